//! What `reliability` answers.

use super::set_answer::SetAnswer;
use super::span_answer::SpanAnswer;
use super::table_answer::TableAnswer;
use serde::Serialize;

/// The figures of one input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Reliability {
    /// Of a table of units × coders.
    Table(TableAnswer),
    /// Of a table whose cells hold sets of labels.
    Sets(SetAnswer),
    /// Of spans on a text, with characters as units.
    Spans(Box<SpanAnswer>),
}

impl Reliability {
    /// For people: aligned columns, every figure with its convention or the reason why there is none.
    pub fn to_text(&self) -> String {
        match self {
            Self::Table(answer) => answer.to_text(),
            Self::Sets(answer) => answer.to_text(),
            Self::Spans(answer) => answer.to_text(),
        }
    }
}
