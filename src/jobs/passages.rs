//! The sentences, or turns, in which words were found.

use super::study_search::ReadText;
use super::watch::Watch;
use crate::model::{DocumentId, Seen, Span, Text, TextHash, Turn, sentences};
use std::collections::BTreeMap;

/// How much of the text around found words is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Around {
    /// The sentence, by the rule `sentences-1`; from the first to the last where the words lie in several.
    #[default]
    Sentence,
    /// What was said in the turn; in a text without turns, the paragraph.
    Turn,
    /// The found words alone.
    Words,
}

/// Places in documents, with what it takes to look around them on another thread.
pub struct Places {
    documents: BTreeMap<DocumentId, Document>,
    read: ReadText,
}

struct Document {
    text: TextHash,
    turns: Vec<Turn>,
    found: Vec<Span>,
}

/// What stands around places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passages {
    /// In order, none twice.
    pub passages: Vec<(DocumentId, Span)>,
    /// Places in texts that have not arrived.
    pub missing: usize,
}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Places(in {} documents)", self.documents.len())
    }
}

impl Places {
    /// Gathers places in documents of a study.
    pub fn of(
        seen: &Seen<'_>,
        found: impl IntoIterator<Item = (DocumentId, Span)>,
        read: ReadText,
    ) -> Self {
        let mut documents: BTreeMap<DocumentId, Document> = BTreeMap::new();
        for (id, span) in found {
            if let Some(document) = documents.get_mut(&id) {
                document.found.push(span);
            } else if let Some(it) = seen.document(id) {
                let document = Document {
                    text: it.imported.text,
                    turns: it.turns().to_vec(),
                    found: vec![span],
                };
                documents.insert(id, document);
            }
        }
        Self { documents, read }
    }

    /// What stands around them. Reads each text once.
    pub fn around(&self, around: Around, watch: &Watch) -> Passages {
        let mut found = Passages::default();
        let total = self.documents.len() as u64;
        for (done, (id, document)) in (0..).zip(&self.documents) {
            watch.progress(done, total);
            if watch.is_cancelled() {
                break;
            }
            let text = (around != Around::Words).then(|| (self.read)(document.text));
            let text = match text {
                None => None,
                Some(Some(text)) => Some(text),
                Some(None) => {
                    found.missing += document.found.len();
                    continue;
                }
            };
            let passages = document.found.iter().map(|words| match &text {
                Some(text) => passage(text, &document.turns, *words, around),
                None => *words,
            });
            found.passages.extend(passages.map(|span| (*id, span)));
        }
        found.passages.sort_unstable();
        found.passages.dedup();
        found
    }
}

/// The sentence or turn of words; the words themselves where there is none.
fn passage(text: &Text, turns: &[Turn], words: Span, around: Around) -> Span {
    let at = turns.partition_point(|turn| turn.end <= words.start);
    let turn = turns.get(at).filter(|turn| turn.said().overlaps(words));
    let before = at.checked_sub(1).and_then(|at| turns.get(at));
    let outside = Span::new(
        before.map_or(0, |turn| turn.end),
        turns.get(at).map_or(text.len(), |turn| turn.start),
    );
    let stretch = turn.map_or(outside, Turn::said);
    let within = match (around, turn) {
        (Around::Turn, Some(_)) => stretch,
        _ => lines_of(text, stretch, words),
    };
    let sentences = sentences(text, within);
    let mut meant = sentences
        .iter()
        .filter(|sentence| around == Around::Turn || sentence.overlaps(words));
    let Some(first) = meant.next() else {
        return words;
    };
    Span::new(first.start, meant.next_back().unwrap_or(first).end)
}

/// The paragraphs, within a stretch, that words lie in.
fn lines_of(text: &Text, stretch: Span, words: Span) -> Span {
    let before = text.slice(Span::new(stretch.start, words.start.max(stretch.start)));
    let after = text.slice(Span::new(words.end.min(stretch.end), stretch.end));
    let back = before.chars().rev().take_while(|letter| *letter != '\n');
    let on = after.chars().take_while(|letter| *letter != '\n');
    Span::new(
        words.start.max(stretch.start) - back.count() as u32,
        words.end.min(stretch.end) + on.count() as u32,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_the_turn_and_the_paragraph_around_words() {
        let written =
            "Notes. First thing.\nI: Why? Tell me.\nR: Well then. I trust her.\nMore. Yes.";
        let text = Text::new(written.to_owned());
        let position = |words: &str| text.position_of(written.find(words).expect("the words"));
        let turn = |label: &str, end: u32, speaker: u16| Turn {
            start: position(label),
            body: position(label) + 3,
            end,
            speaker: Some(speaker),
            time_ms: None,
        };
        let turns = [
            turn("I: ", position("\nR: "), 0),
            turn("R: ", text.len(), 1),
        ];
        let found = |words: &str, around| {
            let start = position(words);
            let span = Span::new(start, start + words.len() as u32);
            text.slice(passage(&text, &turns, span, around)).to_owned()
        };
        assert_eq!(found("trust", Around::Sentence), "I trust her.");
        assert_eq!(
            found("then. I trust", Around::Sentence),
            "Well then. I trust her."
        );
        assert_eq!(
            found("trust", Around::Turn),
            "Well then. I trust her.\nMore. Yes."
        );
        assert_eq!(found("Notes", Around::Turn), "Notes. First thing.");
        assert_eq!(found("thing", Around::Sentence), "First thing.");
        assert_eq!(found("Why", Around::Sentence), "Why?");
    }
}
