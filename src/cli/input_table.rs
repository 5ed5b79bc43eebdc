//! A table that a person made: CSV with commas, semicolons or tabs.

use super::cli_error::CliError;
use crate::exchange::spreadsheet::restored;
use crate::import::{ReadOptions, load, read_bytes};
use std::path::Path;

/// A table with headings in its first row.
#[derive(Debug)]
pub(super) struct InputTable {
    /// The headings, as written.
    pub headings: Vec<String>,
    /// The rows below, empty ones left out.
    pub rows: Vec<InputRow>,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct InputRow {
    /// Its number as a spreadsheet counts: the headings are row 1.
    pub number: usize,
    cells: Vec<String>,
}

impl InputRow {
    /// A cell without the space around it; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl InputTable {
    /// Reads a table in UTF-8 or whatever the file is found to be in.
    pub fn read(file: &Path) -> Result<Self, CliError> {
        let bytes = load(file, &ReadOptions::default().limits)?;
        Self::of(&text_of(bytes)?)
            .map_err(|why| CliError::Refused(format!("“{}” is no table ({why}).", file.display())))
    }

    fn of(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut headings = None;
        let mut rows = Vec::new();
        for (at, record) in reader.records().enumerate() {
            let record = record.map_err(|error| error.to_string())?;
            // What the program wrote so that no spreadsheet runs it is read as it was.
            let cells: Vec<String> = record
                .iter()
                .map(|cell| restored(cell).to_owned())
                .collect();
            if headings.is_none() {
                headings = Some(cells);
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                let number = at + 1;
                rows.push(InputRow { number, cells });
            }
        }
        let headings = headings.ok_or("it is empty")?;
        Ok(Self { headings, rows })
    }

    /// Where the first of these headings stands.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        let at = |name: &&str| {
            self.headings
                .iter()
                .position(|heading| heading.to_lowercase() == **name)
        };
        names.iter().find_map(at)
    }
}

/// The words of a text file, in UTF-8 or whatever it is found to be in.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, CliError> {
    String::from_utf8(bytes).or_else(|error| {
        // Named as plain text, since that is all its encoding is asked for.
        let read = read_bytes("table.txt", error.as_bytes(), &ReadOptions::default())?;
        Ok(read.text.as_str().to_owned())
    })
}

/// The one of the three that the first row uses most.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| header.matches(char::from(*mark)).count();
    let marks = [b'\t', b';', b','];
    marks.into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does_whatever_lies_in_their_cells() {
        let table = InputTable::of("\u{feff}Name;Role\n\"A\nB\";x\n;\n '=1;y;z\n").unwrap();
        assert_eq!(table.headings, ["Name", "Role"]);
        assert_eq!(table.column(&["pseudonym", "name"]), Some(0));
        let numbers: Vec<usize> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 4]);
        assert_eq!(table.rows[0].cell(0), "A\nB");
        assert_eq!(table.rows[1].cell(0), "=1");
        assert_eq!(table.rows[1].cell(9), "");
    }
}
