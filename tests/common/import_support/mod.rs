//! Builds Word and LibreOffice documents part by part.

#![allow(dead_code, clippy::unwrap_used)]

use interlinea::import::{ImportError, ReadOptions, Transcript, read_bytes};
use interlinea::model::Span;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A zip of parts, each a name and its content.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

/// A part of the word processing namespace with this root.
pub fn word_part(root: &str, inner: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {WORD}>{inner}</w:{root}>"#
    )
}

/// A docx of this body and further parts.
pub fn docx_with(body: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let document = word_part("document", &format!("<w:body>{body}</w:body>"));
    let mut all: Vec<(&str, &str)> = vec![
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
        ),
        ("word/document.xml", &document),
    ];
    all.extend(
        parts
            .iter()
            .map(|(name, content)| (*name, content.as_str())),
    );
    package(&all)
}

/// A docx of this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A paragraph with one run of text.
pub fn p(words: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

/// An odt of these automatic styles and this body.
pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

/// Reads bytes that must be a transcript.
pub fn read(name: &str, bytes: &[u8]) -> Transcript {
    read_bytes(name, bytes, &ReadOptions::default()).unwrap()
}

/// Reads bytes that must be refused.
pub fn refused(name: &str, bytes: &[u8]) -> ImportError {
    read_bytes(name, bytes, &ReadOptions::default()).unwrap_err()
}

/// The speakers and what each turn says.
pub fn turns(found: &Transcript) -> Vec<(Option<&str>, &str)> {
    let speakers = &found.recognised.speakers;
    found
        .recognised
        .turns
        .iter()
        .map(|turn| {
            let speaker = turn
                .speaker
                .and_then(|speaker| speakers.get(usize::from(speaker)));
            (speaker.map(String::as_str), found.text.slice(turn.said()))
        })
        .collect()
}

/// The words of a span.
pub fn words(found: &Transcript, span: Span) -> &str {
    found.text.slice(span)
}
