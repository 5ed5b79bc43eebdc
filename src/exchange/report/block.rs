//! What a report looks like, piece by piece, for whoever shows it before it is saved.

use crate::exchange::codebook::CodebookRow;
use crate::exchange::spreadsheet::Table;
use crate::model::StepId;

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
    /// A code of the codebook.
    Code(Box<CodebookRow>),
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

impl Block {
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
