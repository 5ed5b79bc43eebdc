//! Searching transcripts, memos and definitions, and looking through the segments of codes.

mod answer;
mod asking;
mod chart;
mod choosing;
mod counting;
mod facets;
mod framework;
mod grid;
mod indexing;
mod kept;
mod kinds;
mod list;
mod matrix;
mod narrowing;
mod order;
mod picking;
mod results;
mod row;
mod saving;
mod searching;
mod segments;
mod sight;
mod together;

use super::condense::layer::Layer;
use crate::analysis::layer::LayerChoice;
use crate::search::{Kind, SYNTAX};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, Workspace, forms};
use chart::ChartPage;
use egui::Ui;
use framework::FrameworkPage;
use kinds::Kinds;
use matrix::MatrixPage;
use searching::Searching;
use segments::Segments;
use together::TogetherPage;

/// Which page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Page {
    #[default]
    Search,
    Segments,
    Matrix,
    Together,
    Chart,
    Framework,
}

impl Page {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Search, "Search"),
        (Self::Segments, "Segments of codes"),
        (Self::Matrix, "Matrix"),
        (Self::Together, "Co-occurrence"),
        (Self::Chart, "Charts"),
        (Self::Framework, "Framework matrix"),
    ];

    /// Whether its segments stand at the right of a wide page.
    const fn is_wide(self) -> bool {
        !matches!(self, Self::Search | Self::Segments)
    }
}

/// Searching the transcripts, and looking through segments.
#[derive(Default)]
pub struct ExploreWorkspace {
    page: Page,
    searching: Searching,
    segments: Segments,
    matrix: MatrixPage,
    together: TogetherPage,
    chart: ChartPage,
    framework: FrameworkPage,
    layer: Layer,
    kinds: Kinds,
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

    /// Takes over what was being written on a page that one has left.
    pub fn keep_written(&mut self, view: &View<'_>, commands: &mut Commands) {
        let is_there = view.here.workspace == crate::ui::WorkspaceKind::Explore;
        if !is_there || self.page != Page::Framework {
            self.framework.take_over(view, commands);
        }
    }

    /// Asks for these words, as if they had been typed.
    pub fn search_for(&mut self, words: &str) {
        self.page = Page::Search;
        self.searching.ask(words);
    }

    fn tabs(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            // A name goes to the next line as a whole.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            for (page, name) in Page::ALL {
                if parts::tab(ui, name, self.page == page).clicked() {
                    self.page = page;
                }
            }
        });
        ui.add_space(metrics::GRID * 3.0);
    }

    /// Brings what the page counts to the study as it is now.
    fn update(&mut self, view: &View<'_>) {
        if self.page == Page::Search {
            return;
        }
        self.layer.update(view);
        self.kinds.update(view);
        let codings = self.layer.codings();
        let layer = (&codings, self.layer.number);
        match self.page {
            Page::Search => {}
            Page::Segments => self.segments.update(view, layer),
            Page::Matrix => self.matrix.update(view, layer, &self.kinds),
            Page::Together => self.together.update(view, layer, &self.kinds),
            Page::Chart => self.chart.update(view, layer, &self.kinds),
            Page::Framework => self.framework.update(view, layer, &self.kinds),
        }
    }

    /// Says so where the codings are not there yet; true while nothing can be shown.
    fn is_gathering(&mut self, ui: &mut Ui) -> bool {
        let is_there = self.layer.number > 0;
        let error = self.layer.error();
        not_yet(ui, error, !is_there);
        !is_there
    }

    /// Whose codings count.
    fn whose(&mut self, ui: &mut Ui, view: &View<'_>) {
        let choices: Vec<(LayerChoice, String)> = Layer::choices(view)
            .into_iter()
            .map(|it| (it, it.name(view.seen)))
            .collect();
        let mut choice = self.layer.choice();
        if forms::choice(ui, "Whose codings count", &mut choice, &choices) {
            self.layer.choose(choice);
        }
        if view.overview.hides_anything {
            ui.add_space(metrics::GRID);
            let words = "What is hidden from you until a pass is revealed is in no count.";
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        }
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

/// Keeps an arrow that a list or grid has taken from moving the focus to something beside it.
fn keep_focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
}

/// Says why something is not there, or that it is on its way; true where it is to be tried again.
fn not_yet(ui: &mut Ui, error: Option<String>, working: bool) -> bool {
    if let Some(sentence) = error {
        ui.add(egui::Label::new(theme(ui).text(sentence)).wrap());
        return parts::link(ui, "Try again").clicked();
    }
    if working {
        ui.label(theme(ui).quiet("Counting…"));
    }
    false
}

impl Workspace for ExploreWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.kinds.update(view);
        match self.page {
            Page::Search => {
                self.manner(ui);
                self.searching.facets(ui, view);
                self.how_to_ask(ui);
            }
            Page::Segments => {
                self.segments.left(ui, view, &self.kinds);
                self.whose(ui, view);
                self.segments.save(ui, view, commands);
            }
            Page::Matrix => {
                self.matrix.left(ui, &self.kinds);
                self.whose(ui, view);
                self.matrix.save(ui, view, commands);
            }
            Page::Together => {
                self.together.left(ui, &self.kinds);
                self.whose(ui, view);
                self.together.save(ui, view, commands);
            }
            Page::Chart => {
                self.chart.left(ui, &self.kinds);
                self.whose(ui, view);
                self.chart.save(ui, view, commands);
            }
            Page::Framework => {
                self.framework.left(ui, &self.kinds);
                self.whose(ui, view);
                self.framework.save(ui, view, commands);
            }
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
        self.update(view);
        let margin = if ui.available_width() < 480.0 { 12 } else { 24 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            if !self.page.is_wide() {
                ui.set_max_width(ui.available_width().min(960.0));
            }
            self.tabs(ui);
            if self.page != Page::Search && self.is_gathering(ui) {
                return;
            }
            match self.page {
                Page::Search => self.searching.show(ui, view, commands),
                Page::Segments => self.segments.show(ui, view, commands),
                Page::Matrix => self.matrix.show(ui, view, commands),
                Page::Together => self.together.show(ui, view, commands),
                Page::Chart => self.chart.show(ui, commands, view),
                Page::Framework => self.framework.show(ui, view, commands),
            }
        });
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        match self.page {
            Page::Search | Page::Segments => {}
            Page::Matrix => self.matrix.right(ui, view, commands),
            Page::Together => self.together.right(ui, view, commands),
            Page::Chart => self.chart.right(ui, view, commands),
            Page::Framework => self.framework.right(ui, view, commands),
        }
    }

    fn has_right(&self, _view: &View<'_>) -> bool {
        match self.page {
            Page::Search | Page::Segments => false,
            Page::Matrix => self.matrix.has_chosen(),
            Page::Together => self.together.has_chosen(),
            Page::Chart => self.chart.has_chosen(),
            Page::Framework => self.framework.has_chosen(),
        }
    }

    fn scrolls_right(&self) -> bool {
        true
    }

    fn widths(&self) -> (f32, f32) {
        (264.0, 340.0)
    }

    /// What stands at the right is a list of segments, which have no history together.
    fn history_of(&self, _view: &View<'_>) -> Vec<crate::model::HistoryOf> {
        Vec::new()
    }

    fn offers(&self, action: Action, view: &View<'_>) -> bool {
        match action {
            Action::ShowSegments
            | Action::ShowMatrix
            | Action::ShowTogether
            | Action::ShowCharts
            | Action::ShowFrameworkMatrix => true,
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
            Action::ShowSegments => self.page = Page::Segments,
            Action::ShowMatrix => self.page = Page::Matrix,
            Action::ShowTogether => self.page = Page::Together,
            Action::ShowCharts => self.page = Page::Chart,
            Action::ShowFrameworkMatrix => self.page = Page::Framework,
            Action::CodeSelection => self.searching.code(view, commands),
            _ => {}
        }
    }

    fn is_busy(&self) -> bool {
        self.searching.is_coding() || self.segments.is_picking() || self.framework.is_editing()
    }
}
