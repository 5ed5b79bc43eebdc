//! Which codebook it is: of which moment, what it was changed from, and what is printed of it.

use crate::exchange::when;
use crate::model::things::Made;
use crate::model::{CodebookVersion, Cut, Moment, Seen, capital};

/// What histories call the field of typical passages.
const EXAMPLE: &str = "Example";

/// Which codebook it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookEdition {
    /// “Version 2 “June””; empty for the codebook as it is now.
    pub version: String,
    /// “frozen 14 March 2026, 09:05, by Anna”, or when it was last changed; empty where nothing is known.
    pub dated: String,
    /// Names of the frameworks its codes come from.
    pub frameworks: Vec<String>,
    /// Whose codings are counted, in a sentence; empty where nothing is counted.
    pub counted: String,
}

/// What is printed of the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one thing that is printed or not"
)]
pub struct CodebookParts {
    /// How often each was given.
    pub counts: bool,
    /// Their typical passages, which are words of participants.
    pub examples: bool,
    /// The memos on them that their authors share.
    pub memos: bool,
    /// What was merged into them.
    pub merged: bool,
    /// The list of changes.
    pub changes: bool,
}

impl CodebookParts {
    /// Whether what was changed in a field is printed: words of participants stand in no list of changes either, where
    /// they are not wanted.
    pub(super) fn prints(self, field: &str) -> bool {
        self.examples || field != EXAMPLE
    }
}

impl Default for CodebookParts {
    fn default() -> Self {
        Self {
            counts: true,
            examples: true,
            memos: false,
            merged: true,
            changes: true,
        }
    }
}

/// A memo on a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeMemo {
    /// Who and when: “Anna · 14 March 2026, 09:05”.
    pub standing: String,
    /// What it says.
    pub text: String,
}

/// What changed since an earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookSince {
    /// The earlier version: “version 1”.
    pub version: String,
    /// The differences between the two.
    pub differences: Vec<DifferenceRow>,
}

/// A difference between two versions, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceRow {
    /// The code's name.
    pub name: String,
    /// What became of it: “redefined”.
    pub what: &'static str,
    /// What was reworded; empty for other kinds.
    pub field: &'static str,
    /// What stood before; empty where nothing did.
    pub before: String,
    /// What stands since.
    pub after: String,
    /// The reasons that were given, joined.
    pub why: String,
    /// The discrepancies and challenges behind it, in words.
    pub because: String,
}

impl CodebookSince {
    /// What changed from a version to a later moment.
    pub(super) fn between(seen: &Seen<'_>, from: &CodebookVersion<'_>, to: Moment<'_>) -> Self {
        let found = seen.codebook_between(Moment::Cut(&from.version.frozen.cut), to);
        let row = |it: crate::model::CodebookDifference| {
            let because: Vec<String> = it
                .because
                .iter()
                .map(|ground| seen.ground_in_words(ground))
                .collect();
            DifferenceRow {
                name: it.name,
                what: it.kind.as_str(),
                field: it.field,
                before: it.before,
                after: it.after,
                why: it.whys.join("; "),
                because: because.join("; "),
            }
        };
        Self {
            version: from.in_words(),
            differences: found.into_iter().map(row).collect(),
        }
    }
}

impl CodebookEdition {
    /// The edition of a version, or of the codebook as it is.
    pub(super) fn of(seen: &Seen<'_>, version: Option<&CodebookVersion<'_>>) -> Self {
        Self {
            version: version.map_or_else(String::new, |it| capital(&it.in_words())),
            dated: version.map_or_else(
                || last_changed(seen),
                |it| format!("frozen {}", made(seen, &it.version.made)),
            ),
            ..Self::default()
        }
    }
}

fn made(seen: &Seen<'_>, made: &Made) -> String {
    let day = when::local(made.stamp.at.milliseconds());
    let by = made.by.and_then(|by| seen.analyst(by));
    by.map_or_else(|| day.clone(), |by| format!("{day}, by {}", by.name.text()))
}

/// When a code was last made or changed. The moment of writing is not printed: the same codebook is the same file.
fn last_changed(seen: &Seen<'_>) -> String {
    let codes = seen.codes();
    let made = codes.iter().map(|it| it.made.stamp);
    let changes = seen.codebook_changes();
    let changed = changes.iter().map(|it| it.entry.stamp);
    let last = made.chain(changed).max();
    last.map_or_else(String::new, |last| {
        format!("last changed {}", when::local(last.at.milliseconds()))
    })
}

/// Whether a stamp lies after a version.
pub(super) fn is_after(stamp: crate::model::Stamp, cut: Option<&Cut>) -> bool {
    cut.is_none_or(|cut| !cut.contains(stamp.id))
}
