//! Why an input to `reliability` is refused.

use crate::analysis::agreement::RatingsError;
use thiserror::Error;

/// What is wrong with the input and where; rows, units and spans count from 1.
#[derive(Debug, Error)]
pub enum ReliabilityError {
    /// The CSV cannot be read as such.
    #[error("the table cannot be read: {0}; save it as CSV in UTF-8 and try again")]
    Csv(#[from] csv::Error),
    /// There is no first row.
    #[error("the table is empty; its first row must name the coders, one to a column")]
    NoHeader,
    /// A row of a CSV table is wrong.
    #[error("row {row}: {why}")]
    Row {
        /// Line of the file, from 1.
        row: u64,
        /// What is wrong.
        why: RatingsError,
    },
    /// The JSON cannot be read, or its parts are not what they should be.
    #[error("the JSON cannot be read: {0}; see the manual for the three forms that are read")]
    Json(#[from] serde_json::Error),
    /// Neither units nor spans.
    #[error(
        "the JSON holds neither \"units\" nor \"doc_len\" and \"coders\"; give one of the two forms"
    )]
    NothingToCompare,
    /// A unit of a JSON table is wrong.
    #[error("unit {unit}: {why}")]
    Unit {
        /// Number of the unit, from 1.
        unit: usize,
        /// What is wrong.
        why: RatingsError,
    },
    /// A span that is empty, turned round or past the end.
    #[error(
        "coder {coder:?}, span {span}: {start} to {end} is no stretch of a text of {length} characters; mend its ends"
    )]
    BadSpan {
        /// The coder's name.
        coder: String,
        /// Number of the span, from 1.
        span: usize,
        /// First code point as given.
        start: u32,
        /// Code point after the last, as given.
        end: u32,
        /// Length of the text in code points.
        length: u32,
    },
    /// A span with a code outside the list.
    #[error(
        "coder {coder:?}, span {span}: {code:?} is not among \"codes\"; add it there or mend the span"
    )]
    UnknownCode {
        /// The coder's name.
        coder: String,
        /// Number of the span, from 1.
        span: usize,
        /// The code as given.
        code: String,
    },
}
