//! Coding passages and changing one's own codings.

use super::ActError;
use crate::model::things::{Coding, Document, Pass};
use crate::model::{
    AnalystId, Change, CodeId, CodingEdit, CodingId, DocumentId, NewCoding, Part, PassId,
    QuotationUse, Seen, Span, StepDraft,
};

/// Characters an in-vivo code's name has at most.
const NAME_LENGTH: usize = 80;

/// Codes a passage for the person who looks. Coding the same passage twice with one code is coding it once:
/// then the coding that is there is returned.
pub fn code_passage(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    document: DocumentId,
    span: Span,
    code: CodeId,
) -> Result<CodingId, ActError> {
    code_passage_within(seen, draft, pass, (document, span), code, None)
}

/// Codes a passage in the material of a construct, which it may reach over or lie beside; without a construct in that
/// which it shares most characters with.
pub fn code_passage_within(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    (document, span): (DocumentId, Span),
    code: CodeId,
    within: Option<CodeId>,
) -> Result<CodingId, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let me = coder(seen, it)?;
    let of_pass = |construct: &CodeId| {
        let part = Part::Construct(*construct);
        seen.parts(pass).contains(&part)
    };
    let within = within
        .filter(of_pass)
        .or_else(|| within_of(seen, pass, document, span));
    refuse_closed(seen, it, me, document, within)?;
    if it.awaits_a_round(document) {
        let name = seen.document(document).map_or("", |it| it.name.text());
        return Err(ActError::AwaitsRound {
            document: name.to_owned(),
            pass: it.name.text().to_owned(),
        });
    }
    let what = "The document";
    let length = seen
        .document(document)
        .ok_or(ActError::NotHere { what })?
        .length();
    let span = Span::new(span.start, span.end.min(length));
    if span.is_empty() {
        return Err(ActError::EmptyPassage);
    }
    let same = |coding: &&&Coding| {
        coding.analyst() == me
            && coding.pass() == pass
            && coding.code() == code
            && coding.span() == span
    };
    if let Some(coding) = seen.codings_of(document).iter().find(same) {
        return Ok(coding.id);
    }
    let new = NewCoding {
        analyst: me,
        document,
        pass,
        code,
        start: span.start,
        end: span.end,
        within,
    };
    Ok(draft.push(Change::AddCoding(new)).into())
}

/// The construct of the pass's material that a passage lies in: the one it shares most characters with.
pub fn within_of(
    seen: &Seen<'_>,
    pass: PassId,
    document: DocumentId,
    span: Span,
) -> Option<CodeId> {
    if !seen.pass(pass)?.is_within_constructs() {
        return None;
    }
    let spans = seen.material_spans(pass);
    let shared = spans
        .iter()
        .filter(|material| material.document == document)
        .filter_map(|material| Some((material.span().intersection(span)?.len(), material)));
    let most = shared.max_by_key(|(shared, material)| (*shared, std::cmp::Reverse(**material)));
    most.map(|(_, material)| material.construct)
}

/// The person who looks, if they code in the pass.
pub(super) fn coder(seen: &Seen<'_>, pass: &Pass) -> Result<AnalystId, ActError> {
    let mine = seen.person().filter(|me| pass.opened.analysts.contains(me));
    mine.ok_or_else(|| ActError::NotYourPass {
        pass: pass.name.text().to_owned(),
    })
}

pub(super) fn refuse_closed(
    seen: &Seen<'_>,
    pass: &Pass,
    analyst: AnalystId,
    document: DocumentId,
    within: Option<CodeId>,
) -> Result<(), ActError> {
    let (part, name) = if let Some(construct) = within {
        (Part::Construct(construct), seen.code_name(construct))
    } else {
        let name = seen.document(document).map_or("", |it| it.name.text());
        (Part::Document(document), name.to_owned())
    };
    if pass.has_closed(analyst, part) {
        return Err(ActError::PartClosed {
            part: name,
            pass: pass.name.text().to_owned(),
        });
    }
    Ok(())
}

/// A coding that the person who looks may change: their own, in a part they have not closed.
pub(super) fn own<'a>(seen: &Seen<'a>, coding: CodingId) -> Result<&'a Coding, ActError> {
    let what = "The coding";
    let it = seen
        .coding(coding)
        .filter(|coding| coding.stands())
        .ok_or(ActError::NotHere { what })?;
    if Some(it.analyst()) != seen.person() {
        return Err(ActError::NotYourCoding);
    }
    if let Some(pass) = seen.pass(it.pass()) {
        refuse_closed(seen, pass, it.analyst(), it.document(), it.within())?;
    }
    Ok(it)
}

/// Gives a coding another code; memo, condensed meaning unit and marks stay.
pub fn recode(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
    code: CodeId,
) -> Result<(), ActError> {
    own(seen, coding)?;
    let edit = CodingEdit::Code(code);
    draft.push(Change::EditCoding { coding, edit });
    Ok(())
}

/// Gives a coding new borders.
pub fn move_borders(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
    span: Span,
) -> Result<(), ActError> {
    let it = own(seen, coding)?;
    let length = seen.document(it.document()).map_or(0, Document::length);
    let (start, end) = (span.start, span.end.min(length));
    if start >= end {
        return Err(ActError::EmptyPassage);
    }
    let edit = CodingEdit::Borders { start, end };
    draft.push(Change::EditCoding { coding, edit });
    Ok(())
}

/// Takes a coding away.
pub fn remove_coding(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
) -> Result<(), ActError> {
    own(seen, coding)?;
    let edit = CodingEdit::Removed(true);
    draft.push(Change::EditCoding { coding, edit });
    Ok(())
}

/// Says that a coding of one's own, made under an earlier definition, fits the one there is now. This can be said of
/// a closed part too, since it changes nothing in the coding. One that was made under this definition stays as it is.
pub fn still_fits(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
) -> Result<(), ActError> {
    let what = "The coding";
    let it = seen.coding(coding).filter(|coding| coding.stands());
    let it = it.ok_or(ActError::NotHere { what })?;
    if Some(it.analyst()) != seen.person() {
        return Err(ActError::NotYourCoding);
    }
    if let Some(earlier) = seen.earlier_meaning(it) {
        let edit = CodingEdit::StillFits(earlier.changed);
        draft.push(Change::EditCoding { coding, edit });
    }
    Ok(())
}

/// Chooses a segment as a quotation, or takes that back. Anybody may whom the coding shows to, in a closed part too: it
/// changes nothing in the coding.
pub fn choose_quotation(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    coding: CodingId,
    quoted: Option<QuotationUse>,
) -> Result<(), ActError> {
    let what = "The coding";
    let it = seen.coding(coding).filter(|coding| coding.stands());
    let it = it.ok_or(ActError::NotHere { what })?;
    if it.quotation() != quoted {
        let edit = CodingEdit::Quotation(quoted);
        draft.push(Change::EditCoding { coding, edit });
    }
    Ok(())
}

/// A participant's words as the name of a code: on one line, in quotation marks by its reader, cut at a word.
pub fn in_vivo_name(words: &str) -> String {
    let mut name = String::new();
    for word in words.split_whitespace() {
        if !name.is_empty() && name.chars().count() + 1 + word.chars().count() > NAME_LENGTH {
            name.push('…');
            return name;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(word.chars().take(NAME_LENGTH));
    }
    let ends = [',', ';', ':', '.'];
    name.trim_end_matches(ends).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_in_vivo_name_is_the_words_on_one_line() {
        assert_eq!(
            in_vivo_name("  they thought\n I was  social services. "),
            "they thought I was social services"
        );
        assert!(in_vivo_name(&"word ".repeat(60)).ends_with('…'));
    }
}
