//! What a segment is quoted for.

use crate::model::acts::{self, ActError};
use crate::model::{CodingId, QuotationUse};
use crate::ui::Commands;

/// The uses with their names.
pub(in crate::ui) const USES: [(Option<QuotationUse>, &str); 4] = [
    (None, "Not quoted"),
    (Some(QuotationUse::Candidate), "Candidate"),
    (Some(QuotationUse::MainText), "In the main text"),
    (Some(QuotationUse::Supplement), "In the supplement"),
];

/// Chooses segments as quotations, or takes that back: one step.
pub(in crate::ui) fn choose(
    codings: Vec<CodingId>,
    quoted: Option<QuotationUse>,
    commands: &mut Commands,
) {
    if codings.is_empty() {
        return;
    }
    commands.act("choose the quotation", move |act| {
        for coding in &codings {
            acts::choose_quotation(act.seen, act.draft, *coding, quoted)?;
        }
        Ok::<_, ActError>(())
    });
}
