//! The sources of the sample study as they are written in `examples/sample`; the formats are explained there.

use interlinea::model::{
    Answer, CategoryLevel, DocumentKind, Level, MemoKind, PassKind, Place, QuotationUse, Reported,
    Stance, Tradition, Valence, Verdict,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything the sample is made from.
pub struct Source {
    folder: PathBuf,
    pub study: Study,
    pub codes: Vec<Code>,
    pub layers: Vec<Layer>,
}

impl Source {
    /// Reads the files below a folder.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let codebook: Codebook = ron_file(&folder.join("codebook.ron"))?;
        let layer = |name: &str| ron_file(&folder.join(format!("codings-{name}.ron")));
        Ok(Self {
            folder: folder.to_owned(),
            study: ron_file(&folder.join("study.ron"))?,
            codes: codebook.codes,
            layers: vec![
                layer("deductive")?,
                layer("inductive-ellen")?,
                layer("inductive-samir")?,
            ],
        })
    }

    /// Where a document's transcript lies.
    pub fn transcript(&self, document: &Document) -> PathBuf {
        let name = format!("{}.txt", document.file);
        self.folder.join("transcripts").join(name)
    }

    /// The README that goes into the project folder.
    pub fn readme(&self) -> PathBuf {
        self.folder.join("README.md")
    }

    /// The codings of an analyst in a document of a pass, in order.
    pub fn codings(&self, pass: &str, analyst: &str, document: &str) -> Vec<&Coding> {
        let layers = self.layers.iter();
        let of_them = layers.filter(|layer| layer.pass == pass && layer.analyst == analyst);
        let codings = of_them.flat_map(|layer| &layer.codings);
        codings.filter(|it| it.document == document).collect()
    }
}

fn ron_file<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
    ron::from_str(&text).map_err(|error| wrong(&error))
}

#[derive(Deserialize)]
pub struct Study {
    pub title: String,
    pub description: String,
    pub tradition: Tradition,
    pub reports: Reported,
    pub framework: Framework,
    pub analysts: Vec<Analyst>,
    pub roles: Vec<Role>,
    pub cases: Vec<Case>,
    pub attributes: Vec<Attribute>,
    pub participants: Vec<Participant>,
    pub documents: Vec<Document>,
    pub passes: Vec<Pass>,
    pub memos: Vec<Memo>,
    pub categories: Vec<Category>,
    pub merge: Merge,
    pub split: Split,
    pub redefine: Redefine,
    pub quotations: Vec<Quoted>,
    pub sessions: Vec<Session>,
}

#[derive(Deserialize)]
pub struct Framework {
    pub id: String,
    pub variant: String,
}

#[derive(Deserialize)]
pub struct Analyst {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub colour: u8,
    pub background: String,
    pub relation: String,
}

#[derive(Deserialize)]
pub struct Role {
    pub id: String,
    pub name: String,
    pub pattern: String,
}

#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    pub name: String,
    pub kind: String,
}

#[derive(Deserialize)]
pub struct Attribute {
    pub name: String,
    pub unit: String,
}

#[derive(Deserialize)]
pub struct Participant {
    pub id: String,
    pub pseudonym: String,
    pub role: String,
    pub number: u32,
    pub case: String,
    pub values: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Document {
    pub id: String,
    pub file: String,
    pub name: String,
    pub kind: DocumentKind,
    pub date: String,
    pub wave: String,
    pub mode: String,
    pub interviewer: String,
    pub language: String,
    #[serde(default)]
    pub translated_from: Option<String>,
    #[serde(default)]
    pub translated_by: Option<String>,
    pub participants: Vec<String>,
    pub speakers: Vec<Speaker>,
    pub linked: Vec<String>,
}

#[derive(Deserialize)]
pub struct Speaker {
    pub label: String,
    pub is: Is,
}

#[derive(Deserialize)]
pub enum Is {
    Interviewer,
    Interpreter,
    Participant(String),
}

#[derive(Deserialize)]
pub struct Pass {
    pub id: String,
    pub name: String,
    pub kind: PassKind,
    pub analysts: Vec<String>,
    pub blind: bool,
    pub level: Level,
    #[serde(default)]
    pub framework: Option<String>,
}

#[derive(Deserialize)]
pub struct Memo {
    pub id: String,
    pub kind: MemoKind,
    pub analyst: String,
    #[serde(default)]
    pub pass: Option<String>,
    pub on: On,
    #[serde(default)]
    pub shared: bool,
    pub text: String,
}

#[derive(Deserialize)]
pub enum On {
    Study,
    Pass(String),
    Document(String),
    Passage { document: String, quote: String },
    Code(String),
    Category(String),
}

#[derive(Deserialize)]
pub struct Category {
    pub id: String,
    pub level: CategoryLevel,
    pub name: String,
    #[serde(default)]
    pub within: Option<String>,
    pub definition: String,
    pub codes: Vec<String>,
    #[serde(default)]
    pub categories: Vec<String>,
}

#[derive(Deserialize)]
pub struct Merge {
    pub code: String,
    pub into: String,
    pub why: String,
}

#[derive(Deserialize)]
pub struct Split {
    pub code: String,
    pub why: String,
    pub new: SplitOff,
    pub moves: Vec<Move>,
}

#[derive(Deserialize)]
pub struct SplitOff {
    pub name: String,
    pub definition: String,
    pub include: String,
    pub exclude: String,
    pub colour: u8,
}

#[derive(Deserialize)]
pub struct Move {
    pub analyst: String,
    pub document: String,
    pub quote: String,
}

#[derive(Deserialize)]
pub struct Redefine {
    pub code: String,
    pub why: String,
    pub definition: String,
    pub include: String,
    pub exclude: String,
}

#[derive(Deserialize)]
pub struct Session {
    pub at: String,
    pub by: String,
    pub pace: u64,
    pub acts: Vec<Act>,
}

#[derive(Deserialize)]
pub enum Act {
    MakeStudy,
    LoadFramework,
    AddAnalysts,
    AddRoles,
    AddCases,
    AddAttributes,
    AddParticipants,
    AddStarterCodes,
    Join,
    Import(String),
    OpenPass(String),
    Code { pass: String, document: String },
    Finish { pass: String, document: String },
    NothingRelevant { pass: String, document: String },
    Close(String),
    Memo(String),
    Merge,
    Split,
    FollowSplit,
    Redefine,
    AddCategory(String),
    Settle(Settled),
    ChooseQuotations,
    NeedSigners,
    Freeze,
    Say(Said),
    Answer(Answered),
    Revise(Revised),
}

/// A segment that is chosen as a quotation.
#[derive(Deserialize)]
pub struct Quoted {
    pub analyst: String,
    pub document: String,
    pub code: String,
    /// The words it begins with.
    pub begins: String,
    pub used: QuotationUse,
}

/// A consensus session.
#[derive(Deserialize)]
pub struct Settled {
    pub pass: String,
    pub date: String,
    pub documents: Vec<String>,
}

/// What somebody says of the latest version.
#[derive(Deserialize)]
pub struct Said {
    pub who: String,
    #[serde(default)]
    pub of: Vec<SaidOf>,
    #[serde(default)]
    pub agrees_with_rest: bool,
}

/// A verdict on a category.
#[derive(Deserialize)]
pub struct SaidOf {
    pub category: String,
    pub verdict: Verdict,
    #[serde(default)]
    pub comment: String,
}

/// A reply to the open comment on a category; without an answer it goes on with the talk.
#[derive(Deserialize)]
pub struct Answered {
    pub category: String,
    #[serde(default)]
    pub answer: Option<Answer>,
    pub words: String,
}

/// A category that the review changed.
#[derive(Deserialize)]
pub struct Revised {
    pub category: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub definition: Option<String>,
    #[serde(default)]
    pub gets: Vec<String>,
    #[serde(default)]
    pub gives: Vec<String>,
    pub why: String,
}

#[derive(Deserialize)]
struct Codebook {
    codes: Vec<Code>,
}

#[derive(Deserialize)]
pub struct Code {
    pub name: String,
    #[serde(default)]
    pub by: Option<String>,
    pub definition: String,
    #[serde(default)]
    pub include: Option<String>,
    #[serde(default)]
    pub exclude: Option<String>,
    #[serde(default)]
    pub example: Option<String>,
    #[serde(default)]
    pub in_vivo: bool,
    pub colour: u8,
}

#[derive(Deserialize)]
pub struct Layer {
    pub pass: String,
    pub analyst: String,
    pub codings: Vec<Coding>,
}

#[derive(Deserialize)]
pub struct Coding {
    pub document: String,
    pub code: String,
    #[serde(default)]
    pub quote: Option<String>,
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    pub valence: Option<Valence>,
    #[serde(default)]
    pub locus: Option<Place>,
    #[serde(default)]
    pub stance: Option<Stance>,
    #[serde(default)]
    pub deviant: bool,
    #[serde(default)]
    pub condensed: Option<String>,
}
