//! How much of its material an analyst has worked through in a pass, and how much two have.
//!
//! The denominator is what participants said (`universe participants` of the agreement figures): turns of speakers who
//! are participants, or of whom nothing else is known; in a pass within constructs its material alone.

use super::agreement::{Universe, united};
use crate::model::things::{Coding, Document, Pass};
use crate::model::{
    AnalystId, CodeId, DocumentId, MaterialSpan, Part, PassId, Reading, Seen, Span,
};

/// What stands under every share of coverage.
pub const DENOMINATOR: &str = "of what participants said";
/// The same for a pass within constructs.
pub const DENOMINATOR_WITHIN: &str = "of the pass's material";

/// How much of a document, or of a construct's material, an analyst has worked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Characters (code points) of the material.
    pub characters: u64,
    /// Those of them with at least one coding.
    pub coded: u64,
    /// Those of them left uncoded on purpose.
    pub passed_over: u64,
    /// Participants' turns; in a pass within constructs its segments.
    pub turns: usize,
    /// Those of them with at least one coding.
    pub turns_coded: usize,
    /// Those of them without a coding that were left so on purpose, wholly.
    pub turns_passed_over: usize,
    /// Number of codings.
    pub codings: usize,
    /// How far the document was read.
    pub reading: Reading,
    /// Whether the pass is closed on it.
    pub closed: bool,
}

impl Coverage {
    /// Proportion of characters coded, from 0 to 1; none where there is no material.
    pub fn share(&self) -> Option<f64> {
        proportion(self.coded, self.characters)
    }

    /// Proportion of turns coded, from 0 to 1; none where there are none.
    pub fn share_of_turns(&self) -> Option<f64> {
        proportion(self.turns_coded as u64, self.turns as u64)
    }

    /// Whether it can be said that it was worked through: closed, marked as read or as holding nothing relevant, or
    /// every turn coded or passed over.
    pub fn is_worked_through(&self) -> bool {
        self.closed
            || self.reading != Reading::Unread
            || self.turns > 0 && self.turns_coded + self.turns_passed_over == self.turns
    }

    /// The two together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            characters: self.characters + other.characters,
            coded: self.coded + other.coded,
            passed_over: self.passed_over + other.passed_over,
            turns: self.turns + other.turns,
            turns_coded: self.turns_coded + other.turns_coded,
            turns_passed_over: self.turns_passed_over + other.turns_passed_over,
            codings: self.codings + other.codings,
            reading: self.reading.min(other.reading),
            closed: self.closed && other.closed,
        }
    }
}

/// How much an analyst has worked through of each document of a pass, in order of the documents; none where that is
/// hidden from the viewer.
pub fn coverage(
    seen: &Seen<'_>,
    pass: PassId,
    analyst: AnalystId,
) -> Option<Vec<(DocumentId, Coverage)>> {
    let it = seen.pass(pass)?;
    let spans = seen.material_spans(pass);
    let documents = seen.documents_of_pass(pass).into_iter();
    let rows = documents.map(|id| {
        let reading = seen.reading(pass, analyst, id)?;
        let document = seen.document(id)?;
        let own: Vec<Span> = spans
            .iter()
            .filter(|span| span.document == id)
            .map(MaterialSpan::span)
            .collect();
        let turns = if it.is_within_constructs() {
            own
        } else {
            document.participants_said()
        };
        let codings = codings_of(seen, document, it, analyst, None);
        let over = seen.passed_over(pass, analyst, id);
        let closed = it.has_closed(analyst, Part::Document(id));
        Some((id, measured(&turns, &codings, &over, reading, closed)))
    });
    rows.collect()
}

/// How much an analyst has worked through of each construct's material in a pass within constructs, in the pass's
/// order; a construct whose work is hidden from the viewer has none.
pub fn coverage_of_constructs(
    seen: &Seen<'_>,
    pass: PassId,
    analyst: AnalystId,
) -> Vec<(CodeId, Option<Coverage>)> {
    let Some(it) = seen.pass(pass) else {
        return Vec::new();
    };
    let spans = seen.material_spans(pass);
    let parts = seen.parts(pass).into_iter();
    parts
        .filter_map(|part| match part {
            Part::Construct(construct) => Some((part, construct)),
            Part::Document(_) => None,
        })
        .map(|(part, construct)| {
            let shows = seen.person() == Some(analyst) || !it.opened.blind || it.is_revealed(part);
            if !shows {
                return (construct, None);
            }
            let closed = it.has_closed(analyst, part);
            let own = spans.iter().filter(|span| span.construct == construct);
            let mut by_document: std::collections::BTreeMap<DocumentId, Vec<Span>> =
                std::collections::BTreeMap::new();
            for span in own {
                by_document
                    .entry(span.document)
                    .or_default()
                    .push(span.span());
            }
            let mut whole = Coverage {
                closed: true,
                reading: Reading::NothingRelevant,
                ..Coverage::default()
            };
            for (id, turns) in by_document {
                let Some(document) = seen.document(id) else {
                    continue;
                };
                let codings = codings_of(seen, document, it, analyst, Some(construct));
                let over = seen.passed_over(pass, analyst, id);
                let read = Reading::Unread;
                whole = whole.with(measured(&turns, &codings, &over, read, closed));
            }
            (construct, Some(whole))
        })
        .collect()
}

/// How much was coded by both: by at least two analysts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DoubleCoding {
    /// Documents (or constructs) of the pass that are revealed, so that at least two analysts have closed them.
    pub parts: usize,
    /// Documents (or constructs) of the pass.
    pub all_parts: usize,
    /// Segments in the revealed parts: the material's segments in a pass within constructs, else the passages
    /// that at least one analyst coded, overlapping ones taken together.
    pub segments: usize,
    /// Those of them in which at least two analysts coded.
    pub segments_of_both: usize,
}

impl DoubleCoding {
    /// Proportion of parts, from 0 to 1; none where there are none.
    pub fn share_of_parts(&self) -> Option<f64> {
        proportion(self.parts as u64, self.all_parts as u64)
    }

    /// Proportion of segments, from 0 to 1; none where there are none.
    pub fn share_of_segments(&self) -> Option<f64> {
        proportion(self.segments_of_both as u64, self.segments as u64)
    }
}

/// How much of a pass was coded by at least two analysts, as far as it is revealed; none for a pass of one analyst,
/// and before anything is revealed.
pub fn double_coding(seen: &Seen<'_>, pass: PassId) -> Option<DoubleCoding> {
    let it = seen.pass(pass)?;
    let parts = seen.parts(pass);
    let revealed: Vec<Part> = parts
        .iter()
        .copied()
        .filter(|part| it.is_revealed(*part))
        .collect();
    if it.opened.analysts.len() < 2 || revealed.is_empty() {
        return None;
    }
    let mut found = DoubleCoding {
        parts: revealed.len(),
        all_parts: parts.len(),
        ..DoubleCoding::default()
    };
    let spans = seen.material_spans(pass);
    for id in seen.documents_of_pass(pass) {
        let Some(document) = seen.document(id) else {
            continue;
        };
        if it.is_within_constructs() {
            for segment in spans.iter().filter(|span| span.document == id) {
                let construct = segment.construct;
                if !revealed.contains(&Part::Construct(construct)) {
                    continue;
                }
                let layers = layers_of(seen, document, it, Some(construct));
                found.count(segment.span(), &layers);
            }
        } else if revealed.contains(&Part::Document(id)) {
            let layers = layers_of(seen, document, it, None);
            for passage in united(layers.iter().flatten().copied()) {
                found.count(passage, &layers);
            }
        }
    }
    Some(found)
}

impl DoubleCoding {
    fn count(&mut self, segment: Span, layers: &[Vec<Span>]) {
        let coded = |layer: &&Vec<Span>| touches(layer, segment);
        self.segments += 1;
        self.segments_of_both += usize::from(layers.iter().filter(coded).count() > 1);
    }
}

/// The united codings of each analyst of a pass in a document.
fn layers_of(
    seen: &Seen<'_>,
    document: &Document,
    pass: &Pass,
    within: Option<CodeId>,
) -> Vec<Vec<Span>> {
    let analysts = pass.opened.analysts.iter();
    analysts
        .map(|analyst| {
            united(
                codings_of(seen, document, pass, *analyst, within)
                    .into_iter()
                    .map(Coding::span),
            )
        })
        .collect()
}

fn codings_of<'a>(
    seen: &Seen<'a>,
    document: &Document,
    pass: &Pass,
    analyst: AnalystId,
    within: Option<CodeId>,
) -> Vec<&'a Coding> {
    let all = seen.codings_with_removed_of(document.id);
    all.filter(|it| it.stands() && it.pass() == pass.id && it.analyst() == analyst)
        .filter(|it| within.is_none() || it.within() == within)
        .collect()
}

fn measured(
    turns: &[Span],
    codings: &[&Coding],
    over: &[Span],
    reading: Reading,
    closed: bool,
) -> Coverage {
    let material = Universe::new(turns.iter().copied());
    let coded = united(codings.iter().map(|it| it.span()));
    let over = united(over.iter().copied());
    let both = united(coded.iter().chain(&over).copied());
    let length = |spans: &[Span]| -> u64 {
        let inside = material.clip(spans);
        inside.into_iter().map(|span| u64::from(span.len())).sum()
    };
    let with_code = length(&coded);
    let turns_coded = turns.iter().filter(|turn| touches(&coded, **turn)).count();
    let wholly_over = turns.iter().filter(|turn| {
        let covered = over.iter().any(|span| span.covers(**turn));
        covered && !touches(&coded, **turn)
    });
    Coverage {
        characters: material.characters(),
        coded: with_code,
        passed_over: length(&both) - with_code,
        turns: turns.len(),
        turns_coded,
        turns_passed_over: wholly_over.count(),
        codings: codings.len(),
        reading,
        closed,
    }
}

/// Whether any of these, in order and apart from each other, shares a character with a stretch.
fn touches(spans: &[Span], stretch: Span) -> bool {
    let at = spans.partition_point(|span| span.end <= stretch.start);
    spans.get(at).is_some_and(|span| span.overlaps(stretch))
}

fn proportion(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
