//! Editing quotations: what is left out and put in, translations, how they are printed.

use super::ActError;
use crate::model::things::{Coding, Document};
use crate::model::{
    Change, CodingId, OmissionMark, QuotationEdit, QuotationPart, QuotationStyle, Seen, StepDraft,
    TranslationEdit, form_fault,
};

/// Gives a quotation its edited form; none gives the segment as it stands. Anybody may whom the coding shows to, in a
/// closed part too: it changes nothing in the coding.
pub fn edit_quotation(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
    form: Option<Vec<QuotationPart>>,
) -> Result<(), ActError> {
    let it = quotable(seen, coding)?;
    let form = form.map(|parts| parts.into_iter().map(tidied).collect::<Vec<_>>());
    let form = form.filter(|parts| *parts != [QuotationPart::verbatim(it.span())]);
    if let Some(parts) = &form {
        let length = seen.document(it.document()).map_or(0, Document::length);
        if let Some(fault) = form_fault(parts, length) {
            let what = fault.to_string();
            return Err(ActError::QuotationFault { what });
        }
    }
    let now = seen.quotation(coding).and_then(|it| it.parts());
    if now != form.as_deref() {
        let edit = QuotationEdit::Form(form);
        draft.push(Change::EditQuotation { coding, edit });
    }
    Ok(())
}

/// What is put into brackets, on one line and without spaces at its ends.
fn tidied(part: QuotationPart) -> QuotationPart {
    let tidy = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match part {
        QuotationPart::Insertion(text) => QuotationPart::Insertion(tidy(text)),
        QuotationPart::NonVerbal(text) => QuotationPart::NonVerbal(tidy(text)),
        other => other,
    }
}

fn quotable<'a>(seen: &Seen<'a>, coding: CodingId) -> Result<&'a Coding, ActError> {
    let what = "The coding";
    let it = seen.coding(coding).filter(|coding| coding.stands());
    it.ok_or(ActError::NotHere { what })
}

/// Sets a field of a quotation's translation into a language. Only what changes is recorded.
pub fn translate_quotation(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
    to: &str,
    edit: TranslationEdit,
) -> Result<(), ActError> {
    quotable(seen, coding)?;
    let to = to.trim().to_lowercase();
    if to.is_empty() {
        return Err(ActError::NoLanguage);
    }
    let now = seen
        .quotation(coding)
        .and_then(|it| it.translations.get(&to));
    let text = now.map_or("", |it| it.text.text());
    let (same, needs_text) = match &edit {
        TranslationEdit::Text(new) => (text == new.trim(), false),
        TranslationEdit::Translator(who) => (
            now.map_or("", |it| it.translator.text()) == who.trim(),
            true,
        ),
        // The same person may check a translation anew after it was reworded.
        TranslationEdit::CheckedBy(who) => (
            now.and_then(|it| it.checked()).unwrap_or_default() == who.trim(),
            true,
        ),
    };
    if same {
        return Ok(());
    }
    if needs_text && text.is_empty() {
        return Err(ActError::NoTranslation);
    }
    let trimmed = |text: String| text.trim().to_owned();
    let edit = match edit {
        TranslationEdit::Text(text) => TranslationEdit::Text(trimmed(text)),
        TranslationEdit::Translator(who) => TranslationEdit::Translator(trimmed(who)),
        TranslationEdit::CheckedBy(who) => TranslationEdit::CheckedBy(trimmed(who)),
    };
    let edit = QuotationEdit::Translation { to, edit };
    draft.push(Change::EditQuotation { coding, edit });
    Ok(())
}

/// Says how words left out are marked in the study's quotations.
pub fn set_omission_mark(seen: &Seen<'_>, draft: &mut StepDraft, mark: OmissionMark) {
    if seen.omission_mark() != mark {
        draft.push(Change::QuotationStyle(QuotationStyle::Omissions(mark)));
    }
}

/// Says whether labels of quotations name the wave of the interview.
pub fn name_wave(seen: &Seen<'_>, draft: &mut StepDraft, named: bool) {
    if seen.wave_in_labels() != named {
        draft.push(Change::QuotationStyle(QuotationStyle::Wave(named)));
    }
}
