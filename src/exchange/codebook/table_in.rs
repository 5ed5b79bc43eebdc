//! A codebook from a table.

use super::columns::{Columns, Row};
use super::entry::CodebookEntry;
use super::parents::parents;
use super::take_in::NotTakenIn;
use crate::exchange::spreadsheet::restored;
use crate::import::{ReadOptions, read_bytes};
use rustc_hash::FxHashMap;

/// Why a table is no codebook; rows count from 1, the headings being the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
pub enum CodebookInError {
    #[error("Row {row} of the codebook cannot be read ({what}); mend it and import again.")]
    NotRead { row: usize, what: String },
    #[error(
        "The codebook cannot be read ({what}); save it anew as CSV in UTF-8 or as XLSX and import that."
    )]
    Damaged { what: String },
    #[error(
        "The codebook has no column for the codes' names (it has {headings}); call one “Code”."
    )]
    NoNames { headings: String },
    #[error("Row {row}, column “{column}”: {what}; mend it and import again.")]
    Cell {
        row: usize,
        column: String,
        what: String,
    },
    #[error(
        "Row {row} has {cells} cells, and there are {headings} headings: put words that hold the separator in quotation marks and import again."
    )]
    TooManyCells {
        row: usize,
        cells: usize,
        headings: usize,
    },
    #[error("The codebook has no codes: write one in each row below the headings.")]
    Empty,
}

/// A codebook as a table has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookTable {
    /// Its codes, in the order of the rows.
    pub entries: Vec<CodebookEntry>,
    /// What of the table is not taken, whatever the study has.
    pub left: Vec<NotTakenIn>,
    /// What was found out about the file, in sentences.
    pub notes: Vec<String>,
}

impl CodebookTable {
    /// Reads a file: a workbook where its name ends in `.xlsx`, else a table with commas, semicolons or tabs, in UTF-8
    /// or whatever it is found to be in.
    ///
    /// # Errors
    /// Where it is no codebook: the row, the column, what is wrong, and what to do.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, CodebookInError> {
        let is_workbook =
            name.to_lowercase().ends_with(".xlsx") || bytes.starts_with(b"PK\x03\x04");
        if is_workbook {
            return super::xlsx_in::table_from_xlsx(&bytes);
        }
        let (text, note) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                // Named as plain text, since that is all its encoding is asked for.
                let read = read_bytes("table.txt", error.as_bytes(), &ReadOptions::default());
                let read = read.map_err(|error| CodebookInError::Damaged {
                    what: error.to_string(),
                })?;
                let note = format!(
                    "The file is not in UTF-8. {} Look whether its letters are right.",
                    read.encoding.sentence()
                );
                (read.text.as_str().to_owned(), Some(note))
            }
        };
        if text.contains('\0') {
            return Err(CodebookInError::Damaged {
                what: "it is no text".to_owned(),
            });
        }
        let mut table = Self::of_csv(&text)?;
        table.notes.extend(note);
        Ok(table)
    }

    /// Reads a table with a column for the codes' names and, as far as there are any, their path or parent,
    /// definition, inclusion, exclusion, example, origin, and whether they are in vivo. A parent is named as in another
    /// row, by name or path.
    ///
    /// # Errors
    /// Where the text is no such table: the row, the column, what is wrong, and what to do.
    pub fn of_csv(text: &str) -> Result<Self, CodebookInError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // Some spreadsheets write before the table what separates its cells.
        let (text, said, before) = match text.split_once('\n') {
            Some((first, rest)) => match said_separator(first) {
                Some(said) => (rest, Some(said), 1),
                None => (text, None, 0),
            },
            None => (text, None, 0),
        };
        let separator = said.unwrap_or_else(|| separator(text));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let numbers = row_numbers(text, separator);
        let mut rows = Vec::new();
        for (at, record) in reader.records().enumerate() {
            let number = numbers.get(at).copied().unwrap_or(at + 1) + before;
            let record = record.map_err(|error| CodebookInError::NotRead {
                row: number,
                what: error.to_string(),
            })?;
            let cells = record.iter().map(|cell| restored(cell).to_owned());
            rows.push(Row {
                number,
                cells: cells.collect(),
            });
        }
        let headings = rows.first().map_or(0, |row| row.cells.len());
        for row in &rows {
            let beyond = row.cells.iter().skip(headings);
            if beyond.clone().any(|cell| !cell.is_empty()) {
                return Err(CodebookInError::TooManyCells {
                    row: row.number,
                    cells: row.cells.len(),
                    headings,
                });
            }
        }
        Self::of_rows(&rows)
    }

    /// The same from cells, the headings in the first row.
    pub(super) fn of_rows(rows: &[Row]) -> Result<Self, CodebookInError> {
        let Some((headings, rows)) = rows.split_first() else {
            return Err(CodebookInError::Empty);
        };
        let columns = Columns::of(&headings.cells)?;
        let mut table = Self::default();
        table.left.extend(columns.not_taken(rows));
        table.notes.extend(columns.note());
        let mut read = Vec::new();
        let filled = |row: &&Row| row.cells.iter().any(|cell| !cell.trim().is_empty());
        for row in rows.iter().filter(filled) {
            read.push(columns.read(row, &mut table.left)?);
        }
        if read.is_empty() {
            return Err(CodebookInError::Empty);
        }
        let paths = parents(&read).map_err(|it| it.in_column(&columns))?;
        let mut stands: FxHashMap<Vec<String>, usize> = FxHashMap::default();
        for (entry, path) in read.into_iter().zip(paths) {
            let mut entry = entry.entry;
            let key = path.iter().map(|name| name.to_lowercase()).collect();
            if let Some(before) = stands.insert(key, entry.row) {
                return Err(CodebookInError::Cell {
                    row: entry.row,
                    column: columns.heading_of_names(),
                    what: format!("“{}” stands in row {before} already", path.join("/")),
                });
            }
            entry.path = path;
            table.entries.push(entry);
        }
        Ok(table)
    }
}

/// What a first line says that separates the cells: “sep=;”. It may be a tab.
fn said_separator(line: &str) -> Option<u8> {
    let said = line.strip_suffix('\r').unwrap_or(line);
    match said.strip_prefix("sep=")?.as_bytes() {
        [mark, rest @ ..] if mark.is_ascii() && rest.iter().all(|it| *it == b' ') => Some(*mark),
        _ => None,
    }
}

/// The one of the three that the first row uses most.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| header.matches(char::from(*mark)).count();
    let marks = [b'\t', b';', b','];
    marks.into_iter().max_by_key(count).unwrap_or(b',')
}

/// The numbers of the rows that are not empty, as a spreadsheet counts: what is read skips empty lines, and a cell in
/// quotation marks may hold line breaks.
fn row_numbers(text: &str, separator: u8) -> Vec<usize> {
    let mut numbers = Vec::new();
    let (mut row, mut quoted, mut begins_cell, mut is_empty) = (1, false, true, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted => {
                if bytes.next_if_eq(&b'"').is_none() {
                    quoted = false;
                }
            }
            b'"' if begins_cell => {
                (quoted, begins_cell, is_empty) = (true, false, false);
            }
            b'\n' | b'\r' if !quoted => {
                if byte == b'\r' {
                    bytes.next_if_eq(&b'\n');
                }
                if !is_empty {
                    numbers.push(row);
                }
                row += 1;
                (begins_cell, is_empty) = (true, true);
            }
            _ => {
                begins_cell = !quoted && byte == separator;
                is_empty = false;
            }
        }
    }
    if !is_empty {
        numbers.push(row);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(table: &str) -> String {
        CodebookTable::of_csv(table).unwrap_err().to_string()
    }

    #[test]
    fn a_parent_may_stand_in_any_row_by_name_or_path() {
        let table =
            "Code;Parent\nHearing;Trust\nTrust;\nListening;Trust/Hearing\nDoubt;\nHearing;Doubt\n";
        let entries = CodebookTable::of_csv(table).unwrap().entries;
        let paths: Vec<String> = entries.iter().map(|it| it.path.join("/")).collect();
        assert_eq!(
            paths,
            [
                "Trust/Hearing",
                "Trust",
                "Trust/Hearing/Listening",
                "Doubt",
                "Doubt/Hearing"
            ]
        );
    }

    #[test]
    fn every_error_names_row_and_column() {
        for (table, expected) in [
            (
                "Code,Parent\nTrust,Hope\n",
                "Row 2, column “Parent”: the parent “Hope” stands in no row",
            ),
            (
                "Code,Parent\nTrust,Trust\n",
                "Row 2, column “Parent”: “Trust” is its own parent",
            ),
            (
                "Code,Under\nA,C\nB,A\nC,B\n",
                "column “Under”: “A”, “C”, “B” lie under each other in a circle (rows 2, 4, 3)",
            ),
            (
                "Code,Parent\nA,\nB,\nX,A\nX,B\nY,X\n",
                "Row 6, column “Parent”: the parent “X” may be A/X or B/X",
            ),
            (
                "Code\n\nTrust\n\n\nTRUST\n",
                "Row 6, column “Code”: “TRUST” stands in row 3 already",
            ),
            (
                "Code,Definition\n\"Tr\nust\",\n,Being believed\n",
                "Row 3, column “Code”: the name of the code is empty",
            ),
            (
                "Path\nTrust//Hope\n",
                "Row 2, column “Path”: a name in the path is empty",
            ),
            (
                "Code,Definition\nTrust,Hope, and more\n",
                "Row 2 has 3 cells, and there are 2 headings",
            ),
            (
                "sep=;\nCode;Example\nTrust;#REF!\n",
                "Row 3, column “Example”: it holds the error #REF! of a spreadsheet",
            ),
            ("Colour,Size\nred,4\n", "(it has Colour, Size)"),
            ("Code\n", "no codes"),
            ("", "no codes"),
        ] {
            let said = error(table);
            assert!(said.contains(expected), "{said}");
        }
        let long = format!("Code\n{}\n", "x".repeat(501));
        let said = error(&long);
        assert!(
            said.starts_with("Row 2, column “Code”: it has 501 characters"),
            "{said}"
        );
        let deep: Vec<String> = (0..200).map(|n| format!("c{n},c{}\n", n + 1)).collect();
        let deep = deep.concat();
        let said = error(&format!("Code,Parent\n{deep}c200,\n"));
        assert!(said.contains("lies under 50 codes or more"), "{said}");
    }

    #[test]
    fn paths_have_no_more_names_than_codes_may_lie_deep() {
        let said = error(&format!("Path\n{}a\n", "a/".repeat(50)));
        assert!(
            said.starts_with("Row 2, column “Path”: it has more than 50 names"),
            "{said}"
        );
        let deepest = format!("Path\n{}a\n", "a/".repeat(49));
        assert_eq!(
            CodebookTable::of_csv(&deepest).unwrap().entries[0]
                .path
                .len(),
            50
        );
        let said = error(&format!("Path\nb/{}\n", "a".repeat(501)));
        assert!(
            said.contains("one of its names has more than 500"),
            "{said}"
        );
        let said = error(&format!("Code,Parent\nb,{}a\n", "a/".repeat(50)));
        assert!(
            said.starts_with("Row 2, column “Parent”: it has more than 50 names"),
            "{said}"
        );
        // A row may lie under one that says its whole path: the names of both are counted.
        let path = format!("{}a", "a/".repeat(49));
        let said = error(&format!("Code,Path,Parent\n,{path},\nb,,a\n"));
        assert!(said.contains("lies under 50 codes or more"), "{said}");
    }

    #[test]
    fn few_long_names_above_very_many_codes_fill_no_memory() {
        let name = |n: usize| format!("{n:0>500}");
        let mut table = format!("Code,Parent\n{},\n", name(0));
        for n in 1..48 {
            table.push_str(&format!("{},{}\n", name(n), name(n - 1)));
        }
        table.push_str(&format!("m,{}\n", name(47)));
        for n in 0..4_000 {
            table.push_str(&format!("c{n},m\n"));
        }
        let said = error(&table);
        assert!(said.contains("longer than those of any codebook"), "{said}");
    }

    #[test]
    fn a_line_before_the_table_says_what_separates_even_a_tab() {
        for table in [
            "sep=\t\nCode\tDefinition\nTrust; or so\tHope, too\n",
            "sep=\t\r\nCode\tDefinition\r\nTrust; or so\tHope, too\r\n",
            "sep=|\nCode|Definition\nTrust; or so|Hope, too\n",
        ] {
            let table = CodebookTable::of_csv(table).unwrap();
            let code = &table.entries[0];
            assert_eq!(code.path, ["Trust; or so"]);
            assert_eq!((code.definition.as_str(), code.row), ("Hope, too", 3));
        }
    }

    #[test]
    fn what_is_not_taken_of_a_table_is_told() {
        let table =
            "Code,Colour,Origin,In vivo\nTrust,red,inductive,yes\nHope,,from theory,maybe\n";
        let table = CodebookTable::of_csv(table).unwrap();
        assert_eq!(
            table.entries[0].origin,
            Some(crate::model::Origin::Inductive)
        );
        assert!(table.entries[0].in_vivo);
        let left: Vec<&str> = table.left.iter().map(|it| it.what.as_str()).collect();
        assert_eq!(
            left,
            [
                "the column “Colour”",
                "origin “from theory” of “Hope” (row 3)",
                "in vivo “maybe” of “Hope” (row 3)"
            ]
        );
    }

    #[test]
    fn a_first_column_before_definitions_is_taken_as_names_and_told() {
        let table = CodebookTable::of_csv("Activity,Definition,#\nTesting,To try out,4\n").unwrap();
        assert_eq!(table.entries[0].path, ["Testing"]);
        assert_eq!(table.notes.len(), 1);
        assert!(CodebookTable::of_csv("Type,Factor,Definition\nA,B,C\n").is_err());
    }

    #[test]
    fn a_table_in_another_encoding_is_read_and_told_and_no_bytes_stop_it() {
        let latin = b"Code;Definition\nTillit;F\xf6rtroende f\xf6r st\xf6det\n".to_vec();
        let table = CodebookTable::read("codes.csv", latin).unwrap();
        assert_eq!(table.entries[0].definition, "Förtroende för stödet");
        assert_eq!(table.notes.len(), 1);
        let utf16: Vec<u8> = "\u{feff}Code\nTillit å\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let table = CodebookTable::read("codes.csv", utf16).unwrap();
        assert_eq!(table.entries[0].path, ["Tillit å"]);
        for bytes in [
            b"\0\x01\x02Code\n".to_vec(),
            b"PK\x03\x04 no archive".to_vec(),
            b"\xff\xfe\x00".to_vec(),
        ] {
            let error = CodebookTable::read("codes.csv", bytes).unwrap_err();
            assert!(error.to_string().ends_with('.'), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn rows_are_numbered_as_they_are_read(text in "([a-c ;\",\\n\\r]){0,60}") {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';').flexible(true).has_headers(false).from_reader(text.as_bytes());
            let read = reader.records().count();
            proptest::prop_assert_eq!(row_numbers(&text, b';').len(), read);
        }

        #[test]
        fn no_table_stops_the_program(text in "(Code|Parent|Path|Name|[a-c/,;\"\\n\\t ]){0,40}") {
            let _ = CodebookTable::of_csv(&text);
        }
    }
}
