//! XML as a walk over elements and text, with nothing in it that could reach outside the file.

use super::ImportError;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use std::borrow::Cow;

/// Deepest nesting of elements; word processors stay below a hundred.
const DEEPEST: usize = 2000;

/// Whose element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The word processing part of Office Open XML.
    Word,
    /// Formulas of Office Open XML.
    Math,
    /// Alternatives for older programs in Office Open XML.
    Compatibility,
    /// The text, table, office, drawing and style elements of the OASIS format, and Dublin Core.
    Text,
    Table,
    Office,
    Draw,
    Style,
    Dublin,
    /// Anything else.
    Other,
}

/// One step of the walk.
#[derive(Debug)]
pub(super) enum Piece<'x> {
    /// An element begins.
    Open(Element<'x>),
    /// An element ends.
    Close(Space, Cow<'x, str>),
    /// Characters, entities resolved.
    Words(Cow<'x, str>),
    /// The part is over.
    End,
}

/// An element's name and attributes.
#[derive(Debug)]
pub(super) struct Element<'x> {
    /// Whose it is.
    pub space: Space,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()
            .map(Cow::into_owned)
    }

    /// Whether an on-off element is on: present, and not said to be off.
    pub fn is_on(&self) -> bool {
        !matches!(
            self.attribute("val").as_deref(),
            Some("0" | "false" | "off")
        )
    }
}

/// A walk over one part.
pub(super) struct Walk<'x> {
    reader: NsReader<&'x [u8]>,
    file: String,
    part: &'x str,
    depth: usize,
}

impl<'x> Walk<'x> {
    /// Begins a walk over the text of a part.
    pub fn new(file: &str, part: &'x str, xml: &'x str) -> Self {
        let mut reader = NsReader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            file: file.to_owned(),
            part,
            depth: 0,
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next step.
    pub fn next(&mut self) -> Result<Piece<'x>, ImportError> {
        loop {
            let event = self.reader.read_resolved_event();
            let (space, event) = match event {
                Ok((namespace, event)) => (space(&namespace), event),
                Err(error) => {
                    let reason = error.to_string();
                    return Err(self.broken(&reason));
                }
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.broken("elements nested beyond belief"));
                    }
                    return Ok(Piece::Open(Element { space, start }));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = end.local_name().into_inner().to_owned();
                    return Ok(Piece::Close(space, Cow::Owned(name)));
                }
                Event::Text(text) => return Ok(Piece::Words(text.into_inner())),
                Event::CData(text) => return Ok(Piece::Words(text.into_inner())),
                Event::GeneralRef(reference) => return self.entity(&reference).map(Piece::Words),
                Event::DocType(_) => {
                    return Err(ImportError::Doctype {
                        file: self.file.clone(),
                        part: self.part.to_owned(),
                    });
                }
                Event::Eof if self.depth > 0 => return Err(self.broken("it ends in the middle")),
                Event::Eof => return Ok(Piece::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes everything up to the end of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), ImportError> {
        self.skip_to(self.depth.saturating_sub(1))
    }

    /// Passes everything until no more than `depth` elements are open.
    pub fn skip_to(&mut self, depth: usize) -> Result<(), ImportError> {
        while self.depth > depth {
            if matches!(self.next()?, Piece::End) {
                break;
            }
        }
        Ok(())
    }

    /// All characters up to the end of the element that was opened last.
    pub fn words(&mut self) -> Result<String, ImportError> {
        let outside = self.depth.saturating_sub(1);
        let mut words = String::new();
        while self.depth > outside {
            match self.next()? {
                Piece::Words(more) => words.push_str(&more),
                Piece::End => break,
                Piece::Open(_) | Piece::Close(..) => {}
            }
        }
        Ok(words)
    }

    /// A character reference or one of the five named entities of XML.
    fn entity(
        &self,
        reference: &quick_xml::events::BytesRef<'_>,
    ) -> Result<Cow<'x, str>, ImportError> {
        if let Ok(Some(c)) = reference.resolve_char_ref() {
            return Ok(Cow::Owned(c.to_string()));
        }
        match quick_xml::escape::resolve_predefined_entity(reference) {
            Some(known) => Ok(Cow::Borrowed(known)),
            None => Err(self.broken("it names an entity that is not defined")),
        }
    }

    /// A refusal saying where in the part.
    fn broken(&self, reason: &str) -> ImportError {
        ImportError::Damaged {
            file: self.file.clone(),
            reason: format!(
                "its part {} at byte {}: {reason}",
                self.part,
                self.reader.buffer_position()
            ),
        }
    }
}

/// Whose namespace it is; the strict and the transitional names of Office Open XML are one.
fn space(namespace: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(uri)) = namespace else {
        return Space::Other;
    };
    match *uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Space::Office,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Space::Draw,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Space::Style,
        "http://purl.org/dc/elements/1.1/" => Space::Dublin,
        _ => Space::Other,
    }
}
