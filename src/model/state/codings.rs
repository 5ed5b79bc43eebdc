//! All codings, those of a document together.

use crate::model::things::Coding;
use crate::model::{CodingId, DocumentId, HybridTime, Stamp};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Codings by document, in the order they were made; found by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::model) struct Codings {
    by_document: BTreeMap<DocumentId, Vec<Coding>>,
    /// Where each one lies: its document, and the time that with the id makes its place.
    places: FxHashMap<CodingId, (DocumentId, HybridTime)>,
}

impl Codings {
    /// Takes in a coding; one that is here already stays.
    pub fn insert(&mut self, coding: Coding) {
        let document = coding.document();
        let stamp = coding.stamp;
        let together = self.by_document.entry(document).or_default();
        let place = together.partition_point(|c| c.stamp < stamp);
        if together.get(place).is_none_or(|c| c.stamp != stamp) {
            self.places.insert(coding.id, (document, stamp.at));
            together.insert(place, coding);
        }
    }

    fn place(&self, id: CodingId) -> Option<(DocumentId, usize)> {
        let (document, at) = *self.places.get(&id)?;
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

    /// One coding, to be touched.
    pub fn get_mut(&mut self, id: CodingId) -> Option<&mut Coding> {
        let (document, place) = self.place(id)?;
        self.by_document.get_mut(&document)?.get_mut(place)
    }

    /// The codings of a document, in the order they were made.
    pub fn of(&self, document: DocumentId) -> &[Coding] {
        self.by_document.get(&document).map_or(&[], Vec::as_slice)
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
