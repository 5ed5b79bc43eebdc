//! Which words a change holds, and the same change without them: for erasure.

use super::{Change, CodeEdit, CodingEdit, ERASED, MemoEdit};

/// Takes the words out of a text.
fn erase(text: &mut String) {
    ERASED.clone_into(text);
}

impl Change {
    /// Texts in the change that may quote a transcript: names of in-vivo codes, definitions, examples,
    /// condensed meaning units, memos, reasons.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::AddDocument(new) => new.speakers.iter().map(String::as_str).collect(),
            Self::CorrectTurns { speakers, .. } => speakers.iter().map(String::as_str).collect(),
            Self::AddCode(new) => vec![&new.name],
            Self::EditCode {
                edit:
                    CodeEdit::Name(text)
                    | CodeEdit::Definition(text)
                    | CodeEdit::Include(text)
                    | CodeEdit::Exclude(text)
                    | CodeEdit::Example(text),
                ..
            }
            | Self::EditCategory {
                edit: super::CategoryEdit::Name(text) | super::CategoryEdit::Definition(text),
                ..
            }
            | Self::EditCoding {
                edit: CodingEdit::Condensed(text),
                ..
            }
            | Self::EditMemo {
                edit: MemoEdit::Text(text),
                ..
            } => vec![text],
            Self::AddCategory(new) => vec![&new.name],
            Self::AddMemo(new) => vec![&new.text],
            Self::Decide(new) => vec![&new.reason],
            Self::Review(new) => vec![&new.comment],
            _ => Vec::new(),
        }
    }

    /// The same change with `[erased]` in place of each of those texts.
    #[must_use]
    pub fn without_words(&self) -> Self {
        let mut change = self.clone();
        match &mut change {
            Self::AddDocument(new) => new.speakers.iter_mut().for_each(erase),
            Self::CorrectTurns { speakers, .. } => speakers.iter_mut().for_each(erase),
            Self::AddCode(new) => erase(&mut new.name),
            Self::EditCode {
                edit:
                    CodeEdit::Name(text)
                    | CodeEdit::Definition(text)
                    | CodeEdit::Include(text)
                    | CodeEdit::Exclude(text)
                    | CodeEdit::Example(text),
                ..
            }
            | Self::EditCategory {
                edit: super::CategoryEdit::Name(text) | super::CategoryEdit::Definition(text),
                ..
            }
            | Self::EditCoding {
                edit: CodingEdit::Condensed(text),
                ..
            }
            | Self::EditMemo {
                edit: MemoEdit::Text(text),
                ..
            } => erase(text),
            Self::AddCategory(new) => erase(&mut new.name),
            Self::AddMemo(new) => erase(&mut new.text),
            Self::Decide(new) => erase(&mut new.reason),
            Self::Review(new) => erase(&mut new.comment),
            _ => {}
        }
        change
    }
}
