//! Transcripts and what is recorded of them.

use super::desk::Desk;
use super::ids::{Ids, of};
use super::source::{Document, Is};
use super::{Made, Maker};
use interlinea::import::{ReadOptions, Transcript, load, read_bytes};
use interlinea::journal::Texts;
use interlinea::model::acts::{self, ImportedDocument};
use interlinea::model::{
    Change, DocumentEdit, DocumentId, DocumentKind, Original, Span, SpeakerIs, StepDraft, TextHash,
    words,
};
use std::sync::Arc;

impl Maker<'_> {
    pub fn import(&mut self, desk: &mut Desk<'_>, document: &str) -> Made<()> {
        let source = self.source;
        let it = document_of(source, document)?;
        let path = source.transcript(it);
        let options = ReadOptions::default();
        let bytes = load(&path, &options.limits)?;
        let file = format!("{}.txt", it.file);
        let transcript = read_bytes(&file, &bytes, &options)?;
        let hash = desk.project.add_text(&transcript.text)?;
        let original = Original {
            file,
            hash: Texts::hash(&bytes),
            kept: false,
        };
        let id = self.step(desk, |seen, draft, ids| {
            let imported = imported(it, &transcript, hash, original, ids)?;
            Ok(acts::import_document(seen, draft, imported)?)
        })?;
        self.ids.documents.insert(it.id.clone(), id);
        let text = Arc::new(transcript.text);
        self.ids.texts.insert(it.id.clone(), text);
        self.step(desk, |_, draft, ids| record(draft, ids, id, it))
    }
}

pub fn document_of<'s>(source: &'s super::source::Source, id: &str) -> Made<&'s Document> {
    let found = source.study.documents.iter().find(|it| it.id == id);
    Ok(found.ok_or_else(|| format!("there is no document {id}"))?)
}

fn imported(
    it: &Document,
    transcript: &Transcript,
    text: TextHash,
    original: Original,
    ids: &Ids,
) -> Made<ImportedDocument> {
    let whole = Span::new(0, transcript.text.len());
    let speakers = transcript.recognised.speakers.iter();
    let speakers = speakers.map(|label| Ok((label.clone(), Some(who(it, label, ids)?))));
    Ok(ImportedDocument {
        name: it.name.clone(),
        kind: it.kind,
        text,
        length: transcript.text.len(),
        words: words(&transcript.text, whole).len() as u32,
        turns: transcript.recognised.turns.clone(),
        speakers: speakers.collect::<Made<_>>()?,
        language: Some(it.language.clone()),
        original: Some(original),
        remarks: Vec::new(),
    })
}

fn who(it: &Document, label: &str, ids: &Ids) -> Made<SpeakerIs> {
    let speaker = it.speakers.iter().find(|speaker| speaker.label == label);
    let speaker = speaker.ok_or_else(|| format!("{}: nobody is “{label}”", it.name))?;
    Ok(match &speaker.is {
        Is::Interviewer => SpeakerIs::Interviewer,
        Is::Interpreter => SpeakerIs::Interpreter,
        Is::Participant(name) => SpeakerIs::Participant(of(&ids.participants, name)?),
    })
}

/// What is known of a document beside its text.
fn record(draft: &mut StepDraft, ids: &Ids, document: DocumentId, it: &Document) -> Made<()> {
    let mut edits = vec![
        DocumentEdit::Date(Some(it.date.clone())),
        DocumentEdit::Wave(Some(it.wave.clone())),
        DocumentEdit::Mode(Some(it.mode.clone())),
        DocumentEdit::Interviewer(Some(of(&ids.analysts, &it.interviewer)?)),
    ];
    let from = it.translated_from.clone();
    edits.extend(from.map(|from| DocumentEdit::TranslatedFrom(Some(from))));
    let by = it.translated_by.clone();
    edits.extend(by.map(|by| DocumentEdit::TranslatedBy(Some(by))));
    for edit in edits {
        draft.push(Change::EditDocument { document, edit });
    }
    for participant in &it.participants {
        draft.push(Change::LinkParticipant {
            document,
            participant: of(&ids.participants, participant)?,
            linked: true,
        });
    }
    if it.kind == DocumentKind::FieldNote {
        for interview in &it.linked {
            draft.push(Change::LinkNote {
                note: document,
                document: of(&ids.documents, interview)?,
                linked: true,
            });
        }
    }
    Ok(())
}
