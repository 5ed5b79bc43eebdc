//! What a person decided about the turns before the import.

use super::SpeakerForm;
use serde::{Deserialize, Serialize};

/// How speaker turns are to be recognised; the default lets the document decide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnOptions {
    /// Which forms count.
    pub forms: FormChoice,
    /// Labels that are no speakers, as they stand in the text; capitals and spaces do not matter.
    pub ignore: Vec<String>,
    /// Labels that are speakers even where the document gives too little evidence.
    pub also: Vec<String>,
    /// Labels and the name each is to have; two labels given one name become one speaker.
    pub rename: Vec<(String, String)>,
    /// Whose the unlabelled paragraphs after a labelled one are.
    pub continuation: Continuation,
    /// Where speech ends (code points): what follows, such as footnotes, is nobody's turn.
    pub speech_ends: Option<u32>,
}

/// Which forms of speaker label are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormChoice {
    /// Those the document uses repeatedly.
    #[default]
    Detect,
    /// This one alone, every label of it that could be a name.
    Only(SpeakerForm),
    /// The document has no speaker turns.
    NoTurns,
}

/// Whose the unlabelled paragraphs after a labelled one are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Continuation {
    /// The same speaker's, except where only an interviewer is ever labelled.
    #[default]
    Detect,
    /// Always the same speaker's.
    SameSpeaker,
    /// A label is valid for its own paragraph; the others have an unnamed speaker.
    OneParagraph,
}
