//! The tests of the codebook on the passes' page, with what came of each.

use super::test_figures::FiguresOfTests;
use crate::model::{Cut, PassId, Reported, RoundId, RoundState, capital};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View};
use egui::{Label, Ui};

/// A test as the list shows it.
#[derive(Debug)]
struct Row {
    pass: PassId,
    round: RoundId,
    name: String,
    words: String,
    state: RoundState,
    revealed_at: Option<Cut>,
    /// “revealed 3 May”.
    standing: String,
}

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub struct TestList {
    rows: Option<(u64, Vec<Row>)>,
    figures: FiguresOfTests,
}

impl TestList {
    /// Draws the list, where there is any test; true where a new one is asked for.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let key = view.revision();
        if self.rows.as_ref().is_none_or(|(known, _)| *known != key) {
            self.rows = Some((key, derive(view)));
        }
        let Some((_, rows)) = &self.rows else { return };
        if rows.is_empty() {
            return;
        }
        parts::section(ui, "Tests of the codebook", &rows.len().to_string());
        for row in rows.iter().rev() {
            one(ui, view, row, &mut self.figures, commands);
            ui.add_space(metrics::GRID * 2.0);
        }
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    row: &Row,
    figures: &mut FiguresOfTests,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        if parts::link(ui, &row.name).clicked() {
            commands.select(Selected::Pass(row.pass));
        }
        let tone = if row.state == RoundState::Revealed {
            Tone::Good
        } else {
            Tone::Quiet
        };
        parts::badge(ui, &row.standing, tone);
    });
    ui.add(Label::new(theme.quiet(&row.words)).wrap());
    let Some(cut) = &row.revealed_at else {
        let words = if row.state == RoundState::Revealed {
            "Revealed; the moment is recorded with the next change of its analysts."
        } else {
            "Its agreement shows once all its analysts have closed it."
        };
        ui.add(Label::new(theme.quiet(words)).wrap());
        return;
    };
    if view.overview.reported == Reported::ConsensusOnly {
        return;
    }
    match figures.of(view, (row.pass, row.round), cut) {
        Ok(figures) => {
            let words = format!("{}. {}.", figures.alpha, figures.of);
            ui.add(Label::new(theme.text(words)).wrap())
                .on_hover_ui(|ui| {
                    let cut = view.seen.shown_cut(cut);
                    ui.label(format!("Made from the study as it was revealed ({cut}); the same whenever it is opened."));
                });
        }
        Err(sentence) => {
            ui.add(Label::new(theme.quiet(sentence)).wrap());
        }
    }
}

fn derive(view: &View<'_>) -> Vec<Row> {
    let tests = view.seen.codebook_tests().into_iter();
    let rows = tests.map(|(pass, round)| {
        let row = view.overview.pass(pass.id);
        Row {
            pass: pass.id,
            round: round.id,
            name: pass.name.text().to_owned(),
            words: capital(&view.seen.round_in_words(&round)),
            state: round.state,
            revealed_at: view.seen.round_revealed_at(&round),
            standing: row.map_or_else(String::new, |row| row.standing.clone()),
        }
    });
    rows.collect()
}
