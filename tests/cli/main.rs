//! The command line, by its printed JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/desk/mod.rs"]
mod desk;
#[path = "../common/hidden/mod.rs"]
mod hidden;
#[path = "../common/simulation/mod.rs"]
mod simulation;

mod agreement;
mod agreement_words;
mod challenges;
mod closing;
mod codebook;
mod coding;
mod comparing;
mod consensus;
mod consensus_closed;
mod demo;
mod explore;
mod framework_matrix;
mod hidden_walk;
mod layers;
mod matching;
mod memos;
mod passes;
mod reports;
mod review;
mod rounds;
mod sample_study;
mod search;
mod study;
mod true_author;
