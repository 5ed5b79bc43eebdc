//! What is wrong in a project folder, or has not arrived.

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Fault {
    /// The file, from the project folder down, with `/` between its parts.
    pub file: String,
    /// The line in it, from 1; none where the whole file is meant.
    pub line: Option<u32>,
    /// What is wrong, and what to do, in a sentence.
    pub what: String,
}

impl Fault {
    /// A fault of a whole file.
    pub fn of_file(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
            what: what.into(),
        }
    }

    /// A fault of one line, counted from 1.
    pub fn of_line(file: impl Into<String>, line: u32, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: Some(line),
            what: what.into(),
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}, line {line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

/// Something that is not here yet, and is no fault: the folder may still be synchronising.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Waiting {
    /// The file it is expected in, from the project folder down.
    pub file: String,
    /// The line in it, from 1, where known.
    pub line: Option<u32>,
    /// What is not here yet, in a sentence.
    pub what: String,
}

impl From<Fault> for Waiting {
    fn from(fault: Fault) -> Self {
        Self {
            file: fault.file,
            line: fault.line,
            what: fault.what,
        }
    }
}

impl std::fmt::Display for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}, line {line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}
