//! All codes of a unit at once, as a set.

use super::code_rows::CodeRow;
use super::material::{DocumentUnits, Passages};
use crate::analysis::agreement::figures::Figures;
use crate::analysis::agreement::{SetDistance, SetRatings, Undefined};
use crate::analysis::units::Cover;
use crate::model::DocumentId;
use rayon::prelude::*;

/// Krippendorff's alpha of the sets of codes that coders gave to each unit, with the distances of Jaccard and MASI.
/// Codes that only their inventor could give are in no set. Undefined where characters are the units.
pub(super) fn set_valued(
    people: usize,
    units: &[(DocumentId, DocumentUnits)],
    rows: &[CodeRow],
    cover: Cover,
) -> Figures {
    let distances = [
        ("alpha_jaccard", SetDistance::Jaccard),
        ("alpha_masi_passonneau", SetDistance::Masi),
    ];
    let ratings = ratings(people, units, rows, cover);
    let alphas = match ratings {
        Some(ratings) => ratings.alphas(distances.map(|(_, distance)| distance)),
        None => distances.map(|_| Err(Undefined::NotForCharacters)),
    };
    let keys = distances.into_iter().map(|(key, _)| key);
    let figures: Vec<_> = keys.zip(alphas).collect();
    Figures(figures)
}

fn ratings(
    people: usize,
    units: &[(DocumentId, DocumentUnits)],
    rows: &[CodeRow],
    cover: Cover,
) -> Option<SetRatings> {
    let rows: Vec<&CodeRow> = rows
        .iter()
        .filter(|row| row.incomparable.is_none())
        .collect();
    let names: Vec<String> = (0..rows.len()).map(|row| row.to_string()).collect();
    let nothing = vec![Passages::new(); people];
    let mut ratings = SetRatings::new(people, Some(&names));
    let of_document = |(document, units): &(DocumentId, DocumentUnits)| {
        let mut sets: Vec<Vec<Option<Vec<u32>>>> =
            vec![vec![Some(Vec::new()); people]; units.count() as usize];
        for (place, row) in rows.iter().enumerate() {
            let passages = row.passages.get(document).unwrap_or(&nothing);
            for (coder, passages) in passages.iter().enumerate() {
                for unit in units.carrying(passages, cover)? {
                    let set = sets
                        .get_mut(unit)
                        .and_then(|of_unit| of_unit.get_mut(coder));
                    if let Some(Some(set)) = set {
                        set.push(place as u32);
                    }
                }
            }
        }
        for set in sets.iter_mut().flatten().flatten() {
            set.dedup();
        }
        Some(sets)
    };
    // Not all documents at once, since the sets of a million units take room.
    for some in units.chunks(256) {
        let sets: Option<Vec<_>> = some.par_iter().map(of_document).collect();
        for row in sets?.into_iter().flatten() {
            ratings.push_places(row);
        }
    }
    Some(ratings)
}
