//! What Explore shows, as tables for every program and for Word, and as figures.

mod chart;
mod crosstab;
mod framework;
mod framework_report;
mod segments;
mod together;

pub use chart::{Chart, ChartBar, ChartOf};
pub use crosstab::{CrosstabShown, crosstab_figure, crosstab_report};
pub use framework::{FrameworkCell, FrameworkSheet};
pub use framework_report::{FRAMEWORK_MATRIX, FrameworkPlan, framework_report};
pub use segments::{ReadWords, segments_report};
pub use together::together_report;
