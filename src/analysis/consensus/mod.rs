//! The consensus of analysts: a layer of its own, from what agrees and what was decided.
//!
//! The analysts' own layers are never touched. A part of the material is settled when nothing in it is open; what is
//! decided differently later changes the layer, and the decisions say who did so, when and why.

mod changed;
mod layer;
mod outcome;
mod ruling;

pub use changed::Changed;
pub use layer::{Consensus, ConsensusCoding, Ground, PartConsensus};
pub use outcome::Outcome;
