//! How codes were said to match.

use super::Seen;
use crate::model::{AnalystId, CodeId, CodeMatch, Stamp};
use std::collections::{BTreeMap, BTreeSet};

/// Two codes that were said to match, or to be distinct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchedCodes {
    /// The first code, as it shows.
    pub a: CodeId,
    /// The second.
    pub b: CodeId,
    /// How they match, read from the first to the second.
    pub how: CodeMatch,
    /// Who said so.
    pub by: Option<AnalystId>,
    /// When.
    pub stamp: Stamp,
}

impl MatchedCodes {
    /// The other code and how this one relates to it; none where this code is neither.
    pub fn from(&self, code: CodeId) -> Option<(CodeId, CodeMatch)> {
        if self.a == code {
            Some((self.b, self.how))
        } else if self.b == code {
            Some((self.a, self.how.turned()))
        } else {
            None
        }
    }
}

impl Seen<'_> {
    /// The codes that were said to have no counterpart among those of the other analysts.
    pub fn codes_without_counterpart(&self) -> BTreeSet<CodeId> {
        let tree = self.code_tree();
        let said = self.study.state.no_counterpart.iter();
        said.filter(|(code, none)| {
            none.get() == Some(&true)
                && self.shows_code(**code)
                && !tree.is_merged(**code)
                && self.code(**code).is_some_and(|it| it.made.stands())
        })
        .map(|(code, _)| *code)
        .collect()
    }

    /// Every two codes that were said to match or to be distinct, in the order in which it was said. A merged code
    /// counts as what it was merged into; where several matches fall on the same two then, the latest stands. What
    /// was said of two codes that are one by now is left out.
    pub fn matched_codes(&self) -> Vec<MatchedCodes> {
        let tree = self.code_tree();
        let stands = |code: CodeId| self.code(code).is_some_and(|it| it.made.stands());
        let mut latest: BTreeMap<(CodeId, CodeId), MatchedCodes> = BTreeMap::new();
        for ((a, b), field) in &self.study.state.code_matches {
            if !self.shows_code(*a) || !self.shows_code(*b) {
                continue;
            }
            let (Some(Some(how)), Some(stamp)) = (field.get(), field.stamp()) else {
                continue;
            };
            let shown = (tree.effective(*a), tree.effective(*b));
            let (a, b, how) = CodeMatch::in_order(shown.0, shown.1, *how);
            if a == b || !stands(a) || !stands(b) {
                continue;
            }
            let by = self.line_by(stamp.id);
            let matched = MatchedCodes {
                a,
                b,
                how,
                by,
                stamp,
            };
            let known = latest.entry((a, b)).or_insert(matched);
            if known.stamp < stamp {
                *known = matched;
            }
        }
        let mut all: Vec<MatchedCodes> = latest.into_values().collect();
        all.sort_by_key(|it| it.stamp);
        all
    }
}
