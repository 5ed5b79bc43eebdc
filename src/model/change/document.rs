//! Documents: transcripts, field notes, questionnaire answers, published studies.

use crate::model::{AnalystId, DocumentId, ParticipantId, Turn};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// SHA-256 of a transcript's text in UTF-8: its address in the project folder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub [u8; 32]);

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for TextHash {
    type Err = String;

    fn from_str(hex: &str) -> Result<Self, String> {
        let malformed = || format!("“{hex}” is not a SHA-256 in 64 hexadecimal digits.");
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(malformed());
        }
        let mut bytes = [0_u8; 32];
        for (n, byte) in bytes.iter_mut().enumerate() {
            let digits = hex.get(n * 2..n * 2 + 2).ok_or_else(malformed)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| malformed())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for TextHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for TextHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let hex = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            hex.parse().map_err(D::Error::custom)
        } else {
            <[u8; 32]>::deserialize(deserializer).map(Self)
        }
    }
}

/// What sort of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum DocumentKind {
    /// Transcript of an interview or group.
    #[default]
    Transcript,
    /// Field or observation note.
    FieldNote,
    /// Answers to a questionnaire.
    Questionnaire,
    /// A published study.
    PublishedStudy,
    /// Anything else.
    Other,
}

/// The imported file as it came, kept beside the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub hash: TextHash,
    /// Whether a copy is in the project folder.
    pub kept: bool,
}

/// A document of a text that is in the project folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDocument {
    /// Name as shown.
    pub name: String,
    /// What sort.
    pub kind: DocumentKind,
    /// Address of the text.
    pub text: TextHash,
    /// Length of the text in code points.
    pub length: u32,
    /// Words in the text.
    pub words: u32,
    /// Labels of the speakers, in the order that turns refer to.
    pub speakers: Vec<String>,
    /// The turns, in order.
    pub turns: Vec<Turn>,
    /// Language, as a BCP 47 subtag, where known.
    pub language: Option<String>,
    /// The file it came from.
    pub original: Option<Original>,
    /// The document whose text this one corrects or redacts.
    pub follows: Option<DocumentId>,
}

/// Who a speaker is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpeakerIs {
    /// A participant.
    Participant(ParticipantId),
    /// The interviewer.
    Interviewer,
    /// An interpreter.
    Interpreter,
    /// Somebody else.
    Other(String),
}

/// A field of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentEdit {
    /// Name as shown.
    Name(String),
    /// What sort.
    Kind(DocumentKind),
    /// Date of the interview, `YYYY-MM-DD`.
    Date(Option<String>),
    /// Wave: “early”, “1”.
    Wave(Option<String>),
    /// Mode: “in person”, “video”.
    Mode(Option<String>),
    /// Who interviewed.
    Interviewer(Option<AnalystId>),
    /// Language, as a BCP 47 subtag.
    Language(Option<String>),
    /// Language it was translated from.
    TranslatedFrom(Option<String>),
    /// Who translated it.
    TranslatedBy(Option<String>),
    /// Taken off the list.
    Removed(bool),
}
