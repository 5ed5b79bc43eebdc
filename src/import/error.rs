//! Why a file was not imported.

use thiserror::Error;

/// What can be imported now, for the sentences.
const SUPPORTED: &str = "transcripts can be .txt, .md, .docx or .odt";

/// Why a file was not imported, as one sentence for a person. Nothing of the file was taken.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The file system refused.
    #[error(
        "“{file}” could not be read ({source}); check that it is there and that you may open it."
    )]
    Unreadable {
        /// The file's name.
        file: String,
        /// What the file system said.
        source: std::io::Error,
    },
    /// A folder, a device, a pipe.
    #[error("“{file}” is not a file; choose the transcript itself.")]
    NotAFile {
        /// The file's name.
        file: String,
    },
    /// The file is larger than the limit.
    #[error(
        "“{file}” is larger than {limit_mb} MB, which no transcript is; check that it is the right file."
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// The limit in megabytes.
        limit_mb: u64,
    },
    /// No text at all, or white space only.
    #[error("“{file}” holds no text; check that it is the right file and was saved completely.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// Not text.
    #[error("“{file}” holds {what}, not text; {SUPPORTED}.")]
    Binary {
        /// The file's name.
        file: String,
        /// What it seems to hold.
        what: &'static str,
    },
    /// A format that is not read.
    #[error("“{file}” is {what}, which cannot be imported; {SUPPORTED}.")]
    NotSupported {
        /// The file's name.
        file: String,
        /// The format in words.
        what: String,
    },
    /// The ending of the name promises another format than the content.
    #[error("“{file}” is called .{ending} but holds {what}; save it as {should} and import that.")]
    OtherContent {
        /// The file's name.
        file: String,
        /// The ending of its name.
        ending: String,
        /// What it holds.
        what: &'static str,
        /// What it should be.
        should: &'static str,
    },
    /// The binary Word format of 1997–2003.
    #[error(
        "“{file}” is in Word's format of before 2007; open it in Word or LibreOffice, save it as .docx and import that."
    )]
    OldWord {
        /// The file's name.
        file: String,
    },
    /// Encrypted.
    #[error("“{file}” is protected with a password; save it without the password and import that.")]
    PasswordProtected {
        /// The file's name.
        file: String,
    },
    /// The zip is broken.
    #[error(
        "“{file}” is damaged or was not copied completely ({reason}); get it again from where it came."
    )]
    Damaged {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A part unpacks to more than is believable.
    #[error(
        "“{file}” was refused because its part {part} unpacks to more than {limit_mb} MB or grows beyond belief; check where the file came from."
    )]
    Bomb {
        /// The file's name.
        file: String,
        /// The part inside.
        part: String,
        /// The limit in megabytes.
        limit_mb: u64,
    },
    /// A document type declaration, by which a file can ask for other files.
    #[error(
        "“{file}” was refused because its part {part} has a document type declaration, which no word processor writes; save it anew and import that."
    )]
    Doctype {
        /// The file's name.
        file: String,
        /// The part inside.
        part: String,
    },
    /// The text is longer than the limit.
    #[error("“{file}” holds more than {limit_mb} MB of text; split it and import the pieces.")]
    TooMuchText {
        /// The file's name.
        file: String,
        /// The limit in megabytes.
        limit_mb: u64,
    },
    /// A person named an encoding that does not exist.
    #[error(
        "“{encoding}” is not the name of an encoding, so “{file}” was not read; try UTF-8 or windows-1252."
    )]
    UnknownEncoding {
        /// The file's name.
        file: String,
        /// The name given.
        encoding: String,
    },
}

/// A limit in bytes as whole megabytes, at least 1.
pub(super) fn megabytes(bytes: u64) -> u64 {
    (bytes >> 20).max(1)
}
