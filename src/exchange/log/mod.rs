//! The audit trail as a file: who did what when, and why.

mod log_export;

pub use log_export::{LogChoice, LogExport, LogFormat};
