//! A table of rows one can select: only the rows on the screen are drawn.

use super::fonts;
use super::icons::{self, Icon};
use super::theme::{Theme, metrics, parts, theme};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, CornerRadius, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Height of a row, in points.
const ROW: f32 = 30.0;
/// Space between columns.
const GAP: f32 = 16.0;

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    heading: String,
    /// Points, or none for a share of what is left.
    points: Option<f32>,
    share: f32,
    align: Align,
    /// Left out in a table narrower than this.
    from: f32,
}

impl Column {
    /// A column that takes a share of the width that the others leave.
    pub fn share(heading: impl Into<String>, share: f32) -> Self {
        Self {
            heading: heading.into(),
            points: None,
            share,
            align: Align::Min,
            from: 0.0,
        }
    }

    /// A column of so many points.
    pub fn points(heading: impl Into<String>, points: f32) -> Self {
        Self {
            points: Some(points),
            share: 0.0,
            ..Self::share(heading, 0.0)
        }
    }

    /// Words and numbers at the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.align = Align::Max;
        self
    }

    /// Left out in a table narrower than so many points.
    #[must_use]
    pub fn from_width(mut self, points: f32) -> Self {
        self.from = points;
        self
    }
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Words in ink.
    Text(String),
    /// Words in semibold.
    Strong(String),
    /// Words that stand back.
    Quiet(String),
    /// A participant's words.
    Quote(String),
    /// An icon that says something in a word.
    Icon(Icon, &'static str),
    /// A name with a person's dot.
    Person(String, Color32),
    /// A name with a code's swatch.
    Code(String, Color32),
}

impl Cell {
    fn words(&self) -> &str {
        match self {
            Self::Text(words)
            | Self::Strong(words)
            | Self::Quiet(words)
            | Self::Quote(words)
            | Self::Person(words, _)
            | Self::Code(words, _) => words,
            Self::Icon(_, word) => word,
        }
    }
}

/// What was done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TableOutput {
    /// The row that was clicked, or entered with the keyboard.
    pub clicked: Option<usize>,
    /// The row that was clicked twice.
    pub double_clicked: Option<usize>,
}

/// Draws a table in the room there is. `selected` says which row one is in, `cells` what stands in a row.
///
/// A row's accessible name is its cells, joined by commas.
pub fn table(
    ui: &mut Ui,
    name: &str,
    columns: &[Column],
    rows: usize,
    selected: impl Fn(usize) -> bool,
    mut cells: impl FnMut(usize) -> Vec<Cell>,
) -> TableOutput {
    let theme = theme(ui);
    let places = places(columns, ui.available_width());
    head(ui, &theme, columns, &places);
    let mut output = TableOutput::default();
    let scroll = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    ui.spacing_mut().item_spacing.y = 0.0;
    scroll.show_rows(ui, ROW, rows, |ui, range| {
        for at in range {
            let cells = cells(at);
            let response = row(ui, &theme, columns, &places, &cells, selected(at));
            if response.clicked() {
                output.clicked = Some(at);
            }
            if response.double_clicked() {
                output.double_clicked = Some(at);
            }
        }
    });
    output
}

/// Where each column begins and ends, from the left edge; none for one that is left out.
fn places(columns: &[Column], width: f32) -> Vec<Option<(f32, f32)>> {
    let shown = |column: &Column| width >= column.from;
    let inner = (width - 16.0).max(40.0);
    let count = columns.iter().filter(|c| shown(c)).count();
    let gaps = GAP * count.saturating_sub(1) as f32;
    let fixed: f32 = columns
        .iter()
        .filter(|c| shown(c))
        .filter_map(|c| c.points)
        .sum();
    let shares: f32 = columns.iter().filter(|c| shown(c)).map(|c| c.share).sum();
    let rest = (inner - gaps - fixed).max(40.0);
    let mut left = 8.0;
    columns
        .iter()
        .map(|column| {
            if !shown(column) {
                return None;
            }
            let wide = column
                .points
                .unwrap_or(rest * column.share / shares.max(0.001));
            let place = (left, left + wide);
            left += wide + GAP;
            Some(place)
        })
        .collect()
}

fn head(ui: &mut Ui, theme: &Theme, columns: &[Column], places: &[Option<(f32, f32)>]) {
    let size = vec2(ui.available_width(), 26.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    for (column, place) in columns.iter().zip(places) {
        let Some((left, right)) = place else { continue };
        let cell = Rect::from_x_y_ranges(rect.left() + left..=rect.left() + right, rect.y_range());
        let font = fonts::sans(metrics::SMALL);
        words(ui, cell, &column.heading, font, theme.quiet, column.align);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), theme.hairline());
}

fn row(
    ui: &mut Ui,
    theme: &Theme,
    columns: &[Column],
    places: &[Option<(f32, f32)>],
    cells: &[Cell],
    selected: bool,
) -> egui::Response {
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken: Vec<&str> = cells
        .iter()
        .map(Cell::words)
        .filter(|words| !words.is_empty())
        .collect();
    let spoken = spoken.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), selected, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let radius = CornerRadius::same(metrics::RADIUS);
    let ground = rect.shrink2(vec2(0.0, 1.0));
    if selected {
        ui.painter()
            .rect_filled(ground, radius, theme.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, radius, theme.frame);
    }
    parts::focus_ring(ui, &response, ground);
    for ((column, place), cell) in columns.iter().zip(places).zip(cells) {
        let Some((left, right)) = place else { continue };
        let room = Rect::from_x_y_ranges(rect.left() + left..=rect.left() + right, rect.y_range());
        draw(ui, theme, room, cell, column.align);
    }
    response
}

fn draw(ui: &Ui, theme: &Theme, room: Rect, cell: &Cell, align: Align) {
    let plain = fonts::sans(metrics::TEXT);
    match cell {
        Cell::Text(text) => words(ui, room, text, plain, theme.ink, align),
        Cell::Strong(text) => {
            words(
                ui,
                room,
                text,
                fonts::sans_medium(metrics::TEXT),
                theme.ink,
                align,
            );
        }
        Cell::Quiet(text) => words(ui, room, text, plain, theme.quiet, align),
        Cell::Quote(text) => words(
            ui,
            room,
            text,
            fonts::serif(metrics::QUOTE),
            theme.ink,
            align,
        ),
        Cell::Icon(icon, _) => {
            let half = metrics::ICON / 2.0 - 1.0;
            let x = match align {
                Align::Min => room.left() + half,
                Align::Center => room.center().x,
                Align::Max => room.right() - half,
            };
            let square =
                Rect::from_center_size(pos2(x, room.center().y), vec2(half * 2.0, half * 2.0));
            icon.paint(ui.painter(), square, theme.good);
        }
        Cell::Person(text, colour) => {
            let centre = pos2(room.left() + 5.0, room.center().y);
            icons::paint_dot(ui.painter(), centre, 9.0, *colour);
            let room = room.with_min_x(room.left() + 18.0);
            words(ui, room, text, plain, theme.ink, Align::Min);
        }
        Cell::Code(text, colour) => {
            let centre = pos2(room.left() + 5.0, room.center().y);
            icons::paint_swatch(ui.painter(), centre, metrics::SWATCH, *colour);
            let room = room.with_min_x(room.left() + 18.0);
            words(ui, room, text, plain, theme.ink, Align::Min);
        }
    }
}

fn words(ui: &Ui, room: Rect, text: &str, font: egui::FontId, colour: Color32, align: Align) {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(room.width().max(8.0));
    let galley = ui.painter().layout_job(job);
    let x = match align {
        Align::Min => room.left(),
        Align::Center => room.center().x - galley.size().x / 2.0,
        Align::Max => room.right() - galley.size().x,
    };
    let at = pos2(x, room.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_the_fixed_ones_leave_and_some_give_way() {
        let columns = [
            Column::share("name", 3.0),
            Column::points("words", 60.0),
            Column::share("who", 1.0).from_width(500.0),
        ];
        let wide = places(&columns, 600.0);
        // 600 − 16 − two gaps of 16 − 60 = 492, of which three quarters and one quarter.
        assert_eq!(wide[0], Some((8.0, 377.0)));
        assert_eq!(wide[1], Some((393.0, 453.0)));
        assert_eq!(wide[2], Some((469.0, 592.0)));
        let narrow = places(&columns, 400.0);
        assert_eq!(narrow[2], None);
        // 400 − 16 − one gap of 16 − 60 = 308.
        assert_eq!(narrow[0], Some((8.0, 316.0)));
    }
}
