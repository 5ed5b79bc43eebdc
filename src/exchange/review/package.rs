//! What is in a review package.

use crate::model::{Answer, CategoryId, CategoryLevel, ProjectId, Verdict, VersionId};

/// A version of the analysis as the research group gets it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewPackage {
    /// The study's title.
    pub title: String,
    /// The study itself, by which comments find their way back.
    pub project: ProjectId,
    /// Which version.
    pub version: VersionId,
    /// Its number.
    pub number: usize,
    /// “version 2”, with its name where it was given another.
    pub version_words: String,
    /// When it was frozen, and by whom if that is known: “14 March 2026, 09:05, by Anna”.
    pub frozen: String,
    /// How it was finalized; none while it is still under review.
    pub finalized: Option<PackagedFinal>,
    /// Whose signature is needed.
    pub signers: Vec<String>,
    /// What the version rests on: participants by role, documents, codings; name and value.
    pub facts: Vec<(String, String)>,
    /// Whose codings the counts are of, in a sentence.
    pub counted: String,
    /// Its themes, in their order.
    pub themes: Vec<PackagedCategory>,
    /// Domains or sub-domains with their categories; the name is empty for categories within none.
    pub domains: Vec<(String, Vec<PackagedCategory>)>,
    /// Names of the roles, as the table has them.
    pub roles: Vec<String>,
    /// What was left out, each a sentence.
    pub notes: Vec<String>,
}

impl ReviewPackage {
    /// Whose signature is needed: “Anna, Bo”.
    pub fn to_sign(&self) -> String {
        match self.signers.as_slice() {
            [] => "nobody is named yet".to_owned(),
            some => some.join(", "),
        }
    }

    /// Every category and theme in it.
    pub fn categories(&self) -> impl Iterator<Item = &PackagedCategory> {
        let within = self.domains.iter().flat_map(|(_, all)| all);
        self.themes.iter().chain(within)
    }
}

/// How a version was finalized.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedFinal {
    /// When: “14 March 2026, 09:05”.
    pub when: String,
    /// Who signed.
    pub signers: Vec<String>,
    /// Who was to sign and objects still.
    pub objecting: Vec<String>,
    /// Why it was finalized over their objection; empty where nobody objects.
    pub over: String,
}

impl PackagedFinal {
    /// Who signed: “Anna, Bo”.
    pub fn signed_by(&self) -> String {
        match self.signers.as_slice() {
            [] => "nobody".to_owned(),
            some => some.join(", "),
        }
    }

    /// That it was finalized over an objection, in a sentence; empty where nobody objects.
    pub fn objection(&self) -> String {
        if self.objecting.is_empty() {
            return String::new();
        }
        let who = self.objecting.join(", ");
        format!("Finalized over the objection of {who}: {}", self.over)
    }
}

/// A category or theme with what lies behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct PackagedCategory {
    /// The category.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// What it says.
    pub definition: String,
    /// Its level.
    pub level: CategoryLevel,
    /// Names of what it lies under.
    pub above: Vec<String>,
    /// Names of what lies under it.
    pub below: Vec<String>,
    /// What it is said to be as a whole: “barrier”, “external”.
    pub said: Vec<&'static str>,
    /// Its codes.
    pub codes: Vec<PackagedCode>,
    /// Number of its segments, those of the categories below counted in.
    pub segments: usize,
    /// Number of documents they lie in.
    pub documents: usize,
    /// For each role of the package: how many speak of it, and how many there are.
    pub roles: Vec<(usize, usize)>,
    /// How its segments are marked: “10 barrier · 2 facilitator”, “4 external”; empty ones are left out.
    pub balances: Vec<String>,
    /// The chosen quotations.
    pub quotations: Vec<PackagedQuotation>,
    /// What was said of it so far.
    pub reviews: Vec<PackagedReview>,
}

/// A code of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedCode {
    /// Its name.
    pub name: String,
    /// How it is defined.
    pub definition: String,
    /// Number of its segments.
    pub segments: usize,
    /// Number of documents they lie in.
    pub documents: usize,
}

/// A chosen quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedQuotation {
    /// Its words; each turn of several on a line of its own, behind the speaker's generated label.
    pub words: String,
    /// Who says it, by generated label.
    pub speaker: String,
}

/// What somebody said of a category, and what was replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagedReview {
    /// Who.
    pub who: String,
    /// What they say.
    pub verdict: Verdict,
    /// With what comment.
    pub comment: String,
    /// Replies: who, whether it answers, with what words.
    pub replies: Vec<(String, Option<Answer>, String)>,
}
