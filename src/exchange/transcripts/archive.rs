//! A file for each document: in one archive, or in a folder.

use super::coded::{CodedTranscript, CodedTranscripts};
use super::{html, word};
use crate::exchange::codebook::ExportError;
use crate::exchange::report::FileFormat;
use crate::exchange::write_atomically;
use std::io::{self, Seek, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How many letters of a document's name its file bears.
const LONGEST: usize = 80;

/// Writes an archive with a file for each document, one after the other.
pub(super) fn archive<W: Write + Seek>(
    of: &CodedTranscripts,
    format: FileFormat,
    to: W,
) -> io::Result<W> {
    let mut zip = ZipWriter::new(to);
    // Word's files are packed already.
    let method = match format {
        FileFormat::Docx => zip::CompressionMethod::Stored,
        _ => zip::CompressionMethod::Deflated,
    };
    for (name, transcript) in names(of, format).into_iter().zip(&of.documents) {
        // Without a time, so that the same study gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(&file(of, transcript, format)?)?;
    }
    zip.finish().map_err(io::Error::other)
}

/// Writes a file for each document into a folder.
pub(super) fn folder(
    of: &CodedTranscripts,
    format: FileFormat,
    to: &Path,
) -> Result<(), ExportError> {
    for (name, transcript) in names(of, format).into_iter().zip(&of.documents) {
        let bytes = file(of, transcript, format)?;
        write_atomically(&to.join(name), |file| file.write_all(&bytes))?;
    }
    Ok(())
}

/// The file of one document.
pub(super) fn file(
    of: &CodedTranscripts,
    transcript: &CodedTranscript,
    format: FileFormat,
) -> io::Result<Vec<u8>> {
    match format {
        FileFormat::Docx => word::one(of, transcript).bytes(),
        _ => Ok(html::one(of, transcript).into_bytes()),
    }
}

/// A name for the file of each document: its number and its name, masked, as every system takes it.
fn names(of: &CodedTranscripts, format: FileFormat) -> Vec<String> {
    let width = of.documents.len().to_string().len();
    let name = |(n, transcript): (usize, &CodedTranscript)| {
        let name = of.masks.words(&transcript.name);
        let letters = name.chars().map(|letter| {
            let fits = letter.is_alphanumeric() || "-_.,()#".contains(letter);
            if fits { letter } else { ' ' }
        });
        let name: String = letters.take(LONGEST).collect();
        let words: Vec<&str> = name.split_whitespace().collect();
        let name = format!("{:0width$} {}", n + 1, words.join(" "));
        format!("{}.{}", name.trim_end_matches(['.', ' ']), format.ending())
    };
    of.documents.iter().enumerate().map(name).collect()
}
