//! The agreement of a study's analysts with everything that says what it is.

use super::super::{DrawnFrom, Mean, Measure, Resamples, Undefined};
use super::alone::AFTER_MATCHING;
use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::clusters::Clusters;
use super::code_answer::{CodeAgreement, Counted, OF_A_CODE};
use super::comparing::Comparing;
use super::counting::Counts;
use super::figuring::Figuring;
use super::levels::{CategoryAgreement, DocumentAgreement, PairAgreement, SubDomainAgreement};
use super::matches::{MatchOfCodes, matches_of};
use super::material::{Cutting, DocumentUnits};
use super::places::Places;
use super::rounds::{ComparedRound, compared_rounds, rounds_in_words};
use super::rows::Rows;
use super::set_valued::{SetValued, set_valued};
use crate::analysis::layers::{CompareError, Layered, LeftOut, Texts};
use crate::analysis::units::KeptBorders;
use crate::model::{AnalystId, Cut, DocumentId, PassId, Seen, many};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The agreement of a study's analysts in one pass, or of one analyst in two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StudyAgreement {
    /// The pass.
    pub pass: PassId,
    /// Its name.
    pub pass_name: String,
    /// The second pass, where one analyst is compared in two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and_pass: Option<PassId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and_pass_name: Option<String>,
    /// The analysts; the first is the first character of the names of cells. The same one twice in two passes.
    pub analysts: Vec<AnalystId>,
    /// Their names; with the passes' where there are two.
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
    /// The rounds of the pass whose documents are compared.
    pub rounds: Vec<ComparedRound>,
    /// Number of units.
    pub n_units: u64,
    /// The moment whose coding is compared: that of the reveal, where the pass was blind.
    #[serde(serialize_with = "as_text")]
    pub cut: Cut,
    /// What intervals are drawn from: documents, or participants.
    pub interval_over: &'static str,
    /// How many documents, or groups of documents that share participants, are drawn.
    pub n_drawn: usize,
    /// Per code, in the order of the tree.
    pub per_code: Vec<CodeAgreement>,
    /// Per category, theme and subcategory, the widest first.
    pub per_category: Vec<CategoryAgreement>,
    /// Per construct of a framework, in the order of the tree.
    pub per_subdomain: Vec<SubDomainAgreement>,
    /// Per document.
    pub per_document: Vec<DocumentAgreement>,
    /// Every two of three analysts or more.
    pub per_pair: Vec<PairAgreement>,
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
    pub convention: BTreeMap<&'static str, String>,
    /// Version of the program.
    pub program_version: &'static str,
    /// Where the analysts differ, per code and document.
    #[serde(skip)]
    pub places: Places,
}

/// All codes together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pooled {
    /// Every unit counted once for each code.
    pub micro: Counted,
    /// Means over codes.
    pub mean_over_codes: Means,
    /// Alpha of the sets of codes that each unit bears.
    pub set_valued: SetValued,
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
    agreement_with_borders(seen, texts, &KeptBorders::default(), now, options)
}

/// The same, with the borders of sentences and turns that were found before; those found now are kept.
///
/// # Errors
/// As there.
pub fn agreement_with_borders(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    borders: &KeptBorders,
    now: &Cut,
    options: &AgreementOptions,
) -> Result<StudyAgreement, CompareError> {
    let comparing = Comparing::of(seen, options)?;
    let mut options = options.clone();
    let without = without_participants(seen, &comparing.documents);
    let none_known = without == comparing.documents.len();
    let over_participants = options.draws.from == DrawnFrom::Participants;
    if over_participants && none_known {
        options.draws.from = DrawnFrom::Documents;
    }
    let options = &options;
    let (unit, universe) = comparing.unit_and_universe(options)?;
    let cutting = Cutting::new(seen, &comparing, unit, universe);
    let units = cutting.all_units(texts, borders)?;
    let unknown = cutting.without_known_speakers();
    let codings = comparing.codings(seen);
    let mut answer = Answering {
        seen,
        comparing: &comparing,
        options,
        units: &units,
        codings: &codings,
    }
    .answer(unit, universe, now);
    if universe == UniverseChoice::Participants && unknown > 0 {
        answer.notes.push(format!(
            "In {} no speaker is known: everything said there counts as participants'.",
            many(unknown, "document", "documents")
        ));
    }
    if over_participants && without > 0 {
        answer.notes.push(if none_known {
            "No participant is known in these documents: intervals are drawn over documents."
                .to_owned()
        } else {
            format!(
                "{} without a known participant: drawn each by itself, as a participant is.",
                many(without, "document is", "documents are")
            )
        });
    }
    Ok(answer)
}

/// How many of the documents no participant is known of.
fn without_participants(seen: &Seen<'_>, documents: &[DocumentId]) -> usize {
    let documents = documents.iter().filter_map(|id| seen.document(*id));
    documents
        .filter(|document| seen.participants_of(document).is_empty())
        .count()
}

/// What an answer is made of.
struct Answering<'f, 'a> {
    seen: &'f Seen<'a>,
    comparing: &'f Comparing<'a>,
    options: &'f AgreementOptions,
    units: &'f [DocumentUnits],
    codings: &'f [Vec<Layered>],
}

impl Answering<'_, '_> {
    fn answer(&self, unit: UnitChoice, universe: UniverseChoice, now: &Cut) -> StudyAgreement {
        let (comparing, options) = (self.comparing, self.options);
        let rows = Rows::of(self.seen, comparing, self.codings, &options.codes);
        let cover = options.cover;
        let counts = Arc::new(Counts::of(
            comparing,
            &rows,
            self.codings,
            self.units,
            cover,
        ));
        let clusters = Clusters::of(self.seen, &comparing.documents, options.draws.from);
        let figuring = Figuring {
            seen: self.seen,
            comparing,
            rows: &rows,
            counts: &counts,
            units: self.units,
            resamples: Resamples::of(clusters.count(), options.draws),
            clusters: &clusters,
            all: options.all_coefficients,
        };
        let per_code = figuring.codes();
        let matched = per_code.iter().any(|it| !it.matched.is_empty());
        let note = matched.then_some(AFTER_MATCHING);
        let pooled = Pooled {
            micro: figuring.pooled(),
            mean_over_codes: means(&per_code),
            set_valued: if options.without_sets {
                SetValued::not_asked_for()
            } else {
                set_valued(
                    comparing,
                    &rows,
                    self.codings,
                    self.units,
                    cover,
                    &clusters,
                    &figuring.resamples,
                )
            },
        };
        let name = |id: &DocumentId| {
            let document = self.seen.document(*id);
            document.map_or_else(String::new, |it| it.name.text().to_owned())
        };
        let rounds = compared_rounds(self.seen, comparing);
        let of_rounds = rounds_in_words(self.seen, comparing, &rounds);
        let mut notes = of_rounds.notes;
        notes.extend(rows.notes.iter().cloned());
        StudyAgreement {
            pass: comparing.pass.id,
            pass_name: comparing.pass.name.text().to_owned(),
            and_pass: comparing.and_pass.map(|pass| pass.id),
            and_pass_name: comparing.and_pass.map(|pass| pass.name.text().to_owned()),
            analysts: comparing.analysts.clone(),
            analyst_names: comparing.names.clone(),
            unit: unit.as_str(),
            unit_rule: unit.rule(),
            presence_rule: if unit == UnitChoice::Character {
                "a coding covers the character"
            } else {
                cover.name()
            },
            universe: universe.as_str(),
            document_names: comparing.documents.iter().map(name).collect(),
            documents: comparing.documents.clone(),
            documents_left_out: comparing.left_out.clone(),
            rounds,
            n_units: counts.units().iter().sum(),
            cut: {
                let counted = comparing.revealed_at();
                self.seen.shown_cut(counted.as_ref().unwrap_or(now))
            },
            interval_over: options.draws.from.as_str(),
            n_drawn: clusters.count(),
            places: Places::of(Arc::clone(&counts), &rows.all, per_code.len()),
            per_category: figuring.categories(),
            per_subdomain: figuring.sub_domains(),
            per_document: figuring.documents(),
            per_pair: figuring.pairs(&per_code),
            any_code: figuring.any_code(),
            per_code,
            pooled,
            convention: OF_A_CODE
                .into_iter()
                .map(|measure| (measure.key(), measure.convention()))
                .chain(note.map(|note| ("matching", note)))
                .map(|(what, words)| (what, words.to_owned()))
                .chain(of_rounds.codebook.map(|words| ("codebook", words)))
                .collect(),
            note,
            matches: matches_of(self.seen, self.codings),
            program_version: env!("CARGO_PKG_VERSION"),
            notes,
        }
    }
}

fn means(per_code: &[CodeAgreement]) -> Means {
    let means = OF_A_CODE.map(|measure| {
        let figures = per_code.iter().filter_map(|it| it.counted.figure(measure));
        let undefined = Undefined::NotApplied;
        let figures = figures.map(|figure| figure.as_ref().copied().map_err(|_| undefined));
        (measure, Mean::of(figures))
    });
    Means(means.to_vec())
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
