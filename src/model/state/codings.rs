//! All codings, those of a document together.

use crate::model::things::Coding;
use crate::model::{CodeId, CodingId, DocumentId, HybridTime, Pen, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// From which share of all codings on a walk over all of them is quicker than finding each by its id: one in four.
const WALK_FROM: usize = 4;

/// Codings by document, in the order they were made; found by id and by code.
#[derive(Debug, Clone, Default)]
pub(in crate::model) struct Codings {
    by_document: BTreeMap<DocumentId, Vec<Coding>>,
    /// Made when it is first asked for, so that codings can be taken elsewhere at no more than the cost of copying them.
    index: OnceLock<Index>,
}

/// Where codings lie.
#[derive(Debug, Clone, Default)]
struct Index {
    /// Where each one lies: its document, and the time that with the id makes its place.
    places: FxHashMap<CodingId, (DocumentId, HybridTime)>,
    /// Every coding under each code it ever bore. What bears another code by now is left out on reading, so that
    /// nothing has to be looked for when a code changes.
    by_code: FxHashMap<CodeId, Vec<CodingId>>,
}

impl Index {
    fn of(by_document: &BTreeMap<DocumentId, Vec<Coding>>) -> Self {
        let mut index = Self::default();
        let count = by_document.values().map(Vec::len).sum();
        index.places.reserve(count);
        for coding in by_document.values().flatten() {
            index.take_in(coding);
        }
        index
    }

    fn take_in(&mut self, coding: &Coding) {
        let place = (coding.document(), coding.stamp.at);
        self.places.insert(coding.id, place);
        self.by_code
            .entry(coding.code())
            .or_default()
            .push(coding.id);
    }
}

impl PartialEq for Codings {
    /// Places and codes follow from the codings; in which order they came to be known does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.by_document == other.by_document
    }
}

impl Codings {
    /// Those of documents, each in the order they were made.
    pub fn of_documents(by_document: BTreeMap<DocumentId, Vec<Coding>>) -> Self {
        Self {
            by_document,
            index: OnceLock::new(),
        }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.by_document))
    }

    fn index_mut(&mut self) -> Option<&mut Index> {
        self.index();
        self.index.get_mut()
    }

    /// Takes in a coding; one that is here already stays.
    pub fn insert(&mut self, coding: Coding) {
        // Before the coding, or it would stand in the index twice.
        self.index();
        let stamp = coding.stamp;
        let together = self.by_document.entry(coding.document()).or_default();
        let place = together.partition_point(|c| c.stamp < stamp);
        if together.get(place).is_none_or(|c| c.stamp != stamp) {
            if let Some(index) = self.index.get_mut() {
                index.take_in(&coding);
            }
            together.insert(place, coding);
        }
    }

    fn place(&self, id: CodingId) -> Option<(DocumentId, usize)> {
        let (document, at) = *self.index().places.get(&id)?;
        let stamp = Stamp { at, id: id.0 };
        let together = self.by_document.get(&document)?;
        let place = together.binary_search_by_key(&stamp, |c| c.stamp).ok()?;
        Some((document, place))
    }

    /// One coding.
    pub fn get(&self, id: CodingId) -> Option<&Coding> {
        let (document, place) = self.place(id)?;
        self.by_document.get(&document)?.get(place)
    }

    /// Sets the code of a coding, or takes that back. Gives whether anything shows of it; none where the coding is
    /// not here.
    pub fn put_code(&mut self, id: CodingId, pen: Pen, code: CodeId) -> Option<bool> {
        self.index();
        let it = self.get_mut(id)?;
        let before = it.code();
        let shows = it.touch().code.put(pen, code);
        let now = it.code();
        if now != before {
            let index = self.index_mut()?;
            index.by_code.entry(now).or_default().push(id);
        }
        Some(shows)
    }

    /// One coding, to be touched in anything but its code.
    pub fn get_mut(&mut self, id: CodingId) -> Option<&mut Coding> {
        let (document, place) = self.place(id)?;
        self.by_document.get_mut(&document)?.get_mut(place)
    }

    /// The codings of a document, in the order they were made.
    pub fn of(&self, document: DocumentId) -> &[Coding] {
        self.by_document.get(&document).map_or(&[], Vec::as_slice)
    }

    /// Whether one of a code's codings is so.
    pub fn any_with(&self, code: CodeId, is: impl Fn(&Coding) -> bool) -> bool {
        let ids = self.index().by_code.get(&code).into_iter().flatten();
        let mut codings = ids.filter_map(|id| self.get(*id));
        codings.any(|coding| coding.code() == code && is(coding))
    }

    /// The codings that have one of these codes as set, document by document in the order they were made.
    pub fn with(&self, codes: &FxHashSet<CodeId>) -> Vec<&Coding> {
        let index = self.index();
        let lists = || codes.iter().filter_map(|code| index.by_code.get(code));
        let listed: usize = lists().map(Vec::len).sum();
        let bears = |coding: &&Coding| codes.contains(&coding.code());
        if listed > index.places.len() / WALK_FROM {
            return self.iter().filter(bears).collect();
        }
        let mut places: Vec<(DocumentId, Stamp)> = lists()
            .flatten()
            .filter_map(|id| {
                let (document, at) = *index.places.get(id)?;
                Some((document, Stamp { at, id: id.0 }))
            })
            .collect();
        places.sort_unstable();
        // One that went to another code and came back is listed twice.
        places.dedup();
        let found = places.into_iter().filter_map(|(document, stamp)| {
            let together = self.by_document.get(&document)?;
            let place = together.binary_search_by_key(&stamp, |c| c.stamp).ok()?;
            together.get(place)
        });
        found.filter(bears).collect()
    }

    /// The documents that have any.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> {
        self.by_document.keys().copied()
    }

    /// All codings, document by document.
    pub fn iter(&self) -> impl Iterator<Item = &Coding> {
        self.by_document.values().flatten()
    }
}
