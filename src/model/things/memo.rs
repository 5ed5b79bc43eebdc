//! A memo.

use super::Made;
use crate::model::{Field, MemoId, MemoKind, NewMemo, Target};
use std::collections::BTreeMap;

/// A memo on anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Memo {
    /// Names the memo.
    pub id: MemoId,
    /// When made.
    pub made: Made,
    /// As written: whose, on what, in which pass, imported author and date.
    pub first: NewMemo,
    /// What it says.
    pub text: Field<String>,
    /// What sort.
    pub kind: Field<MemoKind>,
    /// Whether others may read a reflexive memo.
    pub shared: Field<bool>,
    /// Whether what was to be explored next has been explored.
    pub explored: Field<bool>,
    /// Further things it is linked to.
    pub links: BTreeMap<Target, Field<bool>>,
}

impl Memo {
    /// What sort it is now.
    pub fn kind(&self) -> MemoKind {
        self.kind.get_or(self.first.kind)
    }

    /// Whether it is its author's alone: reflexive, and not shared.
    pub fn is_private(&self) -> bool {
        self.kind() == MemoKind::Reflexive && !self.shared.get_or(false)
    }
}
