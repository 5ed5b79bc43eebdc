use crate::model::{Counts, DocumentId, DocumentKind, ParticipantId, Seen};

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentRow {
    /// Which.
    pub id: DocumentId,
    /// Name as shown.
    pub name: String,
    /// What sort.
    pub kind: DocumentKind,
    /// Date as recorded; empty where none.
    pub date: String,
    /// Its participants.
    pub participants: Vec<ParticipantId>,
    /// Number of words.
    pub words: u32,
    /// Number of turns.
    pub turns: usize,
    /// Number of speakers.
    pub speakers: usize,
    /// Language, as a BCP 47 subtag; empty where not known.
    pub language: String,
    /// Number of codings that show.
    pub codings: usize,
    /// Whether its text was erased.
    pub erased: bool,
}

pub(super) fn rows(seen: &Seen<'_>, counts: &Counts) -> Vec<DocumentRow> {
    let documents = seen.documents().into_iter();
    documents
        .map(|document| DocumentRow {
            id: document.id,
            name: document.name.text().to_owned(),
            kind: document.kind.get_or(document.imported.kind),
            date: document.date.text().unwrap_or_default().to_owned(),
            participants: seen.participants_of(document),
            words: document.imported.words,
            turns: document.turns().len(),
            speakers: document.speaker_labels().len(),
            language: document.language.text().unwrap_or_default().to_owned(),
            codings: counts.by_document.get(&document.id).copied().unwrap_or(0),
            erased: document.erased,
        })
        .collect()
}
