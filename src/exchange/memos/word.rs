//! The memo book as a Word document.

use super::book::{MemoBook, heading};
use super::entry::MemoEntry;
use crate::exchange::docx::{Paragraph, ParagraphStyle, Run, WordDocument};
use crate::model::MemoKind;

/// A heading for each kind and each memo; what memos are on in quotation.
pub(super) fn word(book: &MemoBook) -> WordDocument {
    let mut document = WordDocument::new(&format!("Memo book: {}", book.title), "en-GB");
    if book.memos.is_empty() {
        document.paragraph(Paragraph::new("No memo has been written yet."));
    }
    for (kind, memos) in book.by_kind() {
        document.heading(1, &format!("{} ({})", heading(kind), memos.len()));
        for memo in memos {
            entry(&mut document, memo);
        }
    }
    document
}

fn entry(document: &mut WordDocument, memo: &MemoEntry) {
    let tick = match (memo.kind, memo.explored) {
        (MemoKind::ToExploreNext, true) => "☑ ",
        (MemoKind::ToExploreNext, false) => "☐ ",
        _ => "",
    };
    document.heading(2, &format!("{tick}{}", memo.on));
    let small = |words: &str| Paragraph::new(words).style(ParagraphStyle::Small);
    document.paragraph(small(&memo.standing()).keep_with_next());
    if let Some(quote) = &memo.quote {
        if let Some(words) = &quote.words {
            let run = Run::new(words.as_str()).language(&quote.language);
            let quoted = Paragraph::of([run]).style(ParagraphStyle::Quote);
            document.paragraph(quoted.keep_with_next());
        }
        let source = Run::new(format!("— {}", quote.source)).quiet();
        let source = Paragraph::of([source]).style(ParagraphStyle::Quote);
        document.paragraph(source.keep_with_next());
    }
    let lines = memo.text.lines().map(str::trim_end);
    for line in lines.filter(|line| !line.is_empty()) {
        document.paragraph(Paragraph::new(line));
    }
    if !memo.links.is_empty() {
        document.paragraph(small("Linked to").keep_with_next());
        for link in &memo.links {
            document.paragraph(Paragraph::new(link).style(ParagraphStyle::Point));
        }
    }
}
