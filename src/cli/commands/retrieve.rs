//! `retrieve`: coded segments, by what else was coded there, of whom and where.

use super::codings;
use crate::analysis::explore::{Asked, Axis, HeadingOf, Lying, asked_for};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{axis, coding_rows, layer, names, output};
use crate::model::Seen;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists the segments of codes, with or without other codes in the same place or nearby, as the study has them: names
/// are masked in exports alone.
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub struct Retrieve {
    /// The study's folder.
    project: PathBuf,
    /// The code, with everything below it; several are any of them.
    #[arg(long, required = true)]
    code: Vec<String>,
    /// Only where all the codes overlap each other.
    #[arg(long)]
    all_codes: bool,
    /// Only where this code overlaps too, in the codings that are looked in.
    #[arg(long, value_name = "CODE")]
    with: Vec<String>,
    /// One of several such codes is enough.
    #[arg(long)]
    any_with: bool,
    /// How such a code must lie: overlapping, so that the segment lies inside it, or so that it lies in the segment.
    #[arg(long, value_enum, default_value = "overlapping")]
    lying: LyingAsked,
    /// Only where this code does not overlap.
    #[arg(long, value_name = "CODE")]
    without: Vec<String>,
    /// Only where this code was given nearby, in the codings that are looked in.
    #[arg(long, value_name = "CODE")]
    near: Vec<String>,
    /// One of several such codes is enough.
    #[arg(long)]
    any_near: bool,
    /// How many turns away is near; 0 is the same turn.
    #[arg(long, value_name = "N", default_value_t = 1)]
    turns: usize,
    /// Only in this document; of several, one is enough, as with everything below.
    #[arg(long, value_name = "DOCUMENT")]
    document: Vec<String>,
    /// Only where this participant speaks.
    #[arg(long, value_name = "PARTICIPANT")]
    participant: Vec<String>,
    /// Only where somebody of this role speaks.
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// Only where somebody of this case speaks.
    #[arg(long, value_name = "CASE")]
    case: Vec<String>,
    /// Only in documents of this wave.
    #[arg(long, value_name = "WAVE")]
    wave: Vec<String>,
    /// Only where such a speaker speaks: participant, interviewer, interpreter, other.
    #[arg(long, value_name = "KIND")]
    speaker: Vec<String>,
    /// Only where an attribute of the participant, case or document has this value.
    #[arg(long = "where", value_name = "ATTRIBUTE=VALUE")]
    attribute: Vec<String>,
    /// In whose codings it looks.
    #[arg(long, value_name = "consensus|ANALYST|all")]
    layer: Option<String>,
    /// A table that spreadsheets read.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LyingAsked {
    Overlapping,
    Inside,
    Around,
}

impl Retrieve {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let open = OpenStudy::open(&self.project, viewing)?;
        let seen = open.seen();
        let asked = self.asked(&seen)?;
        let rows = match layer::gathered(&open, &seen, self.layer.as_deref())? {
            None => {
                let all = LayerCodings::of(&seen, &open.texts(), LayerChoice::Everybody);
                let all = all.map_err(CliError::Refused)?;
                let found = asked_for(&seen, &all, &asked).into_iter();
                let codings = found.filter_map(|it| seen.coding(it.coding));
                coding_rows::rows(&open, &seen, &codings.collect::<Vec<_>>())
            }
            Some(layer) => {
                output::note(&layer.sentence(&seen));
                let found = asked_for(&seen, &layer, &asked);
                coding_rows::of_layer(&open, &seen, &layer, &found)
            }
        };
        codings::print(&rows, self.json, self.csv)?;
        open.note_hidden();
        Ok(ExitCode::SUCCESS)
    }

    fn asked(&self, seen: &Seen<'_>) -> Result<Asked, CliError> {
        let codes = names::codes(seen);
        let all = |names: &[String]| -> Result<Vec<_>, CliError> {
            names.iter().map(|name| codes.find(name)).collect()
        };
        Ok(Asked {
            of: all(&self.code)?,
            of_all: self.all_codes,
            with: all(&self.with)?,
            with_any: self.any_with,
            lying: match self.lying {
                LyingAsked::Overlapping => Lying::Overlap,
                LyingAsked::Inside => Lying::Inside,
                LyingAsked::Around => Lying::Around,
            },
            without: all(&self.without)?,
            near: all(&self.near)?,
            near_any: self.any_near,
            turns: self.turns,
            only: self.only(seen)?,
        })
    }

    fn only(&self, seen: &Seen<'_>) -> Result<Vec<HeadingOf>, CliError> {
        let mut only = Vec::new();
        let documents = names::documents(seen);
        for name in &self.document {
            only.push(HeadingOf::Document(documents.find(name)?));
        }
        for (of, names) in [
            (Axis::Participants, &self.participant),
            (Axis::Roles, &self.role),
            (Axis::Cases, &self.case),
            (Axis::Waves, &self.wave),
        ] {
            for name in names {
                only.push(axis::one_of(seen, of, name)?);
            }
        }
        for name in &self.speaker {
            only.push(axis::speaker(name)?);
        }
        for given in &self.attribute {
            only.push(axis::value(seen, given)?);
        }
        Ok(only)
    }
}
