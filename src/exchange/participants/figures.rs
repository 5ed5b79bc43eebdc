//! The lines of the table: a cell for the paper and the figures behind it.

use super::summary::{Summary, short};
use crate::exchange::methods::prose::percent;
use crate::exchange::spreadsheet::{Cell, Table};

/// The two tables in the making: one for the paper, one with a figure in each cell.
pub(super) struct Figures {
    pub paper: Table,
    pub single: Table,
    groups: Vec<String>,
}

impl Figures {
    pub fn of(groups: &[(String, usize)]) -> Self {
        let heads: Vec<String> = groups
            .iter()
            .map(|(name, people)| format!("{name} (N = {people})"))
            .collect();
        let mut paper = Table::new("Participants", &["Characteristic", "Value"]);
        paper.headers.extend(heads);
        let single = Table::new(
            "Figures",
            &[
                "Characteristic",
                "Value",
                "Group",
                "n",
                "of",
                "%",
                "Mean",
                "Least",
                "Greatest",
            ],
        );
        Self {
            paper,
            single,
            groups: groups.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    /// A line of plain counts.
    pub fn counts(&mut self, name: &str, counts: &[usize]) {
        let mut row: Vec<Cell> = vec![name.into(), "".into()];
        row.extend(counts.iter().map(|count| Cell::from(count.to_string())));
        self.paper.push(row);
        for (group, count) in self.groups.clone().iter().zip(counts) {
            self.figure(
                name,
                "",
                group,
                [Some(*count as f64), None, None, None, None],
            );
        }
    }

    /// The lines of one characteristic: `all` is how many each group could have given a value.
    pub fn characteristic(
        &mut self,
        name: &str,
        unit: &str,
        summaries: &[Option<Summary>],
        all: &[usize],
    ) {
        let name = if unit.trim().is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({})", unit.trim())
        };
        if summaries
            .iter()
            .flatten()
            .any(|it| matches!(it, Summary::Numbers { .. }))
        {
            self.numbers(&name, summaries);
        } else {
            self.words(&name, summaries);
        }
        self.unknown(&name, summaries, all);
    }

    fn numbers(&mut self, name: &str, summaries: &[Option<Summary>]) {
        let mut row: Vec<Cell> = vec![name.into(), "mean (range), n".into()];
        for (group, summary) in self.groups.clone().iter().zip(summaries) {
            let Some(Summary::Numbers {
                known,
                mean,
                least,
                greatest,
            }) = summary
            else {
                row.push(Cell::Empty);
                continue;
            };
            let words = if *known == 1 {
                format!("{mean}, n = 1")
            } else {
                format!("{} ({least}–{greatest}), n = {known}", short(*mean))
            };
            row.push(words.into());
            let figures = [
                Some(*known as f64),
                None,
                Some(*mean),
                Some(*least),
                Some(*greatest),
            ];
            self.figure(name, "", group, figures);
        }
        self.paper.push(row);
    }

    fn words(&mut self, name: &str, summaries: &[Option<Summary>]) {
        let mut values: Vec<(String, usize)> = Vec::new();
        for summary in summaries.iter().flatten() {
            let Summary::Words { counts, .. } = summary else {
                continue;
            };
            for (value, count) in counts {
                match values.iter_mut().find(|(of, _)| of == value) {
                    Some((_, all)) => *all = (*all).max(*count),
                    None => values.push((value.clone(), *count)),
                }
            }
        }
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (n, (value, _)) in values.iter().enumerate() {
            let first = if n == 0 { name } else { "" };
            let mut row: Vec<Cell> = vec![first.into(), value.as_str().into()];
            for (group, summary) in self.groups.clone().iter().zip(summaries) {
                let (count, known) = match summary {
                    Some(Summary::Words { known, counts }) => {
                        (counts.get(value).copied().unwrap_or(0), *known)
                    }
                    _ => (0, 0),
                };
                row.push(share(count, known));
                let figures = [Some(count as f64), Some(known as f64), None, None, None];
                self.figure(name, value, group, figures);
            }
            self.paper.push(row);
        }
    }

    /// How many have no value; no line where all have one.
    fn unknown(&mut self, name: &str, summaries: &[Option<Summary>], all: &[usize]) {
        let missing: Vec<usize> = summaries
            .iter()
            .zip(all)
            .map(|(summary, all)| {
                let known = match summary {
                    Some(Summary::Numbers { known, .. } | Summary::Words { known, .. }) => *known,
                    None => 0,
                };
                all.saturating_sub(known)
            })
            .collect();
        if missing.iter().all(|count| *count == 0) {
            return;
        }
        let mut row: Vec<Cell> = vec!["".into(), "not known".into()];
        for ((group, count), all) in self.groups.clone().iter().zip(&missing).zip(all) {
            row.push(share(*count, *all));
            let figures = [Some(*count as f64), Some(*all as f64), None, None, None];
            self.figure(name, "not known", group, figures);
        }
        self.paper.push(row);
    }

    fn figure(&mut self, name: &str, value: &str, group: &str, figures: [Option<f64>; 5]) {
        let [n, of, mean, least, greatest] = figures;
        let share = match (n, of) {
            (Some(n), Some(of)) if of > 0.0 => Some(n / of * 100.0),
            _ => None,
        };
        let value = if value.is_empty() {
            Cell::Empty
        } else {
            value.into()
        };
        self.single.push(vec![
            name.into(),
            value,
            group.into(),
            n.into(),
            of.into(),
            share.into(),
            mean.into(),
            least.into(),
            greatest.into(),
        ]);
    }
}

/// “3/6 (50%)”: a share with its denominator.
fn share(count: usize, of: usize) -> Cell {
    if of == 0 {
        return Cell::Empty;
    }
    format!("{count}/{of} ({})", percent(count as u64, of as u64)).into()
}
