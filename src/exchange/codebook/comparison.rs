//! Two codebooks side by side as a report.

use super::compared::{CodebookComparison, ComparedCode};
use super::standing::CodeStanding;
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::capital;

impl CodebookComparison {
    /// How many codes stand so.
    pub fn count(&self, standing: CodeStanding) -> usize {
        let codes = self.codes.iter();
        codes.filter(|it| it.standing == standing).count()
    }

    /// The comparison as a report: how many of each, the codes, and what they say differently.
    pub fn report(&self, title: &str, file: &str) -> Report {
        let count = |n: usize| {
            if n == 1 {
                "1 code".to_owned()
            } else {
                format!("{n} codes")
            }
        };
        let mut facts = vec![
            (
                "This study".to_owned(),
                format!("{title}, {}", count(self.here)),
            ),
            (
                "The other codebook".to_owned(),
                format!("{file}, {}", count(self.there)),
            ),
        ];
        for standing in CodeStanding::ALL {
            let number = self.count(standing);
            if number > 0 {
                facts.push((capital(standing.words()), count(number)));
            }
        }
        let mut codes = Table::new(
            "Codes",
            &[
                "How it stands",
                "In this study",
                "In the other codebook",
                "Differs in",
            ],
        );
        let mut words = Table::new(
            "Words",
            &["Code", "Field", "In this study", "In the other codebook"],
        );
        for it in &self.codes {
            let differs = it.differs.iter().map(|(field, _, _)| *field);
            let differs: Vec<&str> = differs.collect();
            codes.push(vec![
                it.standing.words().into(),
                cell(&here(it)),
                cell(&it.there),
                cell(&differs.join(", ")),
            ]);
            for (field, ours, theirs) in &it.differs {
                words.push(vec![
                    cell(&here(it)),
                    (*field).into(),
                    cell(ours),
                    cell(theirs),
                ]);
            }
        }
        let mut notes = vec![
            "Codes are compared by their place in the tree, then by name, then by definition, then by names that are alike; each stands beside one other at most, but several that were merged here stand beside what they became. Whether two codes mean the same, only reading shows.".to_owned(),
        ];
        if self.only_whole_names {
            notes.push(
                "There are too many codes to look for names that are alike: only whole names were compared."
                    .to_owned(),
            );
        }
        let mut tables = vec![codes];
        if !words.rows.is_empty() {
            tables.push(words);
        }
        Report {
            title: "Comparison of codebooks".to_owned(),
            facts,
            tables,
            shares: vec![3, 4, 4, 2],
            notes,
        }
    }
}

/// The path in this study, and whether the code is used in it.
fn here(it: &ComparedCode) -> String {
    let unused = if it.is_unused { " (not in use)" } else { "" };
    format!("{}{unused}", it.here)
}

fn cell(words: &str) -> Cell {
    if words.is_empty() {
        Cell::Empty
    } else {
        words.into()
    }
}
