//! A filled checklist as a Word document: a table for each of its domains.

use super::checklist::{Answer, Checklist, OPEN};
use crate::exchange::docx::{Paragraph, ParagraphStyle, Run, Table, WordDocument};

pub(super) fn word(list: &Checklist) -> WordDocument {
    let title = format!("{}: {}", list.file.short_name, list.title);
    let mut document = WordDocument::new(&title, "en-GB").landscape();
    for words in [list.standing(), list.file.evidence.clone()] {
        document.paragraph(Paragraph::new(&words).style(ParagraphStyle::Small));
    }
    let same = |a: &Answer, b: &Answer| a.item.domain == b.item.domain;
    for answers in list.answers.chunk_by(same) {
        let domain = answers.first().map_or("", |it| it.item.domain.as_str());
        if !domain.is_empty() {
            document.heading(1, domain);
        }
        document.table(&table(answers));
    }
    document
}

fn table(answers: &[Answer]) -> Table {
    let heads = [
        "No.",
        "Item",
        "What the study knows",
        "Where that comes from",
        "Page",
    ];
    let mut table = Table::new(&heads).shares(&[2, 7, 20, 7, 2]);
    for answer in answers {
        let mut name = vec![Paragraph::new(&answer.name())];
        if !answer.item.group.is_empty() {
            let group = Run::new(answer.item.group.as_str()).quiet();
            name.push(Paragraph::of([group]));
        }
        let known = if answer.is_open() {
            Paragraph::of([Run::new(OPEN).marked()])
        } else {
            Paragraph::new(&answer.words())
        };
        table.push(vec![
            vec![Paragraph::new(&answer.item.number.to_string())],
            name,
            vec![known],
            vec![Paragraph::new(&answer.source())],
            Vec::new(),
        ]);
    }
    table
}
