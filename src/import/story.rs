//! What both word processor formats end in: a flow, notes, comments, and what was left out.

use super::flow::{Flow, Mark};
use super::{EncodingReport, Format, Remark, Transcript};
use crate::import::turns::RecognisedTurns;
use crate::model::{Span, Text};
use rustc_hash::FxHashMap;

/// A comment before its passage is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Comment {
    /// By what its passage names it.
    pub id: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Its words.
    pub text: String,
}

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Tracked deletions left out.
    pub deletions: u32,
    /// Tracked insertions kept.
    pub insertions: u32,
    /// Hidden passages left out.
    pub hidden: u32,
    /// Paragraphs with automatic numbers or bullets.
    pub listed: u32,
    /// Symbols of fonts whose characters are not known.
    pub symbols: u32,
    /// Embedded documents left out.
    pub embedded: u32,
}

/// A document read to its end.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The text.
    pub flow: Flow,
    /// Footnotes and endnotes in the order of their markers.
    pub notes: Vec<Flow>,
    /// The comments.
    pub comments: Vec<Comment>,
    /// What was met.
    pub counts: Counts,
    /// The language the file says it is in.
    pub language: Option<String>,
}

/// What stands in the text where a note is referred to, and before the note at the end.
pub(super) fn note_marker(number: usize) -> String {
    format!("[^{number}]")
}

impl Story {
    /// Puts the notes at the end and the comments on their passages.
    pub fn finish(mut self, format: Format) -> Transcript {
        let mut notes_from = None;
        for (number, note) in self.notes.into_iter().enumerate() {
            if notes_from.is_none() {
                self.flow.push_char('\n');
            }
            let mut whole = Flow::default();
            whole.begin_paragraph();
            whole.push(&note_marker(number + 1));
            if !note.begins_blank() {
                whole.push_char(' ');
            }
            let before = self.flow.length() + 1;
            self.flow.absorb(whole);
            self.flow.append(note);
            notes_from = notes_from.or(Some(before));
        }
        let (words, marks) = self.flow.into_parts();
        let text = Text::new(words);
        let remarks = remarks(&text, &marks, &self.comments);
        Transcript {
            encoding: EncodingReport::prescribed(),
            format,
            recognised: RecognisedTurns::default(),
            remarks,
            deletions: self.counts.deletions,
            insertions: self.counts.insertions,
            language: self.language,
            notes_from,
            notes: self.counts.sentences(),
            text,
        }
    }
}

/// The comments on their passages, in the order of the passages.
fn remarks(text: &Text, marks: &[(u32, Mark)], comments: &[Comment]) -> Vec<Remark> {
    let mut starts: FxHashMap<&str, u32> = FxHashMap::default();
    let mut ends: FxHashMap<&str, u32> = FxHashMap::default();
    let mut places: FxHashMap<&str, u32> = FxHashMap::default();
    for (at, mark) in marks {
        match mark {
            Mark::Start(id) => drop(starts.entry(id).or_insert(*at)),
            Mark::End(id) => drop(ends.insert(id, *at)),
            Mark::Reference(id) => drop(places.entry(id).or_insert(*at)),
        }
    }
    let paragraphs = text.paragraphs();
    let mut remarks: Vec<Remark> = Vec::with_capacity(comments.len());
    for comment in comments {
        let id = comment.id.as_str();
        let (start, end) = (starts.get(id), ends.get(id));
        let passage = match (start, end) {
            (Some(start), Some(end)) if start < end => Some(Span::new(*start, *end)),
            _ => {
                let place = start.or(end).or_else(|| places.get(id));
                place.map(|place| paragraph_at(&paragraphs, *place))
            }
        };
        remarks.push(Remark {
            span: passage.unwrap_or_else(|| paragraph_at(&paragraphs, 0)),
            author: comment.author.clone(),
            date: comment.date.clone(),
            text: comment.text.clone(),
        });
    }
    remarks.sort_by_key(|remark| remark.span);
    remarks
}

/// The paragraph that a position lies in.
fn paragraph_at(paragraphs: &[Span], place: u32) -> Span {
    let after = paragraphs.partition_point(|paragraph| paragraph.start <= place);
    let found = after.checked_sub(1).and_then(|at| paragraphs.get(at));
    found.copied().unwrap_or(Span::new(0, 0))
}

impl Counts {
    /// Adds what was met elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.deletions += other.deletions;
        self.insertions += other.insertions;
        self.hidden += other.hidden;
        self.listed += other.listed;
        self.symbols += other.symbols;
        self.embedded += other.embedded;
    }

    /// What a person should know, one sentence each.
    fn sentences(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut say = |count: u32, one: &str, many: &str| match count {
            0 => {}
            1 => notes.push(one.to_owned()),
            _ => notes.push(many.replace('#', &count.to_string())),
        };
        say(
            self.deletions,
            "One tracked deletion was left out.",
            "# tracked deletions were left out.",
        );
        say(
            self.insertions,
            "One tracked insertion was kept as text.",
            "# tracked insertions were kept as text.",
        );
        say(
            self.hidden,
            "One hidden passage was left out.",
            "# hidden passages were left out.",
        );
        say(
            self.listed,
            "The automatic number or bullet of one paragraph is not part of the text.",
            "The automatic numbers or bullets of # paragraphs are not part of the text.",
        );
        say(
            self.symbols,
            "One symbol of a special font is not known and stands as � in the text.",
            "# symbols of special fonts are not known and stand as � in the text.",
        );
        say(
            self.embedded,
            "One embedded document was left out.",
            "# embedded documents were left out.",
        );
        notes
    }
}
