//! The units in which coding is compared, and which of them carry a code.
//!
//! Every rule has a name that is printed with the figures made by it, and stays as it is.

mod borders;
mod reach;
mod rule;
mod unit_words;

pub use borders::{Borders, KeptBorders};
pub use reach::{Reach, UnitRuns};
pub use rule::{Unit, UnitRule};
pub use unit_words::{Cover, UnitWords};
