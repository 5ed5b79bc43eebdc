//! What a file is, by its content and its name.

use super::error::ImportError;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, kept as it is written.
    Markdown,
    /// Office Open XML, Word 2007 and later.
    Docx,
    /// The text format of ODF, which LibreOffice writes.
    Odt,
}

/// Text or a package: what the first bytes and the name say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Text in some encoding.
    Text(Format),
    /// A zip, to be looked into.
    Zip,
}

/// Beginnings of files that are no transcripts, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "sound (MP3)"),
    (b"\xff\xfb", "sound (MP3)"),
    (b"OggS", "sound (Ogg)"),
    (b"fLaC", "sound (FLAC)"),
    (b"RIFF", "sound or video"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "a PostScript file"),
];

/// The ending of a file's name, lower case; none when what follows the last dot is no ending.
pub(super) fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = !stem.is_empty()
        && ending.len() <= 8
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && !ending.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// Decides what a file is from its name and first bytes.
pub(super) fn container(name: &str, bytes: &[u8]) -> Result<Container, ImportError> {
    let file = || name.to_owned();
    let ending = ending(name);
    let ending = ending.as_deref();
    if bytes.starts_with(b"PK\x03\x04") {
        return match ending {
            Some("docx" | "odt" | "doc" | "docm" | "dotx" | "ott") | None => Ok(Container::Zip),
            Some(other) => Err(named_zip(name, other)),
        };
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(compound(name, bytes));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(not_supported(name, "a PDF"));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(not_supported(name, "a rich text file (RTF)"));
    }
    let signature = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    let film = bytes.get(4..8) == Some(b"ftyp");
    if let Some(what) = signature
        .map(|(_, what)| *what)
        .or(film.then_some("sound or video"))
    {
        return Err(ImportError::Binary { file: file(), what });
    }
    match ending {
        None | Some("txt" | "text" | "asc" | "log") => Ok(Container::Text(Format::Text)),
        Some("md" | "markdown" | "mkd") => Ok(Container::Text(Format::Markdown)),
        Some(other) => Err(by_ending(name, other, bytes)),
    }
}

/// Why a file that begins like text is refused for its ending.
fn by_ending(name: &str, ending: &str, bytes: &[u8]) -> ImportError {
    let file = name.to_owned();
    if bytes.is_empty() {
        return ImportError::Empty { file };
    }
    let what = match ending {
        "docx" | "docm" | "odt" | "doc" => {
            let text = std::str::from_utf8(bytes.get(..bytes.len().min(512)).unwrap_or_default())
                .map_or_else(|error| error.valid_up_to() > 400, |_| true);
            let zeros = bytes.iter().take(512).all(|byte| *byte == 0);
            let what = match (text && !zeros, bytes.starts_with(b"PK")) {
                (true, false) if bytes.starts_with(b"<") => "a web page or XML",
                (true, false) => "plain text",
                (_, true) => "a damaged archive",
                _ => "something else",
            };
            return ImportError::OtherContent {
                file,
                ending: ending.to_owned(),
                what,
                should: "a true .docx, .odt or .txt",
            };
        }
        "pdf" => "a PDF".to_owned(),
        "rtf" => "a rich text file (RTF)".to_owned(),
        "srt" | "vtt" | "sub" | "lrc" | "ass" => "a subtitle file".to_owned(),
        "html" | "htm" | "xml" => "a web page or XML".to_owned(),
        "csv" | "tsv" | "xls" | "xlsx" | "ods" => "a table".to_owned(),
        "json" => "a JSON file".to_owned(),
        "mp3" | "wav" | "m4a" | "ogg" | "flac" | "aac" | "wma" | "amr" => {
            "a sound recording".to_owned()
        }
        "mp4" | "mov" | "avi" | "mkv" | "webm" => "a video recording".to_owned(),
        "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "heic" => "a picture".to_owned(),
        other => format!("a .{other} file"),
    };
    ImportError::NotSupported { file, what }
}

/// A zip whose name says it is something else.
fn named_zip(name: &str, ending: &str) -> ImportError {
    match ending {
        "txt" | "text" | "md" | "markdown" => ImportError::OtherContent {
            file: name.to_owned(),
            ending: ending.to_owned(),
            what: "a zip archive or word processor document",
            should: "text, or give it its true ending,",
        },
        _ => by_ending(name, ending, b"PK"),
    }
}

/// The container of Office before 2007, which also wraps encrypted newer documents.
fn compound(name: &str, bytes: &[u8]) -> ImportError {
    let file = name.to_owned();
    let holds = |entry: &str| {
        let wide: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let head = bytes.get(..bytes.len().min(4 << 20)).unwrap_or_default();
        head.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        ImportError::PasswordProtected { file }
    } else if holds("WordDocument") || matches!(ending(name).as_deref(), Some("doc" | "docx")) {
        ImportError::OldWord { file }
    } else {
        not_supported(name, "an Office file of before 2007")
    }
}

/// A refusal naming the format.
fn not_supported(name: &str, what: &str) -> ImportError {
    ImportError::NotSupported {
        file: name.to_owned(),
        what: what.to_owned(),
    }
}
