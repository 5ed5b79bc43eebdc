//! The decisions of a pass, found by what they are about.

use super::difference::Difference;
use super::item::Item;
use super::items::Discrepancies;
use super::settled::{Settled, SettledState};
use crate::model::things::DecisionMade;
use crate::model::{AnalystId, CodingId, Decision, Seen};
use rustc_hash::{FxHashMap, FxHashSet};

/// The decisions of a pass, looked up once for as many differences as there are.
#[derive(Debug)]
pub struct Settling<'s, 'a> {
    seen: &'s Seen<'a>,
    analysts: Vec<AnalystId>,
    /// Oldest first.
    decisions: Vec<&'a DecisionMade>,
    /// The decisions on exactly these codings, oldest first.
    on: FxHashMap<Vec<CodingId>, Vec<usize>>,
    /// How many codings a decision is on, as far as that occurs.
    sizes: FxHashSet<usize>,
    /// The latest decision on anything with a coding in it.
    touching: FxHashMap<CodingId, usize>,
}

impl<'s, 'a> Settling<'s, 'a> {
    /// The decisions on what was found. Of a decision on codings of an analyst who is left out of the comparison,
    /// what the others gave counts.
    pub fn of(seen: &'s Seen<'a>, found: &Discrepancies) -> Self {
        let decisions = seen.decisions().into_iter();
        let decisions: Vec<_> = decisions
            .filter(|it| it.decided.pass == found.pass)
            .collect();
        let mut settling = Self {
            seen,
            analysts: found.analysts.clone(),
            on: FxHashMap::default(),
            sizes: FxHashSet::default(),
            touching: FxHashMap::default(),
            decisions: Vec::new(),
        };
        for (n, made) in decisions.iter().enumerate() {
            for id in &made.decided.codings {
                settling.touching.insert(*id, n);
            }
            let ids = &made.decided.codings;
            settling.sizes.insert(ids.len());
            settling.on.entry(ids.clone()).or_default().push(n);
        }
        settling.decisions = decisions;
        settling
    }

    /// The study that the decisions are of.
    pub const fn seen(&self) -> &'s Seen<'a> {
        self.seen
    }

    /// The latest decision on the difference or its whole item, else on some of its codings, and how far it thereby
    /// is.
    pub fn settled(&self, item: &Item, difference: &Difference) -> Settled<'a> {
        let codings = difference.codings.iter();
        let touching = codings.filter_map(|it| self.touching.get(&it.id)).max();
        let at = touching.copied();
        let touching = at.and_then(|n| self.decisions.get(n)).copied();
        let mut settled = Settled {
            state: SettledState::Open,
            decision: touching,
            rivals: Vec::new(),
        };
        let Some(touching) = touching else {
            return settled;
        };
        let mut here: Vec<usize> = Vec::new();
        here.extend(self.on.get(&difference.ids()).into_iter().flatten());
        let whole = item.codings.len();
        if whole != difference.codings.len() && self.sizes.contains(&whole) {
            here.extend(self.on.get(&item.ids()).into_iter().flatten());
            here.sort_unstable();
        }
        // A later one may be on these and on codings of somebody who is left out of the comparison.
        let later = at.filter(|at| here.last() < Some(at));
        here.extend(later.filter(|_| self.is_on(touching, item, difference)));
        let mut here: Vec<&'a DecisionMade> = here
            .into_iter()
            .filter_map(|n| self.decisions.get(n).copied())
            .collect();
        let Some(latest) = here.pop() else {
            if touching.decided.decision != Decision::Reopened {
                settled.state = SettledState::LookAgain;
            }
            return settled;
        };
        let (stamp, says) = (latest.made.stamp, &latest.decided.decision);
        here.retain(|it| {
            it.decided.decision != *says && self.seen.set_unseen(it.made.stamp, stamp)
        });
        settled.state = match says {
            _ if !here.is_empty() => SettledState::Conflict,
            Decision::Reopened | Decision::DefinitionUnclear(_) => SettledState::Open,
            Decision::Refer(_) => SettledState::Referred,
            _ => SettledState::Decided,
        };
        settled.decision = Some(latest);
        settled.rivals = here;
        settled
    }

    /// Whether a decision is on the difference or its whole item, apart from codings of analysts who are not compared.
    /// One that follows such an analyst is not.
    fn is_on(&self, made: &DecisionMade, item: &Item, difference: &Difference) -> bool {
        if matches!(made.decided.decision, Decision::As(who) if !self.analysts.contains(&who)) {
            return false;
        }
        let compared = |id: &&CodingId| {
            let coding = self.seen.coding(**id);
            coding.is_none_or(|coding| self.analysts.contains(&coding.analyst()))
        };
        let ids = made.decided.codings.iter().filter(compared).copied();
        let ids: Vec<CodingId> = ids.collect();
        ids == difference.ids() || ids == item.ids()
    }
}
