//! `--layer`: whose codings a command counts.

use super::cli_error::CliError;
use super::names;
use super::open_study::OpenStudy;
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::model::Seen;

/// Gathers the layer that was asked for: `consensus`, `all`, or an analyst's name; none where nothing was asked for.
///
/// # Errors
/// Where there is no such analyst, or a text that the consensus needs is missing.
pub(super) fn gathered(
    open: &OpenStudy,
    seen: &Seen<'_>,
    asked: Option<&str>,
) -> Result<Option<LayerCodings>, CliError> {
    let Some(asked) = asked else {
        return Ok(None);
    };
    let choice = match asked.to_lowercase().as_str() {
        "consensus" => LayerChoice::Consensus,
        "all" => LayerChoice::Everybody,
        _ => LayerChoice::Analyst(names::analysts(seen).find(asked)?),
    };
    let layer = LayerCodings::of(seen, &open.texts(), choice);
    layer.map(Some).map_err(CliError::Refused)
}
