//! Gathering the segments of a layer.

use super::codings::bit;
use super::{LayerChoice, LayerCodings, LayerSegment};
use crate::analysis::consensus::{Consensus, ConsensusCoding, Ground};
use crate::analysis::discrepancies::{Tolerance, discrepancies_within};
use crate::analysis::layers::{CompareError, Compared, Layered, LeftOut, Texts, equal_codes};
use crate::model::things::Coding;
use crate::model::{
    AnalystId, CodeId, CodingId, Decision, DecisionId, DocumentId, Part, PassId, Place, Seen,
    Stance, Valence,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// How many splits, each of what came of the one before, are followed. Only a journal that was made by hand can let codes
/// be split from each other in a circle.
const DEEPEST: usize = 32;

/// A layer in the making.
pub(super) struct Gathering<'s, 'a> {
    seen: &'s Seen<'a>,
    layer: LayerCodings,
    places: FxHashMap<AnalystId, usize>,
    /// Codes that were matched as equal, each with the one it counts as.
    equal: FxHashMap<CodeId, CodeId>,
    /// Decisions that name a code.
    named: FxHashSet<DecisionId>,
}

impl<'s, 'a> Gathering<'s, 'a> {
    pub fn of(seen: &'s Seen<'a>, choice: LayerChoice) -> Self {
        let analysts: Vec<AnalystId> = seen.analysts().iter().map(|it| it.id).collect();
        let places = analysts.iter().enumerate();
        Self {
            seen,
            places: places.map(|(n, it)| (*it, n)).collect(),
            equal: equal_codes(seen),
            named: naming_a_code(seen),
            layer: LayerCodings {
                choice,
                analysts,
                ..LayerCodings::default()
            },
        }
    }

    /// The codings of one analyst, or all.
    pub fn codings_of(&mut self, analyst: Option<AnalystId>) {
        let tree = self.seen.code_tree();
        for coding in self.seen.codings() {
            if analyst.is_none_or(|who| who == coding.analyst()) {
                let code = tree.effective(coding.code());
                let segment = self.segment(coding, code, coding.span());
                self.layer.segments.push(segment);
            }
        }
    }

    fn segment(&self, coding: &Coding, code: CodeId, span: crate::model::Span) -> LayerSegment {
        LayerSegment {
            document: coding.document(),
            code,
            within: coding.within(),
            span,
            coding: coding.id,
            others: None,
            valence: coding.valence(),
            place: coding.place(),
            stance: coding.stance(),
            is_deviant: coding.is_deviant(),
            who: bit(self.places.get(&coding.analyst()).copied().unwrap_or(63)),
        }
    }

    /// What stands in every pass. A pass of one analyst has nothing to settle: what that analyst finished counts as it is.
    pub fn consensus(&mut self, texts: &Texts<'_>) -> Result<(), String> {
        for pass in self.seen.passes() {
            match Compared::of(self.seen, Some(pass.id), &[], &[]) {
                Ok(compared) if compared.analysts.len() < 2 => self.alone(&compared),
                Ok(compared) => {
                    let analysts = compared.analysts.clone();
                    self.together(texts, pass.id, &analysts)?;
                }
                Err(error) => self.leave_out(pass.name.text(), &error),
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, name: &str, error: &CompareError) {
        // A pass that nobody finished anything of is not missed.
        let unfinished = matches!(
            error,
            CompareError::NothingFinished { .. } | CompareError::Hidden(_)
        );
        if let (false, Some(document)) = (unfinished, self.seen.documents().first()) {
            self.layer.left_out.push(LeftOut {
                document: document.id,
                document_name: name.to_owned(),
                reason: error.to_string(),
            });
        }
    }

    fn alone(&mut self, compared: &Compared<'_>) {
        for it in compared.codings(self.seen) {
            self.take(&it);
        }
    }

    fn take(&mut self, it: &Layered) {
        if let Some(coding) = self.seen.coding(it.id) {
            let segment = self.segment(coding, it.code, it.span);
            self.layer.segments.push(segment);
        }
    }

    /// The consensus of a pass: closed parts within the borders they were closed with, settled ones to the character.
    fn together(
        &mut self,
        texts: &Texts<'_>,
        pass: PassId,
        analysts: &[AnalystId],
    ) -> Result<(), String> {
        let tolerance = |part: Part| {
            let closed = self.seen.consensus_closed(pass, part);
            closed.map(|(_, closed)| closed.words.map_or(Tolerance::Exact, Tolerance::Words))
        };
        let of_parts: FxHashMap<Part, Option<Tolerance>> = {
            let parts = self.seen.parts(pass).into_iter();
            parts.map(|part| (part, tolerance(part))).collect()
        };
        let tolerances: BTreeSet<Tolerance> = of_parts
            .values()
            .map(|it| it.unwrap_or(Tolerance::Exact))
            .collect();
        for tolerance in tolerances {
            let found = discrepancies_within(self.seen, texts, Some(pass), analysts, tolerance);
            let found = match found {
                Ok(found) => found,
                Err(CompareError::Text(sentence)) => return Err(sentence),
                Err(error) => {
                    let name = self.seen.pass(pass).map_or("", |it| it.name.text());
                    self.leave_out(name, &error);
                    return Ok(());
                }
            };
            let consensus = Consensus::of(self.seen, &found);
            let mut counts: BTreeSet<Part> = BTreeSet::new();
            for part in &consensus.parts {
                match of_parts.get(&part.part).copied().flatten() {
                    Some(closed) if closed == tolerance => {
                        self.layer.closed += 1;
                        counts.insert(part.part);
                    }
                    None if tolerance == Tolerance::Exact && part.is_settled() => {
                        counts.insert(part.part);
                    }
                    None if tolerance == Tolerance::Exact => {
                        self.layer.open.push((pass, part.part));
                    }
                    _ => {}
                }
            }
            self.layer.parts.extend(counts.iter().map(|it| (pass, *it)));
            for coding in &consensus.codings {
                if counts.contains(&part_of(coding)) {
                    self.stand(coding);
                }
            }
        }
        Ok(())
    }

    /// Takes up a coding of the consensus with the marks of those it rests on.
    fn stand(&mut self, coding: &ConsensusCoding) {
        let from = coding.from.iter();
        let rests_on: Vec<&Coding> = from.filter_map(|id| self.seen.coding(*id)).collect();
        let code = self.recoded(coding, &rests_on).unwrap_or(coding.code);
        let Some((first, others)) = rests_on.split_first() else {
            return;
        };
        let mut segment = self.segment(first, code, coding.span);
        for other in others {
            let other = self.segment(other, code, coding.span);
            segment.who |= other.who;
            segment.valence = both(segment.valence, other.valence, Valence::Both);
            segment.place = both(segment.place, other.place, Place::Both);
            segment.stance = both(segment.stance, other.stance, Stance::Ambivalent);
            segment.is_deviant |= other.is_deviant;
        }
        let others: Vec<CodingId> = others.iter().map(|it| it.id).collect();
        segment.others = (!others.is_empty()).then(|| others.into_boxed_slice());
        self.layer.segments.push(segment);
    }

    /// The code that everybody has given since, as after a split: passages are compared as they were coded blind, and
    /// the codebook goes on. What was decided rests on the codings of some of the analysts, who cannot change it alone: it
    /// follows the codebook only to a code that was split from the one decided. What was decided to be a code of its own
    /// stays that.
    fn recoded(&self, coding: &ConsensusCoding, rests_on: &[&Coding]) -> Option<CodeId> {
        if let Ground::Decided(id) | Ground::DifferingReadings(id, _) = coding.ground
            && self.named.contains(&id)
        {
            return None;
        }
        let mut now = rests_on.iter().map(|it| self.counts_as(it.code()));
        let first = now.next()?;
        let all_alike = first != coding.code && now.all(|it| it == first);
        let follows = || coding.ground == Ground::Agreed || self.was_split_from(first, coding.code);
        (all_alike && follows()).then_some(first)
    }

    /// The code that a code counts as, after merging and matching.
    fn counts_as(&self, code: CodeId) -> CodeId {
        let code = self.seen.code_tree().effective(code);
        self.equal.get(&code).copied().unwrap_or(code)
    }

    /// Whether a code came of another by splitting, or by splitting what came of it.
    fn was_split_from(&self, code: CodeId, from: CodeId) -> bool {
        let split_from = |code: &CodeId| self.seen.code(*code)?.first.split_from;
        let mut above = std::iter::successors(split_from(&code), split_from).take(DEEPEST);
        above.any(|it| self.counts_as(it) == from)
    }

    pub fn finish(self) -> LayerCodings {
        let documents = self.seen.documents();
        let order: FxHashMap<DocumentId, usize> = documents
            .iter()
            .enumerate()
            .map(|(n, it)| (it.id, n))
            .collect();
        let place = |segment: &LayerSegment| order.get(&segment.document).copied();
        self.layer
            .found(|segment| place(segment).unwrap_or(usize::MAX))
    }
}

fn naming_a_code(seen: &Seen<'_>) -> FxHashSet<DecisionId> {
    let decisions = seen.decisions().into_iter();
    let naming = decisions.filter(|it| {
        let decision = &it.decided.decision;
        matches!(
            decision,
            Decision::AnotherCode(_) | Decision::Borders { .. }
        )
    });
    naming.map(|it| it.id).collect()
}

/// A mark of two analysts: the one that was set, or both.
fn both<M: Copy + PartialEq>(one: Option<M>, other: Option<M>, both: M) -> Option<M> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Some(both),
        (one, other) => one.or(other),
    }
}

/// The part of the material that a coding of the consensus lies in.
fn part_of(coding: &ConsensusCoding) -> Part {
    let within = coding.within.map(Part::Construct);
    within.unwrap_or(Part::Document(coding.document))
}
