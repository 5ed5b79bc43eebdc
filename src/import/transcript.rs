//! A transcript as it comes out of a file.

use super::{EncodingReport, Format, Remark};
use crate::import::turns::{RecognisedTurns, TurnOptions, recognise_turns};
use crate::model::Text;

/// One imported file: its text, who speaks where, and what a person should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// The text: lines ended by `\n`, no byte order mark, letters as they came.
    pub text: Text,
    /// How the characters were read.
    pub encoding: EncodingReport,
    /// What the file was.
    pub format: Format,
    /// Speaker turns, their speakers and forms.
    pub recognised: RecognisedTurns,
    /// Comments on passages, in the order of the passages.
    pub remarks: Vec<Remark>,
    /// Tracked deletions that were left out.
    pub deletions: u32,
    /// Tracked insertions that were kept.
    pub insertions: u32,
    /// The language the file says it is in, such as `sv-SE`.
    pub language: Option<String>,
    /// Where footnotes and endnotes begin (code points), after all that was spoken.
    pub notes_from: Option<u32>,
    /// What a person should know about the import, one sentence each.
    pub notes: Vec<String>,
}

impl Transcript {
    /// Recognises the turns anew, after a person looked at the preview.
    pub fn recognise_again(&mut self, options: &TurnOptions) {
        let mut options = options.clone();
        options.speech_ends = options.speech_ends.or(self.notes_from);
        self.recognised = recognise_turns(&self.text, &options);
    }
}
