//! Tables as CSV: the delimiter and encoding as they come, rows with their line numbers.

use super::plain::read_plain;
use super::{EncodingReport, format};
use thiserror::Error;

/// Why a table was not read at all, as one sentence.
#[derive(Debug, Error)]
pub enum TableError {
    /// No rows.
    #[error("“{file}” holds no table; check that it is the right file.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// Not text.
    #[error("“{file}” is not a CSV file; save the table as CSV and use that.")]
    NotText {
        /// The file's name.
        file: String,
    },
    /// A column that is needed is missing.
    #[error("“{file}” has no column {column}; its first row names the columns {found}.")]
    NoColumn {
        /// The file's name.
        file: String,
        /// The heading needed.
        column: String,
        /// The headings found.
        found: String,
    },
    /// Two columns of one name.
    #[error(
        "“{file}” names the column {column} twice in its first row; give each column its own name."
    )]
    SameColumn {
        /// The file's name.
        file: String,
        /// The heading.
        column: String,
    },
}

/// Why one row was not taken; the others were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// Line of the file at which the row begins; 1 is the first line, usually the headings.
    pub row: u64,
    /// The column's heading, where one is to blame.
    pub column: Option<String>,
    /// What is wrong and what to do, without row and column.
    pub what: String,
}

impl std::fmt::Display for RowError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(f, "Row {}, column {column}: {}.", self.row, self.what),
            None => write!(f, "Row {}: {}.", self.row, self.what),
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Line of the file at which it begins.
    pub line: u64,
    /// Its cells, without white space around them.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell of a column; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cell of a column that may not exist; none when it is empty.
    pub fn optional(&self, column: Option<usize>) -> Option<String> {
        let cell = self.cell(column?);
        (!cell.is_empty()).then(|| cell.to_owned())
    }
}

/// A table with its headings.
#[derive(Debug)]
pub(super) struct Table {
    /// The file's name, for sentences.
    pub file: String,
    /// The headings, as written.
    pub headings: Vec<String>,
    /// The rows below them, but for empty ones.
    pub rows: Vec<Row>,
    /// Rows that could not be read.
    pub errors: Vec<RowError>,
    /// How the characters were read.
    pub encoding: EncodingReport,
}

impl Table {
    /// Reads a table whose first row is its headings.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, TableError> {
        let name = || file.to_owned();
        if bytes.starts_with(b"PK\x03\x04")
            || matches!(
                format::ending(file).as_deref(),
                Some("xlsx" | "xls" | "ods")
            )
        {
            return Err(TableError::NotText { file: name() });
        }
        let plain = read_plain(bytes, None).ok_or_else(|| TableError::NotText { file: name() })?;
        let (words, delimiter, skipped) = delimiter(&plain.words);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .trim(csv::Trim::All)
            .from_reader(words.as_bytes());
        let mut rows = Vec::new();
        let mut errors = Vec::new();
        let mut lines = Lines::new(words, skipped);
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = lines.at(record.position().map_or(0, csv::Position::byte));
                    let cells: Vec<String> = record.iter().map(str::to_owned).collect();
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        rows.push(Row { line, cells });
                    }
                }
                Err(error) => errors.push(RowError {
                    row: lines.at(error.position().map_or(0, csv::Position::byte)),
                    column: None,
                    what: format!("it could not be read ({error})"),
                }),
            }
        }
        if rows.is_empty() {
            return Err(TableError::Empty { file: name() });
        }
        let headings = rows.remove(0).cells;
        let mut table = Self {
            file: name(),
            headings,
            rows,
            errors,
            encoding: plain.encoding,
        };
        table.check_headings()?;
        table.check_lengths();
        Ok(table)
    }

    /// The column whose heading is one of these, whatever its capitals.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            self.headings
                .iter()
                .position(|heading| heading.to_lowercase() == *name)
        })
    }

    /// The column whose heading is one of these, or a sentence that it is missing.
    pub fn needed(&self, names: &[&str]) -> Result<usize, TableError> {
        self.column(names).ok_or_else(|| TableError::NoColumn {
            file: self.file.clone(),
            column: names.first().copied().unwrap_or_default().to_owned(),
            found: self.headings.join(", "),
        })
    }

    /// No heading stands twice.
    fn check_headings(&self) -> Result<(), TableError> {
        for (at, heading) in self.headings.iter().enumerate() {
            let earlier = self.headings.iter().take(at);
            if !heading.is_empty()
                && earlier
                    .into_iter()
                    .any(|other| other.to_lowercase() == heading.to_lowercase())
            {
                return Err(TableError::SameColumn {
                    file: self.file.clone(),
                    column: heading.clone(),
                });
            }
        }
        Ok(())
    }

    /// Sets rows aside that have words beyond the last heading: a delimiter inside a cell that is not quoted.
    fn check_lengths(&mut self) {
        let columns = self.headings.len();
        let (kept, long): (Vec<Row>, Vec<Row>) = std::mem::take(&mut self.rows)
            .into_iter()
            .partition(|row| row.cells.iter().skip(columns).all(String::is_empty));
        self.rows = kept;
        self.errors.extend(long.into_iter().map(|row| RowError {
            row: row.line,
            column: None,
            what: format!(
                "it has {} cells but there are {columns} headings; put cells that hold the delimiter in quotation marks",
                row.cells.len()
            ),
        }));
    }
}

/// Counts lines up to a byte, going forward only.
struct Lines<'w> {
    words: &'w str,
    byte: usize,
    line: u64,
}

impl<'w> Lines<'w> {
    fn new(words: &'w str, passed: u64) -> Self {
        Self {
            words,
            byte: 0,
            line: passed + 1,
        }
    }

    /// The line of the first words at or after a byte: a row's place may lie on empty lines before it.
    fn at(&mut self, byte: u64) -> u64 {
        let rest = self.words.as_bytes();
        let before = self.words.get(self.byte..byte as usize).unwrap_or_default();
        self.line += before.matches('\n').count() as u64;
        self.byte = self.byte.max(byte as usize);
        while rest.get(self.byte) == Some(&b'\n') {
            self.byte += 1;
            self.line += 1;
        }
        self.line
    }
}

/// What follows a possible `sep=;` line, the delimiter, and how many lines were passed.
fn delimiter(words: &str) -> (&str, u8, u64) {
    if let Some(rest) = words.strip_prefix("sep=") {
        let mut bytes = rest.bytes();
        if let (Some(delimiter), Some(b'\n')) = (bytes.next(), bytes.next()) {
            return (rest.get(2..).unwrap_or_default(), delimiter, 1);
        }
    }
    let heading = first_record(words);
    let best = [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| {
            let mut quoted = false;
            heading
                .bytes()
                .filter(|byte| {
                    quoted ^= *byte == b'"';
                    !quoted && byte == delimiter
                })
                .count()
        });
    (words, best.unwrap_or(b','), 0)
}

/// The first line that has words, line breaks inside quotation marks included.
fn first_record(words: &str) -> &str {
    let words = words.trim_start_matches(['\n', ' ']);
    let mut quoted = false;
    let end = words.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'\n' && !quoted
    });
    words.get(..end.unwrap_or(words.len())).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_the_headings_use_most() {
        for (words, expected) in [
            ("a,b,c\n1;2,3", b','),
            ("a;b;c\n1,5;2;3", b';'),
            ("a\tb\n", b'\t'),
            ("\"a;b;c\",d\n", b','),
            ("alone\n", b','),
        ] {
            assert_eq!(delimiter(words).1, expected, "{words}");
        }
        assert_eq!(delimiter("sep=;\na,b;c"), ("a,b;c", b';', 1));
    }

    #[test]
    fn rows_keep_the_line_they_begin_on_and_long_ones_are_named() {
        let table = Table::read("t.csv", b"name,role\nA,\"two\nlines\"\n\nB,x,y\nC,z\n").unwrap();
        let lines: Vec<u64> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, vec![2, 6]);
        assert_eq!(table.errors.len(), 1);
        assert_eq!(table.errors.first().unwrap().row, 5);
    }
}
