//! What is drawn together: documents, or participants with all their documents.

use crate::analysis::agreement::{BinaryCells, DrawnFrom};
use crate::model::{DocumentId, ParticipantId, Seen};
use rustc_hash::FxHashMap;

/// Documents in groups, of which each is drawn as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clusters {
    /// The group of each document, by its number; groups count from 0 in the order in which they are met.
    of_document: Vec<usize>,
    count: usize,
}

impl Clusters {
    /// Groups documents. Those that share a participant, directly or through others, are one group; a document without
    /// a participant is a group of its own.
    pub fn of(seen: &Seen<'_>, documents: &[DocumentId], from: DrawnFrom) -> Self {
        if from == DrawnFrom::Documents {
            return Self {
                of_document: (0..documents.len()).collect(),
                count: documents.len(),
            };
        }
        let mut group: Vec<usize> = (0..documents.len()).collect();
        let mut first: FxHashMap<ParticipantId, usize> = FxHashMap::default();
        for (number, id) in documents.iter().enumerate() {
            let Some(document) = seen.document(*id) else {
                continue;
            };
            for participant in seen.participants_of(document) {
                let with = *first.entry(participant).or_insert(number);
                let (one, other) = (root(&group, number), root(&group, with));
                if let Some(of) = group.get_mut(one.max(other)) {
                    *of = one.min(other);
                }
            }
        }
        let mut named: FxHashMap<usize, usize> = FxHashMap::default();
        let of_document = (0..documents.len())
            .map(|number| {
                let next = named.len();
                *named.entry(root(&group, number)).or_insert(next)
            })
            .collect();
        Self {
            of_document,
            count: named.len(),
        }
    }

    /// How many groups there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The group of a document.
    pub fn of_document(&self, document: usize) -> usize {
        self.of_document.get(document).copied().unwrap_or_default()
    }

    /// Counts of documents added up by group.
    pub fn add_up(&self, coders: usize, documents: Vec<BinaryCells>) -> Vec<BinaryCells> {
        if self.count == documents.len() {
            return documents;
        }
        let mut groups = vec![BinaryCells::new(coders); self.count];
        for (number, cells) in documents.iter().enumerate() {
            if let Some(group) = groups.get_mut(self.of_document(number)) {
                group.add_all(cells, 1);
            }
        }
        groups
    }
}

fn root(group: &[usize], mut number: usize) -> usize {
    while let Some(above) = group.get(number).copied().filter(|above| *above != number) {
        number = above;
    }
    number
}
