//! A transcript in lines, masked, with where its notes begin and end.

use super::coded::{CodedTranscript, HeadedTurn};
use crate::exchange::masking::Masks;
use crate::model::{Span, Text};

/// Who speaks, at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnHead {
    /// Number of the turn, from 1.
    pub number: usize,
    /// Who speaks, masked; empty where nobody is named.
    pub who: String,
    /// Time code of its start, in milliseconds from the start of the recording.
    pub time_ms: Option<u32>,
}

/// Where a note begins or ends in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The byte of the line's words.
    pub at: usize,
    /// The note: its place among the stretches of the transcript.
    pub note: usize,
    /// Whether it begins here; else it ends.
    pub begins: bool,
}

/// A line of the transcript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Who begins to speak in it.
    pub head: Option<TurnHead>,
    /// What is said, masked, without the label.
    pub words: String,
    /// Where notes begin and end, in order.
    pub marks: Vec<Mark>,
}

/// A transcript in lines. Empty lines are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaidOut {
    /// Its lines.
    pub lines: Vec<Line>,
    /// In how many places of what is said words were masked; labels that are left out do not count.
    pub masked: usize,
}

/// A line in the masked text, before its words are cut out.
struct Piece {
    span: Span,
    head: Option<TurnHead>,
}

impl LaidOut {
    /// Lays out a transcript as it may go out. Every note begins once and ends once.
    pub fn of(transcript: &CodedTranscript, masks: &Masks) -> Self {
        let masked = masks.mask(transcript.text.as_str(), &[]);
        let moved = |turn: &HeadedTurn| HeadedTurn {
            start: masked.start_of(turn.start),
            body: masked.start_of(turn.body).max(masked.start_of(turn.start)),
            who: masks.words(&turn.who),
            time_ms: turn.time_ms,
        };
        let turns: Vec<HeadedTurn> = transcript.turns.iter().map(moved).collect();
        let stretches = transcript.stretches.iter();
        let spans: Vec<Span> = stretches.map(|it| masked.span_of(it.span)).collect();
        let text = Text::new(masked.text);
        let pieces = pieces(&text, &turns);
        let count = masked.hits.iter().filter(|hit| {
            let piece = pieces.partition_point(|it| it.span.end <= hit.placed.start);
            let piece = pieces.get(piece);
            piece.is_some_and(|it| it.span.start < hit.placed.end)
        });
        let count = count.count();
        let mut lines: Vec<Line> = pieces
            .iter()
            .map(|piece| Line {
                head: piece.head.clone(),
                words: text.slice(piece.span).to_owned(),
                marks: Vec::new(),
            })
            .collect();
        for (note, span) in spans.into_iter().enumerate() {
            mark(&text, &pieces, &mut lines, note, span);
        }
        for line in &mut lines {
            line.marks.sort_by_key(|it| it.at);
        }
        Self {
            lines,
            masked: count,
        }
    }
}

/// The lines, each cut where a turn begins, without labels and without empty ones. The head of a turn stands at its
/// first line with words, or alone where it has none.
fn pieces(text: &Text, turns: &[HeadedTurn]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut head: Option<(TurnHead, u32)> = None;
    let mut upcoming = turns.iter().enumerate().peekable();
    // Labels may reach over the end of a line.
    let mut body = 0;
    for paragraph in text.paragraphs() {
        let mut at = paragraph.start;
        loop {
            while let Some((number, turn)) = upcoming.next_if(|(_, turn)| turn.start <= at) {
                if let Some((alone, place)) = head.take() {
                    pieces.push(Piece {
                        span: Span::new(place, place),
                        head: Some(alone),
                    });
                }
                body = turn.body;
                let begun = TurnHead {
                    number: number + 1,
                    who: turn.who.clone(),
                    time_ms: turn.time_ms,
                };
                head = Some((begun, turn.body.min(text.len())));
            }
            let next = upcoming.peek().map(|(_, turn)| turn.start);
            let end = next.map_or(paragraph.end, |next| next.min(paragraph.end));
            let span = Span::new(at.max(body).min(end), end);
            if text
                .slice(span)
                .chars()
                .any(|letter| !letter.is_whitespace())
            {
                pieces.push(Piece {
                    span,
                    head: head.take().map(|(head, _)| head),
                });
            }
            at = end;
            if next.is_none_or(|next| next >= paragraph.end) {
                break;
            }
        }
    }
    if let Some((alone, place)) = head {
        pieces.push(Piece {
            span: Span::new(place, place),
            head: Some(alone),
        });
    }
    pieces
}

/// Marks where a note begins and ends. What of it lies in a label or between lines goes to the nearest words.
fn mark(text: &Text, pieces: &[Piece], lines: &mut [Line], note: usize, span: Span) {
    let Some(last) = pieces.len().checked_sub(1) else {
        return;
    };
    let first = pieces
        .partition_point(|it| it.span.end <= span.start)
        .min(last);
    let until = pieces.partition_point(|it| it.span.start < span.end);
    let until = until.saturating_sub(1).max(first);
    let byte = |place: usize, position: u32| {
        let Some(piece) = pieces.get(place) else {
            return 0;
        };
        let position = position.clamp(piece.span.start, piece.span.end);
        text.byte_of(position) - text.byte_of(piece.span.start)
    };
    let (start, end) = (byte(first, span.start), byte(until, span.end));
    let mut put = |place: usize, at: usize, begins: bool| {
        if let Some(line) = lines.get_mut(place) {
            // What ends stands before what begins at the same place, unless it begins and ends there.
            let is_empty = place == first && at == start;
            let ends_before = !(begins || is_empty);
            let marks = &mut line.marks;
            let to = if ends_before {
                let first_begun = |it: &Mark| it.at == at && it.begins;
                marks.iter().position(first_begun).unwrap_or(marks.len())
            } else {
                marks.len()
            };
            marks.insert(to, Mark { at, note, begins });
        }
    };
    put(first, start, true);
    put(
        until,
        if until == first { end.max(start) } else { end },
        false,
    );
}

/// A time code: `01:02:03`, or `02:03` within the first hour.
pub(super) fn clock(milliseconds: u32) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}
