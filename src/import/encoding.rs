//! From bytes to characters: which encoding, how sure, and what could not be read.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How many places of unreadable bytes are kept.
const PLACES: usize = 20;

/// How the encoding of a file was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The file says so by a byte order mark, or its format prescribes it.
    Stated,
    /// A person chose it.
    Chosen,
    /// The bytes make sense in no other way that is in use.
    Certain,
    /// Judged from the letters that occur; enough of them.
    Likely,
    /// Judged from very few letters.
    Guessed,
}

/// The encoding of a file and how its characters came through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingReport {
    /// The name, as the web's encoding standard has it, such as `UTF-8` or `windows-1252`.
    pub name: &'static str,
    /// How it was decided.
    pub certainty: Certainty,
    /// Whether the file began with a byte order mark (which is no part of the text).
    pub byte_order_mark: bool,
    /// How many pieces of the file could not be read and stand in the text as U+FFFD.
    pub undecodable: u32,
    /// Where the first 20 of them are (code points in the decoded text, line ends counted as they came).
    pub undecodable_at: Vec<u32>,
}

impl EncodingReport {
    /// UTF-8 as the XML inside docx and odt files prescribes.
    pub(super) fn prescribed() -> Self {
        Self::new(UTF_8, Certainty::Stated)
    }

    fn new(encoding: &'static Encoding, certainty: Certainty) -> Self {
        Self {
            name: encoding.name(),
            certainty,
            byte_order_mark: false,
            undecodable: 0,
            undecodable_at: Vec::new(),
        }
    }

    /// The report as one sentence for a person.
    pub fn sentence(&self) -> String {
        let name = if self.name == "windows-1252" {
            "Windows-1252 (ISO-8859-1 gives the same letters)"
        } else {
            self.name
        };
        let how = match self.certainty {
            Certainty::Stated => "as the file states",
            Certainty::Chosen => "as chosen",
            Certainty::Certain => "certainly",
            Certainty::Likely => "judged from its letters",
            Certainty::Guessed => "guessed from very few letters, so look at them",
        };
        format!("The characters were read as {name}, {how}.")
    }
}

/// Decodes a file's bytes; none when they are not text.
pub(crate) fn decode(
    bytes: &[u8],
    chosen: Option<&'static Encoding>,
) -> Option<(String, EncodingReport)> {
    if let Some((stated, mark)) =
        Encoding::for_bom(bytes).filter(|(stated, _)| chosen.is_none_or(|chosen| chosen == *stated))
    {
        let mut report = EncodingReport::new(stated, Certainty::Stated);
        report.byte_order_mark = true;
        return Some(decode_as(
            stated,
            bytes.get(mark..).unwrap_or_default(),
            report,
        ));
    }
    if let Some(chosen) = chosen {
        return Some(decode_as(
            chosen,
            bytes,
            EncodingReport::new(chosen, Certainty::Chosen),
        ));
    }
    if bytes.contains(&0) {
        let wide = utf16_without_mark(bytes)?;
        return Some(decode_as(
            wide,
            bytes,
            EncodingReport::new(wide, Certainty::Likely),
        ));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0x1b)
    {
        return Some((
            text.to_owned(),
            EncodingReport::new(UTF_8, Certainty::Certain),
        ));
    }
    let (encoding, certainty) = guess(bytes);
    Some(decode_as(
        encoding,
        bytes,
        EncodingReport::new(encoding, certainty),
    ))
}

/// Decodes and notes what could not be read.
fn decode_as(
    encoding: &'static Encoding,
    bytes: &[u8],
    mut report: EncodingReport,
) -> (String, EncodingReport) {
    if let Some(Cow::Borrowed(text)) =
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return (text.to_owned(), report);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length(bytes.len())
        .unwrap_or(bytes.len());
    let mut text = String::with_capacity(room.min(4 * bytes.len() + 16));
    let mut rest = bytes;
    let mut counted = 0;
    let mut characters = 0_u32;
    loop {
        text.reserve(rest.len() + 16);
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(_, _) => {
                if report.undecodable_at.len() < PLACES {
                    characters += text.get(counted..).unwrap_or_default().chars().count() as u32;
                    report.undecodable_at.push(characters);
                    characters += 1;
                    counted = text.len() + '\u{fffd}'.len_utf8();
                }
                report.undecodable += 1;
                text.push('\u{fffd}');
            }
        }
    }
    (text, report)
}

/// UTF-16 without a mark shows in the zero bytes of its spaces, line ends and Latin letters, all on one side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(1 << 16))?;
    let ordinary = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e);
    let (mut little, mut big, mut pairs) = (0_usize, 0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        if let [first, second] = pair {
            pairs += 1;
            little += usize::from(*second == 0 && ordinary(*first));
            big += usize::from(*first == 0 && ordinary(*second));
        }
    }
    let (encoding, hits, others) = if little >= big {
        (UTF_16LE, little, big)
    } else {
        (UTF_16BE, big, little)
    };
    let clear = 50 * hits >= pairs && hits > 2 * others && bytes.len().is_multiple_of(2);
    let (text, _) = encoding.decode_without_bom_handling(sample.get(..sample.len() & !1)?);
    let sound = !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'));
    (clear && sound).then_some(encoding)
}

/// Judges an encoding by the letters.
fn guess(bytes: &[u8]) -> (&'static Encoding, Certainty) {
    if is_nearly_utf8(bytes) {
        return (UTF_8, Certainty::Likely);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let found = detector.guess(None, chardetng::Utf8Detection::Allow);
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let certainty = if foreign < 12 {
        Certainty::Guessed
    } else {
        Certainty::Likely
    };
    if found == UTF_8 && std::str::from_utf8(bytes).is_err() {
        return (WINDOWS_1252, Certainty::Guessed);
    }
    (found, certainty)
}

/// Whether the bytes are UTF-8 but for a few: a torn copy, a pasted piece of something else.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 && good >= 10 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> (String, &'static str, Certainty) {
        let (text, report) = decode(bytes, None).unwrap();
        (text, report.name, report.certainty)
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_dropped() {
        assert_eq!(
            of(b"\xef\xbb\xbfhej"),
            ("hej".into(), "UTF-8", Certainty::Stated)
        );
        assert_eq!(
            of(b"\xff\xfeh\0e\0j\0"),
            ("hej".into(), "UTF-16LE", Certainty::Stated)
        );
        assert_eq!(
            of(b"\xfe\xff\0h\0e\0j"),
            ("hej".into(), "UTF-16BE", Certainty::Stated)
        );
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zero_bytes_in_any_script() {
        for words in [
            "Anna: hur mår du?\n",
            "Анна: как дела и что\n",
            "主持人 你好 我们 开始\n",
        ] {
            let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(of(&little), (words.into(), "UTF-16LE", Certainty::Likely));
            assert_eq!(of(&big), (words.into(), "UTF-16BE", Certainty::Likely));
        }
    }

    #[test]
    fn legacy_encodings_are_told_by_their_letters() {
        let swedish =
            "Då sa hon att det är så här vi gör på vår avdelning, även på kvällarna. Åsa höll med.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(swedish);
        assert_eq!(
            of(&bytes),
            (swedish.into(), "windows-1252", Certainty::Likely)
        );
        let japanese = "聞き手：今日はありがとうございます。まず、お仕事について教えてください。";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
        assert_eq!(
            of(&bytes),
            (japanese.into(), "Shift_JIS", Certainty::Likely)
        );
        let (bytes, _, _) = encoding_rs::ISO_2022_JP.encode(japanese);
        assert_eq!(of(&bytes).0, japanese);
        let chinese =
            "主持人：今天我们谈谈你的工作和生活，请你先介绍一下自己。受访者：好的，谢谢。";
        let (bytes, _, _) = encoding_rs::GB18030.encode(chinese);
        assert_eq!(of(&bytes).0, chinese);
    }

    #[test]
    fn a_few_broken_bytes_in_utf8_are_reported_with_their_place_and_do_not_change_the_encoding() {
        let mut bytes = "åäö ".repeat(20).into_bytes();
        bytes.push(0xff);
        bytes.extend_from_slice("slut".as_bytes());
        let (text, report) = decode(&bytes, None).unwrap();
        assert_eq!(report.name, "UTF-8");
        assert_eq!(report.undecodable, 1);
        assert_eq!(report.undecodable_at, vec![80]);
        assert!(text.ends_with("\u{fffd}slut"));
    }

    #[test]
    fn zero_bytes_without_a_pattern_are_not_text() {
        assert!(decode(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01", None).is_none());
    }
}
