//! The things of a project file as they stand in it.

use crate::exchange::refi::guid::Guid;

/// A user.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct UserIn {
    pub guid: Option<Guid>,
    pub name: String,
}

/// A variable.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct VariableIn {
    pub guid: Option<Guid>,
    pub name: String,
    pub description: String,
}

/// A value of a variable.
#[derive(Debug, Clone)]
pub(in crate::exchange::refi) struct ValueIn {
    pub variable: Guid,
    pub text: String,
}

/// A case.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct CaseIn {
    pub guid: Option<Guid>,
    pub name: String,
    pub description: String,
    pub values: Vec<ValueIn>,
    pub sources: Vec<Guid>,
    pub selections: Vec<Guid>,
    /// How many codes it names.
    pub codes: usize,
}

/// A note.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct NoteIn {
    pub guid: Option<Guid>,
    pub name: String,
    pub description: String,
    pub text: String,
    /// Where its text lies in the package, if not in the file itself.
    pub path: Option<String>,
    pub user: Option<Guid>,
    pub created: Option<String>,
    /// Notes on it.
    pub notes: Vec<Guid>,
    pub line: u64,
}

/// A link.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct LinkIn {
    pub name: String,
    pub one_way: bool,
    pub from: Option<Guid>,
    pub to: Option<Guid>,
    pub line: u64,
}

/// A passage.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct SelectionIn {
    pub guid: Option<Guid>,
    pub start: i64,
    pub end: i64,
    /// Its name, which in some programs is what stands there.
    pub name: Option<Box<str>>,
    pub description: Option<Box<str>>,
    pub user: Option<Guid>,
    pub created: Option<Box<str>>,
    pub codings: Vec<CodingIn>,
    pub notes: Vec<Guid>,
    pub line: u64,
}

/// A coding.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct CodingIn {
    pub guid: Option<Guid>,
    pub user: Option<Guid>,
    pub code: Option<Guid>,
    pub notes: Vec<Guid>,
}

/// A text source.
#[derive(Debug, Clone, Default)]
pub(in crate::exchange::refi) struct SourceIn {
    pub guid: Option<Guid>,
    pub name: String,
    pub description: String,
    pub content: Option<String>,
    pub plain_path: Option<String>,
    pub rich_path: Option<String>,
    pub user: Option<Guid>,
    pub selections: Vec<SelectionIn>,
    /// Codings of the whole document.
    pub codings: Vec<CodingIn>,
    pub notes: Vec<Guid>,
    pub values: Vec<ValueIn>,
    pub line: u64,
}
