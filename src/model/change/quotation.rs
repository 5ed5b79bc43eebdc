//! The edited form of a quotation, its translations, and how the study prints its quotations.

use super::ERASED;
use crate::model::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An element of a quotation's edited form. What is verbatim is a stretch of the document and never typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuotationPart {
    /// Words of the document as they stand there.
    Verbatim {
        /// First code point, counted in the document.
        start: u32,
        /// First code point after it.
        end: u32,
    },
    /// Words left out.
    Omission,
    /// Words that were put in for the reader, without their brackets: “the community house”.
    Insertion(String),
    /// What was heard and not said, without its brackets: “hushing sound”.
    NonVerbal(String),
}

impl QuotationPart {
    /// A stretch of the document.
    pub const fn verbatim(span: Span) -> Self {
        Self::Verbatim {
            start: span.start,
            end: span.end,
        }
    }

    /// The stretch of the document, for what is verbatim.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Verbatim { start, end } => Some(Span::new(*start, *end)),
            _ => None,
        }
    }

    /// What an insertion or a sound puts into brackets, without brackets; none for the rest. The mark of an erasure
    /// loses its own, so that no two stand in each other: “erased”.
    pub fn bracketed(&self) -> Option<Cow<'_, str>> {
        let (Self::Insertion(words) | Self::NonVerbal(words)) = self else {
            return None;
        };
        Some(if words.contains(ERASED) {
            Cow::Owned(words.replace(ERASED, ERASED.trim_matches(['[', ']'])))
        } else {
            Cow::Borrowed(words)
        })
    }
}

/// A field of a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuotationEdit {
    /// Its edited form; none gives the segment as it stands.
    Form(Option<Vec<QuotationPart>>),
    /// A field of its translation into a language.
    Translation {
        /// Into which language: “en”.
        to: String,
        /// What is set.
        edit: TranslationEdit,
    },
}

/// A field of a quotation's translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TranslationEdit {
    /// The translation; empty takes it away.
    Text(String),
    /// Who translated.
    Translator(String),
    /// Who checked it against the original; empty where nobody has.
    CheckedBy(String),
}

/// How words left out are marked in the study's quotations.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum OmissionMark {
    /// `[...]`
    #[default]
    BracketedDots,
    /// `[…]`
    BracketedEllipsis,
    /// `…`
    Ellipsis,
    /// `(...)`
    RoundDots,
}

impl OmissionMark {
    /// All of them, in the order of a choice.
    pub const ALL: [Self; 4] = [
        Self::BracketedDots,
        Self::BracketedEllipsis,
        Self::Ellipsis,
        Self::RoundDots,
    ];

    /// The mark as printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BracketedDots => "[...]",
            Self::BracketedEllipsis => "[…]",
            Self::Ellipsis => "…",
            Self::RoundDots => "(...)",
        }
    }
}

/// How the study prints its quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuotationStyle {
    /// How words left out are marked.
    Omissions(OmissionMark),
    /// Whether labels name the wave of the interview: “Mentor 1, Early interview”.
    Wave(bool),
}
