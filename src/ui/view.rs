//! What the screens are given to read, each frame.

use super::{Here, Overview};
use crate::model::{AnalystId, DocumentId, PassId, Seen, Text, TextHash};
use std::sync::Arc;

/// Where texts come from; the project folder, which keeps those it has read.
pub trait Texts {
    /// A text by its hash, or one sentence that says why it is not here.
    fn text(&self, hash: TextHash) -> Result<Arc<Text>, String>;
}

/// The study as its person sees it, and what is worked on.
pub struct View<'a> {
    /// The study; what it derives on being asked (code tree, hidden codes) is derived once a frame, so take the
    /// code tree and the counts from [`Self::overview`].
    pub seen: &'a Seen<'a>,
    /// What is derived from the study once per revision.
    pub overview: &'a Overview,
    /// What is worked on.
    pub here: &'a Here,
    /// The texts of the documents.
    pub texts: &'a dyn Texts,
    /// Why nothing can be changed, in one sentence, where that is so.
    pub read_only: Option<&'a str>,
}

impl View<'_> {
    /// Keys everything derived from the study: another number, another study.
    pub fn revision(&self) -> u64 {
        self.overview.key()
    }

    /// Whose window this is.
    pub fn me(&self) -> Option<AnalystId> {
        self.seen.person()
    }

    /// The pass one works in.
    pub fn pass(&self) -> Option<PassId> {
        self.here.pass
    }

    /// The text of a document, or one sentence that says why it is not here.
    pub fn text_of(&self, document: DocumentId) -> Result<Arc<Text>, String> {
        let document = self
            .seen
            .document(document)
            .ok_or_else(|| "This document is not in the study.".to_owned())?;
        self.texts.text(document.imported.text)
    }
}
