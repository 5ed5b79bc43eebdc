//! A paragraph.

use super::run::Run;
use super::xml::{Direction, escaped, first_direction};

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParagraphStyle {
    /// Running text.
    #[default]
    Body,
    /// The document's title.
    Title,
    /// A heading; 1 is the highest level, 6 the lowest.
    Heading(u8),
    /// Participants' words, indented.
    Quote,
    /// Small and grey: sources, dates.
    Small,
    /// A point of a list.
    Point,
    /// Running text without room after it: lines of a table of contents.
    Tight,
    /// A comment in the margin.
    Comment,
}

impl ParagraphStyle {
    fn id(self) -> String {
        match self {
            Self::Body => "Normal".to_owned(),
            Self::Title => "Title".to_owned(),
            Self::Heading(level) => format!("Heading{}", level.clamp(1, 6)),
            Self::Quote => "Quote".to_owned(),
            Self::Small => "Small".to_owned(),
            Self::Point => "ListBullet".to_owned(),
            Self::Tight => "Tight".to_owned(),
            Self::Comment => "CommentText".to_owned(),
        }
    }
}

/// A paragraph: runs of words in one style.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    style: ParagraphStyle,
    runs: Vec<Run>,
    keeps_with_next: bool,
    begins_page: bool,
    indent: usize,
    anchor: Option<String>,
}

impl Paragraph {
    /// A paragraph of plain words.
    pub fn new(words: &str) -> Self {
        Self::of([Run::new(words)])
    }

    /// A paragraph of runs.
    pub fn of(runs: impl IntoIterator<Item = Run>) -> Self {
        Self {
            runs: runs.into_iter().collect(),
            ..Self::default()
        }
    }

    /// In another style than running text.
    #[must_use]
    pub const fn style(mut self, style: ParagraphStyle) -> Self {
        self.style = style;
        self
    }

    /// On the same page as the next paragraph.
    #[must_use]
    pub const fn keep_with_next(mut self) -> Self {
        self.keeps_with_next = true;
        self
    }

    /// At the top of a page.
    #[must_use]
    pub const fn on_a_new_page(mut self) -> Self {
        self.begins_page = true;
        self
    }

    /// Indented by so many steps; beyond the ninth there is no room.
    #[must_use]
    pub const fn indent(mut self, steps: usize) -> Self {
        self.indent = steps;
        self
    }

    /// With a name by which runs lead to it; no two paragraphs of a document may bear the same.
    #[must_use]
    pub fn anchor(mut self, name: &str) -> Self {
        self.anchor = Some(name.to_owned());
        self
    }

    /// Its first letter that has a direction gives the paragraph its own (Unicode Standard Annex 9, rules P2 and P3).
    pub(super) fn write(&self, xml: &mut String) {
        let mut words = self.runs.iter().map(Run::words);
        let base = words.find_map(first_direction).unwrap_or(Direction::Left);
        xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        xml.push_str(&self.style.id());
        xml.push_str("\"/>");
        if self.keeps_with_next {
            xml.push_str("<w:keepNext/>");
        }
        if self.begins_page {
            xml.push_str("<w:pageBreakBefore/>");
        }
        if base == Direction::Right {
            xml.push_str("<w:bidi/>");
        }
        if self.indent > 0 {
            let twentieths = self.indent.min(9) * 320;
            xml.push_str(&format!("<w:ind w:left=\"{twentieths}\"/>"));
        }
        xml.push_str("</w:pPr>");
        if let Some(name) = &self.anchor {
            // Bookmarks are numbered; the place in the document is a number that no other has.
            let (number, name) = (xml.len(), escaped(name));
            xml.push_str(&format!(
                "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{number}\"/>"
            ));
        }
        for run in &self.runs {
            run.write(xml, base);
        }
        xml.push_str("</w:p>");
    }
}
