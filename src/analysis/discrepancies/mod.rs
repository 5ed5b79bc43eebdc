//! Items on which analysts differ: what only some coded, what they coded differently.

mod analyst_set;
mod code_names;
mod decision_words;
mod difference;
mod groups;
mod item;
mod items;
mod settled;
mod settling;
mod tolerance;
mod unmatched;
mod word_borders;

pub use analyst_set::{AnalystSet, MOST_ANALYSTS};
pub use code_names::code_names;
pub use decision_words::{decision_words, settled_words, stays_uncoded};
pub use difference::{Difference, DifferenceKind};
pub use item::Item;
pub use items::{Discrepancies, discrepancies, discrepancies_in, discrepancies_within};
pub use settled::{Settled, SettledState};
pub use settling::Settling;
pub use tolerance::Tolerance;
pub use unmatched::{unmatched_codes, unmatched_sentence};
pub use word_borders::WordBorders;
