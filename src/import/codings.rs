//! Codings from a table.

use super::table::{Row, RowError, Table, TableError};

/// One coding as a row has it; names are not looked up here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingRow {
    /// Line of the file at which the row begins.
    pub row: u64,
    /// Whose coding it is.
    pub analyst: String,
    /// The document's name or id.
    pub document: String,
    /// The code's name, path or id.
    pub code: String,
    /// First code point.
    pub start: u32,
    /// First code point after the passage.
    pub end: u32,
    /// The pass, where one is named.
    pub pass: Option<String>,
    /// The memo on the coding.
    pub memo: Option<String>,
}

/// The codings of a table, and the rows that are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingTable {
    /// The codings in the order of the rows.
    pub codings: Vec<CodingRow>,
    /// Rows that were not taken, in their order.
    pub errors: Vec<RowError>,
}

/// Where the columns are.
struct Columns {
    analyst: usize,
    document: usize,
    code: usize,
    start: usize,
    end: usize,
    pass: Option<usize>,
    memo: Option<usize>,
}

/// Reads the columns analyst, document, code, start, end and, if there, pass and memo.
///
/// Positions are code points, the end exclusive. A row that cannot be read is named; the others are taken.
pub fn codings_csv(file: &str, bytes: &[u8]) -> Result<CodingTable, TableError> {
    let table = Table::read(file, bytes)?;
    let columns = Columns {
        analyst: table.needed(&["analyst", "coder"])?,
        document: table.needed(&["document", "doc"])?,
        code: table.needed(&["code"])?,
        start: table.needed(&["start"])?,
        end: table.needed(&["end"])?,
        pass: table.column(&["pass"]),
        memo: table.column(&["memo"]),
    };
    let mut codings = Vec::with_capacity(table.rows.len());
    let mut errors = table.errors.clone();
    for row in &table.rows {
        match coding(row, &columns, &table) {
            Ok(coding) => codings.push(coding),
            Err(error) => errors.push(error),
        }
    }
    errors.sort_by_key(|error| error.row);
    Ok(CodingTable { codings, errors })
}

/// One row, or what is wrong with it.
fn coding(row: &Row, columns: &Columns, table: &Table) -> Result<CodingRow, RowError> {
    let wrong = |column: usize, what: String| RowError {
        row: row.line,
        column: table.headings.get(column).cloned(),
        what,
    };
    let filled = |column: usize| match row.cell(column) {
        "" => Err(wrong(column, "the cell is empty".to_owned())),
        cell => Ok(cell.to_owned()),
    };
    let position = |column: usize| {
        let cell = row.cell(column);
        cell.parse::<u32>().map_err(|_| {
            wrong(
                column,
                format!("“{cell}” is not a position; positions are whole numbers from 0"),
            )
        })
    };
    let (start, end) = (position(columns.start)?, position(columns.end)?);
    if end <= start {
        return Err(wrong(
            columns.end,
            format!("the passage ends at {end} but begins at {start}"),
        ));
    }
    Ok(CodingRow {
        row: row.line,
        analyst: filled(columns.analyst)?,
        document: filled(columns.document)?,
        code: filled(columns.code)?,
        start,
        end,
        pass: row.optional(columns.pass),
        memo: row.optional(columns.memo),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named_and_the_others_are_taken() {
        let table = codings_csv(
            "c.csv",
            b"analyst,document,code,start,end,memo\nEva,D1,Reach,0,10,\"long, quoted\"\nEva,D1,Reach,10,10,\nEva,,Dose,1,2,\nEva,D1,Dose,x,2,\nUno,D1,Implementation/Dose,3,9,\n",
        )
        .unwrap();
        assert_eq!(table.codings.len(), 2);
        let first = table.codings.first().unwrap();
        assert_eq!((first.row, first.start, first.end), (2, 0, 10));
        assert_eq!(first.memo.as_deref(), Some("long, quoted"));
        let errors: Vec<String> = table.errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            [
                "Row 3, column end: the passage ends at 10 but begins at 10.",
                "Row 4, column document: the cell is empty.",
                "Row 5, column start: “x” is not a position; positions are whole numbers from 0.",
            ]
        );
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let error = codings_csv("c.csv", b"analyst;document;code;start\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "“c.csv” has no column end; its first row names the columns analyst, document, code, start."
        );
    }
}
