//! What kinds of speakers there are in a passage.

use super::heading::SpokenBy;
use crate::analysis::speakers::turns_said;
use crate::model::Span;
use crate::model::things::Document;

/// Kinds of speakers whose words a passage is; participants where no turn of the text has a speaker.
pub(super) fn spoken_by(document: &Document, span: Span) -> Vec<SpokenBy> {
    let speakers = turns_said(document, span).filter_map(|turn| turn.speaker);
    let mut kinds: Vec<SpokenBy> = speakers
        .map(|speaker| SpokenBy::of(document.speaker(speaker)))
        .collect();
    if kinds.is_empty() && document.turns().iter().all(|turn| turn.speaker.is_none()) {
        kinds.push(SpokenBy::Participant);
    }
    kinds.sort();
    kinds.dedup();
    kinds
}
