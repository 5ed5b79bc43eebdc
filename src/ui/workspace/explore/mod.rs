//! Searching transcripts, memos and definitions, and looking through the segments of codes.

mod answer;
mod asking;
mod choosing;
mod facets;
mod indexing;
mod kept;
mod picking;
mod results;
mod row;
mod searching;
mod segments;
mod sight;

use crate::search::{Kind, SYNTAX};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, Workspace};
use egui::Ui;
use searching::Searching;
use segments::Segments;

/// Which of the two pages is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Page {
    #[default]
    Search,
    Segments,
}

/// Searching the transcripts, and looking through segments.
#[derive(Default)]
pub struct ExploreWorkspace {
    page: Page,
    searching: Searching,
    segments: Segments,
    help: bool,
}

impl std::fmt::Debug for ExploreWorkspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExploreWorkspace({:?})", self.page)
    }
}

impl ExploreWorkspace {
    /// Keeps the index as the study is while one is elsewhere, once nothing has changed for a moment; `now` in seconds.
    pub fn keep_index(&mut self, view: &View<'_>, now: f64) {
        if !view.overview.documents.is_empty() {
            self.searching.indexing.follow(view, now);
        }
    }

    /// Asks for these words, as if they had been typed.
    pub fn search_for(&mut self, words: &str) {
        self.page = Page::Search;
        self.searching.ask(words);
    }

    fn tabs(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            for (page, name) in [
                (Page::Search, "Search"),
                (Page::Segments, "Segments of codes"),
            ] {
                if parts::tab(ui, name, self.page == page).clicked() {
                    self.page = page;
                }
            }
        });
        ui.add_space(metrics::GRID * 3.0);
    }

    fn manner(&mut self, ui: &mut Ui) {
        let asking = &mut self.searching.asking;
        parts::section(ui, "Search in", "");
        for (kind, name) in [
            (Kind::Transcript, "Transcripts"),
            (Kind::Memo, "Memos"),
            (Kind::Definition, "Definitions of codes"),
        ] {
            let mut on = asking.kinds.contains(&kind);
            if ui.checkbox(&mut on, name).changed() {
                asking.switch(kind, on);
            }
        }
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Words", "");
        ui.checkbox(&mut asking.exact, "Exactly as written")
            .on_hover_text("Only this form of a word. Otherwise all forms of its stem count, by the document's language.");
        ui.checkbox(&mut asking.marks, "Accents matter")
            .on_hover_text(
                "é is another letter than e. Letters of their own, such as å in Swedish, always are.",
            );
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Order", "");
        ui.radio_value(&mut asking.by_document, false, "Best match first");
        ui.radio_value(&mut asking.by_document, true, "By document");
        ui.add_space(metrics::GRID * 3.0);
    }

    fn how_to_ask(&mut self, ui: &mut Ui) {
        let theme = theme(ui);
        let words = if self.help {
            "Hide how to ask"
        } else {
            "How to ask"
        };
        if parts::link_under_heading(ui, words).clicked() {
            self.help = !self.help;
        }
        if !self.help {
            return;
        }
        for (example, meaning) in SYNTAX {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme.strong(example)).wrap());
            ui.add(egui::Label::new(theme.small(meaning)).wrap());
        }
    }
}

impl Workspace for ExploreWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, _commands: &mut Commands) {
        match self.page {
            Page::Search => {
                self.manner(ui);
                self.searching.facets(ui, view);
                self.how_to_ask(ui);
            }
            Page::Segments => Segments::left(ui),
        }
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
        self.searching.indexing.update(view);
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(960.0));
            self.tabs(ui);
            match self.page {
                Page::Search => self.searching.show(ui, view, commands),
                Page::Segments => self.segments.show(ui, view, commands),
            }
        });
    }

    fn right(&mut self, _ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {}

    fn has_right(&self, _view: &View<'_>) -> bool {
        false
    }

    fn offers(&self, action: Action, view: &View<'_>) -> bool {
        match action {
            Action::FindInDocument => view.here.workspace == crate::ui::WorkspaceKind::Explore,
            Action::CodeSelection => {
                view.here.workspace == crate::ui::WorkspaceKind::Explore
                    && self.page == Page::Search
                    && self.searching.has_hits()
            }
            _ => false,
        }
    }

    fn act(&mut self, action: Action, view: &View<'_>, commands: &mut Commands) {
        match action {
            Action::FindInDocument => {
                self.page = Page::Search;
                self.searching.begin();
            }
            Action::CodeSelection => self.searching.code(view, commands),
            _ => {}
        }
    }

    fn is_busy(&self) -> bool {
        self.searching.is_coding() || self.segments.is_picking()
    }
}
