//! Markdown tables.

use super::cell::Cell;
use super::table::Table;

/// The table as Markdown (GitHub's table syntax), without its name. Columns of numbers stand to the right; line breaks
/// inside a cell become `<br>`; what Markdown would take for markup is escaped.
pub fn markdown(table: &Table) -> String {
    let columns = table.columns();
    if columns == 0 {
        return String::new();
    }
    let mut lines = String::new();
    for (number, row) in table.filled().enumerate() {
        for cell in &row {
            lines.push_str("| ");
            let words = written(cell);
            lines.push_str(&words);
            if !words.is_empty() {
                lines.push(' ');
            }
        }
        lines.push_str("|\n");
        if number == 0 {
            for column in 0..columns {
                lines.push_str(if holds_numbers(table, column) {
                    "| ---: "
                } else {
                    "| --- "
                });
            }
            lines.push_str("|\n");
        }
    }
    lines
}

fn holds_numbers(table: &Table, column: usize) -> bool {
    let mut cells = table
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .peekable();
    let any = table
        .rows
        .iter()
        .any(|row| matches!(row.get(column), Some(Cell::Number(_))));
    any && cells.all(|cell| !matches!(cell, Cell::Text(_)))
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => Cell::written(*number).unwrap_or_default(),
        Cell::Text(text) => escaped(text.trim()),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                escaped.push_str("<br>");
            }
            '\n' => escaped.push_str("<br>"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_well_and_keeps_its_columns() {
        let mut table = Table::new("Codes", &["Code", "Definition", "Segments"]);
        table.push(vec![
            "a|b".into(),
            "first\nsecond\r\nthird".into(),
            12_u32.into(),
        ]);
        table.push(vec![
            "*trust* <b>".into(),
            "back\\slash".into(),
            Cell::Empty,
        ]);
        table.push(vec!["short".into()]);
        assert_eq!(
            markdown(&table),
            "| Code | Definition | Segments |\n\
             | --- | --- | ---: |\n\
             | a\\|b | first<br>second<br>third | 12 |\n\
             | \\*trust\\* \\<b> | back\\\\slash | |\n\
             | short | | |\n"
        );
    }

    #[test]
    fn a_table_without_columns_is_nothing() {
        assert_eq!(markdown(&Table::new("Nothing", &[])), "");
    }
}
