//! One side's codes.

use super::super::comparison::Comparison;
use super::super::words::possessive;
use super::{Frames, MatchingPage, row};
use crate::analysis::matching::Likeness;
use crate::model::CodeId;
use crate::ui::View;
use crate::ui::theme::parts;
use egui::{Id, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

/// Height of a row, which has two lines.
const ROW: f32 = 44.0;

/// What is remembered of one side.
#[derive(Debug, Default)]
pub(super) struct Side {
    rows: Vec<(CodeId, Option<Likeness>)>,
    chosen: Option<CodeId>,
    at: usize,
    follow: bool,
    scrolled: (f32, f32),
    /// The code across by whose likeness the rows stand in order.
    pub ranked_for: Option<CodeId>,
}

impl Side {
    /// The codes in order, with their likeness where they are ranked.
    pub fn rows(&self) -> &[(CodeId, Option<Likeness>)] {
        &self.rows
    }

    /// The chosen code.
    pub fn chosen(&self) -> Option<CodeId> {
        self.rows.get(self.at).map(|(code, _)| *code)
    }

    /// Where the chosen code stands.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many rows go into what is in sight.
    pub fn page(&self) -> usize {
        ((self.scrolled.1 / ROW) as usize).max(1)
    }

    /// Takes other rows; what was chosen stays chosen where it is still there.
    pub fn set(&mut self, rows: Vec<(CodeId, Option<Likeness>)>) {
        self.rows = rows;
        let place = self
            .rows
            .iter()
            .position(|(code, _)| Some(*code) == self.chosen);
        let at = place.unwrap_or_else(|| self.at.min(self.rows.len().saturating_sub(1)));
        self.choose(at);
    }

    /// Chooses the code at a place.
    pub fn choose(&mut self, at: usize) {
        self.at = at;
        self.chosen = self.chosen();
        self.follow = true;
    }

    /// Chooses a code, where it is here.
    pub fn choose_code(&mut self, code: CodeId) {
        if let Some(at) = self.rows.iter().position(|(it, _)| *it == code) {
            self.choose(at);
        }
    }

    fn offset_for_chosen(&self, room: f32) -> f32 {
        let top = self.at as f32 * ROW;
        let (offset, known) = self.scrolled;
        let room = if known > 0.0 { known } else { room };
        let last = (top + ROW - room).max(0.0);
        offset.clamp(last.min(top), top.max(last))
    }
}

/// The widget that a side's list is as a whole: one stop of the keyboard, however many rows.
pub(super) fn id(side: usize) -> Id {
    Id::unique(("frame", side))
}

/// Makes room for a side's list as a whole.
pub(super) fn whole(ui: &mut Ui, side: usize, names: &[String; 2]) -> Response {
    let rect = ui.available_rect_before_wrap();
    let list = ui.interact(rect, id(side), Sense::focusable_noninteractive());
    let name = names
        .get(side)
        .map_or_else(String::new, |it| possessive(it));
    list.widget_info(|| WidgetInfo::labeled(Role::List, true, format!("{name} codes")));
    list
}

impl MatchingPage {
    /// Draws a side; the place of a row that was clicked.
    pub(super) fn list(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        frames: &Frames,
        side: usize,
        whole: &Response,
    ) -> Option<usize> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.available_height();
        let it = self.sides.get_mut(side)?;
        let mut area = ScrollArea::vertical()
            .id_salt(("frame", side))
            .auto_shrink(false);
        if std::mem::take(&mut it.follow) {
            area = area.vertical_scroll_offset(it.offset_for_chosen(room));
        }
        let (rows, at) = (it.rows.len(), it.at);
        let mut clicked = None;
        let output = area.show_rows(ui, ROW, rows, |ui, visible| {
            for place in visible {
                let Some(line) = self.line(view, comparison, frames, side, place) else {
                    continue;
                };
                let chosen = (place == at).then_some(self.active == side);
                let size = vec2(ui.available_width(), ROW);
                if row::show(ui, &line, size, chosen).clicked() {
                    clicked = Some(place);
                }
            }
        });
        if let Some(it) = self.sides.get_mut(side) {
            it.scrolled = (output.state.clamped_offset().y, output.inner_rect.height());
        }
        parts::focus_ring(ui, whole, whole.rect.expand2(vec2(4.0, 2.0)));
        clicked
    }
}
