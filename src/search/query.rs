//! A query as it was understood.

use super::document::Kind;

/// The query language: what one writes, and what it finds.
pub const SYNTAX: [(&str, &str); 13] = [
    (
        "trust nurse",
        "paragraphs with both words, in any form of theirs",
    ),
    ("\"trust me\"", "the words side by side in this order"),
    ("trust OR faith", "either word; AND binds closer than OR"),
    (
        "trust -nurse",
        "paragraphs without the second word; also NOT nurse",
    ),
    ("(trust OR faith) nurse", "parentheses group"),
    ("trust*", "words that begin so"),
    (
        "trsut~",
        "words written nearly so; ~1 and ~2 say how many letters may differ",
    ),
    (
        "speaker:anna",
        "only what this speaker said; several words in quotation marks",
    ),
    ("role:nurse", "only what people of this role said"),
    (
        "participant:\"nurse 2\"",
        "only what this participant said, in all documents",
    ),
    (
        "code:trust",
        "only paragraphs with words coded so, or with a code below it; a name or a path such as code:\"Context/Trust\"",
    ),
    (
        "document:\"interview 3\"",
        "only documents with these words in their name",
    ),
    (
        "in:memos",
        "memos instead of transcripts; also definitions, transcripts, all",
    ),
];

/// How the last word of a part is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// As a whole word.
    Whole,
    /// As a beginning.
    Open,
    /// With so many letters different at most; `None` leaves it to the word's length.
    Near(Option<u8>),
}

impl Ending {
    /// What the end of an unquoted word asks for, and the word without it.
    pub fn of(text: &str) -> (Self, String) {
        if let Some(bare) = text.strip_suffix('*') {
            return (Self::Open, bare.trim_end_matches('*').to_owned());
        }
        for (mark, most) in [("~", None), ("~1", Some(1)), ("~2", Some(2))] {
            if let Some(bare) = text.strip_suffix(mark) {
                return (Self::Near(most), bare.to_owned());
            }
        }
        (Self::Whole, text.to_owned())
    }
}

/// A word or phrase as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub text: String,
    pub ending: Ending,
}

/// A query, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Query {
    Words(Words),
    Speaker(Words),
    Participant(Words),
    Role(Words),
    Document(Words),
    /// A code by its name or path, as written.
    Code(String),
    In(Vec<Kind>),
    All(Vec<Query>),
    Any(Vec<Query>),
    Not(Box<Query>),
}

impl Query {
    /// Whether the query itself says which kinds of text it wants.
    pub fn names_kinds(&self) -> bool {
        match self {
            Self::In(_) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::names_kinds),
            Self::Not(part) => part.names_kinds(),
            Self::Words(_)
            | Self::Speaker(_)
            | Self::Participant(_)
            | Self::Role(_)
            | Self::Document(_)
            | Self::Code(_) => false,
        }
    }

    /// The codes it asks for, as written.
    pub fn codes(&self) -> Vec<&str> {
        match self {
            Self::Code(name) => vec![name],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::codes).collect(),
            Self::Not(part) => part.codes(),
            _ => Vec::new(),
        }
    }
}
