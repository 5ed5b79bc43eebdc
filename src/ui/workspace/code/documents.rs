//! The documents at the left, with how far one is with each.

use crate::model::{DocumentId, PassId};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts};
use crate::ui::{Commands, View};
use egui::{ScrollArea, Ui};

/// The part of the panel's height that the documents take at most.
const SHARE: f32 = 0.36;

/// Room that lists keep for their scroll bar.
pub(super) const BAR: f32 = 8.0;

/// A document of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: DocumentId,
    name: String,
    /// “62 %”, “–”.
    right: String,
    /// What a reader of screens says instead.
    spoken: String,
    finished: bool,
    /// Not material of the pass.
    beside: bool,
}

/// The list, made anew when the study or the pass changes.
#[derive(Debug, Default)]
pub(super) struct Documents {
    key: Option<(u64, Option<PassId>)>,
    rows: Vec<Row>,
    /// “4 of 11 finished”.
    finished: String,
    shown: Option<DocumentId>,
}

impl Documents {
    /// Makes the list anew where something has changed.
    pub fn update(&mut self, view: &View<'_>) {
        let key = Some((view.revision(), view.pass()));
        if self.key == key {
            return;
        }
        self.key = key;
        let pass = view.pass().and_then(|pass| view.overview.pass(pass));
        let material = pass.map(|row| view.seen.documents_of_pass(row.id));
        let documents = view.overview.documents.iter();
        self.rows = documents
            .map(|document| {
                let beside = material
                    .as_ref()
                    .is_some_and(|it| !it.contains(&document.id));
                row(view, document.id, document.name.clone(), beside)
            })
            .collect();
        let mine = pass.filter(|row| row.is_mine).zip(view.me());
        self.finished = match mine {
            // Within constructs the sub-domains are finished, and their own section says how many.
            Some((row, me)) if row.constructs.is_empty() => {
                format!("{} of {} finished", row.closed_by(me), row.parts)
            }
            _ => self.rows.len().to_string(),
        };
    }

    /// The next document of the list, or the one before.
    pub fn beside(&self, open: Option<DocumentId>, forward: bool) -> Option<DocumentId> {
        let at = self.rows.iter().position(|row| Some(row.id) == open);
        let to = match (at, forward) {
            (None, _) => 0,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1)?,
        };
        self.rows.get(to).map(|row| row.id)
    }

    /// The first document one is not finished with, else the first.
    pub fn first(&self) -> Option<DocumentId> {
        let open = self.rows.iter().find(|row| !row.finished && !row.beside);
        open.or_else(|| self.rows.first()).map(|row| row.id)
    }

    /// Draws the list.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - BAR);
            parts::section(ui, "Documents", &self.finished);
        });
        let most = (ui.available_height() * SHARE).max(3.0 * metrics::ROW);
        let height = (self.rows.len() as f32 * metrics::ROW).min(most);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut area = ScrollArea::vertical()
                .id_salt("documents")
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink(false);
            let open = view.here.document;
            if self.shown != open {
                self.shown = open;
                let place = self.rows.iter().position(|row| Some(row.id) == open);
                if let Some(place) = place.filter(|_| height >= most) {
                    let offset = place as f32 * metrics::ROW - height / 2.0;
                    area = area.vertical_scroll_offset(offset.max(0.0));
                }
            }
            area.show_rows(ui, metrics::ROW, self.rows.len(), |ui, range| {
                for row in self.rows.get(range).unwrap_or_default() {
                    ui.push_id(row.id.0.bits(), |ui| show_row(ui, view, row, commands));
                }
            });
        });
    }
}

/// What the share of a document is of.
const OF_WHAT: &str = "Of all characters of the document, everybody’s words. Coverage (U) counts what participants said.";

fn show_row(ui: &mut Ui, view: &View<'_>, row: &Row, commands: &mut Commands) {
    let mut line = parts::ListRow::new(&row.name)
        .depth(1)
        .spoken(&row.spoken)
        .quiet(row.beside)
        .selected(view.here.document == Some(row.id));
    line = if row.finished {
        line.right_icon(Icon::Check)
    } else {
        line.right(&row.right)
    };
    let shown = line.show(ui);
    let shown = if row.right.ends_with('%') && !row.finished {
        shown.on_hover_text(OF_WHAT)
    } else {
        shown
    };
    if shown.clicked() {
        commands.open_document(row.id);
    }
}

fn row(view: &View<'_>, id: DocumentId, name: String, beside: bool) -> Row {
    let mine = view.pass().zip(view.me());
    let progress = mine.and_then(|(pass, me)| view.overview.progress(pass, me, id));
    let progress = progress.unwrap_or_default();
    let right = if beside || mine.is_none() {
        String::new()
    } else {
        progress.word()
    };
    let spoken = match right.as_str() {
        _ if progress.finished => "finished".to_owned(),
        "–" => "not begun".to_owned(),
        "" => String::new(),
        word if word.ends_with('%') => format!("{word} coded"),
        word => word.to_owned(),
    };
    Row {
        id,
        name,
        right,
        spoken,
        finished: progress.finished,
        beside,
    }
}
