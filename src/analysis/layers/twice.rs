//! One analyst's coding of the same material in two passes.

use super::coders::Coders;
use super::compared::{LeftOut, construct_of, documents_of_finished, has_finished};
use super::hidden::hidden_sentence;
use super::layered::as_at;
use super::{CompareError, Layered};
use crate::model::things::{Coding, Pass};
use crate::model::{AnalystId, Cut, DocumentId, Part, PassId, Seen};
use std::collections::BTreeSet;

/// One analyst's coding in two passes, and the parts of the material that the analyst finished in both.
///
/// A part of a blind pass counts as it was when it was revealed, and until then as it is now to the analyst, who is the
/// only one to see it.
#[derive(Debug, Clone)]
pub struct Twice<'a> {
    /// The two passes.
    pub passes: [&'a Pass; 2],
    /// The analyst.
    pub analyst: AnalystId,
    /// Documents with material that was finished in both, in the order they came into the study.
    pub documents: Vec<DocumentId>,
    /// Documents that were asked for, or belong to one of the passes, and do not count.
    pub left_out: Vec<LeftOut>,
    parts: BTreeSet<Part>,
}

impl<'a> Twice<'a> {
    /// Chooses. Without an analyst: the viewer, or the only one who codes in both passes.
    ///
    /// # Errors
    /// Where the passes are the same, over other material or hidden, or nothing was finished in both.
    pub fn of(
        seen: &Seen<'a>,
        passes: [PassId; 2],
        analyst: Option<AnalystId>,
        documents: &[DocumentId],
    ) -> Result<Self, CompareError> {
        let [first, second] = passes.map(|pass| seen.pass(pass));
        let (Some(first), Some(second)) = (first, second) else {
            return Err(CompareError::OneAnalyst);
        };
        let name = |pass: &Pass| pass.name.text().to_owned();
        if first.id == second.id {
            return Err(CompareError::SamePass { pass: name(first) });
        }
        if first.is_within_constructs() != second.is_within_constructs() {
            return Err(CompareError::OtherMaterial {
                pass: name(first),
                other: name(second),
            });
        }
        let analyst = choose_analyst(seen, [first, second], analyst)?;
        let parts = parts_of_both(seen, [first, second], analyst);
        if parts.is_empty() {
            let hidden = passes.iter().find_map(|pass| {
                let hides = !seen.shows_work_of(analyst, *pass);
                hides.then(|| hidden_sentence(seen, *pass)).flatten()
            });
            return Err(hidden.map_or_else(
                || CompareError::NothingTwice {
                    analyst: analyst_name(seen, analyst),
                    pass: name(first),
                    other: name(second),
                },
                CompareError::Hidden,
            ));
        }
        let mut twice = Self {
            passes: [first, second],
            analyst,
            documents: Vec::new(),
            left_out: Vec::new(),
            parts,
        };
        twice.choose_documents(seen, documents);
        Ok(twice)
    }

    fn choose_documents(&mut self, seen: &Seen<'a>, asked: &[DocumentId]) {
        let [one, other]: [BTreeSet<DocumentId>; 2] = self
            .passes
            .map(|pass| seen.documents_of_pass(pass.id).into_iter().collect());
        let within = self.passes[0].is_within_constructs();
        let of_finished = self
            .passes
            .map(|it| documents_of_finished(seen, it, &self.parts));
        for document in seen.documents() {
            let id = document.id;
            let wanted = if asked.is_empty() {
                one.contains(&id) || other.contains(&id)
            } else {
                asked.contains(&id)
            };
            if !wanted {
                continue;
            }
            let in_both = one.contains(&id) && other.contains(&id);
            let finished = if within {
                of_finished.iter().all(|of_pass| of_pass.contains(&id))
            } else {
                self.parts.contains(&Part::Document(id))
            };
            if in_both && finished && !document.erased {
                self.documents.push(id);
                continue;
            }
            let reason = if document.erased {
                "its text was erased"
            } else if in_both {
                "not finished in both passes"
            } else {
                "not part of the material of both passes"
            };
            self.left_out.push(LeftOut {
                document: id,
                document_name: document.name.text().to_owned(),
                reason: reason.to_owned(),
            });
        }
    }

    /// The parts that were finished in both passes.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().copied()
    }

    /// The codings of one document that count, by where they start; those of the first pass as of analyst 0, those of
    /// the second as of analyst 1.
    pub fn codings_of(&self, seen: &Seen<'_>, document: DocumentId) -> Vec<Layered> {
        let mut codings: Vec<Layered> = seen
            .codings_with_removed_of(document)
            .filter_map(|coding| self.layered(seen, coding))
            .collect();
        codings.sort_unstable_by_key(Layered::place);
        codings
    }

    fn layered(&self, seen: &Seen<'_>, coding: &Coding) -> Option<Layered> {
        if coding.analyst() != self.analyst {
            return None;
        }
        let mut passes = self.passes.iter();
        let place = passes.position(|pass| pass.id == coding.pass())?;
        let pass = self.passes.get(place)?;
        let within = construct_of(seen, pass, coding);
        let part = match within {
            Some(construct) => Part::Construct(construct),
            None if pass.is_within_constructs() => return None,
            None => Part::Document(coding.document()),
        };
        if !self.parts.contains(&part) {
            return None;
        }
        let (code, span) = as_at(coding, moment_of(pass, part))?;
        Some(Layered {
            id: coding.id,
            analyst: place,
            document: coding.document(),
            code: seen.code_tree().effective(code),
            span,
            within,
        })
    }
}

/// The moment at which a part of a pass counts; none for now.
fn moment_of(pass: &Pass, part: Part) -> Option<&Cut> {
    let revealed = pass.opened.blind.then(|| pass.reveals.get(&part))?;
    revealed.map(|revealed| &revealed.cut)
}

fn choose_analyst(
    seen: &Seen<'_>,
    passes: [&Pass; 2],
    asked: Option<AnalystId>,
) -> Result<AnalystId, CompareError> {
    let coders = Coders::of(seen);
    let coders = passes.map(|pass| coders.of_pass(pass));
    if let Some(who) = asked {
        let mut both = passes.into_iter().zip(&coders);
        let outside = both.find(|(_, coders)| !coders.contains(&who));
        return outside.map_or(Ok(who), |(pass, _)| {
            Err(CompareError::NotInPass {
                analyst: analyst_name(seen, who),
                pass: pass.name.text().to_owned(),
            })
        });
    }
    let in_both = |who: &AnalystId| coders.iter().all(|coders| coders.contains(who));
    let everyone: Vec<AnalystId> = seen.analysts().iter().map(|it| it.id).collect();
    let both: Vec<AnalystId> = everyone.into_iter().filter(in_both).collect();
    let me = seen.person().filter(|me| both.contains(me));
    match (me, both.as_slice()) {
        (Some(me), _) => Ok(me),
        (None, [only]) => Ok(*only),
        _ => Err(CompareError::OneAnalyst),
    }
}

fn parts_of_both(seen: &Seen<'_>, passes: [&Pass; 2], analyst: AnalystId) -> BTreeSet<Part> {
    let own = seen.person() == Some(analyst);
    let finished = |pass: &Pass| -> BTreeSet<Part> {
        let shows = |part: Part| own || !pass.opened.blind || pass.is_revealed(part);
        let parts = seen.parts(pass.id).into_iter();
        parts
            .filter(|part| shows(*part) && has_finished(seen, pass, analyst, *part))
            .collect()
    };
    let [one, other] = passes.map(finished);
    one.intersection(&other).copied().collect()
}

fn analyst_name(seen: &Seen<'_>, who: AnalystId) -> String {
    let analyst = seen.analyst(who);
    analyst.map_or_else(String::new, |it| it.name.text().to_owned())
}
