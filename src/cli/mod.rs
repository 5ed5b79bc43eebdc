//! The command line: the same program without a window.
//!
//! Names, options, exit statuses and JSON keys are a contract with scripts. One file per command; `arguments` has
//! what can be typed, `open_study` the study behind it, `names` finds what a NAME means.

mod arguments;
mod axis;
mod bringing_in;
mod cli_error;
mod coding_rows;
mod commands;
mod framework_file;
mod importing;
mod input_table;
mod layer;
mod names;
mod open_study;
mod output;
mod progress;
mod table;
mod when;

pub use arguments::Arguments;

use clap::Parser;
use cli_error::CliError;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the program does after the arguments were read.
#[derive(Debug)]
pub enum Next {
    /// Opens the window, with a study's folder if one was given.
    Window(Option<PathBuf>),
    /// Ends; a command has run.
    End(ExitCode),
}

/// Reads the arguments of this process and runs the command they name, if any.
pub fn run() -> Next {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return Next::End(arguments::report(&error)),
    };
    let Some(command) = arguments.command else {
        return Next::Window(arguments.project);
    };
    Next::End(match commands::run(command, &arguments.viewing) {
        Ok(status) => {
            if let Some(sentence) = arguments.viewing.left_out.get() {
                output::note(sentence);
            }
            status
        }
        Err(CliError::ReaderGone) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(error.status())
        }
    })
}
