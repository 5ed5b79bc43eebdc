//! A grid of cells of which only those in sight are drawn, with heads that stay in sight.

use crate::ui::fonts;
use crate::ui::prose::Words;
use crate::ui::theme::{metrics, parts, theme};
use egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// A place of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum At {
    Cell(usize, usize),
    Row(usize),
    Column(usize),
}

/// What stands in a head.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    pub words: String,
    /// A number or small words beside or below.
    pub small: String,
    pub depth: usize,
    pub spoken: String,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    pub words: String,
    /// How dark its ground is, 0 to 1.
    pub shade: f32,
    /// Written quietly.
    pub is_quiet: bool,
    pub spoken: String,
}

/// What a grid is made of.
pub(super) trait Cells {
    fn rows(&self) -> usize;
    fn columns(&self) -> usize;
    fn row(&self, row: usize) -> Head;
    fn column(&self, column: usize) -> Head;
    fn cell(&self, row: usize, column: usize) -> Shown;
}

/// How large it is drawn, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    pub cell: Vec2,
    /// Width of the heads of rows.
    pub side: f32,
    /// Height of the heads of columns.
    pub head: f32,
    /// Whether cells hold prose rather than numbers.
    pub prose: bool,
}

/// Where one stands in a grid.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub at: Option<At>,
    wanted: bool,
    offset: Vec2,
    room: Vec2,
    /// The grid that is to have the keys when it is next drawn.
    focused: Option<&'static str>,
}

/// What was done with a grid.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Done {
    /// Another place was chosen.
    pub moved: bool,
    /// The chosen place is to be opened: Enter, or a second click.
    pub entered: bool,
    /// Where the chosen cell stands on the screen, as far as it is in sight.
    pub cell: Option<Rect>,
}

impl Standing {
    /// Chooses a place and brings it into sight.
    pub fn go(&mut self, at: At) {
        self.at = Some(at);
        self.wanted = true;
    }

    /// Gives the keys back to a grid.
    pub const fn focus(&mut self, name: &'static str) {
        self.focused = Some(name);
    }

    /// Draws a grid in the room there is. `keys` is whether it listens to them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        name: &str,
        cells: &dyn Cells,
        measures: Measures,
        keys: bool,
    ) -> Done {
        let mut done = Done::default();
        let whole = ui.available_rect_before_wrap();
        let side = measures.side.min(whole.width() * 0.45);
        let measures = Measures { side, ..measures };
        let body = Rect::from_min_max(whole.min + vec2(side, measures.head), whole.max);
        let id = Id::unique(name);
        let grid = ui.interact(whole, id, Sense::focusable_noninteractive());
        grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name));
        parts::focus_ring(ui, &grid, whole);
        if keys {
            self.keys(ui, &grid, cells, &mut done);
        }
        self.at = self.at.filter(|at| is_in(*at, cells));
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body));
        inner.spacing_mut().item_spacing = Vec2::ZERO;
        let size = vec2(
            cells.columns() as f32 * measures.cell.x,
            cells.rows() as f32 * measures.cell.y,
        );
        let mut area = ScrollArea::both().id_salt(name).auto_shrink(false);
        if std::mem::take(&mut self.wanted)
            && let Some(offset) = self.brought(measures.cell)
        {
            area = area.scroll_offset(offset);
        }
        let shown = area.show_viewport(&mut inner, |ui, view| {
            ui.set_min_size(size);
            let origin = ui.min_rect().min;
            self.body(ui, cells, measures, view, origin, &mut done);
        });
        self.offset = shown.state.clamped_offset();
        self.room = shown.inner_rect.size();
        self.heads(ui, cells, measures, whole, body, &mut done);
        if done.moved || self.focused.take() == Some(name) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.allocate_rect(whole, Sense::hover());
        done
    }

    /// How far to scroll so that the chosen place is in sight; none where it is.
    fn brought(&self, cell: Vec2) -> Option<Vec2> {
        let (row, column) = match self.at? {
            At::Cell(row, column) => (Some(row), Some(column)),
            At::Row(row) => (Some(row), None),
            At::Column(column) => (None, Some(column)),
        };
        let along = |place: Option<usize>, step: f32, offset: f32, room: f32| {
            let Some(place) = place else {
                return offset;
            };
            let from = place as f32 * step;
            if from < offset || room < step {
                from
            } else if from + step > offset + room {
                from + step - room
            } else {
                offset
            }
        };
        let to = vec2(
            along(column, cell.x, self.offset.x, self.room.x),
            along(row, cell.y, self.offset.y, self.room.y),
        );
        (to != self.offset && self.room.x > 0.0).then_some(to)
    }

    fn keys(&mut self, ui: &Ui, grid: &egui::Response, cells: &dyn Cells, done: &mut Done) {
        let focused = ui.ctx().memory(egui::Memory::focused);
        if focused.is_some_and(|it| it != grid.id) || cells.rows() == 0 || cells.columns() == 0 {
            return;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let page = ((self.room.y / 2.0) / 32.0).max(1.0) as isize;
        for (key, down, right) in [
            (Key::ArrowDown, 1, 0),
            (Key::ArrowUp, -1, 0),
            (Key::ArrowRight, 0, 1),
            (Key::ArrowLeft, 0, -1),
            (Key::PageDown, page, 0),
            (Key::PageUp, -page, 0),
            (Key::Home, 0, isize::MIN / 2),
            (Key::End, 0, isize::MAX / 2),
        ] {
            if pressed(key) {
                let to = self.stepped(cells, down, right);
                if self.at != Some(to) {
                    self.go(to);
                    done.moved = true;
                }
                super::keep_focus(ui);
            }
        }
        if self.at.is_some() && pressed(Key::Enter) {
            done.entered = true;
        }
    }

    fn stepped(&self, cells: &dyn Cells, down: isize, right: isize) -> At {
        let (last_row, last_column) = (cells.rows() - 1, cells.columns() - 1);
        match self.at {
            None => At::Cell(0, 0),
            Some(At::Cell(row, 0)) if right == -1 => At::Row(row),
            Some(At::Cell(0, column)) if down == -1 => At::Column(column),
            Some(At::Cell(row, column)) => At::Cell(
                row.saturating_add_signed(down).min(last_row),
                column.saturating_add_signed(right).min(last_column),
            ),
            Some(At::Row(row)) if right > 0 => At::Cell(row, 0),
            Some(At::Row(row)) => At::Row(row.saturating_add_signed(down).min(last_row)),
            Some(At::Column(column)) if down > 0 => At::Cell(0, column),
            Some(At::Column(column)) => {
                At::Column(column.saturating_add_signed(right).min(last_column))
            }
        }
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        cells: &dyn Cells,
        measures: Measures,
        view: Rect,
        origin: Pos2,
        done: &mut Done,
    ) {
        let step = measures.cell;
        let range = |from: f32, to: f32, step: f32, of: usize| {
            let first = (from / step).floor().max(0.0) as usize;
            let last = (to / step).ceil().max(0.0) as usize;
            first.min(of)..last.min(of)
        };
        for row in range(view.top(), view.bottom(), step.y, cells.rows()) {
            for column in range(view.left(), view.right(), step.x, cells.columns()) {
                let corner = origin + vec2(column as f32 * step.x, row as f32 * step.y);
                let rect = Rect::from_min_size(corner, step);
                let at = At::Cell(row, column);
                let shown = cells.cell(row, column);
                let id = ui.scope_id().with(("cell", row, column));
                let response = ui.interact(rect, id, Sense::CLICK);
                let selected = self.at == Some(at);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Cell, true, selected, &shown.spoken)
                });
                if selected {
                    done.cell = Some(rect);
                }
                paint_cell(
                    ui,
                    rect,
                    &shown,
                    measures.prose,
                    selected,
                    response.hovered(),
                );
                self.clicked(&response, at, done);
            }
        }
    }

    fn clicked(&mut self, response: &egui::Response, at: At, done: &mut Done) {
        if response.clicked() {
            self.at = Some(at);
            done.moved = true;
        }
        if response.double_clicked() {
            done.entered = true;
        }
    }

    fn heads(
        &mut self,
        ui: &mut Ui,
        cells: &dyn Cells,
        measures: Measures,
        whole: Rect,
        body: Rect,
        done: &mut Done,
    ) {
        let theme = theme(ui);
        let step = measures.cell;
        let mut top = ui.new_child(egui::UiBuilder::new().max_rect(body));
        let band = Rect::from_min_max(
            pos2(body.left(), whole.top()),
            pos2(body.right(), body.top()),
        );
        top.set_clip_rect(band.intersect(ui.clip_rect()));
        let first = (self.offset.x / step.x).floor().max(0.0) as usize;
        let last = ((self.offset.x + body.width()) / step.x).ceil() as usize;
        for column in first..last.min(cells.columns()) {
            let left = body.left() + column as f32 * step.x - self.offset.x;
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(step.x, measures.head));
            self.head(
                &mut top,
                rect,
                &cells.column(column),
                At::Column(column),
                done,
            );
        }
        let mut side = ui.new_child(egui::UiBuilder::new().max_rect(body));
        let band = Rect::from_min_max(
            pos2(whole.left(), body.top()),
            pos2(body.left(), whole.bottom()),
        );
        side.set_clip_rect(band.intersect(ui.clip_rect()));
        let first = (self.offset.y / step.y).floor().max(0.0) as usize;
        let last = ((self.offset.y + body.height()) / step.y).ceil() as usize;
        for row in first..last.min(cells.rows()) {
            let from = body.top() + row as f32 * step.y - self.offset.y;
            let rect = Rect::from_min_size(pos2(whole.left(), from), vec2(measures.side, step.y));
            self.head(&mut side, rect, &cells.row(row), At::Row(row), done);
        }
        ui.painter()
            .hline(whole.x_range(), body.top() - 0.5, theme.hairline());
        ui.painter()
            .vline(body.left() - 0.5, whole.y_range(), theme.hairline());
    }

    fn head(&mut self, ui: &mut Ui, rect: Rect, head: &Head, at: At, done: &mut Done) {
        let theme = theme(ui);
        let visible = rect.intersect(ui.clip_rect());
        let response = ui.interact(visible, ui.scope_id().with(("head", at)), Sense::CLICK);
        let selected = self.at == Some(at);
        let role = match at {
            At::Row(_) => Role::RowHeader,
            _ => Role::ColumnHeader,
        };
        response.widget_info(|| WidgetInfo::selected(role, true, selected, &head.spoken));
        let ground = if selected {
            theme.accent_ground
        } else if response.hovered() {
            theme.frame
        } else {
            Color32::TRANSPARENT
        };
        let radius = f32::from(metrics::RADIUS);
        ui.painter().rect_filled(rect.shrink(1.0), radius, ground);
        let small = Words::line(
            ui.painter(),
            &head.small,
            fonts::sans(metrics::SMALL),
            rect.width() * 0.6,
        );
        let font = fonts::sans(metrics::TEXT - 0.5);
        let line = Some(metrics::SMALL_LINE);
        if matches!(at, At::Row(_)) {
            let indent = head.depth.min(6) as f32 * 10.0;
            let room = rect.width() - indent - small.size().x - 20.0;
            let rows = ((rect.height() - 6.0) / metrics::SMALL_LINE).max(1.0) as usize;
            let words = Words::lines(ui.painter(), &head.words, font, line, room.max(20.0), rows);
            let y = rect.center().y - words.size().y / 2.0;
            words.paint(ui.painter(), pos2(rect.left() + 4.0 + indent, y), theme.ink);
            let at = pos2(
                rect.right() - 8.0 - small.size().x,
                rect.center().y - small.size().y / 2.0,
            );
            small.paint(ui.painter(), at, theme.quiet);
            if words.is_cut() {
                response.clone().on_hover_text(&head.words);
            }
        } else {
            let below = if head.small.is_empty() {
                0.0
            } else {
                metrics::SMALL_LINE
            };
            let rows = ((rect.height() - below - 8.0) / metrics::SMALL_LINE).max(1.0) as usize;
            let room = rect.width() - 12.0;
            let words = Words::lines(ui.painter(), &head.words, font, line, room, rows);
            let y = rect.bottom() - below - 5.0 - words.size().y;
            words.paint(ui.painter(), pos2(rect.left() + 6.0, y), theme.ink);
            let at = pos2(rect.left() + 6.0, rect.bottom() - below - 3.0);
            small.paint(ui.painter(), at, theme.quiet);
            if words.is_cut() {
                response.clone().on_hover_text(&head.words);
            }
        }
        self.clicked(&response, at, done);
    }
}

fn is_in(at: At, cells: &dyn Cells) -> bool {
    match at {
        At::Cell(row, column) => row < cells.rows() && column < cells.columns(),
        At::Row(row) => row < cells.rows(),
        At::Column(column) => column < cells.columns(),
    }
}

fn paint_cell(ui: &Ui, rect: Rect, shown: &Shown, prose: bool, selected: bool, hovered: bool) {
    let theme = theme(ui);
    let inner = rect.shrink(1.0);
    let radius = f32::from(metrics::RADIUS) / 2.0;
    if shown.shade > 0.0 {
        let ground = theme.paper.lerp_to_gamma(theme.accent, shown.shade * 0.42);
        ui.painter().rect_filled(inner, radius, ground);
    } else if hovered {
        ui.painter().rect_filled(inner, radius, theme.frame);
    }
    let colour = if shown.is_quiet {
        theme.quiet
    } else {
        theme.ink
    };
    if prose {
        let font = fonts::sans(metrics::TEXT - 0.5);
        let line = Some(metrics::SMALL_LINE + 1.0);
        let rows = ((rect.height() - 12.0) / (metrics::SMALL_LINE + 1.0)).max(1.0) as usize;
        let room = rect.width() - 16.0;
        let words = Words::lines(ui.painter(), &shown.words, font, line, room, rows);
        words.paint(ui.painter(), rect.min + vec2(8.0, 6.0), colour);
        ui.painter()
            .rect_stroke(inner, radius, theme.hairline(), StrokeKind::Inside);
    } else {
        let font = fonts::sans(metrics::TEXT);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            &shown.words,
            font,
            colour,
        );
    }
    if selected {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(inner, radius, stroke, StrokeKind::Inside);
    }
}
