//! Where memos go, and what they are linked to.

use crate::exchange::refi::guid::{Guid, Guids};
use crate::model::things::Memo;
use crate::model::{DocumentId, MemoId, Seen, Span, Target};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The memos that go out: those that show, but for reflexive ones that are not shared.
pub(in crate::exchange::refi) struct MemoPlaces<'s> {
    /// The memos, oldest first.
    pub memos: Vec<&'s Memo>,
    /// Number of reflexive memos that are not shared and stay here.
    pub private: usize,
    here: FxHashSet<MemoId>,
    on: FxHashMap<Target, Vec<Guid>>,
    passages: FxHashMap<DocumentId, BTreeSet<Span>>,
}

impl<'s> MemoPlaces<'s> {
    /// Those of a study.
    pub fn of(seen: &'s Seen<'s>, guids: &Guids) -> Self {
        let (private, memos): (Vec<&Memo>, Vec<&Memo>) =
            seen.memos().into_iter().partition(|memo| memo.is_private());
        let mut places = Self {
            private: private.len(),
            here: memos.iter().map(|memo| memo.id).collect(),
            on: FxHashMap::default(),
            passages: FxHashMap::default(),
            memos: Vec::new(),
        };
        for memo in &memos {
            let on = places.on.entry(memo.first.on).or_default();
            on.push(guids.thing(memo.id.0));
            let linked = seen.links_of(memo);
            for target in linked.into_iter().chain([memo.first.on]) {
                if let Target::Passage { document, span } = target {
                    places.passages.entry(document).or_default().insert(span);
                }
            }
        }
        places.memos = memos;
        places
    }

    /// The notes that are on a thing.
    pub fn on(&self, target: Target) -> &[Guid] {
        self.on.get(&target).map_or(&[], Vec::as_slice)
    }

    /// Passages of a document that memos are on or linked to.
    pub fn passages(&self, document: DocumentId) -> impl Iterator<Item = Span> + '_ {
        self.passages.get(&document).into_iter().flatten().copied()
    }

    /// Whether a memo goes out.
    pub fn has(&self, memo: MemoId) -> bool {
        self.here.contains(&memo)
    }
}

/// What the standard knows a thing by; none where it has no such thing in this file.
pub(super) fn guid_of(out: &super::Outward<'_>, target: Target) -> Option<Guid> {
    let has_text = |document: &DocumentId| out.with_text.contains(document);
    match target {
        Target::Document(id) => has_text(&id).then(|| out.guids.thing(id.0)),
        Target::Passage { document, span } => {
            has_text(&document).then(|| selection(&out.guids, document, span))
        }
        Target::Code(id) => out.codes.has(id).then(|| out.guids.thing(id.0)),
        Target::Coding(id) => {
            let coding = out.seen.coding(id).filter(|it| it.stands())?;
            has_text(&coding.document()).then(|| out.guids.thing(id.0))
        }
        Target::Category(id) => {
            let stands = out.seen.category(id).is_some_and(|it| it.made.stands());
            stands.then(|| out.guids.thing(id.0))
        }
        Target::Participant(id) => {
            let stands = out.seen.participant(id).is_some_and(|it| it.made.stands());
            stands.then(|| out.guids.thing(id.0))
        }
        Target::Case(id) => {
            let stands = out.seen.case(id).is_some_and(|it| it.made.stands());
            stands.then(|| out.guids.thing(id.0))
        }
        Target::Memo(id) => out.memos.has(id).then(|| out.guids.thing(id.0)),
        Target::Analyst(id) => out.people.get(&id).copied(),
        Target::Study | Target::Pass(_) => None,
    }
}

/// The GUID of a passage, be it coded or only written on.
pub(super) fn selection(guids: &Guids, document: DocumentId, span: Span) -> Guid {
    guids.part(document.0, &format!("{}-{}", span.start, span.end))
}
