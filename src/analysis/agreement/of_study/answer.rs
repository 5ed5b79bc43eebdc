//! The agreement of a study's analysts with everything that says what it is.

use super::super::{BinaryCells, MOST_CODERS, Mean, Measure, Resamples};
use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::code_answer::{CodeAgreement, Counted, OF_A_CODE};
use super::code_rows::{AFTER_MATCHING, CodeRow, CodeRows, NOT_MATCHED};
use super::matches::{MatchOfCodes, matches_of};
use super::material::{Cutting, DocumentUnits, Passages};
use super::set_valued::set_valued;
use crate::analysis::agreement::figures::Figures;
use crate::analysis::layers::{CompareError, Compared, LeftOut, Texts};
use crate::model::{AnalystId, Cut, DocumentId, PassId, Seen};
use rayon::prelude::*;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The agreement of a study's analysts in one pass.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StudyAgreement {
    /// The pass.
    pub pass: PassId,
    /// Its name.
    pub pass_name: String,
    /// The analysts; the first is the first character of the names of cells.
    pub analysts: Vec<AnalystId>,
    /// Their names.
    pub analyst_names: Vec<String>,
    /// The unit.
    pub unit: &'static str,
    /// Name of the rule that makes the units.
    pub unit_rule: &'static str,
    /// When a unit carries a code.
    pub presence_rule: &'static str,
    /// The universe.
    pub universe: &'static str,
    /// The documents.
    pub documents: Vec<DocumentId>,
    /// Their names.
    pub document_names: Vec<String>,
    /// Documents that do not count, with the reason.
    pub documents_left_out: Vec<LeftOut>,
    /// Number of units.
    pub n_units: u64,
    /// The moment whose coding is compared: that of the reveal, where the pass was blind.
    #[serde(serialize_with = "as_text")]
    pub cut: Cut,
    /// Per code, in the order of the tree.
    pub per_code: Vec<CodeAgreement>,
    /// Whether a unit was coded at all, with whatever code.
    pub any_code: CodeAgreement,
    /// All codes together.
    pub pooled: Pooled,
    /// What a reader should know of these figures.
    pub notes: Vec<String>,
    /// How the compared codes were said to match.
    pub matches: Vec<MatchOfCodes>,
    /// What all figures are, where codes were matched by people who know the data.
    pub note: Option<&'static str>,
    /// Convention of each measure.
    pub convention: BTreeMap<&'static str, &'static str>,
    /// Version of the program.
    pub program_version: &'static str,
}

/// All codes together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pooled {
    /// Every unit counted once for each code.
    pub micro: Counted,
    /// Means over codes.
    pub mean_over_codes: Means,
    /// Alpha of the sets of codes that each unit bears.
    pub set_valued: Figures,
}

/// Means of measures over codes.
#[derive(Debug, Clone, PartialEq)]
pub struct Means(pub Vec<(Measure, Mean)>);

/// Compares the analysts. `now` is the moment the seen study stands at.
///
/// # Errors
/// Where the pass is hidden or unfinished, a text is missing, or the unit does not exist in the pass.
pub fn agreement_of_study(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    now: &Cut,
    options: &AgreementOptions,
) -> Result<StudyAgreement, CompareError> {
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
    let cutting = Cutting::new(seen, &compared, unit, universe);
    let units = cutting.all_units(texts)?;
    let codings = compared.codings(seen);
    let rows = CodeRows::of(seen, &compared, &codings, &options.codes);
    let figures = Figuring {
        people,
        units: &units,
        options,
        resamples: Resamples::of(units.len(), options.draws),
    };
    let counted: Vec<(Vec<BinaryCells>, Counted)> =
        rows.rows.par_iter().map(|row| figures.of(row)).collect();
    let pooled = figures.pooled(&rows.rows, &counted);
    let named = rows.rows.iter().zip(counted);
    let per_code: Vec<CodeAgreement> = named
        .map(|(row, (_, counted))| named_code(seen, row, counted))
        .collect();
    let (_, any) = figures.of(&rows.any);
    let matched = rows.rows.iter().any(|row| !row.matched.is_empty());
    let note = matched.then_some(AFTER_MATCHING);
    let mut notes = rows.notes;
    let unknown = cutting.without_known_speakers();
    if universe == UniverseChoice::Participants && unknown > 0 {
        notes.push(format!(
            "In {unknown} documents no speaker is known: everything said in them counts as participants'."
        ));
    }
    let name = |who: &AnalystId| {
        let analyst = seen.analyst(*who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    let document_name = |id: &DocumentId| {
        let document = seen.document(*id);
        document.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    Ok(StudyAgreement {
        pass: compared.pass.id,
        pass_name,
        analyst_names: compared.analysts.iter().map(name).collect(),
        unit: unit.as_str(),
        unit_rule: unit.rule(),
        presence_rule: if unit == UnitChoice::Character {
            "a coding covers the character"
        } else {
            options.cover.name()
        },
        universe: universe.as_str(),
        document_names: compared.documents.iter().map(document_name).collect(),
        n_units: units.iter().map(|(_, units)| units.count()).sum(),
        cut: compared.revealed_at().unwrap_or(now).clone(),
        per_code,
        any_code: named_code(seen, &rows.any, any),
        pooled,
        notes,
        convention: OF_A_CODE
            .into_iter()
            .map(|measure| (measure.key(), measure.convention()))
            .chain(note.map(|note| ("matching", note)))
            .collect(),
        note,
        matches: matches_of(seen, &codings),
        program_version: env!("CARGO_PKG_VERSION"),
        analysts: compared.analysts,
        documents: compared.documents,
        documents_left_out: compared.left_out,
    })
}

/// The unit and universe asked for, else those of the kind of pass.
pub(super) fn unit_and_universe(
    compared: &Compared<'_>,
    options: &AgreementOptions,
) -> Result<(UnitChoice, UniverseChoice), CompareError> {
    let within = compared.pass.is_within_constructs();
    let (unit, universe) = if within {
        (UnitChoice::Segment, UniverseChoice::Material)
    } else {
        (UnitChoice::Sentence, UniverseChoice::Participants)
    };
    let unit = options.unit.unwrap_or(unit);
    if unit == UnitChoice::Segment && !within {
        return Err(CompareError::NoSegments {
            pass: compared.pass.name.text().to_owned(),
        });
    }
    Ok((unit, options.universe.unwrap_or(universe)))
}

fn named_code(seen: &Seen<'_>, row: &CodeRow, counted: Counted) -> CodeAgreement {
    CodeAgreement {
        code: row.code,
        code_name: row
            .code
            .map_or_else(|| "any code".to_owned(), |code| seen.code_name(code)),
        matched: row.matched.clone(),
        counted,
    }
}

/// What the figures of every code are made of.
struct Figuring<'f> {
    people: usize,
    units: &'f [(DocumentId, DocumentUnits)],
    options: &'f AgreementOptions,
    resamples: Resamples,
}

impl Figuring<'_> {
    /// Counts of one code per document, and its figures.
    fn of(&self, row: &CodeRow) -> (Vec<BinaryCells>, Counted) {
        let nothing = vec![Passages::new(); self.people];
        let documents: Vec<BinaryCells> = self
            .units
            .iter()
            .map(|(document, units)| {
                let passages = row.passages.get(document).unwrap_or(&nothing);
                units.cells(passages, self.options.cover)
            })
            .collect();
        let counted = self.counted(&documents, row.incomparable.as_deref());
        (documents, counted)
    }

    fn counted(&self, documents: &[BinaryCells], incomparable: Option<&str>) -> Counted {
        let all = self.options.all_coefficients;
        Counted::of(self.people, documents, incomparable, &self.resamples, all)
    }

    /// All comparable codes together.
    fn pooled(&self, rows: &[CodeRow], counted: &[(Vec<BinaryCells>, Counted)]) -> Pooled {
        let mut documents = vec![BinaryCells::new(self.people); self.units.len()];
        let of_codes = rows.iter().zip(counted);
        for (_, (of_code, _)) in of_codes.filter(|(row, _)| row.incomparable.is_none()) {
            for (sum, cells) in documents.iter_mut().zip(of_code) {
                sum.add_all(cells, 1);
            }
        }
        let compared = rows.iter().any(|row| row.incomparable.is_none());
        let nothing = (!rows.is_empty() && !compared).then_some(NOT_MATCHED);
        let means = OF_A_CODE.map(|measure| {
            let figures = counted.iter().filter_map(|(_, it)| it.figure(measure));
            let undefined = super::super::Undefined::NotApplied;
            let figures = figures.map(|figure| figure.as_ref().copied().map_err(|_| undefined));
            (measure, Mean::of(figures))
        });
        Pooled {
            micro: self.counted(&documents, nothing),
            mean_over_codes: Means(means.to_vec()),
            set_valued: set_valued(self.people, self.units, rows, self.options.cover),
        }
    }
}

impl Serialize for Means {
    /// `skipped` counts the codes without Krippendorff's alpha, `skipped_by_measure` those without each measure.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut reasons = BTreeMap::new();
        for (measure, mean) in &self.0 {
            map.serialize_entry(measure.key(), &mean.value.ok())?;
            if let Err(why) = mean.value {
                reasons.insert(measure.key(), why.to_string());
            }
        }
        let alpha = |(measure, _): &&(Measure, Mean)| *measure == Measure::KrippendorffAlpha;
        let skipped = self
            .0
            .iter()
            .find(alpha)
            .map_or(0, |(_, mean)| mean.skipped);
        map.serialize_entry("skipped", &skipped)?;
        let by_measure: BTreeMap<&str, usize> = self
            .0
            .iter()
            .map(|(measure, mean)| (measure.key(), mean.skipped))
            .collect();
        map.serialize_entry("skipped_by_measure", &by_measure)?;
        map.serialize_entry("reason", &reasons)?;
        map.end()
    }
}

fn as_text<S: Serializer>(cut: &Cut, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(cut)
}
