//! Where analysts set the borders of what they coded: the unitizing coefficients of a study.

use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::comparing::Comparing;
use super::gamma::{GammaDraws, GammaOfStudy, GammaWork};
use super::material::{Cutting, Passages};
use super::rows::{Row, RowOf, Rows};
use crate::analysis::agreement::{
    Continuum, Figure, Figures, Undefined, UnitizingDisagreement, UnitizingFamily, Universe,
};
use crate::analysis::layers::{CompareError, Layered, LeftOut, equal_codes};
use crate::model::{AnalystId, CodeId, DocumentId, PassId, Seen, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// How far a calculation is.
pub type UnitizingProgress<'p> = dyn Fn(u64, u64) -> ControlFlow<()> + Sync + 'p;

/// The unitizing coefficients of a study's analysts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StudyUnitizing {
    /// The pass.
    pub pass: PassId,
    /// The analysts.
    pub analysts: Vec<AnalystId>,
    /// Their names.
    pub analyst_names: Vec<String>,
    /// The base unit of length.
    pub unit: &'static str,
    /// The universe.
    pub universe: &'static str,
    /// The documents, whose texts are set end to end.
    pub documents: Vec<DocumentId>,
    /// Their names.
    pub document_names: Vec<String>,
    /// Documents that do not count, with the reason.
    pub documents_left_out: Vec<LeftOut>,
    /// Characters (code points) of the universe.
    pub n_characters: u64,
    /// All codes that can be compared, each with its own units.
    pub overall: UnitizingOf,
    /// Whether anything was coded, with whatever code.
    pub any_code: UnitizingOf,
    /// Per code, with everything below it, in the order of the tree.
    pub per_code: Vec<CodeUnitizing>,
    /// Per document, all codes that can be compared.
    pub per_document: Vec<DocumentUnitizing>,
    /// What a reader should know of these figures.
    pub notes: Vec<String>,
    /// Convention of each measure.
    pub convention: BTreeMap<&'static str, &'static str>,
    /// Version of the program.
    pub program_version: &'static str,
}

/// The unitizing coefficients of something.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitizingOf {
    /// Units that each analyst marked.
    pub units: Vec<u64>,
    /// The family of 2016.
    pub family: UnitizingFamily,
    /// Names of the codes that (k)u-alpha is given for.
    pub codes: Vec<String>,
    /// Observed and expected disagreement of 1995; none where nothing was marked.
    pub of_1995: Option<UnitizingDisagreement>,
    /// Gamma, where it was asked for.
    pub gamma: Option<GammaOfStudy>,
}

/// The coefficients of a code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CodeUnitizing {
    /// The code.
    pub code: CodeId,
    /// Its name.
    pub code_name: String,
    /// Its figures; of a code that cannot be compared, the reason.
    #[serde(flatten)]
    pub figures: CodeFigures,
}

/// Figures of a code, or why it has none.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeFigures(pub Result<UnitizingOf, String>);

/// The coefficients of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentUnitizing {
    /// The document.
    pub document: DocumentId,
    /// Its name.
    pub document_name: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: UnitizingOf,
}

impl UnitizingOf {
    /// The unitizing alpha of 1995.
    pub fn alpha_1995(&self) -> Figure {
        self.of_1995
            .map_or(Err(Undefined::NotApplied), |it| it.alpha())
    }

    fn of(continuum: &Continuum, names: &[String]) -> Self {
        let codes = continuum.codes();
        let of_codes: Vec<_> = codes
            .par_iter()
            .filter_map(|code| UnitizingDisagreement::of(continuum, *code))
            .collect();
        let units = continuum.coders().iter();
        let mut family = UnitizingFamily::of(continuum);
        if continuum.units() == 0 {
            family = UnitizingFamily::undefined(Undefined::NotApplied);
        }
        Self {
            units: units.map(|units| units.len() as u64).collect(),
            family,
            codes: names.to_vec(),
            of_1995: UnitizingDisagreement::mean(&of_codes),
            gamma: None,
        }
    }
}

/// Works the coefficients out. `gamma` asks for gamma too, which takes longest; `progress` is told how much is done of
/// how much and may break off, which gives no answer.
///
/// # Errors
/// Where the pass is hidden or unfinished.
pub fn unitizing_of_study(
    seen: &Seen<'_>,
    options: &AgreementOptions,
    gamma: Option<GammaDraws>,
    progress: &UnitizingProgress<'_>,
) -> Result<Option<StudyUnitizing>, CompareError> {
    let comparing = Comparing::of(seen, options)?;
    let (_, universe) = comparing.unit_and_universe(options)?;
    let cutting = Cutting::new(seen, &comparing, UnitChoice::Character, universe);
    let universes = cutting.universes();
    let codings = comparing.codings(seen);
    let rows = Rows::of(seen, &comparing, &codings, &options.codes);
    let making = Making {
        seen,
        comparing: &comparing,
        universes: &universes,
        codings: &codings,
        rows: &rows,
    };
    let mut answer = making.answer(universe);
    if let Some(draws) = gamma {
        let work = GammaWork {
            draws,
            overall: making.each(&making.overall()),
            any: making.each(&making.of_rows(&[making.any()])),
            codes: making
                .of_codes()
                .into_iter()
                .map(|of_code| of_code.into_iter().map(|(_, it)| it).collect())
                .collect(),
        };
        let Some(()) = work.fill(&mut answer, progress) else {
            return Ok(None);
        };
        answer.convention.insert("gamma", GammaDraws::CONVENTION);
        if !GammaWork::is_exact(&answer) {
            answer.notes.push(
                "Some alignments of more than two analysts were not proved to be the best: their disorder may be too large, never too small."
                    .to_owned(),
            );
        }
    }
    Ok(Some(answer))
}

/// Spans of one document, by analyst, with the index of their code.
type Spans = Vec<Vec<(Span, usize)>>;

/// Answers in the making.
struct Making<'m, 'a> {
    seen: &'m Seen<'a>,
    comparing: &'m Comparing<'a>,
    universes: &'m [Universe],
    codings: &'m [Vec<Layered>],
    rows: &'m Rows,
}

impl Making<'_, '_> {
    fn answer(&self, universe: UniverseChoice) -> StudyUnitizing {
        let comparing = self.comparing;
        let names = self.names();
        let overall = self.overall();
        let of_codes = self.of_codes();
        let codes = self.codes().zip(of_codes).zip(names.clone());
        let per_code = codes.map(|(((code, row), continua), code_name)| CodeUnitizing {
            code,
            code_name,
            figures: CodeFigures(match &row.incomparable {
                Some(why) => Err(why.clone()),
                None => Ok(UnitizingOf::of(&self.joined(continua), &[])),
            }),
        });
        let documents = comparing.documents.iter().zip(self.each(&overall));
        let per_document = documents.map(|(document, continuum)| DocumentUnitizing {
            document: *document,
            document_name: self.document_name(*document),
            figures: UnitizingOf::of(&continuum, &names),
        });
        let mut notes = self.rows.notes.clone();
        notes.push(
            "Touching passages of one code stay two units, overlapping ones are one; texts are set end to end."
                .to_owned(),
        );
        StudyUnitizing {
            pass: comparing.pass.id,
            analysts: comparing.analysts.clone(),
            analyst_names: comparing.names.clone(),
            unit: UnitChoice::Character.as_str(),
            universe: universe.as_str(),
            documents: comparing.documents.clone(),
            document_names: comparing
                .documents
                .iter()
                .map(|id| self.document_name(*id))
                .collect(),
            documents_left_out: comparing.left_out.clone(),
            n_characters: self.universes.iter().map(Universe::characters).sum(),
            overall: UnitizingOf::of(&self.end_to_end(&overall), &names),
            any_code: UnitizingOf::of(&self.end_to_end(&self.of_rows(&[self.any()])), &[]),
            per_code: per_code.collect(),
            per_document: per_document.collect(),
            notes,
            convention: conventions(),
            program_version: env!("CARGO_PKG_VERSION"),
        }
    }

    fn document_name(&self, id: DocumentId) -> String {
        let document = self.seen.document(id);
        document.map_or_else(String::new, |it| it.name.text().to_owned())
    }

    /// The rows of codes.
    fn codes(&self) -> impl Iterator<Item = (CodeId, &Row)> {
        self.rows.all.iter().filter_map(|row| match row.of {
            RowOf::Code(code) => Some((code, row)),
            _ => None,
        })
    }

    fn any(&self) -> u32 {
        let any = self.rows.all.iter().position(|row| row.of == RowOf::Any);
        any.unwrap_or_default() as u32
    }

    /// Names of the codes, in the order of their indices in [`Self::overall`].
    fn names(&self) -> Vec<String> {
        let codes: Vec<CodeId> = self.codes().map(|(code, _)| code).collect();
        self.seen.code_names_apart(&codes)
    }

    /// Every document with the units of every comparable code, each coding under the code it was given.
    fn overall(&self) -> Vec<Spans> {
        let matches = equal_codes(self.seen);
        let place: FxHashMap<CodeId, usize> = self
            .codes()
            .enumerate()
            .filter(|(_, (_, row))| row.incomparable.is_none())
            .map(|(place, (code, _))| (code, place))
            .collect();
        let people = self.comparing.people();
        let documents = self.codings.par_iter().map(|codings| {
            let mut spans: Spans = vec![Vec::new(); people];
            for coding in codings {
                let code = matches.get(&coding.code).copied().unwrap_or(coding.code);
                if let (Some(place), Some(own)) = (place.get(&code), spans.get_mut(coding.analyst))
                {
                    own.push((coding.span, *place));
                }
            }
            spans
        });
        documents.collect()
    }

    /// Every document with the units of these rows, all as one code.
    fn of_rows(&self, rows: &[u32]) -> Vec<Spans> {
        let people = self.comparing.people();
        let documents = self.codings.par_iter().map(|codings| {
            let mut spans: Spans = vec![Vec::new(); people];
            for (row, passages) in self.rows.given(codings, people) {
                if rows.contains(&row) {
                    for (own, passages) in spans.iter_mut().zip(passages) {
                        own.extend(passages.into_iter().map(|(span, _)| (span, 0)));
                    }
                }
            }
            spans
        });
        documents.collect()
    }

    /// For each code that can be compared the documents in which it was given, by their number, each as a continuum of
    /// its own.
    fn of_codes(&self) -> Vec<Vec<(usize, Continuum)>> {
        let people = self.comparing.people();
        let rows: Vec<bool> = self
            .codes()
            .map(|(_, row)| row.incomparable.is_none())
            .collect();
        let mut of_codes: Vec<Vec<(usize, Continuum)>> = vec![Vec::new(); rows.len()];
        let documents: Vec<Vec<(u32, Continuum)>> = self
            .codings
            .par_iter()
            .zip(self.universes)
            .map(|(codings, universe)| {
                let given = self.rows.given(codings, people).into_iter();
                let given = given.filter(|(row, _)| rows.get(*row as usize) == Some(&true));
                given
                    .map(|(row, passages)| (row, continuum_of(universe, passages)))
                    .collect()
            })
            .collect();
        for (document, continua) in documents.into_iter().enumerate() {
            for (row, continuum) in continua {
                if let Some(of_code) = of_codes.get_mut(row as usize) {
                    of_code.push((document, continuum));
                }
            }
        }
        of_codes
    }

    /// Continua of some of the documents, with the gaps that the others are between them.
    fn joined(&self, continua: Vec<(usize, Continuum)>) -> Continuum {
        let mut all = Continuum::new(self.comparing.people());
        let mut continua = continua.into_iter().peekable();
        for (document, universe) in self.universes.iter().enumerate() {
            match continua.next_if(|(of, _)| *of == document) {
                Some((_, continuum)) => all.append(&continuum),
                None => all.push_text(universe, &[]),
            }
        }
        all
    }

    /// Each document as a continuum of its own.
    fn each(&self, documents: &[Spans]) -> Vec<Continuum> {
        let texts = documents.iter().zip(self.universes);
        texts
            .map(|(spans, universe)| {
                let mut continuum = Continuum::new(self.comparing.people());
                continuum.push_text(universe, spans);
                continuum
            })
            .collect()
    }

    /// All documents as one continuum.
    fn end_to_end(&self, documents: &[Spans]) -> Continuum {
        let mut continuum = Continuum::new(self.comparing.people());
        for (spans, universe) in documents.iter().zip(self.universes) {
            continuum.push_text(universe, spans);
        }
        continuum
    }
}

/// The passages of one row in a document as a continuum.
fn continuum_of(universe: &Universe, passages: Vec<Passages>) -> Continuum {
    let mut continuum = Continuum::new(passages.len());
    let spans: Spans = passages
        .into_iter()
        .map(|own| own.into_iter().map(|(span, _)| (span, 0)).collect())
        .collect();
    continuum.push_text(universe, &spans);
    continuum
}

fn conventions() -> BTreeMap<&'static str, &'static str> {
    BTreeMap::from([
        (
            "u_alpha",
            "units with their codes, and gaps (Krippendorff et al. 2016)",
        ),
        (
            "bar_u_alpha_binary",
            "what is a unit and what a gap, whatever the code",
        ),
        (
            "cu_alpha",
            "the codes of what several analysts marked; two analysts",
        ),
        (
            "cu_alpha_own_formula",
            "the same for any number of analysts, a unit's pairable length being the mean over the others",
        ),
        (
            "k_u_alpha",
            "how well one code is told from the others in what several marked",
        ),
        (
            "alpha_u_1995",
            "squared differences of borders, in characters; sensitive to the number of units, can lie far below -1",
        ),
    ])
}

impl Serialize for UnitizingOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("units", &self.units)?;
        let family = &self.family;
        let figures = Figures(vec![
            ("u_alpha", family.u_alpha),
            ("bar_u_alpha_binary", family.binary),
            ("cu_alpha", family.cu_alpha),
            ("cu_alpha_own_formula", family.cu_alpha_mean_pairable),
        ]);
        map.serialize_entry("alpha_u_2016", &figures)?;
        if !self.codes.is_empty() {
            map.serialize_entry("k_u_alpha", &PerCode(self))?;
        }
        let part = |of: fn(&UnitizingDisagreement) -> f64| {
            self.of_1995.as_ref().map(of).ok_or(Undefined::NotApplied)
        };
        let of_1995 = Figures(vec![
            ("alpha", self.alpha_1995()),
            ("Do", part(|it| it.observed)),
            ("De", part(|it| it.expected)),
        ]);
        map.serialize_entry("alpha_u_1995", &of_1995)?;
        if let Some(gamma) = &self.gamma {
            map.serialize_entry("gamma", gamma)?;
        }
        map.end()
    }
}

/// (k)u-alpha by name of the code.
struct PerCode<'a>(&'a UnitizingOf);

impl Serialize for PerCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let named = self.0.family.per_code.iter();
        let named = named.filter_map(|it| Some((self.0.codes.get(it.code)?, it)));
        serializer.collect_map(named.map(|(name, it)| {
            let figures = Figures(vec![("alpha", it.alpha), ("coverage", Ok(it.coverage))]);
            (name, figures)
        }))
    }
}

impl Serialize for CodeFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(figures) => figures.serialize(serializer),
            Err(why) => {
                let mut map = serializer.serialize_map(None)?;
                for key in ["alpha_u_2016", "alpha_u_1995"] {
                    map.serialize_entry(key, &None::<()>)?;
                }
                let reason = BTreeMap::from([("alpha_u_2016", why), ("alpha_u_1995", why)]);
                map.serialize_entry("reason", &reason)?;
                map.end()
            }
        }
    }
}
