//! What leaves the program and what comes from other programs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/desk/mod.rs"]
mod desk;
#[path = "../common/refi_study/mod.rs"]
mod refi_study;
#[path = "../common/refi_support/mod.rs"]
mod refi_support;
#[path = "../common/simulation/mod.rs"]
mod simulation;
#[path = "../common/studies/mod.rs"]
mod studies;

mod books;
mod categories;
mod coded_transcripts;
mod docx_out;
mod figures;
mod masked;
mod methods;
mod participants_table;
mod refi_codebook;
mod refi_damaged;
mod refi_project;
mod refi_round_trip;
mod review_package;
mod saturation;
mod spreadsheet;
