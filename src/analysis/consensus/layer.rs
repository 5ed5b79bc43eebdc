//! The layer itself.

use super::changed::Changed;
use super::outcome::Outcome;
use super::ruling::{Standing, ruling};
use crate::analysis::discrepancies::{
    Difference, Discrepancies, Item, Settled, SettledState, Tolerance,
};
use crate::analysis::layers::{Layered, equal_codes};
use crate::model::{
    AnalystId, CodeId, CodingId, Decision, DecisionId, DocumentId, MemoId, Part, PassId, Seen, Span,
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Why a coding of the consensus stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Both analysts coded it so.
    Agreed,
    /// It was decided.
    Decided(DecisionId),
    /// It is one of two readings that are both kept, with the memo that says so.
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
    /// The passage (code points). Where both agreed within a tolerance, everything that either coded.
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
    /// Pairs of codings that agreed before any talk.
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

/// The consensus of two analysts of a pass as far as it has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Consensus {
    /// The pass.
    pub pass: PassId,
    /// The two analysts.
    pub analysts: [AnalystId; 2],
    /// Its codings, by document in the order compared, and place.
    pub codings: Vec<ConsensusCoding>,
    /// The finished parts of the material, in order; those without codings are settled.
    pub parts: Vec<PartConsensus>,
    /// What became of each analyst's codings.
    pub outcomes: [Outcome; 2],
    /// The codings that did not stay as they were made, by place.
    pub changed: Vec<Changed>,
    /// Which differences of borders did not count.
    pub tolerance: Tolerance,
}

impl Consensus {
    /// The consensus from the discrepancies of a pass and the decisions on them.
    pub fn of(seen: &Seen<'_>, found: &Discrepancies) -> Self {
        let mut making = Making::of(seen, found);
        for pair in &found.agreements {
            making.agreement(pair);
        }
        for item in &found.items {
            making.item(item);
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
    analysts: [AnalystId; 2],
    codings: Vec<ConsensusCoding>,
    parts: BTreeMap<Part, PartConsensus>,
    outcomes: [Outcome; 2],
    changed: Vec<Changed>,
    /// The code that each of several equal codes counts as.
    equal: FxHashMap<CodeId, CodeId>,
    /// Decisions on whole items that have had their effect.
    carried_out: BTreeSet<(DecisionId, DocumentId, u32)>,
}

impl<'a, 's> Making<'a, 's> {
    fn of(seen: &'a Seen<'s>, found: &Discrepancies) -> Self {
        let mut making = Self {
            seen,
            pass: found.pass,
            analysts: found.analysts,
            codings: Vec::new(),
            parts: BTreeMap::new(),
            outcomes: [Outcome::default(); 2],
            changed: Vec::new(),
            equal: equal_codes(seen),
            carried_out: BTreeSet::new(),
        };
        for part in seen.parts(found.pass) {
            let finished = match part {
                Part::Document(document) => found.documents.contains(&document),
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

    fn agreement(&mut self, pair: &[Layered; 2]) {
        let [a, b] = pair;
        self.part(part_of(a)).agreed += 1;
        for outcome in &mut self.outcomes {
            outcome.kept += 1;
        }
        let mut from = vec![a.id, b.id];
        from.sort_unstable();
        self.codings.push(ConsensusCoding {
            document: a.document,
            within: a.within,
            code: a.code,
            span: Span::new(a.span.start.min(b.span.start), a.span.end.max(b.span.end)),
            from,
            ground: Ground::Agreed,
        });
    }

    fn item(&mut self, item: &Item) {
        for difference in &item.differences {
            let settled = Settled::of(self.seen, self.pass, item, difference);
            let part = difference.codings.first().map(part_of);
            let made = settled
                .decision
                .filter(|_| settled.state == SettledState::Decided);
            let on_item = made.is_some_and(|it| it.decided.codings == item.ids());
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
                        self.stand(codings, &stands, id, decision);
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
            let same = |it: &&ConsensusCoding| {
                it.document == first.document
                    && it.code == standing.code
                    && it.span == standing.span
            };
            // An agreement that lies in an item decided as a whole stands already.
            if self
                .codings
                .iter()
                .rev()
                .any(|it| same(&it) && it.from == from)
            {
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
        let place: BTreeMap<DocumentId, usize> = found
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
            analysts: found.analysts,
            codings: self.codings,
            parts,
            outcomes: self.outcomes,
            changed: self.changed,
            tolerance: found.tolerance,
        }
    }
}

/// The part of the material that a coding lies in.
fn part_of(coding: &Layered) -> Part {
    coding
        .within
        .map_or(Part::Document(coding.document), Part::Construct)
}
