//! The consensus, the quotations, and the research group's review of the categories.

use super::desk::Desk;
use super::ids::of;
use super::source::{Answered, Revised, Said, Settled};
use super::{Made, Maker, passages};
use interlinea::analysis::discrepancies::{Difference, DifferenceKind, discrepancies};
use interlinea::model::acts::{self, PartToClose};
use interlinea::model::things::Document;
use interlinea::model::{
    AnalystId, CategoryEdit, Change, CodingId, ConsensusClosed, Decision, DocumentId, NewDecision,
    NewReview, NewSession, Part, PassId, ReviewId, VersionId,
};

/// Every so many passages that only one coded do not stand, and every so many with two codes get one of them.
const NOT_KEPT: usize = 7;
const ONE_OF_TWO: usize = 3;

/// A decision of a session: on which codings, what, why, and by which rule.
type Decided = (Vec<CodingId>, Decision, String, Option<String>);

impl Maker<'_> {
    /// A consensus session: the differences in some documents are settled, and their consensus is closed.
    pub fn settle(&mut self, desk: &mut Desk<'_>, settled: &Settled) -> Made<()> {
        let pass = of(&self.ids.passes, &settled.pass)?;
        let present: Vec<AnalystId> = {
            let seen = desk.project.seen();
            let it = seen.pass(pass).ok_or("the pass is gone")?;
            it.opened.analysts.clone()
        };
        let new = NewSession {
            pass,
            date: settled.date.clone(),
            present: present.clone(),
            others: Vec::new(),
        };
        let session = self.step(desk, |_, draft, _| {
            Ok(draft.push(Change::AddSession(Box::new(new))).into())
        })?;
        for name in &settled.documents {
            let document = of(&self.ids.documents, name)?;
            let decided = decided(desk, pass, document, &present)?;
            self.step(desk, |_, draft, _| {
                for (codings, decision, reason, by_rule) in decided {
                    draft.push(Change::Decide(Box::new(NewDecision {
                        pass,
                        codings,
                        decision,
                        reason,
                        session: Some(session),
                        by_rule,
                    })));
                }
                Ok(())
            })?;
            let part = PartToClose {
                part: Part::Document(document),
                open: 0,
            };
            let closed = ConsensusClosed {
                words: None,
                session: Some(session),
                present: present.clone(),
                others: Vec::new(),
            };
            self.step(desk, |seen, draft, _| {
                Ok(acts::close_consensus(seen, draft, pass, &[part], closed)?)
            })?;
        }
        Ok(())
    }

    /// Chooses the quotations, one by one.
    pub fn choose_quotations(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        for it in &self.source.study.quotations {
            let words = passages::of_words(&*of(&self.ids.texts, &it.document)?, &it.begins)?;
            self.step(desk, |seen, draft, ids| {
                let (document, code) =
                    (of(&ids.documents, &it.document)?, of(&ids.codes, &it.code)?);
                let me = of(&ids.analysts, &it.analyst)?;
                let tree = seen.code_tree();
                let codings = seen.codings_of(document);
                let found = codings.into_iter().find(|coding| {
                    let starts = coding.span().start == words.start;
                    starts && coding.analyst() == me && tree.effective(coding.code()) == code
                });
                let coding = found.ok_or_else(|| format!("“{}” is not coded so", it.begins))?;
                Ok(acts::choose_quotation(
                    seen,
                    draft,
                    coding.id,
                    Some(it.used),
                )?)
            })?;
        }
        Ok(())
    }

    /// Everybody in the study signs the analysis.
    pub fn need_signers(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let people = &self.source.study.analysts;
        self.step(desk, |seen, draft, ids| {
            for person in people {
                acts::need_signer(seen, draft, of(&ids.analysts, &person.id)?, true)?;
            }
            Ok(())
        })
    }

    pub fn freeze(&mut self, desk: &mut Desk<'_>) -> Made<()> {
        let now = desk.project.study().now();
        self.step(desk, |seen, draft, _| {
            let name = acts::next_analysis_name(seen);
            acts::freeze_analysis(seen, draft, &name, &now)?;
            Ok(())
        })
    }

    /// What somebody says of categories of the latest version; those who have no installation sent a file of comments.
    pub fn say(&mut self, desk: &mut Desk<'_>, said: &Said) -> Made<()> {
        let version = latest(desk)?;
        self.step(desk, |seen, draft, ids| {
            let reviewer = of(&ids.analysts, &said.who)?;
            for it in &said.of {
                let new = NewReview {
                    version,
                    category: of(&ids.categories, &it.category)?,
                    reviewer,
                    verdict: it.verdict,
                    comment: it.comment.clone(),
                };
                acts::review_category(seen, draft, &new)?;
            }
            Ok(())
        })?;
        if !said.agrees_with_rest {
            return Ok(());
        }
        self.step(desk, |seen, draft, ids| {
            let reviewer = of(&ids.analysts, &said.who)?;
            acts::agree_with_rest(seen, draft, version, reviewer)?;
            Ok(())
        })
    }

    /// Replies in the thread on a category, or answers it.
    pub fn answer(&mut self, desk: &mut Desk<'_>, it: &Answered) -> Made<()> {
        let version = latest(desk)?;
        let me = desk.me;
        self.step(desk, |seen, draft, ids| {
            let category = of(&ids.categories, &it.category)?;
            let state = seen.review_of(version).ok_or("the version is gone")?;
            let thread = state.open().find(|it| it.begun.review.category == category);
            let review: ReviewId = thread.ok_or("nobody said anything")?.begun.id;
            let by = of(&ids.analysts, me)?;
            let words = &it.words;
            Ok(acts::reply_to_review(
                seen, draft, review, by, words, it.answer,
            )?)
        })
    }

    /// What the review changed in a category.
    pub fn revise(&mut self, desk: &mut Desk<'_>, it: &Revised) -> Made<()> {
        self.step(desk, |seen, draft, ids| {
            let category = of(&ids.categories, &it.category)?;
            if let Some(name) = &it.name {
                acts::rename_category(seen, draft, category, name)?;
            }
            if let Some(definition) = &it.definition {
                let edit = CategoryEdit::Definition(definition.clone());
                draft.push(Change::EditCategory { category, edit });
            }
            for code in &it.gets {
                acts::place_code(seen, draft, of(&ids.codes, code)?, category, true);
            }
            for code in &it.gives {
                acts::place_code(seen, draft, of(&ids.codes, code)?, category, false);
            }
            draft.explain(&it.why);
            Ok(())
        })
    }
}

/// What the analysts decide on each difference in a document: mostly by three rules, some for a reason of its own.
fn decided(
    desk: &Desk<'_>,
    pass: PassId,
    document: DocumentId,
    present: &[AnalystId],
) -> Made<Vec<Decided>> {
    let seen = desk.project.seen();
    let text = |it: &Document| {
        let text = desk.project.text(it.imported.text);
        text.map_err(|error| error.to_string())
    };
    let found = discrepancies(&seen, &text, Some(pass), &[])?;
    let items = found.items.iter().filter(|it| it.document == document);
    let differences = items.flat_map(|it| &it.differences).enumerate();
    Ok(differences
        .map(|(n, it)| {
            let (decision, reason, rule) = ruled(n, it, &found.analysts, present);
            let (reason, rule) = (reason.to_owned(), rule.map(str::to_owned));
            (it.ids(), decision, reason, rule)
        })
        .collect())
}

fn ruled(
    n: usize,
    difference: &Difference,
    analysts: &[AnalystId],
    present: &[AnalystId],
) -> (Decision, &'static str, Option<&'static str>) {
    let by = |place: usize| analysts.get(place).or(present.first()).copied();
    let coder = difference.codings.first().and_then(|it| by(it.analyst));
    match difference.kind {
        DifferenceKind::Borders => (
            Decision::Union,
            "",
            Some("The same code with other borders: everything that either coded stands."),
        ),
        DifferenceKind::OtherCode if n.is_multiple_of(ONE_OF_TWO) => (
            by((n / ONE_OF_TWO) % 2).map_or(Decision::Both, Decision::As),
            "Read again against the two definitions: the passage is nearer to this one.",
            None,
        ),
        DifferenceKind::OtherCode => (
            Decision::Both,
            "",
            Some("Two codes on one passage that both fit their definitions: both stand."),
        ),
        DifferenceKind::Only(_) if n.is_multiple_of(NOT_KEPT) => (
            Decision::Neither,
            "The passage needs its context to say this, and says it better further on.",
            None,
        ),
        DifferenceKind::Only(_) => (
            coder.map_or(Decision::Both, Decision::As),
            "",
            Some(
                "Coded by one of us, and the other would code it too on reading it again: it stands.",
            ),
        ),
    }
}

fn latest(desk: &Desk<'_>) -> Made<VersionId> {
    let seen = desk.project.seen();
    let versions = seen.analysis_versions();
    Ok(versions.last().ok_or("nothing is frozen")?.version.id)
}
