//! The house keeps to its plan, and to the licences of what it is built from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/sources/mod.rs"]
mod sources;

mod licences;
mod parts_and_arrows;
mod sample_sources;
