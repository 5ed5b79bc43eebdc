//! Codes that one analyst invented in a blind pass: nobody else could give them, so that no figure of theirs says
//! anything before they are matched.

use super::{CodeAgreement, StudyAgreement};

/// Why such a code has no figures while nothing was said of it.
pub(super) const NOT_MATCHED: &str =
    "invented by one analyst in this blind pass: match codes before comparing them";
/// Why all codes together have none where there is not one.
pub(super) const NO_CODE_GIVEN: &str = "no code was given in this material";
/// Why it has none where it was said to be distinct, broader or narrower.
pub(super) const MATCHED_WITH_NONE: &str =
    "invented by one analyst in this blind pass, and no code of another was said to mean the same";
/// Why it has none where it was said that no code of another analyst corresponds to it.
pub(super) const NO_COUNTERPART: &str =
    "invented by one analyst in this blind pass, and said to have no counterpart";
/// Why it has none among more than two analysts where only some of them have a code that means the same.
pub(super) const MATCHED_WITH_SOME: &str = "invented in this blind pass, and matched with codes of some of these analysts only: compare those alone";
/// What figures are in which matched codes count as one.
pub(super) const AFTER_MATCHING: &str = "after matching; not an independent test";

impl CodeAgreement {
    fn has_no_figures_for(&self, reason: &str) -> bool {
        self.counted.incomparable() == Some(reason)
    }

    /// Whether it has no figures because one analyst invented it in this blind pass and nobody has matched it yet.
    pub fn waits_for_matching(&self) -> bool {
        self.has_no_figures_for(NOT_MATCHED)
    }

    /// Whether it has no figures because one analyst invented it in this blind pass and it was said to have no
    /// counterpart.
    pub fn has_no_counterpart(&self) -> bool {
        self.has_no_figures_for(NO_COUNTERPART)
    }

    /// Whether it has no figures because it was invented in this blind pass and not every analyst has a code that means
    /// the same, as far as was said.
    pub fn is_left_out(&self) -> bool {
        let reasons = [
            NOT_MATCHED,
            NO_COUNTERPART,
            MATCHED_WITH_NONE,
            MATCHED_WITH_SOME,
        ];
        reasons.iter().any(|reason| self.has_no_figures_for(reason))
    }
}

impl StudyAgreement {
    /// Which codes are left out of the tables because not every analyst could give them, a sentence for each reason.
    pub fn left_out_in_words(&self) -> Vec<String> {
        let reasons = [
            (NOT_MATCHED, "Not compared before they are matched"),
            (
                NO_COUNTERPART,
                "Not compared, since no code of another analyst corresponds to them",
            ),
            (
                MATCHED_WITH_NONE,
                "Not compared, since no code of another analyst was said to mean the same",
            ),
            (
                MATCHED_WITH_SOME,
                "Not compared among all, since only some of the analysts have a code that was said to mean the same",
            ),
        ];
        let sentence = |(reason, words): (&str, &str)| {
            let codes = self.per_code.iter();
            let names: Vec<String> = codes
                .filter(|it| it.has_no_figures_for(reason))
                .map(|it| format!("“{}”", it.code_name))
                .collect();
            let noun = if names.len() == 1 { "code" } else { "codes" };
            let listed = names.join(", ");
            (!names.is_empty()).then(|| format!("{words}: {} {noun}: {listed}.", names.len()))
        };
        reasons.into_iter().filter_map(sentence).collect()
    }
}
