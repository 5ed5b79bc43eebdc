//! What is relevant and fits no domain of the framework; what is passed over on purpose; codes a directed pass offers.

use super::codings::{coder, refuse_closed};
use super::{ActError, code_passage, new_code};
use crate::model::things::Document;
use crate::model::{
    Arose, Change, CodeId, CodingId, DocumentId, NewCode, Origin, PassId, Seen, Span, StepDraft,
};

/// What the code is called under which text outside a framework is kept.
const NAME: &str = "Outside the framework";

/// Marks a passage as relevant though it fits no domain of the framework the pass codes with. The code for that
/// is made on first use.
pub fn code_outside(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    document: DocumentId,
    span: Span,
) -> Result<CodingId, ActError> {
    let code = code_for_outside(seen, draft, pass)?;
    code_passage(seen, draft, pass, document, span, code)
}

/// The code for what fits no domain of the framework a pass codes with, made where there is none yet.
pub fn code_for_outside(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
) -> Result<CodeId, ActError> {
    match seen.outside_code(pass) {
        Some(code) => Ok(code),
        None => make_outside_code(seen, draft, pass),
    }
}

fn make_outside_code(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
) -> Result<CodeId, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let framework = it.opened.framework.and_then(|id| seen.framework(id));
    let framework = framework.ok_or_else(|| ActError::NoFramework {
        pass: it.name.text().to_owned(),
    })?;
    let tree = seen.code_tree();
    let taken = tree.order.iter().any(|(code, depth)| {
        *depth == 0 && seen.code_name(*code).to_lowercase() == NAME.to_lowercase()
    });
    let name = if taken {
        format!("Outside {}", framework.name.text())
    } else {
        NAME.to_owned()
    };
    let new = NewCode {
        origin: Origin::Outside,
        // Of no one place, so that it shows to others only with a coding that does.
        arose: Some(Arose {
            pass,
            document: None,
            span: None,
            within: None,
        }),
        ..new_code(&name)
    };
    Ok(draft.push(Change::AddCode(Box::new(new))).into())
}

/// Says that a stretch of a document was read and left uncoded on purpose in a pass, or takes that back.
pub fn pass_over(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    document: DocumentId,
    span: Span,
    over: bool,
) -> Result<(), ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let analyst = coder(seen, it)?;
    refuse_closed(seen, it, analyst, document, None)?;
    let what = "The document";
    let length = seen.document(document).map(Document::length);
    let end = span.end.min(length.ok_or(ActError::NotHere { what })?);
    if span.start >= end {
        return Err(ActError::EmptyPassage);
    }
    draft.push(Change::PassOver {
        pass,
        analyst,
        document,
        start: span.start,
        end,
        over,
    });
    Ok(())
}

/// Chooses the codes that a pass over existing codes offers; none means all of them.
pub fn offer_codes(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    codes: &[CodeId],
) -> Result<(), ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    coder(seen, it)?;
    let before = seen.offered_codes(pass).unwrap_or_default();
    for code in before.iter().filter(|code| !codes.contains(code)) {
        let (code, offered) = (*code, false);
        draft.push(Change::OfferCode {
            pass,
            code,
            offered,
        });
    }
    for code in codes.iter().filter(|code| !before.contains(code)) {
        let (code, offered) = (*code, true);
        draft.push(Change::OfferCode {
            pass,
            code,
            offered,
        });
    }
    Ok(())
}
