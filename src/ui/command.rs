//! What carries data: acts on the study, and where to go.

use super::dialogs::Purpose;
use super::foreign_file::ForeignFile;
use super::new_study::NewStudy;
use super::ready_import::ReadyImport;
use super::{Action, Here, ListOf, Notice, Selected, WorkspaceKind};
use crate::exchange::log::{LogChoice, LogFormat};
use crate::exchange::report::{ReportKind, ReportOptions};
use crate::jobs::Moment;
use crate::model::{
    AnalystId, Cut, DocumentId, MemoId, PassId, Seen, Span, StepDraft, StepId, Target,
};
use std::path::PathBuf;
use std::sync::Arc;

/// What an act has to work with: the study as its person sees it now, and the step its changes go into.
pub struct Acting<'a> {
    /// The study as it is when the act is done.
    pub seen: &'a Seen<'a>,
    /// The step in the making.
    pub draft: &'a mut StepDraft,
    /// The study's present moment.
    pub now: &'a Cut,
    /// What is worked on.
    pub here: &'a Here,
}

/// Does an act: puts changes into the draft, and names what is to follow once they are recorded, or refuses with a
/// sentence and changes nothing.
pub type Act = Box<dyn FnOnce(&mut Acting<'_>) -> Result<Vec<Command>, String>>;

/// What a screen wants to happen. Done by the shell after everything is drawn.
pub enum Command {
    /// Does an action as if it had been chosen in a menu.
    Do(Action),
    /// Changes the study: one undoable step.
    Act {
        /// What it does, in a few words, for the sentence where it fails: “rename the code”.
        what: &'static str,
        /// Does it.
        act: Act,
        /// The optional explanation, recorded with the step.
        why: Option<String>,
    },
    /// Changes the study like [`Command::Act`], and offers a quiet line on which to say why.
    ActAsking {
        /// What it does, in a few words, for the sentence where it fails.
        what: &'static str,
        /// What was done, in a word, on that line: “Renamed”.
        did: &'static str,
        /// Does it.
        act: Act,
    },
    /// Offers the line on which to say why a step was done.
    AskWhy {
        /// Which step.
        step: StepId,
        /// What was done, in a word.
        did: String,
        /// The reason that stands.
        why: String,
    },
    /// Records why a step was done.
    Explain {
        /// Which step.
        step: StepId,
        /// Why.
        why: String,
    },
    /// Saves the chosen steps of the log as a file.
    SaveLog {
        /// Which steps.
        choice: LogChoice,
        /// In which format.
        format: LogFormat,
        /// Where.
        path: PathBuf,
    },
    /// Shows the study as it was at an earlier moment, to be read only.
    AsItWas(Moment),
    /// Goes to a workspace.
    Go(WorkspaceKind),
    /// Goes to Report with one of them chosen.
    OpenReport(ReportKind),
    /// Goes to Report with the figures chosen, and for them what is compared.
    OpenFigures(ReportOptions),
    /// Works in a pass from now on.
    WorkIn(PassId),
    /// Opens a document in the workspace one is in.
    OpenDocument(DocumentId),
    /// Opens a document in the Code workspace with a passage selected.
    ShowPassage {
        /// Which document.
        document: DocumentId,
        /// Which passage.
        span: Span,
    },
    /// Opens segments as a reading list in the Code workspace; none goes back to the document at the place one was.
    ShowReadingList(Option<ListOf>),
    /// Searches in Explore for these words.
    Search(String),
    /// Selects something; the right panel shows it.
    Select(Selected),
    /// Leaves out the documents that have not been taken in yet.
    CancelImport,
    /// Looks at files and shows what would be imported.
    PreviewImport(Vec<PathBuf>),
    /// Lets this installation belong to a person of the study: a recorded act.
    Bind(AnalystId),
    /// Makes a person and lets this installation belong to them.
    BindNew(String),
    /// Lets this machine remember something of a screen under a name.
    Remember(&'static str, String),
    /// Asks for files or a folder in the system's dialog.
    Ask(Purpose),
    /// Imports documents as previewed and corrected: one step per document.
    Import(Vec<ReadyImport>),
    /// Takes in codebooks and projects of other programs.
    ImportForeign(Vec<Arc<ForeignFile>>),
    /// Takes a folder off the list of recent studies.
    Forget(PathBuf),
    /// Makes a study in an empty folder and opens it.
    MakeStudy(Box<NewStudy>),
    /// Opens the study in a folder.
    OpenStudy(PathBuf),
    /// Has a document's words deleted in every installation, for good.
    Erase {
        /// Which document.
        document: DocumentId,
        /// Why, without the words.
        reason: String,
    },
    /// Has a passage's words deleted in every installation, for good.
    ErasePassage {
        /// Of which document.
        document: DocumentId,
        /// Which words.
        span: Span,
        /// Why, without the words.
        reason: String,
    },
    /// Says something where it happened.
    Say(Notice),
    /// Begins a memo on something, in the drawer of memos.
    WriteMemo(Target),
    /// Opens the drawer of memos at one of them.
    ShowMemo(MemoId),
    /// Turns to a memo in the drawer, whether that is open or not.
    MarkMemo(MemoId),
    /// Takes a sentence away that was read.
    Read(u64),
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Do(action) => write!(f, "Do({action:?})"),
            Self::Act { what, .. } => write!(f, "Act({what})"),
            Self::ActAsking { what, .. } => write!(f, "ActAsking({what})"),
            Self::AskWhy { step, .. } => write!(f, "AskWhy({step})"),
            Self::Explain { step, .. } => write!(f, "Explain({step})"),
            Self::SaveLog { path, .. } => write!(f, "SaveLog({})", path.display()),
            Self::AsItWas(moment) => write!(f, "AsItWas({})", moment.at),
            Self::Go(kind) => write!(f, "Go({kind:?})"),
            Self::OpenFigures(_) => f.write_str("OpenFigures"),
            Self::OpenReport(kind) => write!(f, "OpenReport({kind:?})"),
            Self::WorkIn(pass) => write!(f, "WorkIn({pass})"),
            Self::OpenDocument(document) => write!(f, "OpenDocument({document})"),
            Self::ShowPassage { document, span } => write!(f, "ShowPassage({document}, {span})"),
            Self::ShowReadingList(list) => write!(f, "ShowReadingList({list:?})"),
            Self::Search(words) => write!(f, "Search({words})"),
            Self::Select(selected) => write!(f, "Select({selected:?})"),
            Self::PreviewImport(paths) => write!(f, "PreviewImport({paths:?})"),
            Self::Bind(analyst) => write!(f, "Bind({analyst})"),
            Self::BindNew(name) => write!(f, "BindNew({name})"),
            Self::Forget(folder) => write!(f, "Forget({})", folder.display()),
            Self::CancelImport => write!(f, "CancelImport"),
            Self::Remember(name, _) => write!(f, "Remember({name})"),
            Self::Ask(purpose) => write!(f, "Ask({purpose:?})"),
            Self::Import(ready) => write!(f, "Import({})", ready.len()),
            Self::ImportForeign(files) => write!(f, "ImportForeign({})", files.len()),
            Self::MakeStudy(new) => write!(f, "MakeStudy({})", new.title),
            Self::OpenStudy(folder) => write!(f, "OpenStudy({})", folder.display()),
            Self::ErasePassage { document, span, .. } => {
                write!(f, "ErasePassage({document}, {span})")
            }
            Self::Erase { document, .. } => write!(f, "Erase({document})"),
            Self::WriteMemo(on) => write!(f, "WriteMemo({on:?})"),
            Self::ShowMemo(memo) => write!(f, "ShowMemo({memo})"),
            Self::MarkMemo(memo) => write!(f, "MarkMemo({memo})"),
            Self::Say(notice) => write!(f, "Say({notice:?})"),
            Self::Read(notice) => write!(f, "Read({notice})"),
        }
    }
}
