//! Whether a quotation still says what the transcript says.

use super::piece::Piece;
use crate::model::things::{Coding, Document, Quotation};
use crate::model::{Seen, Text};

/// Whether a quotation still says what the transcript says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Every word outside brackets stands in the transcript as printed.
    Verbatim,
    /// The segment got other borders after the quotation was edited.
    SegmentMoved,
    /// The transcript was corrected, and these words read otherwise in the correction.
    Corrected {
        /// Name of the correction.
        document: String,
    },
    /// The text is not here, or was erased: nothing can be printed.
    NoText(String),
}

impl Kept {
    /// In a few words.
    pub fn words(&self) -> String {
        match self {
            Self::Verbatim => "verbatim against the transcript".to_owned(),
            Self::SegmentMoved => {
                "the passage changed: its borders were moved after the quotation was edited"
                    .to_owned()
            }
            Self::Corrected { document } => {
                format!("the passage changed: it reads otherwise in {document}")
            }
            Self::NoText(why) => why.clone(),
        }
    }

    /// Whether nothing has to be looked at.
    pub const fn is_verbatim(&self) -> bool {
        matches!(self, Self::Verbatim)
    }

    pub(super) fn of(
        seen: &Seen<'_>,
        texts: &dyn Fn(&Document) -> Option<String>,
        coding: &Coding,
        quotation: Option<&Quotation>,
        pieces: &[Piece],
    ) -> Self {
        let form = quotation.filter(|it| it.parts().is_some());
        if let Some(form) = form {
            let moved = coding.details().and_then(|it| it.borders.stamp());
            let outside = !form.verbatim().any(|span| span.overlaps(coding.span()));
            if outside || moved > form.form.stamp() {
                return Self::SegmentMoved;
            }
        }
        let corrections = seen.documents().into_iter();
        let corrections = corrections.filter(|it| it.imported.follows == Some(coding.document()));
        for correction in corrections {
            let Some(corrected) = texts(correction) else {
                continue;
            };
            let stands = pieces.iter().all(|piece| match piece {
                Piece::Said { words, .. } => corrected.contains(words.as_str()),
                _ => true,
            });
            if !stands {
                let document = correction.name.text().to_owned();
                return Self::Corrected { document };
            }
        }
        Self::Verbatim
    }
}

/// A text on one line, as words of quotations are.
pub(super) fn on_one_line(text: &Text) -> String {
    let words: Vec<&str> = text.as_str().split_whitespace().collect();
    words.join(" ")
}
