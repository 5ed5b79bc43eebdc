//! The project folder: journals, texts, devices, locks, snapshot.
//!
//! A [`Project`] is a study's folder, open: everything that is shown is read through [`Project::seen`], and
//! everything that happens is a step, drafted with [`Project::draft`] and recorded with [`Project::commit`].

mod binding;
mod check;
mod clock;
mod commit;
mod copies;
mod device;
mod erased_version;
mod erasing;
mod error;
#[cfg(test)]
mod every_change;
mod fault;
mod header;
mod installation;
mod journal_file;
mod kept_texts;
mod line;
mod local;
mod names;
mod new_file;
mod plain_line;
mod project;
mod project_file;
mod quoted;
mod randomness;
mod reading;
mod readme;
mod redaction;
mod refresh;
mod rewriting;
mod sample;
mod sample_files;
mod snapshot;
mod still_said;
mod storage;
mod texts;
mod undo;
mod writing;

pub use check::CheckReport;
pub use clock::{Clock, ScriptedClock, SystemClock};
pub use commit::Committed;
pub use erasing::Erasure;
pub use error::JournalError;
pub use fault::{Fault, Waiting};
pub use installation::{Installation, RecentStudy};
pub use new_file::NewFile;
pub use project::Project;
pub use randomness::{Randomness, ScriptedRandomness, SystemRandomness};
pub use refresh::Refreshed;
pub use sample::copy_sample_to;
pub use storage::{Disk, Entry, Failure, Lock, Memory, Storage, Survives};
pub use texts::Texts;
pub use undo::UndoDone;

/// The format of project folders that this program writes; a folder of a higher one is read-only.
pub const FORMAT: u32 = 1;
