//! The way in: a file, or its bytes, becomes a transcript or a sentence.

use super::error::megabytes;
use super::format::{Container, container, ending};
use super::package::Package;
use super::plain::read_plain;
use super::turns::{RecognisedTurns, TurnOptions, recognise_turns};
use super::{Format, ImportError, Limits, ReadOptions, Transcript};
use super::{docx, odt};
use crate::model::Text;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Reads a transcript from a file; whatever is wrong with it, nothing is taken and one sentence says why.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Transcript, ImportError> {
    let name = file_name(path);
    let bytes = load(path, &options.limits)?;
    read_bytes(&name, &bytes, options)
}

/// A file's bytes, refused by its size before anything is read.
pub fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, ImportError> {
    let file = file_name(path);
    let unreadable = |source| ImportError::Unreadable {
        file: file_name(path),
        source,
    };
    let known = std::fs::metadata(path).map_err(unreadable)?;
    if !known.is_file() {
        return Err(ImportError::NotAFile { file });
    }
    let too_large = || ImportError::TooLarge {
        file: file_name(path),
        limit_mb: megabytes(limits.max_file_bytes),
    };
    if known.len() > limits.max_file_bytes {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(known.len() as usize + 1);
    // A file can grow while it is read.
    let bounded = File::open(path)
        .map_err(unreadable)?
        .take(limits.max_file_bytes + 1);
    std::io::BufReader::new(bounded)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > limits.max_file_bytes {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Reads a transcript from the bytes of a file of this name.
pub fn read_bytes(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Transcript, ImportError> {
    if bytes.len() as u64 > options.limits.max_file_bytes {
        return Err(ImportError::TooLarge {
            file: name.to_owned(),
            limit_mb: megabytes(options.limits.max_file_bytes),
        });
    }
    let mut transcript = match container(name, bytes)? {
        Container::Text(format) => text(name, bytes, format, options)?,
        Container::Zip => document(name, bytes, &options.limits)?,
    };
    if transcript
        .text
        .as_str()
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(ImportError::Empty {
            file: name.to_owned(),
        });
    }
    let turns = TurnOptions {
        speech_ends: options.turns.speech_ends.or(transcript.notes_from),
        ..options.turns.clone()
    };
    transcript.recognised = recognise_turns(&transcript.text, &turns);
    Ok(transcript)
}

/// A word processor's document, known by what is in it.
fn document(name: &str, bytes: &[u8], limits: &Limits) -> Result<Transcript, ImportError> {
    let mut package = Package::open(name, bytes, *limits)?;
    if (package.has("[Content_Types].xml") || package.has("word/document.xml"))
        && !is_other_office(&package)
    {
        return docx::read(&mut package, limits.max_text_bytes);
    }
    if package.has("content.xml") {
        return odt::read(&mut package, limits.max_text_bytes);
    }
    Err(ImportError::OtherContent {
        file: name.to_owned(),
        ending: ending(name).unwrap_or_default(),
        what: other_package(&package),
        should: "a true .docx or .odt",
    })
}

/// Whether an Office package is a workbook or slides.
fn is_other_office(package: &Package<'_>) -> bool {
    package.has_below("xl/") || package.has_below("ppt/")
}

/// What a zip that is no text document seems to be.
fn other_package(package: &Package<'_>) -> &'static str {
    if package.has_below("xl/") {
        "an Excel workbook"
    } else if package.has_below("ppt/") {
        "PowerPoint slides"
    } else if package.has("META-INF/container.xml") {
        "an e-book"
    } else {
        "a zip archive"
    }
}

/// Plain text or Markdown.
fn text(
    name: &str,
    bytes: &[u8],
    format: Format,
    options: &ReadOptions,
) -> Result<Transcript, ImportError> {
    let file = || name.to_owned();
    if bytes.is_empty() {
        return Err(ImportError::Empty { file: file() });
    }
    if bytes.len() as u64 > options.limits.max_text_bytes {
        return Err(ImportError::TooMuchText {
            file: file(),
            limit_mb: megabytes(options.limits.max_text_bytes),
        });
    }
    let chosen = match &options.encoding {
        Some(wanted) => Some(
            encoding_rs::Encoding::for_label(wanted.as_bytes()).ok_or_else(|| {
                ImportError::UnknownEncoding {
                    file: file(),
                    encoding: wanted.clone(),
                }
            })?,
        ),
        None => None,
    };
    let plain = read_plain(bytes, chosen).ok_or_else(|| ImportError::Binary {
        file: file(),
        what: "bytes that no encoding makes into words",
    })?;
    Ok(Transcript {
        text: Text::new(plain.words),
        encoding: plain.encoding,
        format,
        recognised: RecognisedTurns::default(),
        remarks: Vec::new(),
        deletions: 0,
        insertions: 0,
        language: None,
        notes_from: None,
        notes: plain.notes,
    })
}

/// The last part of a path, for sentences.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
