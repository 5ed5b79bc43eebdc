//! Transcripts in every format that comes, damaged ones included.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/import_support/mod.rs"]
mod import_support;

mod bad_files;
mod odt;
mod real_transcripts;
mod turns;
mod word;
