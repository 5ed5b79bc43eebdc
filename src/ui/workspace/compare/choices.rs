//! What the list of differences can be filtered by.

use super::comparison::Comparison;
use super::found::Found;
use crate::model::{AnalystId, CodeId, DocumentId};
use crate::ui::View;
use rustc_hash::FxHashSet;
use std::sync::{Arc, Weak};

/// The choices of the filter, made anew when the list or the study changes.
#[derive(Debug, Default)]
pub(super) struct Choices {
    of: Option<(u64, Weak<Found>, Option<CodeId>)>,
    pub documents: Vec<(Option<DocumentId>, String)>,
    pub codes: Vec<(Option<CodeId>, String)>,
    pub within: Vec<(Option<CodeId>, String)>,
    pub analysts: Vec<(Option<AnalystId>, String)>,
}

impl Choices {
    /// Sees to it that they are those of what was found. A code that was chosen elsewhere stands among them too.
    pub fn update(
        &mut self,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Arc<Found>,
        chosen: Option<CodeId>,
    ) {
        let revision = view.revision();
        let is_made = self.of.as_ref().is_some_and(|(made, of, with)| {
            let same = std::ptr::eq(of.as_ptr(), Arc::as_ptr(found));
            *made == revision && same && *with == chosen
        });
        if is_made {
            return;
        }
        self.of = Some((revision, Arc::downgrade(found), chosen));
        let progress = &found.progress;
        let differing = progress.documents.iter().filter(|(_, far)| far.all > 0);
        let differing: FxHashSet<DocumentId> = differing.map(|(id, _)| *id).collect();
        let documents = view.overview.documents.iter();
        let documents = documents.filter(|row| differing.contains(&row.id));
        self.documents = with_all(
            "All documents",
            documents.map(|row| (row.id, row.name.clone())),
        );
        let given: FxHashSet<CodeId> = progress.codes.iter().map(|(code, _)| *code).collect();
        let codes = view.overview.codes.iter();
        let codes = codes.filter(|row| given.contains(&row.id) || chosen == Some(row.id));
        self.codes = with_all("All codes", codes.map(|row| (row.id, row.name.clone())));
        let mut within: Vec<CodeId> = progress.sub_domains.iter().map(|(id, _)| *id).collect();
        within.sort_unstable();
        let within = within.into_iter().map(|id| (id, view.seen.code_name(id)));
        self.within = with_all("All sub-domains", within);
        let analysts = comparison.analysts.iter().copied();
        let analysts = analysts.zip(comparison.names.iter().cloned());
        self.analysts = with_all("Anybody", analysts);
    }
}

fn with_all<T>(all: &str, choices: impl Iterator<Item = (T, String)>) -> Vec<(Option<T>, String)> {
    let choices = choices.map(|(it, name)| (Some(it), name));
    std::iter::once((None, all.to_owned()))
        .chain(choices)
        .collect()
}
