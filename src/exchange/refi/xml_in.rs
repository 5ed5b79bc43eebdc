//! XML from outside: a walk over elements and words, with nothing in it that could reach outside the file.

use super::RefiError;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use std::io::{BufRead, BufReader, Cursor, Read};

/// Deepest nesting of elements; code trees stay far below.
const DEEPEST: usize = 300;
/// Longest file in UTF-16 that is turned into UTF-8, in bytes.
const WIDEST: u64 = 128 << 20;

/// One step of the walk.
#[derive(Debug)]
pub(super) enum Piece {
    /// An element begins.
    Open(Element),
    /// An element ends.
    Close,
    /// Characters, entities resolved.
    Words(String),
    /// The file is over.
    End,
}

/// An element: its name and attributes, without their prefixes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    attributes: Vec<(String, String)>,
    /// The line it ends on, from 1.
    pub line: u64,
}

impl Element {
    /// The value of an attribute, white space around it left out; none where it is missing or empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(of, _)| of == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// A walk over one file. A document type declaration is refused and no entity is expanded beyond XML's own five.
pub(super) struct XmlIn<R: BufRead> {
    reader: Reader<R>,
    room: Vec<u8>,
    file: String,
    line: u64,
    open: Vec<String>,
}

impl XmlIn<Box<dyn BufRead>> {
    /// Begins a walk. What begins with a mark of UTF-16 is read as that.
    pub fn of<'r>(
        file: &str,
        from: impl Read + 'r,
    ) -> Result<XmlIn<Box<dyn BufRead + 'r>>, RefiError> {
        let mut from = BufReader::with_capacity(1 << 16, from);
        let unreadable = |source| RefiError::Unreadable {
            file: file.to_owned(),
            source,
        };
        let head = from.fill_buf().map_err(unreadable)?;
        let from: Box<dyn BufRead + 'r> =
            if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
                let mut bytes = Vec::new();
                from.take(WIDEST)
                    .read_to_end(&mut bytes)
                    .map_err(unreadable)?;
                let (text, _, _) = encoding_rs::UTF_16LE.decode(&bytes);
                Box::new(Cursor::new(text.into_owned().into_bytes()))
            } else {
                Box::new(from)
            };
        let mut reader = Reader::from_reader(from);
        reader.config_mut().expand_empty_elements = true;
        Ok(XmlIn {
            reader,
            room: Vec::new(),
            file: file.to_owned(),
            line: 1,
            open: Vec::new(),
        })
    }
}

impl<R: BufRead> XmlIn<R> {
    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next step.
    pub fn next(&mut self) -> Result<Piece, RefiError> {
        loop {
            self.room.clear();
            let event = match self.reader.read_event_into(&mut self.room) {
                Ok(event) => event,
                Err(error) => {
                    let said = error.to_string();
                    return Err(self.broken(&said));
                }
            };
            match event {
                Event::Start(start) => {
                    self.line += lines(&start);
                    let mut element = Element {
                        name: start.local_name().into_inner().to_owned(),
                        line: self.line,
                        ..Element::default()
                    };
                    let mut fault = None;
                    for attribute in start.attributes().with_checks(false) {
                        let read = attribute.map_err(|error| error.to_string()).and_then(|it| {
                            let value = it.normalized_value(XmlVersion::Implicit1_0);
                            let value = value.map_err(|error| error.to_string())?;
                            let name = it.key.local_name().into_inner().to_owned();
                            Ok((name, value.into_owned()))
                        });
                        match read {
                            Ok(read) => element.attributes.push(read),
                            Err(said) => fault = Some(said),
                        }
                    }
                    self.open.push(element.name.clone());
                    if let Some(said) = fault {
                        return Err(self.broken(&said));
                    }
                    if self.open.len() > DEEPEST {
                        return Err(self.broken("elements nested beyond belief"));
                    }
                    return Ok(Piece::Open(element));
                }
                Event::End(end) => {
                    self.line += lines(&end);
                    self.open.pop();
                    return Ok(Piece::Close);
                }
                Event::Text(text) => {
                    self.line += lines(&text);
                    return Ok(Piece::Words(text.xml10_content().into_owned()));
                }
                Event::CData(text) => {
                    self.line += lines(&text);
                    return Ok(Piece::Words(text.xml10_content().into_owned()));
                }
                Event::GeneralRef(reference) => {
                    if let Ok(Some(letter)) = reference.resolve_char_ref() {
                        return Ok(Piece::Words(letter.to_string()));
                    }
                    let known = quick_xml::escape::resolve_predefined_entity(&reference);
                    let known = known.map(str::to_owned);
                    return known
                        .map(Piece::Words)
                        .ok_or_else(|| self.broken("it names an entity that is not defined"));
                }
                Event::DocType(_) => {
                    return Err(RefiError::Doctype {
                        file: self.file.clone(),
                        line: self.line,
                    });
                }
                Event::Eof if !self.open.is_empty() => {
                    return Err(self.broken("it ends in the middle"));
                }
                Event::Eof => return Ok(Piece::End),
                Event::Empty(it) => self.line += lines(&it),
                Event::Comment(it) => self.line += lines(&it),
                Event::Decl(it) => self.line += lines(&it),
                Event::PI(it) => self.line += lines(&it),
            }
        }
    }

    /// The next element directly in the one at this depth; none where that ends.
    pub fn child(&mut self, depth: usize) -> Result<Option<Element>, RefiError> {
        loop {
            match self.next()? {
                Piece::Open(element) if self.depth() == depth + 1 => return Ok(Some(element)),
                Piece::Close if self.depth() < depth => return Ok(None),
                Piece::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes everything until no more than `depth` elements are open.
    pub fn leave(&mut self, depth: usize) -> Result<(), RefiError> {
        while self.depth() > depth {
            if matches!(self.next()?, Piece::End) {
                break;
            }
        }
        Ok(())
    }

    /// All characters up to the end of the element that was opened last.
    pub fn words(&mut self) -> Result<String, RefiError> {
        let outside = self.depth().saturating_sub(1);
        let mut words = String::new();
        while self.depth() > outside {
            match self.next()? {
                Piece::Words(more) => words.push_str(&more),
                Piece::End => break,
                Piece::Open(_) | Piece::Close => {}
            }
        }
        Ok(words)
    }

    /// Passes everything up to the end of the element that was opened last; returns how many elements of this name were
    /// in it.
    pub fn skip_counting(&mut self, name: &str) -> Result<usize, RefiError> {
        let outside = self.depth().saturating_sub(1);
        let mut counted = 0;
        while self.depth() > outside {
            match self.next()? {
                Piece::Open(element) => counted += usize::from(element.name == name),
                Piece::End => break,
                Piece::Words(_) | Piece::Close => {}
            }
        }
        Ok(counted)
    }

    /// Passes everything up to the end of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), RefiError> {
        self.skip_counting("").map(|_| ())
    }

    /// A refusal that says where.
    pub fn broken(&self, what: &str) -> RefiError {
        RefiError::Xml {
            file: self.file.clone(),
            line: self.line,
            element: self.open.last().cloned().unwrap_or_default(),
            what: what.trim_end_matches('.').to_owned(),
        }
    }
}

fn lines(raw: &str) -> u64 {
    raw.bytes().filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(xml: &[u8]) -> Result<Vec<String>, RefiError> {
        let mut walk = XmlIn::of("x.qdc", xml)?;
        let mut seen = Vec::new();
        loop {
            match walk.next()? {
                Piece::Open(it) => seen.push(format!("{}@{}", it.name, it.line)),
                Piece::Words(words) if !words.trim().is_empty() => seen.push(words),
                Piece::End => return Ok(seen),
                _ => {}
            }
        }
    }

    #[test]
    fn prefixes_and_marks_and_utf_16_make_no_difference() {
        let xml = "<q:A xmlns:q=\"x\">\n<q:B>a&#33; &lt;</q:B></q:A>";
        let expected = ["A@1", "B@2", "a", "!", "<"];
        let marked = format!("\u{feff}{xml}");
        let plain = walk(xml.as_bytes()).unwrap();
        let joined = |seen: &[String]| seen.join("").replace(' ', "");
        assert_eq!(joined(&plain), expected.join(""));
        assert_eq!(walk(marked.as_bytes()).unwrap(), plain);
        let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(walk(&wide).unwrap(), plain);
    }

    #[test]
    fn what_is_wrong_is_said_with_line_and_element() {
        let said = |xml: &str| walk(xml.as_bytes()).unwrap_err().to_string();
        assert!(said("<A>\n<B>&lol;</B></A>").contains("line 2, in <B>"));
        assert!(said("<A>\n\n<B>").contains("line 3, in <B>: it ends in the middle"));
        assert!(said("<A>\n<B></A>").contains("line 2"));
        let doctype = said("<!DOCTYPE A [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<A>&e;</A>");
        assert!(doctype.contains("document type"), "{doctype}");
        assert!(said(&"<A>".repeat(400)).contains("nested"));
        assert!(walk(b"<A>\xff\xfe</A>").is_err());
    }
}
