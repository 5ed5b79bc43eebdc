//! `search`: finds words in the transcripts.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{output, progress};
use crate::jobs::{ReadText, StudySearch, coded_for};
use crate::model::Id;
use crate::search::{Comparison, Hit, Index, Kind, Options, Order};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Finds words, phrases and beginnings of words; `in:memos` and `in:definitions` look elsewhere.
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command"
)]
pub struct Search {
    /// The study's folder.
    project: PathBuf,
    /// What to find: words, "a phrase", begin*, near~, OR, -without, speaker:, participant:, role:, document:, code:, in:.
    query: String,
    /// Only words exactly as written, not other forms of their stems.
    #[arg(long)]
    exact: bool,
    /// Marks on letters matter: e is another letter than é.
    #[arg(long)]
    keep_diacritics: bool,
    /// In the order of documents and text, not best match first.
    #[arg(long)]
    by_document: bool,
    /// At most so many hits; the total counts all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    total: u64,
    paragraphs: u64,
    hits: Vec<Shown>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    document: Id,
    document_name: String,
    start: u32,
    end: u32,
    context: String,
    score: f32,
}

impl Search {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let project = open.project();
        // The index in the cache is that of the installation's person, as things are now.
        let index = if viewing.viewer.is_some() || viewing.at.is_some() {
            Index::in_memory()
        } else {
            Index::in_folder(&project.home().cache_of(project.id()).join("search"))
        };
        let texts = project.texts().clone();
        let read: ReadText = Arc::new(move |hash| texts.get(hash).ok());
        let seen = open.seen();
        let wanted = StudySearch::of(&seen, &read);
        let documents = wanted.documents();
        let bar = progress::bar("Indexing", documents.len() as u64);
        let updated = index.update(&documents, &|done, _| bar.set_position(done), &|| false)?;
        bar.finish_and_clear();
        let options = Options {
            comparison: Comparison {
                exact_form: self.exact,
                diacritics_matter: self.keep_diacritics,
            },
            coded: coded_for(&seen, &self.query),
            order: if self.by_document {
                Order::Text
            } else {
                Order::Best
            },
            limit: self.limit,
            ..Options::default()
        };
        let hits = index.search(&self.query, &options)?;
        let mut notes: Vec<String> = hits.notes.iter().map(ToString::to_string).collect();
        if updated.missing > 0 {
            notes.push(format!(
                "{} texts have not arrived yet and were not searched.",
                updated.missing
            ));
        }
        let answer = Answer {
            total: hits.total,
            paragraphs: hits.paragraphs,
            hits: hits.hits.into_iter().map(show).collect(),
            notes,
        };
        if self.json {
            output::json(&answer)?;
        } else {
            output::print(&answer.text())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(hit: Hit) -> Shown {
    Shown {
        kind: match hit.kind {
            Kind::Transcript => "transcript",
            Kind::Memo => "memo",
            Kind::Definition => "definition",
        },
        document: Id::from_bits(hit.document),
        document_name: hit.document_name,
        start: hit.span.start,
        end: hit.span.end,
        context: hit.context,
        score: hit.score,
    }
}

impl Answer {
    fn text(&self) -> String {
        let mut table = Table::new(&["document", "from", "to", "context"]);
        for hit in &self.hits {
            table.row([
                hit.document_name.clone(),
                hit.start.to_string(),
                hit.end.to_string(),
                hit.context.clone(),
            ]);
        }
        let mut text = table.text();
        text.push_str(&format!(
            "{} places, {} shown.\n",
            self.total,
            self.hits.len()
        ));
        text.extend(self.notes.iter().map(|note| format!("{note}\n")));
        text
    }
}
