//! Reports of figures: what they rest on, tables, and notes, in the formats that a paper's supplement takes.

mod agreement;
mod discrepancies;
mod ratings;
mod report_format;
mod sheet;

pub use agreement::agreement_report;
pub use discrepancies::discrepancies_report;
pub use ratings::ratings_table;
pub use report_format::ReportFormat;
pub use sheet::Report;
