//! Every unit with what each analyst gave it: the table from which anybody can compute the figures again.

use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::comparing::Comparing;
use super::material::Cutting;
use super::rows::{RowOf, Rows};
use crate::analysis::layers::{CompareError, Texts};
use crate::analysis::units::KeptBorders;
use crate::model::{AnalystId, CodeId, DocumentId, Seen, Span, unique};

/// What the row of any code at all is called.
const ANY_CODE: &str = "any code";

/// The units of the compared documents, and by code who gave it to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingsOfStudy {
    /// Name of the pass.
    pub pass_name: String,
    /// The analysts.
    pub analysts: Vec<AnalystId>,
    /// Their names.
    pub analyst_names: Vec<String>,
    /// The unit.
    pub unit: UnitChoice,
    /// The universe.
    pub universe: UniverseChoice,
    /// The units, by document and place.
    pub units: Vec<RatedUnit>,
    /// The codes, in the order of the tree; the first is "any code".
    pub codes: Vec<RatedCode>,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedUnit {
    /// The document.
    pub document: DocumentId,
    /// The sub-domain whose segment it is, in a pass within constructs.
    pub within: Option<CodeId>,
    /// Where it lies (code points).
    pub span: Span,
}

/// A code and who gave it to which units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatedCode {
    /// The code; none for any code at all.
    pub code: Option<CodeId>,
    /// Its whole path in the tree, which no other code of the table has.
    pub code_name: String,
    /// Per analyst the numbers, rising, of the units that bear it.
    pub carrying: Vec<Vec<usize>>,
}

impl RatedCode {
    /// Whether an analyst gave the code to a unit, by their numbers.
    pub fn gave(&self, analyst: usize, unit: usize) -> bool {
        let units = self.carrying.get(analyst);
        units.is_some_and(|units| units.binary_search(&unit).is_ok())
    }
}

/// The ratings behind [`super::agreement_of_study`] with the same options. Codes without agreement of their own are
/// left out, as they are there.
///
/// # Errors
/// As there; and where characters are the units, which are counted from intervals and never laid out one by one.
pub fn ratings_of_study(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    options: &AgreementOptions,
) -> Result<RatingsOfStudy, CompareError> {
    let comparing = Comparing::of(seen, options)?;
    let (unit, universe) = comparing.unit_and_universe(options)?;
    if unit == UnitChoice::Character {
        return Err(CompareError::NoTableOfCharacters);
    }
    let cutting = Cutting::new(seen, &comparing, unit, universe);
    let cut = cutting.all_units(texts, &KeptBorders::default())?;
    let codings = comparing.codings(seen);
    let rows = Rows::of(seen, &comparing, &codings, &options.codes);
    let mut units = Vec::new();
    let mut carrying: Vec<Vec<Vec<usize>>> =
        vec![vec![Vec::new(); comparing.people()]; rows.all.len()];
    for ((document, cut), codings) in comparing.documents.iter().zip(&cut).zip(&codings) {
        let first = units.len();
        units.extend(cut.places().map(|(within, span)| RatedUnit {
            document: *document,
            within,
            span,
        }));
        for (row, passages) in rows.given(codings, comparing.people()) {
            let Some(of_row) = carrying.get_mut(row as usize) else {
                continue;
            };
            for (all, passages) in of_row.iter_mut().zip(passages) {
                let own = cut.carrying(&passages, options.cover, None);
                all.extend(own.into_iter().flatten().map(|unit| first + unit));
            }
        }
    }
    let mut any = None;
    let mut codes = Vec::new();
    for (row, carrying) in rows.all.iter().zip(carrying) {
        match row.of {
            RowOf::Any => {
                any = Some(RatedCode {
                    code: None,
                    code_name: String::new(),
                    carrying,
                });
            }
            RowOf::Code(code) if row.incomparable.is_none() => codes.push(RatedCode {
                code: Some(code),
                code_name: String::new(),
                carrying,
            }),
            _ => {}
        }
    }
    let mut codes: Vec<RatedCode> = any.into_iter().chain(codes).collect();
    name(seen, &mut codes);
    Ok(RatingsOfStudy {
        pass_name: comparing.pass.name.text().to_owned(),
        codes,
        analyst_names: comparing.names.clone(),
        analysts: comparing.analysts.clone(),
        unit,
        universe,
        units,
    })
}

/// Gives each code its path; “any code” keeps its name where a code is called so too.
fn name(seen: &Seen<'_>, codes: &mut [RatedCode]) {
    let path = |it: &RatedCode| match it.code {
        Some(code) => seen.code_path(code),
        None => ANY_CODE.to_owned(),
    };
    let paths = unique(codes.iter().map(path).collect());
    for (code, path) in codes.iter_mut().zip(paths) {
        code.code_name = path;
    }
}
