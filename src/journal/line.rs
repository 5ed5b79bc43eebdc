//! How a line is written and read: one RON value, and a checksum in a RON comment.

use super::plain_line;
use crate::model::{AnalystId, Change, Cut, DeviceId, HybridTime, Id, Line, ProjectId};
use ron::value::RawValue;
use ron::{Options, extensions::Extensions};
use serde::{Deserialize, Serialize};

/// Between a value and its checksum of eight hexadecimal digits.
const SEPARATOR: &str = " // ";
/// Digits of a checksum.
const DIGITS: usize = 8;

/// A line as it stands in a journal. `seq` alone, since the header names the device.
#[derive(Debug, Serialize, Deserialize)]
struct Envelope<C> {
    seq: u32,
    step: (u32, u32),
    at: HybridTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wall: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<AnalystId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Vec<(DeviceId, u32)>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<Box<str>>,
    change: C,
}

/// What a line's bytes turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    /// A line of this device.
    Line(Box<Line>),
    /// A whole line of a program newer than this one: its number, and the word this program does not know.
    Newer { id: Id, word: String },
    /// Not a line, with what is wrong.
    Bad(String),
}

/// The way in which every file of a project is written: `AddCoding(analyst: …)`, and no `Some(…)`.
pub(super) fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Seals the lines of one device in one study: the checksum covers project, device and the line's value.
#[derive(Debug, Clone)]
pub(super) struct Seal {
    device: DeviceId,
    begun: crc32fast::Hasher,
}

impl Seal {
    /// The seal of a device.
    pub fn of(project: ProjectId, device: DeviceId) -> Self {
        let mut begun = crc32fast::Hasher::new();
        begun.update(project.bytes());
        begun.update(device.to_string().as_bytes());
        Self { device, begun }
    }

    fn checksum(&self, value: &str) -> u32 {
        let mut crc = self.begun.clone();
        crc.update(value.as_bytes());
        crc.finalize()
    }

    /// A value with its checksum and the line break.
    pub fn seal(&self, value: &str) -> String {
        format!("{value}{SEPARATOR}{:08x}\n", self.checksum(value))
    }

    /// The value of a line without its line break, if the checksum is right.
    pub fn unseal<'a>(&self, line: &'a str) -> Option<&'a str> {
        let (value, sum) = parts(line)?;
        (digits(sum)? == self.checksum(value)).then_some(value)
    }

    /// The line as it is appended to its device's journal.
    pub fn write(&self, line: &Line) -> Result<String, ron::Error> {
        let envelope = Envelope {
            seq: line.id.seq(),
            step: line.step,
            at: line.at,
            wall: line.wall,
            by: line.by,
            seen: line.seen.as_ref().map(|seen| seen.iter().collect()),
            why: line.why.clone(),
            change: &line.change,
        };
        let value = options().to_string(&envelope)?;
        Ok(self.seal(&value))
    }

    /// Reads a line without its line break.
    pub fn read(&self, bytes: &[u8]) -> Read {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Read::Bad("it is not text".to_owned());
        };
        let Some(value) = self.unseal(text) else {
            return Read::Bad("its checksum does not fit".to_owned());
        };
        match plain_line::read(self.device, value) {
            Some(line) => well_formed(line),
            None => read_any(self.device, value),
        }
    }
}

/// A checksum as it is written: eight lower-case hexadecimal digits.
fn digits(sum: &str) -> Option<u32> {
    let lower = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let right = sum.len() == DIGITS && sum.bytes().all(lower);
    right.then(|| u32::from_str_radix(sum, 16).ok()).flatten()
}

/// A value with its checksum and the line break.
pub(super) fn seal(project: ProjectId, device: DeviceId, value: &str) -> String {
    Seal::of(project, device).seal(value)
}

/// The value of a line without its line break, if the checksum is right.
pub(super) fn unseal(project: ProjectId, device: DeviceId, line: &str) -> Option<&str> {
    Seal::of(project, device).unseal(line)
}

/// Value and checksum of a line, unverified.
pub(super) fn parts(line: &str) -> Option<(&str, &str)> {
    let (value, sum) = line.split_at_checked(line.len().checked_sub(DIGITS)?)?;
    Some((value.strip_suffix(SEPARATOR)?, sum))
}

/// The line as it is appended to its device's journal.
pub(super) fn write(project: ProjectId, line: &Line) -> Result<String, ron::Error> {
    Seal::of(project, line.id.device()).write(line)
}

/// Reads a line without its line break.
pub(super) fn read(project: ProjectId, device: DeviceId, bytes: &[u8]) -> Read {
    Seal::of(project, device).read(bytes)
}

/// Reads a value in whatever form RON allows.
fn read_any(device: DeviceId, value: &str) -> Read {
    match options().from_str::<Envelope<Change>>(value) {
        Ok(envelope) => line_of(device, envelope),
        Err(error) => newer_or_bad(device, value, &error),
    }
}

fn line_of(device: DeviceId, envelope: Envelope<Change>) -> Read {
    let Some(id) = id_of(device, envelope.seq) else {
        return Read::Bad(format!("{} is no number of a line", envelope.seq));
    };
    let line = Line {
        id,
        step: envelope.step,
        at: envelope.at,
        wall: envelope.wall,
        by: envelope.by,
        seen: envelope
            .seen
            .map(|seen| Box::new(seen.into_iter().collect::<Cut>())),
        why: envelope.why,
        change: envelope.change,
    };
    well_formed(line)
}

fn well_formed(line: Line) -> Read {
    if line.is_well_formed() {
        Read::Line(Box::new(line))
    } else {
        Read::Bad("its number is not within its step".to_owned())
    }
}

/// A line whose checksum fits was written as it is: when only its change cannot be read, and for a word that is
/// not known, a newer program wrote it.
fn newer_or_bad(device: DeviceId, value: &str, error: &ron::error::SpannedError) -> Read {
    let word = match &error.code {
        ron::Error::NoSuchEnumVariant { found, .. } => found.clone(),
        _ => return Read::Bad(format!("it cannot be read: {}", error.code)),
    };
    match options().from_str::<Envelope<Box<RawValue>>>(value) {
        Ok(envelope) => match id_of(device, envelope.seq) {
            Some(id) => Read::Newer { id, word },
            None => Read::Bad(format!("{} is no number of a line", envelope.seq)),
        },
        Err(error) => Read::Bad(format!("it cannot be read: {}", error.code)),
    }
}

fn id_of(device: DeviceId, seq: u32) -> Option<Id> {
    (1..=Id::MAX_SEQ)
        .contains(&seq)
        .then(|| Id::new(device, seq))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::every_change::{VARIANTS, every_change, variant};
    use crate::model::{CodeEdit, CodeId, NewCoding};
    use proptest::prelude::*;

    fn project() -> ProjectId {
        ProjectId::from_random(7)
    }

    fn id(text: &str) -> Id {
        text.parse().unwrap()
    }

    fn sample() -> Line {
        Line {
            id: id("k7f3a9xq-1029"),
            step: (1029, 1),
            at: HybridTime::new(1_763_800_000_000, 0),
            wall: None,
            by: Some(id("k7f3a9xq-1").into()),
            seen: None,
            why: None,
            change: Change::AddCoding(NewCoding {
                analyst: id("k7f3a9xq-1").into(),
                document: id("k7f3a9xq-12").into(),
                pass: id("k7f3a9xq-9").into(),
                code: id("p2d8m4ts-301").into(),
                start: 10422,
                end: 10611,
                within: None,
            }),
        }
    }

    #[test]
    fn a_line_reads_like_the_example_of_the_format() {
        let written = write(project(), &sample()).unwrap();
        let (value, sum) = parts(written.trim_end()).unwrap();
        assert_eq!(
            value,
            r#"(seq:1029,step:(1029,1),at:(1763800000000,0),by:"k7f3a9xq-1",change:AddCoding(analyst:"k7f3a9xq-1",document:"k7f3a9xq-12",pass:"k7f3a9xq-9",code:"p2d8m4ts-301",start:10422,end:10611,within:None))"#
        );
        assert_eq!(sum.len(), 8);
        assert!(written.ends_with('\n'));
    }

    #[test]
    fn words_with_line_breaks_and_quotation_marks_stay_on_one_line() {
        let mut line = sample();
        let words = "a \"b\" \\ // 00000000\nc\r\u{2028}\u{0} ö 😀 // x".to_owned();
        line.why = Some(words.clone().into());
        line.change = Change::EditCode {
            code: CodeId(id("p2d8m4ts-301")),
            edit: CodeEdit::Definition(words),
        };
        line.seen = Some(Box::new(
            [(id("p2d8m4ts-1").device(), 301)].into_iter().collect(),
        ));
        line.wall = Some(5);
        let written = write(project(), &line).unwrap();
        assert_eq!(written.matches('\n').count(), 1);
        let read = read(
            project(),
            line.id.device(),
            written.trim_end_matches('\n').as_bytes(),
        );
        assert_eq!(read, Read::Line(Box::new(line)));
    }

    #[test]
    fn any_flipped_bit_is_noticed() {
        let line = sample();
        let written = write(project(), &line).unwrap();
        let bytes = written.trim_end().as_bytes();
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.to_vec();
                flipped[place] ^= 1 << bit;
                let read = read(project(), line.id.device(), &flipped);
                assert!(matches!(read, Read::Bad(_)), "byte {place}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_line_of_another_device_or_project_does_not_pass() {
        let line = sample();
        let written = write(project(), &line).unwrap();
        let bytes = written.trim_end().as_bytes();
        let other = id("p2d8m4ts-1").device();
        assert!(matches!(read(project(), other, bytes), Read::Bad(_)));
        let other = ProjectId::from_random(8);
        assert!(matches!(read(other, line.id.device(), bytes), Read::Bad(_)));
    }

    #[test]
    fn a_change_that_is_not_known_yet_is_a_newer_programs() {
        let device = id("k7f3a9xq-1").device();
        for (value, word) in [
            (
                r#"(seq: 3, step: (3, 1), at: (5, 0), change: AddChart(title: "x", parts: [1, (a: 2)]))"#,
                "AddChart",
            ),
            (
                r#"(seq: 3, step: (3, 1), at: (5, 0), change: EditCode(code: "k7f3a9xq-1", edit: Icon("x")))"#,
                "Icon",
            ),
        ] {
            let sealed = seal(project(), device, value);
            let read = read(project(), device, sealed.trim_end().as_bytes());
            let expected = Read::Newer {
                id: Id::new(device, 3),
                word: word.to_owned(),
            };
            assert_eq!(read, expected);
        }
    }

    fn round_trip(line: &Line) {
        let written = write(project(), line).unwrap();
        assert_eq!(written.matches('\n').count(), 1, "{written}");
        let bytes = written.trim_end_matches('\n').as_bytes();
        let read = read(project(), line.id.device(), bytes);
        assert_eq!(read, Read::Line(Box::new(line.clone())), "{written}");
        let value = unseal(project(), line.id.device(), written.trim_end_matches('\n')).unwrap();
        assert_eq!(read_any(line.id.device(), value), read, "{written}");
        let plain = line.wall.is_none() && line.seen.is_none() && line.why.is_none();
        let read = plain_line::read(line.id.device(), value);
        assert_eq!(read, plain.then(|| line.clone()), "{written}");
        let compact = postcard::to_stdvec(line).unwrap();
        assert_eq!(
            postcard::from_bytes::<Line>(&compact).unwrap(),
            *line,
            "{written}"
        );
    }

    #[test]
    fn every_change_is_read_as_it_was_written() {
        let all = every_change();
        for number in 0..VARIANTS {
            assert!(
                all.iter().any(|change| variant(change) == number),
                "variant {number} has no instance"
            );
        }
        for change in all {
            round_trip(&Line { change, ..sample() });
        }
    }

    /// Released shapes never change. A new shape is a new variant, and its instances are added to the file.
    #[test]
    fn every_change_of_version_0_1_is_read_and_written_as_it_was_then() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/changes-0.1.ron");
        let write = |change: &Change| options().to_string(change).unwrap();
        if std::env::var_os("INTERLINEA_WRITE_GOLDEN").is_some() {
            let lines: Vec<String> = every_change().iter().map(write).collect();
            std::fs::write(path, lines.join("\n") + "\n").unwrap();
        }
        let golden = std::fs::read_to_string(path).unwrap();
        let mut found = std::collections::BTreeSet::new();
        for line in golden.lines() {
            let change: Change = options().from_str(line).unwrap();
            assert_eq!(write(&change), line);
            found.insert(variant(&change));
        }
        assert_eq!(
            found.len(),
            VARIANTS,
            "add the new variants' lines to the file"
        );
    }

    /// What is read without the general reader is what that one reads.
    #[test]
    fn a_line_in_another_form_is_read_as_the_general_reader_does() {
        let line = sample();
        let device = line.id.device();
        let written = write(project(), &line).unwrap();
        let value = unseal(project(), device, written.trim_end()).unwrap();
        for (of, is) in [
            ("start:10422", "start: 10422"),
            ("start:10422", "start:0x28b6"),
            ("start:10422", "start:10_422"),
            ("within:None", "within:Some(\"p2d8m4ts-301\")"),
            (",within:None", ",within:None,"),
            ("by:\"k7f3a9xq-1\",", "by:Some(\"k7f3a9xq-1\"),"),
            ("seq:1029", "seq:99999999"),
            ("seq:1029", "seq:01029"),
            ("step:(1029,1)", "step:(1029,1,1)"),
            ("k7f3a9xq-9\"", "k7f3a9xq-0\""),
            ("AddCoding", "AddChart"),
        ] {
            let other = value.replacen(of, is, 1);
            assert_ne!(other, value, "{is}");
            let sealed = seal(project(), device, &other);
            let expected = read_any(device, &other);
            if let Some(line) = plain_line::read(device, &other) {
                assert_eq!(Read::Line(Box::new(line)), expected, "{other}");
            }
            assert_eq!(
                read(project(), device, sealed.trim_end().as_bytes()),
                expected
            );
        }
    }

    proptest! {
        #[test]
        fn any_line_with_any_words_is_read_as_it_was_written(
            which in 0_usize..1000,
            words in "\\PC{0,40}|[\\x00-\\x7f]{0,20}",
            seq in 1_u32..Id::MAX_SEQ,
            before in 0_u32..5,
            at in 0_u64..(1 << 48),
            counter: u16,
            wall: Option<u64>,
            by: bool,
            why in proptest::option::of("\\PC{0,30}"),
            seen in proptest::collection::btree_map(0_u64..(1 << 40), 1_u32..9999, 0..4),
        ) {
            let all = every_change();
            let change = all[which % all.len()].with_words(|_| words.clone());
            let before = before.min(seq - 1);
            round_trip(&Line {
                id: Id::new(DeviceId::from_bits(at), seq),
                step: (seq - before, before + 3),
                at: HybridTime::new(at, counter),
                wall,
                by: by.then(|| id("k7f3a9xq-1").into()),
                seen: (!seen.is_empty()).then(|| {
                    Box::new(seen.into_iter().map(|(d, n)| (DeviceId::from_bits(d), n)).collect())
                }),
                why: why.map(String::into_boxed_str),
                change,
            });
        }

        #[test]
        fn no_bytes_whatever_stop_the_reading(bytes: Vec<u8>, text in "\\PC{0,80}") {
            let device = id("k7f3a9xq-1").device();
            prop_assert!(matches!(read(project(), device, &bytes), Read::Bad(_)));
            let sealed = seal(project(), device, &text);
            let read = read(project(), device, sealed.trim_end_matches('\n').as_bytes());
            prop_assert!(matches!(read, Read::Bad(_)));
        }
    }
}
