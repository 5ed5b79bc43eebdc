//! Codes that one analyst invented in a blind pass: nobody else could give them, so that no figure of theirs says
//! anything before they are matched.

use super::{CodeAgreement, StudyAgreement};

/// Why such a code has no figures while nothing was said of it.
pub(super) const NOT_MATCHED: &str =
    "invented by one analyst in this blind pass: match codes before comparing them";
/// Why it has none where it was said to be distinct, broader or narrower.
pub(super) const MATCHED_WITH_NONE: &str =
    "invented by one analyst in this blind pass, and no code of another was said to mean the same";
/// What figures are in which matched codes count as one.
pub(super) const AFTER_MATCHING: &str = "after matching; not an independent test";

impl CodeAgreement {
    fn has_no_figures_for(&self, reason: &str) -> bool {
        let all = self.counted.ci95.as_ref();
        all.is_err_and(|why| why == reason)
    }

    /// Whether it has no figures because one analyst invented it in this blind pass and nobody has matched it yet.
    pub fn waits_for_matching(&self) -> bool {
        self.has_no_figures_for(NOT_MATCHED)
    }

    /// Whether it has no figures because one analyst invented it in this blind pass and no code of another means the
    /// same, as far as was said.
    pub fn is_of_one_alone(&self) -> bool {
        self.waits_for_matching() || self.has_no_figures_for(MATCHED_WITH_NONE)
    }
}

impl StudyAgreement {
    /// Which codes are left out of the tables because one analyst alone could give them, a sentence for each reason.
    pub fn left_out_in_words(&self) -> Vec<String> {
        let reasons = [
            (NOT_MATCHED, "Not compared before they are matched"),
            (
                MATCHED_WITH_NONE,
                "Not compared, since no code of another analyst was said to mean the same",
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
