//! The words of a quotation as printed: what was said, read from the transcript, and what stands in brackets.

use crate::model::things::Document;
use crate::model::{OmissionMark, QuotationPart, Seen, Span, SpeakerIs, Text, Turn, words};

/// A piece of a quotation as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of the transcript, on one line, with where they stand.
    Said {
        /// The words.
        words: String,
        /// Where they stand in the document (code points).
        span: Span,
        /// Whether they go on where the piece before ends, without a space.
        joins: bool,
    },
    /// Words were left out.
    Omitted,
    /// Words put in for the reader; brackets are not part of them.
    Inserted(String),
    /// What was heard and not said; brackets are not part of it.
    Heard(String),
    /// Who speaks from here on, where a quotation has several speakers; on a line of its own.
    Speaker(String),
}

/// Which of a document's speakers has the turn; none before the first label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turning(Option<u16>);

/// What a stretch of the transcript is printed as, before speakers are named; between turns nobody speaks.
struct Said {
    span: Span,
    speaker: Option<Turning>,
}

/// The pieces of a quotation: of its edited form, or of the segment as it stands. Labels of the transcript are left
/// out; where several people speak, each is named from the record.
pub fn pieces(
    seen: &Seen<'_>,
    document: &Document,
    text: &Text,
    segment: Span,
    form: Option<&[QuotationPart]>,
) -> Vec<Piece> {
    let whole = [QuotationPart::verbatim(segment)];
    let form = form.unwrap_or(&whole);
    let spans = form.iter().filter_map(QuotationPart::span);
    let all: Vec<Said> = spans
        .flat_map(|span| said(document.turns(), span))
        .collect();
    let mut speakers: Vec<Turning> = all.iter().filter_map(|it| it.speaker).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let names = speakers.len() > 1;
    let mut pieces = Vec::new();
    let mut speaking = None;
    let mut end = None;
    for part in form {
        match part {
            QuotationPart::Omission => pieces.push(Piece::Omitted),
            QuotationPart::Insertion(_) => {
                pieces.extend(part.bracketed().map(|it| Piece::Inserted(it.into_owned())));
            }
            QuotationPart::NonVerbal(_) => {
                pieces.extend(part.bracketed().map(|it| Piece::Heard(it.into_owned())));
            }
            QuotationPart::Verbatim { start, end: to } => {
                for it in said(document.turns(), Span::new(*start, *to)) {
                    let words = one_line(text.slice(it.span));
                    if words.is_empty() {
                        continue;
                    }
                    if names && it.speaker.is_some() && it.speaker != speaking {
                        speaking = it.speaker;
                        let who = it.speaker.and_then(|it| it.0);
                        let who = speaker_name(seen, document, who);
                        pieces.push(Piece::Speaker(who));
                    }
                    let joins = end == Some(it.span.start)
                        && !text.slice(it.span).starts_with(char::is_whitespace)
                        && !ends_in_space(text, it.span.start);
                    end = Some(it.span.end);
                    pieces.push(Piece::Said {
                        words,
                        span: it.span,
                        joins,
                    });
                }
            }
        }
    }
    pieces
}

fn ends_in_space(text: &Text, at: u32) -> bool {
    let before = Span::new(at.saturating_sub(1), at);
    text.slice(before).ends_with(char::is_whitespace)
}

/// What was said in a stretch: without the labels of its turns, turn by turn.
fn said(turns: &[Turn], span: Span) -> Vec<Said> {
    let mut found = Vec::new();
    let mut from = span.start;
    let first = turns.partition_point(|turn| turn.end <= span.start);
    for turn in turns.iter().skip(first) {
        if turn.start >= span.end {
            break;
        }
        let before = Span::new(from, turn.start.min(span.end));
        found.push(Said {
            span: before,
            speaker: None,
        });
        if let Some(span) = turn.said().intersection(span) {
            found.push(Said {
                span,
                speaker: Some(Turning(turn.speaker)),
            });
        }
        from = turn.end;
    }
    found.push(Said {
        span: Span::new(from, span.end),
        speaker: None,
    });
    found.retain(|it| !it.span.is_empty());
    found
}

/// Who speaks, never by the label in the transcript, which may be a name.
pub(super) fn speaker_name(seen: &Seen<'_>, document: &Document, speaker: Option<u16>) -> String {
    match speaker.and_then(|speaker| document.speaker(speaker)) {
        Some(SpeakerIs::Participant(who)) => seen.participant_label(*who),
        Some(SpeakerIs::Interviewer) => "Interviewer".to_owned(),
        Some(SpeakerIs::Interpreter) => "Interpreter".to_owned(),
        Some(SpeakerIs::Other(_)) | None => "Another speaker".to_owned(),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces as text: one line, or one for each change of speaker.
pub fn printed(pieces: &[Piece], mark: OmissionMark) -> String {
    let mut text = String::new();
    for piece in pieces {
        if matches!(piece, Piece::Speaker(_)) && !text.is_empty() {
            text.push('\n');
        } else if !text.is_empty() && !joins(piece) {
            text.push(' ');
        }
        match piece {
            Piece::Said { words, .. } => text.push_str(words),
            Piece::Omitted => text.push_str(mark.as_str()),
            Piece::Inserted(words) | Piece::Heard(words) | Piece::Speaker(words) => {
                text.push('[');
                text.push_str(words);
                text.push(']');
            }
        }
    }
    text
}

/// Whether a piece follows the one before it without a space: what the transcript has so, and marks that end a clause.
fn joins(piece: &Piece) -> bool {
    let Piece::Said { words, joins, .. } = piece else {
        return false;
    };
    let closing = [
        '.', ',', ';', ':', '!', '?', ')', ']', '…', '”', '’', '»', '。', '،', '؟',
    ];
    *joins || words.starts_with(closing)
}

/// How many words of the transcript the pieces have, by the rule [`crate::model::WORDS_1`].
pub fn verbatim_words(pieces: &[Piece]) -> usize {
    let said = pieces.iter().filter_map(|piece| match piece {
        Piece::Said { words, .. } => Some(words),
        _ => None,
    });
    said.map(|said| {
        let text = Text::new(said.clone());
        words(&text, Span::new(0, text.len())).len()
    })
    .sum()
}
