//! What reports are made from.

use crate::model::things::Document;
use crate::model::{Cut, ProjectId, Seen, Text, TextHash};
use std::sync::Arc;

/// What reports are made from: the study as its reader sees it, and its texts.
pub struct ReportSource<'a> {
    /// The study as its reader sees it.
    pub seen: &'a Seen<'a>,
    /// Which study it is.
    pub project: ProjectId,
    /// The moment that is seen.
    pub now: Cut,
    /// Gives a text, or one sentence that says why it is not here.
    pub text: &'a dyn Fn(TextHash) -> Result<Arc<Text>, String>,
}

impl<'a> ReportSource<'a> {
    /// Gives the texts of documents.
    pub fn texts(&self) -> impl Fn(&Document) -> Result<Arc<Text>, String> + use<'a> {
        let text = self.text;
        move |document| text(document.imported.text)
    }
}
