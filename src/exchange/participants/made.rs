//! The table itself.

use super::documents::{documents, summary};
use super::figures::Figures;
use super::groups::{Group, groups};
use super::summary::is_numeric;
use crate::exchange::codebook::ExportError;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{Block, FileFormat, ReadyReport, Report};
use crate::exchange::spreadsheet::Table;
use crate::model::{AttributeOf, AttributeValue, Seen, Subject};

/// The participants' table: one for the paper, and the figures behind it for a spreadsheet.
#[derive(Debug, Clone, PartialEq)]
pub struct ParticipantsTable {
    /// The table for the paper, with what stands under it.
    pub paper: Report,
    /// Each figure in a cell of its own: n, of how many, %, mean, least, greatest.
    pub figures: Table,
}

impl Leaving for ParticipantsTable {
    fn mask(&mut self, masks: &Masks) {
        let Self { paper, figures } = self;
        paper.mask(masks);
        figures.mask(masks);
    }
}

impl ReadyReport for ParticipantsTable {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        if format != FileFormat::Xlsx {
            return ReadyReport::bytes(&self.paper, format);
        }
        let mut with_figures = self.paper.clone();
        with_figures.tables.push(self.figures.clone());
        ReadyReport::bytes(&with_figures, format)
    }

    fn preview(&self) -> Vec<Block> {
        self.paper.preview()
    }
}

/// Participants by role and altogether: how many, and for each characteristic n and % with its denominator, or mean
/// and range; then their documents, with length, mode and wave.
pub fn participants_table(seen: &Seen<'_>) -> ParticipantsTable {
    let groups = groups(seen);
    let heads: Vec<(String, usize)> = groups
        .iter()
        .map(|group| (group.name.clone(), group.people.len()))
        .collect();
    let mut to = Figures::of(&heads);
    let mut notes = Vec::new();
    for attribute in seen.attributes() {
        if attribute.of == AttributeOf::Participants {
            let mixed = characteristic(seen, &groups, attribute, &mut to);
            notes.extend(mixed);
        }
    }
    cases(seen, &groups, &mut to);
    documents(seen, &groups, &mut to);
    notes.push(
        "Shares are of those whose value is known, n of how many; means are of known values. A document counts in every group of which somebody takes part in it; field notes do not count.".to_owned(),
    );
    let shares = [vec![5, 4], vec![4; groups.len()]].concat();
    ParticipantsTable {
        paper: Report {
            title: "Participants".to_owned(),
            facts: vec![("Study".to_owned(), seen.title().to_owned())],
            tables: vec![to.paper],
            shares,
            notes,
        },
        figures: to.single,
    }
}

/// The lines of an attribute; a note where some of its values are no plain numbers though others are.
fn characteristic(
    seen: &Seen<'_>,
    groups: &[Group<'_>],
    attribute: &crate::model::things::Attribute,
    to: &mut Figures,
) -> Option<String> {
    let values: Vec<Vec<AttributeValue>> = groups
        .iter()
        .map(|group| {
            let people = group.people.iter();
            people
                .filter_map(|who| {
                    seen.value(Subject::Participant(who.id), attribute.id)
                        .cloned()
                })
                .collect()
        })
        .collect();
    let numeric = is_numeric(values.iter().flatten());
    let summaries: Vec<_> = values
        .iter()
        .map(|values| summary(values, numeric))
        .collect();
    let all: Vec<usize> = groups.iter().map(|group| group.people.len()).collect();
    to.characteristic(&attribute.name, &attribute.unit, &summaries, &all);
    let everybody = values.first()?;
    let is_number = |value: &&AttributeValue| matches!(value, AttributeValue::Number(_));
    let mut others: Vec<String> = everybody
        .iter()
        .filter(|it| !matches!(it, AttributeValue::Number(_) | AttributeValue::Missing))
        .map(|it| format!("“{it}”"))
        .collect();
    others.sort_unstable();
    others.dedup();
    (everybody.iter().any(|it| is_number(&it)) && !others.is_empty()).then(|| {
        format!(
            "{} has values that are no plain numbers ({}): all its values are counted as words, and no mean is given.",
            attribute.name,
            others.join(", ")
        )
    })
}

/// To which cases participants belong.
fn cases(seen: &Seen<'_>, groups: &[Group<'_>], to: &mut Figures) {
    let case = |who: &crate::model::things::Participant| {
        let case = who.case.get_or(None).and_then(|case| seen.case(case))?;
        Some(AttributeValue::Text(case.name.text().to_owned()))
    };
    let values: Vec<Vec<AttributeValue>> = groups
        .iter()
        .map(|group| group.people.iter().filter_map(|who| case(who)).collect())
        .collect();
    if values.iter().all(Vec::is_empty) {
        return;
    }
    let summaries: Vec<_> = values.iter().map(|values| summary(values, false)).collect();
    let all: Vec<usize> = groups.iter().map(|group| group.people.len()).collect();
    to.characteristic("Case", "", &summaries, &all);
}
