//! Reviews: who agrees with what in which version, and which comments are answered.

use super::Seen;
use super::analysis_versions::{AnalysisVersion, CategoryThen};
use super::codebook_versions::Moment;
use crate::model::things::Made;
use crate::model::{
    AnalystId, Answer, CategoryId, NewReply, NewReview, ReviewId, Verdict, VersionId,
};
use std::collections::BTreeMap;

/// A review that stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeenReview<'a> {
    /// Names the review.
    pub id: ReviewId,
    /// When made, and who was at the keyboard: not the reviewer where it came in a file of comments.
    pub made: &'a Made,
    /// What was said.
    pub review: &'a NewReview,
}

/// A reply in a thread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReviewReply<'a> {
    /// When made.
    pub made: &'a Made,
    /// What was replied.
    pub reply: &'a NewReply,
}

/// A comment with what was replied to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewThread<'a> {
    /// The review whose comment begins it.
    pub begun: SeenReview<'a>,
    /// Number of the version it was said of.
    pub number: usize,
    /// Replies, oldest first.
    pub replies: Vec<ReviewReply<'a>>,
    /// How it is answered; none while it is open. Whoever began it opens it again with a further reply.
    pub answer: Option<Answer>,
}

/// The verdict of a reviewer that stands for a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What they say.
    pub verdict: Verdict,
    /// In which review.
    pub review: ReviewId,
    /// Number of the version they said it of: an earlier one where the category has been the same since.
    pub number: usize,
}

/// How the review of a version stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewState<'a> {
    /// The version.
    pub version: AnalysisVersion<'a>,
    /// Its categories and themes, as they were frozen.
    pub categories: Vec<CategoryThen>,
    /// Whose signature is needed, in the order they joined the study.
    pub signers: Vec<AnalystId>,
    /// Verdicts that stand.
    pub standing: BTreeMap<(CategoryId, AnalystId), Standing>,
    /// Comments on this version and earlier ones, oldest first.
    pub threads: Vec<ReviewThread<'a>>,
}

impl ReviewState<'_> {
    /// The verdict of a person on a category.
    pub fn verdict(&self, category: CategoryId, reviewer: AnalystId) -> Option<Standing> {
        self.standing.get(&(category, reviewer)).copied()
    }

    /// How many needed signers agree with a category.
    pub fn agreed(&self, category: CategoryId) -> usize {
        let agrees = |who: &&AnalystId| self.has(category, **who, Verdict::Agree);
        self.signers.iter().filter(agrees).count()
    }

    fn has(&self, category: CategoryId, who: AnalystId, verdict: Verdict) -> bool {
        let standing = self.verdict(category, who);
        standing.is_some_and(|it| it.verdict == verdict)
    }

    /// Comments that nobody has answered.
    pub fn open(&self) -> impl Iterator<Item = &ReviewThread<'_>> {
        self.threads.iter().filter(|it| it.answer.is_none())
    }

    /// How many comments on a category nobody has answered.
    pub fn open_on(&self, category: CategoryId) -> usize {
        let on = self
            .open()
            .filter(|it| it.begun.review.category == category);
        on.count()
    }

    /// Signers who agree with every category of the version.
    pub fn signed(&self) -> Vec<AnalystId> {
        let agrees = |who: &&AnalystId| {
            let mut all = self.categories.iter();
            all.all(|it| self.has(it.id, **who, Verdict::Agree))
        };
        self.signers.iter().filter(agrees).copied().collect()
    }

    /// Signers who object to a category.
    pub fn objecting(&self) -> Vec<AnalystId> {
        let objects = |who: &&AnalystId| {
            let mut all = self.categories.iter();
            all.any(|it| self.has(it.id, **who, Verdict::Object))
        };
        self.signers.iter().filter(objects).copied().collect()
    }

    /// Categories on which a person has not said whether they agree.
    pub fn undecided(&self, who: AnalystId) -> Vec<&CategoryThen> {
        let all = self.categories.iter();
        all.filter(|it| {
            let standing = self.verdict(it.id, who);
            standing.is_none_or(|it| it.verdict == Verdict::Open)
        })
        .collect()
    }

    /// What stands beside a category's name: “agreed 2 of 3”, “1 comment open”; empty where nobody has to sign and
    /// nothing is open.
    pub fn mark(&self, category: CategoryId) -> String {
        let objects = self.signers.iter();
        let objects = objects.filter(|who| self.has(category, **who, Verdict::Object));
        match (self.open_on(category), objects.count(), self.signers.len()) {
            (1, ..) => "1 comment open".to_owned(),
            (open @ 2.., ..) => format!("{open} comments open"),
            (0, 1, _) => "1 objection".to_owned(),
            (0, objections @ 2.., _) => format!("{objections} objections"),
            (0, 0, 0) => String::new(),
            (0, 0, all) => format!("agreed {} of {all}", self.agreed(category)),
        }
    }
}

impl<'a> Seen<'a> {
    /// The reviews that stand with when they were made, oldest first.
    pub fn review_entries(&self) -> Vec<SeenReview<'a>> {
        let reviews = self.study.state.reviews.iter();
        let mut reviews: Vec<SeenReview<'a>> = reviews
            .filter(|(_, (made, review))| made.stands() && self.shows_category(review.category))
            .map(|(id, (made, review))| SeenReview {
                id: *id,
                made,
                review,
            })
            .collect();
        reviews.sort_by_key(|it| it.made.stamp);
        reviews
    }

    /// Whether a review shows: with the category it is on.
    pub(super) fn shows_review(&self, review: ReviewId) -> bool {
        let review = self.study.state.reviews.get(&review);
        review.is_none_or(|(_, review)| self.shows_category(review.category))
    }

    /// Whose signature the analysis needs before it is final, in the order they joined the study.
    pub fn signers(&self) -> Vec<AnalystId> {
        let needed = |who: &AnalystId| {
            let field = self.study.state.signers.get(who);
            field.is_some_and(|it| it.get_or(false))
        };
        let people = self.analysts().into_iter().map(|it| it.id);
        people.filter(needed).collect()
    }

    /// Whether the person who looks signs the analysis and takes part in no pass: to them the study is to be read, and
    /// its categories to be judged.
    pub fn only_reviews(&self) -> bool {
        let Some(me) = self.person() else {
            return false;
        };
        let passes = self.passes();
        let in_none = || {
            let mut passes = passes.iter();
            !passes.any(|pass| pass.opened.analysts.contains(&me))
        };
        !passes.is_empty()
            && self.signers().contains(&me)
            && in_none()
            && !self.analysis_versions().is_empty()
    }

    /// Replies to a review, oldest first.
    pub fn replies_to(&self, review: ReviewId) -> Vec<ReviewReply<'a>> {
        let replies = self.study.state.replies.values();
        let mut replies: Vec<ReviewReply<'a>> = replies
            .filter(|(made, reply)| made.stands() && reply.review == review)
            .map(|(made, reply)| ReviewReply { made, reply })
            .collect();
        replies.sort_by_key(|it| it.made.stamp);
        replies
    }

    /// How the review of a version stands. A verdict on an earlier version stands on as long as the category is the
    /// same: its name, definition, place, marks and codes. Reads the fields, not the journals.
    pub fn review_of(&self, version: VersionId) -> Option<ReviewState<'a>> {
        let versions = self.analysis_versions();
        let of = *versions.iter().find(|it| it.version.id == version)?;
        let at = |it: &AnalysisVersion<'a>| self.categories_at(Moment::Cut(&it.version.frozen.cut));
        let categories = at(&of);
        let mut earlier: BTreeMap<VersionId, Vec<CategoryThen>> = BTreeMap::new();
        let mut standing = BTreeMap::new();
        let mut threads = Vec::new();
        for it in self.review_entries() {
            let review = it.review;
            let said_of = versions.iter().find(|it| it.version.id == review.version);
            let Some(said_of) = said_of.filter(|it| it.number <= of.number) else {
                continue;
            };
            if !review.comment.trim().is_empty() || review.verdict == Verdict::Object {
                threads.push(self.thread(it, said_of.number));
            }
            let now = categories.iter().find(|it| it.id == review.category);
            let same = review.version == version || {
                let then = earlier
                    .entry(review.version)
                    .or_insert_with(|| at(said_of))
                    .iter()
                    .find(|it| it.id == review.category);
                then == now
            };
            if same && now.is_some() {
                let key = (review.category, review.reviewer);
                let stands = Standing {
                    verdict: review.verdict,
                    review: it.id,
                    number: said_of.number,
                };
                standing.insert(key, stands);
            }
        }
        Some(ReviewState {
            version: of,
            categories,
            signers: self.signers(),
            standing,
            threads,
        })
    }

    fn thread(&self, begun: SeenReview<'a>, number: usize) -> ReviewThread<'a> {
        let replies = self.replies_to(begun.id);
        let mut answer = None;
        for it in &replies {
            match it.reply.answer {
                Some(given) => answer = Some(given),
                None if it.reply.by == begun.review.reviewer => answer = None,
                None => {}
            }
        }
        ReviewThread {
            begun,
            number,
            replies,
            answer,
        }
    }
}
