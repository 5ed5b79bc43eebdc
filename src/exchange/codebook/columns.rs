//! The columns of a codebook's table.

use super::entry::CodebookEntry;
use super::table_in::CodebookInError;
use super::take_in::NotTakenIn;
use crate::model::Origin;
use rustc_hash::FxHashSet;

/// How many names a path may have.
pub(super) const DEEPEST: usize = 50;
/// The most letters a name may have, and any other text.
const NAME_LENGTH: usize = 500;
const TEXT_LENGTH: usize = 100_000;

/// What a column may be called.
const NAME: [&str; 5] = ["code", "name", "code name", "tag", "construct"];
const PATH: [&str; 1] = ["path"];
const PARENT: [&str; 3] = ["parent", "under", "parent code"];
const DEFINITION: [&str; 4] = ["definition", "description", "meaning", "memo"];
const INCLUDE: [&str; 4] = ["include", "inclusion", "includes", "when to use"];
const EXCLUDE: [&str; 4] = ["exclude", "exclusion", "excludes", "when not to use"];
const EXAMPLE: [&str; 3] = ["example", "examples", "quote"];
const IN_VIVO: [&str; 2] = ["in vivo", "in_vivo"];
const ORIGIN: [&str; 1] = ["origin"];

/// Columns of a codebook that this program writes and that say nothing of another study's.
const COUNTS: [&str; 5] = [
    "codings",
    "codings with codes below",
    "documents",
    "analysts",
    "id",
];

/// What spreadsheets write where a formula cannot be calculated.
const ERRORS: [&str; 7] = [
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!",
];

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Its number as a spreadsheet counts.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A row that was read, before its parent is looked for.
#[derive(Debug, Clone)]
pub(super) struct ReadRow {
    /// The code; its path is whole where a column has it, else its name alone.
    pub entry: CodebookEntry,
    /// The parent as it is named; none where the path says it.
    pub parent: Option<String>,
}

/// Where each known column stands.
pub(super) struct Columns<'h> {
    headings: &'h [String],
    /// Whether the column of names is not called so.
    is_guessed: bool,
    name: Option<usize>,
    path: Option<usize>,
    parent: Option<usize>,
    definition: Option<usize>,
    include: Option<usize>,
    exclude: Option<usize>,
    example: Option<usize>,
    in_vivo: Option<usize>,
    origin: Option<usize>,
}

impl<'h> Columns<'h> {
    /// The columns under these headings.
    pub fn of(headings: &'h [String]) -> Result<Self, CodebookInError> {
        let at = |names: &[&str]| {
            let place = |name: &&str| {
                let mut headings = headings.iter();
                headings.position(|heading| heading.trim().to_lowercase() == **name)
            };
            names.iter().find_map(place)
        };
        let (path, definition) = (at(&PATH), at(&DEFINITION));
        // Of a table of two columns, of which the second defines, the first can only be names.
        let first = (path.is_none() && definition == Some(1)).then_some(0);
        let name = at(&NAME);
        let columns = Self {
            headings,
            is_guessed: name.is_none() && first.is_some(),
            name: name.or(first),
            path,
            parent: at(&PARENT),
            definition,
            include: at(&INCLUDE),
            exclude: at(&EXCLUDE),
            example: at(&EXAMPLE),
            in_vivo: at(&IN_VIVO),
            origin: at(&ORIGIN),
        };
        if columns.name.is_none() && columns.path.is_none() {
            let named = headings.iter().map(|it| it.trim());
            let named: Vec<&str> = named.filter(|it| !it.is_empty()).collect();
            return Err(CodebookInError::NoNames {
                headings: named.join(", "),
            });
        }
        Ok(columns)
    }

    fn taken(&self) -> [Option<usize>; 9] {
        [
            self.name,
            self.path,
            self.parent,
            self.definition,
            self.include,
            self.exclude,
            self.example,
            self.in_vivo,
            self.origin,
        ]
    }

    /// Columns that hold something and are not taken. Counts and names inside the program are not missed.
    pub fn not_taken(&self, rows: &[Row]) -> Vec<NotTakenIn> {
        let taken = self.taken();
        let others = self.headings.iter().enumerate();
        // Gone through once, since a table may have very many columns.
        let mut holding: FxHashSet<usize> = FxHashSet::default();
        for row in rows {
            let cells = row.cells.iter().enumerate();
            let filled = cells.filter(|(_, cell)| !cell.trim().is_empty());
            holding.extend(filled.map(|(at, _)| at));
        }
        others
            .filter(|(at, heading)| {
                let heading = heading.trim();
                !heading.is_empty()
                    && !taken.contains(&Some(*at))
                    && !COUNTS.contains(&heading.to_lowercase().as_str())
                    && holding.contains(at)
            })
            .map(|(_, heading)| NotTakenIn {
                what: format!("the column “{}”", heading.trim()),
                reason: "a codebook is taken in with names, parents, definitions, inclusion, exclusion, examples and origin".to_owned(),
            })
            .collect()
    }

    fn heading(&self, column: Option<usize>) -> String {
        let heading = column.and_then(|column| self.headings.get(column));
        heading.map_or_else(String::new, |it| it.trim().to_owned())
    }

    /// The column that a code's place is read from.
    pub fn heading_of_names(&self) -> String {
        self.heading(self.path.or(self.name))
    }

    /// That the column of names is not called so, as a sentence.
    pub fn note(&self) -> Option<String> {
        let heading = self.heading(self.name);
        self.is_guessed
            .then(|| format!("The first column, “{heading}”, is taken as the names of the codes."))
    }

    /// The column of parents.
    pub fn heading_of_parents(&self) -> String {
        self.heading(self.parent)
    }

    /// Reads a row; what is not understood and can be left is added to `left`.
    pub fn read(&self, row: &Row, left: &mut Vec<NotTakenIn>) -> Result<ReadRow, CodebookInError> {
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|column| row.cells.get(column));
            cell.map_or("", |cell| cell.trim())
        };
        let wrong = |column: Option<usize>, what: String| CodebookInError::Cell {
            row: row.number,
            column: self.heading(column),
            what,
        };
        for column in self.taken().into_iter().flatten() {
            let column = Some(column);
            let words = cell(column);
            if ERRORS.contains(&words) {
                let what = format!("it holds the error {words} of a spreadsheet");
                return Err(wrong(column, what));
            }
            let is_name = column == self.name;
            let most = if is_name { NAME_LENGTH } else { TEXT_LENGTH };
            // Bytes are counted first, since letters are no more than those.
            let letters = if words.len() > most {
                words.chars().count()
            } else {
                0
            };
            if letters > most {
                let what = format!("it has {letters} characters, and at most {most} are taken");
                return Err(wrong(column, what));
            }
        }
        let (path, parent) = if cell(self.path).is_empty() {
            let name = cell(self.name);
            if name.is_empty() {
                let column = self.name.or(self.path);
                return Err(wrong(column, "the name of the code is empty".to_owned()));
            }
            let parent = cell(self.parent);
            bounded(parent.split('/')).map_err(|what| wrong(self.parent, what))?;
            (vec![name.to_owned()], Some(parent.to_owned()))
        } else {
            let path = path_of(cell(self.path), cell(self.name));
            bounded(path.iter().map(String::as_str)).map_err(|what| wrong(self.path, what))?;
            (path, None)
        };
        if path.iter().any(String::is_empty) {
            return Err(wrong(self.path, "a name in the path is empty".to_owned()));
        }
        let name = path.last().cloned().unwrap_or_default();
        let mut leave = |what: &str, words: &str, reason: &str| {
            left.push(NotTakenIn {
                what: format!("{what} “{words}” of “{name}” (row {})", row.number),
                reason: reason.to_owned(),
            });
        };
        let origin = origin(cell(self.origin));
        if origin.is_none() && !cell(self.origin).is_empty() {
            let reason = "an origin is inductive, deductive, abductive or outside the framework";
            leave("origin", cell(self.origin), reason);
        }
        let in_vivo = cell(self.in_vivo).to_lowercase();
        let is_in_vivo = ["yes", "true", "1", "x"].contains(&in_vivo.as_str());
        if !is_in_vivo && !["", "no", "false", "0", "-"].contains(&in_vivo.as_str()) {
            leave("in vivo", cell(self.in_vivo), "it is neither yes nor no");
        }
        Ok(ReadRow {
            parent,
            entry: CodebookEntry {
                row: row.number,
                path,
                definition: cell(self.definition).to_owned(),
                include: cell(self.include).to_owned(),
                exclude: cell(self.exclude).to_owned(),
                example: cell(self.example).to_owned(),
                in_vivo: is_in_vivo,
                origin,
                ..CodebookEntry::default()
            },
        })
    }
}

/// Refuses a path of more or longer names than a codebook has, with what is wrong.
fn bounded<'p>(path: impl Iterator<Item = &'p str>) -> Result<(), String> {
    for (depth, name) in path.enumerate() {
        if depth >= DEEPEST {
            return Err(format!("it has more than {DEEPEST} names"));
        }
        if name.len() > NAME_LENGTH && name.chars().count() > NAME_LENGTH {
            return Err(format!(
                "one of its names has more than {NAME_LENGTH} characters"
            ));
        }
    }
    Ok(())
}

fn origin(words: &str) -> Option<Origin> {
    match words.to_lowercase().as_str() {
        "inductive" => Some(Origin::Inductive),
        "deductive" => Some(Origin::Deductive),
        "abductive" => Some(Origin::Abductive),
        "outside the framework" | "outside" => Some(Origin::Outside),
        _ => None,
    }
}

/// The names of a path. The code's own name, where a column has it, may hold a slash.
fn path_of(path: &str, name: &str) -> Vec<String> {
    let own = (!name.is_empty())
        .then(|| path.strip_suffix(name))
        .flatten();
    match own {
        Some("") => vec![name.to_owned()],
        Some(above) if above.ends_with('/') => {
            let above = above.strip_suffix('/').unwrap_or(above).split('/');
            let above = above.map(|name| name.trim().to_owned());
            above.chain([name.to_owned()]).collect()
        }
        _ => path.split('/').map(|name| name.trim().to_owned()).collect(),
    }
}
