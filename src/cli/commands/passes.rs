//! `passes`: who codes what material, and how far they are.

use super::pass_closing::{self, ClosingArguments, ShownClosing, ShownReveal};
use super::pass_rounds::{self, RoundArguments, ShownRound};
use super::pass_test::{TestArguments, TestOf};
use crate::analysis::closing::closing_statements;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::coding_rows::analyst_name;
use crate::cli::framework_file::FrameworkSource;
use crate::cli::open_study::OpenStudy;
use crate::cli::table::Table;
use crate::cli::{names, output};
use crate::model::acts::{self, NewPassOf};
use crate::model::many;
use crate::model::things::Pass;
use crate::model::{
    AnalystId, CodeId, DocumentId, FrameworkId, Level, Material, MaterialSpan, PassId, PassKind,
    PassState, Seen,
};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the passes; opens, closes or reopens one.
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("act").args(["add", "test", "close", "reopen"]).multiple(false),
    group = clap::ArgGroup::new("opens").args(["add", "test"]).multiple(false),
    group = clap::ArgGroup::new("drawn for").args(["round", "test"]).multiple(false),
)]
pub struct Passes {
    /// The study's folder.
    project: PathBuf,
    /// Opens a pass of this name.
    #[arg(long, value_name = "NAME", requires_all = ["kind", "analysts"])]
    add: Option<String>,
    /// How it codes; a test codes deductively with the framework alone, or directed with the study's codes.
    #[arg(long, value_enum, requires = "opens")]
    kind: Option<Kind>,
    /// Who codes.
    #[arg(long, value_name = "A,B", requires = "opens")]
    analysts: Vec<String>,
    /// With which framework; a built-in one that is not loaded yet is loaded.
    #[arg(long, value_name = "F", requires = "opens")]
    framework: Option<String>,
    /// Within the segments of these constructs, as the latest closed deductive pass has them now.
    #[arg(long, value_name = "CONSTRUCT,…", requires = "opens")]
    within: Vec<String>,
    /// The analysts' work stays hidden from each other until all have closed.
    #[arg(long, requires = "add")]
    blind: bool,
    /// Closes what of this pass the person at the keyboard has still open.
    #[arg(long, value_name = "P")]
    close: Option<String>,
    /// Takes up again what the person at the keyboard has closed.
    #[arg(long, value_name = "P", requires = "reason")]
    reopen: Option<String>,
    /// Why it is taken up again.
    #[arg(long, value_name = "T", requires = "reopen")]
    reason: Option<String>,
    #[command(flatten)]
    closing: ClosingArguments,
    #[command(flatten)]
    rounds: RoundArguments,
    #[command(flatten)]
    test: TestArguments,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Deductive,
    Inductive,
    Directed,
}

#[derive(Serialize)]
struct Shown {
    id: PassId,
    name: String,
    kind: &'static str,
    blind: bool,
    state: &'static str,
    analysts: Vec<AnalystId>,
    analyst_names: Vec<String>,
    closed_by: Vec<AnalystId>,
    closed_by_names: Vec<String>,
    framework: Option<FrameworkId>,
    parts: usize,
    closings: Vec<ShownClosing>,
    reveals: Vec<ShownReveal>,
    material: ShownMaterial,
    rounds: Vec<ShownRound>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ShownMaterial {
    AllDocuments {
        documents: Vec<DocumentId>,
    },
    Documents {
        documents: Vec<DocumentId>,
    },
    Segments {
        of: PassId,
        constructs: Vec<CodeId>,
        construct_names: Vec<String>,
        documents: Vec<DocumentId>,
        spans: Vec<MaterialSpan>,
    },
}

impl Passes {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        if self.add.is_some() || self.test.name().is_some() {
            open.somebody()?;
        }
        if let (Some(name), Some(kind)) = (&self.add, self.kind) {
            self.add(&mut open, name, kind)?;
        } else if let Some(name) = self.test.name() {
            self.open_test(&mut open, name)?;
        } else if let Some(pass) = &self.close {
            self.closing.close(&mut open, pass)?;
        } else if let (Some(pass), Some(reason)) = (&self.reopen, &self.reason) {
            self.closing.reopen(&mut open, pass, reason)?;
        } else if self.rounds.act(&mut open)? {
            // Done.
        } else if self.closing.names_parts() {
            return Err(CliError::Arguments(
                "--parts says what is closed or reopened: use it with --close or --reopen."
                    .to_owned(),
            ));
        }
        let seen = open.seen();
        let passes = seen.passes().into_iter();
        let shown: Vec<Shown> = passes.map(|pass| show(&seen, pass)).collect();
        if self.json {
            output::json(&shown)?;
        } else {
            output::print(&as_text(&seen, &shown))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The constructs within which is coded, with the pass whose segments of them are the material.
    fn within(&self, seen: &Seen<'_>) -> Result<Option<(PassId, Vec<CodeId>)>, CliError> {
        if self.within.is_empty() {
            return Ok(None);
        }
        let constructs = names::codes(seen).find_all(&self.within)?;
        Ok(Some((latest_deductive(seen)?, constructs)))
    }

    fn open_test(&self, open: &mut OpenStudy, name: &str) -> Result<(), CliError> {
        if matches!(self.kind, Some(Kind::Inductive)) {
            return Err(CliError::Arguments(
                "A test of the codebook finds no new codes: choose the kind deductive or directed."
                    .to_owned(),
            ));
        }
        let of = {
            let seen = open.seen();
            let loaded = |asked: &String| {
                names::loaded_framework(&seen, asked).ok_or_else(|| {
                    CliError::Refused(format!(
                        "The framework “{asked}” is not in the study, so there is nothing of it to test: load it first."
                    ))
                })
            };
            let framework = self.framework.as_ref().map(loaded).transpose()?;
            TestOf {
                analysts: names::analysts(&seen).find_different(&self.analysts)?,
                own_codes: matches!(self.kind, Some(Kind::Directed)),
                framework,
                within: self.within(&seen)?,
            }
        };
        if of.framework.is_none() && matches!(self.kind, Some(Kind::Deductive)) {
            return Err(CliError::Arguments(
                "A deductive test codes with a framework: name it with --framework.".to_owned(),
            ));
        }
        self.test.open(open, name, of, &self.rounds)
    }

    fn add(&self, open: &mut OpenStudy, name: &str, kind: Kind) -> Result<(), CliError> {
        let framework = match &self.framework {
            Some(asked) => Some(framework(open, asked)?),
            None => None,
        };
        let mut draft = open.draft()?;
        let seen = open.seen();
        let within = self.within(&seen)?;
        let new = NewPassOf {
            name: name.to_owned(),
            kind: match kind {
                Kind::Deductive => PassKind::Deductive,
                Kind::Inductive => PassKind::Inductive,
                Kind::Directed => PassKind::Directed,
            },
            analysts: names::analysts(&seen).find_different(&self.analysts)?,
            framework,
            level: Level::default(),
            blind: self.blind,
            within,
        };
        acts::open_pass(&seen, &mut draft, new)?;
        open.commit(draft)?;
        Ok(())
    }
}

/// The framework in the study; a known one that is not loaded yet is loaded, as a step of its own.
fn framework(open: &mut OpenStudy, asked: &str) -> Result<FrameworkId, CliError> {
    if let Some(loaded) = names::loaded_framework(&open.seen(), asked) {
        return Ok(loaded);
    }
    let source = FrameworkSource::find(asked)?;
    let mut draft = open.draft()?;
    let id = acts::load_framework(&open.seen(), &mut draft, &source.chosen()?)?;
    open.commit(draft)?;
    Ok(id)
}

/// The pass whose segments are fixed as the material of a pass within constructs.
fn latest_deductive(seen: &Seen<'_>) -> Result<PassId, CliError> {
    let passes = seen.passes();
    let closed = |pass: &&&Pass| {
        pass.opened.kind == PassKind::Deductive && seen.pass_state(pass) != PassState::Open
    };
    let latest = passes.iter().rev().find(closed);
    latest.map(|pass| pass.id).ok_or_else(|| {
        CliError::Refused(
            "There is no closed deductive pass whose segments could be the material: close one first."
                .to_owned(),
        )
    })
}

fn show(seen: &Seen<'_>, pass: &Pass) -> Shown {
    let closed_by = seen.closed_by(pass);
    let names = |who: &[AnalystId]| who.iter().map(|id| analyst_name(seen, *id)).collect();
    let documents = seen.documents_of_pass(pass.id);
    Shown {
        id: pass.id,
        name: pass.name.text().to_owned(),
        kind: match pass.opened.kind {
            PassKind::Deductive => "deductive",
            PassKind::Inductive => "inductive",
            PassKind::Directed => "directed",
        },
        blind: pass.opened.blind,
        state: seen.pass_state(pass).as_str(),
        analysts: pass.opened.analysts.clone(),
        analyst_names: names(&pass.opened.analysts),
        closed_by_names: names(&closed_by),
        closed_by,
        framework: pass.opened.framework,
        parts: seen.parts(pass.id).len(),
        closings: pass_closing::closings(seen, pass),
        reveals: pass_closing::reveals(seen, pass),
        material: match &pass.opened.material {
            Material::AllDocuments => ShownMaterial::AllDocuments { documents },
            Material::Documents(_) => ShownMaterial::Documents { documents },
            Material::Segments { of, constructs, .. } => ShownMaterial::Segments {
                of: *of,
                constructs: constructs.clone(),
                construct_names: constructs.iter().map(|id| seen.code_name(*id)).collect(),
                documents,
                spans: seen.material_spans(pass.id),
            },
        },
        rounds: pass_rounds::rounds(seen, pass.id),
    }
}

fn as_text(seen: &Seen<'_>, shown: &[Shown]) -> String {
    let mut table = Table::new(&[
        "name",
        "kind",
        "blind",
        "state",
        "analysts",
        "closed by",
        "material",
        "id",
    ]);
    for it in shown {
        let material = match &it.material {
            ShownMaterial::AllDocuments { documents } => {
                format!("all documents ({})", documents.len())
            }
            ShownMaterial::Documents { documents } => {
                many(documents.len(), "document", "documents")
            }
            ShownMaterial::Segments {
                of,
                construct_names,
                spans,
                ..
            } => format!(
                "{} of {} in “{}”",
                many(spans.len(), "segment", "segments"),
                construct_names.join(", "),
                seen.pass(*of).map_or("", |pass| pass.name.text())
            ),
        };
        table.row([
            it.name.clone(),
            it.kind.to_owned(),
            if it.blind { "blind" } else { "" }.to_owned(),
            it.state.to_owned(),
            it.analyst_names.join(", "),
            it.closed_by_names.join(", "),
            material,
            it.id.to_string(),
        ]);
    }
    let rounds: Vec<_> = shown
        .iter()
        .map(|it| (it.name.as_str(), it.rounds.as_slice()))
        .collect();
    let mut text = table.text() + &pass_rounds::as_text(&rounds);
    for it in shown {
        for statement in closing_statements(seen, it.id) {
            text.push_str(&format!("“{}”: {statement}\n", it.name));
        }
    }
    text
}
