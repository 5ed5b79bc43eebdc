//! One file per format that comes in; encodings, speaker turns, participants.
//!
//! Pure readers: bytes in, plain values out. Nothing here knows of studies or of the project folder.

mod docx;
mod encoding;
mod error;
mod flow;
mod format;
mod limits;
mod odt;
mod options;
mod package;
mod plain;
mod read;
mod remark;
mod story;
mod transcript;
pub mod turns;
mod xml;

pub use encoding::{Certainty, EncodingReport};
pub use error::ImportError;
pub use format::Format;
pub use limits::Limits;
pub use options::ReadOptions;
pub use read::{load, read_bytes, read_file};
pub use remark::Remark;
pub use transcript::Transcript;
