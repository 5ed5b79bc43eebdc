//! Every unit with what each analyst gave it: the table from which anybody can compute the figures again.

use super::super::MOST_CODERS;
use super::answer::unit_and_universe;
use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::code_rows::{CodeRow, CodeRows};
use super::material::{Cutting, DocumentUnits, Passages};
use crate::analysis::layers::{CompareError, Compared, Texts};
use crate::model::{AnalystId, CodeId, DocumentId, Seen, Span};

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
    /// Its name.
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
    let compared = Compared::of(seen, options.pass, &options.analysts, &options.documents)?;
    let pass_name = compared.pass.name.text().to_owned();
    let people = compared.analysts.len();
    if !(2..=MOST_CODERS).contains(&people) {
        return Err(CompareError::WrongNumber {
            pass: pass_name,
            count: people,
            needed: "from 2 to 64",
        });
    }
    let (unit, universe) = unit_and_universe(&compared, options)?;
    if unit == UnitChoice::Character {
        return Err(CompareError::NoTableOfCharacters);
    }
    let cutting = Cutting::new(seen, &compared, unit, universe);
    let mut documents: Vec<(DocumentId, usize, DocumentUnits)> = Vec::new();
    let mut units = Vec::new();
    for (id, cut) in cutting.all_units(texts)? {
        let first = units.len();
        units.extend(cut.places().map(|(within, span)| RatedUnit {
            document: id,
            within,
            span,
        }));
        documents.push((id, first, cut));
    }
    let codings = compared.codings(seen);
    let rows = CodeRows::of(seen, &compared, &codings, &options.codes);
    let rated = |row: &CodeRow| RatedCode {
        code: row.code,
        code_name: row
            .code
            .map_or_else(|| "any code".to_owned(), |code| seen.code_name(code)),
        carrying: (0..people)
            .map(|analyst| carrying(row, analyst, &documents, options))
            .collect(),
    };
    let comparable = rows.rows.iter().filter(|row| row.incomparable.is_none());
    let codes = std::iter::once(&rows.any).chain(comparable).map(rated);
    let name = |who: &AnalystId| {
        let analyst = seen.analyst(*who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    Ok(RatingsOfStudy {
        pass_name,
        codes: codes.collect(),
        analyst_names: compared.analysts.iter().map(name).collect(),
        analysts: compared.analysts,
        unit,
        universe,
        units,
    })
}

/// Numbers of the units, over all documents, to which an analyst gave a code.
fn carrying(
    row: &CodeRow,
    analyst: usize,
    documents: &[(DocumentId, usize, DocumentUnits)],
    options: &AgreementOptions,
) -> Vec<usize> {
    let nothing = Passages::new();
    let mut all = Vec::new();
    for (document, first, units) in documents {
        let passages = row.passages.get(document).and_then(|it| it.get(analyst));
        let own = units.carrying(passages.unwrap_or(&nothing), options.cover);
        all.extend(own.into_iter().flatten().map(|unit| first + unit));
    }
    all
}
