//! Codings that lie over each other, cut into stretches with the same codings throughout.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::ShownCoding;
use crate::model::Span;

/// How many of a stretch's codings matter for its ground.
const ON_TOP: usize = 4;

/// A stretch that has the same codings from its first to its last character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Where it lies.
    pub span: Span,
    /// Its codings (indices), the shortest first, at most four of them.
    pub top: SmallVec<[u32; ON_TOP]>,
    /// How many codings it has in all.
    pub count: u32,
}

/// The coded stretches in order; what is not coded is not in them.
pub(super) fn stretches(codings: &[ShownCoding]) -> Vec<Stretch> {
    let mut borders: Vec<(u32, bool, u32)> = Vec::with_capacity(codings.len() * 2);
    for (n, coding) in codings.iter().enumerate() {
        if !coding.span.is_empty() {
            borders.push((coding.span.start, true, n as u32));
            borders.push((coding.span.end, false, n as u32));
        }
    }
    borders.sort_unstable();
    let length = |n: u32| {
        codings
            .get(n as usize)
            .map_or(0, |coding| coding.span.len())
    };
    let mut open: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut found = Vec::new();
    let mut from = 0;
    for (at, opens, n) in borders {
        if at > from && !open.is_empty() {
            found.push(Stretch {
                span: Span::new(from, at),
                top: open.iter().take(ON_TOP).map(|(_, n)| *n).collect(),
                count: open.len() as u32,
            });
        }
        from = at;
        if opens {
            open.insert((length(n), n));
        } else {
            open.remove(&(length(n), n));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::transcript::Layer;
    use proptest::prelude::*;

    fn coding(start: u32, end: u32) -> ShownCoding {
        ShownCoding {
            id: 0,
            span: Span::new(start, end),
            colour: 0,
            name: String::new(),
            layer: Layer::Mine,
        }
    }

    #[test]
    fn the_shortest_coding_lies_on_top_where_two_overlap() {
        let found = stretches(&[coding(0, 10), coding(6, 12)]);
        let seen: Vec<(Span, Vec<u32>, u32)> = found
            .into_iter()
            .map(|stretch| (stretch.span, stretch.top.to_vec(), stretch.count))
            .collect();
        assert_eq!(
            seen,
            vec![
                (Span::new(0, 6), vec![0], 1),
                (Span::new(6, 10), vec![1, 0], 2),
                (Span::new(10, 12), vec![1], 1),
            ]
        );
    }

    proptest! {
        #[test]
        fn every_character_is_in_as_many_codings_as_its_stretch_says(
            spans in prop::collection::vec((0_u32..60, 0_u32..60), 0..20),
        ) {
            let codings: Vec<ShownCoding> =
                spans.iter().map(|(a, b)| coding(*a.min(b), *a.max(b))).collect();
            let found = stretches(&codings);
            for at in 0..60 {
                let expected = codings.iter().filter(|coding| coding.span.contains(at)).count();
                let counts: Vec<u32> = found
                    .iter()
                    .filter(|stretch| stretch.span.contains(at))
                    .map(|stretch| stretch.count)
                    .collect();
                prop_assert_eq!(counts.iter().sum::<u32>() as usize, expected);
                prop_assert!(counts.len() <= 1);
            }
        }
    }
}
