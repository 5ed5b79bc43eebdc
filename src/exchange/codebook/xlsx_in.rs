//! A codebook from a spreadsheet.

use super::columns::Row;
use super::entry::CodebookEntry;
use super::table_in::{CodebookInError, CodebookTable};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

/// What a codebook's workbook may unpack to, in bytes; far more than any codebook has.
const LARGEST: u64 = 200_000_000;

/// Reads the codes of the first sheet of a workbook as [`super::codebook_from_csv`] reads those of a table.
///
/// # Errors
/// Where the file is no workbook or its first sheet no codebook.
pub fn codebook_from_xlsx(bytes: &[u8]) -> Result<Vec<CodebookEntry>, CodebookInError> {
    table_from_xlsx(bytes).map(|table| table.entries)
}

/// Reads the first sheet of a workbook.
pub(super) fn table_from_xlsx(bytes: &[u8]) -> Result<CodebookTable, CodebookInError> {
    let damaged = |what: String| CodebookInError::Damaged { what };
    refuse_bomb(bytes).map_err(damaged)?;
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let names = workbook.sheet_names();
    let sheet = workbook.worksheet_range_at(0);
    let range = sheet
        .ok_or_else(|| damaged("it has no sheet".to_owned()))?
        .map_err(|error| damaged(error.to_string()))?;
    // What is used may begin below the first row.
    let first = range.start().map_or(0, |(row, _)| row as usize);
    let rows: Vec<Row> = range
        .rows()
        .enumerate()
        .map(|(at, cells)| Row {
            number: first + at + 1,
            cells: cells.iter().map(words).collect(),
        })
        .collect();
    let mut table = CodebookTable::of_rows(&rows)?;
    if let [first, _, ..] = names.as_slice() {
        let note = format!("Of the sheets of the workbook the first is read: “{first}”.");
        table.notes.push(note);
    }
    Ok(table)
}

/// A cell's words; numbers as a person would write them.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

/// Refuses what unpacks to more than is believable, by what the archive itself says.
fn refuse_bomb(bytes: &[u8]) -> Result<(), String> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        let part = archive
            .by_index_raw(at)
            .map_err(|error| error.to_string())?;
        size = size.saturating_add(part.size());
    }
    if size > LARGEST {
        return Err("it unpacks to more than any codebook".to_owned());
    }
    Ok(())
}
