//! Drawing the figure of categories: columns of domains, boxes of sub-domains, categories in them.

use super::panels::{Entry, Panel, PanelBox, Panels};
use crate::exchange::figure::{Face, Figure, Style, Tone};

/// Most columns beside one another; more stand in rows.
const COLUMNS: usize = 5;
/// Room between columns, between boxes, between categories, and within each.
const GAP: f32 = 12.0;
const BETWEEN: f32 = 6.0;
const INSIDE: f32 = 8.0;
/// How far a subcategory is moved in.
const DEEPER: f32 = 10.0;

const HEAD: Style = Style::new(Face::SemiBold, 13.0, Tone::Paper);
const BELOW: Style = Style::new(Face::Regular, 11.0, Tone::Ink);
const COUNTS: Style = Style::new(Face::Regular, 10.0, Tone::Quiet);

impl Panels {
    /// The figure; `note` says what its counts rest on.
    pub fn figure(&self, study: &str, note: &str) -> Figure {
        let title = if self.what == "theme" {
            format!("Categories by theme: {study}")
        } else {
            format!("Categories by domain and sub-domain: {study}")
        };
        let mut figure = Figure::new(title, format!("{} {note}", self.description()));
        let mut y = self.draw_across(&mut figure);
        let rows = self.columns.len().div_ceil(COLUMNS).max(1);
        let each = self.columns.len().div_ceil(rows).max(1);
        for row in self.columns.chunks(each) {
            // The last row keeps the width of the others, so that columns stand below columns.
            let width = (figure.width - GAP * (each - 1) as f32) / each as f32;
            y = draw_row(&mut figure, row, y, width) + GAP;
        }
        if !note.is_empty() {
            let width = figure.width;
            y += figure.paragraph((0.0, y), width, note, Style::SMALL);
        }
        figure.height = figure.height.max(y - GAP);
        figure
    }

    /// What lies across all columns. Gives where it ends.
    fn draw_across(&self, figure: &mut Figure) -> f32 {
        let mut y = 0.0;
        let width = figure.width;
        for (what, name) in &self.across {
            let words = match what.as_str() {
                "" => name.clone(),
                what => format!("{what}: {name}"),
            };
            let style = Style::HEADING;
            let high = style.height(&words, width - 2.0 * INSIDE) + 2.0 * INSIDE;
            figure.block((0.0, y), (width, high), Tone::Shade(14), Some(Tone::Line));
            figure.centred(
                (width / 2.0, y + INSIDE),
                width - 2.0 * INSIDE,
                &words,
                style,
            );
            y += high + BETWEEN;
        }
        if self.across.is_empty() {
            y
        } else {
            y + BETWEEN
        }
    }
}

/// Draws columns beside one another. Gives where the longest ends.
fn draw_row(figure: &mut Figure, row: &[Panel], top: f32, width: f32) -> f32 {
    let room = width - 2.0 * INSIDE;
    let head = |panel: &Panel| match panel.name.as_str() {
        "" => 0.0,
        name => HEAD.height(name, room) + 2.0 * INSIDE,
    };
    let highest = row.iter().map(head).fold(0.0, f32::max);
    let mut bottom = top;
    for (n, panel) in row.iter().enumerate() {
        let x = n as f32 * (width + GAP);
        let mut y = top;
        if highest > 0.0 {
            if !panel.name.is_empty() {
                figure.block((x, y), (width, highest), Tone::Accent, None);
                let inside = y + (highest - HEAD.height(&panel.name, room)) / 2.0;
                figure.centred((x + width / 2.0, inside), room, &panel.name, HEAD);
            }
            y += highest + BETWEEN;
        }
        for one in &panel.boxes {
            y = draw_box(figure, one, (x, y), width) + BETWEEN;
        }
        bottom = bottom.max(y - BETWEEN);
    }
    bottom
}

/// Draws a sub-domain with its categories. Gives where it ends.
fn draw_box(figure: &mut Figure, one: &PanelBox, at: (f32, f32), width: f32) -> f32 {
    let room = width - 2.0 * INSIDE;
    let mut high = INSIDE;
    if !one.name.is_empty() {
        high += Style::HEADING.height(&one.name, room) + BETWEEN;
    }
    for entry in &one.entries {
        high += entry_height(entry, room) + BETWEEN;
    }
    if one.entries.is_empty() {
        // A theme that has codes of its own and no categories.
        return at.1;
    }
    high += INSIDE - BETWEEN;
    figure.block(at, (width, high), Tone::Pale, None);
    let (x, mut y) = (at.0 + INSIDE, at.1 + INSIDE);
    if !one.name.is_empty() {
        y += figure.paragraph((x, y), room, &one.name, Style::HEADING) + BETWEEN;
    }
    for entry in &one.entries {
        y = draw_entry(figure, entry, (x, y), room) + BETWEEN;
    }
    at.1 + high
}

fn entry_height(entry: &Entry, width: f32) -> f32 {
    let room = width - 2.0 * INSIDE;
    let mut high = Style::NAME.height(&entry.name, room) + 2.0 * (INSIDE - 2.0);
    if !entry.counts.is_empty() {
        high += COUNTS.height(&entry.counts, room);
    }
    for (depth, name, counts) in &entry.below {
        let room = room - inset(*depth);
        high += 2.0 + BELOW.height(name, room);
        if !counts.is_empty() {
            high += COUNTS.height(counts, room);
        }
    }
    high
}

fn draw_entry(figure: &mut Figure, entry: &Entry, at: (f32, f32), width: f32) -> f32 {
    let high = entry_height(entry, width);
    figure.block(at, (width, high), Tone::Paper, Some(Tone::Line));
    let room = width - 2.0 * INSIDE;
    let (x, mut y) = (at.0 + INSIDE, at.1 + INSIDE - 2.0);
    y += figure.paragraph((x, y), room, &entry.name, Style::NAME);
    if !entry.counts.is_empty() {
        y += figure.paragraph((x, y), room, &entry.counts, COUNTS);
    }
    for (depth, name, counts) in &entry.below {
        let (inset, room) = (inset(*depth), room - inset(*depth));
        y += 2.0;
        figure.rule(
            (x + inset - 7.0, y + 7.0),
            (x + inset - 3.0, y + 7.0),
            Tone::Quiet,
        );
        y += figure.paragraph((x + inset, y), room, name, BELOW);
        if !counts.is_empty() {
            y += figure.paragraph((x + inset, y), room, counts, COUNTS);
        }
    }
    at.1 + high
}

fn inset(depth: usize) -> f32 {
    DEEPER * (depth.min(4) + 1) as f32
}
