//! The transcript: a long text to read, with codings over it.
//!
//! ```text
//! let output = Transcript::new(text_key, &text, &turns)
//!     .speakers(&speakers)
//!     .codings(codings_key, &codings)
//!     .selected(selected_coding)
//!     .view(&view)
//!     .show(ui, &mut state);
//! for event in output.events { … }
//! ```
//!
//! The text is cut into blocks, one to a paragraph of a turn (a long paragraph into several). Only the
//! blocks on the screen are laid out; the heights of the others are guessed from their length and corrected
//! when they come by, while the block at the top of the screen is held still. What depends on text or
//! codings is made again when their key changes, so the caller keys both with its revision counter.

mod access;
mod blocks;
mod event;
mod excerpt;
mod geometry;
mod gutter;
mod handles;
mod heads;
mod heights;
mod keys;
mod lanes;
mod layout;
mod layouts;
mod margin;
mod memo_marks;
mod notes;
mod overlaps;
mod page;
mod paint;
mod pointer;
mod scroll;
mod scroll_bar;
mod short;
mod shown;
mod state;
mod units;
mod widget;

pub(in crate::ui) use layout::{Base, Setting, TextLayout, lay_out, wants_shaping};
pub(in crate::ui) use short::shortened;

pub use event::{DraggedWords, TranscriptEvent, TranscriptOutput};
pub use excerpt::{Excerpt, PartOfList};
pub use shown::{Layer, ShownCoding, ShownSpeaker, TranscriptView};
pub use state::TranscriptState;
pub use widget::Transcript;
