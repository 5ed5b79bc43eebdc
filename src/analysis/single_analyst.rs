//! A study that one analyst coded alone: the missing second coder as a limitation, and the log of what was discussed
//! with peers instead.

use crate::model::day_in_words;
use crate::model::things::{Memo, Pass};
use crate::model::{AnalystId, MemoId, MemoKind, Seen, Target};
use std::collections::BTreeSet;

/// What the first line of a peer discussion's memo begins with.
const HEADING: &str = "Peer discussion";

/// A study in which nothing was coded by two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleAnalyst {
    /// Who coded, each once, in the order of the passes.
    pub analysts: Vec<AnalystId>,
    /// What was discussed with peers, by date.
    pub discussions: Vec<PeerDiscussion>,
}

/// A discussion with peers: a memo of the kind “method” whose first line says when it was and who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerDiscussion {
    /// The memo.
    pub memo: MemoId,
    /// The day, as `YYYY-MM-DD`.
    pub date: String,
    /// Who was there, as written.
    pub with: String,
    /// What was discussed.
    pub about: String,
}

impl SingleAnalyst {
    /// Looks whether every pass has one analyst; none where some pass has several, or there is no pass. A walk over the
    /// codings: a pass that is not blind may hold codings of others than its analysts.
    pub fn of(seen: &Seen<'_>) -> Option<Self> {
        let passes = seen.passes();
        let several = |pass: &&Pass| pass.opened.analysts.len() > 1;
        if passes.is_empty() || passes.iter().any(several) {
            return None;
        }
        let of_others = |coding: &crate::model::things::Coding| {
            let pass = seen.pass(coding.pass());
            pass.is_some_and(|pass| !pass.opened.analysts.contains(&coding.analyst()))
        };
        if seen.codings().any(of_others) {
            return None;
        }
        Some(Self::known(seen))
    }

    /// The same for a study of which it is known that nothing was coded by two.
    pub fn known(seen: &Seen<'_>) -> Self {
        let mut known = BTreeSet::new();
        let passes = seen.passes().into_iter();
        let all = passes.flat_map(|pass| pass.opened.analysts.iter().copied());
        Self {
            analysts: all.filter(|who| known.insert(*who)).collect(),
            discussions: peer_discussions(seen),
        }
    }

    /// What has to be reported of it, in sentences for the methods.
    pub fn sentence(&self, seen: &Seen<'_>) -> String {
        let name = |who: &AnalystId| {
            let analyst = seen.analyst(*who);
            analyst.map_or_else(String::new, |it| it.name.text().to_owned())
        };
        let coded = match self.analysts.as_slice() {
            [only] => format!(
                "All coding was done by one analyst ({}); there was no second coder",
                name(only)
            ),
            several => {
                let names: Vec<String> = several.iter().map(name).collect();
                format!(
                    "Each pass was coded by one analyst ({}); no passage was coded by two",
                    names.join(", ")
                )
            }
        };
        let discussed = match self.discussions.as_slice() {
            [] => "No discussion of the coding with peers is on record.".to_owned(),
            [only] => format!(
                "The coding was discussed with peers once ({} with {}).",
                day_in_words(&only.date),
                only.with
            ),
            several => {
                let when: Vec<String> = several
                    .iter()
                    .map(|it| format!("{} with {}", day_in_words(&it.date), it.with))
                    .collect();
                format!(
                    "The coding was discussed with peers on {} occasions ({}).",
                    several.len(),
                    when.join("; ")
                )
            }
        };
        format!(
            "{coded}, so that agreement between independent coders could not be examined, which is a limitation. {discussed}"
        )
    }
}

/// The discussions with peers that show, by date.
pub fn peer_discussions(seen: &Seen<'_>) -> Vec<PeerDiscussion> {
    let memos = seen.memos().into_iter();
    let mut found: Vec<PeerDiscussion> = memos.filter_map(discussion).collect();
    found.sort_by(|one, other| (&one.date, one.memo).cmp(&(&other.date, other.memo)));
    found
}

fn discussion(memo: &Memo) -> Option<PeerDiscussion> {
    if memo.kind.get() != Some(&MemoKind::Method) || !memo.made.stands() {
        return None;
    }
    let on_study = matches!(memo.first.on, Target::Study | Target::Pass(_));
    let (first, about) = memo
        .text
        .text()
        .split_once('\n')
        .unwrap_or((memo.text.text(), ""));
    let rest = first.strip_prefix(HEADING).filter(|_| on_study)?;
    let rest = rest.strip_prefix(", ")?;
    let (date, with) = rest.split_once(", with ")?;
    Some(PeerDiscussion {
        memo: memo.id,
        date: date.trim().to_owned(),
        with: with.trim().to_owned(),
        about: about.trim().to_owned(),
    })
}

/// The text of a memo that logs a discussion with peers: `date` as `YYYY-MM-DD`, who was there, what was discussed.
pub fn peer_discussion_text(date: &str, with: &str, about: &str) -> String {
    let (date, with, about) = (date.trim(), with.trim(), about.trim());
    format!("{HEADING}, {date}, with {with}\n{about}")
}
