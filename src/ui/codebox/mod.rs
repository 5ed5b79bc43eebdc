//! The one-line box with which the selected words get a code.
//!
//! It knows nothing of the study: it is given codes and words and says what was chosen.

mod choice;
mod search;
mod state;
mod widget;

pub use choice::{CodeBoxEvent, CodeChoice};
pub use state::CodeBoxState;
pub use widget::CodeBox;
