//! Codes or categories that occur together.

use super::axis::Axis;
use super::heading::AxisHeading;
use super::places::Places;
use super::placing::Placing;
use crate::analysis::agreement::united;
use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::model::things::Document;
use crate::model::{DocumentId, Seen, Span, Turn};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// When two segments count as together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum How {
    /// They share at least one character.
    #[default]
    Overlap,
    /// They lie at most so many turns apart; 0 is the same turn. In a text without turns only overlapping counts.
    Turns(usize),
}

/// Two codes or categories that occur together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The one, by its place in [`Together::items`].
    pub one: u32,
    /// The other, which comes later there.
    pub other: u32,
    /// Pairs of segments, one of each. A segment that belongs to both is a pair by itself.
    pub pairs: u64,
    /// Places: stretches of text coded with both where overlapping is asked for; else passages that reach from one
    /// segment of a pair to the other, those that share a character or touch as one.
    pub places: u64,
    /// Documents with at least one pair.
    pub documents: u64,
    /// Characters coded with both, whatever is asked for.
    pub shared: u64,
    /// Characters coded with both over characters coded with either (Jaccard 1901).
    pub jaccard: f64,
}

/// What occurs together in a layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Together {
    /// The codes or categories.
    pub items: Vec<AxisHeading>,
    /// When two segments count as together.
    pub how: How,
    /// Characters coded with each.
    pub characters: Vec<u64>,
    /// Pairs that occur, by their places; one that lies above the other in a tree is none.
    pub pairs: Vec<Pair>,
    /// Segments of each item, by their places in the layer.
    members: Vec<Vec<u32>>,
}

/// An occurrence: which item, its span, and the turns it lies in.
#[derive(Debug, Clone, Copy)]
struct Given {
    item: u32,
    span: Span,
    /// First place that counts as together with it, and the last.
    from: u32,
    to: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Found {
    pairs: u64,
    places: u64,
    documents: u64,
    shared: u64,
}

impl Together {
    /// Looks through a layer. `stopped` is asked now and then whether nobody waits for it any more; then there is none.
    pub fn of(
        seen: &Seen<'_>,
        layer: &LayerCodings,
        axis: Axis,
        how: How,
        stopped: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut placing = Placing::of(seen, axis);
        let mut by_document: FxHashMap<DocumentId, Vec<(u32, Span)>> = FxHashMap::default();
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); placing.headings.len()];
        for (n, segment) in (0u32..).zip(&layer.segments) {
            if n % 4096 == 0 && stopped() {
                return None;
            }
            let of_document = by_document.entry(segment.document).or_default();
            let items = placing.places(layer, segment);
            of_document.extend(items.iter().map(|item| (*item, segment.span)));
            for item in items.iter() {
                if let Some(of_item) = members.get_mut(*item as usize) {
                    of_item.push(n);
                }
            }
        }
        let items = placing.headings;
        let kin = kin(seen, &items);
        let mut characters = vec![0; items.len()];
        let mut found: FxHashMap<(u32, u32), Found> = FxHashMap::default();
        for document in seen.documents() {
            if stopped() {
                return None;
            }
            let Some(given) = by_document.remove(&document.id) else {
                continue;
            };
            let stretches = stretches(&given);
            for (item, span) in &stretches {
                if let Some(all) = characters.get_mut(*item as usize) {
                    *all += u64::from(span.len());
                }
            }
            in_document(document, given, stretches, how, &mut found);
        }
        found.retain(|pair, _| !kin.contains(pair));
        let of = |item: u32| characters.get(item as usize).copied().unwrap_or(0);
        let pairs = found.iter().filter(|(_, it)| it.pairs > 0);
        let pairs = pairs.map(|((one, other), it)| {
            let either = of(*one) + of(*other) - it.shared;
            Pair {
                one: *one,
                other: *other,
                pairs: it.pairs,
                places: it.places,
                documents: it.documents,
                shared: it.shared,
                jaccard: it.shared as f64 / (either.max(1)) as f64,
            }
        });
        let mut pairs: Vec<Pair> = pairs.collect();
        pairs.sort_by_key(|it| (it.one, it.other));
        Some(Self {
            items,
            how,
            characters,
            pairs,
            members,
        })
    }

    /// Two that occur together, whichever is named first.
    pub fn pair(&self, one: usize, other: usize) -> Option<&Pair> {
        let (one, other) = (one.min(other) as u32, one.max(other) as u32);
        let at = self
            .pairs
            .binary_search_by_key(&(one, other), |it| (it.one, it.other));
        self.pairs.get(at.ok()?)
    }

    /// The segments of two items that lie together, by document and place; each once. The layer is the one that was
    /// looked through.
    pub fn segments<'l>(
        &self,
        seen: &Seen<'_>,
        layer: &'l LayerCodings,
        (one, other): (usize, usize),
    ) -> Vec<&'l LayerSegment> {
        let documents = seen.documents();
        let numbered = documents.iter().enumerate();
        let documents: FxHashMap<DocumentId, (usize, &Document)> =
            numbered.map(|(n, it)| (it.id, (n, *it))).collect();
        let segments = |item: usize| {
            let places = self.members.get(item).into_iter().flatten();
            places.filter_map(|n| Some((*n, layer.segments.get(*n as usize)?)))
        };
        // Where a segment meets others: characters, or numbers of turns.
        let reach = |segment: &LayerSegment| {
            let turns = documents.get(&segment.document).map(|it| it.1.turns());
            let given = given(turns.unwrap_or_default(), 0, segment.span, self.how);
            (segment.document, Span::new(given.from, given.to))
        };
        let meeting = |item: usize| Places::of_spans(segments(item).map(|(_, it)| reach(it)));
        let mut found: BTreeMap<u32, &LayerSegment> = BTreeMap::new();
        for (item, with) in [(one, other), (other, one)] {
            let partners = meeting(with);
            let near = segments(item).filter(|(_, it)| {
                let (document, span) = reach(it);
                partners.overlap(document, span)
            });
            found.extend(near);
        }
        let mut found: Vec<&LayerSegment> = found.into_values().collect();
        found.sort_by_key(|it| {
            let place = documents.get(&it.document).map(|it| it.0);
            (place, it.span.start, it.span.end, it.coding)
        });
        found
    }
}

/// Pairs of which one lies above the other.
fn kin(seen: &Seen<'_>, items: &[AxisHeading]) -> FxHashSet<(u32, u32)> {
    use super::heading::HeadingOf;
    let at: FxHashMap<&HeadingOf, u32> = items.iter().map(|it| &it.of).zip(0..).collect();
    let tree = seen.code_tree();
    let is_category = |it: &AxisHeading| matches!(it.of, HeadingOf::Category(_));
    let categories = items
        .iter()
        .any(is_category)
        .then(|| CategoryTree::of(seen));
    let mut kin = FxHashSet::default();
    for (n, item) in (0..).zip(items) {
        let lineage: Vec<HeadingOf> = match &item.of {
            HeadingOf::Code(code) => tree.above(*code).into_iter().map(HeadingOf::Code).collect(),
            HeadingOf::Category(id) => {
                let below = categories.iter().flat_map(|it| it.branch(*id));
                below.map(|(it, _)| HeadingOf::Category(it.id)).collect()
            }
            _ => Vec::new(),
        };
        for other in lineage.iter().filter_map(|it| at.get(it).copied()) {
            kin.insert((other.min(n), other.max(n)));
        }
    }
    kin
}

/// The stretches coded with each item, without overlaps among themselves.
fn stretches(given: &[(u32, Span)]) -> Vec<(u32, Span)> {
    let mut by_item = given.to_vec();
    by_item.sort_unstable_by_key(|(item, span)| (*item, span.start, span.end));
    let mut stretches = Vec::with_capacity(by_item.len());
    for same in by_item.chunk_by(|a, b| a.0 == b.0) {
        if let Some((item, _)) = same.first() {
            let spans = united(same.iter().map(|it| it.1));
            stretches.extend(spans.into_iter().map(|span| (*item, span)));
        }
    }
    stretches
}

/// An occurrence with the range in which it meets others: characters, or numbers of turns.
fn given(turns: &[Turn], item: u32, span: Span, how: How) -> Given {
    let (from, to) = match how {
        How::Turns(by) if !turns.is_empty() => {
            let first = turns.partition_point(|turn| turn.end <= span.start);
            let after = turns.partition_point(|turn| turn.start < span.end);
            // What lies between two turns belongs to the one before it.
            let first = first.min(after.saturating_sub(1));
            (
                first as u32,
                after
                    .max(first + 1)
                    .saturating_add(by)
                    .try_into()
                    .unwrap_or(u32::MAX),
            )
        }
        _ => (span.start, span.end),
    };
    Given {
        item,
        span,
        from,
        to,
    }
}

fn in_document(
    document: &Document,
    occurrences: Vec<(u32, Span)>,
    mut stretches: Vec<(u32, Span)>,
    how: How,
    found: &mut FxHashMap<(u32, u32), Found>,
) {
    let key = |a: u32, b: u32| (a.min(b), a.max(b));
    stretches.sort_unstable_by_key(|(_, span)| (span.start, span.end));
    let mut places: FxHashMap<(u32, u32), Vec<Span>> = FxHashMap::default();
    for (n, (item, span)) in stretches.iter().enumerate() {
        let later = stretches.iter().skip(n + 1);
        for (other, with) in later.take_while(|it| it.1.start < span.end) {
            let shared = Span::new(span.start.max(with.start), span.end.min(with.end));
            if item != other && shared.start < shared.end {
                let pair = key(*item, *other);
                found.entry(pair).or_default().shared += u64::from(shared.len());
                if how == How::Overlap {
                    places.entry(pair).or_default().push(shared);
                }
            }
        }
    }
    let turns = document.turns();
    let occurrences = occurrences.into_iter();
    let mut all: Vec<Given> = occurrences
        .map(|(item, span)| given(turns, item, span, how))
        .collect();
    all.sort_unstable_by_key(|it| (it.from, it.to, it.item));
    let mut pairs: FxHashMap<(u32, u32), u64> = FxHashMap::default();
    for (n, one) in all.iter().enumerate() {
        let later = all.iter().skip(n + 1);
        for other in later.take_while(|it| it.from < one.to) {
            if one.item == other.item {
                continue;
            }
            let pair = key(one.item, other.item);
            *pairs.entry(pair).or_default() += 1;
            if how != How::Overlap {
                let reach = Span::new(
                    one.span.start.min(other.span.start),
                    one.span.end.max(other.span.end),
                );
                places.entry(pair).or_default().push(reach);
            }
        }
    }
    for (pair, number) in pairs {
        let it = found.entry(pair).or_default();
        it.pairs += number;
        it.documents += 1;
        let places = places.remove(&pair).unwrap_or_default();
        it.places += united(places).len() as u64;
    }
}
