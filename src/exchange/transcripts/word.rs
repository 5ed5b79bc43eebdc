//! Coded transcripts as Word documents, the notes as comments.

use super::coded::{CodedStretch, CodedTranscript, CodedTranscripts};
use super::laid_out::{LaidOut, Line, clock};
use crate::exchange::docx::{
    Comment, CommentMark, CommentedParagraph, Paragraph, ParagraphStyle, Run, WordDocument,
};
use crate::exchange::masking::Masks;

/// One document with all of them, each on a page of its own.
pub(super) fn all(it: &CodedTranscripts) -> WordDocument {
    let mut document = WordDocument::new(&it.masks.words(&it.title), "en-GB");
    for (n, transcript) in it.documents.iter().enumerate() {
        let heading = Paragraph::new(&it.masks.words(&transcript.name));
        let mut heading = heading.style(ParagraphStyle::Heading(1));
        if n > 0 {
            heading = heading.on_a_new_page();
        }
        document.paragraph(heading);
        write(&mut document, it, transcript);
    }
    left_out(&mut document, it);
    document
}

/// A document with one of them.
pub(super) fn one(it: &CodedTranscripts, transcript: &CodedTranscript) -> WordDocument {
    let mut document = WordDocument::new(&it.masks.words(&transcript.name), "en-GB");
    write(&mut document, it, transcript);
    left_out(&mut document, it);
    document
}

/// The documents that are missing.
fn left_out(document: &mut WordDocument, it: &CodedTranscripts) {
    for words in &it.left_out {
        document.paragraph(Paragraph::new(words).style(ParagraphStyle::Small));
    }
}

fn write(document: &mut WordDocument, of: &CodedTranscripts, transcript: &CodedTranscript) {
    let laid = LaidOut::of(transcript, &of.masks);
    for line in super::html::about(of, transcript, &laid) {
        document.paragraph(Paragraph::new(&line).style(ParagraphStyle::Small));
    }
    document.paragraph(Paragraph::new("").style(ParagraphStyle::Tight));
    let numbers: Vec<usize> = transcript
        .stretches
        .iter()
        .map(|it| document.comment(&comment(it, &of.masks)))
        .collect();
    for line in &laid.lines {
        let number = |note: usize| numbers.get(note).copied().unwrap_or_default();
        let marks: Vec<(usize, CommentMark)> = line
            .marks
            .iter()
            .map(|it| {
                let number = number(it.note);
                let mark = if it.begins {
                    CommentMark::Start(number)
                } else {
                    CommentMark::End(number)
                };
                (it.at, mark)
            })
            .collect();
        document.commented(&CommentedParagraph {
            head: head(line),
            words: &line.words,
            language: &transcript.language,
            marks: &marks,
        });
    }
}

/// Number, speaker and time of a turn.
fn head(line: &Line) -> Vec<Run> {
    let Some(head) = &line.head else {
        return Vec::new();
    };
    let mut runs = vec![Run::new(format!("{} ", head.number)).quiet()];
    if !head.who.is_empty() {
        runs.push(Run::new(head.who.as_str()).bold());
        runs.push(Run::new(": "));
    }
    if let Some(time) = head.time_ms {
        runs.push(Run::new(format!("[{}] ", clock(time))).quiet());
    }
    runs
}

fn comment(it: &CodedStretch, masks: &Masks) -> Comment {
    let mut first = vec![Run::new(masks.words(&it.name)).bold()];
    if !it.above.is_empty() {
        first.push(Run::new(format!(" ({})", masks.words(&it.above))).quiet());
    }
    let mut paragraphs = vec![first];
    let lines = it.says.iter().flat_map(|said| said.lines());
    paragraphs.extend(lines.map(|line| vec![Run::new(masks.words(line))]));
    Comment {
        author: it.who.to_string(),
        initials: it.initials.to_string(),
        at: Some(it.at),
        paragraphs,
    }
}
