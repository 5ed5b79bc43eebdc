//! A pass of coding.

use super::Made;
use crate::model::{
    AnalystId, Closing, CodeId, Cut, DocumentId, Field, Level, MaterialSpan, NewDrawnRound,
    NewPass, Part, PassId, Reading, RoundId, Span, Stamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// A pass: kind, analysts, material, and who has closed what.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Names the pass.
    pub id: PassId,
    /// When made.
    pub made: Made,
    /// As opened: kind, analysts, framework, blind or not, material.
    pub opened: NewPass,
    /// Its name.
    pub name: Field<String>,
    /// What is said, or what is meant.
    pub level: Field<Level>,
    /// Closings by analyst and part.
    pub closings: BTreeMap<(AnalystId, Part), Field<Closing>>,
    /// Recorded reveals; final.
    pub reveals: BTreeMap<Part, Revealed>,
    /// Parts that are hidden now, whatever an earlier moment of the study would show of them.
    pub still_hidden: BTreeSet<Part>,
    /// Whether anything of it is hidden now, where this is an earlier moment.
    pub hides_now: bool,
    /// How far each analyst has read each document.
    pub reading: BTreeMap<(AnalystId, DocumentId), Field<Reading>>,
    /// Stretches an analyst left uncoded on purpose.
    pub passed_over: BTreeMap<(AnalystId, DocumentId, Span), Field<bool>>,
    /// Codes chosen for it, where it works over existing codes.
    pub offered: BTreeMap<CodeId, Field<bool>>,
    /// Material taken in after the opening.
    pub taken_in: BTreeMap<MaterialSpan, Field<bool>>,
    /// Its rounds.
    pub rounds: BTreeMap<RoundId, Round>,
}

/// A recorded reveal; where two installations recorded it, the earlier one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// The line that recorded it.
    pub stamp: Stamp,
    /// What had been coded.
    pub cut: Cut,
}

/// A round of a pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: Field<String>,
    /// Its documents, or those its segments lie in, in order.
    pub documents: Vec<DocumentId>,
    /// How its material was drawn, where it was.
    pub drawn: Option<Box<NewDrawnRound>>,
}

impl Pass {
    /// Whether an analyst has closed a part.
    pub fn has_closed(&self, analyst: AnalystId, part: Part) -> bool {
        self.closings
            .get(&(analyst, part))
            .and_then(Field::get)
            .is_some_and(|closing| matches!(closing, Closing::Closed(_)))
    }

    /// Whether a part is revealed: recorded, or all analysts have closed it.
    pub fn is_revealed(&self, part: Part) -> bool {
        let analysts = &self.opened.analysts;
        let all_closed =
            || !analysts.is_empty() && analysts.iter().all(|a| self.has_closed(*a, part));
        !self.still_hidden.contains(&part) && (self.reveals.contains_key(&part) || all_closed())
    }

    /// Lets no earlier moment show what is hidden now: somebody may have closed a part, taken it up again, and the
    /// others closed it in between, so that a moment made of pieces would have all of them closed.
    pub(in crate::model) fn hide_as_in(&mut self, now: &Self, hides_now: bool) {
        self.hides_now = hides_now;
        let closed = self.closings.keys().map(|(_, part)| *part);
        let revealed = self.reveals.keys().copied();
        let hidden = closed
            .chain(revealed)
            .filter(|part| !now.is_revealed(*part));
        self.still_hidden = hidden.collect();
    }

    /// Whether a document may not be coded yet, because the pass runs in rounds and it is in none.
    pub fn awaits_a_round(&self, document: DocumentId) -> bool {
        let mut rounds = self.rounds.values().filter(|it| it.made.stands());
        !self.is_within_constructs()
            && rounds.clone().next().is_some()
            && !rounds.any(|round| round.documents.contains(&document))
    }

    /// Whether its material is parts of constructs, not whole documents.
    pub const fn is_within_constructs(&self) -> bool {
        matches!(
            self.opened.material,
            crate::model::Material::Segments { .. }
        )
    }
}
