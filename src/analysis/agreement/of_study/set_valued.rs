//! All codes of a unit at once, as a set.

use super::code_rows::CodeRow;
use super::material::{DocumentUnits, Passages};
use crate::analysis::agreement::figures::Figures;
use crate::analysis::agreement::{SetDistance, SetRatings, Undefined};
use crate::analysis::units::Cover;
use crate::model::DocumentId;

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
    let figures = distances.map(|(key, distance)| {
        let figure = ratings.as_ref().map(|ratings| ratings.alpha(distance));
        (key, figure.unwrap_or(Err(Undefined::NotForCharacters)))
    });
    Figures(figures.to_vec())
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
    for (document, units) in units {
        if matches!(units, DocumentUnits::Characters(_)) {
            return None;
        }
        let mut sets: Vec<Vec<Option<Vec<&str>>>> =
            vec![vec![Some(Vec::new()); people]; units.count() as usize];
        for (row, name) in rows.iter().zip(&names) {
            let passages = row.passages.get(document).unwrap_or(&nothing);
            for (coder, passages) in passages.iter().enumerate() {
                for unit in units.carrying(passages, cover)? {
                    let set = sets
                        .get_mut(unit)
                        .and_then(|of_unit| of_unit.get_mut(coder));
                    if let Some(Some(set)) = set {
                        set.push(name);
                    }
                }
            }
        }
        for row in &sets {
            // Every label is among those declared.
            ratings.push(row).ok()?;
        }
    }
    Some(ratings)
}
