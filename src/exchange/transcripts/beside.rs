//! What stands beside a coding: its memos and marks.

use crate::model::things::{Coding, Memo};
use crate::model::{CodingId, DocumentId, Mark, Seen, Span, Target};
use rustc_hash::FxHashMap;

/// The memos that are not their author's alone, by what they are on.
#[derive(Default)]
pub(super) struct Memos<'a> {
    pub on_codings: FxHashMap<CodingId, Vec<&'a Memo>>,
    pub on_passages: FxHashMap<DocumentId, Vec<(Span, &'a Memo)>>,
}

impl<'a> Memos<'a> {
    pub fn of(seen: &Seen<'a>, wanted: bool) -> Self {
        let mut memos = Self::default();
        let all = if wanted { seen.memos() } else { Vec::new() };
        for memo in all.into_iter().filter(|memo| !memo.is_private()) {
            match memo.first.on {
                Target::Coding(coding) => memos.on_codings.entry(coding).or_default().push(memo),
                Target::Passage { document, span } => {
                    let of_document = memos.on_passages.entry(document).or_default();
                    of_document.push((span, memo));
                }
                _ => {}
            }
        }
        memos
    }
}

/// The marks of a coding, in a line: “barrier; deviant case”.
pub(super) fn marks(coding: &Coding) -> String {
    let marks: Vec<&str> = coding.marks().map(Mark::in_words).collect();
    marks.join("; ")
}
