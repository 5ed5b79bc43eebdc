//! Taking a read transcript into the study.

use super::ActError;
use crate::model::{
    Change, DocumentId, DocumentKind, MemoKind, NewDocument, NewMemo, Original, Seen, Span,
    SpeakerIs, StepDraft, Target, TextHash, Turn,
};

/// A transcript as it was read and corrected, its text already in the project folder.
#[derive(Debug, Clone)]
pub struct ImportedDocument {
    /// Name as shown.
    pub name: String,
    /// What sort.
    pub kind: DocumentKind,
    /// Address of the text.
    pub text: TextHash,
    /// Length in code points.
    pub length: u32,
    /// Number of words.
    pub words: u32,
    /// The turns.
    pub turns: Vec<Turn>,
    /// Labels of the speakers, with who they are where known.
    pub speakers: Vec<(String, Option<SpeakerIs>)>,
    /// Language.
    pub language: Option<String>,
    /// The file it came from.
    pub original: Option<Original>,
    /// Comments in the file.
    pub remarks: Vec<ImportedRemark>,
}

/// A comment of an imported file: it becomes a memo on its passage.
#[derive(Debug, Clone)]
pub struct ImportedRemark {
    /// Its passage; empty for a comment on a point.
    pub span: Span,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub dated: Option<String>,
    /// What it says.
    pub text: String,
}

/// Takes a document in: one step per document. A text that is in the study already is refused by name.
pub fn import_document(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    imported: ImportedDocument,
) -> Result<DocumentId, ActError> {
    let documents = seen.documents();
    if let Some(here) = documents.iter().find(|d| d.imported.text == imported.text) {
        let name = here.name.text().to_owned();
        return Err(ActError::DocumentHere { name });
    }
    let (labels, people): (Vec<String>, Vec<Option<SpeakerIs>>) =
        imported.speakers.into_iter().unzip();
    let new = NewDocument {
        name: imported.name,
        kind: imported.kind,
        text: imported.text,
        length: imported.length,
        words: imported.words,
        speakers: labels,
        turns: imported.turns,
        language: imported.language,
        original: imported.original,
        follows: None,
    };
    let document: DocumentId = draft.push(Change::AddDocument(Box::new(new))).into();
    for (speaker, is) in people.into_iter().enumerate() {
        if is.is_some() {
            let speaker = speaker as u16;
            draft.push(Change::MapSpeaker {
                document,
                speaker,
                is,
            });
        }
    }
    for remark in imported.remarks {
        draft.push(Change::AddMemo(Box::new(memo_of(
            seen,
            document,
            imported.length,
            remark,
        ))));
    }
    Ok(document)
}

fn memo_of(seen: &Seen<'_>, document: DocumentId, length: u32, remark: ImportedRemark) -> NewMemo {
    let span = Span::new(remark.span.start, remark.span.end.min(length));
    let on = if span.is_empty() {
        Target::Document(document)
    } else {
        Target::Passage { document, span }
    };
    NewMemo {
        analyst: seen.person(),
        kind: MemoKind::Analytic,
        text: remark.text,
        on,
        pass: None,
        author: remark.author,
        dated: remark.dated,
    }
}
