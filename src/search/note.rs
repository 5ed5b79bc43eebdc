//! What the user is told about an odd query.

/// How a query was understood where it could not be taken as written. Shown beside the hits; never an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A quotation mark without a partner: which character of the query it is, counted from 1.
    UnclosedQuote(usize),
    /// A parenthesis without a partner: which character of the query it is, counted from 1.
    UnmatchedParenthesis(usize),
    /// AND, OR or NOT with nothing to join, and which character of the query it begins with, counted from 1.
    StrayOperator(String, usize),
    /// `speaker:` and the like with nothing after it.
    EmptyField(String),
    /// `word:` where word is no field.
    UnknownField(String),
    /// `code:` with a name that no code has which the viewer may see.
    UnknownCode(String),
    /// `in:` with something else than memos, definitions, transcripts or all.
    UnknownPlace(String),
    /// An asterisk elsewhere than at a word's end.
    StrayAsterisk(String),
    /// A part without any letter or digit.
    NoWord(String),
    /// More parts or deeper parentheses than are used.
    TooLong,
    /// There is no index yet.
    NotIndexed,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnclosedQuote(at) => write!(
                f,
                "The quotation mark at character {at} has no partner and was left out."
            ),
            Self::UnmatchedParenthesis(at) => write!(
                f,
                "The parenthesis at character {at} has no partner and was left out."
            ),
            Self::StrayOperator(word, at) => write!(
                f,
                "{word} at character {at} has nothing to join and was searched as a word."
            ),
            Self::UnknownCode(name) => write!(
                f,
                "“code:{name}” finds nothing: there is no code of this name or path."
            ),
            Self::EmptyField(field) => {
                write!(f, "Nothing follows “{field}:”; it was searched as a word.")
            }
            Self::UnknownField(field) => write!(
                f,
                "“{field}:” is not one of speaker:, participant:, role:, document:, code: and in:; it was searched as words."
            ),
            Self::UnknownPlace(place) => write!(
                f,
                "“in:{place}” was left out; after in: stands transcripts, memos, definitions or all."
            ),
            Self::StrayAsterisk(word) => write!(
                f,
                "In “{word}” the asterisk was left out; it works at the end of a word."
            ),
            Self::NoWord(part) => write!(f, "“{part}” has no letter or digit and was left out."),
            Self::TooLong => write!(f, "The query is too long; only its beginning was used."),
            Self::NotIndexed => write!(f, "The texts have not been indexed yet."),
        }
    }
}
