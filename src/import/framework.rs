//! A framework of one's own from a table.

use super::table::{Row, RowError, Table, TableError};

/// Most levels of a framework.
const MOST_LEVELS: usize = 8;

/// A framework as a table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkTable {
    /// The domains, each with what lies below it, in the order of the rows.
    pub domains: Vec<FrameworkNode>,
    /// Rows that were not taken.
    pub errors: Vec<RowError>,
}

/// A domain, sub-domain or construct.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameworkNode {
    /// Its name.
    pub name: String,
    /// Its definition.
    pub definition: Option<String>,
    /// What is coded with it.
    pub include: Option<String>,
    /// What is not.
    pub exclude: Option<String>,
    /// An example.
    pub example: Option<String>,
    /// Where it is published.
    pub source: Option<String>,
    /// Line of the file that defines it; none when it is only named as another's parent.
    pub row: Option<u64>,
    /// What lies below it.
    pub children: Vec<FrameworkNode>,
}

/// Where the columns are.
struct Columns {
    /// One column with paths, or one column for each level.
    levels: Vec<usize>,
    definition: Option<usize>,
    include: Option<usize>,
    exclude: Option<usize>,
    example: Option<usize>,
    source: Option<usize>,
}

/// Reads a framework: a column `path` such as `Domain/Sub-domain`, or columns `domain`, `sub-domain`, `construct`;
/// and, if there, `definition`, `include`, `exclude`, `example` and `source`.
pub fn framework_csv(file: &str, bytes: &[u8]) -> Result<FrameworkTable, TableError> {
    let table = Table::read(file, bytes)?;
    let levels = match table.column(&["path"]) {
        Some(path) => vec![path],
        None => [
            &["domain"][..],
            &["sub-domain", "subdomain", "sub_domain", "component"],
            &["construct", "code", "name"],
        ]
        .into_iter()
        .filter_map(|names| table.column(names))
        .collect(),
    };
    if levels.is_empty() {
        table.needed(&["path"])?;
    }
    let columns = Columns {
        levels,
        definition: table.column(&["definition", "description"]),
        include: table.column(&["include", "inclusion"]),
        exclude: table.column(&["exclude", "exclusion"]),
        example: table.column(&["example"]),
        source: table.column(&["source", "reference"]),
    };
    let mut domains = Vec::new();
    let mut errors = table.errors.clone();
    for row in &table.rows {
        let path = path(row, &columns.levels);
        let heading = columns
            .levels
            .first()
            .and_then(|column| table.headings.get(*column))
            .cloned();
        let wrong = |what: String| RowError {
            row: row.line,
            column: heading.clone(),
            what,
        };
        if path.is_empty() || path.iter().any(String::is_empty) {
            errors.push(wrong("a name is missing".to_owned()));
            continue;
        }
        if path.len() > MOST_LEVELS {
            errors.push(wrong(format!(
                "the path has more than {MOST_LEVELS} levels"
            )));
            continue;
        }
        if let Err(earlier) = place(&mut domains, &path, row, &columns) {
            errors.push(wrong(format!(
                "{} is defined in row {earlier} already",
                path.join("/")
            )));
        }
    }
    errors.sort_by_key(|error| error.row);
    Ok(FrameworkTable { domains, errors })
}

/// The names from the domain down to the row's own; empty levels at the end are left out.
fn path(row: &Row, levels: &[usize]) -> Vec<String> {
    let mut names: Vec<String> = match levels {
        [only] => row
            .cell(*only)
            .split('/')
            .map(|name| name.trim().to_owned())
            .collect(),
        several => several
            .iter()
            .map(|column| row.cell(*column).to_owned())
            .collect(),
    };
    if levels.len() > 1 {
        // A domain may have constructs without a sub-domain.
        let last = names
            .iter()
            .rposition(|name| !name.is_empty())
            .map_or(0, |last| last + 1);
        names.truncate(last);
        let first = names.first().cloned();
        names.retain(|name| !name.is_empty());
        if first.is_some_and(|first| first.is_empty()) {
            return Vec::new();
        }
    }
    names
}

/// Puts the row at its place in the tree; the earlier row when the place is taken.
fn place(
    nodes: &mut Vec<FrameworkNode>,
    path: &[String],
    row: &Row,
    columns: &Columns,
) -> Result<(), u64> {
    let Some((name, below)) = path.split_first() else {
        return Ok(());
    };
    let at = nodes
        .iter()
        .position(|node| node.name == *name)
        .unwrap_or_else(|| {
            nodes.push(FrameworkNode {
                name: name.clone(),
                ..FrameworkNode::default()
            });
            nodes.len() - 1
        });
    let Some(node) = nodes.get_mut(at) else {
        return Ok(());
    };
    if !below.is_empty() {
        return place(&mut node.children, below, row, columns);
    }
    if let Some(earlier) = node.row {
        return Err(earlier);
    }
    node.row = Some(row.line);
    node.definition = row.optional(columns.definition);
    node.include = row.optional(columns.include);
    node.exclude = row.optional(columns.exclude);
    node.example = row.optional(columns.example);
    node.source = row.optional(columns.source);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_make_a_tree_whatever_the_order_of_the_rows() {
        let found = framework_csv(
            "f.csv",
            b"path,definition,source\nImplementation/Reach,Who came,Moore 2015\nImplementation,How it is delivered,\nContext,,\nImplementation/Reach,again,\nContext//x,,\n",
        )
        .unwrap();
        let names: Vec<&str> = found
            .domains
            .iter()
            .map(|domain| domain.name.as_str())
            .collect();
        assert_eq!(names, ["Implementation", "Context"]);
        let domain = found.domains.first().unwrap();
        assert_eq!(
            (domain.definition.as_deref(), domain.row),
            (Some("How it is delivered"), Some(3))
        );
        let reach = domain.children.first().unwrap();
        assert_eq!(
            (reach.name.as_str(), reach.source.as_deref()),
            ("Reach", Some("Moore 2015"))
        );
        let errors: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            errors,
            [
                "Row 5, column path: Implementation/Reach is defined in row 2 already.",
                "Row 6, column path: a name is missing.",
            ]
        );
    }

    #[test]
    fn one_column_for_each_level_makes_the_same_tree() {
        let found = framework_csv(
            "f.csv",
            "domain;construct;definition\nContext;;Where\nContext;Policy;Rules\n;Lost;x\n"
                .as_bytes(),
        )
        .unwrap();
        let domain = found.domains.first().unwrap();
        assert_eq!(domain.definition.as_deref(), Some("Where"));
        assert_eq!(domain.children.first().unwrap().name, "Policy");
        assert_eq!(found.errors.len(), 1);
    }
}
