//! The codebook as a text to read.

use super::changes::ChangeRow;
use super::codebook_row::CodebookRow;
use super::rows::Codebook;
use std::fmt::Write;

/// The deepest heading Markdown has.
const DEEPEST: usize = 6;

/// A heading for each code, with what is said about it below.
pub(super) fn markdown(codebook: &Codebook) -> String {
    let mut text = format!("# Codebook: {}\n", escaped(&codebook.title));
    for row in &codebook.rows {
        text.push_str(&entry(row));
    }
    if !codebook.changes.is_empty() {
        text.push_str("\n## List of changes\n\n");
        for change in &codebook.changes {
            text.push_str(&change_line(change));
        }
    }
    text
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
        ("Origin", origin(row)),
        ("Merged into it", escaped(&row.merged.join("; "))),
        ("Categories", escaped(&row.categories.join("; "))),
        ("Given", given(row)),
    ];
    for (what, says) in points {
        if !says.is_empty() {
            let _ = writeln!(text, "- **{what}:** {says}");
        }
    }
    text
}

fn origin(row: &CodebookRow) -> String {
    let mut origin = row.origin_word().to_owned();
    if row.in_vivo {
        origin.push_str(", in vivo");
    }
    if !row.framework.is_empty() {
        let _ = write!(origin, "; {}", escaped(&row.framework));
    }
    if !row.published_name.is_empty() && row.published_name != row.name {
        let _ = write!(origin, "; published as “{}”", escaped(&row.published_name));
    }
    if !row.source.is_empty() {
        let _ = write!(origin, " ({})", escaped(&row.source));
    }
    origin
}

fn given(row: &CodebookRow) -> String {
    let below = if row.codings == row.codings_with_below {
        String::new()
    } else {
        format!(" ({} with the codes below)", row.codings_with_below)
    };
    format!(
        "{}{below} in {} by {}",
        counted(row.codings, "coding"),
        counted(row.documents, "document"),
        counted(row.analysts, "analyst"),
    )
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
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
