//! A text source of the project file.

use super::parse::{guid, read_value};
use super::things::{CodingIn, SelectionIn, SourceIn};
use crate::exchange::refi::RefiError;
use crate::exchange::refi::codes_in::one_line;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::xml_in::{Element, XmlIn};
use std::io::BufRead;

/// Reads a source that was opened last.
pub(super) fn read_source<R: BufRead>(
    xml: &mut XmlIn<R>,
    element: &Element,
) -> Result<SourceIn, RefiError> {
    let path = |name: &str| element.attribute(name).map(str::to_owned);
    let mut source = SourceIn {
        guid: guid(element, "guid"),
        name: one_line(element.attribute("name").unwrap_or_default()),
        plain_path: path("plainTextPath"),
        rich_path: path("richTextPath"),
        user: user(element),
        line: element.line,
        ..SourceIn::default()
    };
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        match inner.name.as_str() {
            "Description" => source.description = xml.words()?,
            "PlainTextContent" => source.content = Some(xml.words()?),
            "PlainTextSelection" => {
                let selection = read_selection(xml, &inner)?;
                source.selections.push(selection);
            }
            "Coding" => source.codings.push(read_coding(xml, &inner)?),
            "NoteRef" => {
                source.notes.extend(guid(&inner, "targetGUID"));
                xml.skip()?;
            }
            "VariableValue" => source.values.extend(read_value(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(source)
}

fn read_selection<R: BufRead>(
    xml: &mut XmlIn<R>,
    element: &Element,
) -> Result<SelectionIn, RefiError> {
    // What is no number lies outside every text.
    let position = |name: &str| {
        let written = element.attribute(name).and_then(|it| it.parse().ok());
        written.unwrap_or(i64::MIN)
    };
    let boxed = |name: &str| element.attribute(name).map(Box::from);
    let mut selection = SelectionIn {
        guid: guid(element, "guid"),
        start: position("startPosition"),
        end: position("endPosition"),
        name: boxed("name"),
        created: boxed("creationDateTime"),
        user: user(element),
        line: element.line,
        ..SelectionIn::default()
    };
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        match inner.name.as_str() {
            "Description" => {
                let words = xml.words()?;
                selection.description = Some(words.trim())
                    .filter(|it| !it.is_empty())
                    .map(Box::from);
            }
            "Coding" => selection.codings.push(read_coding(xml, &inner)?),
            "NoteRef" => {
                selection.notes.extend(guid(&inner, "targetGUID"));
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    selection.codings.shrink_to_fit();
    Ok(selection)
}

fn read_coding<R: BufRead>(xml: &mut XmlIn<R>, element: &Element) -> Result<CodingIn, RefiError> {
    let mut coding = CodingIn {
        guid: guid(element, "guid"),
        user: user(element),
        ..CodingIn::default()
    };
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        let target = guid(&inner, "targetGUID");
        match inner.name.as_str() {
            "CodeRef" => coding.code = target,
            "NoteRef" => coding.notes.extend(target),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(coding)
}

/// Who made an element; where that is not said, who changed it last.
pub(super) fn user(element: &Element) -> Option<Guid> {
    guid(element, "creatingUser").or_else(|| guid(element, "modifyingUser"))
}
