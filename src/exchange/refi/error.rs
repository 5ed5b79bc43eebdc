//! Why a REFI-QDA file was not read.

/// Why a REFI-QDA file was not read, as one sentence for a person. Nothing of the file was taken.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence of each variant says what it is")]
pub enum RefiError {
    #[error(
        "“{file}” could not be read ({source}); check that it is there and that you may open it."
    )]
    Unreadable {
        file: String,
        source: std::io::Error,
    },
    #[error(
        "“{file}” cannot be read as REFI-QDA (line {line}, in <{element}>: {what}); export it again from the program it comes from."
    )]
    Xml {
        file: String,
        line: u64,
        element: String,
        what: String,
    },
    #[error(
        "“{file}” was refused because of a document type declaration in line {line}, by which a file can ask for other files; export it again from the program it comes from."
    )]
    Doctype { file: String, line: u64 },
    #[error("“{file}” is no {wanted}: it begins with <{found}>; choose another file.")]
    OtherRoot {
        file: String,
        wanted: &'static str,
        found: String,
    },
    #[error("“{file}” has no codes, so there is nothing to take; export the codebook again.")]
    NoCodes { file: String },
    #[error(
        "“{file}” is not a zip package, or was not copied completely ({what}); get it again from where it comes."
    )]
    NotAZip { file: String, what: String },
    #[error(
        "“{file}” was refused because its part “{part}” has an unsafe path that leads outside the package; check where the file comes from."
    )]
    UnsafePath { file: String, part: String },
    #[error(
        "“{file}” was refused because its part “{part}” unpacks to more than {limit_mb} MB or grows beyond belief; check where the file comes from."
    )]
    Bomb {
        file: String,
        part: String,
        limit_mb: u64,
    },
    #[error(
        "“{file}” is protected with a password; export it without the password and import that."
    )]
    PasswordProtected { file: String },
    #[error(
        "“{file}” holds {found}, where a REFI-QDA project has exactly one project file (.qde); export it again from the program it comes from."
    )]
    NoProject { file: String, found: String },
}
