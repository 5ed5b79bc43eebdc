//! A codebook from a spreadsheet.

use super::columns::Row;
use super::table_in::{CodebookInError, CodebookTable};
use calamine::{Data, DataRef, Reader, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// What a codebook's workbook may unpack to, in bytes; far more than any codebook has.
const LARGEST: u64 = 200_000_000;
/// How many cells its first sheet may have, those counted that stand empty before another of their row.
const MOST_CELLS: usize = 4_000_000;

/// Reads the first sheet of a workbook.
pub(super) fn table_from_xlsx(bytes: &[u8]) -> Result<CodebookTable, CodebookInError> {
    let damaged = |what: String| CodebookInError::Damaged { what };
    refuse_bomb(bytes).map_err(damaged)?;
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    let names = workbook.sheet_names();
    let first = names.first();
    let first = first.ok_or_else(|| damaged("it has no sheet".to_owned()))?;
    let rows = rows(&mut workbook, first).map_err(|error| damaged(error.to_string()))?;
    let rows = rows.ok_or_else(|| damaged("its cells lie too far apart".to_owned()))?;
    let mut table = CodebookTable::of_rows(&rows)?;
    if names.len() > 1 {
        let note = format!("Of the sheets of the workbook the first is read: “{first}”.");
        table.notes.push(note);
    }
    Ok(table)
}

/// The rows of a sheet in which something stands; none where they have more cells than are believable. A cell says
/// itself where it stands, so that a few may lie anywhere: only what is there is kept.
fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Option<Vec<Row>>, XlsxError> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut room = MOST_CELLS;
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let words = words(cell.get_value().clone());
        if words.is_empty() {
            continue;
        }
        let cells = rows.entry(row).or_default();
        let column = column as usize;
        if column >= cells.len() {
            let Some(left) = room.checked_sub(column + 1 - cells.len()) else {
                return Ok(None);
            };
            room = left;
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = words;
        }
    }
    let rows = rows.into_iter().map(|(at, cells)| Row {
        number: at as usize + 1,
        cells,
    });
    Ok(Some(rows.collect()))
}

/// A cell's words; numbers as a person would write them.
fn words(cell: DataRef<'_>) -> String {
    match Data::from(cell) {
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

/// Refuses what unpacks to more than is believable, whatever the archive says of itself.
fn refuse_bomb(bytes: &[u8]) -> Result<(), String> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut room = LARGEST;
    for at in 0..archive.len() {
        // A part that cannot be unpacked is missed where it is needed.
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        let mut part = part.take(room + 1);
        let read = std::io::copy(&mut part, &mut std::io::sink());
        let read = read.unwrap_or_else(|_| room + 1 - part.limit());
        room = room
            .checked_sub(read)
            .ok_or("it unpacks to more than any codebook")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::spreadsheet::{Table, xlsx};
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    /// A workbook whose first sheet has these cells.
    fn workbook(cells: &str) -> Vec<u8> {
        let like = xlsx(&[Table::new("Codebook", &["Code"])]).unwrap();
        let mut like = ZipArchive::new(Cursor::new(like)).unwrap();
        let mut made = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..like.len() {
            let mut part = like.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            if name == "xl/worksheets/sheet1.xml" {
                content = format!(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData></worksheet>"
                );
            }
            made.start_file(name, SimpleFileOptions::default()).unwrap();
            made.write_all(content.as_bytes()).unwrap();
        }
        made.finish().unwrap().into_inner()
    }

    fn cell(at: &str, words: &str) -> String {
        format!("<row><c r=\"{at}\" t=\"str\"><v>{words}</v></c></row>")
    }

    #[test]
    fn two_cells_far_apart_take_no_room_for_those_between_them() {
        let apart = workbook(&format!(
            "{}{}",
            cell("A1", "Code"),
            cell("XFD1048576", "x")
        ));
        let error = table_from_xlsx(&apart).unwrap_err().to_string();
        assert!(error.starts_with("Row 1048576, column “Code”: "), "{error}");
        // A codebook that has its columns to the right and far below is one all the same.
        let low = workbook(&format!(
            "{}{}",
            cell("C2", "Code"),
            cell("C90000", "Trust")
        ));
        let table = table_from_xlsx(&low).unwrap();
        assert_eq!(table.entries[0].path, ["Trust"]);
        assert_eq!(table.entries[0].row, 90_000);
    }

    #[test]
    fn a_sheet_of_more_cells_than_are_believable_is_refused() {
        let far: String = (1..=300)
            .map(|row| cell(&format!("XFD{row}"), "x"))
            .collect();
        let error = table_from_xlsx(&workbook(&far)).unwrap_err().to_string();
        assert!(error.contains("its cells lie too far apart"), "{error}");
        let nowhere = workbook(&cell("ZZZZZZ1", "x"));
        assert!(table_from_xlsx(&nowhere).is_err());
    }
}
