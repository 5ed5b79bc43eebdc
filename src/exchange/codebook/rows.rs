//! The codebook of a seen study.

use super::CodebookFormat;
use super::changes::{self, ChangeRow};
use super::codebook_row::CodebookRow;
use super::export_error::ExportError;
use super::markdown::markdown;
use crate::exchange::report::Block;
use crate::exchange::spreadsheet::{ByteOrderMark, Cell, Table, csv, xlsx};
use crate::exchange::write_atomically;
use crate::model::{CodeId, Counts, Origin, Seen};
use std::path::Path;

/// A study's codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    /// The study's title.
    pub title: String,
    /// The codes in the order of the tree.
    pub rows: Vec<CodebookRow>,
    /// What was changed in codes and categories after they were made, oldest first.
    pub changes: Vec<ChangeRow>,
}

/// The codebook as its viewer may see it. Constructs that the study does not use are left out.
pub fn codebook(seen: &Seen<'_>) -> Codebook {
    let counts = seen.counts();
    let order = seen.code_tree().order.iter();
    Codebook {
        title: seen.title().to_owned(),
        rows: order
            .filter_map(|(code, depth)| row(seen, &counts, *code, *depth))
            .collect(),
        changes: changes::changes(seen),
    }
}

fn row(seen: &Seen<'_>, counts: &Counts, code: CodeId, depth: usize) -> Option<CodebookRow> {
    let it = seen.code(code)?;
    let with_below = counts.with_below(code);
    if it.switched_off.get_or(false) && with_below.codings == 0 {
        return None;
    }
    let tree = seen.code_tree();
    let construct = it.first.construct.as_ref();
    let framework = seen.framework_of(code).and_then(|id| seen.framework(id));
    let categories = seen.categories().into_iter();
    let merged = tree.merged_into(code);
    let members = |category: &&crate::model::things::Category| {
        let mut members = category.members();
        members.any(|member| member == code || merged.contains(&member))
    };
    Some(CodebookRow {
        code,
        depth,
        path: seen.code_path(code),
        name: it.name.text().to_owned(),
        definition: it.definition.text().to_owned(),
        include: it.include.text().to_owned(),
        exclude: it.exclude.text().to_owned(),
        example: it.example.text().to_owned(),
        origin: it.origin.get_or(Origin::Inductive),
        in_vivo: it.first.in_vivo,
        framework: framework.map_or_else(String::new, |it| it.name.text().to_owned()),
        published_name: construct.map_or_else(String::new, |it| it.name.clone()),
        source: construct.map_or_else(String::new, |it| it.source.clone()),
        merged: merged.iter().map(|code| seen.code_name(*code)).collect(),
        categories: categories
            .filter(members)
            .map(|category| category.name.text().to_owned())
            .collect(),
        codings: counts.codings_of(code),
        codings_with_below: with_below.codings,
        documents: with_below.documents.len(),
        analysts: with_below.analysts.len(),
    })
}

/// Headings of the table; those up to “In vivo” are read back by [`super::codebook_from_csv`].
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
        let mut table = Table::new("Codebook", &HEADINGS);
        for row in &self.rows {
            let in_vivo = if row.in_vivo { "yes" } else { "" };
            table.push(vec![
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
            ]);
        }
        table
    }

    /// The list of changes as it is shown before it is saved.
    pub(in crate::exchange) fn changes_preview(&self) -> Vec<Block> {
        if self.changes.is_empty() {
            return Vec::new();
        }
        let table = changes::table(&self.changes);
        let heading = Block::Heading(1, "List of changes".to_owned());
        vec![heading, Block::table(&table)]
    }

    /// The codebook as the bytes of a file.
    ///
    /// # Errors
    /// Where a spreadsheet cannot hold it.
    pub fn bytes(&self, format: CodebookFormat) -> Result<Vec<u8>, ExportError> {
        Ok(match format {
            CodebookFormat::Csv => csv(&self.table(), ByteOrderMark::LeftOut).into_bytes(),
            CodebookFormat::Xlsx if self.changes.is_empty() => xlsx(&[self.table()])?,
            CodebookFormat::Xlsx => xlsx(&[self.table(), changes::table(&self.changes)])?,
            CodebookFormat::Markdown => markdown(self).into_bytes(),
        })
    }

    /// Writes the codebook to a file; one that is there is lost only when the new one is whole.
    ///
    /// # Errors
    /// Where a spreadsheet cannot hold it, or the file cannot be written.
    pub fn save(&self, format: CodebookFormat, path: &Path) -> Result<(), ExportError> {
        let bytes = self.bytes(format)?;
        Ok(write_atomically(path, |file| file.write_all(&bytes))?)
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
