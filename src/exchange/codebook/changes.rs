//! The codebook's list of changes: what was reworded, moved, merged and split, by whom, and why.

use super::edition::{CodebookSince, is_after};
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::{CodebookChange, Cut, Seen};

/// One line of the list of changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// When, in UTC: `2026-03-12 14:02`.
    pub at: String,
    /// Who; empty for somebody who is not in the study.
    pub by: String,
    /// “code” or “category”.
    pub kind: &'static str,
    /// What it is called now.
    pub name: String,
    /// What was changed: “Definition”.
    pub field: String,
    /// What stood there before; empty where nothing did.
    pub before: String,
    /// What stands there since.
    pub after: String,
    /// The reason that was given; empty where none was.
    pub why: String,
    /// The discrepancies and challenges behind it, in words; empty where none was named.
    pub because: String,
}

/// The list of changes as its viewer may see it, oldest first; only those after a moment, where one is given.
pub(super) fn changes(seen: &Seen<'_>, since: Option<&Cut>) -> Vec<ChangeRow> {
    let changes = seen.codebook_changes().into_iter();
    let changes = changes.filter(|it| is_after(it.entry.stamp, since));
    changes.map(|change| row(seen, change)).collect()
}

fn row(seen: &Seen<'_>, change: CodebookChange) -> ChangeRow {
    let entry = change.entry;
    let by = entry.by.and_then(|by| seen.analyst(by));
    let because = entry.because.iter();
    let because: Vec<String> = because.map(|it| seen.ground_in_words(it)).collect();
    ChangeRow {
        at: utc(entry.stamp.at.milliseconds()),
        by: by.map_or_else(String::new, |by| by.name.text().to_owned()),
        kind: if change.is_category {
            "category"
        } else {
            "code"
        },
        name: change.name,
        field: entry.field,
        before: entry.before.unwrap_or_default(),
        after: entry.after,
        why: entry.why.unwrap_or_default(),
        because: because.join("; "),
    }
}

/// A moment (milliseconds since 1970 UTC) to the minute: `2026-03-12 14:02`.
fn utc(milliseconds: u64) -> String {
    let moment = jiff::Timestamp::from_millisecond(milliseconds.cast_signed());
    moment.map_or_else(
        |_| String::new(),
        |moment| moment.strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// The list as a table.
pub(super) fn table(changes: &[ChangeRow]) -> Table {
    let headings = [
        "At (UTC)",
        "By",
        "Kind",
        "Name",
        "What",
        "Before",
        "After",
        "Why",
        "Because of",
    ];
    let mut table = Table::new("Changes", &headings);
    for it in changes {
        let cells = [
            it.at.as_str(),
            &it.by,
            it.kind,
            &it.name,
            &it.field,
            &it.before,
            &it.after,
            &it.why,
            &it.because,
        ];
        table.push(cells.map(cell).to_vec());
    }
    table
}

/// What changed since an earlier version as a table.
pub(super) fn since_table(since: &CodebookSince) -> Table {
    let headings = [
        "Code",
        "What",
        "Field",
        "Before",
        "After",
        "Why",
        "Because of",
    ];
    let name = format!("Since {}", since.version);
    let mut table = Table::new(&name, &headings);
    for it in &since.differences {
        let cells = [
            it.name.as_str(),
            it.what,
            it.field,
            &it.before,
            &it.after,
            &it.why,
            &it.because,
        ];
        table.push(cells.map(cell).to_vec());
    }
    table
}

fn cell(words: &str) -> Cell {
    if words.is_empty() {
        Cell::Empty
    } else {
        words.into()
    }
}
