//! A codebook from a table.

use super::entry::CodebookEntry;
use crate::exchange::spreadsheet::restored;

/// Why a table is no codebook; rows count from 1, the headings being the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
pub enum CodebookInError {
    #[error("Row {row} of the codebook cannot be read ({what}); mend it and import again.")]
    NotRead { row: usize, what: String },
    #[error(
        "The codebook has no column for the codes' names (it has {headings}); call one “Code”."
    )]
    NoNames { headings: String },
    #[error("Row {row}, column “{column}”: {what}; mend it and import again.")]
    Cell {
        row: usize,
        column: String,
        what: String,
    },
    #[error("The codebook has no codes: write one in each row below the headings.")]
    Empty,
}

/// What a column may be called.
const NAME: [&str; 5] = ["code", "name", "code name", "tag", "construct"];
const PATH: [&str; 1] = ["path"];
const PARENT: [&str; 3] = ["parent", "under", "parent code"];
const DEFINITION: [&str; 4] = ["definition", "description", "meaning", "memo"];
const INCLUDE: [&str; 4] = ["include", "inclusion", "includes", "when to use"];
const EXCLUDE: [&str; 4] = ["exclude", "exclusion", "excludes", "when not to use"];
const EXAMPLE: [&str; 3] = ["example", "examples", "quote"];
const IN_VIVO: [&str; 2] = ["in vivo", "in_vivo"];

/// Reads a table with a column for the codes' names and, as far as there are any, their path or parent, definition,
/// inclusion, exclusion and example. A parent is named as in a row above, by name or path. Other columns are left.
///
/// # Errors
/// Where the text is no such table: the row, the column, what is wrong, and what to do.
pub fn codebook_from_csv(text: &str) -> Result<Vec<CodebookEntry>, CodebookInError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| CodebookInError::NotRead {
            row: at + 1,
            what: error.to_string(),
        })?;
        rows.push(
            record
                .iter()
                .map(|cell| restored(cell).to_owned())
                .collect(),
        );
    }
    codebook_from_rows(&rows)
}

/// The same from cells, the headings in the first row.
pub(super) fn codebook_from_rows(
    rows: &[Vec<String>],
) -> Result<Vec<CodebookEntry>, CodebookInError> {
    let Some((headings, rows)) = rows.split_first() else {
        return Err(CodebookInError::Empty);
    };
    let columns = Columns::of(headings);
    if columns.name.is_none() && columns.path.is_none() {
        let headings = headings.join(", ");
        return Err(CodebookInError::NoNames { headings });
    }
    let mut entries: Vec<CodebookEntry> = Vec::new();
    for (at, cells) in rows.iter().enumerate() {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let entry = columns.entry(at + 2, cells, headings, &entries)?;
        entries.push(entry);
    }
    if entries.is_empty() {
        return Err(CodebookInError::Empty);
    }
    Ok(entries)
}

/// Where each known column stands.
struct Columns {
    name: Option<usize>,
    path: Option<usize>,
    parent: Option<usize>,
    definition: Option<usize>,
    include: Option<usize>,
    exclude: Option<usize>,
    example: Option<usize>,
    in_vivo: Option<usize>,
}

impl Columns {
    fn of(headings: &[String]) -> Self {
        let at = |names: &[&str]| {
            let place = |name: &&str| {
                let mut headings = headings.iter();
                headings.position(|heading| heading.trim().to_lowercase() == **name)
            };
            names.iter().find_map(place)
        };
        Self {
            name: at(&NAME),
            path: at(&PATH),
            parent: at(&PARENT),
            definition: at(&DEFINITION),
            include: at(&INCLUDE),
            exclude: at(&EXCLUDE),
            example: at(&EXAMPLE),
            in_vivo: at(&IN_VIVO),
        }
    }

    fn entry(
        &self,
        row: usize,
        cells: &[String],
        headings: &[String],
        above: &[CodebookEntry],
    ) -> Result<CodebookEntry, CodebookInError> {
        let cell = |column: Option<usize>| {
            let cell = column.and_then(|column| cells.get(column));
            cell.map_or("", |cell| cell.trim())
        };
        let wrong = |column: Option<usize>, what: String| CodebookInError::Cell {
            row,
            column: column
                .and_then(|column| headings.get(column))
                .cloned()
                .unwrap_or_default(),
            what,
        };
        let path: Vec<String> = if cell(self.path).is_empty() {
            let name = cell(self.name);
            if name.is_empty() {
                return Err(wrong(self.name, "the name of the code is empty".to_owned()));
            }
            let parent =
                parent(cell(self.parent), above).map_err(|what| wrong(self.parent, what))?;
            let name = name.to_owned();
            parent.into_iter().flatten().chain([name]).collect()
        } else {
            path_of(cell(self.path), cell(self.name))
        };
        if path.iter().any(String::is_empty) {
            return Err(wrong(self.path, "a name in the path is empty".to_owned()));
        }
        if above.iter().any(|entry| entry.path == path) {
            let column = self.path.or(self.name);
            let what = format!("“{}” stands twice", path.join("/"));
            return Err(wrong(column, what));
        }
        let in_vivo = cell(self.in_vivo).to_lowercase();
        Ok(CodebookEntry {
            row,
            path,
            definition: cell(self.definition).to_owned(),
            include: cell(self.include).to_owned(),
            exclude: cell(self.exclude).to_owned(),
            example: cell(self.example).to_owned(),
            in_vivo: ["yes", "true", "1", "x"].contains(&in_vivo.as_str()),
            ..CodebookEntry::default()
        })
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
            let above = above.trim_end_matches('/').split('/');
            let above = above.map(|name| name.trim().to_owned());
            above.chain([name.to_owned()]).collect()
        }
        _ => path.split('/').map(|name| name.trim().to_owned()).collect(),
    }
}

/// The path of the parent: a row above with this path, else with this name alone.
fn parent(asked: &str, above: &[CodebookEntry]) -> Result<Option<Vec<String>>, String> {
    if asked.is_empty() {
        return Ok(None);
    }
    if let Some(entry) = above.iter().find(|entry| entry.path.join("/") == asked) {
        return Ok(Some(entry.path.clone()));
    }
    let named: Vec<&CodebookEntry> = above
        .iter()
        .filter(|entry| entry.path.last().is_some_and(|name| name == asked))
        .collect();
    match named.as_slice() {
        [only] => Ok(Some(only.path.clone())),
        [] => Err(format!("the parent “{asked}” stands in no row above")),
        many => {
            let paths: Vec<String> = many.iter().map(|it| it.path.join("/")).collect();
            Err(format!(
                "the parent “{asked}” may be {}",
                paths.join(" or ")
            ))
        }
    }
}

/// The one of the three that the first row uses most.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| header.matches(char::from(*mark)).count();
    let marks = [b'\t', b';', b','];
    marks.into_iter().max_by_key(count).unwrap_or(b',')
}
