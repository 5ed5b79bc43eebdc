//! One journal file, as far as it has been read.

use super::header::{Header, ReadHeader};
use super::line::{Read, Seal};
use super::names;
use super::{Fault, Waiting};
use crate::model::{DeviceId, Id, Line, ProjectId};
use rayon::prelude::*;

/// From how many bytes on the threads share the parsing of a file.
const SHARED_FROM: usize = 64 * 1024;

/// Which file: device and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FileKey {
    /// Whose.
    pub device: DeviceId,
    /// Its number, from 1.
    pub number: u32,
}

impl FileKey {
    /// As faults name it.
    pub fn label(self) -> String {
        names::journal_label(self.device, self.number)
    }
}

/// A line and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Located {
    /// The line.
    pub line: Line,
    /// Its file.
    pub file: FileKey,
    /// Its place in the file, from 1 (the header).
    pub place: u32,
}

/// A line that could not be taken, with the numbers of the lines around it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bad {
    place: u32,
    what: String,
    before: Option<u32>,
    after: Option<u32>,
}

/// Numbers that are missing between two lines that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gap {
    place: u32,
    before: u32,
    after: u32,
}

/// How far a file has been read, and what was found.
#[derive(Debug, Clone)]
pub(super) struct JournalFile {
    /// Which file.
    pub key: FileKey,
    /// Length when last looked at, in bytes.
    pub length: u64,
    /// When it had last changed then.
    pub modified: u128,
    /// Bytes that were read: up to the last line break.
    pub read: u64,
    /// CRC-32 of the bytes read.
    pub checksum: u32,
    /// Where the last line read begins, and the CRC-32 of it, to see whether the known part still stands.
    pub anchor: (u64, u32),
    /// Lines read, the header included.
    pub places: u32,
    /// Bytes after the last line break.
    pub tail: Vec<u8>,
    /// The number of the first and the last line.
    pub first: Option<u32>,
    pub last: Option<u32>,
    bad: Vec<Bad>,
    gaps: Vec<Gap>,
    header: Option<Fault>,
    /// Whose lines are not taken, since the file belongs to something else.
    pub foreign: bool,
    /// Why a newer program is needed.
    pub newer: Option<String>,
}

impl JournalFile {
    /// A file of which nothing has been read.
    pub fn unread(key: FileKey) -> Self {
        Self {
            key,
            length: 0,
            modified: 0,
            read: 0,
            checksum: 0,
            anchor: (0, 0),
            places: 0,
            tail: Vec::new(),
            first: None,
            last: None,
            bad: Vec::new(),
            gaps: Vec::new(),
            header: None,
            foreign: false,
            newer: None,
        }
    }

    /// Reads on: `bytes` is what follows the bytes already read. Gives the lines that were whole and right.
    pub fn read_on(&mut self, project: ProjectId, bytes: &[u8]) -> Vec<Located> {
        let mut lines = Vec::new();
        let whole = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let (whole, tail) = bytes.split_at(whole);
        self.tail = tail.to_vec();
        let parsed = self.parse(project, whole);
        for (line, read) in whole.split_inclusive(|byte| *byte == b'\n').zip(parsed) {
            self.places += 1;
            self.anchor = (self.read, crc32fast::hash(line));
            self.read += line.len() as u64;
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            if self.places == 1 {
                self.read_header(project, line);
            } else if !self.foreign {
                lines.extend(self.take_line(read));
            }
        }
        let mut crc =
            crc32fast::Hasher::new_with_initial_len(self.checksum, self.read - whole.len() as u64);
        crc.update(whole);
        self.checksum = crc.finalize();
        lines
    }

    /// Takes bytes that this program itself has just written as read: whole lines of these numbers, after the header
    /// in a new file. Only for a file that ended with a line break.
    pub fn add_own(&mut self, bytes: &[u8], numbers: impl Iterator<Item = u32>) {
        if self.places == 0 {
            self.places = 1;
        }
        for seq in numbers {
            self.places += 1;
            self.follow(Id::new(self.key.device, seq));
        }
        let before_last = bytes.split_last().and_then(|(_, before)| {
            let end = before.iter().rposition(|byte| *byte == b'\n')?;
            Some(end + 1)
        });
        let last = before_last.unwrap_or(0);
        let line = bytes.get(last..).unwrap_or_default();
        self.anchor = (self.read + last as u64, crc32fast::hash(line));
        let mut crc = crc32fast::Hasher::new_with_initial_len(self.checksum, self.read);
        crc.update(bytes);
        self.checksum = crc.finalize();
        self.read += bytes.len() as u64;
        self.length = self.read;
    }

    fn read_header(&mut self, project: ProjectId, bytes: &[u8]) {
        let label = self.key.label();
        let fault = |what: &str| Some(Fault::of_line(label, 1, what));
        match Header::read(bytes) {
            ReadHeader::Newer(format) => {
                self.foreign = true;
                self.newer = Some(newer_format(format));
            }
            ReadHeader::Bad => {
                self.header = fault(
                    "the file's first line is damaged; the other lines bear their own checksums and were read.",
                );
            }
            ReadHeader::Header(header) if header.project != project => {
                self.foreign = true;
                self.header = fault(
                    "the file belongs to another study and was left out; move it to that study's folder.",
                );
            }
            ReadHeader::Header(header) if header.device != self.key.device => {
                self.foreign = true;
                self.header = fault(
                    "the file belongs to another installation's folder and was left out; move it back there.",
                );
            }
            ReadHeader::Header(header) if header.file != self.key.number => {
                self.header = fault(
                    "the file bears another number in its first line; give it its own name back.",
                );
            }
            ReadHeader::Header(_) => {}
        }
    }

    /// Parses every line by itself. A step of many lines makes a large file, so the threads share it.
    fn parse(&self, project: ProjectId, whole: &[u8]) -> Vec<Read> {
        let seal = Seal::of(project, self.key.device);
        let parse = |line: &[u8]| seal.read(line.strip_suffix(b"\n").unwrap_or(line));
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        if whole.len() < SHARED_FROM {
            lines.into_iter().map(parse).collect()
        } else {
            lines.into_par_iter().map(parse).collect()
        }
    }

    fn take_line(&mut self, read: Read) -> Option<Located> {
        let (id, line) = match read {
            Read::Line(line) => (line.id, Some(*line)),
            Read::Newer { id, word } => {
                self.newer.get_or_insert_with(|| newer_word(&word));
                (id, None)
            }
            Read::Bad(what) => {
                self.bad.push(Bad {
                    place: self.places,
                    what,
                    before: self.last,
                    after: None,
                });
                return None;
            }
        };
        self.follow(id);
        line.map(|line| Located {
            line,
            file: self.key,
            place: self.places,
        })
    }

    /// Notes the number of a line, and what is missing before it.
    fn follow(&mut self, id: Id) {
        let seq = id.seq();
        let mut bad_between = false;
        for bad in self.bad.iter_mut().rev() {
            if bad.after.is_some() {
                break;
            }
            bad.after = Some(seq);
            bad_between = true;
        }
        if let Some(before) = self.last
            && seq > before + 1
            && !bad_between
        {
            self.gaps.push(Gap {
                place: self.places,
                before,
                after: seq,
            });
        }
        self.first.get_or_insert(seq);
        self.last = Some(self.last.map_or(seq, |last| last.max(seq)));
    }

    /// What is wrong in this file, given the number of the last line of the device's file before it.
    pub fn faults(&self, before: Option<u32>) -> Vec<Fault> {
        let label = self.key.label();
        let mut faults: Vec<Fault> = self.header.iter().cloned().collect();
        for bad in self.bad.iter().filter(|bad| !bad.lost_nothing(before)) {
            let what = format!(
                "{}; the line was set aside, and all others were read.",
                bad.what
            );
            faults.push(Fault::of_line(&label, bad.place, what));
        }
        for gap in self.gaps.iter().copied().chain(self.gap_at_the_start()) {
            let (first, last) = (gap.before + 1, gap.after - 1);
            let missing = if first == last {
                format!("change number {first} is missing before this line")
            } else {
                format!("changes number {first} to {last} are missing before this line")
            };
            let what = format!("{missing}; put the file back from another computer or a backup.");
            faults.push(Fault::of_line(&label, gap.place, what));
        }
        faults.sort();
        faults
    }

    /// The device's first lines, where its first file begins with a later one.
    fn gap_at_the_start(&self) -> Option<Gap> {
        let after = self.first.filter(|first| *first > 1)?;
        let bad_before = self.bad.iter().any(|bad| bad.before.is_none());
        (self.key.number == 1 && !bad_before).then_some(Gap {
            place: 2,
            before: 0,
            after,
        })
    }

    /// Lines that a crash cut short and after which the journal went on with nothing missing.
    pub fn interrupted(&self, before: Option<u32>) -> Vec<u32> {
        let harmless = self.bad.iter().filter(|bad| bad.lost_nothing(before));
        harmless.map(|bad| bad.place).collect()
    }

    /// What has not arrived of this file.
    pub fn waiting(&self) -> Option<Waiting> {
        if self.tail.is_empty() && self.places > 0 {
            return None;
        }
        Some(Waiting {
            file: self.key.label(),
            line: Some(self.places + 1),
            what: "the rest of the file has not arrived yet.".to_owned(),
        })
    }

    /// Whether lines are missing between this file's last and the next file's first, and were not reported here.
    pub fn breaks_off_before(&self, next: Option<u32>) -> bool {
        let ends_bad = self.bad.last().is_some_and(|bad| bad.after.is_none());
        match (self.last, next) {
            (Some(last), Some(next)) => next > last + 1 && !ends_bad,
            _ => false,
        }
    }

    /// Whether the file belongs to its device and this program can read all of it.
    pub fn is_sound(&self) -> bool {
        self.header.is_none() && !self.foreign && self.newer.is_none()
    }

    /// Whether nothing at all is wrong with what was read.
    pub fn is_clean(&self) -> bool {
        self.is_sound() && self.bad.is_empty() && self.gaps.is_empty()
    }

    /// Whether a line after this place (counted from 1) could not be taken, or one before it is missing.
    pub fn has_bad_after(&self, place: u32) -> bool {
        self.bad.iter().any(|bad| bad.place > place)
            || self.gaps.iter().any(|gap| gap.place > place)
    }
}

impl Bad {
    /// A line cut short by a crash bears no number that is missing later.
    fn lost_nothing(&self, before_file: Option<u32>) -> bool {
        match (self.before.or(before_file), self.after) {
            (Some(before), Some(after)) => after <= before + 1,
            (None, Some(after)) => after == 1,
            (_, None) => false,
        }
    }
}

/// The sentence for a folder of a newer format.
pub(super) fn newer_format(format: u32) -> String {
    format!(
        "This study was changed with a newer Interlinea (format {format}), so it can be read here but not changed; update the program to work on it."
    )
}

fn newer_word(word: &str) -> String {
    format!(
        "This study holds a change that only a newer Interlinea knows (“{word}”), so it can be read here but not changed; update the program to work on it."
    )
}
