//! Documents with their codings into the study.

use super::coding_details::{details, marks};
use super::project::{DocumentTaken, Taking};
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::{CodingIn, SourceRead};
use crate::exchange::refi::reserved::Reserved;
use crate::exchange::refi::{NotTaken, convention, counted};
use crate::import::turns::InterviewerGuess;
use crate::model::acts::{self, ActError, ImportedDocument};
use crate::model::{
    AnalystId, Change, CodeId, CodingEdit, CodingId, DocumentEdit, DocumentId, NewCoding, Part,
    ParticipantId, Reading, Span, SpeakerIs, Subject, Target, TextHash,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// What makes two codings of a document the same.
type Same = (AnalystId, CodeId, Span);

/// What is known of documents while some are taken.
pub(super) struct Documents {
    by_text: FxHashMap<TextHash, DocumentId>,
    names: FxHashSet<String>,
    /// Participants by the documents they belong to.
    participants: FxHashMap<Guid, Vec<ParticipantId>>,
    /// Notes of the file that hold condensed units and marks, by their GUIDs: kind and text.
    details: FxHashMap<Guid, (bool, String)>,
    same: FxHashMap<DocumentId, FxHashMap<Same, CodingId>>,
    whole: usize,
}

impl Documents {
    pub fn of(taking: &Taking<'_>) -> Self {
        let here = taking.seen.documents();
        let mut documents = Self {
            // Of two documents with one text the first is meant.
            by_text: here
                .iter()
                .rev()
                .map(|it| (it.imported.text, it.id))
                .collect(),
            names: here.iter().map(|it| it.name.text().to_owned()).collect(),
            participants: FxHashMap::default(),
            details: details(taking.read),
            same: FxHashMap::default(),
            whole: 0,
        };
        documents.find_participants(taking);
        documents
    }

    fn find_participants(&mut self, taking: &Taking<'_>) {
        let by_selection = taking.belongs.iter().any(|(_, _, it)| !it.is_empty());
        let mut of_selection: FxHashMap<Guid, Guid> = FxHashMap::default();
        for source in taking.read.sources.iter().filter(|_| by_selection) {
            let guids = source.passages.iter().filter_map(|it| it.selection.guid);
            of_selection.extend(guids.zip(std::iter::repeat(source.guid).flatten()));
        }
        for (participant, sources, selections) in &taking.belongs {
            let through = selections.iter().filter_map(|it| of_selection.get(it));
            for source in sources.iter().chain(through) {
                let of_source = self.participants.entry(*source).or_default();
                if !of_source.contains(participant) {
                    of_source.push(*participant);
                }
            }
        }
    }

    /// Takes a document in with everything that lies in it.
    pub fn take(&mut self, taking: &mut Taking<'_>, source: &SourceRead) -> Result<(), ActError> {
        let of_file = source
            .guid
            .and_then(|guid| taking.known.documents.get(&guid))
            .copied();
        let same_text = |id: &DocumentId| {
            let document = taking.seen.document(*id);
            document.is_some_and(|it| it.imported.text == source.hash)
        };
        let known = of_file.filter(same_text);
        let known = known.or_else(|| self.by_text.get(&source.hash).copied());
        let record = known.and_then(|id| taking.seen.document(id));
        if record.is_some_and(|it| it.erased) {
            taking.taken.unread.push(NotTaken::new(
                format!("the document “{}” (line {})", source.name, source.line),
                "its text was erased from this study",
            ));
            return Ok(());
        }
        let (document, name) = match known {
            Some(id) => {
                let name = record.map_or(source.name.as_str(), |it| it.name.text());
                (id, name.to_owned())
            }
            None => self.make(taking, source)?,
        };
        self.by_text.insert(source.hash, document);
        if let Some(guid) = source.guid.filter(|it| taking.wanted.contains(it)) {
            let target = Target::Document(document);
            taking.targets.entry(guid).or_insert(target);
        }
        taking.taken.documents.push(DocumentTaken {
            document,
            name: name.clone(),
            characters: source.text.len(),
            words: source.words,
            encoding: source.encoding,
            turns: source.turns.turns.len(),
            speakers: source.turns.speakers.clone(),
            passages: source.passages.len(),
            already: known.is_some(),
        });
        let seen = taking.seen;
        taking.variables.give(
            seen,
            &mut taking.draft,
            Subject::Document(document),
            &name,
            &source.values,
        );
        self.link_participants(taking, source, document);
        for note in &source.notes {
            let on = taking.notes_on.entry(*note).or_default();
            on.push(Target::Document(document));
        }
        if !source.description.is_empty() {
            let said = source.description.clone();
            taking
                .said
                .push((Target::Document(document), said, source.user, None));
        }
        self.take_codings(taking, source, document, &name);
        Ok(())
    }

    fn make(
        &mut self,
        taking: &mut Taking<'_>,
        source: &SourceRead,
    ) -> Result<(DocumentId, String), ActError> {
        let name = self.free_name(&source.name);
        let said = |what| taking.variables.find(&source.values, what);
        let kind = said(Reserved::Kind).and_then(convention::kind_of);
        let language = said(Reserved::Language).map(str::to_owned);
        let interviewer = said(Reserved::Interviewer).and_then(|name| taking.people.named(name));
        let text = |what| said(what).map(str::to_owned);
        let edits = [
            text(Reserved::Date).map(|it| DocumentEdit::Date(Some(it))),
            text(Reserved::Wave).map(|it| DocumentEdit::Wave(Some(it))),
            text(Reserved::Mode).map(|it| DocumentEdit::Mode(Some(it))),
            interviewer.map(|it| DocumentEdit::Interviewer(Some(it))),
            text(Reserved::TranslatedFrom).map(|it| DocumentEdit::TranslatedFrom(Some(it))),
            text(Reserved::TranslatedBy).map(|it| DocumentEdit::TranslatedBy(Some(it))),
        ];
        let labels = source.turns.speakers.iter().cloned().enumerate();
        let speakers = labels.map(|(place, label)| {
            let by_label = source.interviewers.get(place) == Some(&InterviewerGuess::ByLabel);
            (label, by_label.then_some(SpeakerIs::Interviewer))
        });
        let imported = ImportedDocument {
            name: name.clone(),
            kind: kind.unwrap_or_default(),
            text: source.hash,
            length: source.text.len(),
            words: source.words,
            turns: source.turns.turns.clone(),
            speakers: speakers.collect(),
            language,
            original: None,
            remarks: Vec::new(),
        };
        let document = acts::import_document(taking.seen, &mut taking.draft, imported)?;
        for edit in edits.into_iter().flatten() {
            taking.draft.push(Change::EditDocument { document, edit });
        }
        self.names.insert(name.clone());
        Ok((document, name))
    }

    fn free_name(&self, name: &str) -> String {
        let numbered = (2_u32..).map(|n| format!("{name} ({n})"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        let free = names.find(|name| !self.names.contains(name));
        free.unwrap_or_default()
    }

    fn link_participants(
        &self,
        taking: &mut Taking<'_>,
        source: &SourceRead,
        document: DocumentId,
    ) {
        let record = taking.seen.document(document);
        let of_source = source.guid.and_then(|guid| self.participants.get(&guid));
        for participant in of_source.into_iter().flatten().copied() {
            let here =
                record.is_some_and(|it| taking.seen.participants_of(it).contains(&participant));
            if !here {
                taking.draft.push(Change::LinkParticipant {
                    document,
                    participant,
                    linked: true,
                });
            }
        }
    }

    fn take_codings(
        &mut self,
        taking: &mut Taking<'_>,
        source: &SourceRead,
        document: DocumentId,
        name: &str,
    ) {
        let mut coders: FxHashSet<AnalystId> = FxHashSet::default();
        let mut closed: FxHashMap<AnalystId, usize> = FxHashMap::default();
        let mut of_coding = |this: &mut Self,
                             taking: &mut Taking<'_>,
                             span: Span,
                             user: Option<Guid>,
                             coding: &CodingIn| {
            let known = coding
                .guid
                .and_then(|guid| taking.known.codings.get(&guid))
                .copied();
            if let Some(known) = known {
                taking.taken.codings_here += 1;
                note_coding(taking, coding, known, &this.details);
                return;
            }
            let Some(code) = coding
                .code
                .and_then(|code| taking.codes.by_guid.get(&code))
                .copied()
            else {
                taking.taken.not_taken.push(NotTaken::new(
                    format!("a coding of {} to {} in “{name}”", span.start, span.end),
                    "it names a code that the file does not have",
                ));
                return;
            };
            let Some(pass) = taking.pass else { return };
            let analyst = taking.coder(coding.user.or(user));
            let record = taking.seen.pass(pass);
            if record.is_some_and(|it| it.has_closed(analyst, Part::Document(document))) {
                *closed.entry(analyst).or_default() += 1;
                return;
            }
            coders.insert(analyst);
            let same = this
                .same
                .entry(document)
                .or_insert_with(|| same_of(taking, document));
            if let Some(here) = same.get(&(analyst, code, span)).copied() {
                taking.taken.codings_here += 1;
                note_coding(taking, coding, here, &this.details);
                return;
            }
            let made: CodingId = taking
                .draft
                .push(Change::AddCoding(NewCoding {
                    analyst,
                    document,
                    pass,
                    code,
                    start: span.start,
                    end: span.end,
                    within: None,
                }))
                .into();
            same.insert((analyst, code, span), made);
            taking.taken.codings += 1;
            this.give_details(taking, coding, made);
            note_coding(taking, coding, made, &this.details);
        };
        for placed in &source.passages {
            let (span, selection) = (placed.span, &placed.selection);
            let passage = Target::Passage { document, span };
            for coding in &selection.codings {
                of_coding(self, taking, span, selection.user, coding);
            }
            if let Some(guid) = selection.guid.filter(|it| taking.wanted.contains(it)) {
                taking.targets.entry(guid).or_insert(passage);
            }
            for note in &selection.notes {
                taking.notes_on.entry(*note).or_default().push(passage);
            }
            if let Some(said) = &selection.description {
                let created = selection.created.as_deref().map(str::to_owned);
                taking
                    .said
                    .push((passage, said.to_string(), selection.user, created));
            }
            let nothing = selection.codings.is_empty()
                && selection.notes.is_empty()
                && selection.description.is_none();
            let linked = selection.guid.is_some_and(|it| taking.wanted.contains(&it));
            if nothing && !linked {
                taking.taken.not_taken.push(NotTaken::new(
                    format!(
                        "the passage {} to {} of “{name}” (line {})",
                        span.start, span.end, selection.line
                    ),
                    "it has neither a code nor a note",
                ));
            }
        }
        let all = Span::new(0, source.text.len());
        for coding in &source.codings {
            of_coding(self, taking, all, source.user, coding);
        }
        self.whole += source.codings.len();
        for (analyst, codings) in closed {
            let who = taking.people.name(analyst).to_owned();
            taking.taken.not_taken.push(NotTaken::new(
                format!("{} of {who} in “{name}”", counted(codings, "coding")),
                "they have closed this document in the pass for imported codings: reopen it first",
            ));
        }
        mark_read(taking, document, coders);
    }

    /// The condensed unit and the marks of a new coding, from a file of Interlinea.
    fn give_details(&self, taking: &mut Taking<'_>, from: &CodingIn, coding: CodingId) {
        for note in &from.notes {
            let Some((is_marks, text)) = self.details.get(note) else {
                continue;
            };
            let edits = if *is_marks {
                marks(text)
            } else {
                vec![CodingEdit::Condensed(text.clone())]
            };
            for edit in edits {
                taking.draft.push(Change::EditCoding { coding, edit });
            }
        }
    }

    /// What a person should know of all documents.
    pub fn finish(self, taking: &mut Taking<'_>) {
        if self.whole > 0 {
            taking.taken.notes.push(format!(
                "{} of whole documents lie on their whole texts now.",
                counted(self.whole, "coding")
            ));
        }
    }
}

/// The codings of a document that are in the pass already.
fn same_of(taking: &Taking<'_>, document: DocumentId) -> FxHashMap<Same, CodingId> {
    let tree = taking.seen.code_tree();
    let codings = taking.seen.codings_in(document);
    let of_pass = codings.filter(|it| Some(it.pass()) == taking.pass);
    of_pass
        .map(|it| ((it.analyst(), tree.effective(it.code()), it.span()), it.id))
        .collect()
}

/// Remembers what notes and links are on a coding.
fn note_coding(
    taking: &mut Taking<'_>,
    from: &CodingIn,
    coding: CodingId,
    details: &FxHashMap<Guid, (bool, String)>,
) {
    let target = Target::Coding(coding);
    for note in from.notes.iter().filter(|it| !details.contains_key(it)) {
        taking.notes_on.entry(*note).or_default().push(target);
    }
    if let Some(guid) = from.guid.filter(|it| taking.wanted.contains(it)) {
        taking.targets.entry(guid).or_insert(target);
    }
}

/// Whoever's codings of a document were brought in has read it.
fn mark_read(taking: &mut Taking<'_>, document: DocumentId, coders: FxHashSet<AnalystId>) {
    let Some(pass) = taking.pass else { return };
    let mut coders: Vec<AnalystId> = coders.into_iter().collect();
    coders.sort();
    for analyst in coders {
        let known = taking.seen.reading(pass, analyst, document);
        if known.is_none_or(|it| it == Reading::Unread) {
            taking.draft.push(Change::Read {
                pass,
                analyst,
                document,
                reading: Reading::Read,
            });
        }
    }
}
