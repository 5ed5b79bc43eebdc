//! Segments of any combination of codes.

use super::axis::Axis;
use super::heading::HeadingOf;
use super::places::{Places, widened};
use super::placing::Placing;
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::model::{CodeId, DocumentId, Seen};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How a segment of another code must lie to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lying {
    /// They share at least one character.
    #[default]
    Overlap,
    /// The segment lies wholly in a segment of the other code.
    Inside,
    /// A segment of the other code lies wholly in it.
    Around,
}

/// Which segments. A code always stands for itself with everything below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Codes whose segments are looked for; where there are none, segments of any code.
    pub of: Vec<CodeId>,
    /// Whether a segment of one of those codes must share a character with a segment of each of the others.
    pub of_all: bool,
    /// Codes that must lie there.
    pub with: Vec<CodeId>,
    /// Whether one of them is enough.
    pub with_any: bool,
    /// How they must lie.
    pub lying: Lying,
    /// Codes that must not share a character with it.
    pub without: Vec<CodeId>,
    /// Codes of which a segment must lie near.
    pub near: Vec<CodeId>,
    /// Whether one of them is enough.
    pub near_any: bool,
    /// At most so many turns away; 0 is the same turn. In a text without turns only overlapping is near.
    pub turns: usize,
    /// Documents, participants, roles, waves, values, speakers, analysts: of each kind that is named here, one must
    /// fit.
    pub only: Vec<HeadingOf>,
}

impl Asked {
    /// Whether nothing is asked for at all.
    pub const fn is_empty(&self) -> bool {
        self.of.is_empty()
            && self.with.is_empty()
            && self.without.is_empty()
            && self.near.is_empty()
            && self.only.is_empty()
    }
}

/// The segments of a layer that fit, by document and place. Both what is found and what must or must not lie there are
/// segments of that layer.
pub fn asked_for<'l>(
    seen: &Seen<'_>,
    layer: &'l LayerCodings,
    asked: &Asked,
) -> Vec<&'l LayerSegment> {
    let places = |codes: &[CodeId]| -> Vec<Places> {
        let of = codes.iter().map(|code| {
            let codes = below(seen, &[*code]).into_iter();
            Places::of(codes.flat_map(|code| layer.of_code(code)))
        });
        of.collect()
    };
    let all = |codes: &[CodeId], wanted: bool| if wanted { places(codes) } else { Vec::new() };
    let together = all(&asked.of, asked.of_all);
    let (with, without) = (places(&asked.with), places(&asked.without));
    let near = places(&asked.near);
    let mut narrow = Narrowing::of(seen, &asked.only);
    let fits = |segment: &LayerSegment, turns: &[crate::model::Turn]| {
        let (document, span) = (segment.document, segment.span);
        let lies = |places: &Places| match asked.lying {
            Lying::Overlap => places.overlap(document, span),
            Lying::Inside => places.hold(document, span),
            Lying::Around => places.lie_in(document, span),
        };
        let around = widened(turns, span, asked.turns);
        let is_near = |places: &Places| places.overlap(document, around);
        together.iter().all(|it| it.overlap(document, span))
            && holds(&with, asked.with_any, lies)
            && !without.iter().any(|it| it.overlap(document, span))
            && holds(&near, asked.near_any, is_near)
    };
    let mut by_document: FxHashMap<DocumentId, Vec<&LayerSegment>> = FxHashMap::default();
    let mut take = |segment: &'l LayerSegment| {
        let of_document = by_document.entry(segment.document).or_default();
        of_document.push(segment);
    };
    if asked.of.is_empty() {
        layer.segments.iter().for_each(&mut take);
    } else {
        let codes = below(seen, &asked.of).into_iter();
        codes.flat_map(|code| layer.of_code(code)).for_each(take);
    }
    let mut found = Vec::new();
    for document in seen.documents() {
        let Some(mut segments) = by_document.remove(&document.id) else {
            continue;
        };
        segments.retain(|it| fits(it, document.turns()) && narrow.holds(layer, it));
        segments.sort_by_key(|it| (it.span.start, Reverse(it.span.end), it.coding));
        found.extend(segments);
    }
    found
}

/// Whether all places fit, or one where one is enough.
fn holds(places: &[Places], any: bool, fits: impl Fn(&Places) -> bool) -> bool {
    places.is_empty()
        || if any {
            places.iter().any(fits)
        } else {
            places.iter().all(fits)
        }
}

/// These codes and all below them.
fn below(seen: &Seen<'_>, codes: &[CodeId]) -> Vec<CodeId> {
    let tree = seen.code_tree();
    let all = codes.iter();
    let all: FxHashSet<CodeId> = all
        .flat_map(|code| tree.below(tree.effective(*code)))
        .collect();
    all.into_iter().collect()
}

/// What a segment must be of besides its codes.
struct Narrowing<'s, 'a>(Vec<(Placing<'s, 'a>, FxHashSet<u32>)>);

impl<'s, 'a> Narrowing<'s, 'a> {
    fn of(seen: &'s Seen<'a>, only: &[HeadingOf]) -> Self {
        let mut by_axis: BTreeMap<Axis, Vec<&HeadingOf>> = BTreeMap::new();
        for of in only {
            by_axis.entry(axis_of(of)).or_default().push(of);
        }
        let kinds = by_axis.into_iter().map(|(axis, wanted)| {
            let placing = Placing::of(seen, axis);
            let headings = (0..).zip(&placing.headings);
            let wanted = headings.filter(|(_, it)| wanted.contains(&&it.of));
            let wanted = wanted.map(|(n, _)| n).collect();
            (placing, wanted)
        });
        Self(kinds.collect())
    }

    fn holds(&mut self, layer: &LayerCodings, segment: &LayerSegment) -> bool {
        self.0.iter_mut().all(|(placing, wanted)| {
            let places = placing.places(layer, segment);
            places.iter().any(|at| wanted.contains(at))
        })
    }
}

/// The kind of thing that something is.
pub(super) fn axis_of(of: &HeadingOf) -> Axis {
    match of {
        HeadingOf::Code(_) => Axis::Codes,
        HeadingOf::Category(_) => Axis::Categories,
        HeadingOf::Document(_) => Axis::Documents,
        HeadingOf::Participant(_) => Axis::Participants,
        HeadingOf::Role(_) => Axis::Roles,
        HeadingOf::Case(_) => Axis::Cases,
        HeadingOf::Wave(_) => Axis::Waves,
        HeadingOf::Value(attribute, _) => Axis::Attribute(*attribute),
        HeadingOf::Speaker(_) => Axis::Speakers,
        HeadingOf::Analyst(_) => Axis::Analysts,
    }
}
