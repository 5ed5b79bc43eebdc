//! Codings as they are printed, with their text.

use super::open_study::OpenStudy;
use super::output::note;
use super::table::Table;
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::exchange::spreadsheet;
use crate::model::things::Coding;
use crate::model::{AfterReveal, AnalystId, CodeId, CodingId, DocumentId, PassId, Seen, Text};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::sync::Arc;

/// A coding as `codings` and `retrieve` print it.
#[derive(Debug, Serialize)]
pub(super) struct CodingRow {
    pub id: CodingId,
    pub analyst: AnalystId,
    pub analyst_name: String,
    pub document: DocumentId,
    pub document_name: String,
    pub pass: PassId,
    pub pass_name: String,
    pub code: CodeId,
    pub code_name: String,
    pub code_path: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub condensed: String,
    /// The construct of the material it belongs to, in a pass within constructs; else null.
    pub within: Option<CodeId>,
    pub within_name: Option<String>,
    /// “made” or “changed” where that was after the reveal of a blind pass; else null.
    pub after_reveal: Option<&'static str>,
}

/// Codings with their names and text; a text that is not there is empty, and said to be missing on standard error.
pub(super) fn rows(open: &OpenStudy, seen: &Seen<'_>, codings: &[&Coding]) -> Vec<CodingRow> {
    let mut texts: FxHashMap<DocumentId, Arc<Text>> = FxHashMap::default();
    let mut rows = Vec::with_capacity(codings.len());
    for coding in codings {
        let Some(document) = seen.document(coding.document()) else {
            continue;
        };
        let text = if let Some(text) = texts.get(&document.id) {
            Arc::clone(text)
        } else {
            let text = open.text(document).unwrap_or_else(|error| {
                note(&format!("{}: {error}", document.name.text()));
                Arc::new(Text::new(String::new()))
            });
            texts.insert(document.id, Arc::clone(&text));
            text
        };
        let code = seen.code_tree().effective(coding.code());
        let span = coding.span();
        rows.push(CodingRow {
            id: coding.id,
            analyst: coding.analyst(),
            analyst_name: analyst_name(seen, coding.analyst()),
            document: document.id,
            document_name: document.name.text().to_owned(),
            pass: coding.pass(),
            pass_name: seen
                .pass(coding.pass())
                .map_or_else(String::new, |pass| pass.name.text().to_owned()),
            code,
            code_name: seen.code_name(code),
            code_path: seen.code_path(code),
            start: span.start,
            end: span.end,
            text: text.slice(span).to_owned(),
            condensed: coding.condensed().to_owned(),
            within: coding.within(),
            within_name: coding.within().map(|construct| seen.code_path(construct)),
            after_reveal: seen.after_reveal(coding).map(AfterReveal::as_str),
        });
    }
    rows
}

/// Segments of a layer: a segment of the consensus stands under the first coding it rests on, in its own borders and
/// code, with the names of all its analysts.
pub(super) fn of_layer(
    open: &OpenStudy,
    seen: &Seen<'_>,
    layer: &LayerCodings,
    segments: &[&LayerSegment],
) -> Vec<CodingRow> {
    let here = segments.iter().filter_map(|segment| {
        seen.document(segment.document)?;
        Some((*segment, seen.coding(segment.coding)?))
    });
    let (segments, codings): (Vec<&LayerSegment>, Vec<&Coding>) = here.unzip();
    let mut all = rows(open, seen, &codings);
    let mut texts: FxHashMap<DocumentId, Arc<Text>> = FxHashMap::default();
    for (row, segment) in all.iter_mut().zip(segments) {
        let analysts = layer.analysts_of(segment).into_iter();
        let names: Vec<String> = analysts.map(|who| analyst_name(seen, who)).collect();
        row.analyst_name = names.join(", ");
        row.code = segment.code;
        row.code_name = seen.code_name(segment.code);
        row.code_path = seen.code_path(segment.code);
        if (row.start, row.end) != (segment.span.start, segment.span.end) {
            (row.start, row.end) = (segment.span.start, segment.span.end);
            let text = texts.entry(segment.document).or_insert_with(|| {
                let document = seen.document(segment.document);
                let text = document.and_then(|it| open.text(it).ok());
                text.unwrap_or_else(|| Arc::new(Text::new(String::new())))
            });
            text.slice(segment.span).clone_into(&mut row.text);
        }
    }
    all
}

/// A person's name.
pub(super) fn analyst_name(seen: &Seen<'_>, who: AnalystId) -> String {
    let analyst = seen.analyst(who);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}

/// Aligned columns.
pub(super) fn text(rows: &[CodingRow]) -> String {
    let mut table = Table::new(&["document", "from", "to", "analyst", "code", "text"]);
    for row in rows {
        table.row([
            row.document_name.clone(),
            row.start.to_string(),
            row.end.to_string(),
            row.analyst_name.clone(),
            row.code_name.clone(),
            row.text.clone(),
        ]);
    }
    table.text()
}

/// A table that `code --codings` reads again.
pub(super) fn csv(rows: &[CodingRow]) -> String {
    let headings = [
        "analyst",
        "document",
        "code",
        "start",
        "end",
        "pass",
        "text",
        "id",
        "within",
        "after_reveal",
    ];
    let mut table = spreadsheet::Table::new("Codings", &headings);
    for row in rows {
        table.push(vec![
            row.analyst_name.as_str().into(),
            row.document_name.as_str().into(),
            row.code_path.as_str().into(),
            row.start.into(),
            row.end.into(),
            row.pass_name.as_str().into(),
            row.text.as_str().into(),
            row.id.to_string().into(),
            row.within_name.clone().into(),
            row.after_reveal.map(str::to_owned).into(),
        ]);
    }
    spreadsheet::csv(&table, spreadsheet::ByteOrderMark::LeftOut)
}
