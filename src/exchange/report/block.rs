//! What a report looks like, piece by piece, for whoever shows it before it is saved.

use crate::exchange::codebook::CodebookRow;
use crate::exchange::figure::Figure;
use crate::exchange::spreadsheet::Table;
use crate::model::{NewSaturationReview, StepId};
use std::sync::Arc;

/// How many rows of a table are shown before it is saved.
const ROWS: usize = 200;

/// A piece of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Its title.
    Title(String),
    /// A heading; 1 is the highest level.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A small line: what figures rest on, who wrote something when.
    Small(String),
    /// Participants' words.
    Quote(String),
    /// A point of a list.
    Point(String),
    /// A table: at most its first rows, and how many more there are.
    Table {
        /// The table.
        table: Table,
        /// How many rows more the file has.
        more: usize,
    },
    /// A paragraph of sentences, each with the log entries it rests on.
    Sentences(Vec<Backed>),
    /// A figure.
    Figure(Arc<Drawn>),
    /// What reviewers can put their names to; it is not printed.
    ToReview(Arc<NewSaturationReview>),
    /// A code of the codebook.
    Code(Box<CodebookRow>),
}

/// A figure as it is shown before it is saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Its title.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Its width and height in points.
    pub size: (f32, f32),
    /// Width and height in pixels.
    pub pixels: (u32, u32),
    /// Red, green, blue and opacity of each pixel, line by line.
    pub rgba: Vec<u8>,
}

/// A sentence with the log entries it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backed {
    /// Its words.
    pub words: String,
    /// The steps, oldest first; the first and the last of many.
    pub steps: Vec<StepId>,
    /// How many further steps it rests on.
    pub more: usize,
    /// Whether it stands for what the program cannot know and somebody has to write.
    pub is_blank: bool,
}

/// Pixels to a point of a figure on the screen, and the most pixels a side has: graphics cards take no larger pictures.
const SHARP: f32 = 2.0;
const SIDE: f32 = 8000.0;

impl Block {
    /// A figure, drawn for the screen; in words where it is too high to be shown.
    pub fn figure(figure: &Figure) -> Self {
        let size = figure.size();
        let scale = SHARP.min(SIDE / size.0.max(size.1).max(1.0));
        match figure.rgba(scale).ok().filter(|_| scale >= 0.5) {
            Some((width, height, rgba)) => Self::Figure(Arc::new(Drawn {
                title: figure.title.clone(),
                description: figure.description.clone(),
                size,
                pixels: (width, height),
                rgba,
            })),
            None => Self::Small(
                "The figure is too large to be shown here: save it as SVG and open it in a browser.".to_owned(),
            ),
        }
    }

    /// A table, cut where it is long.
    pub fn table(table: &Table) -> Self {
        Self::Table {
            table: Table {
                name: table.name.clone(),
                headers: table.headers.clone(),
                rows: table.rows.iter().take(ROWS).cloned().collect(),
            },
            more: table.rows.len().saturating_sub(ROWS),
        }
    }
}
