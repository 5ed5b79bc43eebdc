//! What is done to quotations and to the dictionary of masked words.

use super::LENGTH;
use interlinea::model::acts;
use interlinea::model::*;

/// Edits and translates a quotation, changes how quotations are printed, masks words.
pub fn quote(seen: &Seen<'_>, draft: &mut StepDraft, coding: CodingId, (a, b): (u32, u32)) {
    let start = a % (LENGTH - 20);
    let form = vec![
        QuotationPart::Verbatim {
            start,
            end: start + 3,
        },
        QuotationPart::Omission,
        QuotationPart::Insertion(format!("inserted {b}")),
        QuotationPart::Verbatim {
            start: start + 5,
            end: start + 9,
        },
    ];
    let form = Some(form).filter(|_| !b.is_multiple_of(3));
    let _ = acts::edit_quotation(seen, draft, coding, form);
    let edit = match b % 3 {
        0 => TranslationEdit::Text(format!("translated {a}")),
        1 => TranslationEdit::Translator(format!("translator {a}")),
        _ => TranslationEdit::CheckedBy(format!("checker {b}")),
    };
    let _ = acts::translate_quotation(seen, draft, coding, "en", edit);
    let words = format!("name {}", b % 4);
    match a % 5 {
        0 => acts::unmask_words(seen, draft, &words),
        1 => acts::name_wave(seen, draft, b.is_multiple_of(2)),
        2 => acts::set_omission_mark(seen, draft, OmissionMark::ALL[b as usize % 4]),
        _ => drop(acts::mask_words(
            seen,
            draft,
            &words,
            &format!("X{a}"),
            MaskCase::Any,
        )),
    }
}

/// Everything of quotations and masks that shows, as text.
pub fn picture(seen: &Seen<'_>, add: &mut dyn FnMut(String)) {
    for coding in seen.codings() {
        let Some(quotation) = seen.quotation(coding.id) else {
            continue;
        };
        add(format!("quoted {} {:?}", coding.id, quotation.parts()));
        for (to, it) in &quotation.translations {
            let (text, by, checked) = (it.text.text(), it.translator.text(), it.checked());
            add(format!("translated {to} {text} {by} {checked:?}"));
        }
    }
    for (words, mask) in seen.masks() {
        add(format!("mask {words} {mask:?}"));
    }
    let style = (seen.omission_mark(), seen.wave_in_labels());
    add(format!("style {style:?}"));
}
