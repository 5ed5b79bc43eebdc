//! The words of a chosen quotation as they are printed, without the labels that stand in the transcript.

use super::package::PackagedQuotation;
use crate::analysis::quotations::{QuotationLabels, pieces, printed};
use crate::exchange::masking::{MaskTally, Passages};
use crate::exchange::quotations::masked_pieces;
use crate::model::things::Document;
use crate::model::{QuotationPart, Seen, Span, Text};

/// What quotations of a package are printed with.
pub(super) struct Printing<'m, 'a> {
    /// The study as everybody may see it.
    pub seen: &'m Seen<'a>,
    pub labels: QuotationLabels,
}

impl Printing<'_, '_> {
    /// A quotation with what was left out and put in; labels come from the record, and names are masked.
    pub fn quotation(
        &self,
        passages: &mut Passages<'_>,
        document: &Document,
        text: &Text,
        span: Span,
        form: Option<&[QuotationPart]>,
    ) -> PackagedQuotation {
        let pieces = pieces(self.seen, document, text, span, form);
        let label = self.labels.label(self.seen, document, &pieces);
        let mut tally = MaskTally::default();
        let pieces = masked_pieces(pieces, (document.imported.text, text), passages, &mut tally);
        PackagedQuotation {
            words: printed(&pieces, self.seen.omission_mark()),
            speaker: label.text,
        }
    }
}
