//! Passes, their parts, and how far their analysts are.

use super::Seen;
use crate::model::things::Pass;
use crate::model::{AnalystId, DocumentId, Material, MaterialSpan, Part, PassId, Reading};
use std::collections::BTreeSet;

/// How far a pass is, over all its parts and analysts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassState {
    /// Somebody has still something to close.
    Open,
    /// All have closed everything, and nothing was hidden.
    Closed,
    /// All have closed everything, and what was hidden is revealed.
    Revealed,
}

impl PassState {
    /// In a word, as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Revealed => "revealed",
        }
    }
}

impl<'a> Seen<'a> {
    /// The passes, in the order they were opened.
    pub fn passes(&self) -> Vec<&'a Pass> {
        let passes = self.study.state.passes.values();
        let mut passes: Vec<_> = passes.filter(|pass| pass.made.stands()).collect();
        passes.sort_by_key(|pass| pass.made.stamp);
        passes
    }

    /// One pass.
    pub fn pass(&self, id: PassId) -> Option<&'a Pass> {
        self.study.state.passes.get(&id)
    }

    /// The parts of a pass's material: its documents, or its constructs.
    pub fn parts(&self, pass: PassId) -> Vec<Part> {
        self.pass(pass)
            .map(|pass| self.parts_of_record(pass))
            .unwrap_or_default()
    }

    pub(super) fn parts_of_record(&self, pass: &Pass) -> Vec<Part> {
        let documents = &self.study.state.documents;
        let stands = |id: &DocumentId| documents.get(id).is_some_and(|d| d.made.stands());
        match &pass.opened.material {
            Material::AllDocuments => documents
                .values()
                .filter(|d| d.made.stands() && is_coded(d.kind.get_or(Default::default())))
                .map(|d| Part::Document(d.id))
                .collect(),
            Material::Documents(chosen) => {
                let chosen = chosen.iter().copied().filter(stands);
                chosen.map(Part::Document).collect()
            }
            Material::Segments { constructs, .. } => {
                constructs.iter().copied().map(Part::Construct).collect()
            }
        }
    }

    /// The documents a pass has material in.
    pub fn documents_of_pass(&self, pass: PassId) -> Vec<DocumentId> {
        let Some(it) = self.pass(pass) else {
            return Vec::new();
        };
        if it.is_within_constructs() {
            let spans = self.material_spans(pass);
            let documents: BTreeSet<_> = spans.iter().map(|span| span.document).collect();
            return documents.into_iter().collect();
        }
        let parts = self.parts_of_record(it);
        let documents = parts.into_iter().filter_map(|part| match part {
            Part::Document(document) => Some(document),
            Part::Construct(_) => None,
        });
        documents.collect()
    }

    /// The stretches of a pass within constructs: as fixed when it opened, and taken in since.
    pub fn material_spans(&self, pass: PassId) -> Vec<MaterialSpan> {
        let Some(pass) = self.pass(pass) else {
            return Vec::new();
        };
        let mut spans: BTreeSet<MaterialSpan> = match &pass.opened.material {
            Material::Segments { spans, .. } => spans.iter().copied().collect(),
            _ => BTreeSet::new(),
        };
        for (span, taken_in) in &pass.taken_in {
            match taken_in.get() {
                Some(true) => spans.insert(*span),
                Some(false) => spans.remove(span),
                None => false,
            };
        }
        spans.into_iter().collect()
    }

    /// How far a pass is as a whole.
    pub fn pass_state(&self, pass: &Pass) -> PassState {
        let parts = self.parts_of_record(pass);
        let closed = |who: &AnalystId| parts.iter().all(|part| pass.has_closed(*who, *part));
        if pass.opened.blind && self.is_wholly_revealed(pass) {
            PassState::Revealed
        } else if !parts.is_empty() && pass.opened.analysts.iter().all(closed) {
            PassState::Closed
        } else {
            PassState::Open
        }
    }

    /// Analysts who have closed every part of a pass.
    pub fn closed_by(&self, pass: &Pass) -> Vec<AnalystId> {
        let parts = self.parts_of_record(pass);
        let analysts = pass.opened.analysts.iter().copied();
        analysts
            .filter(|who| !parts.is_empty() && parts.iter().all(|p| pass.has_closed(*who, *p)))
            .collect()
    }

    /// Number of parts an analyst has closed: the one thing of another's hidden work that may show.
    pub fn parts_closed(&self, pass: &Pass, analyst: AnalystId) -> usize {
        let parts = self.parts_of_record(pass);
        let closed = parts.iter().filter(|part| pass.has_closed(analyst, **part));
        closed.count()
    }

    /// How far an analyst has read a document in a pass; none where that is hidden.
    pub fn reading(
        &self,
        pass: PassId,
        analyst: AnalystId,
        document: DocumentId,
    ) -> Option<Reading> {
        let pass = self.pass(pass)?;
        if !self.shows_reading(pass, analyst, document) {
            return None;
        }
        let field = pass.reading.get(&(analyst, document));
        Some(field.map_or(Reading::Unread, |field| field.get_or(Reading::Unread)))
    }

    /// Parts that all analysts have closed and whose reveal nobody has recorded yet.
    pub fn unrecorded_reveals(&self, pass: &Pass) -> Vec<Part> {
        let parts = self.parts_of_record(pass);
        let unrecorded = parts
            .into_iter()
            .filter(|part| !pass.reveals.contains_key(part) && pass.is_revealed(*part));
        unrecorded.collect()
    }
}

/// Field notes are read beside their interview; everything else is material.
fn is_coded(kind: crate::model::DocumentKind) -> bool {
    kind != crate::model::DocumentKind::FieldNote
}
