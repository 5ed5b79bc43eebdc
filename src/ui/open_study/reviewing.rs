//! What somebody who only reviews may do.

use super::OpenStudy;
use crate::model::Change;

/// Why nothing but the review can be changed by somebody who signs and takes part in no pass.
pub(super) const ONLY_REVIEWS: &str = "You review this study: judge its categories and comment on them. To change anything else, choose “Work on the study all the same” first.";

impl OpenStudy {
    /// Whether the study is to be reviewed and not to be changed by its person.
    pub(super) const fn is_only_reviewed(&self) -> bool {
        self.only_reviews && !self.works_all_the_same
    }

    /// Refuses to change what is past, and anything where one only reviews.
    pub(super) fn refuse(&self) -> Result<(), String> {
        self.past.refuse()?;
        if self.is_only_reviewed() {
            return Err(ONLY_REVIEWS.to_owned());
        }
        Ok(())
    }

    /// Lets somebody who only reviews change everything, until the window is closed.
    pub(in crate::ui) const fn work_all_the_same(&mut self) {
        self.works_all_the_same = true;
    }
}

/// Whether a change is a verdict, a comment or a reply.
pub(super) const fn is_of_a_review(change: &Change) -> bool {
    matches!(change, Change::Review(_) | Change::Reply(_))
}
