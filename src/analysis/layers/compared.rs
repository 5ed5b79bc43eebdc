//! The choice of what is compared.

use super::coders::Coders;
use super::layered::as_at;
use super::{CompareError, Layered, hidden_sentence};
use crate::model::things::{Coding, Pass};
use crate::model::{AnalystId, CodeId, Cut, DocumentId, Part, PassId, Reading, Seen, Span, acts};
use serde::Serialize;
use std::collections::BTreeSet;

/// So many documents are named in a sentence.
const MOST_REASONS: usize = 3;

/// A document that is not compared, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The document.
    pub document: DocumentId,
    /// Its name.
    pub document_name: String,
    /// Why.
    pub reason: String,
}

/// A pass, the analysts who are compared in it, and the parts of its material that all of them have finished.
///
/// A part of a blind pass counts as it was when it was revealed: what was coded or changed afterwards never enters.
/// A part of a pass that is not blind counts as it is.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// The pass.
    pub pass: &'a Pass,
    /// The analysts, in the order asked for.
    pub analysts: Vec<AnalystId>,
    /// Documents with finished material, in the order they came into the study.
    pub documents: Vec<DocumentId>,
    /// Documents that were asked for, or belong to the pass, and do not count.
    pub left_out: Vec<LeftOut>,
    parts: BTreeSet<Part>,
}

impl<'a> Compared<'a> {
    /// Chooses. Without a pass: the latest in which the analysts code and have finished something. Without
    /// analysts: those of the pass. Without documents: all.
    pub fn of(
        seen: &Seen<'a>,
        pass: Option<PassId>,
        analysts: &[AnalystId],
        documents: &[DocumentId],
    ) -> Result<Self, CompareError> {
        let coders = Coders::of(seen);
        let pass = choose_pass(seen, &coders, pass, analysts)?;
        let analysts = choose_analysts(seen, &coders, pass, analysts)?;
        let parts = finished_parts(seen, pass, &analysts);
        if parts.is_empty() {
            return Err(nothing_finished(seen, pass));
        }
        let mut compared = Self {
            pass,
            analysts,
            documents: Vec::new(),
            left_out: Vec::new(),
            parts,
        };
        compared.choose_documents(seen, documents);
        Ok(compared)
    }

    fn choose_documents(&mut self, seen: &Seen<'a>, asked: &[DocumentId]) {
        let material: BTreeSet<DocumentId> =
            seen.documents_of_pass(self.pass.id).into_iter().collect();
        let of_finished = documents_of_finished(seen, self.pass, &self.parts);
        for document in seen.documents() {
            let here = material.contains(&document.id);
            let wanted = if asked.is_empty() {
                here
            } else {
                asked.contains(&document.id)
            };
            if !wanted {
                continue;
            }
            let finished = if self.pass.is_within_constructs() {
                of_finished.contains(&document.id)
            } else {
                self.parts.contains(&Part::Document(document.id))
            };
            if here && finished && !document.erased {
                self.documents.push(document.id);
                continue;
            }
            let reason = if document.erased {
                "its text was erased".to_owned()
            } else if here {
                self.who_has_not_finished(seen, document.id)
            } else {
                "not part of the pass's material".to_owned()
            };
            self.left_out.push(LeftOut {
                document: document.id,
                document_name: document.name.text().to_owned(),
                reason,
            });
        }
    }

    /// Why none of the documents that were asked for counts.
    pub fn none_of_these(&self) -> CompareError {
        let reasons = self.left_out.iter().take(MOST_REASONS);
        let mut reasons: Vec<String> = reasons
            .map(|it| format!("{}: {}", it.document_name, it.reason))
            .collect();
        if let more @ 1.. = self.left_out.len().saturating_sub(MOST_REASONS) {
            reasons.push(format!("{more} more"));
        }
        CompareError::NoneOfThese {
            reasons: reasons.join("; "),
        }
    }

    fn who_has_not_finished(&self, seen: &Seen<'_>, document: DocumentId) -> String {
        let part = Part::Document(document);
        let analysts = self.analysts.iter().copied();
        let names: Vec<&str> = analysts
            .filter(|who| !has_finished(seen, self.pass, *who, part))
            .filter_map(|who| Some(seen.analyst(who)?.name.text()))
            .collect();
        if self.pass.is_within_constructs() || names.is_empty() {
            "not finished by all analysts of the pass".to_owned()
        } else {
            format!("not finished by {}", names.join(" and "))
        }
    }

    /// The moment at which everything that counts was revealed: of several reveals, all that any of them took in.
    /// None where something counts as it is now.
    pub fn revealed_at(&self) -> Option<Cut> {
        let documents: BTreeSet<DocumentId> = self.documents.iter().copied().collect();
        let counts = |part: &&Part| match part {
            Part::Document(document) => documents.contains(document),
            Part::Construct(_) => true,
        };
        let parts = self.parts.iter().filter(counts);
        let mut all = Cut::default();
        for part in parts {
            all.take_in_all(self.moment_of(*part)?);
        }
        (!all.is_empty()).then_some(all)
    }

    /// The finished parts of the material.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().copied()
    }

    /// The finished constructs of a pass within constructs.
    pub fn constructs(&self) -> impl Iterator<Item = CodeId> + '_ {
        self.parts.iter().filter_map(|part| match part {
            Part::Construct(construct) => Some(*construct),
            Part::Document(_) => None,
        })
    }

    /// The codings that count, by document in the order of [`Self::documents`] and then by where they start.
    pub fn codings(&self, seen: &Seen<'_>) -> Vec<Layered> {
        let documents = self.documents.iter();
        documents
            .flat_map(|document| self.codings_of(seen, *document))
            .collect()
    }

    /// The codings of one document that count, by where they start.
    pub fn codings_of(&self, seen: &Seen<'_>, document: DocumentId) -> Vec<Layered> {
        let whole = Part::Document(document);
        let codings = seen.codings_with_removed_of(document);
        let codings = codings.filter(|coding| coding.pass() == self.pass.id);
        let mut of_document: Vec<Layered> = if self.pass.is_within_constructs() {
            let layered = |coding: &Coding| {
                let within = construct_of(seen, self.pass, coding)?;
                let part = Part::Construct(within);
                let counts = self.parts.contains(&part);
                counts.then(|| self.layered(seen, coding, Some(within), self.moment_of(part)))?
            };
            codings.filter_map(layered).collect()
        } else if self.parts.contains(&whole) {
            let moment = self.moment_of(whole);
            codings
                .filter_map(|coding| self.layered(seen, coding, None, moment))
                .collect()
        } else {
            Vec::new()
        };
        of_document.sort_unstable_by_key(Layered::place);
        of_document
    }

    /// A coding as it counted at a moment; none where it is of none of these analysts, or did not stand.
    fn layered(
        &self,
        seen: &Seen<'_>,
        coding: &Coding,
        within: Option<CodeId>,
        moment: Option<&Cut>,
    ) -> Option<Layered> {
        let mut analysts = self.analysts.iter();
        let analyst = analysts.position(|who| *who == coding.analyst())?;
        let (code, span): (CodeId, Span) = as_at(coding, moment)?;
        Some(Layered {
            id: coding.id,
            analyst,
            document: coding.document(),
            code: seen.code_tree().effective(code),
            span,
            within,
        })
    }

    /// The moment at which a part counts; none for now.
    fn moment_of(&self, part: Part) -> Option<&'a Cut> {
        let revealed = self
            .pass
            .opened
            .blind
            .then(|| self.pass.reveals.get(&part))?;
        revealed.map(|revealed| &revealed.cut)
    }
}

/// The construct of the material that a coding of a pass within constructs belongs to.
pub(super) fn construct_of(seen: &Seen<'_>, pass: &Pass, coding: &Coding) -> Option<CodeId> {
    if !pass.is_within_constructs() {
        return None;
    }
    let made_within = coding.within();
    made_within.or_else(|| acts::within_of(seen, pass.id, coding.document(), coding.span()))
}

fn choose_pass<'a>(
    seen: &Seen<'a>,
    coders: &Coders,
    asked: Option<PassId>,
    analysts: &[AnalystId],
) -> Result<&'a Pass, CompareError> {
    if let Some(pass) = asked.and_then(|pass| seen.pass(pass)) {
        return Ok(pass);
    }
    let fits = |pass: &&'a Pass| {
        let coders = coders.of_pass(pass);
        if analysts.is_empty() {
            coders.len() > 1
        } else {
            analysts.iter().all(|who| coders.contains(who))
        }
    };
    let fitting: Vec<&Pass> = seen.passes().into_iter().filter(fits).collect();
    let finished = |pass: &&&'a Pass| {
        let chosen = choose_analysts(seen, coders, pass, analysts).unwrap_or_default();
        !finished_parts(seen, pass, &chosen).is_empty()
    };
    let latest = fitting.iter().rev().find(finished).or(fitting.last());
    latest.copied().ok_or_else(|| {
        let names: Vec<&str> = analysts
            .iter()
            .filter_map(|who| Some(seen.analyst(*who)?.name.text()))
            .collect();
        let who = if names.is_empty() {
            "two analysts".to_owned()
        } else {
            format!("{} all", names.join(", "))
        };
        CompareError::NoPass { who }
    })
}

fn choose_analysts(
    seen: &Seen<'_>,
    coders: &Coders,
    pass: &Pass,
    asked: &[AnalystId],
) -> Result<Vec<AnalystId>, CompareError> {
    let coders = coders.of_pass(pass);
    let outside = asked.iter().find(|who| !coders.contains(who));
    if let Some(who) = outside {
        return Err(CompareError::NotInPass {
            analyst: seen
                .analyst(*who)
                .map_or_else(String::new, |it| it.name.text().to_owned()),
            pass: pass.name.text().to_owned(),
        });
    }
    Ok(if asked.is_empty() {
        coders
    } else {
        asked.to_vec()
    })
}

fn finished_parts(seen: &Seen<'_>, pass: &Pass, analysts: &[AnalystId]) -> BTreeSet<Part> {
    let parts = seen.parts(pass.id).into_iter();
    parts
        .filter(|part| {
            if pass.opened.blind {
                pass.is_revealed(*part)
            } else {
                let mut analysts = analysts.iter();
                analysts.all(|who| has_finished(seen, pass, *who, *part))
            }
        })
        .collect()
}

/// Whether an analyst has closed a part, or has read the document through.
pub(super) fn has_finished(seen: &Seen<'_>, pass: &Pass, who: AnalystId, part: Part) -> bool {
    let read = match part {
        Part::Document(document) => seen.reading(pass.id, who, document),
        Part::Construct(_) => None,
    };
    pass.has_closed(who, part) || read.is_some_and(|reading| reading != Reading::Unread)
}

/// Documents with segments of finished constructs.
pub(super) fn documents_of_finished(
    seen: &Seen<'_>,
    pass: &Pass,
    parts: &BTreeSet<Part>,
) -> BTreeSet<DocumentId> {
    let spans = seen.material_spans(pass.id).into_iter();
    let finished = spans.filter(|span| parts.contains(&Part::Construct(span.construct)));
    finished.map(|span| span.document).collect()
}

fn nothing_finished(seen: &Seen<'_>, pass: &Pass) -> CompareError {
    let hidden = hidden_sentence(seen, pass.id).map(CompareError::Hidden);
    hidden.unwrap_or_else(|| CompareError::NothingFinished {
        pass: pass.name.text().to_owned(),
    })
}
