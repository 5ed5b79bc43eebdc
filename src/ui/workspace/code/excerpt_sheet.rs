//! A page of a reading list as the transcript shows it.

use super::excerpts::{Excerpts, Part};
use super::layers::{LayerKey, Layers};
use super::reading_list::{Page, ReadingList};
use super::record::marks;
use super::sheet::{Sheet, Source, layer_rows, shown_coding, speakers};
use crate::model::things::Coding;
use crate::model::{DocumentId, Span};
use crate::ui::transcript::Excerpt;
use crate::ui::{Date, ListOf, View};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Sheet {
    /// Makes it anew from a page where something has changed.
    pub fn update_list(&mut self, view: &View<'_>, list: &ReadingList, layers: &Layers) {
        let Some(page) = list.page() else {
            *self = Self {
                codings_key: self.codings_key + 1,
                ..Self::default()
            };
            return;
        };
        let key = (view.revision(), page.key, list.ticks, layers.changes());
        if self.page_key == Some(key) {
            return;
        }
        let codings_key = self.codings_key + 1;
        *self = Self::of_page(view, list, page, layers);
        self.page_key = Some(key);
        self.codings_key = codings_key;
    }

    fn of_page(view: &View<'_>, list: &ReadingList, page: &Page, layers: &Layers) -> Self {
        let made = &page.excerpts;
        let mut sheet = Self {
            text: Some(Arc::clone(&made.text)),
            text_key: page.key,
            source: Source::Excerpts(Arc::clone(made)),
            name: list.title.clone(),
            under: list.under(),
            part: list.part(),
            ..Self::default()
        };
        let by_document = by_document(made);
        // In the order in which the speakers of the page are counted.
        for part in &made.parts {
            let known = sheet.documents.contains(&part.member.document);
            if let Some(document) = view.seen.document(part.member.document).filter(|_| !known) {
                sheet.documents.push(document.id);
                sheet.speakers.extend(speakers(view, document));
            }
        }
        let codings = codings_on(view, &by_document);
        let here: Vec<&Coding> = codings.iter().map(|(coding, _)| *coding).collect();
        sheet.layers = layer_rows(view, &here, layers);
        for layer in &mut sheet.layers {
            // A list shows what shows: only somebody who hid a layer hides it.
            layer.shown = layers.is_not_hidden(layer.key);
        }
        sheet.add_codings(view, &codings, layers);
        sheet.mark_memos_on(view, &by_document);
        sheet.excerpts = made
            .parts
            .iter()
            .map(|part| excerpt(view, list, part))
            .collect();
        sheet
    }

    fn mark_memos_on(&mut self, view: &View<'_>, by_document: &BTreeMap<DocumentId, Vec<&Part>>) {
        let mut marks = Vec::new();
        for memo in view.seen.memos() {
            let Some((document, Some(span))) = view.seen.place_of(memo.first.on) else {
                continue;
            };
            let parts = by_document.get(&document).into_iter().flatten();
            let shown = parts.filter_map(|part| part.to_shown(span));
            marks.extend(shown.map(|span| (span, memo.id)));
        }
        self.set_memo_marks(marks);
    }

    fn add_codings(&mut self, view: &View<'_>, codings: &[(&Coding, &[&Part])], layers: &Layers) {
        let mut around = Vec::new();
        for (coding, parts) in codings {
            let key: LayerKey = (coding.pass(), coding.analyst());
            let mine = Some(coding.pass()) == view.pass() && Some(coding.analyst()) == view.me();
            for part in *parts {
                let is_its_own = part.member.coding == Some(coding.id);
                let Some(span) = part.to_shown(coding.span()) else {
                    continue;
                };
                if mine {
                    self.own.push(span);
                }
                if !is_its_own && !layers.is_not_hidden(key) {
                    continue;
                }
                let mut shown = shown_coding(view, coding);
                shown.span = span;
                if is_its_own {
                    self.codings.push(shown);
                } else {
                    around.push(shown);
                }
            }
        }
        // Where a coding shows in several excerpts, the one that is about it is found first.
        self.codings.append(&mut around);
        self.own.sort_unstable();
    }
}

fn by_document(made: &Excerpts) -> BTreeMap<DocumentId, Vec<&Part>> {
    let mut by_document: BTreeMap<DocumentId, Vec<&Part>> = BTreeMap::new();
    for part in made.parts.iter().filter(|part| part.there.is_some()) {
        let parts = by_document.entry(part.member.document).or_default();
        parts.push(part);
    }
    by_document
}

/// The codings that show in at least one of the excerpts, with the excerpts of their document.
fn codings_on<'a, 'p>(
    view: &View<'a>,
    by_document: &'p BTreeMap<DocumentId, Vec<&'p Part>>,
) -> Vec<(&'a Coding, &'p [&'p Part])> {
    let mut on = Vec::new();
    for (document, parts) in by_document {
        let there: Vec<Span> = parts.iter().filter_map(|part| part.there).collect();
        let codings = view.seen.codings_with_removed_of(*document);
        let standing = codings.filter(|coding| coding.stands());
        let here = standing.filter(|coding| {
            let span = coding.span();
            there.iter().any(|part| part.overlaps(span))
        });
        on.extend(here.map(|coding| (coding, parts.as_slice())));
    }
    on
}

fn excerpt(view: &View<'_>, list: &ReadingList, part: &Part) -> Excerpt {
    let member = &part.member;
    let name = view.overview.document(member.document);
    let mut title = name.map_or_else(String::new, |row| row.name.clone());
    if let Some(turn) = part.turn {
        title = format!("{title} · turn {turn}");
    }
    let mut detail = Vec::new();
    let coding = member.coding.and_then(|id| view.seen.coding(id));
    if let Some(coding) = coding {
        if view.overview.people.len() > 1 {
            detail.push(view.overview.person_name(coding.analyst()).to_owned());
        }
        if matches!(list.of(), Some(ListOf::Earlier(_)))
            && let Some(earlier) = view.seen.earlier_meaning(coding)
        {
            let set = Date::local(earlier.set.at.milliseconds()).day_and_month();
            detail.push(format!("under the definition of {set}"));
        }
        detail.extend(marks::in_words(coding).into_iter().map(str::to_owned));
        if !coding.condensed().is_empty() {
            detail.push(format!("“{}”", coding.condensed()));
        }
    }
    let cut = part.there.is_some_and(|there| there.end < member.span.end);
    if cut {
        detail.push("only its beginning".to_owned());
    }
    Excerpt {
        start: part.shown.start,
        end: part.shown.end,
        own: part.to_shown(member.span),
        title,
        detail: detail.join(" · "),
        ticked: Some(list.is_ticked(member)),
        widens: part.widens,
        narrows: part.width > 0,
    }
}
