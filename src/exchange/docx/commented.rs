//! Paragraphs with comments in their margin.

use super::run::Run;
use super::xml::{Direction, escaped, first_direction, stretches};
use std::fmt::Write as _;

/// Where a comment begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentMark {
    /// The comment with this number begins.
    Start(usize),
    /// It ends.
    End(usize),
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// Their initials.
    pub initials: String,
    /// When, in milliseconds since 1970-01-01 00:00 UTC; none where that is not known.
    pub at: Option<u64>,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
}

/// A paragraph of words that comments begin and end in.
#[derive(Debug, Clone, Default)]
pub struct CommentedParagraph<'a> {
    /// What stands before the words: who speaks.
    pub head: Vec<Run>,
    /// The words.
    pub words: &'a str,
    /// Their language, as a BCP 47 subtag; empty where not known.
    pub language: &'a str,
    /// Where comments begin and end: bytes of `words`, in order.
    pub marks: &'a [(usize, CommentMark)],
}

impl CommentedParagraph<'_> {
    /// The words give the paragraph its direction, not the name before them. Directions are found before the words are
    /// cut where comments begin and end: a space between two words of one direction stays with them.
    pub(super) fn write(&self, xml: &mut String) {
        let named = || self.head.iter().map(Run::words).find_map(first_direction);
        let base = first_direction(self.words).or_else(named);
        let base = base.unwrap_or(Direction::Left);
        xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>");
        if base == Direction::Right {
            xml.push_str("<w:bidi/>");
        }
        xml.push_str("</w:pPr>");
        for run in &self.head {
            run.write(xml, base);
        }
        let mut marks = self.marks.iter().peekable();
        let mut from = 0;
        for (direction, stretch) in stretches(self.words, base) {
            let end = from + stretch.len();
            while from < end {
                while let Some((_, mark)) = marks.next_if(|(at, _)| *at <= from) {
                    mark.write(xml);
                }
                let next = marks.peek().map_or(end, |(at, _)| (*at).min(end));
                if let Some(words) = self.words.get(from..next) {
                    let run = Run::new(words).language(self.language);
                    run.write_stretch(xml, direction, words);
                }
                from = next;
            }
        }
        for (_, mark) in marks {
            mark.write(xml);
        }
        xml.push_str("</w:p>");
    }
}

impl CommentMark {
    fn write(self, xml: &mut String) {
        // Nothing stands in the way of writing into a text.
        let _ = match self {
            Self::Start(id) => write!(xml, "<w:commentRangeStart w:id=\"{id}\"/>"),
            Self::End(id) => write!(
                xml,
                "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
            ),
        };
    }
}

impl Comment {
    pub(super) fn write(&self, id: usize, xml: &mut String) {
        let _ = write!(
            xml,
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:initials=\"{}\"",
            escaped(&self.author),
            escaped(&self.initials)
        );
        let at = self.at.map(u64::cast_signed);
        if let Some(Ok(at)) = at.map(jiff::Timestamp::from_millisecond) {
            let _ = write!(xml, " w:date=\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%SZ"));
        }
        xml.push('>');
        let none = [Vec::new()];
        let paragraphs = if self.paragraphs.is_empty() {
            none.as_slice()
        } else {
            &self.paragraphs
        };
        for runs in paragraphs {
            let paragraph = super::Paragraph::of(runs.iter().cloned());
            paragraph.style(super::ParagraphStyle::Comment).write(xml);
        }
        xml.push_str("</w:comment>");
    }
}
