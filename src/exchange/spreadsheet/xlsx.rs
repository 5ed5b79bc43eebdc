//! XLSX workbooks.

use super::cell::Cell;
use super::error::SpreadsheetError;
use super::table::Table;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};
use std::collections::HashSet;

/// What a sheet and a cell hold at most (Microsoft, Excel specifications and limits).
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_TEXT: usize = 32_767;

/// Widths of columns, in characters.
const NARROWEST: f64 = 8.0;
const WIDEST: f64 = 60.0;

/// Stands at the end of a text that was cut.
const CUT: &str = " […] (cut: a spreadsheet cell holds 32,767 characters)";

/// A workbook with a sheet for each table: headings bold and always in view, text wrapped, columns as wide as needed.
///
/// Every text is a string cell, never a formula; one that is too long for a cell is cut, and says so at its end. The
/// same tables always give the same bytes.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, SpreadsheetError> {
    let mut workbook = Workbook::new();
    // The day a file was made would make two exports of the same study differ.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let mut names = HashSet::new();
    for table in tables {
        let (rows, columns) = (table.rows.len() + 1, table.columns());
        if rows > MOST_ROWS || columns > MOST_COLUMNS {
            return Err(SpreadsheetError::TooLarge {
                table: table.name.clone(),
                rows,
                columns,
            });
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.name, &mut names))?;
        fill(sheet, table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), SpreadsheetError> {
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let heading = body.clone().set_bold();
    let mut widths = vec![NARROWEST; table.columns()];
    for (row, cells) in (0_u32..).zip(table.filled()) {
        let format = if row == 0 { &heading } else { &body };
        for (column, (cell, width)) in (0_u16..).zip(cells.iter().zip(&mut widths)) {
            match cell {
                Cell::Number(number) if number.is_finite() => {
                    sheet.write_number_with_format(row, column, *number, format)?;
                    *width = width.max(12.0);
                }
                Cell::Empty | Cell::Number(_) => {}
                Cell::Text(text) => {
                    let text = bounded(text);
                    *width = width.max(width_of(&text, row == 0));
                    sheet.write_string_with_format(row, column, text, format)?;
                }
            }
        }
    }
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The text with one kind of line break and not longer than a cell takes. Excel counts UTF-16 units.
fn bounded(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text;
    }
    let room = LONGEST_TEXT - CUT.encode_utf16().count();
    let mut used = 0;
    let mut kept: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    kept.push_str(CUT);
    kept
}

/// The width of a text's longest line.
fn width_of(text: &str, is_bold: bool) -> f64 {
    let longest = text
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0);
    let air = if is_bold { 3.0 } else { 2.0 };
    (longest as f64 + air).clamp(NARROWEST, WIDEST)
}

/// A name Excel takes for a sheet: 1 to 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, not "History",
/// no two alike.
fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let allowed: String = wanted
        .chars()
        .map(|letter| {
            if "[]:*?/\\".contains(letter) || letter.is_control() {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let trimmed = allowed.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    let base = match trimmed {
        "" => "Table",
        history if history.eq_ignore_ascii_case("history") => "History of the study",
        name => name,
    };
    let mut name = shortened(base, 31);
    let mut number = 2_u32;
    while !taken.insert(name.to_lowercase()) {
        let ending = format!(" {number}");
        name = shortened(base, 31 - ending.len()) + &ending;
        number += 1;
    }
    name
}

fn shortened(name: &str, most: usize) -> String {
    let mut used = 0;
    let kept: String = name
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= most
        })
        .collect();
    kept.trim_end_matches(|letter: char| letter == '\'' || letter.is_whitespace())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    fn part(workbook: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a zip");
        let mut words = String::new();
        archive
            .by_name(name)
            .expect(name)
            .read_to_string(&mut words)
            .expect("UTF-8");
        words
    }

    fn codes() -> Table {
        let mut table = Table::new("Codebook", &["Code", "Definition", "Segments"]);
        table.push(vec![
            "=HYPERLINK(\"http://x\",\"y\")".into(),
            "two\nlines".into(),
            12_u32.into(),
        ]);
        table.push(vec![
            "-5".into(),
            "ünïcode 😀 _x0041_ \u{1}".into(),
            f64::INFINITY.into(),
        ]);
        table
    }

    #[test]
    fn a_code_named_like_a_formula_stays_text() {
        let workbook = xlsx(&[codes()]).expect("a workbook");
        let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
        assert!(sheet.contains("r=\"A2\" s=\"2\" t=\"s\""), "{sheet}");
        assert!(
            part(&workbook, "xl/sharedStrings.xml")
                .contains("<t>=HYPERLINK(\"http://x\",\"y\")</t>")
        );
    }

    #[test]
    fn headings_are_bold_and_stay_in_view_and_numbers_are_numbers() {
        let workbook = xlsx(&[codes()]).expect("a workbook");
        let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""),
            "{sheet}"
        );
        assert!(
            sheet.contains("<c r=\"C2\" s=\"2\"><v>12</v></c>"),
            "{sheet}"
        );
        assert!(
            !sheet.contains("r=\"C3\""),
            "an undefined number is an empty cell: {sheet}"
        );
        let styles = part(&workbook, "xl/styles.xml");
        assert!(
            styles.contains("<b/>") && styles.contains("wrapText=\"1\""),
            "{styles}"
        );
        assert!(part(&workbook, "xl/workbook.xml").contains("name=\"Codebook\""));
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        let mut table = Table::new("Memos", &["Memo"]);
        table.push(vec!["😀".repeat(LONGEST_TEXT).into()]);
        table.push(vec!["x".repeat(LONGEST_TEXT).into()]);
        let workbook = xlsx(&[table]).expect("a workbook");
        let strings = part(&workbook, "xl/sharedStrings.xml");
        assert_eq!(strings.matches(CUT).count(), 1);
        assert!(strings.contains(&"x".repeat(LONGEST_TEXT)));
        let cut = bounded(&"😀".repeat(LONGEST_TEXT));
        assert!((LONGEST_TEXT - 1..=LONGEST_TEXT).contains(&cut.encode_utf16().count()));
    }

    #[test]
    fn a_table_larger_than_a_sheet_is_refused_with_a_sentence() {
        let mut table = Table::new("Codings", &["Code"]);
        table.rows = vec![Vec::new(); MOST_ROWS];
        let error = xlsx(&[table]).expect_err("too many rows").to_string();
        assert!(error.contains("“Codings” has 1048577 rows"), "{error}");
    }

    #[test]
    fn any_name_makes_a_sheet_and_no_two_are_alike() {
        let names = [
            "",
            "History",
            "a/b:c",
            "'q'",
            "Same",
            "same",
            "A very long name for a sheet, longer than it takes",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ];
        let mut taken = HashSet::new();
        let given = names.map(|name| sheet_name(name, &mut taken));
        assert_eq!(
            given[..6],
            [
                "Table",
                "History of the study",
                "a b c",
                "q",
                "Same",
                "same 2"
            ]
        );
        let tables = names.map(|name| Table::new(name, &["Code"]));
        assert!(xlsx(&tables).is_ok());
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        assert_eq!(
            xlsx(&[codes()]).expect("a workbook"),
            xlsx(&[codes()]).expect("a workbook")
        );
    }
}
