//! Any table of units × coders, or spans of several coders, read from text and answered with every figure.
//!
//! The way in for whoever wants to check the program's figures from outside.

mod answer;
mod error;
mod from_csv;
mod from_json;
mod set_answer;
mod span_answer;
mod table_answer;
mod text;
mod unitizing_answer;

pub use answer::Reliability;
pub use error::ReliabilityError;
pub use from_csv::reliability_from_csv;
pub use from_json::reliability_from_json;
pub use set_answer::SetAnswer;
pub use span_answer::{CodeAnswer, OverallAnswer, SpanAnswer};
pub use table_answer::TableAnswer;
pub use unitizing_answer::{Alpha1995, Family, GammaAnswer, OverallUnitizing, UAlpha};
