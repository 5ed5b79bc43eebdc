//! The discrepancies between two analysts, with their decisions, as a report.

use super::sheet::Report;
use crate::analysis::consensus::{Consensus, Outcome};
use crate::analysis::discrepancies::{
    Difference, DifferenceKind, Discrepancies, Item, Settled, SettledState, decision_words,
};
use crate::analysis::layers::Texts;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::exchange::when;
use crate::model::{AnalystId, Seen};

/// Every difference with its codings, words and decision; what became of each analyst's codings. `texts` gives the
/// words; without it there are places only, for whoever may not pass transcripts on.
pub fn discrepancies_report(
    seen: &Seen<'_>,
    found: &Discrepancies,
    texts: Option<&Texts<'_>>,
) -> Report {
    let consensus = Consensus::of(seen, found);
    let making = Making { seen, found, texts };
    let pass = seen.pass(found.pass);
    let pass = pass.map_or("", |pass| pass.name.text());
    let [a, b] = making.names();
    let differences: usize = found.items.iter().map(|item| item.differences.len()).sum();
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut notes: Vec<String> = found
        .left_out
        .iter()
        .map(|left| format!("Left out: {}: {}.", left.document_name, left.reason))
        .collect();
    notes.push(
        "What was kept of an analyst's coding says what the discussion changed; it does not measure anybody's accuracy."
            .to_owned(),
    );
    Report {
        title: format!("Discrepancies: {pass}"),
        facts: vec![
            fact("Pass", pass.to_owned()),
            fact("Analysts", format!("A is {a}, B is {b}")),
            fact("Documents", found.documents.len().to_string()),
            fact("Borders", found.tolerance.sentence()),
            fact("Pairs of codings that agree", found.agreed.to_string()),
            fact(
                "Differences",
                format!(
                    "{differences} in {} items, {} of them open",
                    found.items.len(),
                    consensus.open()
                ),
            ),
        ],
        tables: vec![making.differences(), making.outcomes(&consensus)],
        shares: vec![3, 2, 2, 3, 3, 6, 2, 3, 4, 3],
        notes,
    }
}

struct Making<'m, 'a> {
    seen: &'m Seen<'a>,
    found: &'m Discrepancies,
    texts: Option<&'m Texts<'m>>,
}

impl Making<'_, '_> {
    fn name(&self, who: AnalystId) -> String {
        let analyst = self.seen.analyst(who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    }

    fn names(&self) -> [String; 2] {
        self.found.analysts.map(|who| self.name(who))
    }

    fn differences(&self) -> Table {
        let [a, b] = self.names();
        let (of_a, of_b) = (format!("Code of {a}"), format!("Code of {b}"));
        let mut table = Table::new(
            "Differences",
            &[
                "Document",
                "Place",
                "Difference",
                of_a.as_str(),
                of_b.as_str(),
                "Words",
                "State",
                "Decision",
                "Reason",
                "Decided",
            ],
        );
        for item in &self.found.items {
            for difference in &item.differences {
                table.push(self.row(item, difference));
            }
        }
        table
    }

    fn row(&self, item: &Item, difference: &Difference) -> Vec<Cell> {
        let document = self.seen.document(item.document);
        let start = difference.codings.iter().map(|it| it.span.start).min();
        let end = difference.codings.iter().map(|it| it.span.end).max();
        let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
        let code_of = |analyst: usize| {
            let coding = difference.codings.iter().find(|it| it.analyst == analyst);
            let code = coding.map(|it| {
                let name = self.seen.code_name(it.code);
                format!("{name} ({}–{})", it.span.start, it.span.end)
            });
            Cell::from(code)
        };
        let words = self.texts.and_then(|texts| {
            let text = texts(document?).ok()?;
            let span = crate::model::Span::new(start, end);
            Some(text.slice(span).to_owned())
        });
        let settled = Settled::of(self.seen, self.found.pass, item, difference);
        let mut row: Vec<Cell> = vec![
            document.map(|it| it.name.text().to_owned()).into(),
            format!("{start}–{end}").into(),
            self.kind(difference.kind).into(),
            code_of(0),
            code_of(1),
            words.into(),
            state(settled.state).into(),
        ];
        match settled.decision {
            Some(made) => {
                let rule = made.decided.by_rule.as_ref();
                let what = decision_words(self.seen, &made.decided.decision);
                let what =
                    rule.map_or_else(|| what.clone(), |rule| format!("{what}, by rule: {rule}"));
                row.push(what.into());
                row.push(made.decided.reason.as_str().into());
                row.push(self.decided(made).into());
            }
            None => row.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
        }
        row
    }

    /// Who recorded it, when, and in which session with whom.
    fn decided(&self, made: &crate::model::things::DecisionMade) -> String {
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
                session.held.date,
                people.join(", ")
            )
        });
        let parts: Vec<String> = [by, Some(at), session].into_iter().flatten().collect();
        parts.join(", ")
    }

    fn kind(&self, kind: DifferenceKind) -> String {
        let [a, b] = self.names();
        match kind {
            DifferenceKind::OnlyA => format!("only {a}"),
            DifferenceKind::OnlyB => format!("only {b}"),
            DifferenceKind::OtherCode => "other code".to_owned(),
            DifferenceKind::Borders => "borders".to_owned(),
        }
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
