//! `review`: frozen versions of the analysis, and what the research group says of them.

use super::review_shown::{Shown, compared};
use crate::cli::arguments::Viewing;
use crate::cli::cli_error::CliError;
use crate::cli::open_study::OpenStudy;
use crate::cli::{names, output};
use crate::model::acts::{self, ActError};
use crate::model::{
    AnalysisVersion, Answer, CategoryId, Id, NewReview, ReviewId, Seen, StepDraft, Verdict,
};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option that is given or not"
)]
/// Shows how the review of a version stands; freezes, signs, judges, answers, finalizes, compares.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("act").multiple(false).args([
    "freeze", "signers", "not_signers", "agree", "object", "ask", "answer", "finalize", "compare",
]))]
pub struct Review {
    /// The study's folder.
    project: PathBuf,
    /// Which version, by number or id; otherwise the latest.
    #[arg(long, value_name = "N")]
    version: Option<String>,
    /// Freezes the analysis as it is, under this name if one is given.
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    freeze: Option<String>,
    /// Adds people whose signature the analysis needs.
    #[arg(long, value_name = "A,B")]
    signers: Vec<String>,
    /// Takes people off that list.
    #[arg(long, value_name = "A,B")]
    not_signers: Vec<String>,
    /// Agrees with categories in the name of the person at the keyboard; `all` for every one not decided yet.
    #[arg(long, value_name = "CATEGORY,…")]
    agree: Vec<String>,
    /// Objects to a category, with a comment that says why.
    #[arg(long, value_name = "CATEGORY", requires = "comment")]
    object: Option<String>,
    /// Asks something about a category and leaves it open.
    #[arg(long, value_name = "CATEGORY", requires = "comment")]
    ask: Option<String>,
    /// Replies to the comment of this id; with --accept or --reject it is answered.
    #[arg(long, value_name = "COMMENT")]
    answer: Option<String>,
    /// Follows the comment.
    #[arg(long, requires = "answer", conflicts_with = "reject")]
    accept: bool,
    /// Does not follow it; --comment says why.
    #[arg(long, requires = "answer")]
    reject: bool,
    /// The words of an objection, a question or a reply.
    #[arg(long, value_name = "WORDS")]
    comment: Option<String>,
    /// Finalizes the version with the signatures of all needed signers.
    #[arg(long)]
    finalize: bool,
    /// Why it is finalized although a signer objects.
    #[arg(long, value_name = "WHY", requires = "finalize")]
    over: Option<String>,
    /// Compares two versions, by number or id; `now` is the analysis as it is.
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2)]
    compare: Vec<String>,
    /// One JSON document instead of text.
    #[arg(long)]
    json: bool,
}

impl Review {
    pub fn run(self, viewing: &Viewing) -> Result<ExitCode, CliError> {
        let mut open = OpenStudy::open(&self.project, viewing)?;
        if let [from, to] = self.compare.as_slice() {
            compared(&open.seen(), from, to, self.json)?;
            return Ok(ExitCode::SUCCESS);
        }
        if self.changes() {
            let mut draft = open.draft()?;
            self.act(&open, &mut draft)?;
            open.commit(draft)?;
        }
        // What was just frozen is what is shown.
        let named = self.version.as_deref().filter(|_| self.freeze.is_none());
        let seen = open.seen();
        let shown = Shown::of(&seen, named)?;
        if self.json {
            output::json(&shown)?;
        } else {
            output::print(&shown.text())?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Whether anything is to be done besides showing.
    fn changes(&self) -> bool {
        let lists = [&self.signers, &self.not_signers, &self.agree];
        let words = [&self.freeze, &self.object, &self.ask, &self.answer];
        self.finalize
            || lists.into_iter().any(|it| !it.is_empty())
            || words.into_iter().any(Option::is_some)
    }

    fn act(&self, open: &OpenStudy, draft: &mut StepDraft) -> Result<(), CliError> {
        let seen = open.seen();
        if let Some(name) = &self.freeze {
            let proposed = acts::next_analysis_name(&seen);
            let name = if name.is_empty() { &proposed } else { name };
            acts::freeze_analysis(&seen, draft, name, &open.cut())?;
            return Ok(());
        }
        for (people, needed) in [(&self.signers, true), (&self.not_signers, false)] {
            for who in names::analysts(&seen).find_all(people)? {
                acts::need_signer(&seen, draft, who, needed)?;
            }
        }
        if !self.signers.is_empty() || !self.not_signers.is_empty() {
            return Ok(());
        }
        let version = version(&seen, self.version.as_deref())?.version.id;
        if self.finalize {
            let over = self.over.as_deref().unwrap_or_default();
            return Ok(acts::finalize_version(&seen, draft, version, over)?);
        }
        let me = open.somebody()?;
        let words = self.comment.clone().unwrap_or_default();
        if let Some(comment) = &self.answer {
            let comment = found(&seen, comment)?;
            let answer = match (self.accept, self.reject) {
                (true, _) => Some(Answer::Accepted),
                (_, true) => Some(Answer::Rejected),
                _ => None,
            };
            return Ok(acts::reply_to_review(
                &seen, draft, comment, me, &words, answer,
            )?);
        }
        if self.agree.iter().any(|it| it == "all") {
            acts::agree_with_rest(&seen, draft, version, me)?;
            return Ok(());
        }
        let all = names::categories(&seen);
        let mut said: Vec<(CategoryId, Verdict)> = Vec::new();
        for category in all.find_all(&self.agree)? {
            said.push((category, Verdict::Agree));
        }
        for (named, verdict) in [(&self.object, Verdict::Object), (&self.ask, Verdict::Open)] {
            if let Some(name) = named {
                said.push((all.find(name)?, verdict));
            }
        }
        for (category, verdict) in said {
            let new = NewReview {
                version,
                category,
                reviewer: me,
                verdict,
                comment: words.clone(),
            };
            acts::review_category(&seen, draft, &new)?;
        }
        Ok(())
    }
}

/// A version by number or id; the latest where none is named.
pub(super) fn version<'a>(
    seen: &Seen<'a>,
    named: Option<&str>,
) -> Result<AnalysisVersion<'a>, CliError> {
    let versions = seen.analysis_versions();
    let Some(named) = named else {
        let latest = versions.last().copied();
        return latest.ok_or_else(|| {
            let words = "There is no version to review yet: freeze one with `interlinea review PROJECT --freeze`.";
            CliError::Refused(words.to_owned())
        });
    };
    let number: Option<usize> = named.parse().ok();
    let id: Option<Id> = named.parse().ok();
    let is = |it: &&AnalysisVersion<'a>| {
        Some(it.number) == number
            || Some(it.version.id.0) == id
            || it.version.frozen.name.to_lowercase() == named.to_lowercase()
    };
    let found = versions.iter().find(is).copied();
    found.ok_or_else(|| {
        let words = format!("There is no version “{named}”: see `interlinea review PROJECT`.");
        CliError::Refused(words)
    })
}

/// The comment of an id.
fn found(seen: &Seen<'_>, comment: &str) -> Result<ReviewId, CliError> {
    let id: Option<Id> = comment.trim().parse().ok();
    let entries = seen.review_entries();
    let found = entries.iter().find(|it| Some(it.id.0) == id);
    let what = "The comment";
    Ok(found.ok_or(ActError::NotHere { what })?.id)
}
