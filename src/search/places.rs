//! The very places in a matching paragraph, found by the analyser that indexed it.

use super::analyser::{Analyser, Word};
use super::context::context;
use super::hit::Hit;
use super::language::Language;
use super::plan::Plan;
use super::ranking::{Columns, Matching, kind_of};
use super::store::Open;
use crate::model::Span;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use tantivy::TantivyDocument;
use tantivy::schema::Value;

/// The hits in these paragraphs, in their order and that of the text.
pub(super) fn hits(
    plan: &Plan,
    open: &Open,
    paragraphs: &[Matching],
    limit: usize,
) -> tantivy::Result<Vec<Hit>> {
    let mut hits = Vec::new();
    let mut analysers: FxHashMap<Language, Analyser> = FxHashMap::default();
    for matching in paragraphs {
        if hits.len() >= limit {
            break;
        }
        let stored: TantivyDocument = open.searcher.doc(matching.address)?;
        let text = stored
            .get_first(plan.fields.text)
            .and_then(|value| value.as_str())
            .unwrap_or_default();
        let columns = Columns::new(open.searcher.segment_reader(matching.address.segment_ord))?;
        let (kind, document) = columns.document(matching.address.doc_id);
        let speaker = columns.said_by(matching.address.doc_id);
        let Some(kind) = kind_of(kind) else {
            continue;
        };
        let language = Language::numbered(columns.language(matching.address.doc_id));
        let analyser = analysers
            .entry(language)
            .or_insert_with(|| Analyser::new(language));
        let name = open
            .record
            .entries
            .get(&(kind, document))
            .map(|entry| &entry.name);
        let mut counter = Counter::new(text, matching.start);
        for (start, end) in places(plan, &analyser.words(text), text) {
            if hits.len() >= limit {
                break;
            }
            let (from, to) = context(text, start, end);
            hits.push(Hit {
                kind,
                document,
                document_name: name.cloned().unwrap_or_default(),
                speaker,
                span: Span::new(counter.position(start), counter.position(end)),
                context: text.get(from..to).unwrap_or_default().to_owned(),
                context_span: Span::new(counter.position(from), counter.position(to)),
                score: matching.score,
            });
        }
    }
    Ok(hits)
}

/// The bytes of all places in a paragraph, in order; the whole paragraph where no word is asked for.
fn places(plan: &Plan, words: &[Word], text: &str) -> BTreeSet<(usize, usize)> {
    let mut places: BTreeSet<(usize, usize)> = plan
        .asked
        .iter()
        .filter_map(|leaf| plan.leaves.get(*leaf))
        .flat_map(|leaf| leaf.places(words))
        .filter_map(|place| words.get(place))
        .filter_map(|found| Some((found.first()?.bytes.start, found.last()?.bytes.end)))
        .collect();
    if places.is_empty() {
        places.insert((0, text.len()));
    }
    places
}

/// Turns bytes of a paragraph into code points of its document, going on from where it last was.
struct Counter<'a> {
    text: &'a str,
    first: u32,
    byte: usize,
    position: u32,
}

impl<'a> Counter<'a> {
    const fn new(text: &'a str, first: u32) -> Self {
        Self {
            text,
            first,
            byte: 0,
            position: first,
        }
    }

    fn position(&mut self, byte: usize) -> u32 {
        if byte < self.byte {
            self.byte = 0;
            self.position = self.first;
        }
        let walked = self.text.get(self.byte..byte).unwrap_or_default();
        self.position += walked.chars().count() as u32;
        self.byte = byte;
        self.position
    }
}
