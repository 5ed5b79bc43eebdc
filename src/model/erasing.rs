//! Which lines quote the words of a document.

use super::{Change, CodeEdit, DocumentId, Line, MemoId, NewCode, Span, Study, Target};

/// The document, and the passage where known, that a line's words are about.
pub(super) fn words_come_from(study: &Study, line: &Line) -> Option<(DocumentId, Option<Span>)> {
    match &line.change {
        Change::AddDocument(_) => Some((line.id.into(), None)),
        Change::CorrectTurns { document, .. } | Change::MapSpeaker { document, .. } => {
            Some((*document, None))
        }
        Change::AddCode(new) => in_vivo_passage(new),
        Change::EditCode {
            code,
            edit: CodeEdit::Name(_) | CodeEdit::Example(_),
        } => in_vivo_passage(&study.state.codes.get(code)?.first),
        Change::Decide(new) => coding_passage(study, *new.codings.first()?),
        Change::EditCoding { coding, .. } | Change::EditQuotation { coding, .. } => {
            coding_passage(study, *coding)
        }
        Change::AddChallenge(new) => Some((new.document, Some(new.span()))),
        Change::DecideChallenge(new) => {
            let first = &study.state.challenges.get(new.challenges.first()?)?.first;
            Some((first.document, Some(first.span())))
        }
        Change::EditChallenge { challenge, .. } => {
            let first = &study.state.challenges.get(challenge)?.first;
            Some((first.document, Some(first.span())))
        }
        // What is explained is no explanation itself, so this goes one step back at most.
        Change::Explain { step, .. } => {
            let explained = study.line(step.0)?;
            let again = matches!(explained.change, Change::Explain { .. });
            (!again).then(|| words_come_from(study, explained))?
        }
        Change::AddMemo(new) => target_passage(study, new.on),
        Change::EditMemo { memo, .. } => memo_passage(study, *memo),
        _ => None,
    }
}

fn in_vivo_passage(code: &NewCode) -> Option<(DocumentId, Option<Span>)> {
    let arose = code.arose.as_ref().filter(|_| code.in_vivo)?;
    Some((arose.document?, arose.span))
}

fn coding_passage(study: &Study, coding: super::CodingId) -> Option<(DocumentId, Option<Span>)> {
    let coding = study.state.codings.get(coding)?;
    Some((coding.document(), Some(coding.span())))
}

fn memo_passage(study: &Study, memo: MemoId) -> Option<(DocumentId, Option<Span>)> {
    target_passage(study, study.state.memos.get(&memo)?.first.on)
}

fn target_passage(study: &Study, target: Target) -> Option<(DocumentId, Option<Span>)> {
    match target {
        Target::Document(document) => Some((document, None)),
        Target::Passage { document, span } => Some((document, Some(span))),
        Target::Coding(coding) => coding_passage(study, coding),
        _ => None,
    }
}
