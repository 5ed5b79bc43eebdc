//! An HTML file in the making.

use super::base64::base64;
use sha2::{Digest, Sha256};

/// An HTML file in the making.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Page(String);

impl Page {
    /// A page up to the beginning of its body. Only `style` and `script`, where there is one, have any effect in a
    /// browser: whatever else got in is shown as words.
    pub fn begin(title: &str, style: &'static str, script: Option<&'static str>) -> Self {
        let hash = |of: &str| base64(&Sha256::digest(of.as_bytes()));
        let mut page = Self::default();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        if let Some(script) = script {
            page.raw("script-src 'sha256-")
                .text(&hash(script))
                .raw("'; ");
        }
        page.raw("style-src 'sha256-").text(&hash(style));
        page.raw("'; base-uri 'none'; form-action 'none'\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        page.text(title).raw("</title>\n<style>").raw(style);
        page.raw("</style>\n</head>\n<body>\n");
        page
    }

    /// Markup of the program.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Words, within an element or a quoted attribute.
    pub fn text(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // What ends a line in texts of some systems, before the character that does.
                '\r' => {}
                // No such character is allowed in a page.
                letter if letter.is_control() && !matches!(letter, '\n' | '\t') => {
                    self.0.push('\u{fffd}');
                }
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// A number as people write it in a table.
    pub fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// An element with words in it, on a line of its own; `name` may go on with attributes.
    pub fn element(&mut self, name: &'static str, words: &str) -> &mut Self {
        self.raw("<").raw(name).raw(">").text(words);
        let name = name.split(' ').next().unwrap_or(name);
        self.raw("</").raw(name).raw(">\n")
    }

    /// An attribute of the element that is being opened.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// The language of the element that is being opened (BCP 47); nothing where it is not known.
    pub fn language(&mut self, language: &str) -> &mut Self {
        let tag = language.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !tag.is_empty() && tag.chars().all(fits) {
            self.attribute("lang", tag);
        }
        self
    }

    /// The file.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_of_a_study_never_become_markup(words in "\\PC{0,80}|[<>&\"'a=/\\x00-\\x1f]{0,40}") {
            let mut page = Page::default();
            page.raw("<p").attribute("title", &words).raw(">").text(&words).raw("</p>");
            let html = page.finish();
            prop_assert_eq!(html.matches('<').count(), 2);
            prop_assert_eq!(html.matches('>').count(), 2);
            prop_assert_eq!(html.matches('"').count(), 2);
            prop_assert!(!html.contains('\''));
        }
    }

    #[test]
    fn line_ends_of_every_system_are_line_ends_and_nothing_else() {
        let mut page = Page::default();
        page.text("one\r\ntwo\nthree\u{7}");
        assert_eq!(page.finish(), "one\ntwo\nthree\u{fffd}");
    }

    #[test]
    fn a_page_says_in_its_head_what_may_run() {
        let page = Page::begin("Codes & <more>", "p{}", None).finish();
        assert!(page.contains("<title>Codes &amp; &lt;more&gt;</title>"));
        assert!(page.contains("default-src 'none'; style-src 'sha256-"));
        assert!(!page.contains("script"));
    }
}
