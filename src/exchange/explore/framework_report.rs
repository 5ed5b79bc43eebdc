//! The framework matrix of a study, made for a file: what is written, and the words that it quotes.

use super::framework::{FrameworkCell, FrameworkSheet};
use crate::analysis::explore::{Axis, AxisHeading, Counted, Crosstab};
use crate::exchange::categories::{LAYER, layer};
use crate::exchange::codebook::ExportError;
use crate::exchange::masking::{Masks, Passages};
use crate::exchange::report::{
    Block, Choices, FileFormat, ReadyReport, ReportError, ReportOption, ReportOptions, ReportSource,
};
use crate::model::{Seen, Sorted, Span, Subject, Text, TextHash};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What can be chosen about the framework matrix.
pub const FRAMEWORK_MATRIX: &[ReportOption] = &[
    ReportOption {
        key: "rows",
        name: "Rows",
        choices: Choices::OneOf(&[
            ("participants", "Participants"),
            ("cases", "Cases"),
            ("documents", "Documents"),
        ]),
    },
    ReportOption {
        key: "columns",
        name: "Columns",
        choices: Choices::OneOf(&[
            ("categories", "Categories and themes"),
            ("subdomains", "Domains and sub-domains"),
            ("codes", "Codes, with those below"),
        ]),
    },
    LAYER,
];

/// Cells that are written at most: each is a row of the table of segments, and a spreadsheet has no more rows.
const MOST_CELLS: usize = 1_000_000;

/// A quotation that is yet to be read from its text.
#[derive(Debug)]
struct Quote {
    row: usize,
    column: usize,
    text: TextHash,
    span: Span,
    source: String,
}

/// The framework matrix before its quotations are read.
#[derive(Debug)]
pub struct FrameworkPlan {
    sheet: FrameworkSheet,
    quotes: Vec<Quote>,
    masks: Masks,
}

impl FrameworkPlan {
    /// What is written in these rows and columns of counted segments, both by their number there and in this order.
    /// `layer` says whose segments are counted.
    pub fn of(
        seen: &Seen<'_>,
        (rows_are, columns_are): (Axis, Axis),
        tab: &Crosstab,
        (rows, columns): (&[usize], &[usize]),
        layer: String,
    ) -> Self {
        let (masks, labels) = (Masks::of(seen), seen.participant_labels());
        let summaries = seen.summaries().into_iter();
        let written: FxHashMap<(Subject, Sorted), _> =
            summaries.map(|it| ((it.row, it.column), it)).collect();
        let mut quotes = Vec::new();
        let mut cells = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            let subject = tab.rows.get(*row).and_then(|it| it.of.subject());
            let mut of_row = Vec::with_capacity(columns.len());
            for (m, column) in columns.iter().enumerate() {
                let sorted = tab.columns.get(*column).and_then(|it| it.of.sorted());
                let written = subject.zip(sorted).and_then(|of| written.get(&of));
                for coding in written.iter().flat_map(|it| &it.links) {
                    let coding = seen.coding(*coding);
                    let document = coding.and_then(|it| seen.document(it.document()));
                    if let Some((coding, document)) = coding.zip(document) {
                        quotes.push(Quote {
                            row: n,
                            column: m,
                            text: document.imported.text,
                            span: coding.span(),
                            source: masks.words(&seen.source_of(&labels, document, coding.span())),
                        });
                    }
                }
                of_row.push(FrameworkCell {
                    text: written.map_or_else(String::new, |it| masks.words(it.text)),
                    quotes: Vec::new(),
                    segments: tab.value(*row, *column),
                });
            }
            cells.push(of_row);
        }
        let names = |of: &[AxisHeading], chosen: &[usize]| -> Vec<String> {
            let chosen = chosen.iter().filter_map(|at| of.get(*at));
            chosen.map(|it| masks.words(&it.path)).collect()
        };
        let sheet = FrameworkSheet {
            rows_are: rows_are.name(seen),
            columns_are: columns_are.name(seen),
            rows: names(&tab.rows, rows),
            columns: names(&tab.columns, columns),
            cells,
            layer,
        };
        Self {
            sheet,
            quotes,
            masks,
        }
    }

    /// Reads what is quoted. Where a text is not here, the sentence that says so stands in its place.
    pub fn read(self, text: &dyn Fn(TextHash) -> Result<Arc<Text>, String>) -> FrameworkSheet {
        let mut sheet = self.sheet;
        let mut passages = Passages::new(&self.masks);
        for quote in self.quotes {
            let words = match text(quote.text) {
                Ok(text) => passages.words(quote.text, &text, quote.span),
                Err(why) => why,
            };
            let row = sheet.cells.get_mut(quote.row);
            if let Some(cell) = row.and_then(|it| it.get_mut(quote.column)) {
                cell.quotes.push((words, quote.source));
            }
        }
        sheet
    }
}

/// Makes the framework matrix. `options` say what stands in the rows (`rows`) and columns (`columns`), and whose
/// segments are counted (`layer`). Codes without segments and summary are left out; everything else is complete.
///
/// # Errors
/// Where there is nothing for the rows or columns yet, there are more cells than a spreadsheet holds, the analyst whose
/// segments are counted is not in the study, or a text that the consensus needs is missing.
pub fn framework_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<FrameworkSheet, ReportError> {
    let seen = source.seen;
    let rows = match options.get("rows") {
        Some("cases") => Axis::Cases,
        Some("documents") => Axis::Documents,
        _ => Axis::Participants,
    };
    let columns = match options.get("columns") {
        Some("subdomains") => Axis::SubDomains,
        Some("codes") => Axis::Codes,
        _ => Axis::Categories,
    };
    let layer = layer(source, options)?;
    let tab = Crosstab::of(seen, &layer, rows, columns, Counted::Segments, &|| false);
    let tab = tab.unwrap_or_default();
    if tab.rows.is_empty() || tab.columns.is_empty() {
        return Err(ReportError::Nothing(
            "There is nothing to put in these rows or columns yet: choose others, or make categories in Condense and say in Documents who took part.",
        ));
    }
    let summaries = seen.summaries().into_iter();
    let written: FxHashSet<Sorted> = summaries.map(|it| it.column).collect();
    let is_there = |at: &usize| {
        let heading = tab.columns.get(*at).and_then(|it| it.of.sorted());
        columns != Axis::Codes
            || tab.column_totals.get(*at).is_some_and(|it| *it > 0)
            || heading.is_some_and(|it| written.contains(&it))
    };
    let all: Vec<usize> = (0..tab.rows.len()).collect();
    let shown: Vec<usize> = (0..tab.columns.len()).filter(is_there).collect();
    if all.len().saturating_mul(shown.len()) > MOST_CELLS {
        return Err(ReportError::Nothing(
            "The matrix would have more than a million cells, and a spreadsheet does not hold that many: choose other rows or columns.",
        ));
    }
    let words = layer.sentence(seen);
    let plan = FrameworkPlan::of(seen, (rows, columns), &tab, (&all, &shown), words);
    Ok(plan.read(&source.text))
}

impl ReadyReport for FrameworkSheet {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        // A page is not wide enough for the columns of the matrix.
        let report = if format == FileFormat::Docx {
            self.listed()
        } else {
            self.report()
        };
        ReadyReport::bytes(&report, format)
    }

    fn preview(&self) -> Vec<Block> {
        self.report().preview()
    }
}
