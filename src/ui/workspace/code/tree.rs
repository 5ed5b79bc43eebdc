//! The lines of the code tree, made anew when the study, the filter or the folding change.

use super::kept::Kept;
use super::standing::shown_name;
use crate::model::{CodeId, FrameworkId, Origin, PassId};
use crate::ui::fuzzy::Fuzzy;
use crate::ui::{CodeRow, View};
use std::collections::BTreeSet;

/// Where a new code is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// At the top of the inductive codes.
    Top,
    /// Below this code.
    Code(CodeId),
}

impl Under {
    /// The code above the new one.
    pub const fn code(self) -> Option<CodeId> {
        match self {
            Self::Top => None,
            Self::Code(code) => Some(code),
        }
    }
}

/// A line of the code tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A framework, or where inductive codes arose.
    Heading {
        /// By which its folding is remembered.
        key: String,
        name: String,
        /// Codings of everything below it.
        codings: usize,
        folded: bool,
    },
    /// A code.
    Code {
        id: CodeId,
        name: String,
        colour: usize,
        /// How far it is moved in, 0 directly below a heading.
        depth: usize,
        /// Codings of it and everything below.
        codings: usize,
        /// Whether there are codes below it, and whether they are folded away.
        folded: Option<bool>,
        /// Only there because a code below it fits the filter.
        above_only: bool,
    },
    /// The field for the name of a new code.
    New { depth: usize },
}

impl Line {
    /// The code of the line.
    pub const fn code(&self) -> Option<CodeId> {
        match self {
            Self::Code { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// What the lines depend on besides the study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Key {
    revision: u64,
    pass: Option<PassId>,
    filter: String,
    folds: u64,
    new_below: Option<Under>,
}

/// The code tree's lines.
#[derive(Debug, Default)]
pub(super) struct Tree {
    key: Option<Key>,
    folds: u64,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// Number of codes that show, whatever is folded.
    pub codes: usize,
}

/// Codes under one heading.
struct Group<'a> {
    key: String,
    name: String,
    rows: Vec<&'a CodeRow>,
}

impl Tree {
    /// Makes the lines anew where something has changed.
    pub fn update(&mut self, view: &View<'_>, kept: &Kept, filter: &str, new: Option<Under>) {
        let key = Key {
            revision: view.revision(),
            pass: view.pass(),
            filter: filter.trim().to_lowercase(),
            folds: self.folds,
            new_below: new,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let groups = groups(view);
        self.codes = groups.iter().map(|group| group.rows.len()).sum();
        self.lines = lines(view, kept, &groups, &key);
        self.key = Some(key);
    }

    /// Folds or unfolds a code.
    pub fn fold(&mut self, kept: &mut Kept, code: CodeId, folded: bool) {
        let changed = if folded {
            kept.folded.insert(code)
        } else {
            kept.folded.remove(&code)
        };
        if changed {
            self.folds += 1;
            kept.touch();
        }
    }

    /// Folds or unfolds a heading.
    pub fn fold_heading(&mut self, kept: &mut Kept, key: &str, folded: bool) {
        let changed = if folded {
            kept.folded_headings.insert(key.to_owned())
        } else {
            kept.folded_headings.remove(key)
        };
        if changed {
            self.folds += 1;
            kept.touch();
        }
    }

    /// Unfolds whatever hides a code.
    pub fn reveal(&mut self, view: &View<'_>, kept: &mut Kept, code: CodeId) {
        for above in view.overview.tree.above(code) {
            self.fold(kept, above, false);
        }
        let groups = groups(view);
        let group = groups
            .iter()
            .find(|it| it.rows.iter().any(|row| row.id == code));
        if let Some(group) = group {
            self.fold_heading(kept, &group.key, false);
        }
    }
}

/// Frameworks as they were loaded, then inductive codes by where they arose.
fn groups<'a>(view: &'a View<'_>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut at = 0;
    for row in &view.overview.codes {
        if row.depth == 0 {
            let (key, name) = heading(view, row);
            let found = groups.iter().position(|group| group.key == key);
            at = found.unwrap_or_else(|| {
                groups.push(Group {
                    key,
                    name,
                    rows: Vec::new(),
                });
                groups.len() - 1
            });
        }
        if row.switched_off {
            continue;
        }
        if let Some(group) = groups.get_mut(at) {
            group.rows.push(row);
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn heading(view: &View<'_>, row: &CodeRow) -> (String, String) {
    if let Some(framework) = row.framework {
        return (framework.to_string(), framework_name(view, framework));
    }
    if row.origin == Origin::Outside {
        return ("outside".to_owned(), "Fits no domain".to_owned());
    }
    let arose = view.seen.code(row.id).and_then(|code| code.first.arose);
    match arose.and_then(|arose| arose.within) {
        Some(within) => {
            let name = view.seen.code_name(within);
            (
                format!("within {within}"),
                format!("Inductive, within {name}"),
            )
        }
        None => (INDUCTIVE.to_owned(), "Inductive".to_owned()),
    }
}

/// By which the folding of the heading “Inductive” is remembered.
const INDUCTIVE: &str = "inductive";

fn framework_name(view: &View<'_>, framework: FrameworkId) -> String {
    let it = view.seen.framework(framework);
    it.map_or_else(String::new, |it| it.name.text().to_owned())
}

fn lines(view: &View<'_>, kept: &Kept, groups: &[Group<'_>], key: &Key) -> Vec<Line> {
    let fits = (!key.filter.is_empty()).then(|| fitting(view, groups, &key.filter));
    let mut lines = Vec::new();
    let mut placed = key.new_below.is_none();
    for group in groups {
        let shown = |row: &&&CodeRow| {
            let fit = |(all, _): &(BTreeSet<CodeId>, BTreeSet<CodeId>)| all.contains(&row.id);
            fits.as_ref().is_none_or(fit)
        };
        let rows: Vec<&CodeRow> = group.rows.iter().filter(shown).copied().collect();
        let at_top = key.new_below == Some(Under::Top) && group.key == INDUCTIVE;
        if rows.is_empty() && !at_top {
            continue;
        }
        let folded = fits.is_none() && !at_top && kept.folded_headings.contains(&group.key);
        let roots = group.rows.iter().filter(|row| row.depth == 0);
        lines.push(Line::Heading {
            key: group.key.clone(),
            name: group.name.clone(),
            codings: roots.map(|row| row.codings).sum(),
            folded,
        });
        if at_top {
            lines.push(Line::New { depth: 0 });
            placed = true;
        }
        if !folded {
            placed |= push_codes(kept, &rows, fits.as_ref(), key, &mut lines);
        }
    }
    if !placed {
        if key.new_below == Some(Under::Top) {
            lines.push(Line::Heading {
                key: INDUCTIVE.to_owned(),
                name: "Inductive".to_owned(),
                codings: 0,
                folded: false,
            });
        }
        lines.push(Line::New { depth: 0 });
    }
    lines
}

/// The codes of a group; whether the field for a new code is among them.
fn push_codes(
    kept: &Kept,
    rows: &[&CodeRow],
    fits: Option<&(BTreeSet<CodeId>, BTreeSet<CodeId>)>,
    key: &Key,
    lines: &mut Vec<Line>,
) -> bool {
    let mut placed = false;
    let mut folded_at: Option<usize> = None;
    for row in rows {
        if folded_at.is_some_and(|depth| row.depth > depth) {
            continue;
        }
        folded_at = None;
        let new_here = key.new_below == Some(Under::Code(row.id));
        let folded = fits.is_none() && !new_here && kept.folded.contains(&row.id);
        if row.has_children && folded {
            folded_at = Some(row.depth);
        }
        lines.push(Line::Code {
            id: row.id,
            name: shown_name(row),
            colour: row.colour,
            depth: row.depth,
            codings: row.codings,
            folded: row.has_children.then_some(folded),
            above_only: fits.is_some_and(|(_, fit)| !fit.contains(&row.id)),
        });
        if new_here {
            lines.push(Line::New {
                depth: row.depth + 1,
            });
            placed = true;
        }
    }
    placed
}

/// Codes to show for a filter, and those of them that fit themselves; the others lie above one that fits.
fn fitting(
    view: &View<'_>,
    groups: &[Group<'_>],
    filter: &str,
) -> (BTreeSet<CodeId>, BTreeSet<CodeId>) {
    let words: Vec<&str> = filter.split_whitespace().collect();
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let mut fit: BTreeSet<CodeId> = rows()
        .filter(|row| {
            let name = row.name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
        .map(|row| row.id)
        .collect();
    if fit.is_empty() {
        // Nothing has these very letters: letters left out, accents and small slips are forgiven.
        let mut fuzzy = Fuzzy::new(filter);
        let near = rows().filter(|row| fuzzy.score(&row.name).is_some());
        fit = near.map(|row| row.id).collect();
    }
    let above = fit.iter().flat_map(|code| view.overview.tree.above(*code));
    let all = fit.iter().copied().chain(above).collect();
    (all, fit)
}
