//! Standard output and files.

use super::cli_error::CliError;
use serde::Serialize;
use std::io::{ErrorKind, Write};

/// Prints text as it is.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    bytes(text.as_bytes())
}

/// Puts bytes out as they are.
pub(super) fn bytes(bytes: &[u8]) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        // `interlinea codings … | head` is no fault.
        ErrorKind::BrokenPipe => CliError::ReaderGone,
        _ => CliError::Unwritable {
            path: "standard output".into(),
            why: error.to_string(),
        },
    })
}

/// Prints a line.
pub(super) fn line(text: &str) -> Result<(), CliError> {
    print(&format!("{text}\n"))
}

/// Prints one JSON document.
pub(super) fn json(value: &impl Serialize) -> Result<(), CliError> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    print(&text)
}

/// Says something beside the answer, on standard error.
pub(super) fn note(text: &str) {
    eprintln!("{text}");
}
