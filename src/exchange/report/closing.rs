//! How a pass was closed and revealed, as facts of a report.

use super::sheet::Report;
use crate::analysis::closing::{after_reveal_counts, reveal_sentence, statements_at_reveal};
use crate::exchange::when;
use crate::model::{PassId, Seen};

impl Report {
    /// Adds what the analysts of a pass said before it was revealed, when that was, and what was coded after it: a
    /// figure of independent coding rests on that. What is hidden from the viewer is not said.
    #[must_use]
    pub fn with_closing(mut self, seen: &Seen<'_>, pass: PassId) -> Self {
        let mut fact = |name: &str, value: String| self.facts.push((name.to_owned(), value));
        let statements = statements_at_reveal(seen, pass);
        if !statements.is_empty() {
            fact("Before closing", statements.join(" "));
        }
        if let Some(sentence) = reveal_sentence(seen, pass, &when::local) {
            fact("Reveal", sentence);
        }
        if let Some(sentence) = after_reveal_counts(seen, pass).sentence() {
            fact("After the reveal", sentence);
        }
        self
    }
}
