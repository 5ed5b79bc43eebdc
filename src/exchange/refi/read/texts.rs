//! A project with its texts, and its passages where they lie in them.

use super::offsets::{Counting, Fit, Places, Raw, STANDARD, best};
use super::package::Package;
use super::parse::parse;
use super::things::{
    CaseIn, CodingIn, LinkIn, NoteIn, SelectionIn, SourceIn, UserIn, ValueIn, VariableIn,
};
use crate::exchange::refi::codes_in::CodeIn;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::sets_in::SetIn;
use crate::exchange::refi::{NotTaken, RefiError, counted};
use crate::import::decode_text;
use crate::import::turns::{InterviewerGuess, RecognisedTurns, TurnOptions, recognise_turns};
use crate::model::{Span, Text, TextHash, word_count};
use sha2::{Digest, Sha256};
use std::io::{Read, Seek};

/// Why an empty document is left.
const NO_WORDS: &str = "it holds no words";

/// A passage that lies in its text.
#[derive(Debug)]
pub(in crate::exchange::refi) struct Placed {
    pub span: Span,
    pub selection: SelectionIn,
}

/// A document of the project, with everything about it that takes time to find out.
#[derive(Debug)]
pub(in crate::exchange::refi) struct SourceRead {
    pub guid: Option<Guid>,
    pub name: String,
    pub description: String,
    pub user: Option<Guid>,
    pub text: Text,
    pub hash: TextHash,
    pub encoding: &'static str,
    pub words: u32,
    pub turns: RecognisedTurns,
    pub interviewers: Vec<InterviewerGuess>,
    pub passages: Vec<Placed>,
    /// Codings of the whole document.
    pub codings: Vec<CodingIn>,
    pub notes: Vec<Guid>,
    pub values: Vec<ValueIn>,
    pub line: u64,
}

/// A project (`.qdpx`) as it was read; nothing is taken yet.
#[derive(Debug)]
pub struct ProjectRead {
    /// The file's name.
    pub(in crate::exchange::refi) file: String,
    pub(in crate::exchange::refi) ours: bool,
    pub(in crate::exchange::refi) user: Option<Guid>,
    pub(in crate::exchange::refi) description: String,
    pub(in crate::exchange::refi) users: Vec<UserIn>,
    pub(in crate::exchange::refi) codes: Vec<CodeIn>,
    pub(in crate::exchange::refi) variables: Vec<VariableIn>,
    pub(in crate::exchange::refi) cases: Vec<CaseIn>,
    pub(in crate::exchange::refi) sources: Vec<SourceRead>,
    pub(in crate::exchange::refi) notes: Vec<NoteIn>,
    pub(in crate::exchange::refi) links: Vec<LinkIn>,
    pub(in crate::exchange::refi) sets: Vec<SetIn>,
    pub(in crate::exchange::refi) on_project: Vec<Guid>,
    pub(in crate::exchange::refi) not_taken: Vec<NotTaken>,
    /// Sources whose texts are missing or no texts: which, and why.
    pub(in crate::exchange::refi) unread: Vec<NotTaken>,
    pub(in crate::exchange::refi) told: Vec<String>,
}

/// Reads a project (`.qdpx`). Nothing is written anywhere, no path outside the package is opened, no entity expanded,
/// and every part is bounded.
///
/// # Errors
/// Where the package cannot be read as a whole: what is wrong, where, and what to do. What of it cannot be read by
/// itself is left out and reported.
pub fn read_project(file: &str, from: impl Read + Seek) -> Result<ProjectRead, RefiError> {
    let mut package = Package::open(file, from)?;
    let name = package.file().to_owned();
    let mut parsed = parse(&name, package.project()?)?;
    let mut read = ProjectRead {
        file: name,
        ours: parsed.ours,
        user: parsed.user,
        description: parsed.description.trim().to_owned(),
        sources: Vec::new(),
        unread: Vec::new(),
        told: Vec::new(),
        not_taken: std::mem::take(&mut parsed.not_taken),
        users: std::mem::take(&mut parsed.users),
        codes: std::mem::take(&mut parsed.codes),
        variables: std::mem::take(&mut parsed.variables),
        cases: std::mem::take(&mut parsed.cases),
        notes: std::mem::take(&mut parsed.notes),
        links: std::mem::take(&mut parsed.links),
        sets: std::mem::take(&mut parsed.sets),
        on_project: std::mem::take(&mut parsed.on_project),
    };
    if !parsed.origin.is_empty() {
        read.told
            .push(format!("It was written by {}.", parsed.origin));
    }
    read.read_notes(&mut package)?;
    read.read_sources(parsed.sources, &mut package)?;
    Ok(read)
}

impl ProjectRead {
    /// What was found out about the file, in sentences: who wrote it, how it counts positions.
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// Notes whose text lies in a part of its own.
    fn read_notes<R: Read + Seek>(&mut self, package: &mut Package<R>) -> Result<(), RefiError> {
        for note in &mut self.notes {
            let Some(path) = note.path.take() else {
                continue;
            };
            let what = || format!("the note “{}” (line {})", note.name, note.line);
            let bytes = match inner_name(&path) {
                Ok(name) => package.source(name)?,
                Err(why) => {
                    self.not_taken.push(NotTaken::new(what(), why));
                    continue;
                }
            };
            match bytes.as_deref().and_then(|bytes| decode_text(bytes, None)) {
                Some((text, _)) => note.text = text,
                None => self.not_taken.push(NotTaken::new(
                    what(),
                    "its text is missing from the package",
                )),
            }
        }
        Ok(())
    }

    fn read_sources<R: Read + Seek>(
        &mut self,
        sources: Vec<SourceIn>,
        package: &mut Package<R>,
    ) -> Result<(), RefiError> {
        let mut styled = 0;
        let mut waiting: Vec<(SourceIn, Raw, &'static str)> = Vec::new();
        for mut source in sources {
            if source.name.is_empty() {
                let path = source.plain_path.as_deref().unwrap_or_default();
                source.name = stem(path);
            }
            styled += usize::from(source.rich_path.is_some());
            match raw_text(&mut source, package)? {
                Ok((raw, encoding)) => waiting.push((source, raw, encoding)),
                Err(why) => {
                    let codings: usize = source.selections.iter().map(|it| it.codings.len()).sum();
                    let what = format!(
                        "the document “{}” (line {}), with {}",
                        source.name,
                        source.line,
                        counted(codings, "coding")
                    );
                    // An empty document is no fault of the file's.
                    let left = if why == NO_WORDS {
                        &mut self.not_taken
                    } else {
                        &mut self.unread
                    };
                    left.push(NotTaken::new(what, why));
                }
            }
        }
        if styled > 0 {
            self.told.push(format!(
                "Of {} there is a styled text too, which was left: positions are those of the plain text.",
                counted(styled, "document")
            ));
        }
        let counting = self.counting(&waiting);
        for (source, raw, encoding) in waiting {
            let read = self.placed(source, &raw, encoding, counting);
            self.sources.push(read);
        }
        Ok(())
    }

    /// How positions are counted in this project, told from all texts in which the ways differ.
    fn counting(&mut self, waiting: &[(SourceIn, Raw, &'static str)]) -> Counting {
        if self.ours {
            // Interlinea keeps to the standard, wherever an analyst put the borders.
            self.told
                .push("Positions are counted in code points, as the standard says.".to_owned());
            return STANDARD;
        }
        let mut fits: Vec<(Counting, Fit)> =
            Counting::all().map(|it| (it, Fit::default())).collect();
        let mut documents = 0;
        for (source, raw, _) in waiting.iter().filter(|(_, raw, _)| raw.is_ambiguous()) {
            documents += usize::from(!source.selections.is_empty());
            let letters: Vec<char> = raw.kept().chars().collect();
            for (counting, fit) in &mut fits {
                let places = Places::of(raw, letters.len() as u32, *counting);
                fit.add(&letters, &places, &source.selections);
            }
        }
        let counting = best(&fits);
        let of = |wanted: Counting| {
            let mut fits = fits.iter();
            fits.find(|(it, _)| *it == wanted)
                .map(|(_, fit)| *fit)
                .unwrap_or_default()
        };
        let (fit, standard) = (of(counting), of(STANDARD));
        self.told.push(if documents == 0 {
            "Positions are counted in code points, as the standard says; no text leaves any doubt.".to_owned()
        } else if counting == STANDARD {
            format!(
                "Positions are counted in code points, as the standard says: where programs count differently, in {}, {} of {} borders lie between words so.",
                counted(documents, "document"),
                fit.between_words, fit.borders
            )
        } else {
            format!(
                "Positions are counted in {}, and not as the standard says: where that makes a difference, in {}, {} of {} borders lie between words so, and {} by the standard. Look at some passages.",
                counting.name(), counted(documents, "document"), fit.between_words, fit.borders, standard.between_words
            )
        });
        counting
    }

    fn placed(
        &mut self,
        source: SourceIn,
        raw: &Raw,
        encoding: &'static str,
        counting: Counting,
    ) -> SourceRead {
        let text = Text::new(raw.kept());
        let places = Places::of(raw, text.len(), counting);
        let mut passages = Vec::with_capacity(source.selections.len());
        for selection in source.selections {
            match places.span(&selection) {
                Ok(span) => passages.push(Placed { span, selection }),
                Err(why) => self.not_taken.push(NotTaken::new(
                    format!(
                        "the passage {} to {} of “{}” (line {}), with {}",
                        shown(selection.start),
                        shown(selection.end),
                        source.name,
                        selection.line,
                        counted(selection.codings.len(), "coding")
                    ),
                    format!("{why}, which has {} characters", text.len()),
                )),
            }
        }
        let turns = recognise_turns(&text, &TurnOptions::default());
        SourceRead {
            guid: source.guid,
            name: source.name,
            description: source.description.trim().to_owned(),
            user: source.user,
            hash: TextHash(Sha256::digest(text.as_str().as_bytes()).into()),
            encoding,
            words: word_count(&text, Span::new(0, text.len())),
            interviewers: turns.interviewers(&text),
            turns,
            text,
            passages,
            codings: source.codings,
            notes: source.notes,
            values: source.values,
            line: source.line,
        }
    }
}

/// A position as a person reads it.
fn shown(position: i64) -> String {
    if position == i64::MIN {
        "?".to_owned()
    } else {
        position.to_string()
    }
}

/// The text of a source; the inner error says why it has none.
#[allow(
    clippy::type_complexity,
    reason = "a refusal of the package, and of the one source"
)]
fn raw_text<R: Read + Seek>(
    source: &mut SourceIn,
    package: &mut Package<R>,
) -> Result<Result<(Raw, &'static str), String>, RefiError> {
    if let Some(words) = source.content.take() {
        return Ok(checked(Raw { words, mark: false }, "UTF-8"));
    }
    let Some(path) = source.plain_path.clone() else {
        let why = if source.rich_path.is_some() {
            "it has a styled text alone, in which positions cannot be found"
        } else {
            "it has no text"
        };
        return Ok(Err(why.to_owned()));
    };
    let name = match inner_name(&path) {
        Ok(name) => name,
        Err(why) => return Ok(Err(why)),
    };
    let Some(bytes) = package.source(name)? else {
        return Ok(Err(format!(
            "its text is a missing source: “{name}” is not in the package"
        )));
    };
    let Some((words, report)) = decode_text(&bytes, None) else {
        return Ok(Err("its file is no text".to_owned()));
    };
    let raw = Raw {
        words,
        mark: report.byte_order_mark,
    };
    Ok(checked(raw, report.name))
}

/// Refuses what is no transcript's text.
fn checked(raw: Raw, encoding: &'static str) -> Result<(Raw, &'static str), String> {
    if raw.words.contains('\0') {
        return Err("its file is no text".to_owned());
    }
    if raw
        .words
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(NO_WORDS.to_owned());
    }
    Ok((raw, encoding))
}

/// The name of a part in the package; why not, where a path leads elsewhere.
fn inner_name(path: &str) -> Result<&str, String> {
    let name = match path.split_once("://") {
        Some(("internal", name)) => name,
        Some((scheme, _)) => {
            return Err(format!(
                "its file lies outside the package ({scheme}), and nothing outside is opened; import it by itself"
            ));
        }
        None => path,
    };
    let name = name.trim_start_matches('/');
    if name.split(['/', '\\']).any(|piece| piece == "..") {
        return Err("its file has an unsafe path that leads outside the package".to_owned());
    }
    Ok(name)
}

/// A file's name without folders and ending.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() {
        "Document".to_owned()
    } else {
        stem.to_owned()
    }
}
