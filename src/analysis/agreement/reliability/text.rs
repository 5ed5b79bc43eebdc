//! The answers of `reliability` for people.

use super::set_answer::SetAnswer;
use super::span_answer::SpanAnswer;
use super::table_answer::{TableAnswer, measures};
use crate::analysis::agreement::Figure;
use std::fmt::Write;

/// Columns wider than this hold sentences.
const WIDEST_FIGURE: usize = 24;

/// What stands where a figure is undefined.
const UNDEFINED: &str = "–";

impl TableAnswer {
    pub(super) fn to_text(&self) -> String {
        let mut text = format!(
            "{} units, {} of them rated by two coders or more; coders: {}\n{} categories, {}: {}\n\n",
            self.n_units,
            self.n_pairable_units,
            self.coders.join(", "),
            self.categories.len(),
            if self.categories_are_declared {
                "declared"
            } else {
                "observed"
            },
            self.categories.join(", "),
        );
        let rows = measures().map(|measure| {
            let figure = self.figures.get(measure.key());
            let note = match figure {
                Some(Err(why)) => why.to_string(),
                _ => measure.convention().to_owned(),
            };
            vec![
                measure.name().to_owned(),
                figure.map_or_else(String::new, shown),
                self.interval(measure.key()),
                note,
            ]
        });
        let header = ["Measure", "Value", "95 % interval", "Convention"]
            .map(str::to_owned)
            .to_vec();
        text.push_str(&aligned(std::iter::once(header).chain(rows).collect()));
        if let Some(interval) = self.ci95.0.iter().find_map(|(_, interval)| interval.ok()) {
            let _ = write!(text, "\nIntervals: {}.\n", interval.method);
        }
        for hint in &self.hints {
            let _ = write!(text, "\nNote: {hint}.\n");
        }
        text
    }

    fn interval(&self, key: &str) -> String {
        match self.ci95.0.iter().find(|(name, _)| *name == key) {
            Some((_, Ok(interval))) => format!("{:.3} to {:.3}", interval.lo, interval.hi),
            Some((_, Err(_))) => UNDEFINED.to_owned(),
            None => String::new(),
        }
    }
}

impl SetAnswer {
    pub(super) fn to_text(&self) -> String {
        let rows = self.figures.0.iter().map(|(name, figure)| {
            let why = figure.err().map_or_else(String::new, |why| why.to_string());
            vec![(*name).to_owned(), shown(*figure), why]
        });
        format!(
            "{} units, {} of them rated by two coders or more; coders: {}\n\n{}\nConvention: {}.\n",
            self.n_units,
            self.n_pairable_units,
            self.coders.join(", "),
            aligned(rows.collect()),
            self.convention,
        )
    }
}

impl SpanAnswer {
    pub(super) fn to_text(&self) -> String {
        let mut header = vec!["Code".to_owned()];
        if let [first, second] = self.coders.as_slice() {
            header.push("both".to_owned());
            header.extend([first, second].map(|coder| format!("only {coder}")));
            header.push("neither".to_owned());
        }
        let counts = header.len() - 1;
        header.extend(["Agreement", "Kappa", "Jaccard", "Dice", "Alpha"].map(str::to_owned));
        let mut rows = vec![header];
        let mut notes = String::new();
        for code in &self.per_code {
            let mut row = vec![code.code.clone()];
            let cells = code.of_two().into_iter().flatten();
            row.extend(cells.map(|count| count.to_string()));
            for (name, figure) in &code.figures.0 {
                row.push(shown(*figure));
                if let Err(why) = figure {
                    let _ = writeln!(notes, "Undefined: {}, {name}: {why}.", code.code);
                }
            }
            rows.push(row);
        }
        let pooled = |key: &str| {
            self.overall
                .figures
                .get(key)
                .map_or_else(String::new, shown)
        };
        let mut row = vec!["All codes pooled".to_owned()];
        row.resize(counts + 1, String::new());
        row.push(pooled("pooled_char_x_code_percent_agreement"));
        row.push(pooled("pooled_char_x_code_cohen_kappa"));
        row.extend([String::new(), String::new()]);
        row.push(pooled("pooled_char_x_code_krippendorff_alpha"));
        rows.push(row);
        for (name, figure) in &self.overall.figures.0 {
            if let Err(why) = figure {
                let _ = writeln!(notes, "Undefined: {name}: {why}.");
            }
        }
        format!(
            "{} characters; coders: {}; unit: character\n\n{}\nUnits as the coders marked them:\n{}\nConvention: {}.\n{notes}",
            self.doc_len,
            self.coders.join(", "),
            aligned(rows),
            self.unitizing(),
            self.convention,
        )
    }
}

impl SpanAnswer {
    /// The unitizing coefficients over all codes, and by code.
    fn unitizing(&self) -> String {
        let named = self.overall.unitizing.named().into_iter();
        let rows = named.map(|(name, figure)| {
            let why = figure.err().map_or_else(String::new, |why| why.to_string());
            vec![name.to_owned(), shown(figure), why]
        });
        let mut text = aligned(rows.collect());
        if let Some(gamma) = self
            .overall
            .unitizing
            .gamma
            .0
            .as_ref()
            .filter(|it| it.draws > 0)
        {
            let _ = writeln!(
                text,
                "Gamma: observed disorder {:.4}, expected {:.4} from {} draws with seed {}{}.",
                gamma.observed,
                gamma.expected,
                gamma.draws,
                gamma.seed,
                if gamma.exact {
                    ""
                } else {
                    "; some alignments were not proved to be the best"
                },
            );
        }
        let header = ["Code", "u-alpha (2016)", "Alpha (1995)"].map(str::to_owned);
        let codes = self.per_code.iter().map(|code| {
            vec![
                code.code.clone(),
                shown(code.alpha_u_2016.0),
                shown(code.alpha_u_1995.alpha),
            ]
        });
        text.push('\n');
        text.push_str(&aligned(
            std::iter::once(header.to_vec()).chain(codes).collect(),
        ));
        text
    }
}

fn shown(figure: Figure) -> String {
    figure.map_or_else(|_| UNDEFINED.to_owned(), |value| format!("{value:.3}"))
}

/// Rows of cells as lines with columns of equal width: names and sentences to the left, figures to the right.
fn aligned(rows: Vec<Vec<String>>) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let left = column == 0 || *width > WIDEST_FIGURE;
            let _ = if left {
                write!(line, "{cell:<width$}  ")
            } else {
                write!(line, "{cell:>width$}  ")
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
