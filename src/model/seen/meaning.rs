//! Codings made under a definition that has changed since.

use super::Seen;
use crate::model::things::{Coding, Meaning};
use crate::model::{CodeId, Stamp};
use rustc_hash::FxHashSet;

/// What a coding's code meant when it was given, and what it means now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarlierMeaning<'a> {
    /// What it meant then.
    pub then: Meaning<'a>,
    /// When that had been set.
    pub set: Stamp,
    /// What it means now.
    pub now: Meaning<'a>,
    /// When that was set: what a coding that still fits is marked with.
    pub changed: Stamp,
}

impl<'a> Seen<'a> {
    /// What a coding's code meant when it was given, where that was another thing than now and nobody has found since
    /// that it still fits.
    ///
    /// Codings made before anything was written have no earlier definition; those of a code that was merged into
    /// another are that code's. Of two installations that did not know of each other the clock decides which came
    /// first.
    pub fn earlier_meaning(&self, coding: &Coding) -> Option<EarlierMeaning<'a>> {
        let code = self.code(coding.code())?;
        if self.code_tree().is_merged(code.id) {
            return None;
        }
        let changed = code.meaning_stamp()?;
        let at = coding.meant_at();
        if at >= changed {
            return None;
        }
        let then = code.meaning_at(at);
        let now = code.meaning();
        if then.is_empty() || then.says_as(&now) {
            return None;
        }
        let set = code.meaning_set_before(at)?;
        Some(EarlierMeaning {
            then,
            set,
            now,
            changed,
        })
    }

    /// The codings that show of a code, made when its definition said another thing than now, document by document.
    pub fn codings_under_earlier_meaning(&self, code: CodeId) -> Vec<&'a Coding> {
        // Most codes have only ever been defined once, and then there is nothing to look for.
        let changed = self.code(code).is_some_and(|code| {
            let fields = [&code.definition, &code.include, &code.exclude];
            fields
                .iter()
                .map(|field| field.history().count())
                .sum::<usize>()
                > 1
        });
        if !changed {
            return Vec::new();
        }
        let only: FxHashSet<CodeId> = std::iter::once(code).collect();
        let given = self.codings_with(&only);
        given
            .filter(|coding| self.earlier_meaning(coding).is_some())
            .collect()
    }
}
