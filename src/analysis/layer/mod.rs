//! Which codings count where codes are condensed, counted and read: the consensus, one analyst's, or everybody's.
//!
//! A number that comes from one of them says from which: [`LayerCodings::sentence`].

mod choice;
mod codings;
mod gather;
mod of_code;
mod segment;

pub use choice::LayerChoice;
pub use codings::LayerCodings;
pub use of_code::InLayer;
pub use segment::LayerSegment;
