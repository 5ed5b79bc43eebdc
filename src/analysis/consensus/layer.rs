//! The layer itself.

use super::changed::Changed;
use super::outcome::Outcome;
use super::ruling::{Standing, ruling};
use crate::analysis::discrepancies::{
    Difference, Discrepancies, Item, SettledState, Settling, Tolerance,
};
use crate::analysis::layers::{Layered, equal_codes};
use crate::model::{
    AnalystId, CodeId, CodingId, Decision, DecisionId, DocumentId, MemoId, Part, PassId, Seen, Span,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Why a coding of the consensus stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// All analysts coded it so.
    Agreed,
    /// It was decided.
    Decided(DecisionId),
    /// It is one of several readings that are all kept, with the memo that says so.
    DifferingReadings(DecisionId, MemoId),
}

/// A coding of the consensus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsensusCoding {
    /// The document.
    pub document: DocumentId,
    /// The construct of the pass's material it lies in, if the pass is within constructs.
    pub within: Option<CodeId>,
    /// The code.
    pub code: CodeId,
    /// The passage (code points). Where all agreed within a tolerance, everything that any of them coded.
    pub span: Span,
    /// The analysts' codings it rests on, sorted.
    pub from: Vec<CodingId>,
    /// Why it stands.
    pub ground: Ground,
}

/// How far a part of the material is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartConsensus {
    /// The document or sub-domain.
    pub part: Part,
    /// Groups of codings, one of each analyst, that agreed before any talk.
    pub agreed: usize,
    /// Differences.
    pub differences: usize,
    /// Those of them that are not settled: open, referred, to be looked at again, decided twice.
    pub open: usize,
}

impl PartConsensus {
    /// Whether nothing is open, so that the part can be condensed.
    pub const fn is_settled(&self) -> bool {
        self.open == 0
    }
}

/// The consensus of the analysts of a pass as far as it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Consensus {
    /// The pass.
    pub pass: PassId,
    /// The analysts, at least two.
    pub analysts: Vec<AnalystId>,
    /// Its codings, by document in the order compared, and place.
    pub codings: Vec<ConsensusCoding>,
    /// The finished parts of the material, in order; those without codings are settled.
    pub parts: Vec<PartConsensus>,
    /// What became of each analyst's codings, in the order of the analysts.
    pub outcomes: Vec<Outcome>,
    /// The codings that did not stay as they were made, by place.
    pub changed: Vec<Changed>,
    /// Which differences of borders did not count.
    pub tolerance: Tolerance,
}

impl Consensus {
    /// The consensus from the discrepancies of a pass and the decisions on them.
    pub fn of(seen: &Seen<'_>, found: &Discrepancies) -> Self {
        Self::settled(found, &Settling::of(seen, found))
    }

    /// The same where the decisions have been looked up already.
    pub fn settled(found: &Discrepancies, settling: &Settling<'_, '_>) -> Self {
        let seen = settling.seen();
        let mut making = Making::of(seen, found);
        for group in &found.agreements {
            making.agreement(group);
        }
        for item in &found.items {
            making.item(item, settling);
        }
        making.finish(found)
    }

    /// Differences that are not settled yet.
    pub fn open(&self) -> usize {
        self.parts.iter().map(|part| part.open).sum()
    }

    /// Whether nothing is open in a part of the material.
    pub fn is_settled(&self, part: Part) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|it| it.part == part && it.is_settled())
    }
}

/// A consensus in the making.
struct Making<'a, 's> {
    seen: &'a Seen<'s>,
    pass: PassId,
    analysts: &'a [AnalystId],
    codings: Vec<ConsensusCoding>,
    parts: BTreeMap<Part, PartConsensus>,
    outcomes: Vec<Outcome>,
    changed: Vec<Changed>,
    /// The code that each of several equal codes counts as.
    equal: FxHashMap<CodeId, CodeId>,
    /// Decisions on whole items that have had their effect.
    carried_out: BTreeSet<(DecisionId, DocumentId, u32)>,
}

impl<'a, 's> Making<'a, 's> {
    fn of(seen: &'a Seen<'s>, found: &'a Discrepancies) -> Self {
        let documents: FxHashSet<DocumentId> = found.documents.iter().copied().collect();
        let mut making = Self {
            seen,
            pass: found.pass,
            analysts: &found.analysts,
            codings: Vec::new(),
            parts: BTreeMap::new(),
            outcomes: vec![Outcome::default(); found.analysts.len()],
            changed: Vec::new(),
            equal: equal_codes(seen),
            carried_out: BTreeSet::new(),
        };
        for part in seen.parts(found.pass) {
            let finished = match part {
                Part::Document(document) => documents.contains(&document),
                Part::Construct(_) => found.parts.contains(&part),
            };
            if finished {
                making.part(part);
            }
        }
        making
    }

    fn part(&mut self, part: Part) -> &mut PartConsensus {
        self.parts.entry(part).or_insert(PartConsensus {
            part,
            agreed: 0,
            differences: 0,
            open: 0,
        })
    }

    fn agreement(&mut self, group: &[Layered]) {
        let Some(coding) = agreed(group) else { return };
        let part = group.first().map(part_of);
        if let Some(part) = part {
            self.part(part).agreed += 1;
        }
        for outcome in &mut self.outcomes {
            outcome.kept += 1;
        }
        self.codings.push(coding);
    }

    fn item(&mut self, item: &Item, settling: &Settling<'_, '_>) {
        for difference in &item.differences {
            let settled = settling.settled(item, difference);
            let part = difference.codings.first().map(part_of);
            let made = settled
                .decision
                .filter(|_| settled.state == SettledState::Decided);
            let on_item = made.is_some_and(|it| {
                let ids = &it.decided.codings;
                ids.len() == item.codings.len() && *ids == item.ids()
            });
            let codings = if on_item {
                &item.codings
            } else {
                &difference.codings
            };
            let stands = made.and_then(|made| {
                let mut stands = ruling(&made.decided.decision, codings, self.analysts)?;
                for standing in &mut stands {
                    let code = self.seen.code_tree().effective(standing.code);
                    standing.code = self.equal.get(&code).copied().unwrap_or(code);
                }
                Some((made.id, &made.decided.decision, stands))
            });
            if let Some(part) = part {
                let part = self.part(part);
                part.differences += 1;
                part.open += usize::from(stands.is_none());
            }
            match stands {
                Some((id, decision, stands)) => {
                    let once = !on_item
                        || self
                            .carried_out
                            .insert((id, item.document, item.span.start));
                    if once {
                        let agreed = if on_item { &*item.agreements } else { &[] };
                        self.stand(codings, agreed, &stands, id, decision);
                    }
                    self.settle(difference, codings, &stands, id);
                }
                None => {
                    for coding in &difference.codings {
                        if let Some(outcome) = self.outcomes.get_mut(coding.analyst) {
                            outcome.open += 1;
                        }
                    }
                }
            }
        }
    }

    /// Takes up what stands by a decision.
    fn stand(
        &mut self,
        codings: &[Layered],
        agreements: &[Vec<Layered>],
        stands: &[Standing],
        id: DecisionId,
        decision: &Decision,
    ) {
        let Some(first) = codings.first() else { return };
        let ground = match decision {
            Decision::DifferingReadings(memo) => Ground::DifferingReadings(id, *memo),
            _ => Ground::Decided(id),
        };
        for standing in stands {
            let from = standing.from.iter().filter_map(|at| codings.get(*at));
            let mut from: Vec<CodingId> = from.map(|it| it.id).collect();
            from.sort_unstable();
            // An agreement that lies in an item decided as a whole stands already.
            let stands_already = agreements
                .iter()
                .filter_map(|group| agreed(group))
                .any(|it| {
                    it.code == standing.code
                        && it.span == standing.span
                        && from.iter().all(|id| it.from.contains(id))
                });
            if stands_already {
                continue;
            }
            self.codings.push(ConsensusCoding {
                document: first.document,
                within: first.within,
                code: standing.code,
                span: standing.span,
                from,
                ground,
            });
        }
    }

    /// Counts what became of the codings of a difference.
    fn settle(
        &mut self,
        difference: &Difference,
        codings: &[Layered],
        stands: &[Standing],
        decision: DecisionId,
    ) {
        for coding in &difference.codings {
            let Some(at) = codings.iter().position(|it| it.id == coding.id) else {
                continue;
            };
            let with: Vec<&Standing> = stands.iter().filter(|it| it.from.contains(&at)).collect();
            let as_made = with
                .iter()
                .any(|it| it.code == coding.code && it.span == coding.span);
            if let Some(outcome) = self.outcomes.get_mut(coding.analyst) {
                let count = if as_made {
                    &mut outcome.kept
                } else if with.iter().any(|it| it.code == coding.code) {
                    &mut outcome.other_borders
                } else if with.is_empty() {
                    &mut outcome.not_kept
                } else {
                    &mut outcome.other_code
                };
                *count += 1;
            }
            if !as_made && let Some(analyst) = self.analysts.get(coding.analyst) {
                self.changed.push(Changed {
                    coding: coding.id,
                    analyst: *analyst,
                    document: coding.document,
                    span: coding.span,
                    kind: difference.kind,
                    decision,
                });
            }
        }
    }

    fn finish(mut self, found: &Discrepancies) -> Consensus {
        let place: FxHashMap<DocumentId, usize> = found
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| (*document, at))
            .collect();
        self.codings.sort_by(|one, other| {
            let key = |it: &ConsensusCoding| (place.get(&it.document).copied(), it.span.start);
            (key(one), &one.from).cmp(&(key(other), &other.from))
        });
        let order = self.seen.parts(self.pass);
        let mut parts: Vec<PartConsensus> = order
            .iter()
            .filter_map(|part| self.parts.remove(part))
            .collect();
        parts.extend(self.parts.into_values());
        Consensus {
            pass: found.pass,
            analysts: found.analysts.clone(),
            codings: self.codings,
            parts,
            outcomes: self.outcomes,
            changed: self.changed,
            tolerance: found.tolerance,
        }
    }
}

/// The coding of the consensus that codings which agree are.
fn agreed(group: &[Layered]) -> Option<ConsensusCoding> {
    let first = group.first()?;
    let start = group.iter().map(|it| it.span.start).min()?;
    let end = group.iter().map(|it| it.span.end).max()?;
    let mut from: Vec<CodingId> = group.iter().map(|it| it.id).collect();
    from.sort_unstable();
    Some(ConsensusCoding {
        document: first.document,
        within: first.within,
        code: first.code,
        span: Span::new(start, end),
        from,
        ground: Ground::Agreed,
    })
}

/// The part of the material that a coding lies in.
fn part_of(coding: &Layered) -> Part {
    coding
        .within
        .map_or(Part::Document(coding.document), Part::Construct)
}
