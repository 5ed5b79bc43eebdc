//! How much of a pass's material at least two analysts finished, whatever they coded in it: the share that was
//! double-coded, with its denominator.
//!
//! An analyst has finished a document or sub-domain when they closed the pass on it, or marked the document as read
//! through or as holding nothing relevant.

use crate::model::things::Pass;
use crate::model::{AnalystId, DocumentId, Part, PassId, Reading, Seen, Span};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// A number of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartOf {
    /// How many.
    pub of_two: u64,
    /// Of how many.
    pub all: u64,
}

impl PartOf {
    /// The proportion, from 0 to 1; none where there is nothing.
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| self.of_two as f64 / self.all as f64)
    }

    /// Whether everything is in it, and there is something.
    pub const fn is_whole(self) -> bool {
        self.all > 0 && self.of_two == self.all
    }

    fn add(&mut self, number: u64, is_double: bool) {
        self.all += number;
        self.of_two += if is_double { number } else { 0 };
    }
}

/// How much of a pass's material at least two analysts finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DoubleCoded {
    /// Documents of the pass; in a pass within constructs those in which all the material is finished by two.
    pub documents: PartOf,
    /// Sub-domains; nothing in a pass over whole documents.
    pub constructs: PartOf,
    /// Participants' turns; in a pass within constructs its segments.
    pub turns: PartOf,
    /// Characters (code points) of what participants said; in a pass within constructs of its segments, each counted
    /// once however many segments it lies in.
    pub characters: PartOf,
    /// Whether the pass works within constructs, so that turns are segments.
    pub within_constructs: bool,
}

/// How much of a pass's material at least two of its analysts finished; none for a pass of one analyst. What is hidden
/// from the viewer counts as unfinished, except that somebody closed a part, which everybody may know.
pub fn double_coded(seen: &Seen<'_>, pass: PassId) -> Option<DoubleCoded> {
    let it = seen.pass(pass)?;
    if it.opened.analysts.len() < 2 {
        return None;
    }
    Some(if it.is_within_constructs() {
        within_constructs(seen, it)
    } else {
        whole_documents(seen, it)
    })
}

fn whole_documents(seen: &Seen<'_>, pass: &Pass) -> DoubleCoded {
    let mut found = DoubleCoded::default();
    for id in seen.documents_of_pass(pass.id) {
        let Some(document) = seen.document(id) else {
            continue;
        };
        let is_double = by_two(pass, |who| finished_document(seen, pass, who, id));
        let said = document.participants_said();
        found.documents.add(1, is_double);
        found.turns.add(said.len() as u64, is_double);
        let characters = said.iter().map(|turn| u64::from(turn.len())).sum();
        found.characters.add(characters, is_double);
    }
    found
}

fn within_constructs(seen: &Seen<'_>, pass: &Pass) -> DoubleCoded {
    let mut found = DoubleCoded {
        within_constructs: true,
        ..DoubleCoded::default()
    };
    let mut double = FxHashSet::default();
    for part in seen.parts(pass.id) {
        let is_double = by_two(pass, |who| pass.has_closed(who, part));
        found.constructs.add(1, is_double);
        if let (true, Part::Construct(construct)) = (is_double, part) {
            double.insert(construct);
        }
    }
    let spans = seen.material_spans(pass.id);
    let mut by_document: std::collections::BTreeMap<DocumentId, Vec<(Span, bool)>> =
        std::collections::BTreeMap::new();
    for segment in spans {
        let is_double = double.contains(&segment.construct);
        found.turns.add(1, is_double);
        let of_document = by_document.entry(segment.document).or_default();
        of_document.push((segment.span(), is_double));
    }
    for segments in by_document.values() {
        let all = segments.iter().all(|(_, is_double)| *is_double);
        found.documents.add(1, all);
        let whole = super::agreement::united(segments.iter().map(|(span, _)| *span));
        let two = segments.iter().filter(|(_, is_double)| *is_double);
        let two = super::agreement::united(two.map(|(span, _)| *span));
        found.characters.all += characters(&whole);
        found.characters.of_two += characters(&two);
    }
    found
}

fn characters(spans: &[Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.len())).sum()
}

fn by_two(pass: &Pass, finished: impl Fn(AnalystId) -> bool) -> bool {
    let people: BTreeSet<AnalystId> = pass.opened.analysts.iter().copied().collect();
    people.into_iter().filter(|who| finished(*who)).count() > 1
}

/// Whether an analyst has finished a document, as far as the viewer may know.
fn finished_document(
    seen: &Seen<'_>,
    pass: &Pass,
    analyst: AnalystId,
    document: DocumentId,
) -> bool {
    let reading = seen.reading(pass.id, analyst, document);
    pass.has_closed(analyst, Part::Document(document))
        || reading.is_some_and(|reading| reading != Reading::Unread)
}
