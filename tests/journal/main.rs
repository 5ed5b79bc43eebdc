//! The project folder: durability, faults, erasure, versions, several devices at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/studies/mod.rs"]
mod studies;

mod durability;
mod erasure;
mod faults;
mod golden;
mod kill;
mod project;
mod snapshot;
mod sync;
