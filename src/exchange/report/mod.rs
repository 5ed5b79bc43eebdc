//! Everything that can be saved for the paper, and the reports of figures: what they rest on, tables, and notes, in the
//! formats that a paper's supplement takes.
//!
//! # To add something that can be saved
//!
//! 1. A variant of [`ReportKind`] with its names, its formats and what can be chosen about it, and a line in
//!    [`ReportKind::make`] that makes it of the seen study.
//! 2. What `make` gives implements [`ReadyReport`] (and [`Leaving`](crate::exchange::masking::Leaving), by which names
//!    are masked in it): the bytes of a file, which have to be the same for the same study
//!    and options, and the [`Block`]s by which it is shown before it is saved. Figures and tables are a [`Report`],
//!    which implements it already.
//! 3. A format that nothing was written in before is a variant of [`FileFormat`].
//!
//! The command line (`export`) and the Report workspace both stand on this list and need no change: they offer the
//! formats and options, read the study off the screen's thread, show the blocks and write the bytes.

mod agreement;
mod agreement_more;
mod block;
mod challenges;
mod closing;
mod compared;
mod comparison;
mod discrepancies;
mod file_format;
mod ratings;
mod ready_report;
mod refi;
mod report_error;
mod report_format;
mod report_kind;
mod report_options;
mod report_source;
mod sheet;
mod with_facts;

pub use agreement::agreement_report;
pub use block::{Backed, Block, Drawn};
pub use challenges::challenges_report;
pub use compared::options_of_comparison;
pub use discrepancies::discrepancies_report;
pub use file_format::FileFormat;
pub use ratings::ratings_table;
pub use ready_report::ReadyReport;
pub use report_error::ReportError;
pub use report_format::ReportFormat;
pub use report_kind::ReportKind;
pub use report_options::{Choices, ReportOption, ReportOptions, Several};
pub use report_source::ReportSource;
pub use sheet::{Report, columns_of_counts, shown_cell};
