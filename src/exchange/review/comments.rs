//! The comments that come back from a review package.

use super::comments_error::CommentsError;
use crate::model::acts::{self, ActError};
use crate::model::{
    AnalysisVersion, AnalystId, CategoryId, Change, Id, NewReview, ProjectId, Seen, StepDraft,
    Verdict, VersionId,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Longest file of comments that is read, in bytes.
pub const MAX_COMMENTS_FILE: u64 = 8 * 1024 * 1024;
/// Most comments in a file.
const MAX_COMMENTS: usize = 10_000;
/// Longest comment, in characters.
const MAX_COMMENT: usize = 50_000;
/// Longest name of a reviewer or category, in characters.
const MAX_NAME: usize = 500;
/// What a file of comments says it is.
const FORMAT: &str = "interlinea-review-comments";

/// A file of comments that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct CommentsFile {
    /// The file's name.
    pub name: String,
    /// Whose comments these are, as they wrote it.
    pub reviewer: String,
    version: VersionId,
    number: u64,
    study: String,
    /// Which study; none in a file of an earlier program.
    project: Option<ProjectId>,
    comments: Vec<Comment>,
}

#[derive(Debug, Clone, PartialEq)]
struct Comment {
    category: Option<CategoryId>,
    name: String,
    verdict: Verdict,
    words: String,
}

/// What taking a file in would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentsPlan {
    /// The version it is about: “version 2”.
    pub version: String,
    /// The reviewer's name in the study.
    pub reviewer: String,
    /// The person they are; none where they are to be added as a reviewer.
    pub person: Option<AnalystId>,
    /// How many verdicts and comments are new.
    pub new: usize,
    /// How many are in the study already.
    pub known: usize,
    /// What would be left, each a sentence.
    pub left: Vec<String>,
}

/// What taking a file in did.
pub type CommentsTaken = CommentsPlan;

impl CommentsPlan {
    /// What is new, and whose it is, in a sentence or two.
    pub fn sentence(&self) -> String {
        let (who, version) = (&self.reviewer, &self.version);
        let mut words = match self.new {
            0 => format!("Nothing new of {who} on {version}."),
            1 => format!("1 verdict or comment of {who} on {version}."),
            n => format!("{n} verdicts and comments of {who} on {version}."),
        };
        if self.known > 0 {
            words.push_str(&format!(" {} are in the study already.", self.known));
        }
        if self.person.is_none() && self.new > 0 {
            words.push_str(&format!(" {who} is new in the study, as a reviewer."));
        }
        words
    }
}

#[derive(Deserialize)]
struct Written {
    format: String,
    format_version: u64,
    #[serde(default)]
    study: String,
    #[serde(default)]
    project: Option<String>,
    version: String,
    #[serde(default)]
    version_number: u64,
    reviewer: String,
    comments: Vec<WrittenComment>,
}

#[derive(Deserialize)]
struct WrittenComment {
    category: String,
    #[serde(default)]
    name: String,
    verdict: String,
    #[serde(default)]
    comment: String,
}

impl CommentsFile {
    /// Reads a file of comments from the disk; nothing beyond the limit is read.
    ///
    /// # Errors
    /// Where it cannot be opened, is too large, or is no such file.
    pub fn open(path: &std::path::Path) -> Result<Self, CommentsError> {
        use std::io::Read;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let unreadable = |error: std::io::Error| CommentsError::Unreadable {
            name: name.clone().into_owned(),
            why: error.to_string(),
        };
        let file = std::fs::File::open(path).map_err(unreadable)?;
        let mut bytes = Vec::new();
        let mut file = file.take(MAX_COMMENTS_FILE + 1);
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        Self::read(&name, &bytes)
    }

    /// Reads the bytes of a file of comments.
    ///
    /// # Errors
    /// Where it is too large, no such file, from a later program, or says no name.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, CommentsError> {
        let damaged = |why: String| CommentsError::NotComments {
            name: name.to_owned(),
            why,
        };
        if bytes.len() as u64 > MAX_COMMENTS_FILE {
            return Err(CommentsError::TooLarge(name.to_owned()));
        }
        // Some programs write a mark of byte order before a text.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let written: Written =
            serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
        if written.format != FORMAT {
            return Err(damaged("it is of another kind".to_owned()));
        }
        if written.format_version > 1 {
            return Err(CommentsError::Later(name.to_owned()));
        }
        if written.comments.len() > MAX_COMMENTS {
            return Err(CommentsError::TooLarge(name.to_owned()));
        }
        let id: Result<Id, _> = written.version.parse();
        let version = id.map_err(|_| damaged("it names no version".to_owned()))?;
        let project = written.project.map(|it| it.parse::<ProjectId>());
        let project = project.transpose();
        let project = project.map_err(|_| damaged("it names no study".to_owned()))?;
        let reviewer = clean(&written.reviewer, MAX_NAME);
        if reviewer.is_empty() {
            return Err(CommentsError::Nameless(name.to_owned()));
        }
        let comments = written.comments.into_iter().map(|it| {
            let verdict = match it.verdict.as_str() {
                "agree" => Verdict::Agree,
                "object" => Verdict::Object,
                "open" => Verdict::Open,
                _ => return Err(damaged("a verdict in it is none".to_owned())),
            };
            if it.comment.chars().count() > MAX_COMMENT {
                return Err(CommentsError::TooLarge(name.to_owned()));
            }
            Ok(Comment {
                category: it.category.parse::<Id>().ok().map(CategoryId),
                name: clean(&it.name, MAX_NAME),
                verdict,
                words: it.comment.trim().to_owned(),
            })
        });
        Ok(Self {
            name: name.to_owned(),
            reviewer,
            version: version.into(),
            number: written.version_number,
            study: clean(&written.study, MAX_NAME),
            project,
            comments: comments.collect::<Result<_, _>>()?,
        })
    }

    fn version<'a>(
        &self,
        seen: &Seen<'a>,
        here: ProjectId,
    ) -> Result<AnalysisVersion<'a>, CommentsError> {
        if self.project.is_some_and(|it| it != here) {
            return Err(CommentsError::AnotherStudy {
                name: self.name.clone(),
                study: self.study.clone(),
                here: seen.title().to_owned(),
            });
        }
        let versions = seen.analysis_versions();
        let version = versions
            .into_iter()
            .find(|it| it.version.id == self.version);
        let version = version.ok_or_else(|| CommentsError::OtherStudy {
            name: self.name.clone(),
            number: self.number,
            study: self.study.clone(),
        })?;
        if version.finalized.is_some() {
            let version = format!("The {} of the study", version.in_words());
            return Err(ActError::VersionFinal { version }.into());
        }
        Ok(version)
    }

    /// What taking it into the study `here` would do.
    ///
    /// # Errors
    /// Where it is of another study, or the version is not in this one or is final.
    pub fn plan(&self, seen: &Seen<'_>, here: ProjectId) -> Result<CommentsPlan, CommentsError> {
        let mut scratch = StepDraft::new(crate::model::DeviceId::from_bits(0), 1);
        self.take_in(seen, here, &mut scratch)
    }

    /// Takes the verdicts and comments in that are not in the study yet, and the reviewer where they are in it under
    /// no such name. `here` is the study they are to go into.
    ///
    /// # Errors
    /// Where it is of another study, or the version is not in this one or is final.
    pub fn take_in(
        &self,
        seen: &Seen<'_>,
        here: ProjectId,
        draft: &mut StepDraft,
    ) -> Result<CommentsTaken, CommentsError> {
        let version = self.version(seen, here)?;
        let wanted = self.reviewer.to_lowercase();
        let analysts = seen.analysts();
        let person = analysts
            .iter()
            .find(|it| it.name.text().trim().to_lowercase() == wanted);
        let categories = seen.review_of(self.version).map(|it| it.categories);
        let categories: BTreeSet<CategoryId> = categories
            .unwrap_or_default()
            .iter()
            .map(|it| it.id)
            .collect();
        let mut plan = CommentsPlan {
            version: version.in_words(),
            reviewer: person.map_or_else(|| self.reviewer.clone(), |it| it.name.text().to_owned()),
            person: person.map(|it| it.id),
            new: 0,
            known: 0,
            left: Vec::new(),
        };
        let mut here: Vec<&NewReview> = seen.reviews();
        here.retain(|it| it.version == self.version && Some(it.reviewer) == plan.person);
        let mut fresh = Vec::new();
        for comment in &self.comments {
            let category = comment.category.filter(|id| categories.contains(id));
            let Some(category) = category else {
                let name = &comment.name;
                plan.left.push(format!(
                    "“{name}” is no category of {}: its comment was left.",
                    plan.version
                ));
                continue;
            };
            match (comment.verdict, comment.words.as_str()) {
                (Verdict::Open, "") => continue,
                (Verdict::Object, "") => {
                    let name = &comment.name;
                    plan.left.push(format!(
                        "The objection to “{name}” says no reason: it was left."
                    ));
                    continue;
                }
                _ => {}
            }
            let same = |it: &NewReview| {
                it.category == category
                    && it.verdict == comment.verdict
                    && it.comment == comment.words
            };
            if here.iter().any(|it| same(it)) || fresh.iter().any(same) {
                plan.known += 1;
                continue;
            }
            fresh.push(NewReview {
                version: self.version,
                category,
                // Set below, once it is known whether the person has to be added.
                reviewer: AnalystId(self.version.0),
                verdict: comment.verdict,
                comment: comment.words.clone(),
            });
        }
        plan.new = fresh.len();
        if fresh.is_empty() {
            return Ok(plan);
        }
        let reviewer = match plan.person {
            Some(person) => person,
            None => acts::add_analyst(seen, draft, &self.reviewer)?,
        };
        for review in fresh {
            let review = NewReview { reviewer, ..review };
            draft.push(Change::Review(Box::new(review)));
        }
        Ok(plan)
    }
}

/// A name on one line, not too long.
fn clean(name: &str, most: usize) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = words.join(" ");
    words
        .chars()
        .filter(|it| !it.is_control())
        .take(most)
        .collect()
}
