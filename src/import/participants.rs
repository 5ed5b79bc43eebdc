//! Participants from a table.

use super::EncodingReport;
use super::table::{RowError, Table, TableError};

/// Headings of the column that holds roles.
const ROLE: &[&str] = &["role", "roll", "rolle", "rôle", "rol", "ruolo", "funktion"];

/// The participants of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantTable {
    /// Headings of the attribute columns.
    pub attributes: Vec<String>,
    /// The participants in the order of the rows.
    pub participants: Vec<ParticipantRow>,
    /// Rows that were not taken.
    pub errors: Vec<RowError>,
    /// How the characters were read.
    pub encoding: EncodingReport,
}

/// One participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantRow {
    /// Line of the file at which the row begins.
    pub row: u64,
    /// Name or pseudonym.
    pub name: String,
    /// Role, where there is a column for it and the cell is filled.
    pub role: Option<String>,
    /// One value for each attribute; none where the cell is empty.
    pub values: Vec<Option<String>>,
}

/// Reads participants: the first column is the name, a column `role` the role, every other an attribute.
pub fn participants_csv(file: &str, bytes: &[u8]) -> Result<ParticipantTable, TableError> {
    let table = Table::read(file, bytes)?;
    let role = table.column(ROLE).filter(|column| *column > 0);
    let columns: Vec<usize> = (1..table.headings.len())
        .filter(|column| {
            Some(*column) != role
                && table
                    .headings
                    .get(*column)
                    .is_some_and(|name| !name.is_empty())
        })
        .collect();
    let mut errors = table.errors.clone();
    let mut participants: Vec<ParticipantRow> = Vec::new();
    let mut seen: rustc_hash::FxHashMap<String, u64> = rustc_hash::FxHashMap::default();
    for row in &table.rows {
        let name = row.cell(0);
        let wrong = |what: String| RowError {
            row: row.line,
            column: table.headings.first().cloned(),
            what,
        };
        if name.is_empty() {
            errors.push(wrong("the name is missing".to_owned()));
            continue;
        }
        if let Some(earlier) = seen.get(&name.to_lowercase()) {
            errors.push(wrong(format!(
                "{name} stands in row {earlier} already; give each participant a name of their own"
            )));
            continue;
        }
        seen.insert(name.to_lowercase(), row.line);
        participants.push(ParticipantRow {
            row: row.line,
            name: name.to_owned(),
            role: row.optional(role),
            values: columns
                .iter()
                .map(|column| row.optional(Some(*column)))
                .collect(),
        });
    }
    errors.sort_by_key(|error| error.row);
    let attributes = columns
        .iter()
        .filter_map(|column| table.headings.get(*column).cloned())
        .collect();
    Ok(ParticipantTable {
        attributes,
        participants,
        errors,
        encoding: table.encoding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_column_is_the_name_and_the_others_are_role_and_attributes() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(
            "Pseudonym;Roll;Ålder;Område\nÅsa;Mentor;41;Söder\nBjörn;;>60;\n;Förälder;30;Öst\nåsa;Mentor;2;Väst\n",
        );
        let table = participants_csv("deltagare.csv", &bytes).unwrap();
        assert_eq!(table.attributes, ["Ålder", "Område"]);
        assert_eq!(table.participants.len(), 2);
        let first = table.participants.first().unwrap();
        assert_eq!(
            (first.name.as_str(), first.role.as_deref()),
            ("Åsa", Some("Mentor"))
        );
        let second = table.participants.get(1).unwrap();
        assert_eq!(second.values, [Some(">60".to_owned()), None]);
        let errors: Vec<String> = table.errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            errors.first().unwrap(),
            "Row 4, column Pseudonym: the name is missing."
        );
        assert!(
            errors
                .get(1)
                .unwrap()
                .starts_with("Row 5, column Pseudonym: åsa stands in row 2 already")
        );
    }

    #[test]
    fn a_workbook_is_refused_with_a_sentence() {
        let error = participants_csv("p.xlsx", b"PK\x03\x04").unwrap_err();
        assert_eq!(
            error.to_string(),
            "“p.xlsx” is not a CSV file; save the table as CSV and use that."
        );
    }
}
