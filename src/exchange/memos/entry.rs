//! A memo of the book.

use crate::exchange::masking::{Leaving, Masks};
use crate::model::{MemoKind, Span, TextHash};

/// The words a memo is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoQuote {
    /// The text they stand in.
    pub text: TextHash,
    /// Where (code points).
    pub span: Span,
    /// The words; none until they are filled in, and where the text is not here.
    pub words: Option<String>,
    /// Document, turn and speaker: “Interview 3, turn 12, Peer supporter #2”.
    pub source: String,
    /// The document's language, as a BCP 47 subtag; empty where not known.
    pub language: String,
}

/// A memo of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoEntry {
    /// What sort.
    pub kind: MemoKind,
    /// Who wrote it.
    pub author: String,
    /// When: the moment it was written, or the date it came with.
    pub when: String,
    /// What it is on: “Document Interview 3”, “Code Implementation/Reach”.
    pub on: String,
    /// The words it is on, where it is on a passage or a coding.
    pub quote: Option<MemoQuote>,
    /// In which pass it was written; empty where in none.
    pub pass: String,
    /// What it says.
    pub text: String,
    /// What it is linked to, in the same words as `on`.
    pub links: Vec<String>,
    /// Whether it is its author's alone.
    pub private: bool,
    /// Whether what was to be explored next has been explored.
    pub explored: bool,
}

impl MemoEntry {
    /// Who and when, and what else is to be known: “Anna · 14 March 2026, 09:05 · in Inductive · not shared”.
    pub(super) fn standing(&self) -> String {
        let pass = if self.pass.is_empty() {
            String::new()
        } else {
            format!("in the pass {}", self.pass)
        };
        let private = if self.private { "not shared" } else { "" };
        let explored = match (self.kind, self.explored) {
            (MemoKind::ToExploreNext, true) => "explored",
            (MemoKind::ToExploreNext, false) => "still to explore",
            _ => "",
        };
        let parts = [&self.author, &self.when, &pass, private, explored];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(" · ")
    }
}

impl Leaving for MemoEntry {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            kind: _,
            author,
            when,
            on,
            quote,
            pass,
            text,
            links,
            private: _,
            explored: _,
        } = self;
        for words in [author, when, on, pass, text] {
            words.mask(masks);
        }
        quote.mask(masks);
        links.mask(masks);
    }
}

impl Leaving for MemoQuote {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            text: _,
            span: _,
            words,
            source,
            language: _,
        } = self;
        words.mask(masks);
        source.mask(masks);
    }
}
