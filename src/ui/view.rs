//! What the screens are given to read, each frame.

use super::{Here, Overview};
use crate::jobs::Runner;
use crate::journal::{Installation, Texts};
use crate::model::{AnalystId, DocumentId, PassId, ProjectId, Seen, Text};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The study as its person sees it, and what is worked on.
pub struct View<'a> {
    /// The study, with the code tree and the hidden codes that [`Self::overview`] has derived; take the counts from
    /// there too.
    pub seen: &'a Seen<'a>,
    /// What is derived from the study once per revision.
    pub overview: &'a Overview,
    /// What is worked on.
    pub here: &'a Here,
    /// The texts of the documents; cheap to clone, and usable from a job.
    pub texts: &'a Texts,
    /// Names the study for ever.
    pub project: ProjectId,
    /// The study's folder.
    pub folder: &'a Path,
    /// The installation, with which work off the screen's thread reads the folder anew.
    pub home: &'a Installation,
    /// Where what can be derived anew may be kept: the search index.
    pub cache: &'a Path,
    /// Starts work off the screen's thread; pass [`Self::revision`] so that stale results are dropped.
    pub jobs: &'a Runner,
    /// What this machine remembers of screens: text size, options of a report.
    pub remembered: &'a BTreeMap<String, String>,
    /// What is wrong in the folder, one sentence each with file and line.
    pub faults: &'a [String],
    /// What has not arrived yet, one sentence each.
    pub waiting: &'a [String],
    /// Why nothing can be changed, in one sentence, where that is so.
    pub read_only: Option<&'a str>,
    /// Whether that is so because one only reviews: verdicts, comments and replies are open to one all the same.
    pub only_reviews: bool,
    /// The earlier moment that is shown, as a sentence: “As it was on 12 March 2026, 14:02”; none while it is now.
    pub as_it_was: Option<&'a str>,
}

impl View<'_> {
    /// What this machine remembers under a name, see [`super::Commands::remember`].
    pub fn remembered(&self, name: &str) -> Option<&str> {
        self.remembered.get(name).map(String::as_str)
    }

    /// Keys everything derived from the study: greater with every change, never twice the same.
    pub fn revision(&self) -> u64 {
        self.overview.key()
    }

    /// Whose window this is.
    pub fn me(&self) -> Option<AnalystId> {
        self.seen.person()
    }

    /// Who may judge categories and reply to comments here; none where nobody may.
    pub fn reviewer(&self) -> Option<AnalystId> {
        self.me()
            .filter(|_| self.read_only.is_none() || self.only_reviews)
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
        let text = self.texts.get(document.imported.text);
        text.map_err(|error| error.to_string())
    }
}
