//! `import`: transcripts, a codebook, a framework or a project of another program into the study.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::framework_file::FrameworkSource;
use crate::cli::importing::{self, Answer, Skipped, TranscriptOptions};
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::model::{DocumentKind, acts};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Brings files into the study; a file that is there already is no error.
#[derive(Debug, Args)]
pub struct Import {
    /// The study's folder.
    project: PathBuf,
    /// Files, or folders with files.
    #[arg(required = true, value_name = "FILE|FOLDER")]
    files: Vec<PathBuf>,
    /// What the files are.
    #[arg(long, value_enum, default_value_t = Kind::Transcript)]
    kind: Kind,
    /// The language of the transcripts (sv, en-GB); without it, what the file says.
    #[arg(long, value_name = "L")]
    language: Option<String>,
    /// Keeps the files as they came, beside the text.
    #[arg(long)]
    keep_originals: bool,
    /// Says what would be taken, and takes nothing.
    #[arg(long)]
    dry_run: bool,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Transcript,
    FieldNote,
    Questionnaire,
    PublishedStudy,
    Codebook,
    Framework,
    Comments,
}

impl Import {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        open.writable()?;
        let mut answer = Answer::default();
        // What a file of REFI-QDA is, its ending says, whatever kind the others are of.
        let (codebooks, others): (Vec<PathBuf>, Vec<PathBuf>) =
            self.files.iter().cloned().partition(|file| {
                let table = self.kind == Kind::Codebook && !has_ending(file, "qdpx");
                table || has_ending(file, "qdc")
            });
        let (projects, others): (Vec<PathBuf>, Vec<PathBuf>) = others
            .into_iter()
            .partition(|file| has_ending(file, "qdpx"));
        let (comments, others): (Vec<PathBuf>, Vec<PathBuf>) = others
            .into_iter()
            .partition(|file| self.kind == Kind::Comments || importing::is_comments(file));
        importing::comments(&mut open, &comments, self.dry_run, &mut answer)?;
        importing::codebooks(&mut open, &codebooks, self.dry_run, &mut answer)?;
        importing::projects(&mut open, &projects, self.dry_run, &mut answer)?;
        match self.kind {
            _ if others.is_empty() => {}
            Kind::Framework => self.frameworks(&others, &mut open, &mut answer),
            _ => importing::transcripts(&mut open, &others, &self.options(), &mut answer)?,
        }
        if self.json {
            output::json(&answer)?;
        } else {
            output::print(&answer.text(self.dry_run))?;
        }
        Ok(if answer.skipped.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }

    fn options(&self) -> TranscriptOptions {
        TranscriptOptions {
            kind: match self.kind {
                Kind::FieldNote => DocumentKind::FieldNote,
                Kind::Questionnaire => DocumentKind::Questionnaire,
                Kind::PublishedStudy => DocumentKind::PublishedStudy,
                _ => DocumentKind::Transcript,
            },
            language: self.language.clone(),
            keep_originals: self.keep_originals,
            dry_run: self.dry_run,
        }
    }

    fn frameworks(&self, files: &[PathBuf], open: &mut OpenStudy, answer: &mut Answer) {
        for file in files {
            if let Err(error) = self.framework(open, file, answer) {
                answer.skipped.push(Skipped {
                    file: file.display().to_string(),
                    reason: error.to_string(),
                });
            }
        }
    }

    fn framework(
        &self,
        open: &mut OpenStudy,
        file: &Path,
        answer: &mut Answer,
    ) -> Result<(), CliError> {
        let source = FrameworkSource::read(file)?;
        let chosen = source.chosen()?;
        let constructs = chosen.all().len();
        if !self.dry_run {
            let mut draft = open.draft()?;
            acts::load_framework(&open.seen(), &mut draft, &chosen)?;
            open.commit(draft)?;
        }
        answer.codes = Some(answer.codes.unwrap_or(0) + constructs);
        Ok(())
    }
}

/// Whether a file's name ends so, in whatever case.
fn has_ending(file: &Path, ending: &str) -> bool {
    let has = file.extension();
    has.is_some_and(|has| has.eq_ignore_ascii_case(ending))
}
