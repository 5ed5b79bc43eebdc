//! Transcripts into a study: one step per document.

use super::answer::{Answer, Imported, Skipped};
use super::files::files;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::progress;
use crate::import::turns::InterviewerGuess;
use crate::import::{ReadOptions, Transcript, load, read_bytes};
use crate::journal::NewFile;
use crate::model::acts::{self, ImportedDocument, ImportedRemark};
use crate::model::things::Document;
use crate::model::{
    DocumentId, DocumentKind, Original, Seen, Span, SpeakerIs, TextHash, word_count,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// How transcripts are taken.
pub struct TranscriptOptions {
    pub kind: DocumentKind,
    pub language: Option<String>,
    pub keep_originals: bool,
    pub dry_run: bool,
}

/// Files together longer than this (bytes) are not read at once.
const READ_AT_ONCE: u64 = 48 * 1024 * 1024;

/// Takes files and what is in folders; what cannot be read is skipped with its sentence.
pub fn transcripts(
    open: &mut OpenStudy,
    named: &[PathBuf],
    options: &TranscriptOptions,
    answer: &mut Answer,
) -> Result<(), CliError> {
    let files = files(named, &mut answer.skipped);
    let bar = progress::bar("Importing", files.len() as u64);
    let mut known = Known::of(&open.seen());
    for group in groups(&files) {
        let read = group.par_iter().map(|file| ReadFile::read(file)).collect();
        take_in(open, read, options, &mut known, answer)?;
        bar.inc(group.len() as u64);
    }
    bar.finish_and_clear();
    Ok(())
}

/// The files in groups that fit in memory.
fn groups(files: &[PathBuf]) -> Vec<&[PathBuf]> {
    let mut groups = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (n, file) in files.iter().enumerate() {
        let length = std::fs::metadata(file).map_or(0, |it| it.len());
        if bytes > 0 && bytes + length > READ_AT_ONCE {
            groups.extend(files.get(first..n));
            (first, bytes) = (n, 0);
        }
        bytes += length;
    }
    groups.extend(files.get(first..).filter(|last| !last.is_empty()));
    groups
}

/// Texts and names that the study has, or has got by this import.
struct Known {
    texts: FxHashMap<TextHash, (Option<DocumentId>, String)>,
    names: FxHashSet<String>,
}

impl Known {
    fn of(seen: &Seen<'_>) -> Self {
        let documents = seen.documents();
        let text = |it: &&Document| (it.imported.text, (Some(it.id), it.name.text().to_owned()));
        Self {
            // Of two documents with one text the first is named.
            texts: documents.iter().rev().map(text).collect(),
            names: documents
                .iter()
                .map(|it| it.name.text().to_owned())
                .collect(),
        }
    }
}

/// A file that was read, with everything about it that takes time to find out.
struct ReadFile {
    file: String,
    file_name: String,
    bytes: Vec<u8>,
    transcript: Transcript,
    text: TextHash,
    original: TextHash,
    words: u32,
    /// For each speaker whether they seem to be the interviewer.
    guesses: Vec<InterviewerGuess>,
}

impl ReadFile {
    fn read(path: &Path) -> Result<Self, Skipped> {
        let file = path.display().to_string();
        let read = Self::read_or_say(path, &file);
        read.map_err(|error| Skipped {
            file,
            reason: error.to_string(),
        })
    }

    fn read_or_say(path: &Path, file: &str) -> Result<Self, CliError> {
        let file_name = path
            .file_name()
            .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        refuse_other_kinds(&file_name)?;
        let reading = ReadOptions::default();
        let bytes = load(path, &reading.limits)?;
        let transcript = read_bytes(&file_name, &bytes, &reading)?;
        let text = hash_of(transcript.text.as_str().as_bytes());
        Ok(Self {
            file: file.to_owned(),
            file_name,
            original: if bytes == transcript.text.as_str().as_bytes() {
                text
            } else {
                hash_of(&bytes)
            },
            text,
            guesses: transcript.recognised.interviewers(&transcript.text),
            words: word_count(&transcript.text, Span::new(0, transcript.text.len())),
            bytes,
            transcript,
        })
    }
}

/// Takes a group of files in: a step for each document, and all of them durable together.
fn take_in(
    open: &mut OpenStudy,
    group: Vec<Result<ReadFile, Skipped>>,
    options: &TranscriptOptions,
    known: &mut Known,
    answer: &mut Answer,
) -> Result<(), CliError> {
    let mut new: Vec<(ReadFile, String)> = Vec::new();
    // What will be said of each file, in order; the place of its document among the new ones.
    let mut said: Vec<(Imported, Option<usize>)> = Vec::new();
    for read in group {
        let read = match read {
            Ok(read) => read,
            Err(skipped) => {
                answer.skipped.push(skipped);
                continue;
            }
        };
        if let Some((document, name)) = known.texts.get(&read.text) {
            let before = said.iter().find(|(it, _)| it.name == *name && !it.already);
            let place = before.and_then(|(_, place)| *place);
            said.push((imported(*document, name.clone(), &read, true), place));
            continue;
        }
        let name = free_name(known, &read.file_name);
        known.names.insert(name.clone());
        known.texts.insert(read.text, (None, name.clone()));
        note(answer, &read);
        said.push((imported(None, name.clone(), &read, false), Some(new.len())));
        new.push((read, name));
    }
    let documents = if options.dry_run {
        Vec::new()
    } else {
        record(open, new, options)?
    };
    for (mut imported, place) in said {
        let document = place.and_then(|place| documents.get(place));
        if let Some((text, document)) = document {
            imported.document = Some(*document);
            if let Some(known) = known.texts.get_mut(text) {
                known.0 = Some(*document);
            }
        }
        answer.imported.push(imported);
    }
    Ok(())
}

/// Records the documents: first all texts durable, then all lines.
fn record(
    open: &mut OpenStudy,
    new: Vec<(ReadFile, String)>,
    options: &TranscriptOptions,
) -> Result<Vec<(TextHash, DocumentId)>, CliError> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let mut files: Vec<NewFile<'_>> = Vec::new();
    for (read, _) in &new {
        files.push(NewFile::Text(&read.transcript.text));
        if options.keep_originals {
            files.push(NewFile::Original {
                name: &read.file_name,
                bytes: &read.bytes,
            });
        }
    }
    open.project().add_files(&files)?;
    let mut drafts = Vec::with_capacity(new.len());
    let mut documents = Vec::with_capacity(new.len());
    let mut draft = open.draft()?;
    for (read, name) in new {
        let text = read.text;
        let document = as_document(name, read, options);
        let document = acts::import_document(&open.seen(), &mut draft, document)?;
        documents.push((text, document));
        let following = draft.following();
        drafts.push(std::mem::replace(&mut draft, following));
    }
    open.commit_together(drafts)?;
    Ok(documents)
}

/// Files that are no transcripts, with what to do about them.
fn refuse_other_kinds(file_name: &str) -> Result<(), CliError> {
    let ending = file_name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let why = match ending.as_deref() {
        Some("csv" | "xlsx") => {
            "is a table, not a transcript; if it is a codebook, say --kind codebook"
        }
        Some("ron") => "is no transcript; if it is a framework, say --kind framework",
        Some("qdc" | "qdpx") => "is a REFI-QDA file; import it by its own name, not in a folder",
        _ => return Ok(()),
    };
    Err(CliError::Refused(format!("“{file_name}” {why}.")))
}

fn imported(
    document: Option<DocumentId>,
    name: String,
    read: &ReadFile,
    already: bool,
) -> Imported {
    let transcript = &read.transcript;
    Imported {
        document,
        name,
        file: read.file.clone(),
        characters: transcript.text.len(),
        words: read.words,
        encoding: transcript.encoding.name,
        turns: transcript.recognised.turns.len(),
        speakers: transcript.recognised.speakers.clone(),
        already,
    }
}

fn as_document(name: String, read: ReadFile, options: &TranscriptOptions) -> ImportedDocument {
    let transcript = read.transcript;
    let text = &transcript.text;
    let labels = transcript.recognised.speakers.iter().cloned();
    let speakers = labels.enumerate().map(|(place, label)| {
        let by_label = read.guesses.get(place) == Some(&InterviewerGuess::ByLabel);
        (label, by_label.then_some(SpeakerIs::Interviewer))
    });
    let remarks = transcript.remarks.iter().map(|remark| ImportedRemark {
        span: remark.span,
        author: remark.author.clone(),
        dated: remark.date.clone(),
        text: remark.text.clone(),
    });
    ImportedDocument {
        name,
        kind: options.kind,
        text: read.text,
        length: text.len(),
        words: read.words,
        speakers: speakers.collect(),
        turns: transcript.recognised.turns,
        language: options
            .language
            .clone()
            .or_else(|| transcript.language.clone()),
        original: Some(Original {
            file: read.file_name,
            hash: read.original,
            kept: options.keep_originals,
        }),
        remarks: remarks.collect(),
    }
}

/// What a person should know about a file, as sentences.
fn note(answer: &mut Answer, read: &ReadFile) {
    let (file_name, transcript) = (&read.file_name, &read.transcript);
    let mut notes: Vec<String> = transcript.notes.clone();
    notes.extend(transcript.recognised.notes.iter().cloned());
    let encoding = &transcript.encoding;
    if encoding.name != "UTF-8" || encoding.undecodable > 0 {
        notes.push(encoding.sentence());
    }
    if encoding.undecodable > 0 {
        notes.push(format!(
            "{} places could not be read and stand as �.",
            encoding.undecodable
        ));
    }
    if transcript.deletions > 0 {
        notes.push(format!(
            "{} tracked deletions were left out.",
            transcript.deletions
        ));
    }
    if !transcript.remarks.is_empty() {
        notes.push(format!(
            "{} comments became memos on their passages.",
            transcript.remarks.len()
        ));
    }
    let speakers = transcript.recognised.speakers.iter().zip(&read.guesses);
    for (label, guess) in speakers {
        match guess {
            InterviewerGuess::ByLabel => {
                notes.push(format!("“{label}” was taken for the interviewer."));
            }
            InterviewerGuess::ByQuestions => notes.push(format!(
                "“{label}” asks most of the questions and may be the interviewer; that was not recorded."
            )),
            InterviewerGuess::No => {}
        }
    }
    let named = notes.into_iter().map(|note| format!("{file_name}: {note}"));
    answer.notes.extend(named);
}

/// The file's name without its ending; numbered where another document has it.
fn free_name(known: &Known, file_name: &str) -> String {
    let stem = Path::new(file_name).file_stem().map_or_else(
        || file_name.to_owned(),
        |it| it.to_string_lossy().into_owned(),
    );
    let numbered = (2..).map(|n: u32| format!("{stem} ({n})"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    names
        .find(|name| !known.names.contains(name))
        .unwrap_or(stem)
}

/// SHA-256 of bytes.
fn hash_of(bytes: &[u8]) -> TextHash {
    TextHash(Sha256::digest(bytes).into())
}
