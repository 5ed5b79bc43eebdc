//! What can be drawn, and why other material cannot.

use crate::model::things::Pass;
use crate::model::{
    AnalystId, CodeId, DocumentId, DocumentKind, Drawable, FrameworkId, MaterialSpan, NotEligible,
    Part, PassId, PassKind, Reading, Seen, Span, WhyNot, acts,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// What can be drawn, in order, and what cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Eligible {
    /// What can be drawn, in order.
    pub eligible: Vec<Drawable>,
    /// What cannot, with the reason.
    pub not_eligible: Vec<NotEligible>,
}

/// With which codes material must not have been coded for a test of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodedWith {
    /// The constructs of a framework.
    Framework(FrameworkId),
    /// The study's own codes, and the constructs of a framework where one is named.
    OwnCodes(Option<FrameworkId>),
}

/// The documents of a pass that can be drawn for its next round.
pub fn for_round(seen: &Seen<'_>, pass: PassId) -> Eligible {
    let mut found = Eligible::default();
    let rounds = seen.rounds(pass);
    for id in in_order(seen, &seen.documents_of_pass(pass)) {
        let what = Drawable::Document(id);
        let round = rounds.iter().find(|round| round.documents.contains(&id));
        let erased = seen.document(id).is_none_or(|it| it.erased);
        let because = match round {
            Some(round) => Some(WhyNot::InRound(round.id)),
            None => erased.then_some(WhyNot::Erased),
        };
        found.put(what, because);
    }
    found
}

/// The material on which these analysts can test the codebook: what none of them has coded with it, nor read or closed
/// in a pass with it, as far as anybody
/// may know. Whole documents, or the segments of constructs of an earlier closed pass.
///
/// Material of a hidden pass that is not revealed yet is never eligible, whoever asks and whether it was coded or not:
/// a draw is on record for all to read, and must not say what is hidden.
pub fn for_test(
    seen: &Seen<'_>,
    analysts: &[AnalystId],
    with: CodedWith,
    within: Option<(PassId, &[CodeId])>,
) -> Eligible {
    let seen = seen.as_anyone();
    let known = Known::of(&seen, analysts, with);
    let mut found = Eligible::default();
    match within {
        None => {
            let documents = seen.documents().into_iter();
            let coded = documents
                .filter(|it| it.kind.get_or(DocumentKind::default()) != DocumentKind::FieldNote);
            for document in coded {
                let whole = Span::new(0, document.length());
                let because = if document.erased {
                    Some(WhyNot::Erased)
                } else {
                    known.why_not(document.id, whole)
                };
                found.put(Drawable::Document(document.id), because);
            }
        }
        Some((pass, constructs)) => {
            let spans: Vec<MaterialSpan> = acts::segments_of(&seen, pass, constructs);
            for span in spans {
                let erased = seen.document(span.document).is_none_or(|it| it.erased);
                let because = if erased {
                    Some(WhyNot::Erased)
                } else {
                    known.why_not(span.document, span.span())
                };
                found.put(Drawable::Segment(span), because);
            }
        }
    }
    found
}

impl Eligible {
    fn put(&mut self, what: Drawable, because: Option<WhyNot>) {
        match because {
            None => self.eligible.push(what),
            Some(because) => self.not_eligible.push(NotEligible { what, because }),
        }
    }
}

/// Documents in the order they came into the study.
fn in_order(seen: &Seen<'_>, some: &[DocumentId]) -> Vec<DocumentId> {
    let some: FxHashSet<DocumentId> = some.iter().copied().collect();
    let all = seen.documents().into_iter().map(|it| it.id);
    all.filter(|id| some.contains(id)).collect()
}

/// What is known of who coded what.
struct Known<'s, 'a> {
    seen: &'s Seen<'a>,
    analysts: &'s [AnalystId],
    codes: FxHashSet<CodeId>,
    /// By document: stretches of hidden passes.
    hidden: FxHashMap<DocumentId, Vec<(Span, PassId)>>,
    /// By document: stretches that an analyst has read or closed in a pass with the codebook, with what was found there
    /// or nothing.
    finished: FxHashMap<DocumentId, Vec<(Span, AnalystId)>>,
}

impl<'s, 'a> Known<'s, 'a> {
    fn of(seen: &'s Seen<'a>, analysts: &'s [AnalystId], with: CodedWith) -> Self {
        let mut hidden: FxHashMap<DocumentId, Vec<(Span, PassId)>> = FxHashMap::default();
        let passes = seen.passes().into_iter();
        let passes = passes.filter(|pass| {
            let mut coders = pass.opened.analysts.iter();
            uses(pass, with) && coders.any(|who| analysts.contains(who))
        });
        let mut finished: FxHashMap<DocumentId, Vec<(Span, AnalystId)>> = FxHashMap::default();
        for pass in passes {
            if pass.opened.blind {
                for (document, span) in hidden_material(seen, pass) {
                    hidden.entry(document).or_default().push((span, pass.id));
                }
            }
            let coders = pass.opened.analysts.iter().copied();
            for who in coders.filter(|who| analysts.contains(who)) {
                for (document, span) in finished_material(seen, pass, who) {
                    finished.entry(document).or_default().push((span, who));
                }
            }
        }
        Self {
            seen,
            analysts,
            codes: codes_of(seen, with),
            hidden,
            finished,
        }
    }

    fn why_not(&self, document: DocumentId, span: Span) -> Option<WhyNot> {
        let hidden = self.hidden.get(&document).into_iter().flatten();
        let mut here = hidden.filter(|(it, _)| it.overlaps(span));
        if let Some((_, pass)) = here.next() {
            return Some(WhyNot::Hidden(*pass));
        }
        let by = self.coded_by(document, span);
        (!by.is_empty()).then_some(WhyNot::Coded(by))
    }

    /// Who of the analysts has coded something of a stretch with the codebook, or has gone through it. Looks no further once all have.
    fn coded_by(&self, document: DocumentId, span: Span) -> Vec<AnalystId> {
        let tree = self.seen.code_tree();
        let finished = self.finished.get(&document).into_iter().flatten();
        let here = finished.filter(|(it, _)| it.overlaps(span));
        let mut by: BTreeSet<AnalystId> = here.map(|(_, who)| *who).collect();
        for coding in self.seen.codings_in(document) {
            if by.len() == self.analysts.len() {
                break;
            }
            let who = coding.analyst();
            let counts = self.analysts.contains(&who)
                && !by.contains(&who)
                && coding.span().overlaps(span)
                && self.codes.contains(&tree.effective(coding.code()));
            if counts {
                by.insert(who);
            }
        }
        by.into_iter().collect()
    }
}

/// The codes of a codebook, each as it counts now: one that was merged counts as what it was merged into.
fn codes_of(seen: &Seen<'_>, with: CodedWith) -> FxHashSet<CodeId> {
    let tree = seen.code_tree();
    let codes = seen.codes().into_iter();
    let of_framework = |code, wanted| seen.framework_of(code) == Some(wanted);
    let codes = codes.filter(|code| match with {
        CodedWith::Framework(wanted) => of_framework(code.id, wanted),
        CodedWith::OwnCodes(wanted) => {
            // A code of one's own may stand below a construct.
            code.first.construct.is_none()
                || wanted.is_some_and(|wanted| of_framework(code.id, wanted))
        }
    });
    codes.map(|code| tree.effective(code.id)).collect()
}

/// Whether a pass may code with the codebook.
fn uses(pass: &Pass, with: CodedWith) -> bool {
    let framework = pass.opened.framework;
    match with {
        CodedWith::Framework(wanted) => framework == Some(wanted),
        CodedWith::OwnCodes(wanted) => {
            pass.opened.kind != PassKind::Deductive || (wanted.is_some() && framework == wanted)
        }
    }
}

/// What of a hidden pass may be coded by now and is not revealed. Documents of a pass in rounds that no round has come
/// to cannot be coded yet.
fn hidden_material(seen: &Seen<'_>, pass: &Pass) -> Vec<(DocumentId, Span)> {
    if pass.is_within_constructs() {
        let spans = seen.material_spans(pass.id).into_iter();
        let open = spans.filter(|span| !pass.is_revealed(Part::Construct(span.construct)));
        return open.map(|span| (span.document, span.span())).collect();
    }
    let mut documents = seen.documents_of_pass(pass.id);
    if !seen.rounds(pass.id).is_empty() {
        let waiting: FxHashSet<DocumentId> =
            seen.documents_without_round(pass.id).into_iter().collect();
        documents.retain(|id| !waiting.contains(id));
    }
    documents.retain(|id| !pass.is_revealed(Part::Document(*id)));
    let whole = documents.into_iter().filter_map(|id| {
        let length = seen.document(id)?.length();
        Some((id, Span::new(0, length)))
    });
    whole.collect()
}

/// What of a pass an analyst has closed, or has marked as read, as far as that is revealed.
fn finished_material(seen: &Seen<'_>, pass: &Pass, who: AnalystId) -> Vec<(DocumentId, Span)> {
    let closed =
        |part: Part| (!pass.opened.blind || pass.is_revealed(part)) && pass.has_closed(who, part);
    if pass.is_within_constructs() {
        let spans = seen.material_spans(pass.id).into_iter();
        let closed = spans.filter(|span| closed(Part::Construct(span.construct)));
        return closed.map(|span| (span.document, span.span())).collect();
    }
    let documents = seen.documents_of_pass(pass.id).into_iter();
    let gone_through = documents.filter(|id| {
        closed(Part::Document(*id)) || seen.reading(pass.id, who, *id) == Some(Reading::Read)
    });
    let whole = gone_through.filter_map(|id| {
        let length = seen.document(id)?.length();
        Some((id, Span::new(0, length)))
    });
    whole.collect()
}
