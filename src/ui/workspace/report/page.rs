//! A report as it will be read, drawn block by block.

use super::code_block;
use crate::exchange::report::{Block, ReportKind, columns_of_counts, shown_cell};
use crate::exchange::spreadsheet::Cell;
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, theme};
use crate::ui::{View, many};
use egui::{Align, Label, Layout, ScrollArea, Sense, Ui, vec2};

/// Space around the page, in points.
const MARGIN: i8 = 32;
/// The widest a paragraph is set.
const PARAGRAPH: f32 = 720.0;
/// Height of a piece that was not laid out yet.
const ESTIMATE: f32 = 40.0;
/// The least width of a column, and room between columns.
const COLUMN: (f32, f32) = (64.0, 16.0);
/// How wide a letter is taken to be, and how many a column is made for at most.
const LETTER: (f32, usize) = (6.6, 48);

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
}

impl Page {
    /// Draws the blocks of a report; `of` says which report, and which making of it.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, blocks: &[Block], of: (ReportKind, u64)) {
        if self.of != Some(of) {
            self.of = Some(of);
            self.pieces = pieces(blocks);
            self.columns = (0.0, Vec::new());
        }
        let scroll = ScrollArea::both().id_salt(of.0.key()).auto_shrink(false);
        scroll.show_viewport(ui, |ui, viewport| {
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
                    draw(ui, view, blocks, *piece, &self.columns.1, room);
                    *height = ui.cursor().top() - before;
                }
            });
        });
    }
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
    let (Piece::Whole(at) | Piece::Head(at) | Piece::Row(at, _) | Piece::More(at)) = piece;
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

/// A table's columns: as wide as their words ask for, narrower where that is too much together. None for other blocks.
fn columns(block: &Block, room: f32) -> Vec<Column> {
    let Block::Table { table, .. } = block else {
        return Vec::new();
    };
    let (letter, most) = LETTER;
    let counts = columns_of_counts(table).into_iter().enumerate();
    let mut columns: Vec<Column> = counts
        .map(|(column, counts)| {
            let cells = || table.rows.iter().filter_map(|row| row.get(column));
            let letters = cells().map(|cell| shown_cell(cell, counts).chars().count());
            let head = table.headers.get(column);
            let head = head.map_or(0, |it| it.chars().count());
            let letters = letters.max().unwrap_or(0).max(head).min(most);
            Column {
                width: (letters as f32 * letter).max(COLUMN.0) + COLUMN.1,
                numbers: is_of_numbers(cells()),
                counts,
            }
        })
        .collect();
    let all: f32 = columns.iter().map(|column| column.width).sum();
    let share = (room / all.max(1.0)).min(1.0);
    for column in &mut columns {
        column.width = (column.width * share).max(COLUMN.0 + COLUMN.1);
    }
    columns
}

fn is_of_numbers<'a>(cells: impl Iterator<Item = &'a Cell> + Clone) -> bool {
    let is_number = |cell: &Cell| matches!(cell, Cell::Number(_));
    cells.clone().any(is_number) && !cells.clone().any(|cell| matches!(cell, Cell::Text(_)))
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
        Block::Table { .. } => {}
    }
}
