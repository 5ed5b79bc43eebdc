//! What coded transcripts are made of.

use crate::exchange::masking::{Leaving, Masks};
use crate::model::{Span, Text};
use std::sync::Arc;

/// Documents with the codings of a layer.
#[derive(Debug, Clone)]
pub struct CodedTranscripts {
    /// The study's title.
    pub title: String,
    /// Whose codings they carry, in a sentence.
    pub layer: String,
    /// The documents, in the order of the study.
    pub documents: Vec<CodedTranscript>,
    /// What was left out, each a sentence.
    pub left_out: Vec<String>,
    /// The study's dictionary of masked words.
    pub masks: Masks,
}

/// A document with codings. Its words are masked when it is laid out.
#[derive(Debug, Clone)]
pub struct CodedTranscript {
    /// Its name.
    pub name: String,
    /// What is known of it: name and value.
    pub facts: Vec<(&'static str, String)>,
    /// Its language, as a BCP 47 subtag; empty where not known.
    pub language: String,
    /// Its text as it stands in the study.
    pub text: Arc<Text>,
    /// Its turns.
    pub turns: Vec<HeadedTurn>,
    /// Codings and memos, in the order in which they begin, the longest first.
    pub stretches: Vec<CodedStretch>,
}

/// A turn with what stands at its head instead of the label in the text. Positions are code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadedTurn {
    /// First code point, label and time code included.
    pub start: u32,
    /// First code point of what was said.
    pub body: u32,
    /// Who speaks; empty before the first label.
    pub who: String,
    /// Time code of its start, in milliseconds from the start of the recording.
    pub time_ms: Option<u32>,
}

/// A stretch with a code, or with a memo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedStretch {
    /// The stretch in the text of the study (code points).
    pub span: Span,
    /// The code's name; “Memo” for a memo on a passage.
    pub name: Arc<str>,
    /// Where the code stands in the tree: its path without its own name; empty at the top.
    pub above: Arc<str>,
    /// Whose it is.
    pub who: Arc<str>,
    /// Their initials.
    pub initials: Arc<str>,
    /// When it was made, in milliseconds since 1970-01-01 00:00 UTC.
    pub at: u64,
    /// The colour of its code: a place in the palette.
    pub colour: u8,
    /// What else is said of it: marks, the condensed meaning unit, memos.
    pub says: Vec<String>,
}

/// The words of a document are masked when it is laid out, since codings have to be moved with them; so is what else is
/// said there and what files are called.
impl Leaving for CodedTranscripts {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            layer,
            documents,
            left_out,
            masks: own,
        } = self;
        title.mask(masks);
        layer.mask(masks);
        documents.mask(masks);
        left_out.mask(masks);
        *own = masks.clone();
    }
}

impl Leaving for CodedTranscript {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            name,
            facts,
            language: _,
            text: _,
            turns,
            stretches,
        } = self;
        name.mask(masks);
        for (_, value) in facts {
            value.mask(masks);
        }
        for turn in turns {
            turn.who.mask(masks);
        }
        stretches.mask(masks);
    }
}

impl Leaving for CodedStretch {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            span: _,
            name,
            above,
            who,
            initials,
            at: _,
            colour: _,
            says,
        } = self;
        for words in [name, above, who, initials] {
            words.mask(masks);
        }
        says.mask(masks);
    }
}
