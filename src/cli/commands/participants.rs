//! `participants`: whom the material is about.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::input_table::InputTable;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{names, output};
use crate::model::acts::{self, ActError, ParticipantRow};
use crate::model::things::Participant;
use crate::model::{
    AttributeOf, Change, DocumentId, ParticipantId, Seen, SpeakerIs, StepDraft, Subject,
};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lists the participants; adds some from a table.
#[derive(Debug, Args)]
pub struct Participants {
    /// The study's folder.
    project: PathBuf,
    /// A table with the columns pseudonym and role, perhaps document and speaker, and any attributes.
    #[arg(long, value_name = "FILE.csv")]
    add: Option<PathBuf>,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown {
    id: ParticipantId,
    label: String,
    pseudonym: String,
    role: Option<String>,
    number: u32,
    documents: Vec<DocumentId>,
    attributes: BTreeMap<String, String>,
}

/// What of a row goes beyond the participant's own record.
#[derive(Default)]
struct Belongs {
    row: usize,
    documents: Vec<DocumentId>,
    speaker: String,
}

impl Participants {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        let refused = match &self.add {
            Some(file) => add(&mut open, file)?,
            None => Vec::new(),
        };
        let seen = open.seen();
        let numbers = seen.participant_numbers();
        let participants = seen.participants().into_iter();
        let shown: Vec<Shown> = participants.map(|it| show(&seen, &numbers, it)).collect();
        if self.json {
            output::json(&shown)?;
        } else {
            let mut table = Table::new(&["label", "pseudonym", "role", "attributes", "id"]);
            for it in shown {
                let attributes = it.attributes.iter();
                let attributes: Vec<String> = attributes.map(|(k, v)| format!("{k} {v}")).collect();
                table.row([
                    it.label,
                    it.pseudonym,
                    it.role.unwrap_or_default(),
                    attributes.join(", "),
                    it.id.to_string(),
                ]);
            }
            output::print(&table.text())?;
        }
        for error in &refused {
            output::note(&error.to_string());
        }
        Ok(if refused.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}

fn show(
    seen: &Seen<'_>,
    numbers: &BTreeMap<ParticipantId, u32>,
    participant: &Participant,
) -> Shown {
    let attributes = seen.attributes().into_iter();
    let attributes = attributes.filter(|it| it.of == AttributeOf::Participants);
    let role = participant.role.get_or(None).and_then(|id| seen.role(id));
    let documents = seen.documents().into_iter();
    Shown {
        id: participant.id,
        label: seen.participant_label(participant.id),
        pseudonym: participant.pseudonym.text().to_owned(),
        role: role.map(|role| role.name.text().to_owned()),
        number: numbers.get(&participant.id).copied().unwrap_or(0),
        documents: documents
            .filter(|it| seen.participants_of(it).contains(&participant.id))
            .map(|it| it.id)
            .collect(),
        attributes: attributes
            .filter_map(|it| {
                let value = seen.value(Subject::Participant(participant.id), it.id)?;
                Some((it.name.clone(), value.to_string()))
            })
            .collect(),
    }
}

/// Adds the rows of a table in one step; rows that make no sense are returned, the rest is taken.
fn add(open: &mut OpenStudy, file: &Path) -> Result<Vec<ActError>, CliError> {
    let table = InputTable::read(file)?;
    let mut draft = open.draft()?;
    let seen = open.seen();
    let documents = names::documents(&seen);
    let (pseudonym, role) = (
        table.column(&["pseudonym", "name"]),
        table.column(&["role"]),
    );
    let document = table.column(&["document", "documents"]);
    let speaker = table.column(&["speaker"]);
    if pseudonym.is_none() && role.is_none() {
        return Err(CliError::Refused(format!(
            "“{}” has neither a column “pseudonym” nor a column “role”: name one of them in its first row.",
            file.display()
        )));
    }
    let taken = [pseudonym, role, document, speaker];
    let (mut rows, mut belongs, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for row in &table.rows {
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let found = names_in(cell(document))
            .map(|name| documents.find(name))
            .collect::<Result<Vec<DocumentId>, CliError>>();
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                refused.push(ActError::Row {
                    row: row.number,
                    what: error.to_string().trim_end_matches('.').to_owned(),
                });
                continue;
            }
        };
        let others = table.headings.iter().enumerate();
        let others = others.filter(|(at, _)| !taken.contains(&Some(*at)));
        rows.push(ParticipantRow {
            row: row.number,
            pseudonym: cell(pseudonym).to_owned(),
            role: cell(role).to_owned(),
            cells: others
                .map(|(at, heading)| (heading.clone(), row.cell(at).to_owned()))
                .collect(),
        });
        belongs.push(Belongs {
            row: row.number,
            documents: found,
            speaker: cell(speaker).to_owned(),
        });
    }
    let (added, more) = acts::add_participants(&seen, &mut draft, &rows);
    let is_refused = |row: usize| {
        let mut refused = more.iter();
        refused.any(|error| matches!(error, ActError::Row { row: of, .. } if *of == row))
    };
    belongs.retain(|it| !is_refused(it.row));
    refused.extend(more.iter().cloned());
    for (participant, belongs) in added.into_iter().zip(&belongs) {
        if let Err(error) = link(&seen, &mut draft, participant, belongs) {
            refused.push(error);
        }
    }
    open.commit(draft)?;
    Ok(refused)
}

/// Ties a participant to documents, and to a speaker there.
fn link(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    participant: ParticipantId,
    belongs: &Belongs,
) -> Result<(), ActError> {
    for document in &belongs.documents {
        draft.push(Change::LinkParticipant {
            document: *document,
            participant,
            linked: true,
        });
        if belongs.speaker.is_empty() {
            continue;
        }
        let labels = seen
            .document(*document)
            .map_or(&[][..], |it| it.speaker_labels());
        let wanted = belongs.speaker.to_lowercase();
        let place = labels
            .iter()
            .position(|label| label.to_lowercase() == wanted);
        let speaker = place.ok_or_else(|| ActError::Row {
            row: belongs.row,
            what: format!(
                "there is no speaker “{}” in the document, which has {}",
                belongs.speaker,
                labels.join(", ")
            ),
        })?;
        draft.push(Change::MapSpeaker {
            document: *document,
            speaker: speaker as u16,
            is: Some(SpeakerIs::Participant(participant)),
        });
    }
    Ok(())
}

/// Names in a cell, separated by semicolons.
fn names_in(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}
