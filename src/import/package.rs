//! A docx or odt as what it is: a zip of XML parts, unpacked one at a time and within bounds.

use super::error::megabytes;
use super::{ImportError, Limits};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened zip.
pub(super) struct Package<'b> {
    file: String,
    archive: ZipArchive<Cursor<&'b [u8]>>,
    limits: Limits,
}

impl<'b> Package<'b> {
    /// Reads the list of parts.
    pub fn open(file: &str, bytes: &'b [u8], limits: Limits) -> Result<Self, ImportError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| ImportError::Damaged {
                file: file.to_owned(),
                reason: reason(&error),
            })?;
        Ok(Self {
            file: file.to_owned(),
            archive,
            limits,
        })
    }

    /// The name of the file, for sentences.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether there is a part of this name.
    pub fn has(&self, part: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name == part)
    }

    /// Whether any part's name begins like this.
    pub fn has_below(&self, folder: &str) -> bool {
        self.archive
            .file_names()
            .flatten()
            .any(|name| name.starts_with(folder))
    }

    /// The text of an XML part; none when there is no such part.
    pub fn part(&mut self, part: &str) -> Result<Option<String>, ImportError> {
        let Some(bytes) = self.bytes(part)? else {
            return Ok(None);
        };
        match xml_text(bytes) {
            Some(text) => Ok(Some(text)),
            None => Err(self.damaged(format!("its part {part} is not text"))),
        }
    }

    /// A refusal of the whole file.
    pub fn damaged(&self, reason: String) -> ImportError {
        ImportError::Damaged {
            file: self.file.clone(),
            reason,
        }
    }

    /// The unpacked bytes of a part, never more than the limits allow.
    fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let limits = self.limits;
        let file = self.file.clone();
        let damaged = |reason: String| ImportError::Damaged {
            file: file.clone(),
            reason,
        };
        let packed = match self.archive.by_name(part) {
            Ok(packed) => packed,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what == ZipError::PASSWORD_REQUIRED => {
                return Err(ImportError::PasswordProtected { file });
            }
            Err(error) => return Err(damaged(reason(&error))),
        };
        let believable = packed
            .compressed_size()
            .saturating_mul(limits.max_expansion)
            .max(1 << 20)
            .min(limits.max_part_bytes);
        let bomb = || ImportError::Bomb {
            file: file.clone(),
            part: part.to_owned(),
            limit_mb: megabytes(limits.max_part_bytes),
        };
        if packed.size() > believable {
            return Err(bomb());
        }
        let mut bytes = Vec::new();
        packed
            .take(believable + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(format!("its part {part} does not unpack: {error}")))?;
        if bytes.len() as u64 > believable {
            return Err(bomb());
        }
        Ok(Some(bytes))
    }
}

/// What a zip error says, as the inside of a sentence.
fn reason(error: &ZipError) -> String {
    let said = error.to_string();
    let said = said.trim_end_matches('.');
    format!("as a zip archive: {said}")
}

/// XML is UTF-8, or UTF-16 with a mark, or what its first line says.
fn xml_text(bytes: Vec<u8>) -> Option<String> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..)?);
        return (!broken).then(|| text.into_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let bytes = error.into_bytes();
            let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200))?).into_owned();
            let named = head
                .split("encoding=")
                .nth(1)?
                .trim_start_matches(['"', '\'']);
            let named = named.split(['"', '\'']).next()?;
            let encoding = encoding_rs::Encoding::for_label(named.as_bytes())?;
            let (text, broken) = encoding.decode_without_bom_handling(&bytes);
            (!broken).then(|| text.into_owned())
        }
    }
}
