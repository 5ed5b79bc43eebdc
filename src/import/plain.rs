//! Plain text and Markdown.

use super::encoding::{EncodingReport, decode};
use encoding_rs::Encoding;

/// What one in how many characters may be a control character before the file is not text.
const CONTROLS_ONE_IN: usize = 500;

/// A decoded text file.
pub(super) struct Plain {
    /// The text with `\n` line ends.
    pub words: String,
    /// How its characters were read.
    pub encoding: EncodingReport,
    /// What a person should know.
    pub notes: Vec<String>,
}

/// Decodes and brings line ends to `\n`; none when the bytes are not text.
pub(super) fn read_plain(bytes: &[u8], chosen: Option<&'static Encoding>) -> Option<Plain> {
    let (decoded, encoding) = decode(bytes, chosen)?;
    let mut notes = Vec::new();
    let words = if is_ordinary(&decoded) {
        decoded
    } else {
        let controls = decoded.chars().filter(|c| is_control(*c)).count();
        if controls * CONTROLS_ONE_IN > decoded.chars().count().max(CONTROLS_ONE_IN)
            || decoded.contains('\0')
        {
            return None;
        }
        if controls > 0 {
            notes.push(format!(
                "{controls} control characters came through as they are."
            ));
        }
        line_ends(&decoded)
    };
    if encoding.undecodable as usize * 20 > words.len() {
        return None;
    }
    if encoding.undecodable > 0 {
        notes.push(format!(
            "{} places could not be read as {} and are marked � in the text, the first at character {}.",
            encoding.undecodable,
            encoding.name,
            encoding.undecodable_at.first().copied().unwrap_or(0)
        ));
    }
    Some(Plain {
        words,
        encoding,
        notes,
    })
}

/// Whether there is nothing in the text that needs a closer look: one fast pass over the bytes.
fn is_ordinary(text: &str) -> bool {
    !text.bytes().any(|byte| {
        (byte < 0x20 && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2)
    })
}

/// Characters that no transcript has.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Every way of ending a line becomes `\n`: CR LF, CR, vertical tab, form feed, NEL and the Unicode separators.
fn line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        out.push('\n');
        rest = from.strip_prefix("\r\n").unwrap_or_else(|| {
            let mut after = from.chars();
            after.next();
            after.as_str()
        });
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_becomes_one_line_feed() {
        let plain = read_plain("a\r\nb\rc\nd\u{2028}e\u{b}f\u{85}g".as_bytes(), None).unwrap();
        assert_eq!(plain.words, "a\nb\nc\nd\ne\nf\ng");
    }

    #[test]
    fn letters_are_not_normalised_and_only_a_leading_mark_is_dropped() {
        let plain = read_plain("\u{feff}Rene\u{301}e \u{feff}é\u{200b}".as_bytes(), None).unwrap();
        assert_eq!(plain.words, "Rene\u{301}e \u{feff}é\u{200b}");
    }

    #[test]
    fn control_characters_in_number_are_not_text() {
        assert!(read_plain(b"\x01\x02\x03\x04abc\x05\x06", None).is_none());
        let stray = format!("{}\u{7}{}", "word ".repeat(200), "word ".repeat(200));
        assert_eq!(read_plain(stray.as_bytes(), None).unwrap().notes.len(), 1);
    }
}
