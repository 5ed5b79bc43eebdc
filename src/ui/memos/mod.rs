//! Memos on every screen: a drawer that lists, filters, searches, writes, links and exports them; what stands on and is
//! linked to the selected thing; and the line that the journal offers when a pass is closed.
//!
//! The drawer lies at the bottom, below whatever one works on, so that a memo is written with its passage in sight. It
//! shows what [`crate::model::Seen::memos`] gives and nothing else, and derives its rows once per revision.

mod beside;
mod detail;
mod drawer;
mod filters;
mod journal;
mod kept;
mod list;
mod names;
mod picker;
mod rows;
mod saving;
mod writing;

pub use drawer::MemoDrawer;
pub use names::{KINDS, go_to, name_of, target_of};
