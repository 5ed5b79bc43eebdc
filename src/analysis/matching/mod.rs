//! The frames of codes that two analysts made independently of each other, side by side, and how their codes match.
//!
//! Nothing here decides: suggestions say their grounds, and analysts who have read the passages say how two codes
//! match ([`crate::model::acts::match_codes`]).

mod declared;
mod frame_code;
mod likeness;
mod names;
mod shared;
mod suggestion;
mod two_frames;

pub use declared::{Contradiction, Declared, Progress, Relation};
pub use frame_code::{FrameCode, Standing};
pub use likeness::{Likeness, Share};
pub use names::CodeName;
pub use shared::SharedPassage;
pub use suggestion::Suggestion;
pub use two_frames::TwoFrames;
