//! One part of the consensus at the right: how far it is, closing it, and what was amended since.

use super::comparison::Comparison;
use super::found::Found;
use super::words::{counted, together};
use crate::analysis::closing::alike_before;
use crate::analysis::consensus::PartConsensus;
use crate::analysis::discrepancies::{Tolerance, settled_words};
use crate::model::acts::{self, PartToClose};
use crate::model::things::DecisionMade;
use crate::model::{
    AnalystId, ConsensusClosed, ConsensusClosing, Part, PassId, Seen, SessionId, Stamp, capital,
};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Date, View, forms};
use egui::Ui;
use std::collections::BTreeSet;

/// What is half done for a part.
#[derive(Debug, Default)]
pub(super) struct PartPanel {
    of: Option<(u64, PassId, Part)>,
    /// Who is ticked as present, where no session says so.
    present: Option<BTreeSet<AnalystId>>,
    others: String,
    /// Why it is taken up again, while that is being written.
    reopening: Option<String>,
    closings: Vec<(Stamp, ConsensusClosing)>,
    amendments: Vec<DecisionMade>,
}

/// What is asked for in the panel.
pub(super) enum FromPart {
    /// The differences of the part, only those that are open or all.
    Differences { open_only: bool },
}

/// How far a part is, in a word: open, settled, or closed and when.
pub(super) fn state(seen: &Seen<'_>, pass: PassId, part: &PartConsensus) -> String {
    match (seen.consensus_closed(pass, part.part), part.open) {
        (Some((stamp, _)), 0) => format!("closed {}", day(stamp)),
        (Some(_), open) => format!("closed, {open} open since"),
        (None, 0) => "settled".to_owned(),
        (None, _) => "to be settled".to_owned(),
    }
}

fn day(stamp: Stamp) -> String {
    Date::of_milliseconds(stamp.at.milliseconds()).day_and_month()
}

impl PartPanel {
    fn begin(&mut self, view: &View<'_>, pass: PassId, part: Part) {
        let of = Some((view.revision(), pass, part));
        if self.of == of {
            return;
        }
        if self.of.is_none_or(|(_, p, it)| (p, it) != (pass, part)) {
            self.reopening = None;
        }
        self.of = of;
        let closings = view.seen.consensus_closings(pass, part).into_iter();
        self.closings = closings.map(|(at, it)| (at, it.clone())).collect();
        let amended = view.seen.amendments(pass).into_iter();
        self.amendments = amended
            .filter(|(of, _)| *of == part)
            .map(|(_, made)| made.clone())
            .collect();
    }

    /// Draws the panel; what was asked for in it.
    #[expect(
        clippy::too_many_arguments,
        reason = "what a closing records comes from all of them"
    )]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        part: &PartConsensus,
        session: Option<SessionId>,
        commands: &mut Commands,
    ) -> Option<FromPart> {
        let pass = comparison.pass.id;
        self.begin(view, pass, part.part);
        let heading = view.seen.part_name(part.part);
        parts::section(ui, &heading, &state(view.seen, pass, part));
        let before = alike_before(view.seen.pass(pass), Some(part.part));
        let asked = counts(ui, part, before);
        let may = view.me().is_some() && view.read_only.is_none();
        let closed = view.seen.consensus_closed(pass, part.part).is_some();
        if closed && may {
            self.reopen(ui, pass, part.part, commands);
        } else if may {
            self.close(ui, view, comparison, found, part, session, commands);
        }
        self.told(ui, view);
        asked
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what a closing records comes from all of them"
    )]
    fn close(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        part: &PartConsensus,
        session: Option<SessionId>,
        commands: &mut Commands,
    ) {
        let pass = comparison.pass.id;
        if found.consensus.analysts.len() < comparison.pass.coders.len() {
            let words = "The consensus of a pass is closed where all its analysts are compared.";
            note(ui, words);
            return;
        }
        if part.open > 0 {
            note(ui, "It can be closed once nothing in it is open.");
            return;
        }
        self.who_is_there(ui, view, comparison, session);
        let closed = self.closing(view, comparison, found.tolerance, session);
        let name = view.seen.part_name(part.part);
        ui.add_space(metrics::GRID);
        let button = parts::primary_button(ui, &format!("Close the consensus of {name}"));
        let why =
            "It is fixed from then on; what is decided differently later is marked as an amendment";
        if button.on_hover_text(why).clicked() {
            close_parts(commands, pass, vec![to_close(part)], closed.clone());
        }
        let settled: Vec<PartToClose> = {
            let all = found.consensus.parts.iter();
            let open = |it: &&PartConsensus| view.seen.consensus_closed(pass, it.part).is_none();
            all.filter(|it| it.is_settled())
                .filter(open)
                .map(to_close)
                .collect()
        };
        if settled.len() > 1 {
            ui.add_space(metrics::GRID);
            let words = format!("Close all {} settled parts", settled.len());
            if parts::quiet_button(ui, &words).clicked() {
                close_parts(commands, pass, settled, closed);
            }
        }
    }

    /// Those present: as the session says, else ticked here.
    fn who_is_there(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        session: Option<SessionId>,
    ) {
        parts::field_name(ui, "Present");
        if let Some(session) = session.and_then(|id| view.seen.session(id)) {
            let held = &session.held;
            let names = held.present.iter();
            let mut names: Vec<String> = names
                .map(|who| view.overview.person_name(*who).to_owned())
                .collect();
            names.extend(held.others.iter().cloned());
            let words = format!("{}, as in the session of today", together(&names));
            ui.add(egui::Label::new(theme(ui).text(words)).wrap());
            return;
        }
        let coders = &comparison.pass.coders;
        let present = self
            .present
            .get_or_insert_with(|| coders.iter().copied().collect());
        for person in &view.overview.people {
            let mut there = present.contains(&person.id);
            if ui.checkbox(&mut there, &person.name).changed() {
                if there {
                    present.insert(person.id);
                } else {
                    present.remove(&person.id);
                }
            }
        }
        forms::text(ui, "Others present", &mut self.others, "Names, with commas");
    }

    fn closing(
        &self,
        view: &View<'_>,
        comparison: &Comparison,
        tolerance: Tolerance,
        session: Option<SessionId>,
    ) -> ConsensusClosed {
        let words = match tolerance {
            Tolerance::Exact => None,
            Tolerance::Words(most) => Some(most),
        };
        if let Some(held) = session.and_then(|id| view.seen.session(id)) {
            return ConsensusClosed {
                words,
                session,
                present: held.held.present.clone(),
                others: held.held.others.clone(),
            };
        }
        let present = self.present.as_ref();
        let present = present.map(|it| it.iter().copied().collect());
        let others = self.others.split(',').map(str::trim);
        ConsensusClosed {
            words,
            session: None,
            present: present.unwrap_or_else(|| comparison.pass.coders.clone()),
            others: others
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    fn reopen(&mut self, ui: &mut Ui, pass: PassId, part: Part, commands: &mut Commands) {
        let words = "What is decided differently from now on needs a reason and a session, and is marked as decided after the closing.";
        note(ui, words);
        let Some(reason) = &mut self.reopening else {
            if parts::quiet_button(ui, "Take up again").clicked() {
                self.reopening = Some(String::new());
            }
            return;
        };
        forms::text(ui, "Why it is taken up again", reason, "Recorded with it");
        let (mut done, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            done = parts::primary_button(ui, "Reopen the consensus").clicked();
            cancel = parts::quiet_button(ui, "Cancel").clicked();
        });
        if done {
            let reason = reason.clone();
            commands.act("reopen the consensus", move |act| {
                acts::reopen_consensus(act.seen, act.draft, pass, part, &reason)
            });
        }
        if cancel || (done && !reason.trim().is_empty()) {
            self.reopening = None;
        }
    }

    /// Closings and reopenings, and what was amended after a closing.
    fn told(&self, ui: &mut Ui, view: &View<'_>) {
        if !self.closings.is_empty() {
            ui.add_space(metrics::GRID * 2.0);
            parts::section(ui, "Closed and taken up again", "");
        }
        for (stamp, closing) in self.closings.iter().rev() {
            let when = Date::of_milliseconds(stamp.at.milliseconds()).whole();
            let words = match closing {
                ConsensusClosing::Closed(closed) => {
                    format!("Closed by {}; {}", present(view, closed), within(closed))
                }
                ConsensusClosing::Reopened { reason } => format!("Taken up again: {reason}"),
            };
            entry(ui, &words, &when);
        }
        if self.amendments.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID * 2.0);
        let count = self.amendments.len().to_string();
        parts::section(ui, "Amended after closing", &count);
        for made in self.amendments.iter().rev() {
            entry(ui, &amended(view, made), &who_and_when(view, made));
        }
    }
}

fn to_close(part: &PartConsensus) -> PartToClose {
    PartToClose {
        part: part.part,
        open: part.open,
    }
}

fn close_parts(
    commands: &mut Commands,
    pass: PassId,
    parts: Vec<PartToClose>,
    closed: ConsensusClosed,
) {
    commands.act("close the consensus", move |act| {
        acts::close_consensus(act.seen, act.draft, pass, &parts, closed)
    });
}

fn counts(ui: &mut Ui, part: &PartConsensus, before: &str) -> Option<FromPart> {
    let words = format!(
        "{} alike {before}, {}, {} open.",
        part.agreed,
        counted(part.differences, "difference", "differences"),
        part.open
    );
    ui.add(egui::Label::new(theme(ui).text(words)).wrap());
    if part.differences == 0 {
        return None;
    }
    let open_only = part.open > 0;
    let words = if open_only {
        "Show what is open"
    } else {
        "Show its differences"
    };
    let clicked = parts::link(ui, words).clicked();
    ui.add_space(metrics::GRID);
    clicked.then_some(FromPart::Differences { open_only })
}

fn present(view: &View<'_>, closed: &ConsensusClosed) -> String {
    let names = closed.present.iter();
    let mut names: Vec<String> = names
        .map(|who| view.overview.person_name(*who).to_owned())
        .collect();
    names.extend(closed.others.iter().cloned());
    together(&names)
}

fn within(closed: &ConsensusClosed) -> String {
    closed
        .words
        .map_or(Tolerance::Exact, Tolerance::Words)
        .sentence()
}

/// “Neither: the group saw it differently”.
fn amended(view: &View<'_>, made: &DecisionMade) -> String {
    let pass = view.seen.pass(made.decided.pass);
    let analysts = pass.map_or(2, |pass| pass.opened.analysts.len());
    let words = settled_words(view.seen, made, analysts);
    let words = capital(&words);
    match made.decided.reason.as_str() {
        "" => words,
        reason => format!("{words}: {reason}"),
    }
}

fn who_and_when(view: &View<'_>, made: &DecisionMade) -> String {
    let when = Date::of_milliseconds(made.made.stamp.at.milliseconds()).whole();
    let session = made.decided.session.and_then(|id| view.seen.session(id));
    let names = session.map(|session| {
        let names = session.held.present.iter();
        let mut names: Vec<String> = names
            .map(|who| view.overview.person_name(*who).to_owned())
            .collect();
        names.extend(session.held.others.iter().cloned());
        together(&names)
    });
    let by = made.made.by.map(|who| view.overview.person_name(who));
    let who = names.or_else(|| by.map(str::to_owned)).unwrap_or_default();
    format!("{who} · {when}")
}

fn entry(ui: &mut Ui, words: &str, below: &str) {
    parts::card(ui, |ui| {
        ui.add(egui::Label::new(theme(ui).text(words)).wrap());
        ui.add(egui::Label::new(theme(ui).small(below)).wrap());
    });
    ui.add_space(metrics::GRID);
}

fn note(ui: &mut Ui, words: &str) {
    ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
    ui.add_space(metrics::GRID);
}
