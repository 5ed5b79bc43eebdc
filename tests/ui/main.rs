//! The window: every workspace by accessible names, by keyboard and mouse, with pictures.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/desk/mod.rs"]
mod desk;
#[path = "../common/hidden/mod.rs"]
mod hidden;
#[path = "../common/refi_support/mod.rs"]
mod refi_support;
#[path = "../common/support/mod.rs"]
mod support;
#[path = "../common/window/mod.rs"]
mod window;

mod challenges;
mod closing;
mod code;
mod code_tree;
mod codebox;
mod compare;
mod condense;
mod consensus;
mod documents;
mod erasure;
mod explore;
mod explore_matrix;
mod figures;
mod hidden_walk;
mod history;
mod import_refi;
mod matching;
mod memos;
mod parts;
mod passes;
mod pictures;
mod quotation;
mod quotations;
mod reading;
mod reading_list;
mod reading_list_wide;
mod report;
mod review;
mod rounds;
mod sample_pictures;
mod scripts;
mod settling;
mod shell;
mod transcript;
mod two_analysts;
