use super::rows::{MemoRow, Rows};
use crate::model::{MemoId, MemoKind};
use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, metrics, parts, theme};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, FontId, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

/// Height of a row: what it is on, and its beginning.
const ROW: f32 = 50.0;

/// The list as it stands on the screen.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The memo that is to be scrolled to.
    pub scroll_to: Option<MemoId>,
    /// The memo whose row is to be given the keyboard.
    pub focus: Option<MemoId>,
    focused: bool,
}

impl List {
    /// Draws the rows on the screen; the memo that was opened.
    pub fn show(&mut self, ui: &mut Ui, rows: &Rows, open: Option<MemoId>) -> Option<MemoId> {
        let mut opened = self.moved(ui, rows, open);
        if opened.is_some() {
            (self.scroll_to, self.focus) = (opened, opened);
        }
        let scroll_to = self.scroll_to.take();
        let at = |memo| {
            let shown = rows.shown.iter();
            let mut shown = shown.map(|n| rows.all.get(*n).map(|row| row.id));
            shown.position(|it| it == Some(memo))
        };
        let mut area = ScrollArea::vertical()
            .id_salt("list of memos")
            .auto_shrink(false);
        if let Some(at) = scroll_to.and_then(at) {
            let room = ui.available_height();
            area = area.vertical_scroll_offset((at as f32 * ROW - (room - ROW) / 2.0).max(0.0));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        self.focused = false;
        area.show_rows(ui, ROW, rows.shown.len(), |ui, range| {
            for n in rows.shown.get(range).unwrap_or_default() {
                let Some(row) = rows.all.get(*n) else {
                    continue;
                };
                let response = draw(ui, row, open == Some(row.id));
                if self.focus == Some(row.id) {
                    self.focus = None;
                    response.request_focus();
                }
                self.focused |= response.has_focus();
                if response.clicked() {
                    opened = Some(row.id);
                }
            }
        });
        opened
    }

    /// The memo one goes to with the arrows, while a row has the keyboard.
    fn moved(&self, ui: &Ui, rows: &Rows, open: Option<MemoId>) -> Option<MemoId> {
        if !self.focused {
            return None;
        }
        let down = ui.input_mut(|it| it.count_and_consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ui.input_mut(|it| it.count_and_consume_key(Modifiers::NONE, Key::ArrowUp));
        if down + up == 0 {
            return None;
        }
        let shown: Vec<MemoId> = rows
            .shown
            .iter()
            .filter_map(|n| rows.all.get(*n).map(|row| row.id))
            .collect();
        let at = shown.iter().position(|memo| Some(*memo) == open);
        let to = match at {
            Some(at) => (at + down).saturating_sub(up),
            None => 0,
        };
        shown.get(to.min(shown.len().checked_sub(1)?)).copied()
    }
}

fn draw(ui: &mut Ui, row: &MemoRow, open: bool) -> Response {
    let theme = theme(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    // Of its own name, so that it keeps the keyboard while the list scrolls.
    let response = ui.interact(rect, Id::unique(("memo", row.id.0.bits())), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), open, spoken(row)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let radius = CornerRadius::same(metrics::RADIUS);
    if open {
        ui.painter().rect_filled(rect, radius, theme.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, theme.rail);
    }
    parts::focus_ring(ui, &response, rect);
    paint(ui, row, rect.shrink2(vec2(10.0, 4.0)), &theme);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn paint(ui: &Ui, row: &MemoRow, rect: Rect, theme: &Theme) {
    let small = fonts::sans(metrics::SMALL);
    let first = rect.top() + metrics::TEXT_LINE / 2.0;
    let second = first + metrics::TEXT_LINE + 1.0;
    let by = [row.author_name.as_str(), row.date.as_str()];
    let by: Vec<&str> = by.into_iter().filter(|it| !it.is_empty()).collect();
    let by = elided(
        ui,
        &by.join(" · "),
        small.clone(),
        theme.quiet,
        rect.width() / 2.0,
    );
    let mut right = rect.right() - by.size().x;
    ui.painter()
        .galley(pos2(right, first - by.size().y / 2.0), by, theme.quiet);
    let mark = if row.private {
        Some(Icon::Lock)
    } else if row.explored {
        Some(Icon::Check)
    } else {
        None
    };
    if let Some(icon) = mark {
        right -= 18.0;
        let square = Rect::from_center_size(pos2(right + 6.0, first), vec2(12.0, 12.0));
        icon.paint(ui.painter(), square, theme.quiet);
    }
    let kind = elided(ui, row.kind.name(), small, theme.accent, rect.width() / 3.0);
    let left = rect.left() + kind.size().x + 8.0;
    ui.painter().galley(
        pos2(rect.left(), first - kind.size().y / 2.0),
        kind,
        theme.accent,
    );
    let font = fonts::sans_medium(metrics::TEXT);
    let on = elided(
        ui,
        &row.on_name,
        font,
        theme.ink,
        (right - left - 10.0).max(8.0),
    );
    ui.painter()
        .galley(pos2(left, first - on.size().y / 2.0), on, theme.ink);
    let colour = if row.explored { theme.quiet } else { theme.ink };
    let words = elided(
        ui,
        &row.words,
        fonts::sans(metrics::TEXT),
        colour,
        rect.width(),
    );
    let at = pos2(rect.left(), second - words.size().y / 2.0);
    ui.painter().galley(at, words, colour);
}

/// “Analytic memo on Bernie · turn 4, Anna, 14 Mar 2026: Phones are not trusted here.”
fn spoken(row: &MemoRow) -> String {
    let explored = match (row.kind, row.explored) {
        (MemoKind::ToExploreNext, true) => ", explored",
        _ => "",
    };
    format!(
        "{} memo on {}, {}, {}{explored}: {}",
        row.kind.name(),
        row.on_name,
        row.author_name,
        row.date,
        row.words
    )
}

fn elided(
    ui: &Ui,
    words: &str,
    font: FontId,
    colour: Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}
