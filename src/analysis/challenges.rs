//! What a later pass held against the coding of an earlier one, counted, and the sentence for the report.
//!
//! The two codings are never merged: the earlier layer is its analyst's, amended by decisions, and the later one is
//! independent coding of its segments.

use super::closing::{nobody_talked, parts_in_words};
use crate::model::things::Pass;
use crate::model::{
    AnalystId, ChallengeItem, Claim, Material, PassId, PassKind, PassState, Seen, capital,
};
use std::collections::BTreeMap;

/// How many of a pass's codings were challenged, and what became of that.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChallengeCounts {
    /// Codings that were challenged.
    pub segments: usize,
    /// Passages named as missed.
    pub missed: usize,
    /// Of both those that a decision changed: another construct, a further one, none, or one where none was.
    pub changed: usize,
    /// Of both those that are not decided: open, referred, to be looked at again, decided twice.
    pub open: usize,
    /// Number of challenged segments and missed passages by who challenged them.
    pub by: BTreeMap<AnalystId, (usize, usize)>,
}

impl ChallengeCounts {
    /// Counts the challenges to a pass; only those made in one later pass where that is named.
    pub fn of(seen: &Seen<'_>, challenged: PassId, made_in: Option<PassId>) -> Self {
        let mut counts = Self::default();
        for item in seen.challenge_items(challenged) {
            counts.take_in(seen, &item, made_in);
        }
        counts
    }

    fn take_in(&mut self, seen: &Seen<'_>, item: &ChallengeItem<'_>, made_in: Option<PassId>) {
        let own = item.challenges.iter();
        let own = own.filter(|it| made_in.is_none_or(|pass| it.first.pass == pass));
        let mut people: Vec<AnalystId> = own.map(|it| it.first.analyst).collect();
        people.sort_unstable();
        people.dedup();
        if people.is_empty() {
            return;
        }
        let missed = item.coding.is_none();
        for who in people {
            let (segments, passages) = self.by.entry(who).or_default();
            *segments += usize::from(!missed);
            *passages += usize::from(missed);
        }
        self.segments += usize::from(!missed);
        self.missed += usize::from(missed);
        self.changed += usize::from(is_changed(seen, item));
        self.open += usize::from(item.outcome().is_none());
    }

    /// Challenged segments and missed passages together.
    pub const fn all(&self) -> usize {
        self.segments + self.missed
    }
}

/// Whether a decision has changed what was coded.
pub fn is_changed(seen: &Seen<'_>, item: &ChallengeItem<'_>) -> bool {
    let tree = seen.code_tree();
    let as_shown = |codes: Vec<_>| {
        let mut codes: Vec<_> = codes.into_iter().map(|code| tree.effective(code)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    let given = as_shown(item.given().into_iter().collect());
    item.outcome().is_some_and(|codes| as_shown(codes) != given)
}

/// The construct that the challenges of an item name, in words, each with who made it and why: “Berit: belongs in
/// “Dose”: it is about how often”.
pub fn claims_in_words(seen: &Seen<'_>, item: &ChallengeItem<'_>) -> Vec<String> {
    let challenges = item.challenges.iter();
    challenges
        .map(|it| {
            let name = name_of(seen, it.first.analyst);
            let claim = seen.claim_in_words(ChallengeItem::claim(it));
            format!("{name}: {claim}: {}", it.reason.text())
        })
        .collect()
}

/// A claim's kind as the command line prints it.
pub const fn claim_key(claim: Claim) -> &'static str {
    match claim {
        Claim::DoesNotBelong => "does_not_belong",
        Claim::BelongsIn(_) => "belongs_in",
        Claim::Missed(_) => "missed",
    }
}

/// How a pass that works on the segments of an earlier one was done, for the report, with true counts: “Deductive
/// coding by Ada; Berit challenged 3 segments, of which 2 were changed; inductive coding of these segments
/// independently by Ada and Berit.” None for a pass on whole documents, and while anything of the pass is hidden from
/// the viewer.
pub fn layers_sentence(seen: &Seen<'_>, pass: PassId) -> Option<String> {
    let it = seen.pass(pass)?;
    let Material::Segments { of, .. } = &it.opened.material else {
        return None;
    };
    let earlier = seen.pass(*of)?;
    let hidden = it
        .opened
        .analysts
        .iter()
        .any(|who| !seen.shows_work_of(*who, pass));
    if hidden {
        return None;
    }
    let counts = ChallengeCounts::of(seen, *of, Some(pass));
    let coded = seen.documents_of_pass(pass).into_iter().any(|document| {
        let mut codings = seen.codings_with_removed_of(document);
        codings.any(|coding| coding.pass() == pass && coding.stands())
    });
    let independently = coded && nobody_talked(it, None) && it.opened.analysts.len() > 1;
    let unfinished = match seen.pass_state(it) {
        PassState::Open => " (not closed yet)",
        _ => "",
    };
    Some(format!(
        "{} coding by {}; {}; {} coding of these segments {}by {}{unfinished}.",
        capital(kind_word(earlier)),
        names(seen, earlier),
        challenged(seen, it, &counts),
        kind_word(it),
        if independently { "independently " } else { "" },
        names(seen, it),
    ))
}

/// The sentences of all passes that work on segments of earlier ones, in the order the passes were opened.
pub fn layers_sentences(seen: &Seen<'_>) -> Vec<String> {
    let passes = seen.passes().into_iter();
    passes
        .filter_map(|pass| layers_sentence(seen, pass.id))
        .collect()
}

/// “Berit challenged 3 segments and named 1 passage as missed, of which 2 were changed and 1 is not decided yet”.
fn challenged(seen: &Seen<'_>, pass: &Pass, counts: &ChallengeCounts) -> String {
    if counts.all() == 0 {
        let others = pass.opened.analysts.len() > 1;
        return if others {
            "none of its segments was challenged".to_owned()
        } else {
            "its segments were not challenged".to_owned()
        };
    }
    let by: Vec<String> = counts
        .by
        .iter()
        .map(|(who, (segments, missed))| {
            let mut what = Vec::new();
            if *segments > 0 {
                what.push(format!("challenged {}", many(*segments, "segment")));
            }
            if *missed > 0 {
                what.push(format!("named {} as missed", many(*missed, "passage")));
            }
            format!("{} {}", name_of(seen, *who), what.join(" and "))
        })
        .collect();
    let be = |count: usize| if count == 1 { "was" } else { "were" };
    let changed = match (counts.all(), counts.changed) {
        (_, 0) => "of which none was changed".to_owned(),
        (1, 1) => "which was changed".to_owned(),
        (_, changed) => format!("of which {changed} {} changed", be(changed)),
    };
    let open = match counts.open {
        0 => String::new(),
        1 => " and 1 is not decided yet".to_owned(),
        open => format!(" and {open} are not decided yet"),
    };
    format!("{}, {changed}{open}", together(&by))
}

fn many(count: usize, noun: &str) -> String {
    crate::model::many(count, noun, &format!("{noun}s"))
}

const fn kind_word(pass: &Pass) -> &'static str {
    match pass.opened.kind {
        PassKind::Deductive => "deductive",
        PassKind::Inductive => "inductive",
        PassKind::Directed => "directed",
    }
}

fn names(seen: &Seen<'_>, pass: &Pass) -> String {
    let people = pass.opened.analysts.iter();
    let names: Vec<String> = people.map(|who| name_of(seen, *who)).collect();
    together(&names)
}

fn name_of(seen: &Seen<'_>, who: AnalystId) -> String {
    let analyst = seen.analyst(who);
    analyst.map_or_else(|| "somebody".to_owned(), |it| it.name.text().to_owned())
}

/// “Ada, Berit and Cy”.
fn together(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What a page says where a pass of one analyst has no challenges to show: “Nobody has challenged it.”, or who has not
/// closed yet.
pub fn no_challenges_sentence(seen: &Seen<'_>, pass: PassId) -> String {
    let later = seen.passes();
    let waiting = later.iter().find(|it| {
        let within = matches!(&it.opened.material, Material::Segments { of, .. } if *of == pass);
        within && it.opened.blind && seen.pass_state(it) == PassState::Open
    });
    waiting.map_or_else(
        || "Nobody has challenged its coding.".to_owned(),
        |it| {
            let parts = parts_in_words(it, seen.parts(it.id).len());
            format!(
                "What the pass “{}” holds against it shows once all have closed it ({parts}).",
                it.name.text()
            )
        },
    )
}
