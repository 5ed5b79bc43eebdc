//! Erasure: a participant withdraws, or a name must go.
//!
//! What is to be erased is a recorded change; every installation then deletes texts and imported files where it finds
//! them and takes the words out of its own lines. Those keep their numbers and get new checksums. It is the one
//! exception to the rule that a file is never written twice.

use super::names::text_label;
use super::quoted::Quoted;
use super::redaction::{carrier, is_shown, redact};
use super::still_said::Sought;
use super::{Fault, JournalError, Project};
use crate::model::things::Document;
use crate::model::{Change, DocumentEdit, DocumentId, ERASED, Erase, Id, Line, Span, TextHash};
use std::collections::BTreeSet;

/// What an installation erased.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasure {
    /// Texts and imported files that were deleted.
    pub deleted: usize,
    /// Own lines whose words were taken out.
    pub rewritten: usize,
    /// Entries of the dictionary of masked words that hold erased words and stay, because other documents hold them too
    /// and would go out with them unmasked.
    pub still_masked: usize,
    /// What is still there: in other installations' journals, or in a window that is open.
    pub left: Vec<Fault>,
}

/// An erasure with the words it is about, where they are still known.
pub(super) struct Pending {
    pub erase: Erase,
    pub quoted: Option<Quoted>,
    /// Of these words those in the dictionary of masked words that other documents hold too.
    pub still_masked: BTreeSet<String>,
}

impl Project {
    /// Erases a document and every version of it (what it corrects and what corrects it), and takes its words out of
    /// this installation's lines. Other installations do the same when they next open the study. Backups and sync
    /// histories must be cleared by hand.
    pub fn erase_document(
        &mut self,
        document: DocumentId,
        reason: &str,
    ) -> Result<Erasure, JournalError> {
        let versions = self.versions_of(document);
        let mut draft = self.draft()?;
        for version in versions {
            let texts = self.texts_of(version);
            draft.push(Change::Erase(Box::new(Erase {
                document: version,
                passage: None,
                texts,
                replaced_by: None,
                reason: reason.to_owned(),
            })));
        }
        self.commit(draft)?;
        self.carry_out_erasures()
    }

    /// Erases a passage (code points). A redacted text of the same length follows, in which each character of the
    /// passage is `█`, so that every coding keeps its place. Earlier versions of the document, which hold the passage
    /// too, are erased as a whole.
    pub fn erase_passage(
        &mut self,
        document: DocumentId,
        passage: Span,
        reason: &str,
    ) -> Result<Erasure, JournalError> {
        let Some(record) = self.document(document).cloned() else {
            return Err(JournalError::Refused(
                "the document is not in this study.".into(),
            ));
        };
        let text = self.text(record.imported.text)?;
        if passage.is_empty() || passage.end > text.len() {
            return Err(JournalError::Refused(format!(
                "the passage {passage} does not lie in the document's {} characters.",
                text.len()
            )));
        }
        if !is_shown(&text, passage) {
            return self.carry_out_erasures();
        }
        let redacted = redact(&text, passage);
        let quoted = Quoted::of(&text, passage);
        let hash = self.add_text(&redacted)?;
        let texts = self.texts_of(document);
        let mut draft = self.draft()?;
        let carrier = carrier(&record, &redacted, hash, quoted.as_ref());
        let own = draft.next_id();
        let carrier_id = DocumentId(Id::new(own.device(), own.seq() + 1));
        draft.push(Change::Erase(Box::new(Erase {
            document,
            passage: Some(passage),
            texts,
            replaced_by: Some(carrier_id),
            reason: reason.to_owned(),
        })));
        draft.push(Change::AddDocument(Box::new(carrier)));
        // It carries the text only: the document itself stays on the list, with all its codings.
        draft.push(Change::EditDocument {
            document: carrier_id,
            edit: DocumentEdit::Removed(true),
        });
        for earlier in self.earlier_versions(document) {
            let texts = self.texts_of(earlier);
            draft.push(Change::Erase(Box::new(Erase {
                document: earlier,
                passage: None,
                texts,
                replaced_by: None,
                reason: reason.to_owned(),
            })));
        }
        self.commit(draft)?;
        self.carry_out_erasures()
    }

    /// Does what recorded erasures ask of this installation: deletes texts and imported files, and takes words out of
    /// its own lines. To be called after opening and after each refresh that brought lines; does nothing where
    /// nothing is left to do.
    pub fn carry_out_erasures(&mut self) -> Result<Erasure, JournalError> {
        let mut done = Erasure::default();
        if self.study.erasures().next().is_none() {
            return Ok(done);
        }
        if let Some(why) = &self.read_only {
            return Err(JournalError::ReadOnly(why.clone()));
        }
        self.refresh()?;
        let pending = self.pending_erasures();
        let kept: BTreeSet<&String> = pending.iter().flat_map(|it| &it.still_masked).collect();
        done.still_masked = kept.len();
        for binding in self.home.devices_in(self.id) {
            done.rewritten += self.rewrite_device(&binding, &pending)?;
        }
        if done.rewritten > 0 {
            self.delete_snapshot()?;
            self.load(None)?;
        }
        for hash in self.texts_to_delete() {
            done.deleted += self.texts.delete(hash)?;
        }
        done.left = self.not_yet_erased();
        Ok(done)
    }

    /// What was to be erased and is still there, by file.
    pub fn not_yet_erased(&self) -> Vec<Fault> {
        let mut left = BTreeSet::new();
        for hash in self.texts_to_delete() {
            for path in self.texts.files_of(hash) {
                let below = path.strip_prefix(&self.folder).unwrap_or(&path);
                let what = "the file was to be erased and is still here; opening the study where it may be changed deletes it.";
                left.insert(Fault::of_file(super::copies::label(below), what));
            }
        }
        let pending = self.pending_erasures();
        for line in self.study.lines() {
            if self.erased_line(line, &pending).is_some() {
                let what = format!(
                    "change {} still quotes erased words; they go when the installation that wrote it opens the study.",
                    line.id
                );
                left.insert(Fault::of_file(
                    format!("journals/{}", line.id.device()),
                    what,
                ));
            }
        }
        for (erase, hash) in self.unmasked() {
            let what = format!(
                "characters {} of this text were to be erased while somebody else erased another passage; erase them again.",
                erase.passage.unwrap_or(Span::new(0, 0))
            );
            left.insert(Fault::of_file(text_label(hash), what));
        }
        left.into_iter().collect()
    }

    /// Tells the texts which of them are erased, and which redacted text stands in their place. To be called
    /// whenever erasures may have come.
    pub(super) fn note_erased_texts(&self) {
        let gone: BTreeSet<TextHash> = self
            .study
            .erasures()
            .flat_map(|(_, erase)| erase.texts.iter().copied())
            .collect();
        let erased = self.study.erasures().flat_map(|(_, erase)| {
            let standing = self.redaction_of(erase.document, &gone);
            erase.texts.iter().map(move |hash| (*hash, standing))
        });
        self.texts.set_erased(erased.collect());
    }

    /// The redacted text that stands for a document: the newest that was not itself erased; none where the document
    /// was erased as a whole.
    fn redaction_of(&self, id: DocumentId, gone: &BTreeSet<TextHash>) -> Option<TextHash> {
        let document = self.document(id).filter(|document| !document.erased)?;
        self.carriers_of(id)
            .filter(|carrier| carrier.length() == document.length())
            .filter(|carrier| !gone.contains(&carrier.imported.text))
            .max_by_key(|carrier| carrier.made.stamp)
            .map(|carrier| carrier.imported.text)
    }

    fn carriers_of(&self, id: DocumentId) -> impl Iterator<Item = &Document> {
        let erasures = self.study.erasures();
        erasures
            .filter(move |(_, erase)| erase.document == id)
            .filter_map(|(_, erase)| self.document(erase.replaced_by?))
    }

    fn document(&self, id: DocumentId) -> Option<&Document> {
        self.study.documents_of_record().find(|d| d.id == id)
    }

    /// The texts and imported files of a document: its own, and those of its redactions.
    fn texts_of(&self, id: DocumentId) -> Vec<TextHash> {
        let Some(document) = self.document(id) else {
            return Vec::new();
        };
        let original = document.imported.original.as_ref().map(|o| o.hash);
        let redactions = self.carriers_of(id).map(|carrier| carrier.imported.text);
        let own = [document.imported.text].into_iter().chain(original);
        let texts: BTreeSet<TextHash> = own.chain(redactions).collect();
        texts.into_iter().collect()
    }

    fn earlier_versions(&self, document: DocumentId) -> Vec<DocumentId> {
        let mut earlier = Vec::new();
        let mut next = self.document(document).and_then(|d| d.imported.follows);
        while let Some(id) = next.filter(|id| *id != document && !earlier.contains(id)) {
            earlier.push(id);
            next = self.document(id).and_then(|d| d.imported.follows);
        }
        earlier.retain(|id| self.document(*id).is_some_and(|d| !d.erased));
        earlier
    }

    /// A document, what it follows, and what follows any of them.
    fn versions_of(&self, document: DocumentId) -> Vec<DocumentId> {
        let mut versions = vec![document];
        let mut n = 0;
        while let Some(id) = versions.get(n).copied() {
            n += 1;
            for other in self.study.documents_of_record() {
                let follows = other.imported.follows;
                let own = self.document(id).and_then(|d| d.imported.follows);
                let connected = follows == Some(id) || own == Some(other.id);
                if connected && !versions.contains(&other.id) {
                    versions.push(other.id);
                }
            }
        }
        versions.retain(|id| self.document(*id).is_some_and(|d| !d.erased));
        versions
    }

    /// Texts that are to go. One that another document still stands on stays until that is erased too.
    fn texts_to_delete(&self) -> Vec<TextHash> {
        let erased: BTreeSet<DocumentId> = self.study.erasures().map(|(_, e)| e.document).collect();
        let in_use = |hash: TextHash| {
            self.study.documents_of_record().any(|document| {
                let original = document.imported.original.as_ref().map(|o| o.hash);
                let named = document.imported.text == hash || original == Some(hash);
                named && !erased.contains(&document.id) && !self.is_carrier(document)
            })
        };
        let hashes: BTreeSet<TextHash> = self
            .study
            .erasures()
            .flat_map(|(_, erase)| erase.texts.iter().copied())
            .collect();
        hashes.into_iter().filter(|hash| !in_use(*hash)).collect()
    }

    /// Whether a document only carries the redacted text of another.
    fn is_carrier(&self, document: &Document) -> bool {
        let mut erasures = self.study.erasures();
        erasures.any(|(_, erase)| erase.replaced_by == Some(document.id))
    }

    fn pending_erasures(&self) -> Vec<Pending> {
        let erasures = self.study.erasures();
        erasures
            .map(|(_, erase)| {
                let quoted = self.quoted_by(erase);
                let still_masked = quoted.as_ref().map(|it| self.still_masked(it));
                Pending {
                    quoted,
                    still_masked: still_masked.unwrap_or_default(),
                    erase: erase.clone(),
                }
            })
            .collect()
    }

    /// Words of the dictionary that quote erased words and are said in other documents too. They stay in it for as long:
    /// without them a name erased from one interview would leave the program unmasked with the next.
    fn still_masked(&self, quoted: &Quoted) -> BTreeSet<String> {
        let seen = self.seen();
        let masks = seen.masks().into_iter();
        let quoting = masks.filter(|(words, _)| quoted.erase_from(words) != *words);
        let said = quoting.filter(|(words, mask)| self.is_said(&Sought::of(words, mask.case)));
        said.map(|(words, _)| words.to_owned()).collect()
    }

    /// Whether words stand in a document as it is now, or in its name. A text that is not here may hold them.
    fn is_said(&self, sought: &Sought) -> bool {
        let documents = self.study.documents_of_record();
        let mut standing = documents.filter(|it| !it.erased && !self.is_carrier(it));
        standing.any(|document| {
            sought.stand_in(document.name.text())
                || match self.texts.get(document.imported.text) {
                    Ok(text) => sought.stand_in(text.as_str()),
                    Err(JournalError::TextErased(_)) => false,
                    Err(_) => true,
                }
        })
    }

    /// The words that an erasure is about, from a text that is still here or was read before.
    fn quoted_by(&self, erase: &Erase) -> Option<Quoted> {
        let length = self.document(erase.document)?.length();
        let whole = Span::new(0, length);
        let passage = erase.passage.unwrap_or(whole);
        let texts = erase.texts.iter();
        let text = texts
            .filter_map(|hash| self.texts.before_erasure(*hash))
            .find(|text| text.len() == length && is_shown(text, passage))?;
        if erase.passage.is_some() {
            Quoted::of(&text, passage)
        } else {
            Quoted::of_whole(&text, whole)
        }
    }

    /// The line without erased words; none where it quotes none.
    pub(super) fn erased_line(&self, line: &Line, pending: &[Pending]) -> Option<Line> {
        let mut erased = line.clone();
        for it in pending {
            let Pending { erase, quoted, .. } = it;
            if let Change::MaskWords { words, .. } = &line.change
                && it.still_masked.contains(words)
            {
                continue;
            }
            let about = self.study.words_come_from(line);
            let about = about.filter(|(document, _)| *document == erase.document);
            let is_wholly_about = match (about, erase.passage) {
                (None, _) | (Some((_, None)), Some(_)) => false,
                (Some(_), None) => true,
                (Some((_, Some(span))), Some(passage)) => span.overlaps(passage),
            };
            if is_wholly_about {
                erased.change = erased.change.without_words();
                erased.why = erased.why.map(|_| ERASED.into());
            } else if let Some(quoted) = quoted {
                let of_document = about.is_some();
                erased.change = erased.change.with_words(|text| {
                    if of_document && quoted.holds(text) {
                        ERASED.to_owned()
                    } else {
                        quoted.erase_from(text)
                    }
                });
                erased.why = erased.why.map(|why| quoted.erase_from(&why).into());
            }
        }
        (erased != *line).then_some(erased)
    }

    /// Passages whose characters the standing text still shows, because two were erased at once.
    fn unmasked(&self) -> Vec<(&Erase, TextHash)> {
        let erasures = self.study.erasures();
        erasures
            .filter_map(|(_, erase)| {
                let document = self.document(erase.document)?;
                let standing = self.texts.standing(document.imported.text)?;
                let text = self.texts.get(standing).ok()?;
                is_shown(&text, erase.passage?).then_some((erase, standing))
            })
            .collect()
    }
}
