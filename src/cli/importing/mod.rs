//! Bringing files into a study.

mod answer;
mod codebooks;
mod comments;
mod files;
mod projects;
mod transcripts;

pub(super) use answer::{Answer, Skipped};
pub(super) use codebooks::codebooks;
pub(super) use comments::{comments, is_comments};
pub(super) use projects::projects;
pub(super) use transcripts::{TranscriptOptions, transcripts};
