//! What each document added, as a curve and as tables, with the ratio of Guest, Namey & Chen and what named reviewers
//! concluded from it.
//!
//! The report says in which order the documents were gone through and that this was done afterwards. It never says that
//! saturation was reached: that is a judgement, and stands there in the words of those who made it.

mod made;
mod options;
mod words;

use crate::exchange::categories::{bytes, preview};
use crate::exchange::codebook::ExportError;
use crate::exchange::figure::Figure;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{Block, FileFormat, ReadyReport, Report};
use crate::model::NewSaturationReview;
use std::sync::Arc;

pub use made::saturation_report;
pub use options::SATURATION;

/// What each document added.
#[derive(Debug, Clone, PartialEq)]
pub struct SaturationReport {
    /// The curve.
    pub figure: Figure,
    /// The tables with what they rest on.
    pub report: Report,
    /// What reviewers would put their names to; none where it rests on work that is not open to everybody.
    pub to_review: Option<Arc<NewSaturationReview>>,
}

impl Leaving for SaturationReport {
    fn mask(&mut self, masks: &Masks) {
        // What reviewers sign is kept in the study and not printed.
        let Self {
            figure,
            report,
            to_review: _,
        } = self;
        figure.mask(masks);
        report.mask(masks);
    }
}

impl ReadyReport for SaturationReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        bytes(&self.figure, &self.report, format)
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = preview(&self.figure, &self.report);
        blocks.extend(self.to_review.clone().map(Block::ToReview));
        blocks
    }
}
