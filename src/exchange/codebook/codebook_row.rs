//! One code of the codebook.

use super::edition::CodeMemo;
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
    /// Whether the counts that follow are printed.
    pub is_counted: bool,
    /// Number of codings with the code itself.
    pub codings: usize,
    /// Number of codings with it or a code below it.
    pub codings_with_below: usize,
    /// Number of documents in which it or a code below it was given.
    pub documents: usize,
    /// Number of analysts who gave it or a code below it.
    pub analysts: usize,
    /// The memos on it that are printed.
    pub memos: Vec<CodeMemo>,
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

    /// Where it stands in the tree, in a line: “Under Implementation”; none at the top.
    pub fn under_line(&self) -> Option<String> {
        let above = self.path.strip_suffix(&self.name)?.strip_suffix('/')?;
        Some(format!("Under {above}"))
    }

    /// Where it comes from, in a line: “deductive, in vivo; MRC; published as “Reach” (Moore et al., 2015)”.
    pub fn origin_line(&self) -> String {
        let mut origin = self.origin_word().to_owned();
        if self.in_vivo {
            origin.push_str(", in vivo");
        }
        if !self.framework.is_empty() {
            origin.push_str("; ");
            origin.push_str(&self.framework);
        }
        if !self.published_name.is_empty() && self.published_name != self.name {
            origin.push_str(&format!("; published as “{}”", self.published_name));
        }
        if !self.source.is_empty() {
            origin.push_str(&format!(" ({})", self.source));
        }
        origin
    }

    /// How often it was given, in a line: “2 codings (3 with the codes below) in 2 documents by 2 analysts”; empty where
    /// that is not printed.
    pub fn given_line(&self) -> String {
        if !self.is_counted {
            return String::new();
        }
        let counted = |count: usize, what: &str| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {what}{plural}")
        };
        let below = if self.codings == self.codings_with_below {
            String::new()
        } else {
            format!(" ({} with the codes below)", self.codings_with_below)
        };
        format!(
            "{}{below} in {} by {}",
            counted(self.codings, "coding"),
            counted(self.documents, "document"),
            counted(self.analysts, "analyst"),
        )
    }
}
