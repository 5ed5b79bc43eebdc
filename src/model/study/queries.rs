//! What the keeper of the project folder and the views ask of a study.

use super::{Pending, PendingReason, StepState, Study};
use crate::model::things::Document;
use crate::model::{
    AnalystId, Cut, DeviceId, DocumentId, HybridTime, Id, Line, Reference, Seen, StepId, Viewer,
};

impl Study {
    /// A line that is here.
    pub fn line(&self, id: Id) -> Option<&Line> {
        self.logs
            .get(&id.device())?
            .lines
            .get((id.seq() as usize).checked_sub(1)?)?
            .as_ref()
    }

    /// All lines that are here, device by device. For the journal, which writes and checks them; whatever
    /// shows lines to a person asks [`Seen::log`].
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.logs
            .values()
            .flat_map(|log| log.lines.iter().flatten())
    }

    /// How many lines are here.
    pub fn line_count(&self) -> usize {
        self.logs
            .values()
            .map(|log| log.lines.iter().flatten().count())
            .sum()
    }

    /// The number of a device's last line; 0 for a device that wrote nothing.
    pub fn last_line(&self, device: DeviceId) -> u32 {
        self.logs
            .get(&device)
            .map_or(0, |log| log.lines.len() as u32)
    }

    /// What is applied now: the moment to write into `seen`, a closing, a reveal, a frozen version.
    pub fn now(&self) -> Cut {
        let mut cut = Cut::default();
        for (device, log) in &self.logs {
            // Waiting steps may have been settled by other devices' lines since.
            let mut settled = log.settled;
            while let Some(Some(line)) = log.lines.get(settled as usize) {
                match self.steps.get(&line.step_id()) {
                    Some(StepState::Applied | StepState::Refused(_) | StepState::Abandoned) => {
                        settled += 1;
                    }
                    _ => break,
                }
            }
            if settled > 0 {
                cut.take_in(Id::new(*device, settled));
            }
        }
        cut
    }

    /// The greatest time among the lines that are here.
    pub const fn latest(&self) -> HybridTime {
        self.latest
    }

    /// Grows with every line; keys everything that is derived.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What may have changed after a revision. For renewing what is derived; it shows nothing.
    pub fn changed_since(&self, revision: u64) -> super::ChangedSince {
        self.trail.since(revision)
    }

    /// Whether a change had been seen by the writer of another when it was made.
    pub fn had_seen(&self, later: Id, earlier: Id) -> bool {
        if later.device() == earlier.device() {
            return later.seq() > earlier.seq();
        }
        self.logs.get(&later.device()).is_some_and(|log| {
            let upto = log.seen.range(..=later.seq()).next_back();
            upto.is_some_and(|(_, cut)| cut.contains(earlier))
        })
    }

    /// The study as it was at a moment: the same function at another cut. What is hidden now stays hidden there.
    #[must_use]
    pub fn at(&self, cut: &Cut) -> Self {
        let lines = self.lines().filter(|line| cut.contains(line.id));
        let mut earlier = Self::from_lines(lines.cloned().collect());
        let seen = self.seen_by(Viewer::Anyone);
        earlier.hiding_now = Some(seen.hiding_passes());
        for (id, pass) in &mut earlier.state.passes {
            if let Some(now) = self.state.passes.get(id) {
                pass.hide_as_in(now, seen.hides_part_of(now));
            }
        }
        earlier
    }

    /// The moment that held every line up to a wall-clock time (milliseconds since 1970 UTC).
    pub fn cut_at(&self, milliseconds: u64) -> Cut {
        self.lines()
            .filter(|line| line.at.milliseconds() <= milliseconds)
            .map(|line| line.id)
            .fold(Cut::default(), |mut cut, id| {
                cut.take_in(id);
                cut
            })
    }

    /// The moment at the end of a step, whoever did it; none for a step that is not here.
    pub fn until(&self, step: StepId) -> Option<Cut> {
        let (first, count) = self.line(step.0)?.step;
        // A step acts when all its lines are there, so a moment never ends within one.
        let end = Id::new(step.0.device(), first + count - 1);
        let last = self.line(end)?.stamp();
        let mut cut = Cut::default();
        for line in self.lines().filter(|line| line.stamp() <= last) {
            cut.take_in(line.id);
        }
        Some(cut)
    }

    /// Steps that do not act, with the reason, in order of their ids.
    pub fn pending(&self) -> Vec<Pending> {
        let mut pending: Vec<Pending> = self
            .steps
            .iter()
            .filter_map(|(step, state)| {
                let reason = match state {
                    StepState::Applied => return None,
                    StepState::Arriving(_) => PendingReason::Incomplete,
                    StepState::Waiting(reference) if self.is_lost(*reference) => {
                        PendingReason::Lost(*reference)
                    }
                    StepState::Waiting(reference) => PendingReason::Waiting(*reference),
                    StepState::Refused(refused) => PendingReason::Refused {
                        line: refused.0,
                        why: refused.1.clone(),
                    },
                    StepState::Abandoned => PendingReason::Abandoned,
                };
                Some(Pending {
                    step: *step,
                    lines: self.lines_of(*step).count() as u32,
                    reason,
                })
            })
            .collect();
        pending.sort_by_key(|p| p.step);
        pending
    }

    /// Whether a thing can no longer arrive: its number has been passed by lines that do not make it.
    fn is_lost(&self, reference: Reference) -> bool {
        let id = reference.id();
        match self.line(id) {
            // A gap that later lines have passed.
            None => self.last_line(id.device()) > id.seq(),
            Some(line) => match self.steps.get(&line.step_id()) {
                Some(StepState::Arriving(_)) => false,
                Some(StepState::Waiting(deeper)) => {
                    !line.change.makes(reference) || self.is_lost(*deeper)
                }
                _ => true,
            },
        }
    }

    /// Numbers that are missing before a device's last line.
    pub fn gaps(&self) -> Vec<Id> {
        self.logs
            .iter()
            .flat_map(|(device, log)| {
                let empty = log.lines.iter().enumerate().filter(|(_, l)| l.is_none());
                empty.map(|(n, _)| Id::new(*device, n as u32 + 1))
            })
            .collect()
    }

    /// What this person may see: the only way in.
    pub fn seen_by(&self, viewer: Viewer) -> Seen<'_> {
        Seen::new(self, viewer)
    }

    /// Who an installation belongs to.
    pub fn bound_to(&self, device: DeviceId) -> Option<AnalystId> {
        self.state.bound.get(&device)?.get().copied()
    }

    /// Texts of all documents, for the keeper of the project folder: what must be there.
    pub fn documents_of_record(&self) -> impl Iterator<Item = &Document> {
        self.state.documents.values()
    }

    /// Erasures that are recorded, for the keeper of the project folder to carry out.
    pub fn erasures(&self) -> impl Iterator<Item = (Id, &crate::model::Erase)> {
        self.state.erasures.iter().map(|(id, erase)| (*id, erase))
    }

    /// Which document a line's words come from, where that is known from what the line is about.
    pub fn words_come_from(&self, line: &Line) -> Option<(DocumentId, Option<crate::model::Span>)> {
        crate::model::erasing::words_come_from(self, line)
    }
}
