//! The field notes of an interview beside it, to be read and looked through while one codes.

use super::sheet::{kind_name, speakers};
use crate::model::things::Document;
use crate::model::{DocumentId, DocumentKind, Text};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::transcript::{ShownSpeaker, Transcript, TranscriptState, TranscriptView};
use crate::ui::{Commands, Date, View};
use egui::{Rect, Ui, UiBuilder};
use std::sync::Arc;

/// Share of the room that the notes take, and their least and greatest width.
const SHARE: f32 = 0.34;
const WIDTHS: (f32, f32) = (264.0, 420.0);
/// A window narrower than this has no room for the record at the right as well.
const ROOMY: f32 = 1500.0;
/// Size of the notes' text as a share of the transcript's.
const SMALLER: f32 = 0.88;

/// The notes beside the open document.
#[derive(Default)]
pub(super) struct Beside {
    open: bool,
    crowded: bool,
    key: Option<(u64, DocumentId)>,
    /// Documents that belong to the open one, in the order of the study.
    found: Vec<DocumentId>,
    at: usize,
    shown: Option<Shown>,
    state: TranscriptState,
}

/// The note that is shown.
struct Shown {
    document: DocumentId,
    revision: u64,
    name: String,
    under: String,
    text: Result<Arc<Text>, String>,
    speakers: Vec<ShownSpeaker>,
}

impl Beside {
    /// Finds what belongs to the open document, where that or the study has changed.
    pub fn update(&mut self, view: &View<'_>, open: DocumentId) {
        let key = Some((view.revision(), open));
        if self.key == key {
            return;
        }
        if self.key.is_none_or(|(_, before)| before != open) {
            self.at = 0;
        }
        self.key = key;
        self.found = belonging(view, open);
        self.at = self.at.min(self.found.len().saturating_sub(1));
    }

    /// Whether there is anything to show beside the open document.
    pub const fn is_offered(&self) -> bool {
        !self.found.is_empty()
    }

    /// Shows the notes, or no longer.
    pub const fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Whether they are shown.
    pub const fn is_shown(&self) -> bool {
        self.open && self.is_offered()
    }

    /// Whether they stand where the record of what is selected would.
    pub const fn is_in_place_of_the_record(&self) -> bool {
        self.is_shown() && self.crowded
    }

    /// Makes room for the record where there is none beside the notes.
    pub fn give_way(&mut self) {
        if self.is_in_place_of_the_record() {
            self.open = false;
        }
    }

    /// Draws the notes at the right of the room there is, and gives back what is left of it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        setting: &TranscriptView,
        commands: &mut Commands,
    ) -> Rect {
        let room = ui.available_rect_before_wrap();
        self.crowded = ui.ctx().content_rect().width() < ROOMY;
        if !self.is_shown() {
            return room;
        }
        let width = (room.width() * SHARE).clamp(WIDTHS.0, WIDTHS.1);
        let (left, right) = room.split_left_right_at_x(room.right() - width);
        let theme = theme(ui);
        let edge = egui::Stroke::new(1.0, theme.line);
        ui.painter().vline(right.left(), right.y_range(), edge);
        let scope = UiBuilder::new()
            .max_rect(right.with_min_x(right.left() + 1.0))
            .id_salt("field notes");
        let mut column = ui.new_child(scope);
        self.head(&mut column, view, commands);
        self.note(&mut column, view, setting);
        left
    }

    /// Which note, a step to the others, opening it as a document, and closing.
    fn head(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.load(view);
        let Some(shown) = &self.shown else {
            return;
        };
        let theme = theme(ui);
        let mut step = 0;
        let mut close = false;
        let margin = egui::Margin::symmetric(12, 4);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_height(metrics::CONTROL);
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                ui.with_layout(layout, |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    close = parts::icon_button(ui, Icon::Close, "Close the field notes").clicked();
                    if self.found.len() > 1 {
                        if parts::icon_button(ui, Icon::ChevronRight, "Next field note").clicked() {
                            step = 1;
                        }
                        let count = format!("{} of {}", self.at + 1, self.found.len());
                        ui.label(theme.small(count));
                    }
                    let layout = egui::Layout::left_to_right(egui::Align::Center);
                    ui.with_layout(layout, |ui| {
                        let name = egui::Label::new(theme.strong(&shown.name)).truncate();
                        ui.add(name).on_hover_text(&shown.name);
                    });
                });
            });
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.small(&shown.under));
                if parts::link(ui, "Open it").clicked() {
                    commands.open_document(shown.document);
                }
            });
        });
        if step > 0 {
            self.at = (self.at + step) % self.found.len().max(1);
        }
        if close {
            self.open = false;
        }
    }

    fn note(&mut self, ui: &mut Ui, view: &View<'_>, setting: &TranscriptView) {
        let Some(shown) = &self.shown else {
            return;
        };
        let text = match &shown.text {
            Ok(text) => Arc::clone(text),
            Err(why) => {
                ui.label(theme(ui).quiet(why));
                return;
            }
        };
        let turns = view.seen.document(shown.document).map(Document::turns);
        let setting = TranscriptView {
            size: (setting.size * SMALLER).max(TranscriptView::SMALLEST),
            beside: true,
            ..*setting
        };
        let key = shown.document.0.bits();
        let output = Transcript::new(key, &text, turns.unwrap_or_default())
            .speakers(&shown.speakers)
            .named("Field notes")
            .view(&setting)
            .show(ui, &mut self.state);
        drop(output);
    }

    /// Loads the note that is to be shown, where it is another or the study has changed.
    fn load(&mut self, view: &View<'_>) {
        let Some(id) = self.found.get(self.at).copied() else {
            self.shown = None;
            return;
        };
        let same = self.shown.as_ref();
        if same.is_some_and(|it| it.document == id && it.revision == view.revision()) {
            return;
        }
        if same.is_none_or(|it| it.document != id) {
            self.state = TranscriptState::new();
        }
        let document = view.seen.document(id);
        let row = view.overview.document(id);
        let kind = row.map_or("", |row| kind_name(row.kind));
        let date = row.and_then(|row| Date::of_day(&row.date));
        self.shown = Some(Shown {
            document: id,
            revision: view.revision(),
            name: row.map_or_else(String::new, |row| row.name.clone()),
            under: match date {
                Some(date) => format!("{kind}, {}", date.day_and_month()),
                None => kind.to_owned(),
            },
            text: view.text_of(id),
            speakers: document.map_or_else(Vec::new, |it| speakers(view, it)),
        });
    }
}

/// The field notes of an interview: those linked to it, and those of one of its participants that are linked to no
/// interview. Beside a field note stand the interviews it is linked to.
fn belonging(view: &View<'_>, open: DocumentId) -> Vec<DocumentId> {
    let Some(own) = view.overview.document(open) else {
        return Vec::new();
    };
    let linked = |note: DocumentId| {
        let note = view.seen.document(note).into_iter();
        let all = note.flat_map(|it| it.note_of.iter());
        let standing = all.filter(|(_, linked)| linked.get_or(false));
        standing
            .map(|(interview, _)| *interview)
            .collect::<Vec<_>>()
    };
    let rows = view.overview.documents.iter();
    let others = rows.filter(|row| row.id != open && !row.erased);
    if own.kind == DocumentKind::FieldNote {
        let of = linked(open);
        return others
            .map(|row| row.id)
            .filter(|id| of.contains(id))
            .collect();
    }
    others
        .filter(|row| row.kind == DocumentKind::FieldNote)
        .filter(|row| {
            let of = linked(row.id);
            let shared = || {
                row.participants
                    .iter()
                    .any(|it| own.participants.contains(it))
            };
            of.contains(&open) || of.is_empty() && shared()
        })
        .map(|row| row.id)
        .collect()
}
