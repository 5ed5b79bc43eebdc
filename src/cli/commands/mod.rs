//! The commands, one file each.

mod agreement;
mod agreement_unitizing;
mod analysts;
mod challenge_rows;
mod check;
mod code;
mod codes;
mod codings;
mod demo;
mod discrepancies;
mod documents;
mod export;
mod export_refi;
mod frameworks;
mod import;
mod log;
mod matrix;
mod new;
mod participants;
mod pass_closing;
mod pass_rounds;
mod pass_test;
mod passes;
mod reliability;
mod retrieve;
mod review;
mod review_shown;
mod search;
mod text;

use super::arguments::Viewing;
use super::cli_error::CliError;
use clap::Subcommand;
use std::process::ExitCode;

/// What the program can be told to do without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The whole analysis on the bundled sample, in a temporary folder, printed.
    Demo(demo::Demo),
    /// Makes a study.
    New(new::New),
    /// The built-in frameworks with their constructs.
    Frameworks(frameworks::Frameworks),
    /// Brings in transcripts, a codebook or a framework.
    Import(import::Import),
    /// The documents.
    Documents(documents::Documents),
    /// A transcript's text.
    Text(text::TextOf),
    /// The participants; adds some from a table.
    Participants(participants::Participants),
    /// The people of the study; adds some.
    Analysts(analysts::Analysts),
    /// The passes; opens, closes or reopens one.
    Passes(Box<passes::Passes>),
    /// The code tree.
    Codes(codes::Codes),
    /// Brings in codings from a table.
    Code(code::CodeFrom),
    /// The codings.
    Codings(codings::Codings),
    /// How far analysts agree.
    Agreement(agreement::Agreement),
    /// Coefficients of any table of units and coders, or of spans.
    Reliability(reliability::Reliability),
    /// Where analysts differ.
    Discrepancies(discrepancies::DiscrepanciesOf),
    /// Finds words in the transcripts.
    Search(search::Search),
    /// Coded segments, by what else was coded there.
    Retrieve(retrieve::Retrieve),
    /// Codes or categories against documents, participants, roles or an attribute.
    Matrix(matrix::Matrix),
    /// Writes a file for the paper.
    Export(export::Export),
    /// Frozen versions and their review: freezes, signs, judges, answers, finalizes, compares.
    Review(Box<review::Review>),
    /// Reads every journal and text and reports every fault.
    Check(check::Check),
    /// The audit trail.
    Log(log::Log),
}

/// Runs a command.
pub(super) fn run(command: Command, viewing: &Viewing) -> Result<ExitCode, CliError> {
    match command {
        Command::Demo(_) => demo::Demo::run(),
        Command::New(it) => it.run(),
        Command::Frameworks(it) => it.run(),
        Command::Import(it) => it.run(viewing),
        Command::Documents(it) => it.run(viewing),
        Command::Text(it) => it.run(viewing),
        Command::Participants(it) => it.run(viewing),
        Command::Analysts(it) => it.run(viewing),
        Command::Passes(it) => it.run(viewing),
        Command::Codes(it) => it.run(viewing),
        Command::Code(it) => it.run(viewing),
        Command::Codings(it) => it.run(viewing),
        Command::Agreement(it) => it.run(viewing),
        Command::Reliability(it) => it.run(),
        Command::Discrepancies(it) => it.run(viewing),
        Command::Search(it) => it.run(viewing),
        Command::Retrieve(it) => it.run(viewing),
        Command::Matrix(it) => it.run(viewing),
        Command::Export(it) => it.run(viewing),
        Command::Review(it) => it.run(viewing),
        Command::Check(it) => it.run(viewing),
        Command::Log(it) => it.run(viewing),
    }
}
