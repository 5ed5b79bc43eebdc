//! The project file, read from front to back.

use super::source::{read_source, user};
use super::things::{CaseIn, LinkIn, NoteIn, SourceIn, UserIn, ValueIn, VariableIn};
use crate::exchange::refi::codes_in::{CodeIn, one_line, read_codes};
use crate::exchange::refi::convention::is_ours;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::sets_in::{SetIn, read_sets};
use crate::exchange::refi::xml_in::{Element, Piece, XmlIn};
use crate::exchange::refi::{NotTaken, RefiError, counted};
use std::io::{BufRead, Read};

/// A project file as it was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub origin: String,
    pub ours: bool,
    pub user: Option<Guid>,
    pub description: String,
    pub users: Vec<UserIn>,
    pub codes: Vec<CodeIn>,
    pub variables: Vec<VariableIn>,
    pub cases: Vec<CaseIn>,
    pub sources: Vec<SourceIn>,
    pub notes: Vec<NoteIn>,
    pub links: Vec<LinkIn>,
    pub sets: Vec<SetIn>,
    /// Notes on the project as a whole.
    pub on_project: Vec<Guid>,
    pub not_taken: Vec<NotTaken>,
}

/// Reads a project file.
pub(super) fn parse(file: &str, from: impl Read) -> Result<Parsed, RefiError> {
    let mut xml = XmlIn::of(file, from)?;
    let root = loop {
        match xml.next()? {
            Piece::Open(root) => break root,
            Piece::End => return Err(xml.broken("it holds no element")),
            _ => {}
        }
    };
    if root.name != "Project" {
        return Err(RefiError::OtherRoot {
            file: file.to_owned(),
            wanted: "project of REFI-QDA",
            found: root.name,
        });
    }
    let mut parsed = Parsed {
        origin: root.attribute("origin").unwrap_or_default().to_owned(),
        ours: is_ours(root.attribute("origin")),
        user: guid(&root, "creatingUserGUID"),
        ..Parsed::default()
    };
    while let Some(element) = xml.child(1)? {
        parsed.part(&mut xml, &element)?;
    }
    // What follows the root, or breaks off before its end.
    while !matches!(xml.next()?, Piece::End) {}
    Ok(parsed)
}

impl Parsed {
    /// Reads a part that was opened last.
    fn part<R: BufRead>(&mut self, xml: &mut XmlIn<R>, element: &Element) -> Result<(), RefiError> {
        match element.name.as_str() {
            "Users" => each(xml, "User", |xml, it| {
                self.users.push(UserIn {
                    guid: guid(it, "guid"),
                    name: one_line(it.attribute("name").unwrap_or_default()),
                });
                xml.skip()
            }),
            "CodeBook" => {
                let depth = xml.depth();
                while let Some(inner) = xml.child(depth)? {
                    match inner.name.as_str() {
                        "Codes" => read_codes(xml, &mut self.codes, &mut self.not_taken)?,
                        "Sets" => read_sets(xml, &mut self.sets)?,
                        _ => xml.skip()?,
                    }
                }
                Ok(())
            }
            "Variables" => each(xml, "Variable", |xml, it| {
                let mut variable = VariableIn {
                    guid: guid(it, "guid"),
                    name: one_line(it.attribute("name").unwrap_or_default()),
                    ..VariableIn::default()
                };
                each(xml, "Description", |xml, _| {
                    variable.description = xml.words()?;
                    Ok(())
                })?;
                self.variables.push(variable);
                Ok(())
            }),
            "Cases" => each(xml, "Case", |xml, it| {
                self.cases.push(read_case(xml, it)?);
                Ok(())
            }),
            "Sources" => self.sources(xml),
            "Notes" => each(xml, "Note", |xml, it| {
                self.notes.push(read_note(xml, it)?);
                Ok(())
            }),
            "Links" => each(xml, "Link", |xml, it| {
                self.links.push(LinkIn {
                    name: one_line(it.attribute("name").unwrap_or_default()),
                    one_way: it.attribute("direction") == Some("OneWay"),
                    from: guid(it, "originGUID"),
                    to: guid(it, "targetGUID"),
                    line: it.line,
                });
                xml.skip()
            }),
            "Sets" => read_sets(xml, &mut self.sets),
            "Graphs" => {
                let graphs = xml.skip_counting("Graph")?;
                if graphs > 0 {
                    self.not_taken.push(NotTaken::new(
                        counted(graphs, "graph"),
                        "drawn maps have no place here; the links they show are taken by themselves",
                    ));
                }
                Ok(())
            }
            "Description" => {
                self.description = xml.words()?;
                Ok(())
            }
            "NoteRef" => {
                self.on_project.extend(guid(element, "targetGUID"));
                xml.skip()
            }
            other => {
                self.not_taken.push(NotTaken::new(
                    format!("the part <{other}> (line {})", element.line),
                    "the standard has no such part",
                ));
                xml.skip()
            }
        }
    }

    fn sources<R: BufRead>(&mut self, xml: &mut XmlIn<R>) -> Result<(), RefiError> {
        let depth = xml.depth();
        while let Some(element) = xml.child(depth)? {
            let what = match element.name.as_str() {
                "TextSource" => {
                    self.sources.push(read_source(xml, &element)?);
                    continue;
                }
                "PictureSource" => "the picture",
                "PDFSource" => "the PDF",
                "AudioSource" => "the sound",
                "VideoSource" => "the video",
                _ => "the source",
            };
            let line = element.line;
            let name = one_line(element.attribute("name").unwrap_or_default());
            let codings = xml.skip_counting("Coding")?;
            self.not_taken.push(NotTaken::new(
                format!(
                    "{what} “{name}” (line {line}), with {}",
                    counted(codings, "coding")
                ),
                "only texts can be coded here; import its transcript as a text",
            ));
        }
        Ok(())
    }
}

/// Reads every child of this name of the element that was opened last, and passes the others.
pub(super) fn each<R: BufRead>(
    xml: &mut XmlIn<R>,
    name: &str,
    mut read: impl FnMut(&mut XmlIn<R>, &Element) -> Result<(), RefiError>,
) -> Result<(), RefiError> {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth)? {
        if element.name == name {
            read(xml, &element)?;
            // What reads an attribute alone leaves the element open.
            xml.leave(depth)?;
        } else {
            xml.skip()?;
        }
    }
    Ok(())
}

/// The GUID in an attribute.
pub(super) fn guid(element: &Element, attribute: &str) -> Option<Guid> {
    element.attribute(attribute).and_then(Guid::read)
}

fn read_case<R: BufRead>(xml: &mut XmlIn<R>, element: &Element) -> Result<CaseIn, RefiError> {
    let mut case = CaseIn {
        guid: guid(element, "guid"),
        name: one_line(element.attribute("name").unwrap_or_default()),
        ..CaseIn::default()
    };
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        let target = guid(&inner, "targetGUID");
        match inner.name.as_str() {
            "Description" => {
                case.description = xml.words()?;
                continue;
            }
            "VariableValue" => {
                case.values.extend(read_value(xml)?);
                continue;
            }
            "CodeRef" => case.codes += 1,
            "SourceRef" => case.sources.extend(target),
            "SelectionRef" => case.selections.extend(target),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(case)
}

/// Reads a value of a variable; none where it names no variable or says nothing.
pub(super) fn read_value<R: BufRead>(xml: &mut XmlIn<R>) -> Result<Option<ValueIn>, RefiError> {
    let (mut variable, mut text) = (None, String::new());
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        if inner.name == "VariableRef" {
            variable = guid(&inner, "targetGUID");
            xml.skip()?;
        } else {
            text = xml.words()?;
        }
    }
    let text = text.trim().to_owned();
    Ok(variable
        .filter(|_| !text.is_empty())
        .map(|variable| ValueIn { variable, text }))
}

fn read_note<R: BufRead>(xml: &mut XmlIn<R>, element: &Element) -> Result<NoteIn, RefiError> {
    let path = element.attribute("plainTextPath");
    let mut note = NoteIn {
        guid: guid(element, "guid"),
        name: one_line(element.attribute("name").unwrap_or_default()),
        path: path.map(str::to_owned),
        user: user(element),
        created: element.attribute("creationDateTime").map(str::to_owned),
        line: element.line,
        ..NoteIn::default()
    };
    let depth = xml.depth();
    while let Some(inner) = xml.child(depth)? {
        match inner.name.as_str() {
            "Description" => note.description = xml.words()?,
            "PlainTextContent" => {
                note.text = xml.words()?;
                note.path = None;
            }
            "NoteRef" => {
                note.notes.extend(guid(&inner, "targetGUID"));
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(note)
}
