//! Reviews, answers and finalizing in words, for the audit trail.

use super::Seen;
use crate::model::{AnalystId, Answer, Change, Verdict, VersionId};

impl Seen<'_> {
    /// Reviews, replies, signers, final versions; none for other changes.
    pub(super) fn review_in_words(&self, change: &Change) -> Option<String> {
        Some(match change {
            Change::Review(new) => {
                let category = self.category(new.category);
                let category = category.map_or("", |it| it.name.text());
                let verb = match new.verdict {
                    Verdict::Agree => "agrees with",
                    Verdict::Object => "objects to",
                    Verdict::Open => "leaves open",
                };
                let who = self.signer_name(new.reviewer);
                with_words(format!("{who} {verb} “{category}”"), &new.comment)
            }
            Change::NeedSigner { signer, needed } => {
                let verb = if *needed {
                    "has to sign the analysis"
                } else {
                    "need not sign the analysis"
                };
                format!("{} {verb}", self.signer_name(*signer))
            }
            Change::Reply(new) => {
                let verb = match new.answer {
                    Some(Answer::Accepted) => "accepted",
                    Some(Answer::Rejected) => "rejected",
                    None => "replied",
                };
                with_words(format!("{} {verb}", self.signer_name(new.by)), &new.text)
            }
            Change::Finalize(new) => {
                let names = |of: &[AnalystId]| {
                    let names: Vec<&str> = of.iter().map(|who| self.signer_name(*who)).collect();
                    names.join(", ")
                };
                let mut words = self.version_name(new.version);
                words.push_str(&format!(", signed by {}", names(&new.signers)));
                if !new.objecting.is_empty() {
                    let over = format!("; over the objection of {}", names(&new.objecting));
                    words.push_str(&over);
                }
                with_words(words, &new.over)
            }
            _ => return None,
        })
    }

    fn signer_name(&self, who: AnalystId) -> &str {
        self.analyst(who).map_or("somebody", |it| it.name.text())
    }

    fn version_name(&self, version: VersionId) -> String {
        let versions = self.analysis_versions();
        let version = versions.iter().find(|it| it.version.id == version);
        version.map_or_else(String::new, super::AnalysisVersion::in_words)
    }
}

/// A sentence with what was said, if anything was.
fn with_words(sentence: String, words: &str) -> String {
    match words.trim() {
        "" => sentence,
        words => format!("{sentence}: {words}"),
    }
}
