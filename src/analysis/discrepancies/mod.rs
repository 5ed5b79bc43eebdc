//! Items on which two analysts differ: what only one coded, what both coded differently.

mod decision_words;
mod difference;
mod item;
mod items;
mod settled;
mod tolerance;

pub use decision_words::decision_words;
pub use difference::{Difference, DifferenceKind};
pub use item::Item;
pub use items::{Discrepancies, discrepancies, discrepancies_within};
pub use settled::{Settled, SettledState};
pub use tolerance::Tolerance;
