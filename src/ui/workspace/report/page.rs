//! A report as it will be read, drawn block by block.

use super::code_block;
use super::figure_block::Pictures;
use crate::exchange::report::{Backed, Block, ReportKind, columns_of_counts, shown_cell};
use crate::exchange::spreadsheet::{Cell, Table};
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, many};
use egui::{
    Align, EventFilter, Id, Key, Label, Layout, Modifiers, Response, Role, ScrollArea, Sense, Ui,
    Vec2, WidgetInfo, vec2,
};

/// Space around the page, in points.
const MARGIN: i8 = 32;
/// The widest a paragraph is set.
const PARAGRAPH: f32 = 720.0;
/// How far an arrow moves the page, and more than any page is high.
const LINE: f32 = 48.0;
const WHOLE: f32 = 10_000_000.0;
/// Height of a piece that was not laid out yet.
const ESTIMATE: f32 = 40.0;
/// The least width of a column, and room between columns.
const COLUMN: (f32, f32) = (48.0, 16.0);
/// How wide a letter is taken to be, and how many a column is made for at most.
const LETTER: (f32, usize) = (7.4, 44);

/// Letters of a line: what a column of longer cells is not narrowed below, and the longest word for which one is widened.
const LINE_LETTERS: (usize, usize) = (14, 18);

/// What is laid out at once, so that what is out of sight costs nothing.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Whole(usize),
    Head(usize),
    Row(usize, usize),
    More(usize),
}

/// The page, with the heights of its pieces as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Page {
    of: Option<(ReportKind, u64)>,
    pieces: Vec<(Piece, f32)>,
    /// Widths of the columns of each table, and the room they were made for.
    columns: (f32, Vec<Vec<Column>>),
    /// The sentence whose log entries are asked for: which block, which sentence of it.
    chosen: Option<(usize, usize)>,
    pictures: Pictures,
}

impl Page {
    /// Draws the blocks of a report; `of` says which report, and which making of it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, blocks: &[Block], of: (ReportKind, u64)) {
        if self.of != Some(of) {
            self.of = Some(of);
            self.pieces = pieces(blocks);
            self.columns = (0.0, Vec::new());
            self.chosen = None;
            self.pictures = Pictures::default();
        }
        let room = ui.available_rect_before_wrap();
        let page = ui.interact(
            room,
            Id::unique("report page"),
            Sense::focusable_noninteractive(),
        );
        page.widget_info(|| WidgetInfo::labeled(Role::Document, true, of.0.title()));
        parts::focus_ring(ui, &page, room.shrink(2.0));
        let by = if page.has_focus() {
            scrolled_by(ui, &page, room.height())
        } else {
            Vec2::ZERO
        };
        let scroll = ScrollArea::both().id_salt(of.0.key()).auto_shrink(false);
        scroll.show_viewport(ui, |ui, viewport| {
            ui.scroll_with_delta(by);
            let room = viewport.width() - 2.0 * f32::from(MARGIN);
            egui::Frame::new().inner_margin(MARGIN).show(ui, |ui| {
                if (self.columns.0 - room).abs() > 0.5 {
                    self.columns = (room, blocks.iter().map(|it| columns(it, room)).collect());
                }
                let top = ui.min_rect().top();
                for (piece, height) in &mut self.pieces {
                    let at = ui.cursor().top() - top;
                    let is_seen =
                        at + *height >= viewport.top() - 200.0 && at <= viewport.bottom() + 200.0;
                    if !is_seen {
                        ui.add_space(*height);
                        continue;
                    }
                    let before = ui.cursor().top();
                    match blocks.get(piece.block()) {
                        Some(Block::Figure(drawn)) => {
                            self.pictures.show(ui, piece.block(), drawn, room);
                            ui.add_space(metrics::GRID * 2.0);
                        }
                        Some(Block::Sentences(all)) => {
                            let at = piece.block();
                            let chosen = self.chosen.filter(|(of, _)| *of == at).map(|it| it.1);
                            if let Some(n) = paragraph(ui, all, chosen, room) {
                                self.chosen = (chosen != Some(n)).then_some((at, n));
                            }
                        }
                        _ => draw(ui, view, blocks, *piece, &self.columns.1, room),
                    }
                    *height = ui.cursor().top() - before;
                }
            });
        });
    }
}

impl Piece {
    /// Which block it is, or is a part of.
    const fn block(self) -> usize {
        let (Self::Whole(at) | Self::Head(at) | Self::Row(at, _) | Self::More(at)) = self;
        at
    }
}

impl Page {
    /// The sentence whose log entries are asked for.
    pub fn chosen<'b>(&self, blocks: &'b [Block]) -> Option<&'b Backed> {
        let (block, sentence) = self.chosen?;
        match blocks.get(block)? {
            Block::Sentences(all) => all.get(sentence),
            _ => None,
        }
    }

    /// Asks for no sentence's log entries any more.
    pub fn choose_none(&mut self) {
        self.chosen = None;
    }
}

/// How far the keys move the page: arrows, Page Up and Page Down, Home and End.
fn scrolled_by(ui: &Ui, page: &Response, height: f32) -> Vec2 {
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(page.id, filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut by = Vec2::ZERO;
    for (key, way) in [
        (Key::ArrowDown, vec2(0.0, -LINE)),
        (Key::ArrowUp, vec2(0.0, LINE)),
        (Key::ArrowRight, vec2(-LINE, 0.0)),
        (Key::ArrowLeft, vec2(LINE, 0.0)),
        (Key::PageDown, vec2(0.0, LINE - height)),
        (Key::PageUp, vec2(0.0, height - LINE)),
        (Key::End, vec2(0.0, -WHOLE)),
        (Key::Home, vec2(0.0, WHOLE)),
    ] {
        if pressed(key) {
            by += way;
        }
    }
    by
}

/// A paragraph of sentences that can be chosen; the one that was clicked.
fn paragraph(ui: &mut Ui, all: &[Backed], chosen: Option<usize>, room: f32) -> Option<usize> {
    let theme = theme(ui);
    let mut clicked = None;
    let width = room.clamp(160.0, PARAGRAPH);
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        // Lines stand as in any paragraph.
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            for (n, sentence) in all.iter().enumerate() {
                let mut words = theme.text(&sentence.words);
                if sentence.is_blank {
                    words = words.color(theme.warn);
                }
                if chosen == Some(n) {
                    words = words.background_color(theme.accent_ground);
                }
                let label = Label::new(words).wrap().sense(Sense::click());
                let response = ui.add(label);
                response.widget_info(|| {
                    let is_chosen = chosen == Some(n);
                    WidgetInfo::selected(Role::Button, true, is_chosen, &sentence.words)
                });
                parts::focus_ring(ui, &response, response.rect.expand(2.0));
                if response
                    .on_hover_cursor(egui::CursorIcon::PointingHand)
                    .clicked()
                {
                    clicked = Some(n);
                }
            }
        });
    });
    ui.add_space(metrics::GRID * 2.0);
    clicked
}

fn pieces(blocks: &[Block]) -> Vec<(Piece, f32)> {
    let mut pieces = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Block::Table { table, more } = block else {
            pieces.push((Piece::Whole(at), ESTIMATE));
            continue;
        };
        pieces.push((Piece::Head(at), ESTIMATE));
        pieces.extend((0..table.rows.len()).map(|row| (Piece::Row(at, row), ESTIMATE)));
        if *more > 0 {
            pieces.push((Piece::More(at), ESTIMATE));
        }
    }
    pieces
}

fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    blocks: &[Block],
    piece: Piece,
    columns: &[Vec<Column>],
    room: f32,
) {
    let theme = theme(ui);
    let at = piece.block();
    let (Some(block), Some(columns)) = (blocks.get(at), columns.get(at)) else {
        return;
    };
    let Block::Table { table, more } = block else {
        let width = room.clamp(160.0, PARAGRAPH);
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            whole(ui, view, block);
        });
        return;
    };
    match piece {
        Piece::Head(_) => {
            ui.add_space(metrics::GRID);
            row(ui, columns, |at, _| {
                table.headers.get(at).map(|head| theme.small(head))
            });
            let wide: f32 = columns.iter().map(|column| column.width).sum();
            let across = ui.cursor().left()..=ui.cursor().left() + wide;
            ui.painter()
                .hline(across, ui.cursor().top(), theme.hairline());
            ui.add_space(metrics::GRID);
        }
        Piece::Row(_, n) => {
            let cells = table.rows.get(n);
            row(ui, columns, |at, column| {
                let cell = cells.and_then(|cells| cells.get(at))?;
                Some(theme.text(shown_cell(cell, column.counts)))
            });
        }
        _ => {
            let rows = many(*more, "row", "rows");
            ui.label(theme.small(format!("{rows} more in the file.")));
        }
    }
}

/// A row of a table; what stands in a cell wraps in its column.
fn row(ui: &mut Ui, columns: &[Column], words: impl Fn(usize, Column) -> Option<egui::RichText>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (at, column) in columns.iter().enumerate() {
            let align = if column.numbers {
                Align::Max
            } else {
                Align::Min
            };
            let inner = column.width - COLUMN.1;
            ui.allocate_ui_with_layout(vec2(inner, 0.0), Layout::top_down(align), |ui| {
                ui.set_width(inner);
                if let Some(words) = words(at, *column) {
                    ui.add(Label::new(words).wrap().halign(align));
                }
            });
            ui.add_space(COLUMN.1);
        }
    });
}

/// How a table's column is set.
#[derive(Debug, Clone, Copy)]
struct Column {
    /// Width with the room after it, in points.
    width: f32,
    /// Whether it holds numbers, which stand at the right.
    numbers: bool,
    /// Whether its numbers are counts.
    counts: bool,
}

/// A table's columns: as wide as their words ask for, narrower where that is too much together, but so that words stay
/// whole. None for other blocks.
fn columns(block: &Block, room: f32) -> Vec<Column> {
    let Block::Table { table, .. } = block else {
        return Vec::new();
    };
    let counts: Vec<bool> = columns_of_counts(table);
    let asked: Vec<(f32, f32)> = counts
        .iter()
        .enumerate()
        .map(|(column, counts)| asked_width(table, column, *counts))
        .collect();
    let least: f32 = asked.iter().map(|(least, _)| least).sum();
    let most: f32 = asked.iter().map(|(_, most)| most).sum();
    let share = ((room - least) / (most - least).max(1.0)).clamp(0.0, 1.0);
    asked
        .into_iter()
        .zip(counts)
        .enumerate()
        .map(|(column, ((least, most), counts))| Column {
            width: least + (most - least) * share,
            numbers: is_of_numbers(table.rows.iter().filter_map(|row| row.get(column))),
            counts,
        })
        .collect()
}

/// How wide a column has to be for its longest word and a line that can be read, and how wide it would be for its longest cell, both with the room
/// after it.
fn asked_width(table: &Table, column: usize, counts: bool) -> (f32, f32) {
    let (letter, most) = LETTER;
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let cells = cells.map(|cell| shown_cell(cell, counts));
    let head = table.headers.get(column).cloned();
    let (mut word, mut whole) = (0, 0);
    for words in cells.chain(head) {
        whole = whole.max(words.chars().count());
        let longest = words.split_whitespace().map(|it| it.chars().count()).max();
        word = word.max(longest.unwrap_or(0));
    }
    let width = |letters: usize| (letters as f32 * letter).max(COLUMN.0) + COLUMN.1;
    let (fewest, longest) = LINE_LETTERS;
    // Capitals and digits are wider than the letter that is counted with.
    let word = (word + 2).min(longest);
    let is_numbers = is_of_numbers(table.rows.iter().filter_map(|row| row.get(column)));
    let least = if is_numbers {
        word
    } else {
        word.max(whole.min(fewest))
    };
    (width(least), width(whole.min(most)))
}

fn is_of_numbers<'a>(mut cells: impl Iterator<Item = &'a Cell> + Clone) -> bool {
    let is_number = |cell: &Cell| matches!(cell, Cell::Number(_));
    cells.clone().any(is_number) && !cells.any(|cell| matches!(cell, Cell::Text(_)))
}

/// A block that is no table.
fn whole(ui: &mut Ui, view: &View<'_>, block: &Block) {
    let theme = theme(ui);
    match block {
        Block::Title(words) => {
            ui.label(theme.heading(words));
            ui.add_space(metrics::GRID);
        }
        Block::Heading(level, words) => {
            ui.add_space(metrics::GRID * if *level == 1 { 5.0 } else { 3.0 });
            let words = if *level == 1 {
                theme.subheading(words)
            } else {
                theme.strong(words)
            };
            ui.add(Label::new(words).wrap());
            ui.add_space(metrics::GRID);
        }
        Block::Text(words) => {
            prose(ui, theme.text(words), Sense::hover());
            ui.add_space(metrics::GRID * 2.0);
        }
        Block::Small(words) => {
            prose(ui, theme.small(words), Sense::hover());
        }
        Block::Quote(words) => {
            prose(ui, theme.quote(words), Sense::hover());
            ui.add_space(metrics::GRID);
        }
        Block::Point(words) => {
            prose(ui, theme.text(format!("• {words}")), Sense::hover());
        }
        Block::Code(row) => code_block::show(ui, view, row),
        Block::Table { .. } | Block::Sentences(_) | Block::Figure(_) | Block::ToReview(_) => {}
    }
}
