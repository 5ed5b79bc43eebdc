//! XML on its way into a file, element by element.

use crate::exchange::docx::is_allowed;
use std::io::{self, Write};

/// XML that is written as it is made, so that a large project never lies in memory as a whole.
#[derive(Debug)]
pub(super) struct XmlOut<W: Write> {
    out: W,
    open: Vec<&'static str>,
    /// Whether the tag that was opened last is not ended yet.
    in_tag: bool,
    left_out: usize,
}

impl<W: Write> XmlOut<W> {
    /// Begins a document.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>")?;
        Ok(Self {
            out,
            open: Vec::new(),
            in_tag: false,
            left_out: 0,
        })
    }

    /// Opens an element; its attributes follow, then what is in it.
    pub fn open(&mut self, name: &'static str) -> io::Result<()> {
        self.end_tag()?;
        self.out.write_all(b"\n<")?;
        self.out.write_all(name.as_bytes())?;
        self.open.push(name);
        self.in_tag = true;
        Ok(())
    }

    /// Gives the element that was opened last an attribute.
    pub fn attribute(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.out.write_all(b" ")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b"=\"")?;
        self.escaped(value, true)?;
        self.out.write_all(b"\"")
    }

    /// The same for what is written as it shows, with nothing in it that would have to be escaped.
    pub fn shown(&mut self, name: &str, value: impl std::fmt::Display) -> io::Result<()> {
        write!(self.out, " {name}=\"{value}\"")
    }

    /// Words in the element.
    pub fn words(&mut self, words: &str) -> io::Result<()> {
        self.end_tag()?;
        self.escaped(words, false)
    }

    /// Closes the element that was opened last and is not closed yet.
    pub fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else {
            return Ok(());
        };
        if self.in_tag {
            self.in_tag = false;
            return self.out.write_all(b"/>");
        }
        self.out.write_all(b"</")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b">")
    }

    /// An element with nothing but words in it; none where there are no words.
    pub fn text(&mut self, name: &'static str, words: &str) -> io::Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        self.open(name)?;
        self.words(words)?;
        self.close()
    }

    /// Closes everything and says how many characters were left out because XML cannot hold them.
    pub fn finish(mut self) -> io::Result<(W, usize)> {
        while !self.open.is_empty() {
            self.close()?;
        }
        self.out.write_all(b"\n")?;
        Ok((self.out, self.left_out))
    }

    fn end_tag(&mut self) -> io::Result<()> {
        if self.in_tag {
            self.in_tag = false;
            self.out.write_all(b">")?;
        }
        Ok(())
    }

    fn escaped(&mut self, words: &str, in_attribute: bool) -> io::Result<()> {
        let mut plain = 0;
        for (at, letter) in words.char_indices() {
            let instead = match letter {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' if in_attribute => "&quot;",
                // A reader would make them spaces, or line feeds.
                '\t' if in_attribute => "&#9;",
                '\n' if in_attribute => "&#10;",
                '\r' => "&#13;",
                letter if is_allowed(letter) => continue,
                _ => {
                    self.left_out += 1;
                    ""
                }
            };
            let before = words.get(plain..at).unwrap_or_default();
            self.out.write_all(before.as_bytes())?;
            self.out.write_all(instead.as_bytes())?;
            plain = at + letter.len_utf8();
        }
        let rest = words.get(plain..).unwrap_or_default();
        self.out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_so_that_a_reader_gets_them_back() {
        let mut xml = XmlOut::new(Vec::new()).unwrap();
        xml.open("A").unwrap();
        xml.attribute("name", "<a> & \"b\"\n\tc").unwrap();
        xml.shown("n", 7).unwrap();
        xml.text("B", "").unwrap();
        xml.text("C", "x < y\r\n\"\u{0}\u{b}\u{fffe}😀").unwrap();
        xml.open("D").unwrap();
        let (bytes, left_out) = xml.finish().unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<A name=\"&lt;a&gt; &amp; &quot;b&quot;&#10;&#9;c\" n=\"7\">\
             \n<C>x &lt; y&#13;\n\"😀</C>\n<D/></A>\n"
        );
        assert_eq!(left_out, 3);
    }
}
