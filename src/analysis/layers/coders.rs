//! Who codes in which pass.

use crate::model::things::Pass;
use crate::model::{AnalystId, DocumentId, PassId, Seen};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How many documents a thread looks through at a time.
const AT_ONCE: usize = 32;

/// The analysts of each pass; where one is not blind, those too for whom codings were brought in.
pub(super) struct Coders {
    /// Those whose codings stand, by pass.
    have_coded: BTreeSet<(PassId, AnalystId)>,
}

impl Coders {
    /// Looks once through all codings, where anybody may have been brought in; threads share the documents.
    pub fn of(seen: &Seen<'_>) -> Self {
        let takes_in = |pass: &&Pass| {
            let named = &pass.opened.analysts;
            !pass.opened.blind && seen.everybody().any(|who| !named.contains(&who))
        };
        if !seen.passes().iter().any(takes_in) {
            let have_coded = BTreeSet::new();
            return Self { have_coded };
        }
        let documents: Vec<DocumentId> = seen.documents().iter().map(|it| it.id).collect();
        let shared = seen.shared();
        let some = documents.par_chunks(AT_ONCE).flat_map_iter(|some| {
            let seen = shared.seen();
            let coders: BTreeSet<_> = some.iter().flat_map(|it| seen.coders_in(*it)).collect();
            coders
        });
        Self {
            have_coded: some.collect(),
        }
    }

    /// Those of a pass: as it was opened, then those for whom codings were brought in.
    pub fn of_pass(&self, pass: &Pass) -> Vec<AnalystId> {
        let mut coders = pass.opened.analysts.clone();
        if !pass.opened.blind {
            let have_coded = self.have_coded.iter().filter(|(of, _)| *of == pass.id);
            let more = have_coded.map(|(_, who)| *who);
            coders.extend(more.filter(|who| !pass.opened.analysts.contains(who)));
        }
        coders
    }
}
