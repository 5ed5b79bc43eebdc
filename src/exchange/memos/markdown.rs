//! The memo book as a text to read.

use super::book::{MemoBook, heading};
use super::entry::MemoEntry;
use crate::exchange::codebook::escaped;
use crate::model::MemoKind;
use std::fmt::Write;

/// A heading for each kind and each memo, with what the memo is on, what it says and what it is linked to.
pub(super) fn markdown(book: &MemoBook) -> String {
    let mut text = format!("# Memo book: {}\n", escaped(&book.title));
    if book.memos.is_empty() {
        text.push_str("\nNo memo has been written yet.\n");
    }
    for (kind, memos) in book.by_kind() {
        let _ = write!(text, "\n## {} ({})\n", heading(kind), memos.len());
        for memo in memos {
            text.push_str(&entry(memo));
        }
    }
    text
}

fn entry(memo: &MemoEntry) -> String {
    let tick = match (memo.kind, memo.explored) {
        (MemoKind::ToExploreNext, true) => "☑ ",
        (MemoKind::ToExploreNext, false) => "☐ ",
        _ => "",
    };
    let mut text = format!("\n### {tick}{}\n\n", escaped(&memo.on));
    let _ = writeln!(text, "{}\n", escaped(&memo.standing()));
    if let Some(quote) = &memo.quote {
        if let Some(words) = &quote.words {
            for line in paragraphs(words) {
                let _ = writeln!(text, "> {line}\n>");
            }
        }
        let _ = writeln!(text, "> — {}\n", escaped(&quote.source));
    }
    text.push_str(&paragraphs(&memo.text).join("\n\n"));
    text.push('\n');
    if !memo.links.is_empty() {
        text.push_str("\nLinked to:\n\n");
        for link in &memo.links {
            let _ = writeln!(text, "- {}", escaped(link));
        }
    }
    text
}

/// Each line is a paragraph of its own, so that no line break is lost.
fn paragraphs(words: &str) -> Vec<String> {
    let lines = words.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(escaped).collect()
}
