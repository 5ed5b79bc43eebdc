//! Where analysts differ, and what they decide.
//!
//! ```text
//! left: who, pass, and what is shown of it │ passages to talk about, figures │ the passage, both layers, the decision
//!                                          │ before these: both frames        │ two codes and their passages
//! ```
//!
//! Discrepancies and figures are made off the screen's thread from [`crate::model::SeenApart`], anew at each revision of
//! the study or choice; the screen shows the last ones until the new ones are there.

mod alone;
mod borders;
mod by_rule;
mod challenges;
mod choices;
mod comparison;
mod consensus_page;
mod consensus_part;
mod consensus_tab;
mod decide;
mod decided;
mod definition;
mod figures;
mod filter;
mod found;
mod header;
mod kept;
mod kinds;
mod left;
mod list;
mod list_line;
mod matching;
mod other_code;
mod passage;
mod passage_panel;
mod passes;
mod progress;
mod readings;
mod round_choices;
mod session;
mod source;
mod underline;
mod ways;
mod words;

use crate::model::{HistoryOf, PassId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{ClosingRecord, Commands, HistoryFold, View, Workspace};
use comparison::Comparison;
use egui::{Frame, Margin, Ui};
use passes::{ComparedPass, compared_passes};

/// Where analysts differ, and what they decide.
#[derive(Debug, Default)]
pub struct CompareWorkspace {
    revision: u64,
    passes: Vec<ComparedPass>,
    choice: comparison::Choice,
    tab: Tab,
    list: list::PassageList,
    figures: figures::FigureTable,
    reader: passage::Reader,
    deciding: decide::Deciding,
    session: session::SessionChoice,
    by_rule: by_rule::ByRule,
    progress: progress::ProgressFold,
    consensus: consensus_page::ConsensusPage,
    matching: matching::MatchingPage,
    closing: ClosingRecord,
    challenges: challenges::ChallengesPage,
    alone: alone::Alone,
    offered: matching::Offered,
    /// One analyst's two passes, where no pass has two analysts, and whether they are shown.
    twice: Option<Comparison>,
    shows_twice: bool,
    /// The pass that was last opened here, and whether anything of it showed.
    opened: Option<(PassId, bool)>,
    /// How high the lower half of the right panel was when last drawn, in points.
    decision_height: f32,
}

/// What the centre shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    Matching,
    #[default]
    Passages,
    Figures,
    Consensus,
}

impl CompareWorkspace {
    fn update(&mut self, view: &View<'_>) {
        if self.revision != view.revision() {
            self.revision = view.revision();
            self.passes = compared_passes(view);
            self.twice = None;
            if self.passes.is_empty() {
                self.twice = figures::of_one_alone(view);
            }
        }
        self.challenges.update(view, self.passes.is_empty());
    }

    /// What is compared now; none where no pass has two analysts.
    fn comparison(&mut self, view: &View<'_>) -> Option<Comparison> {
        let anew = self.revision != view.revision();
        self.update(view);
        if let Some(twice) = self.twice.as_ref().filter(|_| self.shows_twice) {
            self.tab = Tab::Figures;
            return Some(twice.clone());
        }
        let comparison = self.choice.comparison(view, &self.passes)?;
        let shows = comparison.pass.hidden.is_none();
        let opened = Some((comparison.pass.id, shows));
        let other = self.opened != opened;
        if other || anew {
            self.offered = matching::Offered::default();
            if shows {
                self.offered = matching::Offered::of(view, comparison.pass.id);
            }
        }
        if other {
            self.opened = opened;
            // Independently made codes are matched before anything else is compared.
            if self.offered.first {
                self.tab = Tab::Matching;
            }
        }
        if self.tab == Tab::Matching && !self.offered.here {
            self.tab = Tab::Passages;
        }
        Some(comparison)
    }

    /// Goes where a click in the figures leads.
    fn follow(&mut self, wanted: Option<figures::Wanted>) {
        let Some(figures::Wanted::Passages(code, document)) = wanted else {
            return;
        };
        self.list.filter = filter::Filter {
            document,
            code,
            ..filter::Filter::default()
        };
        self.tab = Tab::Passages;
    }
}

impl Workspace for CompareWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        if self.challenges.is_shown() {
            let (passes, choice) = (&self.passes, &mut self.choice);
            self.challenges.left(ui, view, passes, choice, commands);
            return;
        }
        let Some(comparison) = self.comparison(view) else {
            return;
        };
        let choice = &mut self.choice;
        match self.tab {
            Tab::Passages | Tab::Consensus => {
                left::readings(ui, view, &comparison, choice, commands);
            }
            // One analyst twice has no names to hide.
            Tab::Figures if self.shows_twice && self.twice.is_some() => {
                left::who(ui, view, &comparison, choice);
            }
            Tab::Figures => left::readings(ui, view, &comparison, choice, commands),
            Tab::Matching => {
                left::readings(ui, view, &comparison, choice, commands);
                left::pair(ui, view, &comparison, choice);
            }
        }
        if self.twice.is_none() || !self.shows_twice {
            left::passes(ui, &self.passes, &comparison, &mut self.choice);
        }
        self.challenges.choice(ui);
        if comparison.pass.hidden.is_some() {
            return;
        }
        match self.tab {
            Tab::Passages => {
                self.list.update(view, &comparison);
                let count = self.list.count();
                self.session.show(ui, view, &comparison, count, commands);
                if let Some(found) = self.list.found() {
                    let filter = &mut self.list.filter;
                    self.progress.show(ui, view, &comparison, &found, filter);
                }
                left::kinds(ui, view, &comparison, &mut self.list);
                if let Some(found) = self.list.found() {
                    let session = self.session.current(view, &comparison);
                    let open = self.list.open_of_kind();
                    let by_rule = &mut self.by_rule;
                    by_rule.show(ui, view, &comparison, &found, open, session, commands);
                    left::filters(ui, view, &comparison, &mut self.list);
                }
            }
            Tab::Matching => {
                self.matching.update(view, &comparison);
                self.matching.left(ui, view, &comparison, commands);
            }
            Tab::Figures => self.figures.left(ui, view, &comparison),
            Tab::Consensus => {
                self.list.update(view, &comparison);
                parts::section(ui, "Borders", "");
                left::borders(ui, &mut self.list);
                let count = self.list.count();
                self.session.show(ui, view, &comparison, count, commands);
            }
        }
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        if self.challenges.is_shown() {
            self.challenges.centre(ui, view, commands);
            return;
        }
        let Some(comparison) = self.comparison(view) else {
            if self.twice.is_some() && figures::offer_twice(ui) {
                self.shows_twice = true;
            }
            self.alone.show(ui, view, commands);
            return;
        };
        let margin = Margin {
            left: 24,
            right: 20,
            top: 16,
            bottom: 0,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            self.header(ui, &comparison);
            if let Some(sentence) = &comparison.pass.hidden {
                ui.add_space(metrics::GRID * 3.0);
                ui.label(theme(ui).quiet(sentence));
                return;
            }
            self.closing
                .line(ui, view, comparison.pass.id, !comparison.hides);
            match self.tab {
                Tab::Matching => {
                    self.matching.update(view, &comparison);
                    self.matching.show(ui, view, &comparison, commands);
                }
                Tab::Passages => {
                    self.list.update(view, &comparison);
                    let busy = self.deciding.is_busy();
                    self.list.show(ui, view, &comparison, busy, commands);
                    self.keys(ui, view, &comparison, commands);
                }
                Tab::Figures => {
                    self.figures.update(view, &comparison);
                    let waiting = self.figures.waiting_for_matching();
                    let without = self.figures.without_counterpart();
                    if self.offered.here && matching::before_figures(ui, waiting, without) {
                        self.tab = Tab::Matching;
                    }
                    let wanted = self.figures.show(ui, view, &comparison, commands);
                    self.follow(wanted);
                }
                Tab::Consensus => self.consensus(ui, view, &comparison),
            }
        });
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.challenges.is_shown() {
            self.challenges.right(ui, view, commands);
            return;
        }
        let Some(comparison) = self.comparison(view) else {
            return;
        };
        if comparison.pass.hidden.is_some() {
            return;
        }
        // The panel is as wide as it is, whatever stands in it.
        ui.set_min_width(ui.available_width());
        match self.tab {
            Tab::Passages => self.passage(ui, view, &comparison, commands),
            Tab::Consensus => self.part_of_consensus(ui, view, &comparison, commands),
            Tab::Matching => {
                self.matching.update(view, &comparison);
                self.matching.right(ui, view, &comparison, commands);
            }
            Tab::Figures => {
                let wanted = self.figures.right(ui, view, &comparison, commands);
                self.follow(wanted);
            }
        }
    }

    fn has_left(&self, view: &View<'_>) -> bool {
        view.seen
            .passes()
            .iter()
            .any(|pass| pass.opened.analysts.len() > 1 || !pass.opened.blind)
            && (self.revision != view.revision() || !self.passes.is_empty())
            || self.challenges.has_any()
            || self.shows_twice && self.twice.is_some()
    }

    fn has_right(&self, view: &View<'_>) -> bool {
        self.challenges.is_shown() || self.has_left(view) && self.choice.shows_something()
    }

    fn widths(&self) -> (f32, f32) {
        (212.0, 344.0)
    }

    fn memo_on(&self, _view: &View<'_>) -> Option<crate::model::Target> {
        if self.challenges.is_shown() {
            return self.challenges.passage();
        }
        match self.tab {
            Tab::Passages => self
                .list
                .chosen_row()
                .map(|row| crate::model::Target::Passage {
                    document: row.document,
                    span: row.span,
                }),
            Tab::Figures => self.figures.memo_on(),
            Tab::Matching => {
                let codes = self.matching.codes();
                codes.first().copied().map(crate::model::Target::Code)
            }
            Tab::Consensus => None,
        }
    }

    fn history_of(&self, view: &View<'_>) -> Vec<HistoryOf> {
        // A history says who did what.
        if comparison::hides_who(view) {
            return Vec::new();
        }
        match self.tab {
            Tab::Matching => {
                let codes = self.matching.codes().into_iter().take(1);
                codes.map(HistoryOf::Code).collect()
            }
            _ => HistoryFold::of_selected(view),
        }
    }

    fn scrolls_right(&self) -> bool {
        true
    }

    fn is_busy(&self) -> bool {
        self.deciding.is_busy() || self.challenges.is_busy() || self.alone.is_busy()
    }
}
