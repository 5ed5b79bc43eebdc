//! A list of segments as a table.

use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::analysis::speakers::speakers_of;
use crate::exchange::masking::{Leaving, Masks, Passages};
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::things::Document;
use crate::model::{DocumentId, Seen, Text};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Gives the text of a document, or one sentence that says why it is not here.
pub type ReadWords<'r> = dyn Fn(&Document) -> Result<Arc<Text>, String> + 'r;

/// The segments with their documents, people, turns and words, in the order they come. `condition` says which
/// they are, `masks` what is not to be read in them.
pub fn segments_report(
    seen: &Seen<'_>,
    layer: &LayerCodings,
    segments: &[&LayerSegment],
    condition: &str,
    read: &ReadWords<'_>,
    masks: &Masks,
) -> Report {
    let headers = [
        "Document",
        "Participants",
        "Turn",
        "From",
        "To",
        "Code",
        "Analysts",
        "Words",
        "Condensed meaning unit",
    ];
    let mut table = Table::new("Segments", &headers);
    let labels = seen.participant_labels();
    let mut texts: FxHashMap<DocumentId, Option<Arc<Text>>> = FxHashMap::default();
    let mut passages = Passages::new(masks);
    let mut missing = Vec::new();
    for segment in segments {
        let Some(document) = seen.document(segment.document) else {
            continue;
        };
        let text = texts.entry(document.id).or_insert_with(|| {
            let text = read(document);
            text.map_err(|why| missing.push(format!("{}: {why}", document.name.text())))
                .ok()
        });
        let span = segment.span;
        let people = speakers_of(seen, document, span).into_iter();
        let people: Vec<String> = people.filter_map(|id| labels.get(&id).cloned()).collect();
        let analysts = layer.analysts_of(segment).into_iter();
        let analysts = analysts.filter_map(|who| Some(seen.analyst(who)?.name.text()));
        let analysts: Vec<&str> = analysts.collect();
        let condensed = seen.coding(segment.coding).map_or("", |it| it.condensed());
        table.push(vec![
            document.name.text().into(),
            people.join(", ").into(),
            document.turn_of(span).map(|(number, _)| number).into(),
            span.start.into(),
            span.end.into(),
            seen.code_path(segment.code).into(),
            analysts.join(", ").into(),
            text.as_ref().map_or(Cell::Empty, |text| {
                passages.words(document.imported.text, text, span).into()
            }),
            condensed.into(),
        ]);
    }
    let mut report = Report {
        title: "Segments".to_owned(),
        facts: vec![
            ("Which".to_owned(), condition.to_owned()),
            ("Whose".to_owned(), layer.sentence(seen)),
            ("Segments".to_owned(), table.rows.len().to_string()),
        ],
        tables: vec![table],
        shares: vec![10, 10, 5, 6, 6, 14, 9, 28, 12],
        notes: std::iter::once(
            "From and To count characters of the document (Unicode code points). Names in the study’s dictionary of masks are masked."
                .to_owned(),
        )
        .chain(missing)
        .collect(),
    };
    report.mask(masks);
    report
}
