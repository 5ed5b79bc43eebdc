//! A transcript's text: immutable, addressed in Unicode code points.

use super::Span;

/// Every how many code points the byte position is remembered.
const STRIDE: u32 = 128;

/// A transcript's text with an index from code points to bytes.
///
/// UTF-8, lines ended by `\n`, no byte order mark, no Unicode normalisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    words: String,
    length: u32,
    /// Byte position of code points 0, 128, 256, …; empty for ASCII, where they are the same.
    marks: Vec<u32>,
}

impl Text {
    /// Takes text as it is; the caller has already turned line ends to `\n` and dropped the byte order mark.
    pub fn new(words: String) -> Self {
        if words.is_ascii() {
            return Self {
                length: words.len() as u32,
                words,
                marks: Vec::new(),
            };
        }
        let mut marks = Vec::with_capacity(words.len() / STRIDE as usize + 1);
        let mut length = 0_u32;
        for (byte, _) in words.char_indices() {
            if length.is_multiple_of(STRIDE) {
                marks.push(byte as u32);
            }
            length += 1;
        }
        Self {
            words,
            length,
            marks,
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.words
    }

    /// Length in code points.
    pub const fn len(&self) -> u32 {
        self.length
    }

    /// Whether there is no text at all.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Byte position of a code point; positions past the end give the end.
    pub fn byte_of(&self, position: u32) -> usize {
        if position >= self.length {
            return self.words.len();
        }
        if self.marks.is_empty() {
            return position as usize;
        }
        let base = self
            .marks
            .get((position / STRIDE) as usize)
            .map_or(0, |byte| *byte as usize);
        let rest = self.words.get(base..).unwrap_or_default();
        let mut chars = rest.chars();
        if let Some(last) = (position % STRIDE).checked_sub(1) {
            // Skips many at a time, as walking with their bytes would not.
            chars.nth(last as usize);
        }
        base + rest.len() - chars.as_str().len()
    }

    /// Code point that starts at, or contains, a byte position; positions past the end give the length.
    pub fn position_of(&self, byte: usize) -> u32 {
        if byte >= self.words.len() {
            return self.length;
        }
        if self.marks.is_empty() {
            return byte as u32;
        }
        let mark = self
            .marks
            .partition_point(|start| *start as usize <= byte)
            .saturating_sub(1);
        let base = self.marks.get(mark).map_or(0, |start| *start as usize);
        let rest = self.words.get(base..).unwrap_or_default();
        let within = rest
            .char_indices()
            .take_while(|(offset, _)| base + offset <= byte)
            .count() as u32;
        mark as u32 * STRIDE + within.saturating_sub(1)
    }

    /// The words of a span; what lies past the end of the text is left out.
    pub fn slice(&self, span: Span) -> &str {
        let start = self.byte_of(span.start);
        let end = self.byte_of(span.end.max(span.start));
        self.words.get(start..end).unwrap_or_default()
    }

    /// The paragraphs: lines of the text without their line break, empty ones included.
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut paragraphs = Vec::new();
        let mut start = 0_u32;
        for line in self.words.split('\n') {
            let end = start + line.chars().count() as u32;
            paragraphs.push(Span::new(start, end));
            start = end + 1;
        }
        paragraphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn positions_count_code_points_not_bytes_or_utf16_units() {
        let text = Text::new("a😀b ö\nc".to_owned());
        assert_eq!(text.len(), 7);
        assert_eq!(text.slice(Span::new(1, 3)), "😀b");
        assert_eq!(text.paragraphs(), vec![Span::new(0, 5), Span::new(6, 7)]);
    }

    proptest! {
        #[test]
        fn a_slice_is_what_counting_characters_gives(words in "\\PC{0,400}", a in 0_u32..420, b in 0_u32..420) {
            let (start, end) = (a.min(b), a.max(b));
            let text = Text::new(words.clone());
            let expected: String = words.chars().skip(start as usize).take((end - start) as usize).collect();
            prop_assert_eq!(text.slice(Span::new(start, end)), expected);
            for (n, (byte, _)) in words.char_indices().enumerate() {
                prop_assert_eq!(text.byte_of(n as u32), byte);
                prop_assert_eq!(text.position_of(byte), n as u32);
            }
        }
    }
}
