//! A table of ratings, or spans of coders, from JSON.

use super::answer::Reliability;
use super::error::ReliabilityError;
use super::set_answer::SetAnswer;
use super::span_answer::{CoderSpans, SpanAnswer};
use super::table_answer::TableAnswer;
use crate::analysis::agreement::{Ratings, SetRatings};
use crate::model::Span;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;

/// Reads `{"units": [[label|list of labels|null per coder], …], "categories_declared": […]|null}` or
/// `{"doc_len": n, "codes": […], "coders": {"name": [[start, end, "code"], …]}}` and computes every
/// figure. Other keys are passed over. `declared` goes before what the file declares.
pub fn reliability_from_json(
    json: &str,
    declared: Option<&[String]>,
) -> Result<Reliability, ReliabilityError> {
    let input: Input = serde_json::from_str(json.trim_start_matches('\u{feff}'))?;
    match (input.units, input.doc_len, input.coders) {
        (Some(units), _, coders) => {
            let in_file: Option<Vec<String>> = input
                .categories_declared
                .map(|labels| labels.into_iter().map(Label::into_text).collect());
            let declared = declared.or(in_file.as_deref());
            let names = match coders {
                Some(Coders::Names(names)) => names,
                _ => Vec::new(),
            };
            table(&units, names, input.raters, declared)
        }
        (None, Some(doc_len), Some(Coders::Spans(coders))) => spans(doc_len, input.codes, coders),
        _ => Err(ReliabilityError::NothingToCompare),
    }
}

#[derive(Deserialize)]
struct Input {
    units: Option<Vec<Vec<Option<Cell>>>>,
    categories_declared: Option<Vec<Label>>,
    raters: Option<usize>,
    doc_len: Option<u32>,
    codes: Option<Vec<String>>,
    coders: Option<Coders>,
}

/// A cell of the table.
#[derive(Deserialize)]
#[serde(untagged)]
enum Cell {
    One(Label),
    Several(Vec<Label>),
}

impl Cell {
    /// The label of a cell that holds one.
    fn single(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::One(label) => Some(label.text()),
            Self::Several(_) => None,
        }
    }

    /// The labels of the cell.
    fn labels(&self) -> Vec<Cow<'_, str>> {
        match self {
            Self::One(label) => vec![label.text()],
            Self::Several(labels) => labels.iter().map(Label::text).collect(),
        }
    }
}

/// A label; numbers and truth values count as their text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Label {
    Text(String),
    Number(serde_json::Number),
    Truth(bool),
}

impl Label {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Truth(truth) => truth.to_string().into(),
        }
    }
}

fn table(
    units: &[Vec<Option<Cell>>],
    mut names: Vec<String>,
    raters: Option<usize>,
    declared: Option<&[String]>,
) -> Result<Reliability, ReliabilityError> {
    let width = units
        .first()
        .map_or_else(|| raters.unwrap_or(names.len()), Vec::len);
    for coder in names.len()..width {
        names.push(format!("coder {}", coder + 1));
    }
    names.truncate(width);
    if units
        .iter()
        .flatten()
        .any(|cell| matches!(cell, Some(Cell::Several(_))))
    {
        return sets(units, names, declared);
    }
    let mut ratings = Ratings::new(width, declared);
    for (at, unit) in units.iter().enumerate() {
        let row: Vec<_> = unit
            .iter()
            .map(|cell| cell.as_ref().and_then(Cell::single))
            .collect();
        let row: Vec<Option<&str>> = row.iter().map(Option::as_deref).collect();
        ratings
            .push(&row)
            .map_err(|why| ReliabilityError::Unit { unit: at + 1, why })?;
    }
    Ok(Reliability::Table(TableAnswer::of(names, &ratings)))
}

/// A table in which some cell holds a list; a single label counts as a list of one.
fn sets(
    units: &[Vec<Option<Cell>>],
    names: Vec<String>,
    declared: Option<&[String]>,
) -> Result<Reliability, ReliabilityError> {
    let mut ratings = SetRatings::new(names.len(), declared);
    for (at, unit) in units.iter().enumerate() {
        let row: Vec<Option<Vec<Cow<'_, str>>>> = unit
            .iter()
            .map(|cell| cell.as_ref().map(Cell::labels))
            .collect();
        ratings
            .push(&row)
            .map_err(|why| ReliabilityError::Unit { unit: at + 1, why })?;
    }
    Ok(Reliability::Sets(SetAnswer::of(names, &ratings)))
}

/// A coder's name and spans as they stand in the file.
type SpansInFile = (String, Vec<(u32, u32, String)>);

/// Names of the coders of a table, or the spans of each.
enum Coders {
    Names(Vec<String>),
    Spans(Vec<SpansInFile>),
}

impl<'de> Deserialize<'de> for Coders {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CodersVisitor)
    }
}

/// Reads the coders in the order of the file, which says who is the first and who the second.
struct CodersVisitor;

impl<'de> Visitor<'de> for CodersVisitor {
    type Value = Coders;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("names of coders, or their spans by name")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Coders, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = list.next_element()? {
            names.push(name);
        }
        Ok(Coders::Names(names))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Coders, A::Error> {
        let mut coders = Vec::new();
        while let Some(entry) = map.next_entry()? {
            coders.push(entry);
        }
        Ok(Coders::Spans(coders))
    }
}

fn spans(
    doc_len: u32,
    codes: Option<Vec<String>>,
    coders: Vec<SpansInFile>,
) -> Result<Reliability, ReliabilityError> {
    let listed = codes.is_some();
    let mut codes = codes.unwrap_or_default();
    let mut read: Vec<CoderSpans> = Vec::with_capacity(coders.len());
    for (coder, spans) in coders {
        let mut own = Vec::with_capacity(spans.len());
        for (at, (start, end, code)) in spans.into_iter().enumerate() {
            if start >= end || end > doc_len {
                return Err(ReliabilityError::BadSpan {
                    coder,
                    span: at + 1,
                    start,
                    end,
                    length: doc_len,
                });
            }
            let index = match codes.iter().position(|known| *known == code) {
                Some(index) => index,
                None if listed => {
                    return Err(ReliabilityError::UnknownCode {
                        coder,
                        span: at + 1,
                        code,
                    });
                }
                None => {
                    codes.push(code);
                    codes.len() - 1
                }
            };
            own.push((Span::new(start, end), index));
        }
        read.push((coder, own));
    }
    Ok(Reliability::Spans(Box::new(SpanAnswer::of(
        doc_len, &codes, &read,
    ))))
}
