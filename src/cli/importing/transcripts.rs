//! Transcripts into a study: one step per document.

use super::answer::{Answer, Imported, Skipped};
use super::files::files;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::progress;
use crate::import::turns::InterviewerGuess;
use crate::import::{ReadOptions, Transcript, load, read_bytes};
use crate::model::acts::{self, ImportedDocument, ImportedRemark};
use crate::model::{DocumentKind, Original, Seen, Span, SpeakerIs, TextHash, words};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// How transcripts are taken.
pub struct TranscriptOptions {
    pub kind: DocumentKind,
    pub language: Option<String>,
    pub keep_originals: bool,
    pub dry_run: bool,
}

/// Takes files and what is in folders; what cannot be read is skipped with its sentence.
pub fn transcripts(
    open: &mut OpenStudy,
    named: &[PathBuf],
    options: &TranscriptOptions,
    answer: &mut Answer,
) -> Result<(), CliError> {
    let files = files(named, &mut answer.skipped);
    let bar = progress::bar("Importing", files.len() as u64);
    for file in files {
        match transcript(open, &file, options, answer) {
            Ok(()) => {}
            Err(CliError::Import(error)) => answer.skipped.push(Skipped {
                file: file.display().to_string(),
                reason: error.to_string(),
            }),
            Err(CliError::Refused(reason)) => answer.skipped.push(Skipped {
                file: file.display().to_string(),
                reason,
            }),
            Err(error) => return Err(error),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn transcript(
    open: &mut OpenStudy,
    path: &Path,
    options: &TranscriptOptions,
    answer: &mut Answer,
) -> Result<(), CliError> {
    let file_name = path
        .file_name()
        .map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    refuse_other_kinds(&file_name)?;
    let reading = ReadOptions::default();
    let bytes = load(path, &reading.limits)?;
    let transcript = read_bytes(&file_name, &bytes, &reading)?;
    let hash = hash_of(transcript.text.as_str().as_bytes());
    let seen = open.seen();
    let documents = seen.documents();
    let here = documents.iter().find(|it| it.imported.text == hash);
    let file = path.display().to_string();
    if let Some(here) = here {
        let name = here.name.text().to_owned();
        let imported = imported(Some(here.id), name, file, &transcript, true);
        answer.imported.push(imported);
        return Ok(());
    }
    let name = free_name(&seen, &file_name, &answer.imported);
    note(answer, &file_name, &transcript);
    let document = if options.dry_run {
        None
    } else {
        let original = Original {
            file: file_name.clone(),
            hash: hash_of(&bytes),
            kept: options.keep_originals,
        };
        let project = open.project();
        project.add_text(&transcript.text)?;
        if options.keep_originals {
            project.add_original(&file_name, &bytes)?;
        }
        let mut draft = open.draft()?;
        let new = as_document(name.clone(), hash, &transcript, original, options);
        let id = acts::import_document(&open.seen(), &mut draft, new)?;
        open.commit(draft)?;
        Some(id)
    };
    let imported = imported(document, name, file, &transcript, false);
    answer.imported.push(imported);
    Ok(())
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
        Some("qdc" | "qdpx") => {
            "is a REFI-QDA file, which this version does not read; export the codebook as a table and import that with --kind codebook"
        }
        _ => return Ok(()),
    };
    Err(CliError::Refused(format!("“{file_name}” {why}.")))
}

fn imported(
    document: Option<crate::model::DocumentId>,
    name: String,
    file: String,
    transcript: &Transcript,
    already: bool,
) -> Imported {
    let text = &transcript.text;
    Imported {
        document,
        name,
        file,
        characters: text.len(),
        words: words(text, Span::new(0, text.len())).len() as u32,
        encoding: transcript.encoding.name,
        turns: transcript.recognised.turns.len(),
        speakers: transcript.recognised.speakers.clone(),
        already,
    }
}

fn as_document(
    name: String,
    hash: TextHash,
    transcript: &Transcript,
    original: Original,
    options: &TranscriptOptions,
) -> ImportedDocument {
    let text = &transcript.text;
    let guesses = transcript.recognised.interviewers(text);
    let labels = transcript.recognised.speakers.iter().cloned();
    let speakers = labels.enumerate().map(|(place, label)| {
        let by_label = guesses.get(place) == Some(&InterviewerGuess::ByLabel);
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
        text: hash,
        length: text.len(),
        words: words(text, Span::new(0, text.len())).len() as u32,
        turns: transcript.recognised.turns.clone(),
        speakers: speakers.collect(),
        language: options
            .language
            .clone()
            .or_else(|| transcript.language.clone()),
        original: Some(original),
        remarks: remarks.collect(),
    }
}

/// What a person should know about a file, as sentences.
fn note(answer: &mut Answer, file_name: &str, transcript: &Transcript) {
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
    let guesses = transcript.recognised.interviewers(&transcript.text);
    let speakers = transcript.recognised.speakers.iter().zip(guesses);
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
fn free_name(seen: &Seen<'_>, file_name: &str, imported: &[Imported]) -> String {
    let stem = Path::new(file_name).file_stem().map_or_else(
        || file_name.to_owned(),
        |it| it.to_string_lossy().into_owned(),
    );
    let documents = seen.documents();
    let taken = |name: &str| {
        let here = documents.iter().any(|it| it.name.text() == name);
        here || imported.iter().any(|it| it.name == name)
    };
    let numbered = (2..).map(|n: u32| format!("{stem} ({n})"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or(stem)
}

/// SHA-256 of bytes.
fn hash_of(bytes: &[u8]) -> TextHash {
    TextHash(Sha256::digest(bytes).into())
}
