//! One pass over a document's lines: what each begins with, and where it lies.

use super::line::{LineKind, is_margin, read_line};
use super::vocabulary;
use super::{SpeakerForm, label};
use crate::model::Text;

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

/// Whether the line begins with a label and goes on with words.
fn is_speech(line: &Line<'_>) -> bool {
    matches!(&line.kind, LineKind::Labelled(found) if found.body < line.words.len())
}

/// A name alone on its line next to a time code alone on its line is a name with a time code.
fn time_the_names(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        let before = at
            .checked_sub(1)
            .and_then(|at| lines.get(at))
            .map(|line| line.kind.clone());
        let after = lines.get(at + 1).map(|line| line.kind.clone());
        let Some(line) = lines.get_mut(at) else {
            continue;
        };
        let LineKind::Labelled(found) = &mut line.kind else {
            continue;
        };
        if found.form != SpeakerForm::NameAbove {
            continue;
        }
        let beside = [before, after]
            .into_iter()
            .flatten()
            .find_map(|kind| match kind {
                LineKind::TimeOnly(ms) => Some(ms),
                _ => None,
            });
        if let Some(ms) =
            beside.filter(|_| !vocabulary::is_backchannel(&label::first_word(found.label)))
        {
            found.time_ms = Some(ms);
            found.form = SpeakerForm::NameAndTimeAbove;
        }
    }
}
