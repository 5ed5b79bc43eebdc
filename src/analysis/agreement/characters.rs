//! Agreement with characters as units, from intervals: no text is ever laid out character by character.

use super::binary_cells::{BinaryCells, Cell, bits};
use super::spans::{Universe, united};
use crate::model::Span;

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
    sweep(&clipped, |present, characters| {
        coded += characters;
        cells.add(Cell { present, rated }, characters);
    });
    cells.add(
        Cell { present: 0, rated },
        universe.characters().saturating_sub(coded),
    );
    cells
}

/// Walks sorted, disjoint spans of several coders side by side and reports every stretch that someone
/// covers: which coders (bit g for coder g) and how many characters.
fn sweep(coders: &[Vec<Span>], mut report: impl FnMut(u64, u64)) {
    let mut rest: Vec<&[Span]> = coders.iter().map(Vec::as_slice).collect();
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
            report(present, u64::from(next - at));
        }
        at = next;
    }
}
