//! What the memo book holds.

use super::entry::{MemoEntry, MemoQuote};
use super::memo_format::MemoFormat;
use super::{markdown, word};
use crate::exchange::masking::{Leaving, Masks, Passages};
use crate::exchange::when;
use crate::exchange::{WriteError, write_atomically};
use crate::model::things::{Document, Memo};
use crate::model::{MemoKind, ParticipantId, Seen, Span, Target, Text, TextHash};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Characters of a memo that name it where another is linked to it.
const FIRST_WORDS: usize = 60;

/// The memos that its reader may see, by kind and then by date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoBook {
    /// The study's title.
    pub title: String,
    /// The memos.
    pub memos: Vec<MemoEntry>,
}

/// The memo book of a study: nothing that is hidden from the viewer is in it or counted, and of reflexive memos only
/// the viewer's own and those that were shared. Names are masked. The words that memos are on are filled in by
/// [`MemoBook::quote`].
pub fn memo_book(seen: &Seen<'_>, masks: &Masks) -> MemoBook {
    let names = Names {
        seen,
        masks,
        labels: seen.participant_labels(),
    };
    let mut memos: Vec<MemoEntry> = seen.memos().iter().map(|it| names.entry(it)).collect();
    // They come by date; the sorting keeps that within a kind.
    memos.sort_by_key(|memo| MemoKind::ALL.iter().position(|kind| *kind == memo.kind));
    let title = seen.title().trim();
    let mut book = MemoBook {
        title: if title.is_empty() {
            "Untitled study"
        } else {
            title
        }
        .to_owned(),
        memos,
    };
    book.mask(masks);
    book
}

impl MemoBook {
    /// Fills in the words that memos are on, masked; `text` gives none for a text that is not here.
    pub fn quote(&mut self, masks: &Masks, text: &dyn Fn(TextHash) -> Option<Arc<Text>>) {
        let mut passages = Passages::new(masks);
        for quote in self.memos.iter_mut().filter_map(|memo| memo.quote.as_mut()) {
            let text = text(quote.text);
            quote.words = text.map(|text| passages.words(quote.text, &text, quote.span));
        }
    }

    /// The kinds there are memos of, with their memos.
    pub(super) fn by_kind(&self) -> impl Iterator<Item = (MemoKind, Vec<&MemoEntry>)> {
        MemoKind::ALL.into_iter().filter_map(|kind| {
            let of_kind: Vec<_> = self.memos.iter().filter(|it| it.kind == kind).collect();
            (!of_kind.is_empty()).then_some((kind, of_kind))
        })
    }

    /// The book as the bytes of a file.
    pub fn bytes(&self, format: MemoFormat) -> io::Result<Vec<u8>> {
        match format {
            MemoFormat::Docx => word::word(self).bytes(),
            MemoFormat::Markdown => Ok(markdown::markdown(self).into_bytes()),
        }
    }

    /// Writes the book to a file; one that is there is lost only when the new one is whole.
    pub fn save(&self, format: MemoFormat, path: &Path) -> Result<(), WriteError> {
        write_atomically(path, |file| file.write_all(&self.bytes(format)?))
    }
}

impl Leaving for MemoBook {
    fn mask(&mut self, masks: &Masks) {
        let Self { title, memos } = self;
        title.mask(masks);
        memos.mask(masks);
    }
}

/// The heading over the memos of a kind.
pub(super) const fn heading(kind: MemoKind) -> &'static str {
    match kind {
        MemoKind::Analytic => "Analytic memos",
        MemoKind::Method => "Memos on method",
        MemoKind::Theory => "Memos on theory",
        MemoKind::Reflexive => "Reflexive memos",
        MemoKind::FieldNote => "Field notes",
        MemoKind::ToExploreNext => "To explore next",
    }
}

/// Names of what memos are on.
struct Names<'a, 's> {
    seen: &'a Seen<'s>,
    /// What is shortened is masked before that.
    masks: &'a Masks,
    labels: BTreeMap<ParticipantId, String>,
}

impl Names<'_, '_> {
    fn entry(&self, memo: &Memo) -> MemoEntry {
        let seen = self.seen;
        let analyst = memo.first.analyst.and_then(|id| seen.analyst(id));
        let author = memo.first.author.clone();
        let author = author.or_else(|| analyst.map(|it| it.name.text().to_owned()));
        let pass = memo.first.pass.and_then(|pass| seen.pass(pass));
        let written = || when::local(memo.made.stamp.at.milliseconds());
        MemoEntry {
            kind: memo.kind(),
            author: author.unwrap_or_default(),
            when: memo.first.dated.clone().unwrap_or_else(written),
            on: self.name(memo.first.on),
            quote: self.quote(memo.first.on),
            pass: pass.map_or_else(String::new, |pass| pass.name.text().to_owned()),
            text: memo.text.text().to_owned(),
            links: seen
                .links_of(memo)
                .into_iter()
                .map(|to| self.name(to))
                .collect(),
            private: memo.is_private(),
            explored: memo.explored.get_or(false),
        }
    }

    fn document(&self, id: crate::model::DocumentId) -> &str {
        self.seen.document(id).map_or("", |it| it.name.text())
    }

    /// What a thing is, and its name or path.
    fn name(&self, target: Target) -> String {
        let seen = self.seen;
        match target {
            Target::Study => "The study".to_owned(),
            Target::Document(id) => format!("Document {}", self.document(id)),
            Target::Passage { document, span } => {
                format!("Passage in {}", self.place(document, span))
            }
            // What is hidden has no name, not even that it is a code; only one's own memo can be on it.
            Target::Code(id) if seen.code(id).is_none() => "Something hidden from you".to_owned(),
            Target::Code(id) => format!("Code {}", seen.code_path(id)),
            Target::Coding(id) => seen.coding(id).map_or_else(
                || "Something hidden from you".to_owned(),
                |coding| {
                    let code = seen.code_tree().effective(coding.code());
                    let place = self.place(coding.document(), coding.span());
                    format!("Coding with {} in {place}", seen.code_path(code))
                },
            ),
            Target::Category(id) => {
                let name = seen.category(id).map_or("", |it| it.name.text());
                format!("Category {name}")
            }
            Target::Participant(id) => {
                let label = self.labels.get(&id).map_or("", String::as_str);
                format!("Participant {label}")
            }
            Target::Case(id) => {
                format!("Case {}", seen.case(id).map_or("", |it| it.name.text()))
            }
            Target::Pass(id) => {
                format!("Pass {}", seen.pass(id).map_or("", |it| it.name.text()))
            }
            Target::Analyst(id) => {
                format!(
                    "Analyst {}",
                    seen.analyst(id).map_or("", |it| it.name.text())
                )
            }
            Target::Memo(id) => seen.memo(id).map_or_else(
                || "Something hidden from you".to_owned(),
                |memo| {
                    format!(
                        "Memo “{}”",
                        first_words(&self.masks.words(memo.text.text()))
                    )
                },
            ),
        }
    }

    /// “Interview 3, turn 12”.
    fn place(&self, document: crate::model::DocumentId, span: Span) -> String {
        let name = self.document(document).to_owned();
        let document = self.seen.document(document);
        let turn = document.and_then(|document| turn_of(document, span));
        turn.map_or_else(|| name.clone(), |turn| format!("{name}, turn {}", turn + 1))
    }

    fn quote(&self, on: Target) -> Option<MemoQuote> {
        let (document, span) = self.seen.place_of(on)?;
        let (document, span) = (self.seen.document(document)?, span?);
        let mut source = self.place(document.id, span);
        let turn = turn_of(document, span).and_then(|n| document.turns().get(n));
        if let Some(speaker) = turn.and_then(|turn| turn.speaker) {
            let speaker = self.seen.speaker_name(document, speaker);
            if !speaker.is_empty() {
                source.push_str(", ");
                source.push_str(&speaker);
            }
        }
        Some(MemoQuote {
            text: document.imported.text,
            span,
            words: None,
            source,
            language: document.language.text().unwrap_or_default().to_owned(),
        })
    }
}

/// The number of the turn that a passage begins in, from 0.
fn turn_of(document: &Document, span: Span) -> Option<usize> {
    let turns = document.turns();
    let after = turns.partition_point(|turn| turn.start <= span.start);
    let n = after.checked_sub(1)?;
    turns.get(n).filter(|turn| span.start < turn.end).map(|_| n)
}

/// The beginning of a memo, on one line.
fn first_words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= FIRST_WORDS {
        return line;
    }
    let mut short: String = line.chars().take(FIRST_WORDS - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
