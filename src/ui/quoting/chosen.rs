//! All quotations of the study, gathered once for each state of it.

use crate::analysis::quotations::{ChosenQuotations, QuotedSegment};
use crate::jobs::Latest;
use crate::journal::Texts;
use crate::model::things::Document;
use crate::model::{CodingId, Text};
use crate::ui::View;
use std::sync::Arc;

/// Up to so many quotations are gathered at once; more by a job, since each may have another transcript read.
const AT_ONCE: usize = 60;

/// All quotations of the study, as they were gathered last.
#[derive(Debug, Default)]
pub(in crate::ui) struct Chosen {
    /// The state they are of, or asked for.
    asked: Option<u64>,
    job: Latest<Arc<ChosenQuotations>>,
    current: Option<Arc<ChosenQuotations>>,
    /// How often others were given.
    number: u64,
}

impl Chosen {
    /// Sees to it that they are those of the study; gives them once they are there, until then those of before.
    pub fn update(&mut self, view: &View<'_>) -> Option<Arc<ChosenQuotations>> {
        let revision = view.revision();
        if self.asked != Some(revision) {
            self.asked = Some(revision);
            if view.seen.quoted_codings().len() <= AT_ONCE {
                let read = reader(view.texts);
                let chosen = ChosenQuotations::of(view.seen, &read, None);
                self.current = Some(Arc::new(chosen));
                self.number += 1;
                self.job = Latest::default();
                return self.current.clone();
            }
            let apart = view.seen.apart_whole();
            let texts = view.texts.clone();
            let name = "Gathering the quotations";
            self.job.want(view.jobs, name, revision, move |_| {
                let chosen = ChosenQuotations::of(&apart.seen(), &reader(&texts), None);
                Ok::<_, String>(Arc::new(chosen))
            });
        }
        if let Some(made) = self.job.last()
            && self
                .current
                .as_ref()
                .is_none_or(|now| !Arc::ptr_eq(now, made))
        {
            self.current = Some(Arc::clone(made));
            self.number += 1;
        }
        self.current.clone()
    }

    /// The number of what was given last. Whatever is made of the quotations is made anew with each: while they are
    /// gathered, those of an earlier state are given.
    pub const fn number(&self) -> u64 {
        self.number
    }
}

/// The quotation that a coding belongs to.
pub(super) fn of_coding(chosen: &ChosenQuotations, coding: CodingId) -> Option<&QuotedSegment> {
    chosen.all.iter().find(|it| it.codings.contains(&coding))
}

fn reader(texts: &Texts) -> impl Fn(&Document) -> Result<Arc<Text>, String> + use<> {
    let texts = texts.clone();
    move |document: &Document| {
        let text = texts.get(document.imported.text);
        text.map_err(|error| error.to_string())
    }
}
