//! The code tree as it comes in.

use super::guid::Guid;
use super::xml_in::{Element, XmlIn};
use super::{NotTaken, RefiError};
use std::io::BufRead;

/// A code as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CodeIn {
    /// Its GUID, if it is one.
    pub guid: Option<Guid>,
    /// Its name.
    pub name: String,
    /// The place of the code above it in the list.
    pub above: Option<usize>,
    /// What is said about it.
    pub description: String,
    /// Its colour, as written.
    pub colour: Option<String>,
    /// Whether it is said to be a folder.
    pub folder: bool,
    /// Notes that belong to it.
    pub notes: Vec<Guid>,
    /// Where it stands in the file, for sentences.
    pub line: u64,
}

/// Reads what is in `<Codes>`, which was opened last; parents come before children.
pub(super) fn read_codes<R: BufRead>(
    xml: &mut XmlIn<R>,
    codes: &mut Vec<CodeIn>,
    not_taken: &mut Vec<NotTaken>,
) -> Result<(), RefiError> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name == "Code" {
            read_code(xml, &element, None, codes, not_taken)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

/// Reads a code that was opened last, with all below it.
fn read_code<R: BufRead>(
    xml: &mut XmlIn<R>,
    element: &Element,
    above: Option<usize>,
    codes: &mut Vec<CodeIn>,
    not_taken: &mut Vec<NotTaken>,
) -> Result<(), RefiError> {
    let line = element.line;
    let name = one_line(element.attribute("name").unwrap_or_default());
    let guid = element.attribute("guid").and_then(Guid::read);
    if guid.is_none() {
        not_taken.push(NotTaken::new(
            format!("the GUID of the code “{name}” (line {line})"),
            "it is missing or none; whatever names the code by it cannot be brought to it",
        ));
    }
    let place = codes.len();
    codes.push(CodeIn {
        guid,
        name: if name.is_empty() {
            "Unnamed code".to_owned()
        } else {
            name
        },
        above,
        colour: element.attribute("color").map(str::to_owned),
        folder: matches!(
            element.attribute("isCodable"),
            Some("false" | "0" | "False")
        ),
        line,
        ..CodeIn::default()
    });
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        match inner.name.as_str() {
            "Code" => read_code(xml, &inner, Some(place), codes, not_taken)?,
            "Description" => {
                let words = xml.words()?;
                if let Some(code) = codes.get_mut(place) {
                    code.description = words;
                }
            }
            "NoteRef" => {
                let note = inner.attribute("targetGUID").and_then(Guid::read);
                if let (Some(code), Some(note)) = (codes.get_mut(place), note) {
                    code.notes.push(note);
                }
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

/// A name on one line.
pub(super) fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
