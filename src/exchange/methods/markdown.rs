//! The draft as Markdown, with a footnote for each log entry.

use super::draft::MethodsDraft;
use super::sentence::{MethodsEntry, MethodsSentence};
use crate::exchange::codebook::escaped;
use std::fmt::Write as _;

pub(super) fn markdown(draft: &MethodsDraft) -> String {
    let mut text = format!("# Methods (draft): {}\n\n", escaped(&draft.title));
    let _ = writeln!(text, "{}", escaped(&draft.standing()));
    for paragraph in &draft.paragraphs {
        let sentences: Vec<String> = paragraph.sentences.iter().map(sentence).collect();
        let _ = write!(
            text,
            "\n## {}\n\n{}\n",
            paragraph.heading,
            sentences.join(" ")
        );
    }
    if !draft.entries.is_empty() {
        text.push('\n');
    }
    for it in &draft.entries {
        let _ = writeln!(text, "[^{}]: {}", it.number, escaped(&entry_line(it)));
    }
    text
}

fn sentence(sentence: &MethodsSentence) -> String {
    let words = escaped(&sentence.words);
    if sentence.is_blank {
        return format!("**{words}**");
    }
    let notes: Vec<String> = sentence.entries.iter().map(|n| format!("[^{n}]")).collect();
    format!("{words}{}", notes.concat())
}

/// An entry on one line: “2026-02-03 08:51, Ellen: new pass Deductive (eq6y5e4e-254)”.
pub(super) fn entry_line(entry: &MethodsEntry) -> String {
    let by = if entry.by.is_empty() {
        String::new()
    } else {
        format!(", {}", entry.by)
    };
    let details = if entry.details.is_empty() || entry.details == entry.what {
        String::new()
    } else {
        format!(": {}", entry.details)
    };
    format!("{}{by}: {}{details} ({})", entry.at, entry.what, entry.step)
}
