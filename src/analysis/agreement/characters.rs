//! Agreement with characters as units, from intervals: no text is ever laid out character by character.

use super::binary_cells::{BinaryCells, Cell, bits};
use super::spans::{Universe, united};
use crate::model::Span;
use smallvec::SmallVec;

/// Counts the characters of the universe by which coders applied one code to them.
///
/// `coders` holds per coder the spans of that code in one document, in any order and possibly
/// overlapping (a coder's spans of one code are united), or none for a coder who has not read it.
pub fn character_cells(universe: &Universe, coders: &[Option<&[Span]>]) -> BinaryCells {
    let rated = bits(coders, Option::is_some);
    let clipped: Vec<Vec<Span>> = coders
        .iter()
        .map(|spans| universe.clip(&united(spans.unwrap_or_default().iter().copied())))
        .collect();
    let mut cells = BinaryCells::new(coders.len());
    let mut coded = 0;
    sweep(&mut views(&clipped), |present, stretch| {
        let characters = u64::from(stretch.len());
        coded += characters;
        cells.add(Cell { present, rated }, characters);
    });
    cells.add(
        Cell { present: 0, rated },
        universe.characters().saturating_sub(coded),
    );
    cells
}

/// The stretches of the universe that somebody gave the code, each with who did (bit g for coder g), in order. Stretches
/// that touch and have the same coders are one.
pub fn character_stretches(universe: &Universe, coders: &[Vec<Span>]) -> Vec<(Span, u64)> {
    let clipped: Vec<Vec<Span>> = coders
        .iter()
        .map(|spans| universe.clip(&united(spans.iter().copied())))
        .collect();
    let mut stretches: Vec<(Span, u64)> = Vec::new();
    sweep(&mut views(&clipped), |present, stretch| {
        match stretches.last_mut() {
            Some((last, before)) if last.end == stretch.start && *before == present => {
                last.end = stretch.end;
            }
            _ => stretches.push((stretch, present)),
        }
    });
    stretches
}

fn views(coders: &[Vec<Span>]) -> SmallVec<[&[Span]; 4]> {
    coders.iter().map(Vec::as_slice).collect()
}

/// Walks sorted, disjoint spans of several coders side by side, to their ends, and reports every stretch that someone
/// covers, and which coders do (bit g for coder g).
pub(super) fn sweep(rest: &mut [&[Span]], mut report: impl FnMut(u64, Span)) {
    let mut at = 0_u32;
    loop {
        let mut present = 0_u64;
        let mut next: Option<u32> = None;
        for (coder, spans) in rest.iter_mut().enumerate() {
            while let [first, tail @ ..] = *spans
                && first.end <= at
            {
                *spans = tail;
            }
            let Some(first) = spans.first() else {
                continue;
            };
            let border = if first.start <= at {
                present |= 1 << coder;
                first.end
            } else {
                first.start
            };
            next = Some(next.map_or(border, |nearest| nearest.min(border)));
        }
        let Some(next) = next else {
            return;
        };
        if present != 0 {
            report(present, Span::new(at, next));
        }
        at = next;
    }
}

/// How much disjoint spans cover together.
pub(super) fn length(spans: &[Span]) -> u64 {
    spans.iter().map(|span| u64::from(span.len())).sum()
}

/// How much two lists of sorted, disjoint spans both cover.
pub(super) fn shared(mut one: &[Span], mut other: &[Span]) -> u64 {
    let mut shared = 0;
    while let ([a, rest_of_one @ ..], [b, rest_of_other @ ..]) = (one, other) {
        let both = Span::new(a.start.max(b.start), a.end.min(b.end));
        shared += u64::from(both.len());
        if a.end <= b.end {
            one = rest_of_one;
        } else {
            other = rest_of_other;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((0_u32..60, 0_u32..12), 0..9).prop_map(|all| {
            united(
                all.into_iter()
                    .map(|(at, length)| Span::new(at, at + length)),
            )
        })
    }

    proptest! {
        #[test]
        fn two_coders_share_what_a_walk_over_both_finds(one in spans(), other in spans()) {
            let mut counted = [0; 4];
            sweep(&mut [&one, &other], |present, stretch| {
                counted[present as usize] += u64::from(stretch.len());
            });
            let both = shared(&one, &other);
            prop_assert_eq!(counted, [0, length(&one) - both, length(&other) - both, both]);
        }
    }
}
