//! The quotations as a Word document.

use super::entry::{QuotationEntry, heading};
use super::made::QuotationsReport;
use crate::exchange::docx::{self, Paragraph, ParagraphStyle, Run, WordDocument};
use crate::exchange::report::{columns_of_counts, shown_cell};
use crate::exchange::spreadsheet::Table;

/// A heading for each use and each category, the quotations with their labels, and the counts.
pub(super) fn word(report: &QuotationsReport) -> WordDocument {
    let mut word = WordDocument::new(&format!("Quotations: {}", report.title), "en-GB");
    let small = |words: &str| Paragraph::new(words).style(ParagraphStyle::Small);
    for (name, value) in &report.facts {
        word.paragraph(small(&format!("{name}: {value}")));
    }
    let mut before: Option<&QuotationEntry> = None;
    for it in &report.entries {
        let new_use = before.is_none_or(|before| before.quoted != it.quoted);
        if new_use {
            word.heading(1, heading(it.quoted));
        }
        let same = |before: &QuotationEntry| {
            !new_use && before.category == it.category && before.domain == it.domain
        };
        if !before.is_some_and(same) {
            word.heading(2, &category(it));
        }
        entry(&mut word, report, it);
        before = Some(it);
    }
    word.heading(1, "Who and what is quoted");
    for table in report.counts() {
        word.heading(2, &table.name);
        word.table(&set(&table));
    }
    for note in &report.notes {
        word.paragraph(small(note));
    }
    word
}

/// “Implementation: Building trust”.
pub(super) fn category(it: &QuotationEntry) -> String {
    match (it.category.as_str(), it.domain.as_str()) {
        ("", _) => "In no category".to_owned(),
        (category, "") => category.to_owned(),
        (category, domain) => format!("{domain}: {category}"),
    }
}

fn entry(word: &mut WordDocument, report: &QuotationsReport, it: &QuotationEntry) {
    let label = format!(" ({})", it.label);
    if !it.words.is_empty() {
        let words = Run::new(it.words.as_str()).language(&it.language);
        let paragraph = Paragraph::of([words, Run::new(label.as_str())]);
        word.paragraph(paragraph.style(ParagraphStyle::Quote).keep_with_next());
    }
    for translation in &it.translations {
        let words = Run::new(translation.words.as_str()).language(&translation.language);
        let words = if it.words.is_empty() {
            vec![words, Run::new(label.as_str())]
        } else {
            vec![words.italic()]
        };
        let paragraph = Paragraph::of(words).style(ParagraphStyle::Quote);
        word.paragraph(paragraph.keep_with_next());
        let about = Paragraph::of([Run::new(translation.about()).quiet()]);
        word.paragraph(about.style(ParagraphStyle::Small).keep_with_next());
    }
    let under = under(report, it);
    if !under.is_empty() {
        word.paragraph(Paragraph::new(&under).style(ParagraphStyle::Small));
    }
}

/// “Interview 3, turn 12 · 42 words · deviant case · also in …”.
pub(super) fn under(report: &QuotationsReport, it: &QuotationEntry) -> String {
    let mut words = Vec::new();
    if report.names_source {
        words.push(it.source());
    }
    words.push(match it.length {
        1 => "1 word".to_owned(),
        several => format!("{several} words"),
    });
    if it.is_deviant {
        words.push("deviant case".to_owned());
    }
    if !it.also.is_empty() {
        words.push(format!("also in {}", it.also.join("; ")));
    }
    words.join(" · ")
}

fn set(table: &Table) -> docx::Table {
    let heads: Vec<&str> = table.headers.iter().map(String::as_str).collect();
    // Narrow enough for the name, wide enough for the words of the other headings.
    let first = if heads.len() > 5 { 6 } else { 10 };
    let shares = (0..heads.len()).map(|at| if at == 0 { first } else { 4 });
    let shares: Vec<u32> = shares.collect();
    let mut set = docx::Table::new(&heads).shares(&shares);
    let counts = columns_of_counts(table);
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let is_count = counts.get(column).copied().unwrap_or(false);
            vec![Paragraph::new(&shown_cell(cell, is_count))]
        });
        set.push(cells.collect());
    }
    set
}
