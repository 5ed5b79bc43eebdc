//! The draft as a Word document, with the log entries in a table at its end to which the numbers lead.

use super::draft::MethodsDraft;
use super::sentence::MethodsSentence;
use crate::exchange::docx::{Paragraph, ParagraphStyle, Run, Table, WordDocument};

pub(super) fn word(draft: &MethodsDraft) -> WordDocument {
    let title = format!("Methods (draft): {}", draft.title);
    let mut document = WordDocument::new(&title, "en-GB");
    document.paragraph(Paragraph::new(&draft.standing()).style(ParagraphStyle::Small));
    for paragraph in &draft.paragraphs {
        document.heading(1, paragraph.heading);
        let runs = paragraph.sentences.iter().flat_map(runs);
        document.paragraph(Paragraph::of(runs));
    }
    if draft.entries.is_empty() {
        return document;
    }
    document.heading(1, "Log entries");
    let heads = ["No.", "When (UTC)", "Who", "What", "Particulars", "Entry"];
    let mut table = Table::new(&heads).shares(&[2, 5, 4, 8, 10, 6]);
    for entry in &draft.entries {
        let number = Paragraph::new(&entry.number.to_string()).anchor(&anchor(entry.number));
        let cells = [&entry.at, &entry.by, &entry.what, &entry.details];
        let mut row = vec![vec![number]];
        row.extend(cells.map(|words| vec![Paragraph::new(words)]));
        row.push(vec![Paragraph::new(&entry.step.to_string())]);
        table.push(row);
    }
    document.table(&table);
    document
}

fn anchor(number: usize) -> String {
    format!("entry{number}")
}

/// The words of a sentence and the numbers of its entries.
fn runs(sentence: &MethodsSentence) -> Vec<Run> {
    let words = Run::new(sentence.words.as_str());
    if sentence.is_blank {
        return vec![words.marked(), Run::new(" ")];
    }
    let mut runs = vec![words];
    if !sentence.entries.is_empty() {
        runs.push(Run::new(" [").quiet());
        for (n, number) in sentence.entries.iter().enumerate() {
            if n > 0 {
                runs.push(Run::new(", ").quiet());
            }
            runs.push(Run::new(number.to_string()).quiet().to(&anchor(*number)));
        }
        let more = match sentence.more {
            0 => "]".to_owned(),
            more => format!(" and {more} more]"),
        };
        runs.push(Run::new(more).quiet());
    }
    runs.push(Run::new(" "));
    runs
}
