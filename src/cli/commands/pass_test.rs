//! A test of the codebook on the command line: a frozen version, drawn material, a hidden pass.

use super::pass_rounds::RoundArguments;
use crate::analysis::drawing::{self, CodedWith};
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::model::acts::{self, NewPassOf};
use crate::model::{AnalystId, CodeId, FrameworkId, Level, PassId, PassKind, Seen, VersionId};
use clap::Args;

/// Opening a test of the codebook.
#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// Opens a test of the codebook of this name: a hidden pass on drawn material that none of its analysts has coded
    /// with the codebook.
    #[arg(long, value_name = "NAME", requires_all = ["analysts", "draw"])]
    test: Option<String>,
    /// Of this frozen version, by number or name; without it of the last, frozen now where the codebook has changed.
    #[arg(long, value_name = "V", requires = "test")]
    codebook: Option<String>,
}

/// Who codes a test, with what and within what.
pub(super) struct TestOf {
    pub analysts: Vec<AnalystId>,
    pub framework: Option<FrameworkId>,
    /// Whether the study's own codes are tested beside or instead of a framework.
    pub own_codes: bool,
    pub within: Option<(PassId, Vec<CodeId>)>,
}

impl TestArguments {
    /// The name of the test, where one is asked for.
    pub fn name(&self) -> Option<&str> {
        self.test.as_deref()
    }

    /// Opens the test; freezes the codebook before, as a step of its own, where that is needed.
    pub fn open(
        &self,
        open: &mut OpenStudy,
        name: &str,
        of: TestOf,
        rounds: &RoundArguments,
    ) -> Result<(), CliError> {
        open.somebody()?;
        let with = match of.framework {
            Some(framework) if !of.own_codes => CodedWith::Framework(framework),
            framework => CodedWith::OwnCodes(framework),
        };
        let eligible = {
            let within = of.within.as_ref();
            let within = within.map(|(pass, constructs)| (*pass, constructs.as_slice()));
            drawing::for_test(&open.seen(), &of.analysts, with, within)
        };
        let draw = rounds.draw(&open.seen(), &eligible)?;
        if draw.drawn().next().is_none() {
            return Err(CliError::Refused(
                "Nothing can be drawn: all material is coded or read with the codebook, hidden or erased. Import more, or choose other analysts."
                    .to_owned(),
            ));
        }
        let new = NewPassOf {
            name: name.to_owned(),
            kind: match with {
                CodedWith::Framework(_) => PassKind::Deductive,
                CodedWith::OwnCodes(_) => PassKind::Directed,
            },
            analysts: of.analysts,
            framework: of.framework,
            level: Level::default(),
            blind: true,
            within: of.within,
        };
        // What is frozen stays, so that nothing is frozen for a test that cannot be.
        acts::check_test(&open.seen(), &new, &draw)?;
        let version = self.version(open)?;
        let mut draft = open.draft()?;
        acts::open_test(&open.seen(), &mut draft, new, version, draw)?;
        open.commit(draft)?;
        Ok(())
    }

    fn version(&self, open: &mut OpenStudy) -> Result<VersionId, CliError> {
        if let Some(asked) = &self.codebook {
            return named(&open.seen(), asked);
        }
        if let Some(last) = open.seen().unchanged_codebook() {
            return Ok(last);
        }
        let mut draft = open.draft()?;
        let now = open.cut();
        let version = {
            let seen = open.seen();
            let name = acts::next_version_name(&seen);
            acts::freeze_codebook(&seen, &mut draft, &name, &now)?
        };
        open.commit(draft)?;
        Ok(version)
    }
}

fn named(seen: &Seen<'_>, asked: &str) -> Result<VersionId, CliError> {
    let asked = asked.trim();
    let versions = seen.codebook_versions();
    let mut named = versions.iter().filter(|it| {
        it.number.to_string() == asked
            || it.version.frozen.name.to_lowercase() == asked.to_lowercase()
    });
    let found = named.next().map(|it| it.version.id);
    found.ok_or_else(|| {
        CliError::Arguments(match versions.len() {
            0 => format!("There is no version “{asked}” of the codebook: none is frozen yet."),
            several => format!(
                "There is no version “{asked}” of the codebook: write its name or a number from 1 to {several}."
            ),
        })
    })
}
