//! A team's own framework from a table.

use super::{ConstructKind, FrameworkConstruct, FrameworkError, FrameworkFile, KindNames, check};
use std::collections::HashMap;

/// What a framework from a table is cited as, since a table has no place for it.
const CITATION: &str = "The team's own framework";

/// Columns a table may have; the first is needed.
const COLUMNS: [&str; 5] = ["name", "parent", "definition", "source", "key"];

/// One row: the construct, the row of its parent, and how deep it lies.
struct Row {
    construct: FrameworkConstruct,
    parent: Option<usize>,
    path: String,
    depth: usize,
}

impl FrameworkFile {
    /// Reads a framework from a table with the columns `name` and, as far as there are any, `parent`, `definition`,
    /// `source` and `key`, separated by commas, semicolons or tabs.
    ///
    /// A parent stands above what lies below it and is named by its name, its key or its path (`Context/Inner`);
    /// what has none is a domain. `name` is the framework's own.
    ///
    /// # Errors
    /// Where the text is no such table: the line, what is wrong there, and what to do.
    pub fn from_csv(text: &str, name: &str) -> Result<Self, FrameworkError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = Self {
            id: slug(name),
            name: name.trim().to_owned(),
            short_name: String::new(),
            sort: String::new(),
            citation: CITATION.to_owned(),
            evidence: String::new(),
            note: String::new(),
            called: KindNames::default(),
            constructs: tree(rows(text)?),
            variants: Vec::new(),
        };
        check::check(&file, text)?;
        Ok(file)
    }
}

fn rows(text: &str) -> Result<Vec<Row>, FrameworkError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| not_read(&error))?.clone();
    let columns = columns(&headers)?;
    let mut rows: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| not_read(&error))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = line_of(&record, text);
        let row =
            row(&record, &columns, &rows).map_err(|what| FrameworkError::Against { line, what })?;
        rows.push(row);
    }
    Ok(rows)
}

/// The line a record begins on. The reader gives the line after the record before, be it empty or not.
fn line_of(record: &csv::StringRecord, text: &str) -> usize {
    let Some(at) = record.position() else {
        return 1;
    };
    let rest = text.get(at.byte() as usize..).unwrap_or_default();
    let empty = rest.chars().take_while(|c| matches!(c, '\r' | '\n'));
    at.line() as usize + empty.filter(|c| *c == '\n').count()
}

/// The one of the three that the header uses most.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: u8| header.matches(char::from(mark)).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|mark| count(*mark))
        .unwrap_or(b',')
}

/// Where each known column stands.
fn columns(headers: &csv::StringRecord) -> Result<HashMap<&'static str, usize>, FrameworkError> {
    let mut columns = HashMap::new();
    for (place, header) in headers.iter().enumerate() {
        let Some(known) = COLUMNS
            .iter()
            .find(|known| **known == header.to_lowercase())
        else {
            let what = format!(
                "there is no use for the column \"{header}\" (known: {})",
                COLUMNS.join(", ")
            );
            return Err(FrameworkError::Against { line: 1, what });
        };
        columns.insert(*known, place);
    }
    if columns.contains_key("name") {
        Ok(columns)
    } else {
        let what = "the first row names no column \"name\"".to_owned();
        Err(FrameworkError::Against { line: 1, what })
    }
}

fn row(
    record: &csv::StringRecord,
    columns: &HashMap<&str, usize>,
    above: &[Row],
) -> Result<Row, String> {
    let cell = |name: &str| {
        columns
            .get(name)
            .and_then(|at| record.get(*at))
            .unwrap_or_default()
    };
    if cell("name").is_empty() {
        return Err("the name is empty".to_owned());
    }
    let parent = parent(cell("parent"), above)?;
    let over = parent.and_then(|at| above.get(at));
    let depth = over.map_or(0, |row| row.depth + 1);
    let path = over.map_or(cell("name").to_owned(), |row| {
        format!("{}/{}", row.path, cell("name"))
    });
    let key = if cell("key").is_empty() {
        slug(&path)
    } else {
        cell("key").to_owned()
    };
    if above.iter().any(|row| row.path == path) {
        return Err(format!("\"{path}\" stands twice"));
    }
    if above.iter().any(|row| row.construct.key == key) {
        return Err(format!("the key \"{key}\" stands twice"));
    }
    let construct = FrameworkConstruct {
        key,
        name: cell("name").to_owned(),
        kind: kind(depth)?,
        definition: cell("definition").to_owned(),
        source: cell("source").to_owned(),
        to_verify: None,
        off_at_first: false,
        hidden_until_named: false,
        stands_for: Vec::new(),
        children: Vec::new(),
    };
    Ok(Row {
        construct,
        parent,
        path,
        depth,
    })
}

/// The row of the parent: by key or path, else by a name that only one row has.
fn parent(asked: &str, above: &[Row]) -> Result<Option<usize>, String> {
    if asked.is_empty() {
        return Ok(None);
    }
    let exact = above
        .iter()
        .position(|row| row.construct.key == asked || row.path == asked);
    if exact.is_some() {
        return Ok(exact);
    }
    let mut named = above
        .iter()
        .enumerate()
        .filter(|(_, row)| row.construct.name == asked);
    match (named.next(), named.next()) {
        (Some((at, _)), None) => Ok(Some(at)),
        (None, _) => Err(format!("the parent \"{asked}\" stands in no row above")),
        (Some((_, one)), Some((_, two))) => Err(format!(
            "the parent \"{asked}\" may be \"{}\" or \"{}\"",
            one.path, two.path
        )),
    }
}

fn kind(depth: usize) -> Result<ConstructKind, String> {
    match depth {
        0 => Ok(ConstructKind::Domain),
        1 => Ok(ConstructKind::SubDomain),
        2 => Ok(ConstructKind::Construct),
        3 => Ok(ConstructKind::Subconstruct),
        _ => Err("a framework has at most four levels".to_owned()),
    }
}

/// Hangs every row under its parent, in the order of the table.
fn tree(mut rows: Vec<Row>) -> Vec<FrameworkConstruct> {
    let mut domains = Vec::new();
    // From the last row up, so that a row is complete when it is hung under its parent, which stands above it.
    while let Some(row) = rows.pop() {
        let siblings = match row.parent.and_then(|at| rows.get_mut(at)) {
            Some(parent) => &mut parent.construct.children,
            None => &mut domains,
        };
        siblings.insert(0, row.construct);
    }
    domains
}

/// Lower-case words joined by hyphens.
fn slug(words: &str) -> String {
    let words = words.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "own".to_owned()
    } else {
        words.join("-")
    }
}

fn not_read(error: &csv::Error) -> FrameworkError {
    let line = error.position().map_or(1, |at| at.line() as usize);
    FrameworkError::NotRead {
        line,
        what: error.to_string(),
    }
}
