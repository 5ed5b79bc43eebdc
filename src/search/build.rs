//! Bringing an index up to date.

use super::analyser::Analyser;
use super::document::{IndexedDocument, Kind};
use super::language::Language;
use super::piece::pieces;
use super::record::{Entry, Record};
use super::schema::{Fields, key, name_analyser, schema};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::available_parallelism;
use tantivy::{IndexWriter, TantivyDocument, Term};

/// Memory for each writing thread, in bytes.
const MEMORY_PER_THREAD: usize = 40_000_000;
/// Most writing threads.
const MOST_THREADS: usize = 4;
/// Up to so many documents are written by one thread.
const FEW_DOCUMENTS: usize = 8;

/// What an update did, in documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Update {
    /// Indexed for the first time.
    pub added: usize,
    /// Indexed again because text, name, language, turns or speakers changed.
    pub replaced: usize,
    /// Taken out, with their words.
    pub removed: usize,
    /// Already there.
    pub unchanged: usize,
    /// Whose text is missing.
    pub missing: usize,
    /// Whether it was cancelled; what was indexed until then stays.
    pub cancelled: bool,
}

/// How a build tells how far it is and hears that it should stop.
#[derive(Clone, Copy)]
pub(super) struct Watch<'a> {
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// What has to be done to an index.
pub(super) struct Changes<'a> {
    add: Vec<(&'a IndexedDocument<'a>, Entry)>,
    remove: Vec<(Kind, u64)>,
    update: Update,
}

impl<'a> Changes<'a> {
    /// What it takes to bring an index with this record to these documents.
    pub fn between(record: &Record, documents: &'a [IndexedDocument<'a>]) -> Self {
        let mut wanted = BTreeMap::new();
        for document in documents {
            wanted.insert((document.kind, document.id), document);
        }
        let mut changes = Self {
            add: Vec::new(),
            remove: Vec::new(),
            update: Update::default(),
        };
        for key in record
            .entries
            .keys()
            .filter(|key| !wanted.contains_key(key))
        {
            changes.remove.push(*key);
            changes.update.removed += 1;
        }
        for (key, document) in wanted {
            let entry = Entry::of(document);
            match record.entries.get(&key) {
                Some(known) if *known == entry => changes.update.unchanged += 1,
                Some(_) => {
                    changes.remove.push(key);
                    changes.add.push((document, entry));
                }
                None => changes.add.push((document, entry)),
            }
        }
        changes
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// What an update without changes says.
    pub const fn unchanged(&self) -> Update {
        self.update
    }

    /// Writes the changes and the new record in one commit. The words of what was taken out are gone from the disk
    /// when this returns.
    pub fn write(
        self,
        index: &tantivy::Index,
        old: &Record,
        watch: Watch,
    ) -> tantivy::Result<(Record, Update)> {
        let threads = if self.add.len() <= FEW_DOCUMENTS {
            1
        } else {
            available_parallelism()
                .map_or(1, usize::from)
                .min(MOST_THREADS)
        };
        let mut writer: IndexWriter =
            index.writer_with_num_threads(threads, threads * MEMORY_PER_THREAD)?;
        let fields = schema().1;
        let mut record = old.clone();
        for (kind, id) in &self.remove {
            writer.delete_term(Term::from_field_text(fields.key, &key(*kind, *id)));
            record.entries.remove(&(*kind, *id));
        }
        let (added, missing) = add_all(&self.add, &writer, &fields, watch)?;
        let mut update = self.update;
        update.missing = missing;
        update.cancelled = added.len() + missing < self.add.len();
        for (key, entry) in added {
            if old.entries.contains_key(&key) {
                update.replaced += 1;
            } else {
                update.added += 1;
            }
            record.entries.insert(key, entry);
        }
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&record.write());
        commit.commit()?;
        if !self.remove.is_empty() {
            purge(index, &mut writer)?;
        }
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()?;
        Ok((record, update))
    }
}

type Added = Vec<((Kind, u64), Entry)>;

/// Adds documents from several threads until done or cancelled; those that were added, and how many had no text.
fn add_all(
    documents: &[(&IndexedDocument, Entry)],
    writer: &IndexWriter,
    fields: &Fields,
    watch: Watch,
) -> tantivy::Result<(Added, usize)> {
    let added = Mutex::new(Vec::with_capacity(documents.len()));
    let missing = AtomicUsize::new(0);
    let done = AtomicU64::new(0);
    let total = documents.len() as u64;
    (watch.progress)(0, total);
    documents.par_iter().try_for_each_init(
        Analysers::default,
        |analysers, (document, entry)| {
            if (watch.cancelled)() {
                return Ok(());
            }
            if add(document, entry.language(), analysers, writer, fields)? {
                added
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(((document.kind, document.id), entry.clone()));
            } else {
                missing.fetch_add(1, Ordering::Relaxed);
            }
            (watch.progress)(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok::<(), tantivy::TantivyError>(())
        },
    )?;
    let added = added.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((added, missing.into_inner()))
}

/// Adds the paragraphs of one document; false when its text is missing.
fn add(
    document: &IndexedDocument,
    language: Language,
    analysers: &mut Analysers,
    writer: &IndexWriter,
    fields: &Fields,
) -> tantivy::Result<bool> {
    let Some(text) = document.text.read() else {
        return Ok(false);
    };
    let mut names = name_analyser();
    let speakers: Vec<[String; 3]> = document
        .speakers
        .iter()
        .map(|speaker| {
            let role = speaker.role.as_deref().unwrap_or_default();
            let participant = speaker.participant.as_deref().unwrap_or_default();
            [speaker.label.as_str(), role, participant].map(|words| names.lines(words))
        })
        .collect();
    let kind_key = document.kind.sign().to_string();
    let own_key = key(document.kind, document.id);
    let analyser = analysers.of(language);
    for piece in pieces(&text, document.turns) {
        let words = text.slice(piece.span);
        let mut paragraph = TantivyDocument::default();
        paragraph.add_text(fields.words, analyser.lines(words));
        paragraph.add_text(fields.text, words);
        paragraph.add_text(fields.key, &kind_key);
        paragraph.add_text(fields.key, &own_key);
        paragraph.add_u64(fields.kind, document.kind.number());
        paragraph.add_u64(fields.id, document.id);
        paragraph.add_u64(fields.start, u64::from(piece.span.start));
        paragraph.add_u64(fields.end, u64::from(piece.span.end));
        paragraph.add_u64(fields.language, language.number());
        let said_by = piece.speaker.map_or(0, |speaker| u64::from(speaker) + 1);
        paragraph.add_u64(fields.said_by, said_by);
        if let Some([label, role, participant]) = piece
            .speaker
            .and_then(|speaker| speakers.get(usize::from(speaker)))
        {
            paragraph.add_text(fields.speaker, label);
            paragraph.add_text(fields.role, role);
            paragraph.add_text(fields.participant, participant);
        }
        writer.add_document(paragraph)?;
    }
    Ok(true)
}

/// Rewrites every part of the index that still holds something taken out.
fn purge(index: &tantivy::Index, writer: &mut IndexWriter) -> tantivy::Result<()> {
    let holding: Vec<_> = index
        .searchable_segment_metas()?
        .iter()
        .filter(|segment| segment.has_deletes())
        .map(tantivy::SegmentMeta::id)
        .collect();
    if !holding.is_empty() {
        writer.merge(&holding).wait()?;
    }
    Ok(())
}

/// One thread's analysers, by language.
#[derive(Default)]
struct Analysers(FxHashMap<Language, Analyser>);

impl Analysers {
    fn of(&mut self, language: Language) -> &mut Analyser {
        self.0
            .entry(language)
            .or_insert_with(|| Analyser::new(language))
    }
}
