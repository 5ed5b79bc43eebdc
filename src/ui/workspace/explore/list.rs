//! A list of segments one can walk through, open, and read one after the other.

use super::row::{self, CodeMark, Done, Row, codes_at};
use super::sight::Sight;
use crate::analysis::layer::LayerSegment;
use crate::model::{CodingId, DocumentId, Span};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, ListOf, Selected, View, many};
use egui::{Key, Modifiers, ScrollArea, Ui};
use rustc_hash::{FxHashMap, FxHashSet};

/// Characters of a segment that a row shows.
const WORDS: u32 = 320;

/// A segment of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    pub coding: CodingId,
    pub document: DocumentId,
    pub span: Span,
}

impl Listed {
    pub const fn of(segment: &LayerSegment) -> Self {
        Self {
            coding: segment.coding,
            document: segment.document,
            span: segment.span,
        }
    }
}

/// What a row says of a segment.
struct Read {
    words: String,
    source: String,
    codes: Vec<CodeMark>,
}

/// The segments, with the one that one stands on.
#[derive(Default)]
pub(super) struct SegmentList {
    /// What they have in common: the heading of the reading list.
    pub title: String,
    pub segments: Vec<Listed>,
    documents: usize,
    revision: u64,
    read: FxHashMap<(CodingId, Span), Read>,
    at: usize,
    sight: Sight,
    /// Those that are ticked, where they can be.
    pub ticked: Option<FxHashSet<CodingId>>,
}

impl SegmentList {
    /// Lists other segments.
    pub fn take(&mut self, title: String, segments: Vec<Listed>) {
        let documents: FxHashSet<DocumentId> = segments.iter().map(|it| it.document).collect();
        self.documents = documents.len();
        self.title = title;
        self.segments = segments;
        self.read.clear();
        self.at = self.at.min(self.segments.len().saturating_sub(1));
    }

    /// Goes back to the first.
    pub const fn rewind(&mut self) {
        self.at = 0;
        self.sight.follow();
    }

    /// “34 segments in 5 documents”.
    pub fn total(&self) -> String {
        format!(
            "{} in {}",
            many(self.segments.len(), "segment", "segments"),
            many(self.documents, "document", "documents")
        )
    }

    /// The list as one continuous text in the Code workspace.
    pub fn read_on(&self, commands: &mut Commands) {
        if self.segments.is_empty() {
            return;
        }
        commands.show_list(ListOf::Segments {
            title: self.title.as_str().into(),
            codings: self.segments.iter().map(|it| it.coding).collect(),
        });
    }

    /// How many there are, and the way to read them.
    pub fn head(&self, ui: &mut Ui, more: &str, commands: &mut Commands) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let total = self.total();
            let words = if more.is_empty() {
                total
            } else {
                format!("{total} · {more}")
            };
            ui.label(theme(ui).text(words));
            let any = !self.segments.is_empty();
            if any && parts::link(ui, "Read them one after the other").clicked() {
                self.read_on(commands);
            }
        });
        ui.add_space(metrics::GRID * 2.0);
    }

    /// Arrows move, Enter opens.
    pub fn keys(&mut self, ui: &Ui, commands: &mut Commands) {
        if ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let before = self.at;
        let last = self.segments.len().saturating_sub(1);
        for (key, by) in [(Key::ArrowDown, 1), (Key::PageDown, 8), (Key::End, last)] {
            if pressed(key) {
                self.at = (self.at + by).min(last);
            }
        }
        for (key, by) in [(Key::ArrowUp, 1), (Key::PageUp, 8), (Key::Home, last)] {
            if pressed(key) {
                self.at = self.at.saturating_sub(by);
            }
        }
        if self.at != before {
            self.sight.follow();
            super::keep_focus(ui);
        }
        if pressed(Key::Enter)
            && let Some(segment) = self.segments.get(self.at)
        {
            open(*segment, commands);
        }
    }

    /// Draws the rows in the room there is; `walked` where the arrow keys stand on one of them.
    /// Gives the segment whose tick was set or taken away.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        walked: bool,
        commands: &mut Commands,
    ) -> Option<CodingId> {
        let mut ticked = None;
        if self.revision != view.revision() {
            self.revision = view.revision();
            self.read.clear();
        }
        let height = row::height(ui);
        let step = height + ui.spacing().item_spacing.y;
        let area = ScrollArea::vertical()
            .id_salt("segments")
            .auto_shrink(false);
        let area = self.sight.bring(area, self.at as f32 * step, step);
        let shown = area.show_rows(ui, height, self.segments.len(), |ui, rows| {
            for n in rows {
                if let Some(segment) = self.segments.get(n).copied() {
                    let done = self.row(ui, view, segment, n, walked, commands);
                    if done.ticked {
                        ticked = Some(segment.coding);
                    }
                }
            }
        });
        self.sight.saw(&shown);
        ticked
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        segment: Listed,
        n: usize,
        walked: bool,
        commands: &mut Commands,
    ) -> Done {
        let chosen = self.ticked.as_ref();
        let chosen = chosen.map(|it| it.contains(&segment.coding));
        let read = self
            .read
            .entry((segment.coding, segment.span))
            .or_insert_with(|| read(view, segment));
        let row = Row {
            before: "",
            words: &read.words,
            after: "",
            source: &read.source,
            codes: &read.codes,
            chosen,
            selected: walked && n == self.at,
        };
        let done = row.show(ui);
        if done.opened {
            self.at = n;
            open(segment, commands);
        }
        done
    }
}

fn open(segment: Listed, commands: &mut Commands) {
    commands.show_passage(segment.document, segment.span);
    commands.select(Selected::Coding(segment.coding));
}

fn read(view: &View<'_>, segment: Listed) -> Read {
    let text = view.text_of(segment.document);
    let span = segment.span;
    let words = text.map_or_else(
        |why| why,
        |text| {
            let end = span.end.min(span.start + WORDS);
            text.slice(Span::new(span.start, end)).replace('\n', " ")
        },
    );
    Read {
        words,
        source: row::source(view, segment.document, span),
        codes: codes_at(view, segment.document, span),
    }
}
