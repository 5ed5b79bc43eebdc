//! `new`: makes a study.

use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::framework_file::FrameworkSource;
use crate::cli::open_study::OpenStudy;
use crate::cli::output;
use crate::journal::{Installation, Project};
use crate::model::{Change, StudyEdit, acts};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Makes a study in a new or empty folder.
#[derive(Debug, Args)]
pub struct New {
    /// The folder to make.
    dir: PathBuf,
    /// The study's title.
    #[arg(long, value_name = "T")]
    title: String,
    /// A framework to load: a built-in one by name, or the path of a RON or CSV file.
    #[arg(long, value_name = "NAME|FILE")]
    framework: Vec<String>,
    /// A person of the study; the first is whom this installation belongs to.
    #[arg(long, value_name = "NAME")]
    analyst: Vec<String>,
}

impl New {
    pub fn run(self) -> Result<ExitCode, CliError> {
        if self.title.trim().is_empty() {
            return Err(CliError::Arguments(
                "The title is empty: write one after --title.".to_owned(),
            ));
        }
        // Everything that can be wrong is found out before the folder is made.
        let frameworks: Vec<FrameworkSource> = self
            .framework
            .iter()
            .map(|asked| FrameworkSource::find(asked))
            .collect::<Result<_, _>>()?;
        self.refuse_bad_names()?;
        let home = Installation::of_this_user()?;
        let project = Project::create(&self.dir, &home)?;
        let mut open = OpenStudy::of(project, &Viewing::default())?;
        self.add_people(&mut open)?;
        let mut draft = open.draft()?;
        let title = self.title.trim().to_owned();
        draft.push(Change::Study(StudyEdit::Title(title)));
        open.commit(draft)?;
        for framework in &frameworks {
            let mut draft = open.draft()?;
            acts::load_framework(&open.seen(), &mut draft, &framework.chosen()?)?;
            open.commit(draft)?;
        }
        // The list of recent studies is a convenience of the window; the study is made without it too.
        if let Err(error) = open.project().remember() {
            output::note(&error.to_string());
        }
        output::line(&format!("Made {}.", open.project().folder().display()))?;
        Ok(ExitCode::SUCCESS)
    }

    fn refuse_bad_names(&self) -> Result<(), CliError> {
        let mut names: Vec<String> = Vec::new();
        for name in &self.analyst {
            let lower = name.trim().to_lowercase();
            if lower.is_empty() || names.contains(&lower) {
                return Err(CliError::Arguments(format!(
                    "The analyst “{name}” is empty or named twice: give every person a name of their own."
                )));
            }
            names.push(lower);
        }
        Ok(())
    }

    fn add_people(&self, open: &mut OpenStudy) -> Result<(), CliError> {
        let mut draft = open.draft()?;
        let mut first = None;
        for name in &self.analyst {
            let id = acts::add_analyst(&open.seen(), &mut draft, name)?;
            first = first.or(Some(id));
        }
        open.commit(draft)?;
        match first {
            Some(first) => open.bind(first),
            None => Ok(()),
        }
    }
}
