//! The framework matrix: which of its cells show, and with what.

use super::Seen;
use super::conflicts::{Conflict, ConflictOf};
use crate::model::things::{Summary, Told};
use crate::model::{AnalystId, Change, CodingId, Field, Line, Part, Pen, Sorted, Stamp, Subject};

/// A cell of the framework matrix as it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenSummary<'a> {
    /// Whose row it stands in.
    pub row: Subject,
    /// In which column.
    pub column: Sorted,
    /// What it says; empty where it only quotes.
    pub text: &'a str,
    /// Who wrote it last.
    pub by: Option<AnalystId>,
    /// When.
    pub at: Option<Stamp>,
    /// The segments it quotes, in the order they were made.
    pub links: Vec<CodingId>,
}

impl<'a> Seen<'a> {
    /// The cells that say or quote something, as far as that shows.
    pub fn summaries(&self) -> Vec<SeenSummary<'a>> {
        let all = self.study.state.summaries.iter();
        all.filter_map(|((row, column), it)| self.seen_summary(*row, *column, it))
            .collect()
    }

    /// What one cell says and quotes, as far as that shows.
    pub fn summary(&self, row: Subject, column: Sorted) -> Option<SeenSummary<'a>> {
        let it = self.study.state.summaries.get(&(row, column))?;
        self.seen_summary(row, column, it)
    }

    fn seen_summary(
        &self,
        row: Subject,
        column: Sorted,
        it: &'a Summary,
    ) -> Option<SeenSummary<'a>> {
        if !self.shows_sorted(column) {
            return None;
        }
        let told = self.told(row, column, &it.text);
        let links = it.links.iter().filter(|(coding, linked)| {
            let linked = self.told(row, column, linked);
            linked.is_some_and(|(_, told)| told.value) && self.coding(**coding).is_some()
        });
        let links: Vec<CodingId> = links.map(|(coding, _)| *coding).collect();
        let text = told.map_or("", |(_, told)| told.value.as_str());
        (!text.is_empty() || !links.is_empty()).then(|| SeenSummary {
            row,
            column,
            text,
            by: told.and_then(|(_, told)| told.analyst),
            at: told.map(|(stamp, _)| stamp),
            links,
        })
    }

    /// The last that was told and shows.
    fn told<T>(
        &self,
        row: Subject,
        column: Sorted,
        field: &'a Field<Told<T>>,
    ) -> Option<(Stamp, &'a Told<T>)> {
        let mut latest_first = field.history().rev();
        latest_first.find(|(_, told)| self.shows_told(row, column, told))
    }

    /// Whether something in a cell shows: like a memo, it is hidden with the pass in which it was written.
    fn shows_told<T>(&self, row: Subject, column: Sorted, told: &Told<T>) -> bool {
        if told.analyst.is_some_and(|who| self.is_me(who)) {
            return true;
        }
        let Some(pass) = told.pass else {
            return true;
        };
        let Some(pass) = self.study.state.passes.get(&pass) else {
            return false;
        };
        // What stands in the row of a document outside the pass's material shows with the pass as a whole.
        if !pass.opened.blind || self.is_wholly_revealed(pass) {
            return true;
        }
        let part = match (row, column) {
            (Subject::Document(document), _) if !pass.is_within_constructs() => {
                Some(Part::Document(document))
            }
            (_, Sorted::Code(code)) if pass.is_within_constructs() => {
                let part = Part::Construct(code);
                let parts = self.parts_of_record(pass);
                parts.into_iter().find(|it| *it == part)
            }
            _ => None,
        };
        !self.hides_part(pass, part)
    }

    /// Whether a line of the framework matrix shows; true for all other lines.
    pub(super) fn shows_summary_line(&self, line: &Line) -> bool {
        match &line.change {
            Change::Summarise(new) => {
                let told = Told {
                    value: (),
                    analyst: new.analyst,
                    pass: new.pass,
                };
                self.shows_sorted(new.column) && self.shows_told(new.row, new.column, &told)
            }
            Change::LinkSummary(new) => {
                let told = Told {
                    value: (),
                    analyst: new.analyst,
                    pass: new.pass,
                };
                self.shows_sorted(new.column)
                    && self.shows_coding_id(new.coding)
                    && self.shows_told(new.row, new.column, &told)
            }
            _ => true,
        }
    }

    /// What a cell is called: “Ida × Trust”.
    pub fn summary_name(&self, row: Subject, column: Sorted) -> String {
        format!("{} × {}", self.subject_name(row), self.sorted_name(column))
    }

    /// Particulars of a change of the framework matrix; none for other changes.
    pub(super) fn summary_in_words(&self, change: &Change) -> Option<String> {
        Some(match change {
            Change::Summarise(new) => {
                let name = self.summary_name(new.row, new.column);
                if new.text.is_empty() {
                    format!("{name}: cleared")
                } else {
                    format!("{name}: {}", new.text)
                }
            }
            Change::LinkSummary(new) => {
                let name = self.summary_name(new.row, new.column);
                let verb = if new.linked {
                    "quotes"
                } else {
                    "no longer quotes"
                };
                format!("{name} {verb} a segment")
            }
            _ => return None,
        })
    }

    /// The name of a step of the framework matrix by its first line; none for other steps.
    pub(super) fn summary_step_name(&self, lines: &[&Line]) -> Option<String> {
        Some(match &lines.first()?.change {
            Change::Summarise(new) => {
                format!("summary of {}", self.summary_name(new.row, new.column))
            }
            Change::LinkSummary(new) => {
                let name = self.summary_name(new.row, new.column);
                let several = lines.len() > 1;
                let what = if several { "segments" } else { "a segment" };
                format!("quote {what} in {name}")
            }
            _ => return None,
        })
    }

    /// Cells that two people wrote at once.
    pub(super) fn conflicts_of_summaries(&self, found: &mut Vec<Conflict>) {
        for ((row, column), it) in &self.study.state.summaries {
            if it.text.history().nth(1).is_none() || !self.shows_sorted(*column) {
                continue;
            }
            let mut field: Field<String> = Field::default();
            let shown = it.text.history();
            for (stamp, told) in shown.filter(|(_, told)| self.shows_told(*row, *column, told)) {
                field.put(Pen::Write(stamp), told.value.clone());
            }
            let rivals = self.rivals(&field);
            let Some((last, _)) = rivals.last() else {
                continue;
            };
            let values = rivals.iter();
            let values = values.map(|(stamp, text)| (*stamp, (*text).clone()));
            found.push(Conflict {
                of: ConflictOf::Field {
                    thing: last.id,
                    name: self.summary_name(*row, *column),
                    field: "summary",
                    values: values.collect(),
                },
            });
        }
    }
}
