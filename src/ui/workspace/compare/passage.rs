//! The chosen passage in its context, with the analysts' codings under the words.

use super::comparison::Comparison;
use super::found::{Found, Row};
use super::readings::Readings;
use super::underline::{Underline, paint_sample, paint_under};
use crate::analysis::discrepancies::Item;
use crate::analysis::layers::Layered;
use crate::model::things::Document;
use crate::model::{CodingId, Span, Text};
use crate::ui::prose::kept_layout;
use crate::ui::theme::{Theme, metrics, parts, theme};
use crate::ui::transcript::Setting;
use crate::ui::{Commands, View, fonts};
use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

/// How much of the words around a passage is shown, in characters.
const AROUND: u32 = 280;
/// How much of the turns before and after, in characters.
const BESIDE: u32 = 150;
/// What stands where words are left out.
const CUT: &str = "… ";

/// The passage as it was last shown.
#[derive(Debug, Default)]
pub(super) struct Reader {
    of: Option<(u64, Vec<CodingId>)>,
    blocks: Vec<Block>,
    missing: Option<String>,
    /// Whether the passage has still to be brought into sight.
    follow: bool,
}

/// A line under words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub span: Span,
    pub under: Underline,
    /// Whether it is what is read about.
    pub chosen: bool,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Block {
    span: Span,
    words: String,
    /// Characters before the first of the span: the sign that something is left out.
    lead: u32,
    quiet: bool,
    /// Who speaks, where that has to be said.
    speaker: Option<String>,
}

impl Reader {
    /// Draws the passage. `room` is the height there is for it.
    #[expect(
        clippy::too_many_arguments,
        reason = "what the passage is, and what is done with it"
    )]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        row: &Row,
        borders: Option<Span>,
        room: f32,
        commands: &mut Commands,
    ) {
        let Some(item) = found.item_of(row) else {
            return;
        };
        let key = (view.revision(), row.ids.clone());
        if self.of.as_ref() != Some(&key) {
            self.of = Some(key);
            self.read(view, item);
            self.follow = true;
        }
        if let Some(sentence) = &self.missing {
            ui.add(egui::Label::new(theme(ui).quiet(sentence)).wrap());
        }
        let readings = comparison.readings(item);
        let theme = theme(ui);
        let codings = item.codings.iter();
        let marks: Vec<Mark> = codings
            .map(|coding| Mark {
                span: coding.span,
                under: underline_of(&theme, &readings, coding, row),
                chosen: row.ids.contains(&coding.id),
            })
            .collect();
        for block in &self.blocks {
            let place = block.show(ui, &marks, borders);
            if let Some(place) = place.filter(|_| std::mem::take(&mut self.follow)) {
                let tall = place.height() > room - 48.0;
                let align = tall.then_some(Align::Min);
                ui.scroll_to_rect(place.expand(metrics::GRID * 2.0), align);
            }
        }
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            if parts::link(ui, "Open in Code").clicked() {
                commands.show_passage(row.document, row.span);
            }
            parts::key_cap(ui, "Enter");
        });
    }

    /// Brings the passage into sight again, where the room for it has become another.
    pub const fn follow_again(&mut self) {
        self.follow = true;
    }

    fn read(&mut self, view: &View<'_>, item: &Item) {
        self.blocks.clear();
        self.missing = None;
        let Some(document) = view.seen.document(item.document) else {
            return;
        };
        match view.text_of(item.document) {
            Ok(text) => self.blocks = blocks(view, document, &text, item.span),
            Err(sentence) => self.missing = Some(sentence),
        }
    }
}

/// Where the passage stands.
pub(super) fn header(ui: &mut Ui, view: &View<'_>, row: &Row) {
    let theme = theme(ui);
    let document = view.overview.document(row.document);
    ui.add_space(metrics::GRID * 2.0);
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(metrics::GRID);
            ui.label(theme.small("↑ ↓ to move"));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = fonts::sans_semibold(metrics::SMALL);
                let words = theme.small(&row.source.long).font(font);
                let label = ui.add(egui::Label::new(words).truncate());
                if let Some(document) = document {
                    label.on_hover_text(&document.name);
                }
            });
        });
    });
    ui.add_space(metrics::GRID);
}

/// The paragraphs to show: the turns of the passage, and what was said right before and after.
pub(super) fn blocks(view: &View<'_>, document: &Document, text: &Text, item: Span) -> Vec<Block> {
    let turns = document.turns();
    let first = turns.partition_point(|turn| turn.end <= item.start);
    let after = turns.partition_point(|turn| turn.start < item.end);
    let mut blocks = Vec::new();
    let name = |at: usize| {
        let speaker = turns.get(at)?.speaker?;
        Some(view.seen.speaker_name(document, speaker))
    };
    if first >= after {
        // No turns here: the lines around.
        let from = item.start.saturating_sub(AROUND);
        let to = (item.end + AROUND).min(text.len());
        paragraphs(text, Span::new(from, to), item, None, &mut blocks);
        return blocks;
    }
    if let Some(turn) = first.checked_sub(1).and_then(|at| turns.get(at)) {
        let said = turn.said();
        let from = after_space(text, said.end.saturating_sub(BESIDE).max(said.start), said);
        blocks.push(Block::quiet(
            text,
            Span::new(from, said.end),
            said,
            name(first - 1),
        ));
    }
    for at in first..after {
        let Some(turn) = turns.get(at) else { continue };
        let alone = after - first == 1;
        let speaker = if alone && first == 0 { None } else { name(at) };
        paragraphs(text, turn.said(), item, speaker, &mut blocks);
    }
    if let Some(turn) = turns.get(after) {
        let said = turn.said();
        let to = before_space(text, (said.start + BESIDE).min(said.end), said);
        blocks.push(Block::quiet(
            text,
            Span::new(said.start, to),
            said,
            name(after),
        ));
    }
    blocks
}

/// The paragraphs of a stretch, no more of it than what surrounds the passage.
fn paragraphs(
    text: &Text,
    stretch: Span,
    item: Span,
    speaker: Option<String>,
    blocks: &mut Vec<Block>,
) {
    let from = stretch.start.max(item.start.saturating_sub(AROUND));
    let to = stretch.end.min(item.end + AROUND);
    let from = after_space(text, from, stretch);
    let to = before_space(text, to, stretch);
    let mut at = from;
    let mut speaker = speaker;
    for line in text.slice(Span::new(from, to)).split('\n') {
        let span = Span::new(at, at + line.chars().count() as u32);
        at = span.end + 1;
        if line.trim().is_empty() {
            continue;
        }
        blocks.push(Block::new(text, span, stretch, false, speaker.take()));
    }
}

/// The first place at or after `from` where a word begins; `from` itself at the start of the stretch.
fn after_space(text: &Text, from: u32, stretch: Span) -> u32 {
    if from <= stretch.start {
        return stretch.start;
    }
    let words = text.slice(Span::new(from, stretch.end)).chars();
    let skip = words.take_while(|sign| !sign.is_whitespace()).count() as u32;
    (from + skip + 1).min(stretch.end)
}

/// The last place at or before `to` where a word ends; `to` itself at the end of the stretch.
fn before_space(text: &Text, to: u32, stretch: Span) -> u32 {
    if to >= stretch.end {
        return stretch.end;
    }
    let words = text.slice(Span::new(stretch.start, to)).chars().rev();
    let skip = words.take_while(|sign| !sign.is_whitespace()).count() as u32;
    to.saturating_sub(skip + 1).max(stretch.start)
}

impl Block {
    fn new(text: &Text, span: Span, whole: Span, quiet: bool, speaker: Option<String>) -> Self {
        let mut words = String::new();
        let mut lead = 0;
        let begins =
            span.start <= whole.start || text.slice(Span::new(span.start - 1, span.start)) == "\n";
        if !begins {
            words.push_str(CUT);
            lead = CUT.chars().count() as u32;
        }
        words.push_str(&text.slice(span).replace('\n', " "));
        let ends = span.end >= whole.end || text.slice(Span::new(span.end, span.end + 1)) == "\n";
        if !ends {
            words.push_str(" …");
        }
        Self {
            span,
            words,
            lead,
            quiet,
            speaker,
        }
    }

    fn quiet(text: &Text, span: Span, whole: Span, speaker: Option<String>) -> Self {
        Self::new(text, span, whole, true, speaker)
    }

    /// Where a stretch lies in the words, in characters; none where it does not.
    fn within(&self, span: Span) -> Option<(u32, u32)> {
        let both = span.intersection(self.span)?;
        let place = |at: u32| at - self.span.start + self.lead;
        Some((place(both.start), place(both.end)))
    }

    /// Draws it; where the chosen marks lie, if any do here.
    pub fn show(&self, ui: &mut Ui, marks: &[Mark], borders: Option<Span>) -> Option<Rect> {
        let theme = theme(ui);
        if let Some(speaker) = &self.speaker {
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                ui.add(egui::Label::new(theme.small(speaker)).truncate());
            });
        }
        let width = ui.available_width() - metrics::GRID * 2.0;
        let (size, line) = if self.quiet {
            (metrics::QUOTE - 0.5, metrics::QUOTE_LINE)
        } else {
            (metrics::READING - 0.5, metrics::READING_LINE)
        };
        let setting = Setting {
            font: fonts::serif(size),
            line,
            width,
        };
        let layout = kept_layout(ui.painter(), &self.words, &setting, usize::MAX);
        let size = vec2(ui.available_width(), layout.height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        let at = rect.min + vec2(metrics::GRID, 0.0);
        if let Some((from, to)) = borders.and_then(|span| self.within(span)) {
            for rect in layout.line_rects(from, to) {
                let ground = rect.translate(at.to_vec2());
                ui.painter().rect_filled(ground, 0.0, theme.selection);
            }
        }
        let colour = if self.quiet { theme.quiet } else { theme.ink };
        layout.paint(ui.painter(), at, colour);
        let mut place: Option<Rect> = None;
        for mark in marks {
            let Some((from, to)) = self.within(mark.span) else {
                continue;
            };
            for rect in layout.line_rects(from, to) {
                let rect = rect.translate(at.to_vec2());
                paint_under(ui.painter(), rect, mark.under);
                if mark.chosen {
                    place = Some(place.map_or(rect, |all| all.union(rect)));
                }
            }
        }
        ui.add_space(metrics::GRID * 1.5);
        place
    }
}

fn underline_of(theme: &Theme, readings: &Readings, coding: &Layered, row: &Row) -> Underline {
    let under = underline(theme, readings, coding.analyst);
    if row.ids.contains(&coding.id) {
        return under;
    }
    Underline {
        colour: theme.dimmed(under.colour),
        ..under
    }
}

fn underline(theme: &Theme, readings: &Readings, place: usize) -> Underline {
    let colour = readings.at(place).map_or(0, |reading| reading.colour);
    Underline {
        reading: readings.position(place),
        of: readings.iter().count(),
        colour: theme.code_colour(colour),
    }
}

/// For each analyst: the codes given here, or that none was.
pub(super) fn who_gave_what(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    found: &Found,
    row: &Row,
) {
    let Some(item) = found.item_of(row) else {
        return;
    };
    let theme = theme(ui);
    let readings = comparison.readings(item);
    for reading in readings.iter() {
        let name = &reading.name;
        let codings = item.codings.iter();
        let own: Vec<&Layered> = codings.filter(|it| it.analyst == reading.place).collect();
        if own.is_empty() {
            let under = underline(&theme, &readings, reading.place);
            let under = Underline {
                colour: theme.dimmed(under.colour),
                ..under
            };
            line(ui, under, theme.quiet(format!("{name}: nothing here")));
        }
        for coding in own {
            let under = underline_of(&theme, &readings, coding, row);
            let code = view.seen.code_name(coding.code);
            let words = format!("{name}: {code}");
            let words = if row.ids.contains(&coding.id) {
                theme.text(words)
            } else {
                theme.quiet(words)
            };
            let response = line(ui, under, words);
            let definition = view
                .seen
                .code(coding.code)
                .map_or("", |code| code.definition.text());
            let path = view.seen.code_path(coding.code);
            response.on_hover_text(if definition.is_empty() {
                format!("{path}\nNo definition yet.")
            } else {
                format!("{path}\n{definition}")
            });
            let condensed = view.seen.coding(coding.id).map_or("", |it| it.condensed());
            if !condensed.is_empty() {
                ui.horizontal_top(|ui| {
                    ui.add_space(metrics::GRID * 8.0);
                    ui.add(egui::Label::new(theme.small(condensed)).wrap());
                });
            }
        }
    }
}

fn line(ui: &mut Ui, under: Underline, words: egui::RichText) -> egui::Response {
    ui.horizontal_top(|ui| {
        ui.add_space(metrics::GRID);
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, metrics::TEXT_LINE), Sense::hover());
        paint_sample(ui.painter(), rect, under);
        ui.add(egui::Label::new(words).wrap().sense(Sense::hover()))
    })
    .inner
}
