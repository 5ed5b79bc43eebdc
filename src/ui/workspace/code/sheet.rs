//! What the transcript shows, made anew when the study, the document or the layers change: the open document, or a
//! page of a reading list. What is done at a place of it is done at that place of a document.

use super::excerpts::Excerpts;
use super::layers::{LayerKey, LayerRow, Layers, margin};
use super::standing::shown_name;
use super::uncoded::coded_turns;
use crate::analysis::agreement::united;
use crate::model::things::{Coding, Document};
use crate::model::{
    CodeId, CodingId, DocumentId, DocumentKind, Id, Material, MemoId, PassId, Span, SpeakerIs,
    Target, Text, Turn,
};
use crate::ui::transcript::{Excerpt, PartOfList, ShownCoding, ShownSpeaker};
use crate::ui::{Date, Selected, View};
use rustc_hash::FxHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Where the words come from.
#[derive(Debug, Default)]
pub(super) enum Source {
    /// Nowhere yet.
    #[default]
    Nothing,
    /// A document as a whole.
    Document(DocumentId),
    /// Stretches of documents.
    Excerpts(Arc<Excerpts>),
}

/// Study, document, pass, layers and sub-domain that a sheet is made for.
pub(super) type SheetKey = (u64, DocumentId, Option<PassId>, u64, Option<CodeId>);

/// What the transcript shows.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) key: Option<SheetKey>,
    /// Study, page, ticks and layers of a reading list.
    pub(super) page_key: Option<(u64, u64, u64, u64)>,
    pub source: Source,
    /// The headings of the stretches, where it is made of such.
    pub excerpts: Vec<Excerpt>,
    /// Which part of a longer list they are.
    pub part: PartOfList,
    /// The documents they come from.
    pub documents: Vec<DocumentId>,
    /// Another for another text or other turns.
    pub text_key: u64,
    /// Another whenever the codings are others.
    pub codings_key: u64,
    pub(super) text: Option<Arc<Text>>,
    /// Why there is no text, in one sentence.
    pub missing: Option<String>,
    pub speakers: Vec<ShownSpeaker>,
    pub codings: Vec<ShownCoding>,
    pub name: String,
    /// “Transcript, 14 March · 8,214 words · 2 speakers · 62 % coded”.
    pub under: String,
    pub layers: Vec<LayerRow>,
    /// Passages with a coding of one's own in the pass, in order.
    pub own: Vec<Span>,
    /// Those, and what was left uncoded on purpose, in order.
    pub settled: Vec<Span>,
    /// What was left uncoded on purpose, in order.
    pub passed_over: Vec<Span>,
    /// What one works in, in order and apart from each other: the material, or that of the sub-domain one is at.
    pub in_sight: Option<Vec<Span>>,
    /// What is material, where the pass works within constructs.
    pub material: Option<Vec<Span>>,
    /// Where people speak whose words are coded.
    pub turns: Vec<Span>,
    /// Passages with memos, by their start, and the first memo on each.
    pub memo_marks: Vec<Span>,
    pub memos: Vec<MemoId>,
}

impl Sheet {
    /// Makes it anew where something has changed.
    pub fn update(&mut self, view: &View<'_>, id: DocumentId, layers: &Layers, at: Option<CodeId>) {
        let key = Some((view.revision(), id, view.pass(), layers.changes(), at));
        if self.key == key {
            return;
        }
        let Some(document) = view.seen.document(id) else {
            *self = Self::default();
            return;
        };
        *self = Self {
            key,
            codings_key: self.codings_key + 1,
            ..Self::of(view, document, layers, at)
        };
    }

    fn of(view: &View<'_>, document: &Document, layers: &Layers, at: Option<CodeId>) -> Self {
        let mut sheet = Self {
            source: Source::Document(document.id),
            ..Self::default()
        };
        match view.text_of(document.id) {
            Ok(text) => sheet.text = Some(text),
            Err(why) => sheet.missing = Some(why),
        }
        let mut hasher = FxHasher::default();
        (document.id, document.turns(), sheet.missing.is_some()).hash(&mut hasher);
        sheet.text_key = hasher.finish();
        sheet.speakers = speakers(view, document);
        let codings = view.seen.codings_of(document.id);
        sheet.layers = layer_rows(view, &codings, layers);
        let earlier = earlier_constructs(view);
        let shown = |coding: &&&Coding| {
            let key = (coding.pass(), coding.analyst());
            let code = view.overview.tree.effective(coding.code());
            let is_material = earlier.as_ref().is_some_and(|(pass, codes)| {
                *pass == coding.pass() && codes.contains(&code) && layers.keeps_material(key)
            });
            is_material || layers.shows(view, key)
        };
        sheet.codings = codings
            .iter()
            .filter(shown)
            .map(|coding| shown_coding(view, coding))
            .collect();
        sheet.own = codings
            .iter()
            .filter(|it| Some(it.pass()) == view.pass() && Some(it.analyst()) == view.me())
            .map(|coding| coding.span())
            .collect();
        if let Some((pass, me)) = view.pass().zip(view.me()) {
            sheet.passed_over = view.seen.passed_over(pass, me, document.id);
        }
        let over = sheet.passed_over.iter();
        sheet.settled = sheet.own.iter().chain(over).copied().collect();
        sheet.settled.sort();
        sheet.material = material(view, document.id, None);
        let in_sight = material(view, document.id, at);
        sheet.in_sight = in_sight.map(|spans| united(spans.iter().chain(&sheet.own).copied()));
        if let Some(text) = &sheet.text {
            let speakers = &sheet.speakers;
            let quiet = |speaker: u16| {
                speakers
                    .get(usize::from(speaker))
                    .is_some_and(|it| it.quiet)
            };
            sheet.turns = coded_turns(text, document.turns(), &quiet);
        }
        sheet.mark_memos(view, document.id);
        document.name.text().clone_into(&mut sheet.name);
        sheet.under = under(view, document.id);
        sheet
    }

    /// Finds the passages with memos: bare ones, and those of codings that are shown.
    fn mark_memos(&mut self, view: &View<'_>, document: DocumentId) {
        let memos = view.seen.memos().into_iter();
        let marks = memos.filter_map(|memo| match memo.first.on {
            Target::Passage { document: it, span } if it == document => Some((span, memo.id)),
            Target::Coding(coding) => Some((self.coding(coding)?.span, memo.id)),
            _ => None,
        });
        let marks = marks.collect();
        self.set_memo_marks(marks);
    }

    /// Sets where memos stand in the text that is shown.
    pub fn set_memo_marks(&mut self, mut marks: Vec<(Span, MemoId)>) {
        marks.sort_by_key(|(span, memo)| (span.start, span.end, *memo));
        marks.dedup_by_key(|(span, _)| *span);
        (self.memo_marks, self.memos) = marks.into_iter().unzip();
    }

    /// The first memo on a passage that has a mark.
    pub fn memo_at(&self, span: Span) -> Option<MemoId> {
        let at = self.memo_marks.iter().position(|it| *it == span)?;
        self.memos.get(at).copied()
    }

    /// The text, if it is here.
    pub fn text(&self) -> Option<Arc<Text>> {
        self.text.clone()
    }

    /// A passage in its document; none where the words are not a document's.
    pub fn place(&self, span: Span) -> Option<(DocumentId, Span)> {
        match &self.source {
            Source::Nothing => None,
            Source::Document(document) => Some((*document, span)),
            Source::Excerpts(made) => made.place(span),
        }
    }

    /// The document that a code point belongs to.
    pub fn document_at(&self, position: u32) -> Option<DocumentId> {
        match &self.source {
            Source::Nothing => None,
            Source::Document(document) => Some(*document),
            Source::Excerpts(made) => made.part_at(position).map(|(_, it)| it.member.document),
        }
    }

    /// A passage as it is selected in its document.
    pub fn selected(&self, span: Span) -> Selected {
        match self.place(span) {
            Some((document, span)) => Selected::Passage(document, span),
            None => Selected::Nothing,
        }
    }

    /// The turns of what is shown, and the number of each in its document where that is another.
    pub fn turns_of<'s>(&'s self, view: &View<'s>) -> (&'s [Turn], &'s [u32]) {
        match &self.source {
            Source::Nothing => (&[], &[]),
            Source::Document(id) => (view.seen.document(*id).map_or(&[], Document::turns), &[]),
            Source::Excerpts(made) => (&made.turns, &made.numbers),
        }
    }

    /// Where a coding begins and ends in its document when it is drawn to `drawn` here. What an excerpt's edge
    /// cut off is not lost by that.
    pub fn borders(&self, view: &View<'_>, id: CodingId, drawn: Span) -> Option<Span> {
        let (_, place) = self.place(drawn)?;
        let shown = self.coding(id)?.span;
        let coding = view.seen.coding(id)?.span();
        Some(Span::new(
            if drawn.start == shown.start {
                coding.start
            } else {
                place.start
            },
            if drawn.end == shown.end {
                coding.end
            } else {
                place.end
            },
        ))
    }

    /// A coding that is shown, by the number the transcript knows it by.
    pub fn coding(&self, id: CodingId) -> Option<&ShownCoding> {
        let id = shown_id(id);
        self.codings.iter().find(|coding| coding.id == id)
    }

    /// The codings shown on a code point, the shortest first.
    pub fn codings_at(&self, position: u32) -> Vec<CodingId> {
        let here = self.codings.iter().filter(|it| it.span.contains(position));
        let mut here: Vec<_> = here.map(|it| (it.span.len(), it.id)).collect();
        here.sort_unstable();
        here.into_iter().map(|(_, id)| coding_id(id)).collect()
    }
}

/// A coding by the number the transcript knows it by.
pub(super) const fn coding_id(shown: u64) -> CodingId {
    CodingId(Id::from_bits(shown))
}

/// The number the transcript knows a coding by.
pub(super) const fn shown_id(coding: CodingId) -> u64 {
    coding.0.bits()
}

pub(super) fn speakers(view: &View<'_>, document: &Document) -> Vec<ShownSpeaker> {
    (0..document.speaker_labels().len() as u16)
        .map(|n| ShownSpeaker {
            name: view.seen.speaker_name(document, n),
            quiet: matches!(
                document.speaker(n),
                Some(SpeakerIs::Interviewer | SpeakerIs::Interpreter)
            ),
        })
        .collect()
}

pub(super) fn layer_rows(view: &View<'_>, codings: &[&Coding], layers: &Layers) -> Vec<LayerRow> {
    let mut counts: BTreeMap<LayerKey, usize> = BTreeMap::new();
    for coding in codings {
        *counts.entry((coding.pass(), coding.analyst())).or_default() += 1;
    }
    // Of the pass whose segments are the material, these at least show.
    let earlier = earlier_constructs(view).map(|(pass, _)| pass);
    let order = |pass: PassId| view.overview.passes.iter().position(|row| row.id == pass);
    let mut rows: Vec<LayerRow> = counts
        .into_iter()
        .map(|(key, codings)| {
            let pass = view.overview.pass(key.0).map_or("", |row| &row.name);
            LayerRow {
                key,
                name: format!("{pass} · {}", view.overview.person_name(key.1)),
                codings,
                shown: layers.shows(view, key)
                    || earlier == Some(key.0) && layers.keeps_material(key),
                plain: Some(key.0) == view.pass() && Some(key.1) == view.me(),
            }
        })
        .collect();
    rows.sort_by_key(|row| (order(row.key.0), Some(row.key.1) != view.me(), row.key.1));
    rows
}

pub(super) fn shown_coding(view: &View<'_>, coding: &Coding) -> ShownCoding {
    let row = view.overview.code(coding.code());
    let layer = margin(view, (coding.pass(), coding.analyst()));
    let name = row.map_or_else(|| view.seen.code_name(coding.code()), shown_name);
    ShownCoding {
        id: shown_id(coding.id),
        span: coding.span(),
        colour: row.map_or(0, |row| row.colour),
        name: match view.seen.after_reveal(coding) {
            Some(_) => format!("{name} · after reveal"),
            None => name,
        },
        layer,
    }
}

fn material(view: &View<'_>, document: DocumentId, at: Option<CodeId>) -> Option<Vec<Span>> {
    let pass = view.pass()?;
    let row = view.overview.pass(pass)?;
    if row.constructs.is_empty() {
        return None;
    }
    let spans = view.seen.material_spans(pass);
    let here = spans.iter().filter(|span| span.document == document);
    let here = here.filter(|span| at.is_none_or(|at| at == span.construct));
    Some(here.map(crate::model::MaterialSpan::span).collect())
}

/// The earlier pass whose segments are the material of the pass one works in, and the codes they have there.
fn earlier_constructs(view: &View<'_>) -> Option<(PassId, BTreeSet<CodeId>)> {
    let pass = view.seen.pass(view.pass()?)?;
    let Material::Segments { of, constructs, .. } = &pass.opened.material else {
        return None;
    };
    let below = constructs
        .iter()
        .flat_map(|code| view.overview.tree.below(*code));
    Some((*of, below.collect()))
}

fn under(view: &View<'_>, document: DocumentId) -> String {
    let Some(row) = view.overview.document(document) else {
        return String::new();
    };
    let kind = kind_name(row.kind);
    let date = match Date::of_day(&row.date) {
        Some(date) => format!("{kind}, {}", date.day_and_month()),
        None if row.date.is_empty() => kind.to_owned(),
        None => format!("{kind}, {}", row.date),
    };
    let mut parts = vec![date, format!("{} words", thousands(row.words))];
    match row.speakers {
        0 => {}
        1 => parts.push("1 speaker".to_owned()),
        n => parts.push(format!("{n} speakers")),
    }
    let progress = view
        .pass()
        .zip(view.me())
        .and_then(|(pass, me)| view.overview.progress(pass, me, document));
    if let Some(progress) = progress {
        parts.push(coded_share(progress.coded, progress.codings));
    }
    parts.join(" · ")
}

/// “62 % coded”.
pub(super) fn coded_share(coded: f32, codings: usize) -> String {
    let percent = (coded * 100.0).round();
    match codings {
        0 => "nothing coded yet".to_owned(),
        _ if percent < 1.0 => "< 1 % coded".to_owned(),
        _ => format!("{percent:.0} % coded"),
    }
}

/// What sort of document, in a word.
pub(super) const fn kind_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Transcript => "Transcript",
        DocumentKind::FieldNote => "Field note",
        DocumentKind::Questionnaire => "Questionnaire",
        DocumentKind::PublishedStudy => "Published study",
        DocumentKind::Other => "Document",
    }
}

/// A number with a comma at every third digit: “8,214”.
pub(super) fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_groups_of_three_digits() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(8214), "8,214");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn a_share_below_one_per_cent_is_not_called_nothing() {
        assert_eq!(coded_share(0.0, 0), "nothing coded yet");
        assert_eq!(coded_share(0.001, 1), "< 1 % coded");
        assert_eq!(coded_share(0.62, 9), "62 % coded");
    }
}
