//! Giving one code to many passages in one step.

use super::ActError;
use super::codings::coder;
use crate::model::things::{Coding, Document, Pass};
use crate::model::{
    AnalystId, Change, CodeId, DocumentId, MaterialSpan, NewCoding, Part, PassId, Seen, Span,
    StepDraft,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// What became of passages that were to get a code; together they are all that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CodedPassages {
    /// Passages that got the code.
    pub given: usize,
    /// Documents in which they lie.
    pub documents: usize,
    /// Passages where one had given the code in this pass already, to some of their words at least.
    pub already: usize,
    /// Passages in a part of the pass that one has closed.
    pub closed: usize,
    /// Passages that are not material of the pass, or not in the study.
    pub outside: usize,
}

/// Gives a code to each of these passages, in the pass, for the person who looks. What cannot be coded is left out and
/// counted.
///
/// # Errors
/// When one does not code in the pass. Nothing is refused because of a single passage.
pub fn code_passages(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    pass: PassId,
    passages: &[(DocumentId, Span)],
    code: CodeId,
) -> Result<CodedPassages, ActError> {
    let what = "The pass";
    let it = seen.pass(pass).ok_or(ActError::NotHere { what })?;
    let me = coder(seen, it)?;
    let mut giving = Giving::new(seen, it, me, code);
    let mut sorted = passages.to_vec();
    sorted.sort_unstable_by_key(|(document, span)| (*document, span.start, Reverse(span.end)));
    sorted.dedup();
    let mut coded = CodedPassages::default();
    let mut last = None;
    for (document, span) in sorted {
        match giving.standing(document, span) {
            Standing::Outside => coded.outside += 1,
            Standing::Closed => coded.closed += 1,
            Standing::Already => coded.already += 1,
            Standing::Open(within) => {
                let new = NewCoding {
                    analyst: me,
                    document,
                    pass,
                    code,
                    start: span.start,
                    end: span.end,
                    within,
                };
                draft.push(Change::AddCoding(new));
                giving.given(document, span);
                coded.given += 1;
                if last.replace(document) != Some(document) {
                    coded.documents += 1;
                }
            }
        }
    }
    Ok(coded)
}

/// How it stands with a passage.
enum Standing {
    Outside,
    Closed,
    Already,
    /// It can be coded, within this construct where the pass's material is constructs.
    Open(Option<CodeId>),
}

/// What has to be known of the pass to give a code in it, found once for all passages.
struct Giving<'a> {
    seen: &'a Seen<'a>,
    pass: &'a Pass,
    me: AnalystId,
    code: CodeId,
    documents: FxHashSet<DocumentId>,
    material: FxHashMap<DocumentId, Vec<MaterialSpan>>,
    /// Where one has given the code in this pass, by document as they are come upon.
    have: FxHashMap<DocumentId, Vec<Span>>,
}

impl<'a> Giving<'a> {
    fn new(seen: &'a Seen<'a>, pass: &'a Pass, me: AnalystId, code: CodeId) -> Self {
        let mut material: FxHashMap<DocumentId, Vec<MaterialSpan>> = FxHashMap::default();
        for span in seen.material_spans(pass.id) {
            material.entry(span.document).or_default().push(span);
        }
        let documents = seen.documents_of_pass(pass.id).into_iter();
        let stands = |document: &DocumentId| {
            let document = seen.document(*document);
            document.is_some_and(|it| it.made.stands() && !it.erased)
        };
        Self {
            documents: documents.filter(stands).collect(),
            seen,
            pass,
            me,
            code,
            material,
            have: FxHashMap::default(),
        }
    }

    fn standing(&mut self, document: DocumentId, span: Span) -> Standing {
        let length = self.seen.document(document).map_or(0, Document::length);
        let fits = !span.is_empty() && span.end <= length;
        if !fits || !self.documents.contains(&document) {
            return Standing::Outside;
        }
        let within = self.within(document, span);
        let part = match within {
            Some(construct) => Part::Construct(construct),
            None if self.pass.is_within_constructs() => return Standing::Outside,
            None => Part::Document(document),
        };
        if self.pass.has_closed(self.me, part) {
            return Standing::Closed;
        }
        if self.have(document).iter().any(|had| had.overlaps(span)) {
            return Standing::Already;
        }
        Standing::Open(within)
    }

    /// The construct of the pass's material with which a passage shares most characters, as for a single passage.
    fn within(&self, document: DocumentId, span: Span) -> Option<CodeId> {
        let spans = self.material.get(&document)?.iter();
        let shared =
            spans.filter_map(|it| Some((it.span().intersection(span)?.len(), Reverse(*it))));
        shared.max().map(|(_, Reverse(it))| it.construct)
    }

    fn have(&mut self, document: DocumentId) -> &mut Vec<Span> {
        let (seen, me, pass) = (self.seen, self.me, self.pass.id);
        let tree = seen.code_tree();
        let code = tree.effective(self.code);
        self.have.entry(document).or_insert_with(|| {
            let codings = seen.codings_of(document).into_iter();
            let own = codings.filter(|coding| {
                coding.analyst() == me
                    && coding.pass() == pass
                    && tree.effective(coding.code()) == code
            });
            own.map(Coding::span).collect()
        })
    }

    /// A passage that overlaps one just coded has the code already.
    fn given(&mut self, document: DocumentId, span: Span) {
        self.have(document).push(span);
    }
}
