//! A run: words set alike.

use super::xml::{Direction, escaped, is_allowed, stretches};

/// Words set alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one way in which the words are set"
)]
pub struct Run {
    words: String,
    bold: bool,
    italic: bool,
    quiet: bool,
    marked: bool,
    to: Option<String>,
    language: Option<String>,
}

impl Run {
    /// Plain words; a line break in them stays one.
    pub fn new(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            ..Self::default()
        }
    }

    /// In bold.
    #[must_use]
    pub const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// In italics.
    #[must_use]
    pub const fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    /// In grey.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// With a yellow ground: something is still to be written here.
    #[must_use]
    pub const fn marked(mut self) -> Self {
        self.marked = true;
        self
    }

    /// A click on it leads to the paragraph with this anchor.
    #[must_use]
    pub fn to(mut self, anchor: &str) -> Self {
        self.to = Some(anchor.to_owned());
        self
    }

    /// In another language than the document's (BCP 47), for hyphenation and the spelling checker.
    #[must_use]
    pub fn language(mut self, language: &str) -> Self {
        let tag = language.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        self.language = (!tag.is_empty() && tag.chars().all(fits)).then(|| tag.to_owned());
        self
    }

    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn write(&self, xml: &mut String, base: Direction) {
        if let Some(anchor) = &self.to {
            let anchor = escaped(anchor);
            xml.push_str(&format!(
                "<w:hyperlink w:anchor=\"{anchor}\" w:history=\"1\">"
            ));
        }
        for (direction, words) in stretches(&self.words, base) {
            self.write_stretch(xml, direction, words);
        }
        if self.to.is_some() {
            xml.push_str("</w:hyperlink>");
        }
    }

    pub(super) fn write_stretch(&self, xml: &mut String, direction: Direction, words: &str) {
        xml.push_str("<w:r>");
        self.properties(xml, direction);
        let mut written = String::new();
        let put = |xml: &mut String, written: &mut String| {
            if !written.is_empty() {
                xml.push_str("<w:t xml:space=\"preserve\">");
                xml.push_str(&escaped(written));
                xml.push_str("</w:t>");
                written.clear();
            }
        };
        for letter in words.chars() {
            let instead = match letter {
                '\n' | '\u{b}' | '\u{2028}' | '\u{2029}' => "<w:br/>",
                '\t' => "<w:tab/>",
                letter if is_allowed(letter) && letter != '\r' => {
                    written.push(letter);
                    continue;
                }
                _ => continue,
            };
            put(xml, &mut written);
            xml.push_str(instead);
        }
        put(xml, &mut written);
        xml.push_str("</w:r>");
    }

    /// In the order of the standard (part 1, 17.3.2.28), outside of which Word calls a file damaged.
    fn properties(&self, xml: &mut String, direction: Direction) {
        let right = direction == Direction::Right;
        let marks = [
            (self.bold, "<w:b/><w:bCs/>"),
            (self.italic, "<w:i/><w:iCs/>"),
            (self.quiet, "<w:color w:val=\"6F6A62\"/>"),
            (self.marked, "<w:highlight w:val=\"yellow\"/>"),
            (right, "<w:rtl/>"),
        ];
        if marks.iter().all(|(on, _)| !on) && self.language.is_none() {
            return;
        }
        xml.push_str("<w:rPr>");
        for (_, mark) in marks.iter().filter(|(on, _)| *on) {
            xml.push_str(mark);
        }
        if let Some(language) = &self.language {
            let script = if right { "w:bidi" } else { "w:val" };
            xml.push_str(&format!("<w:lang {script}=\"{language}\"/>"));
        }
        xml.push_str("</w:rPr>");
    }
}
