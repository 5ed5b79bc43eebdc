//! Codebooks and projects of other programs, read and looked at before they are taken in.

use crate::exchange::codebook::{self, CodeStanding, CodebookTable, TakenIn, compare_codebooks};
use crate::exchange::refi::{
    CodebookRead, CodebookTaken, NotTaken, ProjectRead, ProjectTaken, read_codebook, read_project,
};
use crate::import::{ReadOptions, load};
use crate::journal::{NewFile, Project};
use crate::model::{DeviceId, DocumentId, ProjectId, Seen, StepDraft};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A file that was read, and what is in it.
#[derive(Debug)]
pub struct ForeignFile {
    /// Its name.
    pub name: String,
    read: Read,
}

#[derive(Debug)]
enum Read {
    Codebook(CodebookRead),
    Table(CodebookTable),
    Project(Box<ProjectRead>),
}

/// What a file brings, or has brought.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// What comes in, in the plural, how many are new, and how many the study has already where that is known.
    pub things: Vec<(&'static str, usize, Option<usize>)>,
    /// What was found out about the file, in sentences.
    pub notes: Vec<String>,
    /// Names of what comes in, by what becomes of it: “New codes”.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// Codes of the study that are not in it, where that was looked for.
    pub only_here: Vec<String>,
    /// What is left, and why.
    pub left: Vec<NotTaken>,
    /// The first document of it.
    pub first: Option<DocumentId>,
}

impl ForeignFile {
    /// Whether a file is one of these, by its name.
    pub fn is_one(path: &Path) -> bool {
        let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let known = ["qdc", "qdpx", "csv", "xlsx"];
        ending.is_some_and(|ending| known.into_iter().any(|it| ending == it))
    }

    /// Reads a file. Off the screen's thread: a project takes a while.
    ///
    /// # Errors
    /// Where it cannot be read; a sentence for a person.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let ends = |ending: &str| {
            let own = path.extension();
            own.is_some_and(|it| it.eq_ignore_ascii_case(ending))
        };
        let read = if ends("csv") || ends("xlsx") {
            let bytes = load(path, &ReadOptions::default().limits);
            let bytes = bytes.map_err(|error| error.to_string())?;
            let read = CodebookTable::read(&name, bytes);
            let read =
                read.map_err(|error| format!("“{name}” was not read as a codebook. {error}"));
            Read::Table(read?)
        } else if ends("qdc") {
            let bytes = load(path, &ReadOptions::default().limits);
            let bytes = bytes.map_err(|error| error.to_string())?;
            let read = read_codebook(&name, &bytes).map_err(|error| error.to_string())?;
            Read::Codebook(read)
        } else {
            let file = File::open(path).map_err(|error| {
                format!(
                    "“{name}” could not be read ({error}); check that it is there and that you may open it."
                )
            })?;
            let read = read_project(&name, BufReader::new(file));
            Read::Project(Box::new(read.map_err(|error| error.to_string())?))
        };
        Ok(Self { name, read })
    }

    /// What it is, in a word.
    pub const fn kind(&self) -> &'static str {
        match self.read {
            Read::Codebook(_) | Read::Table(_) => "codebook",
            Read::Project(_) => "project",
        }
    }

    /// What it would bring into the study; nothing is recorded.
    ///
    /// # Errors
    /// Where it makes no sense in this study.
    pub fn would_bring(&self, seen: &Seen<'_>, project: ProjectId) -> Result<Brought, String> {
        let mut draft = StepDraft::new(DeviceId::from_bits(0), 1);
        let brought = match &self.read {
            Read::Codebook(read) => read.take_in(seen, project, &mut draft).map(of_codebook),
            Read::Table(read) => {
                let taken = codebook::take_in(seen, &mut draft, &read.entries);
                taken.map(|taken| Brought {
                    only_here: only_here(read, seen),
                    ..of_table(read, taken)
                })
            }
            Read::Project(read) => read.take_in(seen, project, draft).map(|it| of_project(&it)),
        };
        brought.map_err(|error| error.to_string())
    }

    /// Takes it in: a codebook as one step, a project as one for people and codes, one for each document and one for
    /// notes, all durable together.
    ///
    /// # Errors
    /// Where it could not be recorded; then nothing of it is.
    pub fn take_in(&self, project: &mut Project) -> Result<Brought, String> {
        let sentence = |error: crate::journal::JournalError| error.to_string();
        let id = project.id();
        let person = project.person();
        let mut draft = project.draft().map_err(sentence)?;
        match &self.read {
            Read::Codebook(read) => {
                let taken = read.take_in(&project.seen(), id, &mut draft);
                let taken = taken.map_err(|error| error.to_string())?;
                project.commit_as(draft, person).map_err(sentence)?;
                Ok(of_codebook(taken))
            }
            Read::Table(read) => {
                let taken = codebook::take_in(&project.seen(), &mut draft, &read.entries);
                let taken = taken.map_err(|error| error.to_string())?;
                project.commit_as(draft, person).map_err(sentence)?;
                Ok(of_table(read, taken))
            }
            Read::Project(read) => {
                let taken = read.take_in(&project.seen(), id, draft);
                let mut taken = taken.map_err(|error| error.to_string())?;
                let steps = std::mem::take(&mut taken.steps);
                if !steps.is_empty() {
                    let texts = read.new_texts(&project.seen());
                    let files: Vec<NewFile<'_>> = texts.into_iter().map(NewFile::Text).collect();
                    project.add_files(&files).map_err(sentence)?;
                    project.commit_together(steps, person).map_err(sentence)?;
                }
                Ok(of_project(&taken))
            }
        }
    }
}

/// The codes of the study that are not in a table.
fn only_here(read: &CodebookTable, seen: &Seen<'_>) -> Vec<String> {
    let compared = compare_codebooks(seen, &read.entries);
    let only_here = compared.codes.into_iter();
    let only_here = only_here.filter(|it| it.standing == CodeStanding::OnlyHere);
    only_here.map(|it| it.here).collect()
}

fn of_table(read: &CodebookTable, taken: TakenIn) -> Brought {
    let left = read.left.iter().cloned().chain(taken.not_taken);
    Brought {
        things: vec![
            ("Codes", taken.made, None),
            ("Codes filled in", taken.completed, None),
        ],
        lists: vec![
            ("New codes", taken.made_paths),
            ("Codes that get what they lack", taken.completed_paths),
        ],
        only_here: Vec::new(),
        notes: read.notes.clone(),
        left: left
            .map(|it| NotTaken {
                what: it.what,
                reason: it.reason,
            })
            .collect(),
        first: None,
    }
}

fn of_codebook(taken: CodebookTaken) -> Brought {
    Brought {
        things: vec![
            ("Codes", taken.codes, None),
            ("Codes filled in", taken.completed, None),
            ("Categories", taken.categories, None),
        ],
        lists: Vec::new(),
        only_here: Vec::new(),
        notes: taken.notes,
        left: taken.not_taken,
        first: None,
    }
}

fn of_project(taken: &ProjectTaken) -> Brought {
    let documents = &taken.documents;
    let here = documents.iter().filter(|it| it.already).count();
    let mut left = taken.unread.clone();
    left.extend(taken.not_taken.iter().cloned());
    Brought {
        things: vec![
            ("Documents", documents.len() - here, Some(here)),
            ("Analysts", taken.analysts, None),
            ("Codes", taken.codes, None),
            ("Codings", taken.codings, Some(taken.codings_here)),
            ("Memos", taken.memos, None),
            ("Participants", taken.participants, None),
            ("Categories", taken.categories, None),
        ],
        lists: Vec::new(),
        only_here: Vec::new(),
        notes: taken.notes.clone(),
        left,
        first: documents.first().map(|it| it.document),
    }
}

impl Brought {
    /// Whether there is nothing new in it.
    pub fn is_nothing(&self) -> bool {
        self.things.iter().all(|(_, new, _)| *new == 0)
    }

    /// What comes in, on one line: “3 documents, 24 codes, 190 codings”.
    pub fn summary(&self) -> String {
        let new = self.things.iter().filter(|(_, new, _)| *new > 0);
        let said: Vec<String> = new
            .map(|(what, new, _)| {
                let several = what.to_lowercase();
                let one = match *what {
                    "Categories" => "category".to_owned(),
                    "Codes filled in" => "code filled in".to_owned(),
                    _ => several.trim_end_matches('s').to_owned(),
                };
                super::many(*new, &one, &several)
            })
            .collect();
        if said.is_empty() {
            "nothing new".to_owned()
        } else {
            said.join(", ")
        }
    }
}
