//! The page of segments: those of one code, by what else was coded there or nearby.

use super::picking::{CodePick, Picked};
use super::row::{self, CodeMark, Row, codes_at};
use super::sight::Sight;
use crate::analysis::{Near, Retrieved, retrieve};
use crate::model::{CodeId, CodingId, DocumentId, Span};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, ListOf, Selected, View, forms, many};
use egui::{Key, Modifiers, Rect, ScrollArea, Ui};
use rustc_hash::{FxHashMap, FxHashSet};

/// Characters of a segment that a row shows.
const WORDS: u32 = 320;

/// What a code is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Of,
    With,
    Without,
    Near,
}

/// Which segments are listed, and the list.
#[derive(Default)]
pub(super) struct Segments {
    of: Option<CodeId>,
    with: Vec<CodeId>,
    without: Vec<CodeId>,
    near: Vec<CodeId>,
    turns: usize,
    pick: Option<(Which, CodePick, Rect)>,
    changes: u64,
    key: Option<(u64, u64)>,
    list: Vec<Segment>,
    documents: usize,
    read: FxHashMap<CodingId, ReadSegment>,
    at: usize,
    sight: Sight,
}

#[derive(Debug, Clone, Copy)]
struct Segment {
    coding: CodingId,
    document: DocumentId,
    span: Span,
}

/// What a row says of a segment.
struct ReadSegment {
    words: String,
    source: String,
    codes: Vec<CodeMark>,
}

const NEARNESS: [(usize, &str); 5] = [
    (0, "in the same turn"),
    (1, "at most 1 turn away"),
    (2, "at most 2 turns away"),
    (3, "at most 3 turns away"),
    (5, "at most 5 turns away"),
];

impl Segments {
    /// Whether a code is being chosen.
    pub const fn is_picking(&self) -> bool {
        self.pick.is_some()
    }

    /// What stands at the left.
    pub fn left(ui: &mut Ui) {
        parts::section(ui, "Segments of codes", "");
        let words = "Every segment of a code and of the codes below it. You can ask for those that another code overlaps, does not overlap, or lies near. It counts every coding that you may see.";
        ui.horizontal_top(|ui| {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        });
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.forget_gone(view);
        self.lines(ui, view);
        self.picking(ui);
        self.update(view);
        ui.add_space(metrics::GRID * 3.0);
        if self.of.is_none() {
            ui.label(theme(ui).quiet("Choose a code to see its segments."));
            return;
        }
        let total = format!(
            "{} in {}",
            many(self.list.len(), "segment", "segments"),
            many(self.documents, "document", "documents")
        );
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.label(theme(ui).text(total));
            if !self.list.is_empty() && parts::link(ui, "Read them one after the other").clicked() {
                commands.show_list(self.reading_list(view));
            }
        });
        ui.add_space(metrics::GRID * 2.0);
        self.keys(ui, commands);
        let height = row::height(ui);
        let step = height + ui.spacing().item_spacing.y;
        let area = ScrollArea::vertical()
            .id_salt("segments")
            .auto_shrink(false);
        let area = self.sight.bring(area, self.at as f32 * step, step);
        let shown = area.show_rows(ui, height, self.list.len(), |ui, rows| {
            for n in rows {
                if let Some(segment) = self.list.get(n).copied() {
                    self.row(ui, view, segment, n, commands);
                }
            }
        });
        self.sight.saw(&shown);
    }

    /// The list as one continuous text in the Code workspace.
    fn reading_list(&self, view: &View<'_>) -> ListOf {
        let names = |codes: &[CodeId]| -> String {
            let names = codes.iter().filter_map(|code| view.overview.code(*code));
            let names: Vec<&str> = names.map(|row| row.name.as_str()).collect();
            names.join(", ")
        };
        let mut title = self.of.map_or_else(String::new, |code| names(&[code]));
        for (words, codes) in [
            (" with ", &self.with),
            (" without ", &self.without),
            (" near ", &self.near),
        ] {
            if !codes.is_empty() {
                title.push_str(words);
                title.push_str(&names(codes));
            }
        }
        ListOf::Segments {
            title: title.into(),
            codings: self.list.iter().map(|segment| segment.coding).collect(),
        }
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        segment: Segment,
        n: usize,
        commands: &mut Commands,
    ) {
        let read = self
            .read
            .entry(segment.coding)
            .or_insert_with(|| read(view, segment));
        let row = Row {
            before: "",
            words: &read.words,
            after: "",
            source: &read.source,
            codes: &read.codes,
            chosen: None,
            selected: n == self.at,
        };
        if row.show(ui).opened {
            self.at = n;
            open(segment, commands);
        }
    }

    fn keys(&mut self, ui: &Ui, commands: &mut Commands) {
        if self.pick.is_some() || ui.ctx().memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let before = self.at;
        if pressed(Key::ArrowDown) {
            self.at = (self.at + 1).min(self.list.len().saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
        if self.at != before {
            self.sight.follow();
        }
        if pressed(Key::Enter)
            && let Some(segment) = self.list.get(self.at)
        {
            open(*segment, commands);
        }
    }

    /// What is asked for: four lines of codes.
    fn lines(&mut self, ui: &mut Ui, view: &View<'_>) {
        let of: Vec<CodeId> = self.of.into_iter().collect();
        let mut removed = None;
        let mut asked = None;
        for (which, words, codes) in [
            (Which::Of, "Segments of", of),
            (Which::With, "that overlap", self.with.clone()),
            (Which::Without, "but do not overlap", self.without.clone()),
            (Which::Near, "and have nearby", self.near.clone()),
        ] {
            if which != Which::Of && self.of.is_none() {
                continue;
            }
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(metrics::CONTROL);
                let before = ui.cursor().left();
                ui.label(theme(ui).quiet(words));
                // The codes of all lines stand below each other.
                let used = ui.cursor().left() - before;
                ui.add_space((140.0 - used).max(0.0));
                for code in &codes {
                    let name = view.overview.code(*code).map_or("", |row| &row.name);
                    let chip = parts::chip(ui, &format!("{name}  ×"));
                    if chip.on_hover_text(format!("Take “{name}” out")).clicked() {
                        removed = Some((which, *code));
                    }
                }
                if which != Which::Of || codes.is_empty() {
                    let words = match which {
                        Which::Of => "Choose a code…",
                        Which::With => "Overlapping code…",
                        Which::Without => "Code that is not there…",
                        Which::Near => "Code nearby…",
                    };
                    let link = parts::link(ui, words);
                    if link.clicked() {
                        asked = Some((which, link.rect));
                    }
                }
                if which == Which::Near && !codes.is_empty() {
                    let changed =
                        forms::bare_choice(ui, "How near", &mut self.turns, &NEARNESS, 170.0);
                    self.changes += u64::from(changed);
                }
            });
        }
        if let Some((which, code)) = removed {
            self.changes += 1;
            self.codes_of(which).retain(|it| *it != code);
            if which == Which::Of {
                self.of = None;
            }
        }
        if let Some((which, below)) = asked {
            self.pick = Some((which, CodePick::to_look_for(view), below));
        }
    }

    fn picking(&mut self, ui: &Ui) {
        let Some((which, pick, below)) = &mut self.pick else {
            return;
        };
        let Some(picked) = pick.show(ui, *below) else {
            return;
        };
        let which = *which;
        self.pick = None;
        let Picked::Code(code) = picked else {
            return;
        };
        self.changes += 1;
        self.at = 0;
        if which == Which::Of {
            self.of = Some(code);
        } else if !self.codes_of(which).contains(&code) {
            self.codes_of(which).push(code);
        }
    }

    /// The list of codes that a line holds; for the first line, an unused one.
    const fn codes_of(&mut self, which: Which) -> &mut Vec<CodeId> {
        match which {
            Which::Of | Which::With => &mut self.with,
            Which::Without => &mut self.without,
            Which::Near => &mut self.near,
        }
    }

    fn forget_gone(&mut self, view: &View<'_>) {
        let here = |code: &CodeId| view.overview.code(*code).is_some();
        self.of = self.of.filter(here);
        for codes in [&mut self.with, &mut self.without, &mut self.near] {
            codes.retain(here);
        }
    }

    /// Makes the list anew where something has changed.
    fn update(&mut self, view: &View<'_>) {
        let key = Some((view.revision(), self.changes));
        if self.key == key {
            return;
        }
        self.key = key;
        self.read.clear();
        self.list.clear();
        self.documents = 0;
        let Some(code) = self.of else {
            return;
        };
        let near = self.near.iter().map(|code| Near {
            code: *code,
            turns: self.turns,
        });
        let which = Retrieved {
            code,
            with: self.with.clone(),
            without: self.without.clone(),
            near: near.collect(),
        };
        let found = retrieve(view.seen, &which);
        self.list.extend(found.into_iter().map(|coding| Segment {
            coding: coding.id,
            document: coding.document(),
            span: coding.span(),
        }));
        let documents: FxHashSet<DocumentId> = self.list.iter().map(|it| it.document).collect();
        self.documents = documents.len();
        self.at = self.at.min(self.list.len().saturating_sub(1));
    }
}

fn open(segment: Segment, commands: &mut Commands) {
    commands.show_passage(segment.document, segment.span);
    commands.select(Selected::Coding(segment.coding));
}

fn read(view: &View<'_>, segment: Segment) -> ReadSegment {
    let text = view.text_of(segment.document);
    let span = segment.span;
    let words = text.map_or_else(
        |why| why,
        |text| {
            let end = span.end.min(span.start + WORDS);
            text.slice(Span::new(span.start, end)).replace('\n', " ")
        },
    );
    ReadSegment {
        words,
        source: row::source(view, segment.document, span),
        codes: codes_at(view, segment.document, span),
    }
}
