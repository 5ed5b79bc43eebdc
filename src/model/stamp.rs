//! The mark a change leaves on each field it sets.

use super::{HybridTime, Id};
use serde::{Deserialize, Serialize};

/// When and by which line something was set. Stamps are totally ordered; the greatest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Hybrid logical time of the line.
    pub at: HybridTime,
    /// The line: device and number.
    pub id: Id,
}
