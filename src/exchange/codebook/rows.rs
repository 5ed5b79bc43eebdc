//! The codebook of a seen study.

use super::CodebookFormat;
use super::changes::{self, ChangeRow};
use super::codebook_row::CodebookRow;
use super::edition::{CodebookEdition, CodebookParts, CodebookSince};
use super::export_error::ExportError;
use super::html::html;
use super::markdown::markdown;
use super::word::word;
use crate::exchange::report::Block;
use crate::exchange::spreadsheet::{ByteOrderMark, Cell, Table, csv, xlsx};
use crate::model::capital;

/// A study's codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    /// The study's title.
    pub title: String,
    /// Which codebook it is.
    pub edition: CodebookEdition,
    /// The codes in the order of the tree.
    pub rows: Vec<CodebookRow>,
    /// What was changed in codes and categories after they were made, oldest first.
    pub changes: Vec<ChangeRow>,
    /// What changed since an earlier version, where one was chosen.
    pub since: Option<CodebookSince>,
    /// What is printed of the codes.
    pub parts: CodebookParts,
}

/// Headings of the table; those up to “In vivo” are read back by [`super::CodebookTable::of_csv`].
const HEADINGS: [&str; 18] = [
    "Path",
    "Code",
    "Definition",
    "Include",
    "Exclude",
    "Example",
    "Origin",
    "In vivo",
    "Framework",
    "Published name",
    "Source",
    "Merged into it",
    "Categories",
    "Codings",
    "Codings with codes below",
    "Documents",
    "Analysts",
    "Id",
];

impl Codebook {
    /// The codebook as a table, a row for each code.
    pub fn table(&self) -> Table {
        let headings: Vec<&str> = HEADINGS
            .into_iter()
            .filter(|heading| self.prints(heading))
            .collect();
        let mut table = Table::new("Codebook", &headings);
        for row in &self.rows {
            let in_vivo = if row.in_vivo { "yes" } else { "" };
            let cells = [
                words(&row.path),
                words(&row.name),
                words(&row.definition),
                words(&row.include),
                words(&row.exclude),
                words(&row.example),
                words(row.origin_word()),
                words(in_vivo),
                words(&row.framework),
                words(&row.published_name),
                words(&row.source),
                words(&row.merged.join("; ")),
                words(&row.categories.join("; ")),
                row.codings.into(),
                row.codings_with_below.into(),
                row.documents.into(),
                row.analysts.into(),
                words(&row.code.to_string()),
            ];
            let cells = HEADINGS.into_iter().zip(cells);
            let cells = cells.filter(|(heading, _)| self.prints(heading));
            table.push(cells.map(|(_, cell)| cell).collect());
        }
        table
    }

    /// Whether a column is printed.
    fn prints(&self, heading: &str) -> bool {
        match heading {
            "Example" => self.parts.examples,
            "Merged into it" => self.parts.merged,
            "Codings" | "Codings with codes below" | "Documents" | "Analysts" => self.parts.counts,
            _ => true,
        }
    }

    /// The sheets of a spreadsheet: the codes, what changed since another version, the list of changes.
    fn sheets(&self) -> Vec<Table> {
        let mut sheets = vec![self.table()];
        sheets.extend(self.since.as_ref().map(changes::since_table));
        if !self.changes.is_empty() {
            sheets.push(changes::table(&self.changes));
        }
        sheets
    }

    /// The list of changes as it is shown before it is saved.
    pub(in crate::exchange) fn changes_preview(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(since) = &self.since {
            blocks.push(Block::Heading(
                1,
                format!("Changed since {}", since.version),
            ));
            blocks.push(Block::table(&changes::since_table(since)));
        }
        if !self.changes.is_empty() {
            let table = changes::table(&self.changes);
            blocks.push(Block::Heading(1, "List of changes".to_owned()));
            blocks.push(Block::table(&table));
        }
        blocks
    }

    /// What it is, in lines for the first page: which edition, how many codes, of which frameworks, what is counted.
    pub(super) fn title_lines(&self) -> Vec<String> {
        let edition = &self.edition;
        let which = match (edition.version.as_str(), edition.dated.as_str()) {
            ("", "") => String::new(),
            ("", dated) => format!("{}.", capital(dated)),
            (version, dated) => format!("{version}, {dated}."),
        };
        let codes = match self.rows.len() {
            0 => "There are no codes yet.".to_owned(),
            1 => "1 code.".to_owned(),
            several => format!("{several} codes."),
        };
        let frameworks = match edition.frameworks.as_slice() {
            [] => String::new(),
            some => format!("Frameworks: {}.", some.join("; ")),
        };
        let lines = [which, codes, frameworks, edition.counted.clone()];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// The codebook as the bytes of a file.
    ///
    /// # Errors
    /// Where a spreadsheet cannot hold it.
    pub fn bytes(&self, format: CodebookFormat) -> Result<Vec<u8>, ExportError> {
        Ok(match format {
            CodebookFormat::Csv => csv(&self.table(), ByteOrderMark::LeftOut).into_bytes(),
            CodebookFormat::Xlsx => xlsx(&self.sheets())?,
            CodebookFormat::Docx => word(self).bytes()?,
            CodebookFormat::Html => html(self).into_bytes(),
            CodebookFormat::Markdown => markdown(self).into_bytes(),
        })
    }
}

/// A cell of words; no cell at all where there are none.
fn words(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        text.into()
    }
}
