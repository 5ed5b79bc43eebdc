//! Which row of a codebook's table lies under which.

use super::columns::{Columns, DEEPEST, ReadRow};
use super::table_in::CodebookInError;
use rustc_hash::FxHashMap;

/// How many letters all paths together may have, in bytes. A few long names above very many codes are short in a table.
const LETTERS: usize = 50_000_000;

/// Why the parent of a row is not found.
#[derive(Debug)]
pub(super) struct ParentError {
    row: usize,
    what: String,
}

impl ParentError {
    /// The error with the heading of the column that names parents.
    pub fn in_column(self, columns: &Columns<'_>) -> CodebookInError {
        CodebookInError::Cell {
            row: self.row,
            column: columns.heading_of_parents(),
            what: self.what,
        }
    }
}

/// The path of each row, its parent looked for among all rows, by name or by path.
pub(super) fn parents(rows: &[ReadRow]) -> Result<Vec<Vec<String>>, ParentError> {
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate() {
        named.entry(name(row)).or_default().push(at);
    }
    let found = rows.iter().enumerate().map(|(at, row)| {
        let asked = row.parent.as_deref().filter(|it| !it.is_empty());
        asked.map_or(Ok(None), |asked| parent(rows, &named, at, asked).map(Some))
    });
    let above: Vec<Option<usize>> = found.collect::<Result<_, _>>()?;
    let mut paths = Vec::with_capacity(rows.len());
    let mut room = LETTERS;
    for (at, row) in rows.iter().enumerate() {
        let path = path(rows, &above, at)?;
        let letters = path.iter().map(String::len).sum();
        room = room.checked_sub(letters).ok_or_else(|| ParentError {
            row: row.entry.row,
            what: "the paths of the codes up to here are longer than those of any codebook"
                .to_owned(),
        })?;
        paths.push(path);
    }
    Ok(paths)
}

fn name(row: &ReadRow) -> &str {
    row.entry.path.last().map_or("", String::as_str)
}

/// The row that another names as its parent: one above it where there is one, else one below.
fn parent(
    rows: &[ReadRow],
    named: &FxHashMap<&str, Vec<usize>>,
    of: usize,
    asked: &str,
) -> Result<usize, ParentError> {
    let row = rows.get(of).map_or(0, |row| row.entry.row);
    let error = |what: String| ParentError { row, what };
    let by_name = named.get(asked).map(Vec::as_slice).unwrap_or_default();
    let mut all: Vec<usize> = by_name.iter().copied().filter(|at| *at != of).collect();
    if all.is_empty() {
        if !by_name.is_empty() {
            return Err(error(format!("“{asked}” is its own parent")));
        }
        all = by_path(rows, named, asked);
        all.retain(|at| *at != of);
    }
    let above: Vec<usize> = all.iter().copied().filter(|at| *at < of).collect();
    let nearest = if above.is_empty() { all } else { above };
    match nearest.as_slice() {
        [only] => Ok(*only),
        [] => Err(error(format!("the parent “{asked}” stands in no row"))),
        many => {
            let paths = many.iter().filter_map(|at| rows.get(*at)).map(|row| {
                let above = row.parent.as_deref().filter(|it| !it.is_empty());
                let own = row.entry.path.join("/");
                above.map_or(own.clone(), |above| format!("{above}/{own}"))
            });
            let paths: Vec<String> = paths.collect();
            Err(error(format!(
                "the parent “{asked}” may be {}",
                paths.join(" or ")
            )))
        }
    }
}

/// Rows that a path names: by their own path, or by their name under a parent of that name or path.
fn by_path(rows: &[ReadRow], named: &FxHashMap<&str, Vec<usize>>, asked: &str) -> Vec<usize> {
    let mut found = Vec::new();
    // A name may hold a slash itself: every one may be where the name begins.
    for (slash, _) in asked.match_indices('/') {
        let (above, last) = (asked.get(..slash), asked.get(slash + 1..));
        let (Some(above), Some(last)) = (above, last) else {
            continue;
        };
        let above = above.trim();
        let direct = above.rsplit('/').next().map_or("", str::trim);
        let candidates = named.get(last.trim()).map(Vec::as_slice);
        for at in candidates.unwrap_or_default() {
            let Some(row) = rows.get(*at) else {
                continue;
            };
            let fits = match &row.parent {
                Some(parent) => parent == above || parent == direct,
                None => row.entry.path.join("/") == asked,
            };
            if fits && !found.contains(at) {
                found.push(*at);
            }
        }
    }
    found
}

/// The path of a row, found by going up.
fn path(rows: &[ReadRow], above: &[Option<usize>], of: usize) -> Result<Vec<String>, ParentError> {
    let mut chain = vec![of];
    let mut names = 0;
    while let Some(at) = chain.last().copied() {
        names += rows.get(at).map_or(0, |row| row.entry.path.len());
        if names > DEEPEST {
            let row = rows.get(of).map_or(0, |row| row.entry.row);
            let name = rows.get(of).map_or("", name);
            let what = format!("“{name}” lies under {DEEPEST} codes or more");
            return Err(ParentError { row, what });
        }
        let Some(parent) = above.get(at).copied().flatten() else {
            break;
        };
        if let Some(begins) = chain.iter().position(|at| *at == parent) {
            return Err(circle(rows, chain.get(begins..).unwrap_or_default()));
        }
        chain.push(parent);
    }
    let path = chain.iter().rev().filter_map(|at| rows.get(*at));
    Ok(path.flat_map(|row| row.entry.path.clone()).collect())
}

fn circle(rows: &[ReadRow], chain: &[usize]) -> ParentError {
    let members: Vec<&ReadRow> = chain.iter().filter_map(|at| rows.get(*at)).collect();
    let names: Vec<String> = members.iter().map(|it| format!("“{}”", name(it))).collect();
    let numbers: Vec<String> = members.iter().map(|it| it.entry.row.to_string()).collect();
    ParentError {
        row: members.last().map_or(0, |it| it.entry.row),
        what: format!(
            "{} lie under each other in a circle (rows {})",
            names.join(", "),
            numbers.join(", ")
        ),
    }
}
