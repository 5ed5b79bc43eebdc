//! One pass over a document's lines: what each begins with, and where it lies.

use super::line::{LineKind, is_margin, read_line};
use super::vocabulary;
use super::{SpeakerForm, label};
use crate::model::Text;
use rustc_hash::FxHashMap;

/// A line with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// The line's words, without its line break.
    pub words: &'t str,
    /// Code point at which the line begins.
    pub start: u32,
    /// What it begins with.
    pub kind: LineKind<'t>,
}

impl Line<'_> {
    /// Code point of a byte of the line.
    pub fn position(&self, byte: usize) -> u32 {
        let before = self.words.get(..byte).unwrap_or(self.words);
        self.start + count(before)
    }

    /// First code point that is not white space; the line's end when there is none.
    pub fn first(&self) -> u32 {
        self.position(self.words.len() - self.words.trim_start_matches(is_margin).len())
    }

    /// Code point after the last that is not white space.
    pub fn last(&self) -> u32 {
        self.position(self.words.trim_end_matches(is_margin).len())
    }

    /// Whether the line has any words.
    pub fn is_filled(&self) -> bool {
        self.kind != LineKind::Blank
    }
}

/// The lines of a document up to where speech ends, and how many of them belong to its head.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    /// Every line up to the end of speech.
    pub lines: Vec<Line<'t>>,
    /// How many lines at the beginning are front matter or form fields.
    pub head: usize,
}

/// Reads every line that begins before `speech_ends`.
pub(super) fn scan(text: &Text, speech_ends: Option<u32>) -> Scan<'_> {
    let mut lines = Vec::new();
    let mut start = 0;
    for words in text.as_str().split('\n') {
        if speech_ends.is_some_and(|end| start >= end) {
            break;
        }
        lines.push(Line {
            words,
            start,
            kind: read_line(words),
        });
        start += count(words) + 1;
    }
    let front = front_matter(&lines);
    let head = form_fields(&lines, front).max(front);
    time_the_names(&mut lines);
    Scan { lines, head }
}

/// Code points in a string.
pub(super) fn count(words: &str) -> u32 {
    words.chars().count() as u32
}

/// How many lines the front matter between two `---` takes.
fn front_matter(lines: &[Line<'_>]) -> usize {
    let fence = |line: &Line<'_>| line.words.trim_end() == "---";
    if !lines.first().is_some_and(fence) {
        return 0;
    }
    let close = lines.iter().skip(1).take(200).position(fence);
    close.map_or(0, |close| close + 2)
}

/// How many lines the form fields at the head take: `Date: …`, `Place: …` and what stands between them.
fn form_fields(lines: &[Line<'_>], front: usize) -> usize {
    let mut fields = 0;
    let mut head = 0;
    let filled = lines.iter().enumerate().skip(front);
    for (number, line) in filled.filter(|(_, line)| line.is_filled()).take(25) {
        if line.words.len() > 240 {
            break;
        }
        let field = match &line.kind {
            LineKind::Labelled(found) if found.form == SpeakerForm::Colon => {
                label::shape(found.label) == Some(label::Shape::Field)
            }
            _ => false,
        };
        if field {
            fields += 1;
            head = number + 1;
        }
    }
    if fields < 2 {
        return front;
    }
    let rest = lines.iter().skip(head);
    head + rest
        .take_while(|line| line.is_filled() && line.words.len() < 60 && !is_speech(line))
        .count()
}

/// Whether the line begins with a label and goes on as speech does: longer than a form field, or a sentence.
fn is_speech(line: &Line<'_>) -> bool {
    let LineKind::Labelled(found) = &line.kind else {
        return false;
    };
    let said = line.words.get(found.body..).unwrap_or_default().trim_end();
    said.split_whitespace().count() > 3
        || said.ends_with(['.', '?', '!', ',', '…', '-', '。', '？'])
}

/// A name alone on its line next to a time code alone on its line is a name with a time code.
///
/// The code stands either above or below the name throughout a document; the side on which names repeat is it.
fn time_the_names(lines: &mut [Line<'_>]) {
    let above = beside(lines, |time| time.checked_add(1));
    let below = beside(lines, |time| time.checked_sub(1));
    let names = if repeated(lines, &above) >= repeated(lines, &below) {
        above
    } else {
        below
    };
    for (name, ms) in names {
        if let Some(LineKind::Labelled(found)) = lines.get_mut(name).map(|line| &mut line.kind) {
            found.time_ms = Some(ms);
            found.form = SpeakerForm::NameAndTimeAbove;
        }
    }
}

/// The lines beside time codes that hold nothing but what may be a name, and the time in milliseconds.
fn beside(lines: &[Line<'_>], neighbour: impl Fn(usize) -> Option<usize>) -> Vec<(usize, u32)> {
    let times = lines
        .iter()
        .enumerate()
        .filter_map(|(number, line)| match line.kind {
            LineKind::TimeOnly(ms) => Some((neighbour(number)?, ms)),
            _ => None,
        });
    times
        .filter(|(number, _)| name_alone(lines, *number).is_some())
        .collect()
}

/// The name on the line of this number, if there is nothing else and it is no short answer.
fn name_alone<'t>(lines: &[Line<'t>], number: usize) -> Option<&'t str> {
    match &lines.get(number)?.kind {
        LineKind::Labelled(found) if found.form == SpeakerForm::NameAbove => {
            let answer = vocabulary::is_backchannel(&label::first_word(found.label));
            (!answer).then_some(found.label)
        }
        _ => None,
    }
}

/// How many of these lines hold a name that another of them holds too.
fn repeated(lines: &[Line<'_>], names: &[(usize, u32)]) -> usize {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (number, _) in names {
        if let Some(name) = name_alone(lines, *number) {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.values().filter(|count| **count > 1).sum()
}
