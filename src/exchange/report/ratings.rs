//! The matrix of ratings, from which other programs compute the same figures.

use crate::analysis::agreement::of_study::RatingsOfStudy;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::{Seen, unique};

/// One row for each unit and code, one column for each analyst: 1 where the unit bears the code, else 0. The rows of
/// one code are a table of units × coders as every package takes it. No words of the transcripts.
pub fn ratings_table(seen: &Seen<'_>, ratings: &RatingsOfStudy) -> Table {
    let own = ["code", "document", "within", "unit", "start", "end"];
    let mut headings: Vec<String> = own.map(str::to_owned).to_vec();
    headings.extend(ratings.analyst_names.iter().cloned());
    // An analyst may be called “code”.
    let headings = unique(headings);
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new("Ratings", &headings);
    for code in &ratings.codes {
        for (number, unit) in ratings.units.iter().enumerate() {
            let document = seen.document(unit.document);
            let mut row: Vec<Cell> = vec![
                code.code_name.as_str().into(),
                document.map(|it| it.name.text().to_owned()).into(),
                unit.within
                    .map(|construct| seen.code_path(construct))
                    .into(),
                (number + 1).into(),
                unit.span.start.into(),
                unit.span.end.into(),
            ];
            let people = 0..ratings.analysts.len();
            row.extend(people.map(|who| u32::from(code.gave(who, number)).into()));
            table.push(row);
        }
    }
    table
}
