//! What a decision makes of the codings it is about.

use crate::analysis::agreement::united;
use crate::analysis::layers::Layered;
use crate::model::{AnalystId, CodeId, Decision, Span};

/// A stretch with its code that stands by a decision, and the codings it rests on, as indexes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub code: CodeId,
    pub span: Span,
    pub from: Vec<usize>,
}

/// What stands; none where the decision leaves the discrepancy open. `codings` are those decided on, `analysts` those
/// who are compared.
pub(super) fn ruling(
    decision: &Decision,
    codings: &[Layered],
    analysts: &[AnalystId],
) -> Option<Vec<Standing>> {
    Some(match decision {
        Decision::As(who) => as_coded(codings, |it| analysts.get(it.analyst) == Some(who)),
        Decision::Both | Decision::DifferingReadings(_) => as_coded(codings, |_| true),
        Decision::Union => by_code(codings, |spans| {
            let all = united(spans.iter().copied());
            Some(Span::new(all.first()?.start, all.last()?.end))
        }),
        Decision::Intersection => by_code(codings, |spans| {
            let mut spans = spans.iter().copied();
            let first = spans.next()?;
            spans.try_fold(first, Span::intersection)
        }),
        Decision::Borders { code, start, end } => {
            vec![whole(*code, Span::new(*start, *end), codings)]
        }
        Decision::AnotherCode(code) => {
            let all = united(codings.iter().map(|it| it.span));
            match (all.first(), all.last()) {
                (Some(first), Some(last)) => {
                    vec![whole(*code, Span::new(first.start, last.end), codings)]
                }
                _ => Vec::new(),
            }
        }
        Decision::Neither => Vec::new(),
        Decision::Refer(_) | Decision::DefinitionUnclear(_) | Decision::Reopened => return None,
    })
}

/// The codings as their analysts made them; those alike in code and borders stand once.
fn as_coded(codings: &[Layered], stands: impl Fn(&Layered) -> bool) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    for (at, it) in codings.iter().enumerate().filter(|(_, it)| stands(it)) {
        let mut same = all.iter_mut();
        match same.find(|standing| standing.code == it.code && standing.span == it.span) {
            Some(standing) => standing.from.push(at),
            None => all.push(Standing {
                code: it.code,
                span: it.span,
                from: vec![at],
            }),
        }
    }
    all
}

/// One stretch over everything, which rests on all codings.
fn whole(code: CodeId, span: Span, codings: &[Layered]) -> Standing {
    Standing {
        code,
        span,
        from: (0..codings.len()).collect(),
    }
}

/// One stretch for each code.
fn by_code(codings: &[Layered], stretch: impl Fn(&[Span]) -> Option<Span>) -> Vec<Standing> {
    let mut codes: Vec<CodeId> = codings.iter().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let of_code = |code: CodeId| {
        let own: Vec<(usize, Span)> = codings
            .iter()
            .enumerate()
            .filter(|(_, it)| it.code == code)
            .map(|(at, it)| (at, it.span))
            .collect();
        let spans: Vec<Span> = own.iter().map(|(_, span)| *span).collect();
        Some(Standing {
            code,
            span: stretch(&spans)?,
            from: own.into_iter().map(|(at, _)| at).collect(),
        })
    };
    codes.into_iter().filter_map(of_code).collect()
}
