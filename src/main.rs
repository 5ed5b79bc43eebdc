//! The `interlinea` program: the window, or a command.

use interlinea::cli::{self, Next};
use interlinea::ui;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Next::End(status) => status,
        Next::Window(project) => match ui::run(project.as_deref()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{error}");
                ExitCode::FAILURE
            }
        },
    }
}
