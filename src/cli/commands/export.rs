//! `export`: files for the paper.

use super::export_refi::{tell, write_project};
use super::pass_rounds::find_rounds;
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{names, output};
use crate::exchange::report::{
    Choices, FileFormat, ReportKind, ReportOption, ReportOptions, ReportSource, Several,
};
use crate::model::things::{Attribute, Role};
use crate::model::{PassId, Seen};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes a file; one that is there is lost only when the new one is whole. Names of the study's dictionary are masked
/// in all of them but `project`, which has the transcripts in full.
#[derive(Debug, Args)]
pub struct Export {
    /// The study's folder.
    project: PathBuf,
    /// What to write.
    #[arg(value_enum)]
    what: What,
    /// In which format.
    #[arg(long, value_enum, value_name = "F")]
    format: Format,
    /// Where to; `-` is standard output.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only this document, of coded transcripts.
    #[arg(long, value_name = "D")]
    document: Option<String>,
    /// Whose codings: consensus, all, or an analyst.
    #[arg(long, value_name = "L")]
    layer: Option<String>,
    /// What else to choose about it, such as `pass=Inductive`; can be given several times.
    #[arg(long = "option", value_name = "NAME=VALUE")]
    options: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Codebook,
    CodebookComparison,
    Quotations,
    Transcript,
    Agreement,
    MatrixOfRatings,
    Discrepancies,
    Categories,
    CategoryTables,
    Saturation,
    FrameworkMatrix,
    Memos,
    Participants,
    Methods,
    Checklists,
    Review,
    Project,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Md,
    Docx,
    Html,
    Qdc,
    Svg,
    Png,
    Qdpx,
    #[value(name = "docx.zip")]
    DocxZip,
    #[value(name = "html.zip")]
    HtmlZip,
}

impl Export {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let kind = self.kind()?;
        let format = self.format_of(kind)?;
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let text = |hash| open.project().text(hash).map_err(|error| error.to_string());
        let source = ReportSource {
            seen: &seen,
            project: open.project().id(),
            now: open.cut(),
            text: &text,
        };
        let options = options(&seen, kind, &self.chosen())?;
        if format == FileFormat::Qdpx {
            write_project(&source, &self.out)?;
            open.note_hidden();
            return Ok(ExitCode::SUCCESS);
        }
        let report = kind.make(&source, &options)?;
        if self.out == Path::new("-") {
            output::bytes(&report.bytes(format)?)?;
        } else {
            report.save(format, &self.out)?;
        }
        tell(report.losses(format));
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }

    /// What was chosen, that which has an option of its own before the rest.
    fn chosen(&self) -> Vec<String> {
        let own = [("document", &self.document), ("layer", &self.layer)];
        let own = own
            .into_iter()
            .filter_map(|(key, value)| Some(format!("{key}={}", value.as_ref()?)));
        own.chain(self.options.iter().cloned()).collect()
    }

    fn kind(&self) -> Result<ReportKind, CliError> {
        let named = |value: &dyn Fn(&ReportKind) -> bool| ReportKind::ALL.into_iter().find(value);
        let name = self.what.to_possible_value();
        let name = name.as_ref().map_or("", |it| it.get_name());
        named(&|kind| kind.key() == name).ok_or_else(|| {
            let there: Vec<&str> = ReportKind::ALL.iter().map(|kind| kind.key()).collect();
            CliError::Refused(format!(
                "This version does not export {name} yet; it exports {}.",
                listed(&there, "and")
            ))
        })
    }

    fn format_of(&self, kind: ReportKind) -> Result<FileFormat, CliError> {
        let format = self.format.to_possible_value();
        let format = format.as_ref().map_or("", |it| it.get_name());
        let found = FileFormat::of_ending(format).filter(|it| kind.formats().contains(it));
        found.ok_or_else(|| {
            let formats: Vec<&str> = kind.formats().iter().map(|it| it.ending()).collect();
            CliError::Refused(format!(
                "The {} is exported as {}, and not as {format}: choose one of these.",
                kind.noun(),
                listed(&formats, "or")
            ))
        })
    }
}

/// What was chosen, each checked against what there is to choose.
fn options(seen: &Seen<'_>, kind: ReportKind, typed: &[String]) -> Result<ReportOptions, CliError> {
    let mut options = ReportOptions::default();
    // Rounds are found within their pass.
    let (passes, others): (Vec<&String>, Vec<&String>) =
        typed.iter().partition(|it| it.starts_with("pass="));
    for typed in passes.into_iter().chain(others) {
        let (key, value) = typed.split_once('=').unwrap_or((typed, ""));
        let option = kind.options().iter().find(|option| option.key == key);
        let option = option.ok_or_else(|| {
            let known: Vec<&str> = kind.options().iter().map(|option| option.key).collect();
            let known = match known.as_slice() {
                [] => "there is nothing to choose".to_owned(),
                some => format!("choose among {}", listed(some, "and")),
            };
            CliError::Arguments(format!(
                "The {} has no option “{key}”: {known}.",
                kind.noun()
            ))
        })?;
        let pass = options.pass(seen);
        options.set(key, chosen(seen, option, value, pass)?);
    }
    Ok(options)
}

fn chosen(
    seen: &Seen<'_>,
    option: &ReportOption,
    value: &str,
    pass: Option<PassId>,
) -> Result<String, CliError> {
    let keys: Vec<&str> = match option.choices {
        Choices::Pass | Choices::EveryPass => {
            return Ok(names::passes(seen).find(value)?.to_string());
        }
        Choices::Several(of) => return several(seen, of, value, pass),
        Choices::File => return Ok(value.to_owned()),
        Choices::Document => return Ok(names::documents(seen).find(value)?.to_string()),
        Choices::Layer => {
            return match value.to_lowercase().as_str() {
                "all" | "everybody" => Ok("everybody".to_owned()),
                "consensus" => Ok("consensus".to_owned()),
                _ => Ok(names::analysts(seen).find(value)?.to_string()),
            };
        }
        Choices::Version => {
            let versions = seen.analysis_versions();
            let number = |it: &crate::model::AnalysisVersion<'_>| it.number.to_string();
            let found = versions.iter().find(|it| number(it) == value);
            return found.map(number).ok_or_else(|| {
                CliError::Arguments(format!(
                    "There is no version {value} of the analysis: write a number from 1 to {}.",
                    versions.len()
                ))
            });
        }
        Choices::CodebookVersion(_) => {
            let versions = seen.codebook_versions();
            let number = |it: &crate::model::CodebookVersion<'_>| it.number.to_string();
            let found = versions.iter().find(|it| number(it) == value).map(number);
            return found.ok_or_else(|| {
                CliError::Arguments(match versions.len() {
                    0 => format!(
                        "There is no version {value} of the codebook: none is frozen yet."
                    ),
                    several => format!(
                        "There is no version {value} of the codebook: write a number from 1 to {several}."
                    ),
                })
            });
        }
        Choices::OneOfOrAttribute(choices) => {
            let named = choices.iter().any(|(key, _)| *key == value);
            let attributes = seen.attributes();
            let same = |it: &&&Attribute| it.name.to_lowercase() == value.to_lowercase();
            if let Some(attribute) = attributes.iter().find(same).filter(|_| !named) {
                return Ok(attribute.id.to_string());
            }
            choices.iter().map(|(key, _)| *key).collect()
        }
        Choices::Role => {
            let roles = seen.roles();
            let same = |it: &&&Role| it.name.text().to_lowercase() == value.to_lowercase();
            let found = roles.iter().find(same).map(|it| it.id.to_string());
            return found.ok_or_else(|| {
                let names: Vec<&str> = roles.iter().map(|it| it.name.text()).collect();
                CliError::Arguments(match names.as_slice() {
                    [] => format!("There is no role {value}: the study has no roles yet."),
                    some => format!("There is no role {value}: write {}.", listed(some, "or")),
                })
            });
        }
        Choices::Arranged(..) => {
            let named = value.split(';').map(str::trim).filter(|it| !it.is_empty());
            let documents = names::documents(seen);
            let ids: Result<Vec<String>, CliError> = named
                .map(|it| Ok(documents.find(it)?.to_string()))
                .collect();
            return Ok(ids?.join(","));
        }
        Choices::Switch => vec!["yes", "no"],
        Choices::OneOf(choices) => choices.iter().map(|(key, _)| *key).collect(),
    };
    if keys.contains(&value) {
        return Ok(value.to_owned());
    }
    Err(CliError::Arguments(format!(
        "“{value}” is no value of “{}”: write {}.",
        option.key,
        listed(&keys, "or")
    )))
}

/// The ids of several things, typed with commas between.
fn several(
    seen: &Seen<'_>,
    of: Several,
    value: &str,
    pass: Option<PassId>,
) -> Result<String, CliError> {
    let typed = [value.to_owned()];
    let ids: Vec<String> = match of {
        Several::Rounds => {
            let (_, rounds) = find_rounds(seen, pass, &typed)?;
            rounds.iter().map(ToString::to_string).collect()
        }
        Several::Analysts => {
            let found = names::analysts(seen).find_all(&typed)?;
            found.iter().map(ToString::to_string).collect()
        }
        Several::Documents => {
            let found = names::documents(seen).find_all(&typed)?;
            found.iter().map(ToString::to_string).collect()
        }
    };
    Ok(ids.join(","))
}

/// “csv, xlsx or docx”.
fn listed(words: &[&str], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
