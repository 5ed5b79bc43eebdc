//! One code of the codebook.

use crate::model::{CodeId, Origin};

/// One code of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookRow {
    /// The code.
    pub code: CodeId,
    /// How many codes lie above it.
    pub depth: usize,
    /// From its domain down, with `/` between: `Implementation/Reach`.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// What belongs to it.
    pub include: String,
    /// What does not.
    pub exclude: String,
    /// A typical passage.
    pub example: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether a participant's words name it.
    pub in_vivo: bool,
    /// Its framework's name in this study; empty for a code that belongs to none.
    pub framework: String,
    /// Its published name; empty for a code of the team's own.
    pub published_name: String,
    /// Where it is published.
    pub source: String,
    /// Names of codes that were merged into it.
    pub merged: Vec<String>,
    /// Names of the categories it is placed in.
    pub categories: Vec<String>,
    /// Number of codings with the code itself.
    pub codings: usize,
    /// Number of codings with it or a code below it.
    pub codings_with_below: usize,
    /// Number of documents in which it or a code below it was given.
    pub documents: usize,
    /// Number of analysts who gave it or a code below it.
    pub analysts: usize,
}

impl CodebookRow {
    /// The origin in a word.
    pub const fn origin_word(&self) -> &'static str {
        match self.origin {
            Origin::Inductive => "inductive",
            Origin::Deductive => "deductive",
            Origin::Abductive => "abductive",
            Origin::Outside => "outside the framework",
        }
    }
}
