//! Interlinea: a desktop workbench for qualitative coding.

pub mod analysis;
pub mod cli;
pub mod exchange;
pub mod import;
pub mod jobs;
pub mod journal;
pub mod model;
pub mod search;
pub mod ui;
