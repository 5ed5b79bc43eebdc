//! A study: everything that its journals say, applied.

mod applied;
mod queries;
mod trail;

pub use applied::{Applied, Pending, PendingReason};
pub use trail::ChangedSince;
use trail::Trail;

use crate::model::state::State;
use crate::model::{
    AnalystId, Change, Cut, DeviceId, HybridTime, Id, Line, Pen, Reference, Stamp, StepDraft,
    StepId,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A study as a function of its journals' lines, in whatever order they came.
///
/// Nothing of it shows except through [`Study::seen_by`].
#[derive(Debug, Clone, Default)]
pub struct Study {
    pub(in crate::model) logs: BTreeMap<DeviceId, DeviceLog>,
    pub(in crate::model) state: State,
    steps: FxHashMap<StepId, StepState>,
    /// Steps that wait for a thing that has not arrived, by its id.
    waiters: FxHashMap<Id, Vec<StepId>>,
    /// Which steps undo a step.
    undos: FxHashMap<StepId, Vec<StepId>>,
    /// Steps whose values are void.
    void: FxHashSet<StepId>,
    /// The steps of each person that act, by their first line's stamp.
    pub(in crate::model) own_steps: BTreeMap<AnalystId, BTreeMap<Stamp, StepId>>,
    latest: HybridTime,
    revision: u64,
    trail: Trail,
    /// Where this is an earlier moment: the blind passes that hide anything now, each with when it was opened and who
    /// codes in it. What was made in them is hidden at every moment, whether the pass belongs to it or not.
    pub(in crate::model) hiding_now: Option<Vec<(Stamp, Vec<AnalystId>)>>,
}

/// The lines of one device that are here.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::model) struct DeviceLog {
    /// By number, from 1.
    pub lines: Vec<Option<Line>>,
    /// What the device had seen, from which line on.
    pub seen: BTreeMap<u32, Cut>,
    /// Up to which line every step is applied or settled.
    pub settled: u32,
}

/// How far a step is.
#[derive(Debug, Clone, PartialEq)]
enum StepState {
    /// This many of its lines are here.
    Arriving(u32),
    /// It names something that is not here.
    Waiting(Reference),
    /// It acts.
    Applied,
    /// It can never act.
    Refused(Box<(Id, String)>),
    /// Its installation gave it up after a crash.
    Abandoned,
}

impl Study {
    /// An empty study.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty study whose revisions go on from this one's, for reading everything again: nothing derived from this
    /// one is taken for the other's.
    #[must_use]
    pub fn anew(&self) -> Self {
        let revision = self.revision + 1;
        Self {
            revision,
            trail: Trail::begun_at(revision),
            ..Self::default()
        }
    }

    /// A study from lines in any order. Sorting first is only faster.
    pub fn from_lines(mut lines: Vec<Line>) -> Self {
        lines.sort_by_key(Line::stamp);
        let mut study = Self::default();
        for line in lines {
            study.apply(line);
        }
        study
    }

    /// Takes in a line. Its step acts once all the step's lines and everything they name are here.
    pub fn apply(&mut self, line: Line) -> Applied {
        if !line.is_well_formed() {
            return Applied::Malformed;
        }
        let (id, step) = (line.id, line.step_id());
        let log = self.logs.entry(id.device()).or_default();
        let place = id.seq() as usize - 1;
        if let Some(Some(here)) = log.lines.get(place) {
            return if *here == line {
                Applied::Known
            } else {
                Applied::Fork
            };
        }
        if log.lines.len() <= place {
            log.lines.resize_with(place + 1, || None);
        }
        if let Some(seen) = &line.seen {
            log.seen.insert(id.seq(), (**seen).clone());
        }
        self.latest = self.latest.max(line.at);
        self.revision += 1;
        let count = line.step.1;
        if let Some(slot) = log.lines.get_mut(place) {
            *slot = Some(line);
        }
        let arrived = self.arrive(step);
        if arrived < count {
            return Applied::Kept;
        }
        let mut left = Vec::new();
        self.try_step(step, &mut left);
        self.settle(id.device());
        match self.steps.get(&step) {
            Some(StepState::Applied) => Applied::Acts { left },
            _ => Applied::Kept,
        }
    }

    /// Counts a line of a step.
    fn arrive(&mut self, step: StepId) -> u32 {
        let state = self.steps.entry(step).or_insert(StepState::Arriving(0));
        match state {
            StepState::Arriving(n) => {
                *n += 1;
                *n
            }
            // Lines of a step that was given up may still all come; then it counts after all.
            StepState::Abandoned => {
                let here = self.lines_of(step).count() as u32;
                if here == self.lines_of(step).next().map_or(0, |line| line.step.1) {
                    self.steps.insert(step, StepState::Arriving(here));
                }
                here
            }
            _ => 0,
        }
    }

    /// The lines of a step that are here.
    pub fn lines_of(&self, step: StepId) -> impl Iterator<Item = &Line> {
        let first = step.0.seq() as usize - 1;
        let lines = self
            .logs
            .get(&step.0.device())
            .and_then(|log| log.lines.get(first..))
            .unwrap_or_default();
        lines
            .iter()
            .enumerate()
            .take_while(move |(n, slot)| {
                slot.as_ref()
                    .is_none_or(|l| l.step.0 as usize == first + 1 && (*n as u32) < l.step.1)
            })
            .filter_map(|(_, slot)| slot.as_ref())
    }

    /// Lets a whole step act if it can, and then those that waited for it.
    fn try_step(&mut self, step: StepId, left: &mut Vec<Id>) {
        let mut ready = vec![step];
        while let Some(step) = ready.pop() {
            if matches!(self.steps.get(&step), Some(StepState::Applied)) {
                continue;
            }
            let state = self.next_state(step);
            if let StepState::Waiting(reference) = &state {
                self.waiters.entry(reference.id()).or_default().push(step);
            }
            let acts = state == StepState::Applied;
            self.steps.insert(step, state);
            if acts {
                self.act(step, left);
                self.wake(step, &mut ready);
            }
        }
    }

    /// Steps that waited for something this one made, or for this step itself.
    fn wake(&mut self, step: StepId, ready: &mut Vec<StepId>) {
        if self.waiters.is_empty() {
            return;
        }
        let made: Vec<Id> = self.lines_of(step).map(|line| line.id).collect();
        for id in made {
            ready.extend(self.waiters.remove(&id).into_iter().flatten());
        }
    }

    /// Whether a step whose lines are all here can act.
    fn next_state(&self, step: StepId) -> StepState {
        let mut missing = None;
        let lines = || self.lines_of(step);
        let own = |id: Id| {
            id.device() == step.0.device()
                && lines().next().is_some_and(|line| {
                    let (first, count) = line.step;
                    (first..first + count).contains(&id.seq())
                })
        };
        for line in lines() {
            line.change.references(&mut |reference| {
                if missing.is_none() && !self.is_here(reference, &own) {
                    missing = Some(reference);
                }
            });
        }
        if let Some(reference) = missing {
            return StepState::Waiting(reference);
        }
        let new_length = |id: Id| match self.line(id).map(|line| &line.change) {
            Some(Change::AddDocument(new)) if own(id) => Some(new.length),
            _ => None,
        };
        for line in lines() {
            if let Some(why) = self.state.refusal(&line.change, &new_length) {
                return StepState::Refused(Box::new((line.id, why)));
            }
        }
        StepState::Applied
    }

    /// Why a step that has not been recorded yet could not act here and now, as the end of a sentence; none
    /// where it could.
    pub fn objection(&self, draft: &StepDraft) -> Option<String> {
        self.objection_after(&[], draft)
    }

    /// The same for a step that is recorded together with others, each made with [`StepDraft::following`] from the one
    /// before: it may name what those make.
    pub fn objection_after(&self, before: &[StepDraft], draft: &StepDraft) -> Option<String> {
        let drafted = |id: Id| {
            let of = if id.seq() >= draft.first() {
                draft
            } else {
                let after = before.partition_point(|it| it.first() <= id.seq());
                before.get(after.checked_sub(1)?)?
            };
            let place = id.seq().checked_sub(of.first())?;
            let own = id.device() == draft.device();
            of.changes().get(place as usize).filter(|_| own)
        };
        let new_length = |id: Id| match drafted(id) {
            Some(Change::AddDocument(new)) => Some(new.length),
            _ => None,
        };
        for change in draft.changes() {
            let mut missing = None;
            change.references(&mut |reference| {
                let makes = drafted(reference.id()).is_some_and(|made| made.makes(reference));
                if !makes && !self.is_here(reference, &|_| false) {
                    missing.get_or_insert(reference);
                }
            });
            if let Some(reference) = missing {
                let (kind, id) = (reference.kind(), reference.id());
                return Some(format!("the {kind} {id} is not in this study."));
            }
            if let Some(why) = self.state.refusal(change, &new_length) {
                return Some(why);
            }
        }
        None
    }

    fn is_here(&self, reference: Reference, own: &dyn Fn(Id) -> bool) -> bool {
        if let Reference::Step(step) = reference {
            return self.steps.get(&step) == Some(&StepState::Applied);
        }
        self.state.has(reference)
            || (own(reference.id())
                && self
                    .line(reference.id())
                    .is_some_and(|line| line.change.makes(reference)))
    }

    /// Lets the lines of a step act.
    fn act(&mut self, step: StepId, left: &mut Vec<Id>) {
        // Out of the log for the time of acting, since the acts borrow the state.
        let device = step.0.device();
        let first = step.0.seq();
        let count = self.line(step.0).map_or(0, |line| line.step.1);
        for seq in first..first + count {
            let Some(line) = self.take_line(Id::new(device, seq)) else {
                continue;
            };
            if let (true, Some(by)) = (seq == first, line.by) {
                self.own_steps
                    .entry(by)
                    .or_default()
                    .insert(line.stamp(), step);
            }
            match &line.change {
                Change::Undo { step: undone } => {
                    let undos = self.undos.entry(*undone).or_default();
                    if !undos.contains(&step) {
                        undos.push(step);
                        undos.sort();
                    }
                    self.revoid(*undone, left);
                }
                Change::Abandoned { step: given_up } => self.give_up(*given_up),
                _ => {
                    self.state.touch(&line, Pen::Write(line.stamp()));
                    self.note(&line.change);
                }
            }
            self.put_line(line);
        }
    }

    /// Voids or revives a step's values after an undo of it came. The undo of an undo reaches what that one did.
    fn revoid(&mut self, step: StepId, left: &mut Vec<Id>) {
        let void = self.is_undone(step);
        if void == self.void.contains(&step) {
            return;
        }
        if void {
            self.void.insert(step);
        } else {
            self.void.remove(&step);
        }
        let count = self.line(step.0).map_or(0, |line| line.step.1);
        for n in 0..count {
            let id = Id::new(step.0.device(), step.0.seq() + n);
            let Some(line) = self.take_line(id) else {
                continue;
            };
            let pen = if void { Pen::Void } else { Pen::Revive };
            if let Change::Undo { step } = &line.change {
                self.revoid(*step, left);
            } else {
                if !self.state.touch(&line, pen(line.stamp())) {
                    left.push(id);
                }
                self.note(&line.change);
            }
            self.put_line(line);
        }
    }

    fn note(&mut self, change: &Change) {
        let codings = &self.state.codings;
        let document = |coding| {
            codings
                .get(coding)
                .map(crate::model::things::Coding::document)
        };
        self.trail.note(self.revision, change, document);
    }

    /// Whether some undo of the step stands.
    pub(in crate::model) fn is_undone(&self, step: StepId) -> bool {
        let undos = self.undos.get(&step);
        undos.is_some_and(|undos| undos.iter().any(|undo| !self.is_undone(*undo)))
    }

    /// The undos of a step that are here, whether or not they stand.
    pub(in crate::model) fn undos_of(&self, step: StepId) -> impl Iterator<Item = StepId> + '_ {
        self.undos.get(&step).into_iter().flatten().copied()
    }

    /// Whether a step acts: all of it is here, and everything it names.
    pub(in crate::model) fn acts(&self, step: StepId) -> bool {
        matches!(self.steps.get(&step), Some(StepState::Applied))
    }

    fn give_up(&mut self, step: StepId) {
        let state = self.steps.entry(step).or_insert(StepState::Arriving(0));
        if matches!(state, StepState::Arriving(_)) {
            *state = StepState::Abandoned;
        }
    }

    fn take_line(&mut self, id: Id) -> Option<Line> {
        let log = self.logs.get_mut(&id.device())?;
        log.lines.get_mut(id.seq() as usize - 1)?.take()
    }

    fn put_line(&mut self, line: Line) {
        let log = self.logs.entry(line.id.device()).or_default();
        if let Some(slot) = log.lines.get_mut(line.id.seq() as usize - 1) {
            *slot = Some(line);
        }
    }

    /// Moves on how far a device's lines are settled.
    fn settle(&mut self, device: DeviceId) {
        let Some(log) = self.logs.get_mut(&device) else {
            return;
        };
        while let Some(Some(line)) = log.lines.get(log.settled as usize) {
            match self.steps.get(&line.step_id()) {
                Some(StepState::Applied | StepState::Refused(_) | StepState::Abandoned) => {
                    log.settled += 1;
                }
                _ => break,
            }
        }
    }
}

/// Two studies are equal when the same lines add up to the same state.
impl PartialEq for Study {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
            && self.steps == other.steps
            && self.undos == other.undos
            && self.void == other.void
            && self.logs_equal(other)
    }
}

impl Study {
    fn logs_equal(&self, other: &Self) -> bool {
        self.logs.len() == other.logs.len()
            && self
                .logs
                .iter()
                .zip(&other.logs)
                .all(|((a, x), (b, y))| a == b && x.lines == y.lines && x.seen == y.seen)
    }
}
