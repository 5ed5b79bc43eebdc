//! The discrepancies between analysts, with their decisions, as a report.

use super::sheet::Report;
use crate::analysis::consensus::{Consensus, Outcome};
use crate::analysis::discrepancies::{
    Difference, DifferenceKind, Discrepancies, Item, SettledState, Settling, code_names,
    settled_words, unmatched_sentence,
};
use crate::analysis::layers::Texts;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::exchange::when;
use crate::model::things::DecisionMade;
use crate::model::{AnalystId, CodeId, Seen, day_in_words, many};
use std::collections::BTreeMap;

/// Every difference with its codings, words and decision; what became of each analyst's codings. `texts` gives the
/// words; without it there are places only, for whoever may not pass transcripts on.
pub fn discrepancies_report(
    seen: &Seen<'_>,
    found: &Discrepancies,
    texts: Option<&Texts<'_>>,
) -> Report {
    let making = Making {
        seen,
        found,
        texts,
        settling: Settling::of(seen, found),
        names: code_names(seen, found),
    };
    let consensus = Consensus::settled(found, &making.settling);
    let pass = seen.pass(found.pass);
    let pass = pass.map_or("", |pass| pass.name.text());
    let people = making.people();
    let differences: usize = found.items.iter().map(|item| item.differences.len()).sum();
    let agreeing = if found.analysts.len() == 2 {
        "Pairs of codings that agree"
    } else {
        "Codings in which all agree"
    };
    let mut shares = vec![3, 2, 2];
    shares.extend(found.analysts.iter().map(|_| 3));
    shares.extend([6, 2, 3, 4, 3]);
    let mut tables = vec![making.differences(), making.outcomes(&consensus)];
    tables.extend(making.sessions());
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut notes: Vec<String> = found
        .left_out
        .iter()
        .map(|left| format!("Left out: {}: {}.", left.document_name, left.reason))
        .collect();
    notes.extend(unmatched_sentence(seen, found));
    notes.push(
        "What was kept of an analyst's coding says what the discussion changed; it does not measure anybody's accuracy."
            .to_owned(),
    );
    Report {
        title: format!("Discrepancies: {pass}"),
        facts: vec![
            fact("Pass", pass.to_owned()),
            fact("Analysts", people),
            fact("Documents", found.documents.len().to_string()),
            fact("Borders", found.tolerance.sentence()),
            fact(agreeing, found.agreed.to_string()),
            fact(
                "Differences",
                format!(
                    "{differences} in {}, {} of them open",
                    many(found.items.len(), "item", "items"),
                    consensus.open()
                ),
            ),
        ],
        tables,
        shares,
        notes,
    }
}

struct Making<'m, 'a> {
    seen: &'m Seen<'a>,
    found: &'m Discrepancies,
    texts: Option<&'m Texts<'m>>,
    settling: Settling<'m, 'a>,
    names: BTreeMap<CodeId, String>,
}

impl Making<'_, '_> {
    fn name(&self, who: AnalystId) -> String {
        let analyst = self.seen.analyst(who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    }

    fn names(&self) -> Vec<String> {
        let analysts = self.found.analysts.iter();
        analysts.map(|who| self.name(*who)).collect()
    }

    /// “A is Ada, B is Berit”.
    fn people(&self) -> String {
        let names = self.names().into_iter().enumerate();
        let people = names.filter_map(|(place, name)| {
            let letter = char::from_u32('A' as u32 + place as u32)?;
            Some(format!("{letter} is {name}"))
        });
        people.collect::<Vec<_>>().join(", ")
    }

    fn differences(&self) -> Table {
        let of = self.names().into_iter();
        let of: Vec<String> = of.map(|name| format!("Code of {name}")).collect();
        let mut heads = vec!["Document", "Place", "Difference"];
        heads.extend(of.iter().map(String::as_str));
        heads.extend(["Words", "State", "Decision", "Reason", "Decided"]);
        let mut table = Table::new("Differences", &heads);
        for item in &self.found.items {
            for difference in &item.differences {
                table.push(self.row(item, difference));
            }
        }
        table
    }

    fn row(&self, item: &Item, difference: &Difference) -> Vec<Cell> {
        let document = self.seen.document(item.document);
        let place = difference.span();
        let code_of = |analyst: usize| {
            let coding = difference.codings.iter().find(|it| it.analyst == analyst);
            let code = coding.map(|it| {
                let name = self.names.get(&it.code).map_or("", String::as_str);
                format!("{name} ({}–{})", it.span.start, it.span.end)
            });
            Cell::from(code)
        };
        let words = self.texts.and_then(|texts| {
            let text = texts(document?).ok()?;
            Some(text.slice(place).to_owned())
        });
        let settled = self.settling.settled(item, difference);
        let mut row: Vec<Cell> = vec![
            document.map(|it| it.name.text().to_owned()).into(),
            format!("{}–{}", place.start, place.end).into(),
            self.kind(difference.kind).into(),
        ];
        row.extend((0..self.found.analysts.len()).map(code_of));
        row.push(words.into());
        row.push(state(settled.state).into());
        // Decided by two who had not seen each other's decision: both are said, the later last.
        let all: Vec<&DecisionMade> = settled.rivals.into_iter().chain(settled.decision).collect();
        if all.is_empty() {
            row.extend([Cell::Empty, Cell::Empty, Cell::Empty]);
            return row;
        }
        let each = |words: &dyn Fn(&DecisionMade) -> String| {
            let words: Vec<String> = all.iter().map(|made| words(made)).collect();
            Cell::from(words.join(" | "))
        };
        row.push(each(&|made| self.what(made)));
        row.push(each(&|made| made.decided.reason.clone()));
        row.push(each(&|made| self.decided(made)));
        row
    }

    /// What was decided, with the rule where there was one.
    fn what(&self, made: &DecisionMade) -> String {
        let what = settled_words(self.seen, made, self.found.analysts.len());
        match &made.decided.by_rule {
            Some(rule) => format!("{what}, by rule: {rule}"),
            None => what,
        }
    }

    /// Who recorded it, when, and in which session with whom.
    fn decided(&self, made: &DecisionMade) -> String {
        let by = made.made.by.map(|who| self.name(who));
        let at = when::local(made.made.stamp.at.milliseconds());
        let session = made.decided.session.and_then(|id| self.seen.session(id));
        let session = session.map(|session| {
            let mut people: Vec<String> = session
                .held
                .present
                .iter()
                .map(|who| self.name(*who))
                .collect();
            people.extend(session.held.others.iter().cloned());
            format!(
                "session of {} with {}",
                day_in_words(&session.held.date),
                people.join(", ")
            )
        });
        let parts: Vec<String> = [by, Some(at), session].into_iter().flatten().collect();
        parts.join(", ")
    }

    fn kind(&self, kind: DifferenceKind) -> String {
        match kind {
            DifferenceKind::Only(who) => {
                let names = who.places().filter_map(|at| self.found.analysts.get(at));
                let names: Vec<String> = names.map(|who| self.name(*who)).collect();
                format!("only {}", names.join(" and "))
            }
            DifferenceKind::OtherCode => "other code".to_owned(),
            DifferenceKind::Borders => "borders".to_owned(),
        }
    }

    /// The sessions held on the pass; none where there were none.
    fn sessions(&self) -> Option<Table> {
        let sessions = self.seen.sessions().into_iter();
        let sessions: Vec<_> = sessions
            .filter(|it| it.held.pass == self.found.pass)
            .collect();
        if sessions.is_empty() {
            return None;
        }
        let decisions = self.seen.decisions();
        let heads = ["Date", "Analysts present", "Others present", "Decisions"];
        let mut table = Table::new("Sessions", &heads);
        for session in sessions {
            let present = session.held.present.iter().map(|who| self.name(*who));
            let present: Vec<String> = present.collect();
            let made = decisions
                .iter()
                .filter(|it| it.decided.session == Some(session.id));
            table.push(vec![
                session.held.date.as_str().into(),
                present.join(", ").into(),
                session.held.others.join(", ").into(),
                made.count().into(),
            ]);
        }
        Some(table)
    }

    fn outcomes(&self, consensus: &Consensus) -> Table {
        let mut table = Table::new(
            "What became of the codings",
            &[
                "Analyst",
                "Codings",
                "Kept as coded",
                "Kept with other borders",
                "Kept with another code",
                "Not kept",
                "Still open",
                "Share kept of those settled",
            ],
        );
        for (who, outcome) in consensus.analysts.iter().zip(&consensus.outcomes) {
            let Outcome {
                kept,
                other_borders,
                other_code,
                not_kept,
                open,
            } = *outcome;
            table.push(vec![
                self.name(*who).into(),
                outcome.codings().into(),
                kept.into(),
                other_borders.into(),
                other_code.into(),
                not_kept.into(),
                open.into(),
                outcome.share_kept().into(),
            ]);
        }
        table
    }
}

const fn state(state: SettledState) -> &'static str {
    match state {
        SettledState::Open => "open",
        SettledState::Decided => "decided",
        SettledState::Referred => "referred",
        SettledState::LookAgain => "decided, look again",
        SettledState::Conflict => "decided twice",
    }
}
