//! A cell of the framework matrix.

use crate::model::{AnalystId, CodingId, Field, PassId};
use std::collections::BTreeMap;

/// Something in a cell, with who put it there and in which pass, since it is hidden like that pass's memos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    /// What.
    pub value: T,
    /// By whom.
    pub analyst: Option<AnalystId>,
    /// In which pass.
    pub pass: Option<PassId>,
}

/// A cell: its summary and what it quotes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// What it says.
    pub text: Field<Told<String>>,
    /// Segments it quotes.
    pub links: BTreeMap<CodingId, Field<Told<bool>>>,
}
