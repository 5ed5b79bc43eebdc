//! `documents`: what is read.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::cli::table::Table;
use crate::model::things::Document;
use crate::model::{DocumentId, ParticipantId, Seen};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the documents.
#[derive(Debug, Args)]
pub struct Documents {
    /// The study's folder.
    project: PathBuf,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

/// A document as `documents` prints it.
#[derive(Serialize)]
struct Shown {
    id: DocumentId,
    name: String,
    kind: &'static str,
    characters: u32,
    words: u32,
    turns: usize,
    /// Labels as they stand in the text.
    speakers: Vec<String>,
    /// Who they are, as far as is known.
    speaker_names: Vec<String>,
    participants: Vec<ParticipantId>,
    participant_labels: Vec<String>,
    language: Option<String>,
    date: Option<String>,
    sha256: String,
    file: Option<String>,
}

impl Documents {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let shown: Vec<Shown> = seen
            .documents()
            .into_iter()
            .map(|document| show(&seen, document))
            .collect();
        if self.json {
            output::json(&shown)?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut table = Table::new(&[
            "name",
            "characters",
            "words",
            "turns",
            "speakers",
            "language",
            "id",
        ]);
        for it in &shown {
            table.row([
                it.name.clone(),
                it.characters.to_string(),
                it.words.to_string(),
                it.turns.to_string(),
                it.speaker_names.join(", "),
                it.language.clone().unwrap_or_default(),
                it.id.to_string(),
            ]);
        }
        output::print(&table.text())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn show(seen: &Seen<'_>, document: &Document) -> Shown {
    let labels = document.speaker_labels();
    let places = 0..labels.len() as u16;
    let participants = seen.participants_of(document);
    Shown {
        id: document.id,
        name: document.name.text().to_owned(),
        kind: kind_of(document.kind.get_or(crate::model::DocumentKind::default())),
        characters: document.length(),
        words: document.imported.words,
        turns: document.turns().len(),
        speakers: labels.to_vec(),
        speaker_names: places
            .map(|place| seen.speaker_name(document, place))
            .collect(),
        participant_labels: participants
            .iter()
            .map(|id| seen.participant_label(*id))
            .collect(),
        participants,
        language: document.language.text().map(str::to_owned),
        date: document.date.text().map(str::to_owned),
        sha256: document.imported.text.to_string(),
        file: document
            .imported
            .original
            .as_ref()
            .map(|it| it.file.clone()),
    }
}

const fn kind_of(kind: crate::model::DocumentKind) -> &'static str {
    use crate::model::DocumentKind as Kind;
    match kind {
        Kind::Transcript => "transcript",
        Kind::FieldNote => "field_note",
        Kind::Questionnaire => "questionnaire",
        Kind::PublishedStudy => "published_study",
        Kind::Other => "other",
    }
}
