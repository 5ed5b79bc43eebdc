//! Changes of quotations and of masked words in words, for the audit trail and the names of steps.

use super::Seen;
use crate::model::{Change, Line, QuotationEdit, QuotationStyle, TranslationEdit};

impl Seen<'_> {
    /// Particulars of a change of a quotation or of the dictionary; none for other changes.
    pub(super) fn quotation_in_words(&self, change: &Change) -> Option<String> {
        Some(match change {
            Change::EditQuotation { coding, edit } => {
                let coding = self.coding(*coding)?;
                let document = self.document(coding.document());
                let document = document.map_or("", |it| it.name.text());
                let code = self.code_name(coding.code());
                format!("“{code}”, {document}: {}", of_edit(edit))
            }
            Change::QuotationStyle(QuotationStyle::Omissions(mark)) => {
                format!("words left out are marked {}", mark.as_str())
            }
            Change::QuotationStyle(QuotationStyle::Wave(true)) => "labels name the wave".to_owned(),
            Change::QuotationStyle(QuotationStyle::Wave(false)) => {
                "labels leave the wave out".to_owned()
            }
            // Never the name: the log is read and saved long after it was taken out of the dictionary, and with it
            // what stands for it would be its key.
            Change::MaskWords {
                mask: Some(mask), ..
            } => format!("a name or phrase goes out as “{}”", mask.replacement),
            Change::MaskWords { mask: None, .. } => {
                "a name or phrase goes out as it stands".to_owned()
            }
            _ => return None,
        })
    }

    /// The name of a step of quotations by its lines; none for other steps.
    pub(super) fn quotation_step_name(&self, lines: &[&Line]) -> Option<String> {
        let first = lines.first()?;
        Some(match &first.change {
            Change::EditQuotation { coding, edit } => {
                let code = self.coding(*coding).map(|it| self.code_name(it.code()));
                let code = code.unwrap_or_default();
                match edit {
                    QuotationEdit::Form(Some(_)) => format!("edit a quotation of {code}"),
                    QuotationEdit::Form(None) => {
                        format!("a quotation of {code} as it stands in the text")
                    }
                    QuotationEdit::Translation { .. } => {
                        format!("translation of a quotation of {code}")
                    }
                }
            }
            Change::MaskWords { mask, .. } => {
                let all = lines.iter();
                let all = all.filter(|it| matches!(it.change, Change::MaskWords { .. }));
                match (all.count(), mask) {
                    (0 | 1, Some(mask)) => format!("mask a name as {}", mask.replacement),
                    (0 | 1, None) => "mask a name no longer".to_owned(),
                    (several, _) => format!("mask {several} names or phrases"),
                }
            }
            _ => return None,
        })
    }
}

fn of_edit(edit: &QuotationEdit) -> String {
    match edit {
        QuotationEdit::Form(Some(_)) => "edited".to_owned(),
        QuotationEdit::Form(None) => "as it stands in the text".to_owned(),
        QuotationEdit::Translation { to, edit } => match edit {
            TranslationEdit::Text(text) if text.is_empty() => {
                format!("translation ({to}) taken away")
            }
            TranslationEdit::Text(text) => format!("translation ({to}): {text}"),
            TranslationEdit::Translator(who) => format!("translated ({to}) by {who}"),
            TranslationEdit::CheckedBy(who) if who.is_empty() => {
                format!("translation ({to}) to be checked")
            }
            TranslationEdit::CheckedBy(who) => format!("translation ({to}) checked by {who}"),
        },
    }
}
