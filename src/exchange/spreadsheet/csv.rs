//! CSV (RFC 4180).

use super::cell::Cell;
use super::neutral::neutralised;
use super::table::Table;

/// Whether the file begins with a byte order mark, by which Excel knows that it is UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ByteOrderMark {
    /// For Excel.
    Written,
    /// For other programs.
    #[default]
    LeftOut,
}

/// The table as CSV: UTF-8, commas, lines ended by CR LF, the headings first, numbers with a decimal point.
///
/// Cells are quoted also where only a program that splits at semicolons or tabs needs it; the csv crate has no such
/// rule, which is why the quoting is done here.
pub fn csv(table: &Table, mark: ByteOrderMark) -> String {
    let mut file = String::new();
    if mark == ByteOrderMark::Written {
        file.push('\u{FEFF}');
    }
    for (number, row) in table.filled().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                file.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => push_text(&mut file, text, number == 0 && column == 0),
                Cell::Number(number) => file.push_str(&Cell::written(*number).unwrap_or_default()),
            }
        }
        file.push_str("\r\n");
    }
    file
}

fn push_text(file: &mut String, text: &str, is_first: bool) {
    let text = neutralised(text);
    // Excel takes a file that begins with the letters ID for one of another format.
    let misread = is_first && text.starts_with("ID");
    let needs_quotes = text.contains([',', ';', '\t', '"', '\r', '\n'])
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace);
    if needs_quotes || misread {
        file.push('"');
        file.push_str(&text.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::neutral::restored;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_table_is_written_as_the_standard_says() {
        let mut table = Table::new("Codes", &["ID", "Name", "Segments", "α"]);
        table.push(vec![
            "c1".into(),
            "Trust, \"earned\"".into(),
            12_u32.into(),
            0.5.into(),
        ]);
        table.push(vec![
            "c2".into(),
            "two\nlines".into(),
            0_u32.into(),
            f64::NAN.into(),
        ]);
        table.push(vec![
            "c3".into(),
            "=HYPERLINK(\"http://x\";\"y\")".into(),
            (-1.0).into(),
        ]);
        table.push(vec!["c4".into(), "-5".into(), Cell::Empty, 1e-7.into()]);
        assert_eq!(
            csv(&table, ByteOrderMark::LeftOut),
            "\"ID\",Name,Segments,α\r\n\
             c1,\"Trust, \"\"earned\"\"\",12,0.5\r\n\
             c2,\"two\nlines\",0,\r\n\
             c3,\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\",-1,\r\n\
             c4,'-5,,0.0000001\r\n"
        );
        assert!(csv(&table, ByteOrderMark::Written).starts_with("\u{FEFF}\"ID\","));
    }

    proptest! {
        #[test]
        fn another_program_reads_back_what_was_written(
            rows in proptest::collection::vec(proptest::collection::vec("[ ,;\"'=\n\ta-]{0,8}|\\PC{0,12}", 3), 0..6),
        ) {
            let mut table = Table::new("Codes", &["Code", "Definition", "Example"]);
            for row in &rows {
                table.push(row.iter().map(|text| Cell::from(text.as_str())).collect());
            }
            let file = csv(&table, ByteOrderMark::LeftOut);
            let mut reader = ::csv::Reader::from_reader(file.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("a record").iter().map(|cell| restored(cell).to_owned()).collect())
                .collect();
            prop_assert_eq!(read, rows);
        }
    }
}
