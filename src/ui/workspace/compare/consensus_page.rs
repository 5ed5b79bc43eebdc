//! The consensus: how far it is, part by part, what became of each analyst's codings, and what the talk changed.

use super::comparison::Comparison;
use super::consensus_part::{FromPart, PartPanel, state};
use super::found::Found;
use super::kinds::Kind;
use super::words::{counted, number};
use crate::analysis::closing::alike_before;
use crate::analysis::consensus::{Changed, Consensus, Ground, Outcome, PartConsensus};
use crate::model::{CodingId, DecisionId, Part, SessionId};
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{ScrollArea, Ui};
use std::collections::BTreeSet;

/// From which height on the lower table has a place of its own.
const TALL: f32 = 520.0;
/// From which width on what was changed stands in a column for borders and one for codes.
const WIDE: f32 = 680.0;

/// What is asked for on the page.
pub(super) enum Asked {
    /// The differences of a part, only those that are open or all.
    Differences { part: Part, open_only: bool },
    /// The difference that these codings belong to.
    Difference(Vec<CodingId>),
}

/// What the page remembers.
#[derive(Debug, Default)]
pub(super) struct ConsensusPage {
    revision: u64,
    /// Rows of what was changed, with the codings of each difference.
    changed: Vec<(Vec<CodingId>, Vec<String>)>,
    of: Option<(crate::model::PassId, usize, bool)>,
    /// What the codings that agree were alike before.
    before: &'static str,
    /// The part that the right panel shows.
    chosen: Option<Part>,
    panel: PartPanel,
}

impl ConsensusPage {
    /// Draws the page; what was asked for on it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
    ) -> Option<Asked> {
        self.update(view, comparison, found);
        let words = theme(ui).quiet(summary(found, self.before));
        ui.add(egui::Label::new(words).wrap());
        ui.add_space(metrics::GRID * 3.0);
        if ui.available_height() < TALL {
            let all = ScrollArea::vertical().id_salt("consensus");
            let page = all.auto_shrink(false).show(ui, |ui| {
                let asked = self.above(ui, view, comparison, found);
                let rest = egui::vec2(ui.available_width(), TALL / 2.0);
                let lower = ui.allocate_ui(rest, |ui| self.changed(ui, found)).inner;
                asked.or(lower)
            });
            return page.inner;
        }
        let asked = self.above(ui, view, comparison, found);
        asked.or_else(|| self.changed(ui, found))
    }

    /// The chosen part, or the first that is not closed, at the right.
    pub fn part(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        session: Option<SessionId>,
        commands: &mut Commands,
    ) -> Option<Asked> {
        let part = *self.chosen_part(view, found)?;
        let panel = &mut self.panel;
        let asked = panel.show(ui, view, comparison, found, &part, session, commands)?;
        let FromPart::Differences { open_only } = asked;
        let part = part.part;
        Some(Asked::Differences { part, open_only })
    }

    fn chosen_part<'f>(&self, view: &View<'_>, found: &'f Found) -> Option<&'f PartConsensus> {
        let all = &found.consensus.parts;
        let chosen = all.iter().find(|it| Some(it.part) == self.chosen);
        let is_open = |it: &&PartConsensus| {
            let closed = view.seen.consensus_closed(found.pass, it.part);
            closed.is_none()
        };
        chosen
            .or_else(|| all.iter().find(is_open))
            .or_else(|| all.first())
    }

    fn update(&mut self, view: &View<'_>, comparison: &Comparison, found: &Found) {
        let of = Some((found.pass, found.consensus.changed.len(), comparison.hides));
        if self.revision == view.revision() && self.of == of {
            return;
        }
        self.revision = view.revision();
        self.of = of;
        self.before = alike_before(view.seen.pass(found.pass), None);
        let amended: BTreeSet<DecisionId> = {
            let amended = view.seen.amendments(found.pass).into_iter();
            amended.map(|(_, made)| made.id).collect()
        };
        let rows = found.consensus.changed.iter();
        self.changed = rows
            .filter_map(|changed| row_of(view, comparison, found, changed, &amended))
            .collect();
    }

    /// What became of the codings, and the parts.
    fn above(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
    ) -> Option<Asked> {
        let consensus = &found.consensus;
        outcomes(ui, comparison, consensus);
        ui.add_space(metrics::GRID * 2.0);
        let height = (ui.available_height() * 0.5).max(TALL * 0.3);
        let size = egui::vec2(ui.available_width(), height);
        let chosen = self.chosen_part(view, found).map(|it| it.part);
        let drawn = ui.allocate_ui(size, |ui| {
            ui.set_min_height(size.y);
            ui.set_max_height(size.y);
            parts_of(ui, view, consensus, chosen)
        });
        let (part, twice) = drawn.inner?;
        self.chosen = Some(part.part);
        let part = *part;
        twice.then_some(Asked::Differences {
            part: part.part,
            open_only: part.open > 0,
        })
    }

    /// The codings that did not stay as they were made.
    fn changed(&self, ui: &mut Ui, found: &Found) -> Option<Asked> {
        let count = number(self.changed.len() as u64);
        parts::section(ui, "What the discussion changed", &count);
        if self.changed.is_empty() {
            let words = if found.rows.is_empty() {
                "Nothing differed."
            } else {
                "Nothing has been changed yet: decide the passages, and what becomes of them stands here."
            };
            ui.label(theme(ui).quiet(words));
            return None;
        }
        let columns = [
            Column::points("Whose", 88.0),
            Column::share("Code", 2.0),
            Column::share("Words", 4.0).from_width(520.0),
            Column::points("Difference", 96.0),
            Column::share("Decision", 2.0),
        ];
        let output = table(
            ui,
            "What the discussion changed",
            &columns,
            self.changed.len(),
            |_| false,
            |n| {
                let cells = self.changed.get(n).map(|(_, cells)| cells.as_slice());
                let cells = cells.unwrap_or_default().iter().enumerate();
                cells
                    .map(|(at, words)| match at {
                        2 => Cell::Quote(words.clone()),
                        3 => Cell::Quiet(words.clone()),
                        _ => Cell::Text(words.clone()),
                    })
                    .collect()
            },
        );
        let clicked = output.double_clicked.or(output.clicked)?;
        let (ids, _) = self.changed.get(clicked)?;
        Some(Asked::Difference(ids.clone()))
    }
}

fn summary(found: &Found, before: &str) -> String {
    let consensus = &found.consensus;
    let stand = consensus.codings.len();
    let agreed = consensus
        .codings
        .iter()
        .filter(|it| it.ground == Ground::Agreed)
        .count();
    let open = match consensus.open() {
        0 if found.rows.is_empty() => "There was nothing to settle.".to_owned(),
        0 => "Nothing is open.".to_owned(),
        1 => "One difference is open.".to_owned(),
        n => format!("{} differences are open.", number(n as u64)),
    };
    let (both, whose) = match consensus.analysts.len() {
        2 => ("both", "Both analysts’"),
        _ => ("all", "All analysts’"),
    };
    format!(
        "{} in the consensus: {} alike by {both} {before}, {} by a decision. {open} {whose} own codings stay as they are; {}.",
        counted(stand, "coding stands", "codings stand"),
        number(agreed as u64),
        number((stand - agreed) as u64),
        consensus.tolerance.sentence(),
    )
}

/// What became of each analyst's codings.
fn outcomes(ui: &mut Ui, comparison: &Comparison, consensus: &Consensus) {
    parts::section(ui, "What became of each analyst’s codings", "");
    let wide = ui.available_width() >= WIDE;
    let mut columns = vec![
        Column::share("Analyst", 1.0),
        Column::points("Codings", 60.0).right(),
        Column::points("Kept as coded", 96.0).right(),
    ];
    if wide {
        columns.push(Column::points("Other borders", 92.0).right());
        columns.push(Column::points("Other code", 76.0).right());
    } else {
        columns.push(Column::points("Changed", 60.0).right());
    }
    columns.extend([
        Column::points("Not kept", 64.0).right(),
        Column::points("Open", 44.0).right(),
        Column::points("Share kept", 76.0).right(),
    ]);
    // What both coded alike says nothing of the talk: the share is there once something was decided.
    let parts = consensus.parts.iter();
    let decided = parts.map(|it| it.differences - it.open).sum::<usize>() > 0;
    let lines = outcome_lines(comparison, consensus);
    let rows = table_height(lines.len());
    let size = egui::vec2(ui.available_width(), rows);
    ui.allocate_ui(size, |ui| {
        ui.set_max_height(rows);
        table(
            ui,
            "What became of each analyst’s codings",
            &columns,
            lines.len(),
            |_| false,
            |n| {
                let line = lines.get(n);
                line.map_or_else(Vec::new, |(name, outcome)| {
                    outcome_cells(name.clone(), outcome, decided, wide)
                })
            },
        )
    });
    let kept = "The share kept is of the codings that are settled. It says what the talk changed, not who was right.";
    let words = if wide {
        kept.to_owned()
    } else {
        format!("Changed: with other borders or another code. {kept}")
    };
    ui.add(egui::Label::new(theme(ui).small(words)).wrap());
}

/// A line for each analyst; one for all of them where it is hidden who coded what.
fn outcome_lines(comparison: &Comparison, consensus: &Consensus) -> Vec<(String, Outcome)> {
    if comparison.hides {
        let all = consensus.outcomes.iter().copied();
        let all = all.fold(Outcome::default(), Outcome::with);
        return vec![("All together".to_owned(), all)];
    }
    let names = comparison.names.iter().cloned();
    names.zip(consensus.outcomes.iter().copied()).collect()
}

fn outcome_cells(name: String, outcome: &Outcome, decided: bool, wide: bool) -> Vec<Cell> {
    let count = |n: usize| Cell::Text(number(n as u64));
    let share = outcome.share_kept().filter(|_| decided);
    let mut cells = vec![
        Cell::Strong(name),
        count(outcome.codings()),
        count(outcome.kept),
    ];
    if wide {
        cells.extend([outcome.other_borders, outcome.other_code].map(count));
    } else {
        cells.push(count(outcome.other_borders + outcome.other_code));
    }
    cells.extend([
        count(outcome.not_kept),
        count(outcome.open),
        Cell::Text(share.map_or_else(|| "–".to_owned(), |it| format!("{:.0} %", it * 100.0))),
    ]);
    cells
}

/// The parts of the material with how far each is; the one that was clicked, and whether twice.
fn parts_of<'c>(
    ui: &mut Ui,
    view: &View<'_>,
    consensus: &'c Consensus,
    chosen: Option<Part>,
) -> Option<(&'c PartConsensus, bool)> {
    let of_part = |part: &PartConsensus| view.seen.consensus_closed(consensus.pass, part.part);
    let closed = consensus.parts.iter().filter(|it| of_part(it).is_some());
    let settled = consensus.parts.iter().filter(|it| it.is_settled());
    let right = format!(
        "{} of {} settled, {} closed",
        number(settled.count() as u64),
        number(consensus.parts.len() as u64),
        number(closed.count() as u64),
    );
    let within = matches!(
        consensus.parts.first().map(|it| it.part),
        Some(Part::Construct(_))
    );
    let heading = if within { "Sub-domains" } else { "Documents" };
    parts::section(ui, heading, &right);
    let columns = [
        Column::share(if within { "Sub-domain" } else { "Document" }, 3.0),
        Column::points("Alike", 60.0).right(),
        Column::points("Differences", 84.0).right(),
        Column::points("Open", 60.0).right(),
        Column::points("State", 148.0),
    ];
    let output = table(
        ui,
        heading,
        &columns,
        consensus.parts.len(),
        |n| consensus.parts.get(n).map(|it| it.part) == chosen,
        |n| {
            let Some(part) = consensus.parts.get(n) else {
                return Vec::new();
            };
            let state = state(view.seen, consensus.pass, part);
            vec![
                Cell::Text(view.seen.part_name(part.part)),
                Cell::Text(number(part.agreed as u64)),
                Cell::Text(number(part.differences as u64)),
                Cell::Text(number(part.open as u64)),
                if part.open == 0 {
                    Cell::Text(state)
                } else {
                    Cell::Quiet(state)
                },
            ]
        },
    );
    let clicked = output.double_clicked.or(output.clicked)?;
    let part = consensus.parts.get(clicked)?;
    Some((part, output.double_clicked.is_some()))
}

/// Whose, code, words, difference, decision.
fn row_of(
    view: &View<'_>,
    comparison: &Comparison,
    found: &Found,
    changed: &Changed,
    amended: &BTreeSet<DecisionId>,
) -> Option<(Vec<CodingId>, Vec<String>)> {
    let row = found.row_with(changed.coding)?;
    let readings = comparison.readings(found.item_of(row)?);
    let mut codings = row.difference.codings.iter();
    let coding = codings.find(|it| it.id == changed.coding)?;
    let mut decision = super::words::state(view.overview, comparison, Some(&readings), row);
    if amended.contains(&changed.decision) {
        decision.push_str(", after closing");
    }
    let cells = vec![
        readings.at(coding.analyst)?.possessive.clone(),
        view.seen.code_name(coding.code),
        row.words.clone(),
        Kind::of(changed.kind, comparison.hides).words(comparison),
        decision,
    ];
    Some((row.ids.clone(), cells))
}

/// Height of a table of so many rows with its head, in points.
const fn table_height(rows: usize) -> f32 {
    (rows as f32 + 1.0) * 30.0 + 8.0
}
