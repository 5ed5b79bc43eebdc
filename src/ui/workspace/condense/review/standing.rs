//! How the review stands, derived once per revision.

use crate::model::{
    AnalystId, Answer, CategoryId, ReviewId, ReviewState, StepDraft, Verdict, VersionId, acts,
    capital,
};
use crate::ui::{Date, View};
use std::collections::BTreeMap;

/// A version in the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct VersionRow {
    pub id: VersionId,
    pub number: usize,
    /// “Version 2”.
    pub name: String,
    /// “frozen on 14 March 2026 by Anna · final, signed by Anna, Bo”.
    pub under: String,
    pub is_final: bool,
}

/// A person's verdict that stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Voice {
    pub who: String,
    pub colour: u8,
    /// “agrees”, “objects”, “agrees since version 1”, “has not decided”.
    pub says: String,
    /// Whether a comment says so too, with its words.
    pub in_thread: bool,
}

/// A comment with its answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ThreadRow {
    pub review: ReviewId,
    pub category: CategoryId,
    pub category_name: String,
    pub colour: u8,
    /// “Prof. Lind asks”.
    pub heading: String,
    pub comment: String,
    /// “of version 1, taken in from a file by Anna”; empty where there is nothing to say.
    pub small: String,
    /// Who replied, and with what words.
    pub replies: Vec<(String, String)>,
    pub is_answered: bool,
    /// Whether the version it was said of is final, so that nothing is replied any more.
    pub is_final: bool,
}

/// How a signer stands to the whole version.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SignerRow {
    pub id: AnalystId,
    pub name: String,
    pub colour: u8,
    pub signs: bool,
    /// “agrees with 12 of 17”.
    pub says: String,
}

/// How the review of the latest version stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reviewed {
    /// Newest first.
    pub versions: Vec<VersionRow>,
    pub people: Vec<SignerRow>,
    /// Categories and themes of the latest version, as they were frozen.
    pub rows: Vec<(CategoryId, String)>,
    pub marks: BTreeMap<CategoryId, String>,
    /// Verdicts of the latest version, by category.
    pub voices: BTreeMap<CategoryId, Vec<Voice>>,
    /// One's own verdicts.
    pub own: BTreeMap<CategoryId, Verdict>,
    /// Comments on the latest version and earlier ones.
    pub threads: Vec<ThreadRow>,
    /// Categories of the latest version on which one has not decided.
    pub undecided: usize,
    pub categories: usize,
    /// Why the latest version cannot be finalized, in a sentence; none where it can.
    pub refused: Option<String>,
    /// Whether a signer objects, so that finalizing needs a reason.
    pub objection: bool,
    /// Whether categories or codes are other than in the latest version.
    pub changed: bool,
    /// Whether codings, quotations or decisions are.
    pub codings_changed: bool,
}

impl Reviewed {
    pub fn of(view: &View<'_>) -> Self {
        let seen = view.seen;
        let mut it = Self {
            versions: versions(view),
            ..Self::default()
        };
        let latest = it.versions.first().map(|row| row.id);
        let state = latest.and_then(|id| seen.review_of(id));
        it.people = people(view, state.as_ref());
        let (Some(id), Some(state)) = (latest, state) else {
            return it;
        };
        it.categories = state.categories.len();
        for category in &state.categories {
            it.rows.push((category.id, category.name.clone()));
            it.marks.insert(category.id, state.mark(category.id));
            it.voices
                .insert(category.id, voices(view, &state, category.id));
            let own = view.me().and_then(|me| state.verdict(category.id, me));
            if let Some(own) = own {
                it.own.insert(category.id, own.verdict);
            }
        }
        it.threads = threads(view, &state);
        it.undecided = view.me().map_or(0, |me| state.undecided(me).len());
        it.objection = !state.objecting().is_empty();
        let mut scratch = StepDraft::new(crate::model::DeviceId::from_bits(0), 1);
        let over = "as it may be";
        let tried = acts::finalize_version(seen, &mut scratch, id, over);
        it.refused = tried.err().map(|error| error.to_string());
        it.changed = seen.changed_since_version(state.version.version);
        it.codings_changed = seen.codings_changed_since_version(state.version.version);
        it
    }

    pub fn latest(&self) -> Option<&VersionRow> {
        self.versions.first()
    }
}

fn name(view: &View<'_>, who: AnalystId) -> String {
    let analyst = view.seen.analyst(who);
    analyst.map_or_else(|| "somebody".to_owned(), |it| it.name.text().to_owned())
}

fn colour(view: &View<'_>, who: AnalystId) -> u8 {
    let analyst = view.seen.analyst(who);
    analyst.map_or(0, |it| it.colour.get_or(0))
}

fn names(view: &View<'_>, of: &[AnalystId]) -> String {
    let names: Vec<String> = of.iter().map(|who| name(view, *who)).collect();
    names.join(", ")
}

fn versions(view: &View<'_>) -> Vec<VersionRow> {
    let versions = view.seen.analysis_versions().into_iter().rev();
    versions
        .map(|it| {
            let made = &it.version.made;
            let day = |at: crate::model::Stamp| Date::local(at.at.milliseconds()).whole();
            let mut under = format!("frozen on {}", day(made.stamp));
            if let Some(by) = made.by {
                under.push_str(&format!(" by {}", name(view, by)));
            }
            if let Some((made, signed)) = it.finalized {
                let signers = names(view, &signed.signers);
                under.push_str(&format!(
                    " · final since {}, signed by {signers}",
                    day(made.stamp)
                ));
                if !signed.objecting.is_empty() {
                    let over = names(view, &signed.objecting);
                    under.push_str(&format!(" · over the objection of {over}: {}", signed.over));
                }
            }
            VersionRow {
                id: it.version.id,
                number: it.number,
                name: capital(&it.in_words()),
                under,
                is_final: it.finalized.is_some(),
            }
        })
        .collect()
}

fn people(view: &View<'_>, state: Option<&ReviewState<'_>>) -> Vec<SignerRow> {
    let signers = view.seen.signers();
    let analysts = view.seen.analysts().into_iter();
    analysts
        .map(|it| {
            let agrees = |state: &ReviewState<'_>| {
                let all = state.categories.iter();
                let agreed = all.filter(|category| {
                    let standing = state.verdict(category.id, it.id);
                    standing.is_some_and(|it| it.verdict == Verdict::Agree)
                });
                format!(
                    "agrees with {} of {}",
                    agreed.count(),
                    state.categories.len()
                )
            };
            SignerRow {
                id: it.id,
                name: it.name.text().to_owned(),
                colour: it.colour.get_or(0),
                signs: signers.contains(&it.id),
                says: state.map(agrees).unwrap_or_default(),
            }
        })
        .collect()
}

fn voices(view: &View<'_>, state: &ReviewState<'_>, category: CategoryId) -> Vec<Voice> {
    let analysts = view.seen.analysts().into_iter().map(|it| it.id);
    let mut voices = Vec::new();
    for who in analysts {
        let standing = state.verdict(category, who);
        let says = match standing.map(|it| it.verdict) {
            Some(Verdict::Agree) => "agrees",
            Some(Verdict::Object) => "objects",
            Some(Verdict::Open) => "leaves it open",
            None if state.signers.contains(&who) => "has not decided",
            None => continue,
        };
        let earlier = standing.filter(|it| it.number != state.version.number);
        let says = match earlier {
            Some(it) => format!("{says} since version {}", it.number),
            None => says.to_owned(),
        };
        voices.push(Voice {
            who: name(view, who),
            colour: colour(view, who),
            says,
            in_thread: standing.is_some_and(|it| {
                let mut threads = state.threads.iter();
                threads.any(|thread| thread.begun.id == it.review)
            }),
        });
    }
    voices
}

fn threads(view: &View<'_>, state: &ReviewState<'_>) -> Vec<ThreadRow> {
    let versions = view.seen.analysis_versions();
    let rows = state.threads.iter().map(|thread| {
        let begun = thread.begun;
        let review = begun.review;
        let verb = match review.verdict {
            Verdict::Agree => "agrees and says",
            Verdict::Object => "objects",
            Verdict::Open => "asks",
        };
        let mut small = Vec::new();
        if thread.number != state.version.number {
            small.push(format!("of version {}", thread.number));
        }
        if let Some(by) = begun.made.by.filter(|by| *by != review.reviewer) {
            small.push(format!("taken in by {}", name(view, by)));
        }
        let replies = thread.replies.iter().map(|it| {
            let verb = match it.reply.answer {
                Some(Answer::Accepted) => "accepted it",
                Some(Answer::Rejected) => "rejected it",
                None => "replied",
            };
            let who = format!("{} {verb}", name(view, it.reply.by));
            (who, it.reply.text.clone())
        });
        let category = view.seen.category(review.category);
        let version = versions.iter().find(|it| it.version.id == review.version);
        ThreadRow {
            review: begun.id,
            category: review.category,
            category_name: category.map_or_else(String::new, |it| it.name.text().to_owned()),
            colour: colour(view, review.reviewer),
            heading: format!("{} {verb}", name(view, review.reviewer)),
            comment: review.comment.clone(),
            small: small.join(", "),
            replies: replies.collect(),
            is_answered: thread.answer.is_some(),
            is_final: version.is_some_and(|it| it.finalized.is_some()),
        }
    });
    rows.collect()
}
