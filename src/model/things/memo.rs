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
    /// Further things it is linked to.
    pub links: BTreeMap<Target, Field<bool>>,
}
