//! One file per format that comes in; encodings, speaker turns, participants.
//!
//! Pure readers: bytes in, plain values out. Nothing here knows of studies or of the project folder.

mod codings;
mod docx;
mod encoding;
mod error;
mod flow;
mod format;
mod framework;
mod limits;
mod odt;
mod options;
mod package;
mod participants;
mod plain;
mod read;
mod remark;
mod story;
mod table;
mod transcript;
pub mod turns;
mod xml;

pub use codings::{CodingRow, CodingTable, codings_csv};
pub(crate) use encoding::decode as decode_text;
pub use encoding::{Certainty, EncodingReport};
pub use error::ImportError;
pub use format::Format;
pub use framework::{FrameworkNode, FrameworkTable, framework_csv};
pub use limits::Limits;
pub use options::ReadOptions;
pub use participants::{ParticipantRow, ParticipantTable, participants_csv};
pub use read::{load, read_bytes, read_file};
pub use remark::Remark;
pub use table::{RowError, TableError};
pub use transcript::Transcript;
