//! Aligned columns for people.

/// A table: headings, and rows of cells.
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A cell is cut after so many characters.
const WIDEST: usize = 60;

impl Table {
    pub fn new(headings: &[&str]) -> Self {
        Self {
            headings: headings.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; line breaks in cells become spaces.
    pub fn row<C: ToString>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().map(|cell| one_line(&cell.to_string()));
        self.rows.push(cells.collect());
    }

    /// The table as text; says so where there are no rows.
    pub fn text(&self) -> String {
        if self.rows.is_empty() {
            return "(none)\n".to_owned();
        }
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let cells = cells.map(|cell| cell.chars().count());
            let heading = self.headings.get(column).map_or(0, |h| h.chars().count());
            cells.max().unwrap_or(0).max(heading)
        };
        let widths: Vec<usize> = (0..self.headings.len()).map(width).collect();
        let lines = std::iter::once(&self.headings).chain(&self.rows);
        lines.map(|cells| aligned(cells, &widths)).collect()
    }
}

fn aligned(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(cell);
        let room = (width + 2).saturating_sub(cell.chars().count());
        line.push_str(&" ".repeat(room));
    }
    format!("{}\n", line.trim_end())
}

/// A cell on one line; what it is indented by stays.
fn one_line(cell: &str) -> String {
    let indent = cell.len() - cell.trim_start_matches(' ').len();
    let words: Vec<&str> = cell.split_whitespace().collect();
    let line = format!("{}{}", " ".repeat(indent), words.join(" "));
    if line.chars().count() <= WIDEST {
        return line;
    }
    let mut cut: String = line.chars().take(WIDEST - 1).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&["name", "codings"]);
        table.row(["Tillit och rädsla", "12"]);
        table.row(["Trust\nagain", "3"]);
        assert_eq!(
            table.text(),
            "name               codings\nTillit och rädsla  12\nTrust again        3\n"
        );
    }
}
