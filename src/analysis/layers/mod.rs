//! What of several analysts' coding may be set side by side: the pass, its finished parts, and each analyst's
//! codings as they count.

mod coders;
mod compare_error;
mod compared;
mod equal_codes;
mod hidden;
mod layered;
mod twice;

pub use compare_error::CompareError;
pub use compared::{Compared, LeftOut};
pub use equal_codes::equal_codes;
pub use hidden::hidden_sentence;
pub use layered::Layered;
pub use twice::Twice;

use crate::model::Text;
use crate::model::things::Document;
use std::sync::Arc;

/// Where a document's text comes from; the error is a sentence for a person.
pub type Texts<'t> = dyn Fn(&Document) -> Result<Arc<Text>, String> + 't;
