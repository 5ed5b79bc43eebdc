//! The text behind a number: the units to which both, one alone, or nobody gave a code.

use super::choices::AgreementOptions;
use super::comparing::Comparing;
use super::material::{Cutting, DocumentUnits, Passages};
use super::rows::{Row, RowOf, Rows};
use crate::analysis::agreement::character_stretches;
use crate::analysis::layers::{CompareError, Texts};
use crate::analysis::units::{Cover, KeptBorders};
use crate::model::{CodeId, DocumentId, Seen, Span};
use rustc_hash::FxHashMap;

/// What the number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BehindOf {
    /// One row of the figures.
    Row(RowOf),
    /// All codes that can be compared: each unit once for each code.
    AllCodes,
}

/// Who gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Present {
    /// Just these of the compared analysts: bit g for analyst g; none for nobody.
    Exactly(u64),
    /// Some, and others not.
    Differing,
}

impl Present {
    const fn fits(self, present: u64, people: usize) -> bool {
        match self {
            Self::Exactly(wanted) => present == wanted,
            Self::Differing => present != 0 && present.count_ones() < people as u32,
        }
    }
}

/// A unit behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitBehind {
    /// The document.
    pub document: DocumentId,
    /// The sub-domain whose segment it is, in a pass within constructs.
    pub within: Option<CodeId>,
    /// Where it lies (code points); a stretch of characters, where characters are the units.
    pub span: Span,
    /// The code, where the number is of several.
    pub code: Option<CodeId>,
}

/// The units behind a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitsBehind {
    /// The units, by document and place.
    pub units: Vec<UnitBehind>,
    /// How many there are; more than are listed where there are very many.
    pub total: u64,
}

/// Finds at most so many of the units behind a number. With characters as units those that nobody gave the code are
/// not listed.
///
/// # Errors
/// As [`super::agreement_of_study`].
pub fn units_behind(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    borders: &KeptBorders,
    options: &AgreementOptions,
    of: BehindOf,
    present: Present,
    most: usize,
) -> Result<UnitsBehind, CompareError> {
    let comparing = Comparing::of(seen, options)?;
    let (unit, universe) = comparing.unit_and_universe(options)?;
    let cutting = Cutting::new(seen, &comparing, unit, universe);
    let documents = cutting.all_units(texts, borders)?;
    let codings = comparing.codings(seen);
    let rows = Rows::of(seen, &comparing, &codings, &options.codes);
    let wanted: Vec<usize> = match of {
        BehindOf::AllCodes => rows.comparable().collect(),
        BehindOf::Row(of) => rows
            .all
            .iter()
            .position(|row| row.of == of)
            .into_iter()
            .collect(),
    };
    let mut looking = Looking {
        people: comparing.people(),
        cover: options.cover,
        present,
        most,
        found: UnitsBehind::default(),
    };
    for ((document, units), codings) in comparing.documents.iter().zip(&documents).zip(&codings) {
        let mut given: FxHashMap<usize, Vec<Passages>> = rows
            .given(codings, comparing.people())
            .into_iter()
            .map(|(row, passages)| (row as usize, passages))
            .collect();
        for place in &wanted {
            let Some(row) = rows.all.get(*place) else {
                continue;
            };
            let passages = given.remove(place).unwrap_or_default();
            looking.look(*document, units, row, &passages, of == BehindOf::AllCodes);
        }
    }
    Ok(looking.found)
}

/// A search under way.
struct Looking {
    people: usize,
    cover: Cover,
    present: Present,
    most: usize,
    found: UnitsBehind,
}

impl Looking {
    fn look(
        &mut self,
        document: DocumentId,
        units: &DocumentUnits,
        row: &Row,
        passages: &[Passages],
        several: bool,
    ) {
        let code = match row.of {
            RowOf::Code(code) if several => Some(code),
            _ => None,
        };
        let mut take = |within: Option<CodeId>, span: Span, present: u64| {
            if !self.present.fits(present, self.people) {
                return;
            }
            self.found.total += 1;
            if self.found.units.len() < self.most {
                self.found.units.push(UnitBehind {
                    document,
                    within,
                    span,
                    code,
                });
            }
        };
        if let DocumentUnits::Characters(universe) = units {
            let spans: Vec<Vec<Span>> = passages
                .iter()
                .map(|own| own.iter().map(|(span, _)| *span).collect())
                .collect();
            for (span, present) in character_stretches(universe, &spans) {
                take(None, span, present);
            }
            return;
        }
        let mut present: FxHashMap<usize, u64> = FxHashMap::default();
        for (who, own) in passages.iter().enumerate() {
            let carrying = units.carrying(own, self.cover, row.only.as_ref());
            for unit in carrying.into_iter().flatten() {
                *present.entry(unit).or_default() |= 1 << who.min(63);
            }
        }
        for (number, (within, span)) in units.places().enumerate() {
            let only = row.only.as_ref();
            let belongs = only
                .zip(within)
                .is_none_or(|(only, within)| only.contains(&within));
            if belongs {
                take(within, span, present.get(&number).copied().unwrap_or(0));
            }
        }
    }
}
