//! How changes of quotations and of the dictionary of masked words act.

use crate::model::state::State;
use crate::model::{Change, Line, Pen, QuotationEdit, QuotationStyle, TranslationEdit};

impl State {
    pub(super) fn touch_quotations(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::EditQuotation { coding, edit } => {
                let it = self.quotations.entry(*coding).or_default();
                match edit {
                    QuotationEdit::Form(form) => it.form.put(pen, form.clone()),
                    QuotationEdit::Translation { to, edit } => {
                        let it = it.translations.entry(to.clone()).or_default();
                        match edit {
                            TranslationEdit::Text(text) => it.text.put(pen, text.clone()),
                            TranslationEdit::Translator(who) => it.translator.put(pen, who.clone()),
                            TranslationEdit::CheckedBy(who) => it.checked_by.put(pen, who.clone()),
                        }
                    }
                }
            }
            Change::QuotationStyle(QuotationStyle::Omissions(mark)) => {
                self.omission_mark.put(pen, *mark)
            }
            Change::QuotationStyle(QuotationStyle::Wave(shown)) => {
                self.wave_in_labels.put(pen, *shown)
            }
            Change::MaskWords { words, mask } => {
                let field = self.masks.entry(words.clone()).or_default();
                field.put(pen, mask.clone())
            }
            _ => return None,
        })
    }
}
