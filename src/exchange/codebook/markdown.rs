//! The codebook as a text to read.

use super::changes::ChangeRow;
use super::codebook_row::CodebookRow;
use super::edition::DifferenceRow;
use super::rows::Codebook;
use std::fmt::Write;

/// The deepest heading Markdown has.
const DEEPEST: usize = 6;

/// A heading for each code, with what is said about it below.
pub(super) fn markdown(codebook: &Codebook) -> String {
    let mut text = format!("# Codebook: {}\n", escaped(&codebook.title));
    let edition = &codebook.edition;
    if !edition.version.is_empty() {
        let (version, dated) = (escaped(&edition.version), escaped(&edition.dated));
        let _ = writeln!(text, "\n{version}, {dated}.");
    }
    for row in &codebook.rows {
        text.push_str(&entry(row));
    }
    if let Some(since) = &codebook.since {
        let _ = writeln!(text, "\n## Changed since {}\n", escaped(&since.version));
        if since.differences.is_empty() {
            text.push_str("Nothing.\n");
        }
        for it in &since.differences {
            text.push_str(&difference_line(it));
        }
    }
    if !codebook.changes.is_empty() {
        text.push_str("\n## List of changes\n\n");
        for change in &codebook.changes {
            text.push_str(&change_line(change));
        }
    }
    text
}

/// One difference on one line: which code, what became of it, before and after, why.
fn difference_line(it: &DifferenceRow) -> String {
    let mut line = format!("- **{}**, {}", escaped(&it.name), it.what);
    if !it.field.is_empty() {
        let _ = write!(line, " ({})", it.field.to_lowercase());
    }
    match (it.before.is_empty(), it.after.is_empty()) {
        (true, true) => {}
        (true, false) => {
            let _ = write!(line, ": “{}”", escaped(&it.after));
        }
        (false, true) => {
            let _ = write!(line, ": “{}” → nothing", escaped(&it.before));
        }
        (false, false) => {
            let (before, after) = (escaped(&it.before), escaped(&it.after));
            let _ = write!(line, ": “{before}” → “{after}”");
        }
    }
    if !it.why.is_empty() {
        let _ = write!(line, ". Why: {}", escaped(&it.why));
    }
    if !it.because.is_empty() {
        let _ = write!(line, ". Because of: {}", escaped(&it.because));
    }
    line.push('\n');
    line
}

/// One change on one line: when, who, what, before and after, why.
fn change_line(change: &ChangeRow) -> String {
    let mut line = format!("- {}", change.at);
    if !change.by.is_empty() {
        let _ = write!(line, ", {}", escaped(&change.by));
    }
    let (kind, name) = (change.kind, escaped(&change.name));
    let _ = write!(
        line,
        ": {kind} **{name}**, {}: ",
        escaped(&change.field).to_lowercase()
    );
    if !change.before.is_empty() {
        let _ = write!(line, "“{}” → ", escaped(&change.before));
    }
    if change.after.is_empty() {
        line.push_str("nothing");
    } else {
        let _ = write!(line, "“{}”", escaped(&change.after));
    }
    if !change.why.is_empty() {
        let _ = write!(line, ". Why: {}", escaped(&change.why));
    }
    if !change.because.is_empty() {
        let _ = write!(line, ". Because of: {}", escaped(&change.because));
    }
    line.push('\n');
    line
}

fn entry(row: &CodebookRow) -> String {
    let level = "#".repeat((row.depth + 2).min(DEEPEST));
    let mut text = format!("\n{level} {}\n\n", escaped(&row.name));
    if !row.definition.is_empty() {
        let _ = writeln!(text, "{}\n", escaped(&row.definition));
    }
    let points = [
        ("Include", escaped(&row.include)),
        ("Exclude", escaped(&row.exclude)),
        ("Example", quoted(&row.example)),
        ("Origin", escaped(&row.origin_line())),
        ("Merged into it", escaped(&row.merged.join("; "))),
        ("Categories", escaped(&row.categories.join("; "))),
        ("Given", row.given_line()),
    ];
    for (what, says) in points {
        if !says.is_empty() {
            let _ = writeln!(text, "- **{what}:** {says}");
        }
    }
    for memo in &row.memos {
        let (standing, says) = (escaped(&memo.standing), escaped(&memo.text));
        let _ = writeln!(text, "- **Memo** ({standing}): {says}");
    }
    text
}

fn quoted(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!("“{}”", escaped(words))
    }
}

/// Words on one line in which nothing is taken for markup.
pub(in crate::exchange) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let line: Vec<&str> = words.split_whitespace().collect();
    let line = line.join(" ");
    for (place, letter) in line.char_indices() {
        let opens = place == 0 && matches!(letter, '#' | '-' | '+' | '=' | '>');
        if opens
            || matches!(
                letter,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|'
            )
        {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    // “1.” at the start would begin a list.
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && escaped
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(['.', ')']))
    {
        escaped.insert(digits, '\\');
    }
    escaped
}
