//! Which words a change holds, and the same change with other words: for erasure.

use super::{
    AxisEdit, AxisValueEdit, CategoryEdit, ChallengeEdit, Change, Closing, CodeEdit, CodingEdit,
    ConsensusClosing, ERASED, MemoEdit, QuotationEdit, QuotationPart, SpeakerIs, StudyEdit, Talk,
    TranslationEdit,
};

impl Change {
    /// Texts in the change that may quote a transcript: names of in-vivo codes, definitions, examples,
    /// condensed meaning units, memos, reasons, labels of speakers.
    pub fn words(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.clone()
            .visit_words(&mut |text| found.push(text.clone()));
        found
    }

    /// The same change with each of those texts put through a function.
    #[must_use]
    pub fn with_words(&self, mut reword: impl FnMut(&str) -> String) -> Self {
        let mut change = self.clone();
        change.visit_words(&mut |text| *text = reword(text));
        change
    }

    /// The same change with `[erased]` in place of each of those texts.
    #[must_use]
    pub fn without_words(&self) -> Self {
        self.with_words(|_| ERASED.to_owned())
    }

    fn visit_words(&mut self, visit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::AddDocument(new) => new.speakers.iter_mut().for_each(visit),
            Self::CorrectTurns { speakers, .. } => speakers.iter_mut().for_each(visit),
            Self::Study(StudyEdit::Description(text))
            | Self::MapSpeaker {
                is: Some(SpeakerIs::Other(text)),
                ..
            }
            | Self::EditCode {
                edit:
                    CodeEdit::Name(text)
                    | CodeEdit::Definition(text)
                    | CodeEdit::Include(text)
                    | CodeEdit::Exclude(text)
                    | CodeEdit::Example(text),
                ..
            }
            | Self::EditCategory {
                edit: CategoryEdit::Name(text) | CategoryEdit::Definition(text),
                ..
            }
            | Self::EditCoding {
                edit: CodingEdit::Condensed(text),
                ..
            }
            | Self::EditMemo {
                edit: MemoEdit::Text(text),
                ..
            }
            | Self::EditChallenge {
                edit: ChallengeEdit::Reason(text),
                ..
            }
            | Self::Close {
                closing: Closing::Reopened { reason: text },
                ..
            }
            | Self::CloseConsensus {
                closing: ConsensusClosing::Reopened { reason: text },
                ..
            }
            | Self::EditAxis {
                edit: AxisEdit::Name(text),
                ..
            }
            | Self::EditAxisValue {
                edit: AxisValueEdit::Name(text),
                ..
            }
            | Self::Explain { why: text, .. } => visit(text),
            Self::Close {
                closing: Closing::Closed(Talk::Discussed { with, about }),
                ..
            } => [with, about].into_iter().for_each(visit),
            Self::EditQuotation { edit, .. } => visit_quotation(edit, visit),
            Self::MaskWords { words, mask } => {
                visit(words);
                if let Some(mask) = mask {
                    visit(&mut mask.replacement);
                }
            }
            Self::AddCode(new) => visit(&mut new.name),
            Self::AddCategory(new) => visit(&mut new.name),
            Self::AddAxis(new) => visit(&mut new.name),
            Self::AddAxisValue(new) => visit(&mut new.name),
            Self::AddChallenge(new) => visit(&mut new.reason),
            Self::AddMemo(new) => visit(&mut new.text),
            Self::Summarise(new) => visit(&mut new.text),
            Self::Decide(new) => visit(&mut new.reason),
            Self::DecideChallenge(new) => visit(&mut new.reason),
            Self::Review(new) => visit(&mut new.comment),
            Self::Reply(new) => visit(&mut new.text),
            Self::Finalize(new) => visit(&mut new.over),
            Self::ReviewSaturation(new) => visit(&mut new.conclusion),
            _ => {}
        }
    }
}

fn visit_quotation(edit: &mut QuotationEdit, visit: &mut dyn FnMut(&mut String)) {
    match edit {
        QuotationEdit::Form(parts) => {
            for part in parts.iter_mut().flatten() {
                if let QuotationPart::Insertion(text) | QuotationPart::NonVerbal(text) = part {
                    visit(text);
                }
            }
        }
        QuotationEdit::Translation {
            edit: TranslationEdit::Text(text),
            ..
        } => visit(text),
        QuotationEdit::Translation { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CodeId, DeviceId, Id};

    #[test]
    fn only_texts_that_may_quote_a_transcript_are_reworded() {
        let code = CodeId(Id::new(DeviceId::from_bits(1), 1));
        let edit = CodeEdit::Definition("What she called “home”".into());
        let change = Change::EditCode { code, edit };
        assert_eq!(change.words(), ["What she called “home”"]);
        let edit = CodeEdit::Definition(ERASED.into());
        assert_eq!(change.without_words(), Change::EditCode { code, edit });
        let colour = Change::EditCode {
            code,
            edit: CodeEdit::Colour(3),
        };
        assert_eq!(colour.without_words(), colour);
    }
}
