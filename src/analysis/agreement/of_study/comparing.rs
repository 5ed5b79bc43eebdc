//! Whose coding of what is set side by side: several analysts' in one pass, or one analyst's in two.

use super::choices::{AgreementOptions, UnitChoice, UniverseChoice};
use super::rounds::{in_rounds, nothing_in_rounds};
use crate::analysis::agreement::MOST_CODERS;
use crate::analysis::layers::{CompareError, Compared, Layered, LeftOut, Twice};
use crate::model::things::Pass;
use crate::model::{AnalystId, CodeId, Cut, DocumentId, MaterialSpan, Part, PassId, Seen};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What is compared.
pub(super) struct Comparing<'a> {
    of: Of<'a>,
    /// The pass; the first of two.
    pub pass: &'a Pass,
    /// The second pass, where one analyst is compared with themselves.
    pub and_pass: Option<&'a Pass>,
    /// The analysts; the same one twice where there are two passes.
    pub analysts: Vec<AnalystId>,
    /// What they are called; with the name of the pass where there are two.
    pub names: Vec<String>,
    pub documents: Vec<DocumentId>,
    pub left_out: Vec<LeftOut>,
    /// Finished segments of each document, by construct and start, in passes within constructs.
    pub spans: FxHashMap<DocumentId, Vec<MaterialSpan>>,
    /// Finished constructs, in passes within constructs.
    pub constructs: Vec<CodeId>,
}

enum Of<'a> {
    Several(Compared<'a>),
    Twice(Twice<'a>),
}

impl<'a> Comparing<'a> {
    /// Chooses by the options.
    ///
    /// # Errors
    /// Where the pass is hidden or unfinished, or analysts and passes do not go together.
    pub fn of(seen: &Seen<'a>, options: &AgreementOptions) -> Result<Self, CompareError> {
        match options.and_pass {
            Some(second) => Self::twice(seen, options, second),
            None => Self::several(seen, options),
        }
    }

    fn several(seen: &Seen<'a>, options: &AgreementOptions) -> Result<Self, CompareError> {
        let documents = in_rounds(seen, options)?;
        let compared = Compared::of(seen, options.pass, &options.analysts, &documents)?;
        if compared.documents.is_empty() && !options.rounds.is_empty() {
            return Err(nothing_in_rounds(seen, options));
        }
        if compared.documents.is_empty() && !options.documents.is_empty() {
            return Err(compared.none_of_these());
        }
        let people = compared.analysts.len();
        if !(2..=MOST_CODERS).contains(&people) {
            return Err(CompareError::WrongNumber {
                pass: compared.pass.name.text().to_owned(),
                count: people,
                needed: "from 2 to 64",
            });
        }
        let constructs: Vec<CodeId> = compared.constructs().collect();
        Ok(Self {
            pass: compared.pass,
            and_pass: None,
            names: names(seen, &compared.analysts),
            analysts: compared.analysts.clone(),
            documents: compared.documents.clone(),
            left_out: compared.left_out.clone(),
            spans: by_document(seen.material_spans(compared.pass.id), &constructs),
            constructs,
            of: Of::Several(compared),
        })
    }

    fn twice(
        seen: &Seen<'a>,
        options: &AgreementOptions,
        second: PassId,
    ) -> Result<Self, CompareError> {
        let analyst = match options.analysts.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => return Err(CompareError::OneAnalyst),
        };
        let first = options.pass.ok_or(CompareError::OneAnalyst)?;
        let twice = Twice::of(seen, [first, second], analyst, &options.documents)?;
        let [pass, and_pass] = twice.passes;
        let constructs: Vec<CodeId> = twice.parts().filter_map(construct).collect();
        // Only segments that are the same in both passes can be compared.
        let others: BTreeSet<MaterialSpan> = seen.material_spans(and_pass.id).into_iter().collect();
        let mut spans = seen.material_spans(pass.id);
        spans.retain(|span| others.contains(span));
        let analysts = vec![twice.analyst; 2];
        let names = names(seen, &analysts).into_iter().zip(twice.passes);
        Ok(Self {
            pass,
            and_pass: Some(and_pass),
            names: names
                .map(|(name, pass)| format!("{name}, {}", pass.name.text()))
                .collect(),
            analysts,
            documents: twice.documents.clone(),
            left_out: twice.left_out.clone(),
            spans: by_document(spans, &constructs),
            constructs,
            of: Of::Twice(twice),
        })
    }

    /// The codings that count, by document in the order of the documents. Threads share the work.
    pub fn codings(&self, seen: &Seen<'_>) -> Vec<Vec<Layered>> {
        let shared = seen.shared();
        let chunks = self.documents.par_chunks(16);
        chunks
            .flat_map_iter(|some| {
                let seen = shared.seen();
                let of_some: Vec<Vec<Layered>> = some
                    .iter()
                    .map(|document| match &self.of {
                        Of::Several(compared) => compared.codings_of(&seen, *document),
                        Of::Twice(twice) => twice.codings_of(&seen, *document),
                    })
                    .collect();
                of_some
            })
            .collect()
    }

    /// The moment at which everything that counts was revealed; none where something counts as it is now.
    pub fn revealed_at(&self) -> Option<Cut> {
        match &self.of {
            Of::Several(compared) => compared.revealed_at(),
            Of::Twice(_) => None,
        }
    }

    /// Number of coders: analysts, or twice the same.
    pub const fn people(&self) -> usize {
        self.analysts.len()
    }

    /// Whether codes that arose in a pass could be given by one coder alone: in a blind pass by their inventor, and of
    /// two passes in the later one.
    pub fn is_only_the_inventors(&self, arose_in: PassId) -> bool {
        match self.and_pass {
            Some(second) => {
                let later = if second.made.stamp > self.pass.made.stamp {
                    second
                } else {
                    self.pass
                };
                arose_in == later.id
            }
            None => self.pass.opened.blind && arose_in == self.pass.id,
        }
    }

    /// The unit and universe asked for, else those of the kind of pass.
    pub fn unit_and_universe(
        &self,
        options: &AgreementOptions,
    ) -> Result<(UnitChoice, UniverseChoice), CompareError> {
        let within = self.pass.is_within_constructs();
        let (unit, universe) = if within {
            (UnitChoice::Segment, UniverseChoice::Material)
        } else {
            (UnitChoice::Sentence, UniverseChoice::Participants)
        };
        let unit = options.unit.unwrap_or(unit);
        if unit == UnitChoice::Segment && !within {
            return Err(CompareError::NoSegments {
                pass: self.pass.name.text().to_owned(),
            });
        }
        Ok((unit, options.universe.unwrap_or(universe)))
    }
}

const fn construct(part: Part) -> Option<CodeId> {
    match part {
        Part::Construct(construct) => Some(construct),
        Part::Document(_) => None,
    }
}

fn names(seen: &Seen<'_>, analysts: &[AnalystId]) -> Vec<String> {
    let name = |who: &AnalystId| {
        let analyst = seen.analyst(*who);
        analyst.map_or_else(String::new, |it| it.name.text().to_owned())
    };
    analysts.iter().map(name).collect()
}

fn by_document(
    spans: Vec<MaterialSpan>,
    finished: &[CodeId],
) -> FxHashMap<DocumentId, Vec<MaterialSpan>> {
    let mut by_document: FxHashMap<DocumentId, Vec<MaterialSpan>> = FxHashMap::default();
    for span in spans {
        if finished.contains(&span.construct) {
            by_document.entry(span.document).or_default().push(span);
        }
    }
    by_document
}
