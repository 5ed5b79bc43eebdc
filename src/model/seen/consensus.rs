//! What of a consensus is closed, and what was decided after that.

use super::Seen;
use crate::model::acts::within_of;
use crate::model::things::DecisionMade;
use crate::model::{
    Change, CodingId, ConsensusClosed, ConsensusClosing, Line, Part, PassId, Stamp,
};

impl<'a> Seen<'a> {
    /// How the consensus of a part was closed, and with which line; none while it is open, or hidden.
    pub fn consensus_closed(
        &self,
        pass: PassId,
        part: Part,
    ) -> Option<(Stamp, &'a ConsensusClosed)> {
        let field = self.study.state.consensus_closings.get(&(pass, part))?;
        let stamp = field.stamp()?;
        match field.get()? {
            ConsensusClosing::Closed(closed) if self.shows_consensus(pass, part) => {
                Some((stamp, closed))
            }
            _ => None,
        }
    }

    /// Every closing and reopening of a part, oldest first.
    pub fn consensus_closings(
        &self,
        pass: PassId,
        part: Part,
    ) -> Vec<(Stamp, &'a ConsensusClosing)> {
        if !self.shows_consensus(pass, part) {
            return Vec::new();
        }
        let field = self.study.state.consensus_closings.get(&(pass, part));
        field.map_or_else(Vec::new, |field| field.history().collect())
    }

    /// The part of the pass's material that a coding lies in.
    pub fn part_of_coding(&self, coding: CodingId) -> Option<Part> {
        let coding = self.coding(coding)?;
        let pass = self.pass(coding.pass())?;
        if !pass.is_within_constructs() {
            return Some(Part::Document(coding.document()));
        }
        let within = coding.within();
        let within = within.or_else(|| within_of(self, pass.id, coding.document(), coding.span()));
        within.map(Part::Construct)
    }

    /// The part whose consensus was closed when the decision was made; none where it was open.
    pub fn decided_after_closing(&self, made: &DecisionMade) -> Option<Part> {
        let pass = made.decided.pass;
        let mut codings = made.decided.codings.iter();
        let part = codings.find_map(|coding| self.part_of_coding(*coding))?;
        self.was_consensus_closed(pass, part, made.made.stamp)
            .then_some(part)
    }

    fn was_consensus_closed(&self, pass: PassId, part: Part, at: Stamp) -> bool {
        let closings = self.consensus_closings(pass, part);
        let last = closings.iter().rev().find(|(stamp, _)| *stamp < at);
        matches!(last, Some((_, ConsensusClosing::Closed(_))))
    }

    /// The decisions of a pass that were made after the consensus of their part was closed, oldest first.
    pub fn amendments(&self, pass: PassId) -> Vec<(Part, &'a DecisionMade)> {
        let closings = self.study.state.consensus_closings.keys();
        if !closings.into_iter().any(|(of, _)| *of == pass) {
            return Vec::new();
        }
        let decisions = self.decisions().into_iter();
        decisions
            .filter(|made| made.decided.pass == pass)
            .filter_map(|made| Some((self.decided_after_closing(made)?, made)))
            .collect()
    }

    /// Whether a line is a decision that a consensus rests on that was closed since: undo does not reach behind it.
    pub(super) fn is_behind_a_closed_consensus(&self, line: &Line) -> bool {
        let Change::Decide(new) = &line.change else {
            return false;
        };
        let mut parts = new.codings.iter().filter_map(|it| self.part_of_coding(*it));
        parts.any(|part| {
            let closed = self.consensus_closed(new.pass, part);
            closed.is_some_and(|(stamp, _)| stamp > line.stamp())
        })
    }

    /// Whether what is said of the consensus of a part shows: not while the part is hidden.
    pub(super) fn shows_consensus(&self, pass: PassId, part: Part) -> bool {
        self.pass(pass)
            .is_some_and(|pass| !self.hides_part(pass, Some(part)))
    }
}
