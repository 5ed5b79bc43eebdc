//! Searching transcripts, memos and definitions.

mod answer;
mod asking;

use crate::jobs::{Latest, ReadText, StudySearch};
use crate::search::{Index, Kind, Order, SYNTAX};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, Workspace};
use answer::{Answer, Found};
use asking::Asking;
use egui::{Key, Modifiers, ScrollArea, TextEdit, Ui};
use std::path::PathBuf;
use std::sync::Arc;

/// Hits listed at most; the total counts all.
const LISTED: usize = 500;

/// Searching the transcripts.
#[derive(Default)]
pub struct ExploreWorkspace {
    asking: Asking,
    index: Option<(PathBuf, Index)>,
    built: Latest<()>,
    answers: Latest<Arc<Answer>>,
    /// The hit that the arrow keys stand on.
    at: usize,
    shown_for: u64,
    help: bool,
}

impl std::fmt::Debug for ExploreWorkspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExploreWorkspace({:?})", self.asking)
    }
}

impl ExploreWorkspace {
    /// Brings the index to the study as it is now, and asks it; both off the screen's thread.
    fn update(&mut self, view: &View<'_>) {
        let folder = view.cache.join("search");
        if self.index.as_ref().is_none_or(|(of, _)| *of != folder) {
            self.index = Some((folder.clone(), Index::in_folder(&folder)));
            self.built = Latest::default();
        }
        let Some((_, index)) = &self.index else {
            return;
        };
        let revision = view.revision();
        // What failed or was cancelled is not gathered again at every frame, only when asked to.
        let settled = self.built.get(revision).is_some() || self.built.error(revision).is_some();
        if !settled && !self.built.is_working() {
            let texts = view.texts.clone();
            let read: ReadText = Arc::new(move |hash| texts.get(hash).ok());
            let given = StudySearch::of(view.seen, &read);
            let index = index.clone();
            self.built
                .want(view.jobs, "Indexing", revision, move |watch| {
                    let documents = given.documents();
                    index
                        .update(
                            &documents,
                            &|done, total| watch.progress(done, total),
                            &|| watch.is_cancelled(),
                        )
                        .map(|_| ())
                });
        }
        let ready = u64::from(self.built.get(revision).is_some());
        let key = self.asking.key(revision * 2 + ready);
        if self.asking.is_empty() || !index.is_ready() {
            return;
        }
        let (index, options, query) = (
            index.clone(),
            self.asking.options(LISTED),
            self.asking.query.clone(),
        );
        self.answers.want(view.jobs, "Searching", key, move |_| {
            index
                .search(&query, &options)
                .map(|hits| Arc::new(Answer::of(&query, &hits)))
        });
        if self.shown_for != key && self.answers.get(key).is_some() {
            self.shown_for = key;
            self.at = 0;
        }
    }

    fn field(&mut self, ui: &mut Ui) {
        let field = TextEdit::singleline(&mut self.asking.query)
            .hint_text("Search the transcripts")
            .font(egui::FontSelection::FontId(crate::ui::fonts::sans(15.0)))
            .margin(egui::Margin::symmetric(12, 9))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search the transcripts")
        });
        if self.asking.begin {
            self.asking.begin = false;
            response.request_focus();
        }
    }

    fn keys(&mut self, ui: &Ui, found: &[Found], commands: &mut Commands) {
        if found.is_empty() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.at = (self.at + 1).min(found.len() - 1);
        }
        if pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
        if pressed(Key::Enter)
            && let Some(hit) = found.get(self.at)
        {
            hit.open(commands);
        }
    }

    fn list(&mut self, ui: &mut Ui, view: &View<'_>, answer: &Answer, commands: &mut Commands) {
        let theme = theme(ui);
        for note in &answer.notes {
            ui.add(egui::Label::new(theme.quiet(note)).wrap());
        }
        ui.horizontal(|ui| {
            ui.label(theme.text(&answer.total));
            ui.label(theme.small("↑ ↓ to move, Enter opens the place"));
        });
        ui.add_space(metrics::GRID * 2.0);
        let height = answer::row_height(ui);
        ScrollArea::vertical().auto_shrink(false).show_rows(
            ui,
            height,
            answer.found.len(),
            |ui, rows| {
                for n in rows {
                    let Some(found) = answer.found.get(n) else {
                        continue;
                    };
                    let response = answer::row(ui, view, found, n == self.at);
                    if response.clicked() {
                        self.at = n;
                        found.open(commands);
                    }
                }
            },
        );
    }
}

impl Workspace for ExploreWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, _commands: &mut Commands) {
        let theme = theme(ui);
        parts::section(ui, "Search in", "");
        for (kind, name) in [
            (Kind::Transcript, "Transcripts"),
            (Kind::Memo, "Memos"),
            (Kind::Definition, "Definitions of codes"),
        ] {
            let mut on = self.asking.kinds.contains(&kind);
            if ui.checkbox(&mut on, name).changed() {
                self.asking.switch(kind, on);
            }
        }
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Words", "");
        ui.checkbox(&mut self.asking.comparison.exact_form, "Exactly as written")
            .on_hover_text("Only this form of a word. Otherwise all forms of its stem count, by the document's language.");
        ui.checkbox(
            &mut self.asking.comparison.diacritics_matter,
            "Accents matter",
        )
        .on_hover_text(
            "é is another letter than e. Letters of their own, such as å in Swedish, always are.",
        );
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Order", "");
        ui.radio_value(&mut self.asking.order, Order::Best, "Best match first");
        ui.radio_value(&mut self.asking.order, Order::Text, "By document");
        ui.add_space(metrics::GRID * 3.0);
        let words = if self.help {
            "Hide how to ask"
        } else {
            "How to ask"
        };
        if parts::link(ui, words).clicked() {
            self.help = !self.help;
        }
        if self.help {
            for (example, meaning) in SYNTAX {
                ui.add_space(metrics::GRID);
                ui.label(theme.strong(example));
                ui.add(egui::Label::new(theme.small(meaning)).wrap());
            }
        }
        let _ = view;
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if view.overview.documents.is_empty() {
            super::empty(
                ui,
                "Nothing to search yet",
                "Here one searches the transcripts, memos and definitions. Bring in a document first.",
                Some(Action::ImportFiles),
                commands,
            );
            return;
        }
        self.update(view);
        let revision = view.revision();
        let not_built = self.built.error(revision).map(ToString::to_string);
        let ready = u64::from(self.built.get(revision).is_some());
        let key = self.asking.key(revision * 2 + ready);
        let not_read = self.answers.error(key).map(ToString::to_string);
        let failed = not_built.or(not_read);
        let answer = self.answers.get(key).cloned();
        let answer = answer.or_else(|| self.answers.last().cloned());
        if let Some(answer) = &answer {
            self.keys(ui, &answer.found, commands);
        }
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            ui.set_max_width(820.0);
            self.field(ui);
            ui.add_space(metrics::GRID * 3.0);
            if let Some(why) = failed
                && parts::banner(ui, parts::Tone::Bad, &why)
            {
                self.built.try_again();
                self.answers.try_again();
            }
            let theme = theme(ui);
            match answer {
                Some(answer) if !self.asking.is_empty() => self.list(ui, view, &answer, commands),
                _ if self.built.is_working() => {
                    ui.label(theme.quiet("The transcripts are being indexed."));
                }
                _ => {
                    ui.label(theme.quiet(
                        "Words side by side find paragraphs that have them all, in any form. “Words in quotation marks” stand side by side.",
                    ));
                }
            }
        });
    }

    fn right(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn has_right(&self, _view: &View<'_>) -> bool {
        false
    }

    fn is_busy(&self) -> bool {
        false
    }
}
