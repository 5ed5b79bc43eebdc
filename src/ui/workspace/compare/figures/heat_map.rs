//! Where analysts differ: codes × documents.

use crate::analysis::agreement::of_study::{PlaceCounts, StudyAgreement};
use crate::model::{CodeId, DocumentId};
use crate::ui::theme::{Theme, parts, theme};
use egui::{
    Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// From one cell to the next, and what of it is drawn.
const PITCH: egui::Vec2 = vec2(25.0, 23.0);
const CELL: egui::Vec2 = vec2(22.0, 20.0);

/// What the map remembers: the cell that the keyboard is on, by row and document.
#[derive(Debug, Default)]
pub(super) struct HeatMap {
    at: (usize, usize),
}

impl HeatMap {
    /// Draws it, codes in the order of the table; a code and a document whose passages are asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        answer: &StudyAgreement,
        order: &[usize],
    ) -> Option<(CodeId, DocumentId)> {
        let heading = parts::section(ui, "Where they differ: code × document", "");
        heading.on_hover_text(
            "Of the units of a document that anybody gave the code, the share on which the analysts differ: the darker, the greater. Rows stand as in the table, documents in the order in which they came.",
        );
        let documents = answer.documents.len();
        self.at.0 = self.at.0.min(order.len().saturating_sub(1));
        self.at.1 = self.at.1.min(documents.saturating_sub(1));
        let mut asked = None;
        let area = ScrollArea::both().id_salt("heat map").auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| {
            let size = vec2(documents as f32 * PITCH.x, order.len() as f32 * PITCH.y);
            let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
            let grid = ui.interact(
                whole.intersect(ui.clip_rect()),
                Id::unique("heat map"),
                Sense::focusable_noninteractive(),
            );
            let spoken = cell_at(answer, order, self.at).map_or_else(
                || "Where they differ".to_owned(),
                |cell| format!("Where they differ: {}", cell.spoken()),
            );
            grid.widget_info(|| WidgetInfo::labeled(Role::Table, true, &spoken));
            if self.keys(ui, &grid, order.len(), documents) {
                asked = cell_at(answer, order, self.at).and_then(|cell| cell.place());
            }
            for row in visible(viewport.y_range(), PITCH.y, order.len()) {
                for document in visible(viewport.x_range(), PITCH.x, documents) {
                    let corner = whole.min + vec2(document as f32 * PITCH.x, row as f32 * PITCH.y);
                    let rect = Rect::from_min_size(corner, CELL);
                    let Some(cell) = cell_at(answer, order, (row, document)) else {
                        continue;
                    };
                    let focused = grid.has_focus() && self.at == (row, document);
                    if cell.show(ui, rect, (row, document), focused).clicked() {
                        self.at = (row, document);
                        asked = cell.place();
                    }
                }
            }
        });
        asked
    }

    /// Arrows move, Enter asks for the passages.
    fn keys(&mut self, ui: &Ui, grid: &Response, rows: usize, documents: usize) -> bool {
        if !grid.has_focus() {
            return false;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (row, document) = self.at;
        let moves = [
            (Key::ArrowDown, (row + 1, document)),
            (Key::ArrowUp, (row.saturating_sub(1), document)),
            (Key::ArrowRight, (row, document + 1)),
            (Key::ArrowLeft, (row, document.saturating_sub(1))),
        ];
        for (key, (row, document)) in moves {
            if pressed(key) {
                self.at = (
                    row.min(rows.saturating_sub(1)),
                    document.min(documents.saturating_sub(1)),
                );
            }
        }
        pressed(Key::Enter)
    }
}

/// The places between two distances.
fn visible(range: egui::Rangef, pitch: f32, count: usize) -> std::ops::Range<usize> {
    let from = (range.min / pitch).floor().max(0.0) as usize;
    let to = (range.max / pitch).ceil().max(0.0) as usize;
    from.min(count)..to.min(count)
}

/// A code in a document.
struct HeatCell<'a> {
    code: Option<CodeId>,
    code_name: &'a str,
    document: DocumentId,
    document_name: &'a str,
    counts: Option<PlaceCounts>,
    units: u64,
    unit: &'a str,
}

fn cell_at<'a>(
    answer: &'a StudyAgreement,
    order: &[usize],
    (row, document): (usize, usize),
) -> Option<HeatCell<'a>> {
    let n = *order.get(row)?;
    let code = answer.per_code.get(n)?;
    Some(HeatCell {
        code: code.code,
        code_name: &code.code_name,
        document: *answer.documents.get(document)?,
        document_name: answer.document_names.get(document)?,
        counts: answer.places.at(n, document),
        units: answer.places.units(document),
        unit: answer.unit,
    })
}

impl HeatCell<'_> {
    fn place(&self) -> Option<(CodeId, DocumentId)> {
        Some((self.code?, self.document))
    }

    /// “trust, Interview 3: 2 of 5 sentences differ, of 120”.
    fn spoken(&self) -> String {
        let what = match self.counts {
            None => "nobody gave it".to_owned(),
            Some(counts) => format!(
                "{} of {} {}{} with it differ",
                counts.differing,
                counts.given,
                self.unit,
                if counts.given == 1 { "" } else { "s" }
            ),
        };
        format!(
            "{}, {}: {what}, of {}",
            self.code_name, self.document_name, self.units
        )
    }

    fn colour(&self, theme: &Theme) -> Color32 {
        let share = self
            .counts
            .map(|it| it.differing as f32 / it.given.max(1) as f32);
        match share {
            None => theme.paper.lerp_to_gamma(theme.line, 0.35),
            Some(share) => theme.paper.lerp_to_gamma(theme.accent, 0.12 + 0.55 * share),
        }
    }

    fn show(&self, ui: &Ui, rect: Rect, place: (usize, usize), focused: bool) -> Response {
        let theme = theme(ui);
        let radius = CornerRadius::same(3);
        ui.painter().rect_filled(rect, radius, self.colour(&theme));
        let response = ui.interact(rect, Id::unique(("heat", place)), Sense::CLICK);
        let spoken = self.spoken();
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &spoken));
        if focused || response.hovered() {
            let stroke = Stroke::new(1.5, theme.accent);
            ui.painter()
                .rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
        }
        response.on_hover_ui(|ui| {
            ui.label(spoken);
        })
    }
}

/// How wide the map is with so many documents.
pub(super) fn width(documents: usize) -> f32 {
    documents as f32 * PITCH.x + 28.0
}
