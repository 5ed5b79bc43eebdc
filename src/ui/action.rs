//! Everything that has a menu entry, a palette line and perhaps a shortcut.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Where an action stands in menus and on the sheet of shortcuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionGroup {
    /// The study as a whole.
    Study,
    /// Taking back and forth.
    Edit,
    /// From one workspace to another.
    Go,
    /// Documents, participants, frameworks, passes.
    Material,
    /// Reading and coding.
    Coding,
    /// How the window looks.
    Look,
    /// Finding out.
    Help,
}

impl ActionGroup {
    /// All groups, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::Study,
        Self::Edit,
        Self::Go,
        Self::Material,
        Self::Coding,
        Self::Look,
        Self::Help,
    ];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Study => "Study",
            Self::Edit => "Edit",
            Self::Go => "Go to",
            Self::Material => "Material",
            Self::Coding => "Reading and coding",
            Self::Look => "Look",
            Self::Help => "Help",
        }
    }
}

/// An action without data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(
    missing_docs,
    reason = "each action's text and tooltip say what it does"
)]
pub enum Action {
    NewStudy,
    OpenFolder,
    OpenSample,
    CloseStudy,
    StudySettings,
    Undo,
    Redo,
    SayWhy,
    GoDocuments,
    GoCode,
    GoCompare,
    GoCondense,
    GoExplore,
    GoReport,
    ImportFiles,
    ShowDocuments,
    ShowParticipants,
    ShowPeople,
    ShowFrameworks,
    ShowPasses,
    ShowHistory,
    ShowSegments,
    ShowMatrix,
    ShowTogether,
    ShowCharts,
    ShowFrameworkMatrix,
    AsItWas,
    BackToNow,
    WorkAllTheSame,
    AddFramework,
    NewPass,
    CodeSelection,
    CodeInVivo,
    CodeAgain,
    ChangeCode,
    NextCoding,
    PreviousCoding,
    MarkValence,
    MarkPlace,
    MarkStance,
    MarkDeviant,
    MarkQuotation,
    TakeAway,
    EraseWords,
    WriteMemo,
    EditDefinition,
    EditCondensed,
    Challenge,
    CodeOutside,
    NextUncoded,
    PreviousUncoded,
    PassOver,
    ShowCoverage,
    ShowLayers,
    NextSubDomain,
    PreviousSubDomain,
    NextSegment,
    PreviousSegment,
    FindInDocument,
    FindNext,
    FindPrevious,
    GoToTurn,
    FieldNotes,
    FilterCodes,
    NewCode,
    ReadSegments,
    RenameCode,
    MergeCodes,
    SplitCode,
    FinishDocument,
    ReopenDocument,
    MarkRead,
    NothingRelevant,
    NextDocument,
    PreviousDocument,
    LargerTranscript,
    SmallerTranscript,
    Palette,
    Memos,
    FoldLeft,
    FoldRight,
    Light,
    Dark,
    FollowSystem,
    LargerText,
    SmallerText,
    NormalText,
    Shortcuts,
}

/// What is fixed about an action.
struct About {
    group: ActionGroup,
    text: &'static str,
    tooltip: &'static str,
    keys: Option<KeyboardShortcut>,
}

const fn about(
    group: ActionGroup,
    text: &'static str,
    tooltip: &'static str,
    keys: Option<KeyboardShortcut>,
) -> About {
    About {
        group,
        text,
        tooltip,
        keys,
    }
}

/// The command key (Ctrl, on a Mac ⌘) with another.
const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    let both = Modifiers {
        shift: true,
        ..Modifiers::COMMAND
    };
    KeyboardShortcut::new(both, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

impl Action {
    /// All actions, in the order they are shown.
    pub const ALL: [Self; 88] = [
        Self::NewStudy,
        Self::OpenFolder,
        Self::OpenSample,
        Self::CloseStudy,
        Self::StudySettings,
        Self::Undo,
        Self::Redo,
        Self::SayWhy,
        Self::GoDocuments,
        Self::GoCode,
        Self::GoCompare,
        Self::GoCondense,
        Self::GoExplore,
        Self::GoReport,
        Self::Palette,
        Self::Memos,
        Self::ImportFiles,
        Self::ShowDocuments,
        Self::ShowParticipants,
        Self::ShowPeople,
        Self::ShowFrameworks,
        Self::ShowPasses,
        Self::ShowHistory,
        Self::ShowSegments,
        Self::ShowMatrix,
        Self::ShowTogether,
        Self::ShowCharts,
        Self::ShowFrameworkMatrix,
        Self::AsItWas,
        Self::BackToNow,
        Self::WorkAllTheSame,
        Self::AddFramework,
        Self::NewPass,
        Self::CodeSelection,
        Self::CodeInVivo,
        Self::CodeAgain,
        Self::ChangeCode,
        Self::NextCoding,
        Self::PreviousCoding,
        Self::MarkValence,
        Self::MarkPlace,
        Self::MarkStance,
        Self::MarkDeviant,
        Self::MarkQuotation,
        Self::TakeAway,
        Self::EraseWords,
        Self::WriteMemo,
        Self::EditDefinition,
        Self::EditCondensed,
        Self::Challenge,
        Self::CodeOutside,
        Self::NextUncoded,
        Self::PreviousUncoded,
        Self::PassOver,
        Self::ShowCoverage,
        Self::ShowLayers,
        Self::NextSubDomain,
        Self::PreviousSubDomain,
        Self::NextSegment,
        Self::PreviousSegment,
        Self::FindInDocument,
        Self::FindNext,
        Self::FindPrevious,
        Self::GoToTurn,
        Self::FieldNotes,
        Self::FilterCodes,
        Self::NewCode,
        Self::ReadSegments,
        Self::RenameCode,
        Self::MergeCodes,
        Self::SplitCode,
        Self::FinishDocument,
        Self::ReopenDocument,
        Self::MarkRead,
        Self::NothingRelevant,
        Self::NextDocument,
        Self::PreviousDocument,
        Self::LargerTranscript,
        Self::SmallerTranscript,
        Self::FoldLeft,
        Self::FoldRight,
        Self::Light,
        Self::Dark,
        Self::FollowSystem,
        Self::LargerText,
        Self::SmallerText,
        Self::NormalText,
        Self::Shortcuts,
    ];

    #[rustfmt::skip] // One action, one line.
    const fn about(self) -> About {
        use ActionGroup::{Coding, Edit, Go, Help, Look, Material, Study};
        match self {
            Self::NewStudy => about(Study, "New study…", "Make a new study in an empty folder", Some(command(Key::N))),
            Self::OpenFolder => about(Study, "Open a study…", "Open the folder of a study", Some(command(Key::O))),
            Self::OpenSample => about(Study, "Open the sample study", "Open a copy of the sample study", None),
            Self::CloseStudy => about(Study, "Close the study", "Back to the welcome screen", Some(command(Key::W))),
            Self::StudySettings => about(Study, "Settings…", "Title, tradition, person, look", Some(command(Key::Comma))),
            Self::Undo => about(Edit, "Undo", "Take back your last step", Some(command(Key::Z))),
            Self::Redo => about(Edit, "Redo", "Do again what you took back", Some(command_shift(Key::Z))),
            Self::SayWhy => about(Edit, "Say why", "Say in one line why you renamed, moved or changed something just now", Some(command_shift(Key::Y))),
            Self::GoDocuments => about(Go, "Documents", "Transcripts, participants, frameworks, passes", Some(command(Key::Num1))),
            Self::GoCode => about(Go, "Code", "Read and code", Some(command(Key::Num2))),
            Self::GoCompare => about(Go, "Compare", "Where analysts differ", Some(command(Key::Num3))),
            Self::GoCondense => about(Go, "Condense", "Codes into categories and themes", Some(command(Key::Num4))),
            Self::GoExplore => about(Go, "Explore", "Search; segments, matrices, charts, the framework matrix", Some(command(Key::Num5))),
            Self::GoReport => about(Go, "Report", "What goes into the paper", Some(command(Key::Num6))),
            Self::Palette => about(Go, "Search or do anything", "Every action, document and code by name", Some(command(Key::K))),
            Self::Memos => about(Go, "Memos", "All memos: read, search, link and export them", Some(command(Key::M))),
            Self::ShowSegments => about(Go, "Segments of codes", "Segments of any combination of codes, people and documents", None),
            Self::ShowMatrix => about(Go, "Matrix", "Codes or categories against documents, participants, roles and more", None),
            Self::ShowTogether => about(Go, "Co-occurrence", "Codes or categories that occur together", None),
            Self::ShowCharts => about(Go, "Charts", "Bars of codes or categories", None),
            Self::ShowFrameworkMatrix => about(Go, "Framework matrix", "Written summaries of participants or documents against categories", None),
            Self::ImportFiles => about(Material, "Import…", "Transcripts, codebooks, and projects of other programs", Some(command(Key::I))),
            Self::ShowDocuments => about(Material, "All documents", "The table of documents", None),
            Self::ShowParticipants => about(Material, "Participants", "Participants, roles and attributes", None),
            Self::ShowPeople => about(Material, "Analysts", "Who works on the study", None),
            Self::ShowFrameworks => about(Material, "Frameworks", "Domains and sub-domains to code with", None),
            Self::ShowPasses => about(Material, "Passes", "Who codes what, and what is closed", None),
            Self::ShowHistory => about(Study, "History and sync", "Who did what and when; what waits, what is wrong", Some(command(Key::H))),
            Self::AsItWas => about(Study, "The study as it was…", "Look at the study as it was at an earlier moment, without changing it", None),
            Self::BackToNow => about(Study, "Back to now", "Leave the earlier moment; nothing was changed there", None),
            Self::WorkAllTheSame => about(Study, "Work on the study all the same", "Until this window is closed, everything can be changed and not only reviewed", None),
            Self::AddFramework => about(Material, "Add a framework…", "Choose a framework to code with", None),
            Self::NewPass => about(Material, "Open a pass…", "Say who codes what with which codes", None),
            Self::CodeSelection => about(Coding, "Code the selection", "Choose a code for the selected words; Enter does the same", Some(plain(Key::Slash))),
            Self::CodeInVivo => about(Coding, "Code in vivo", "The selected words name a new code", Some(plain(Key::I))),
            Self::CodeAgain => about(Coding, "The last code again", "Give the selected words the code used last", Some(plain(Key::R))),
            Self::ChangeCode => about(Coding, "Change the coding's code", "Another code for the selected coding; memo, marks and condensed meaning unit stay", Some(plain(Key::E))),
            Self::NextCoding => about(Coding, "Next coding", "Select the next coding, also one that lies under others", Some(plain(Key::J))),
            Self::PreviousCoding => about(Coding, "Previous coding", "Select the coding before", Some(plain(Key::K))),
            Self::MarkValence => about(Coding, "Mark: barrier or facilitator", "Of the selected coding: barrier, facilitator, both, none", Some(plain(Key::B))),
            Self::MarkPlace => about(Coding, "Mark: internal or external", "Of the selected coding: internal, external, both, none", Some(plain(Key::P))),
            Self::MarkStance => about(Coding, "Mark: for or against", "Of the selected coding: for it, against it, both, none", Some(plain(Key::S))),
            Self::MarkDeviant => about(Coding, "Mark: deviant case", "The selected coding is a deviant case, or is not", Some(plain(Key::X))),
            Self::MarkQuotation => about(Coding, "Mark as quotation", "Of the selected segment: a candidate, for the main text, for the supplement, none", Some(plain(Key::Q))),
            Self::TakeAway => about(Coding, "Take away", "Take away the selected coding or memo, or delete the selected code", Some(plain(Key::Delete))),
            Self::EraseWords => about(Coding, "Erase these words…", "Have the selected words deleted everywhere, as when a name must go", None),
            Self::WriteMemo => about(Coding, "Write a memo", "On whatever is selected", Some(plain(Key::M))),
            Self::EditDefinition => about(Coding, "Write the definition", "Of the selected code, or of the selected coding's code", Some(plain(Key::D))),
            Self::Challenge => about(Coding, "Challenge the earlier pass…", "The selected coding of an earlier pass, or words that were missed there", None),
            Self::EditCondensed => about(Coding, "Write the condensed meaning unit", "Of the selected coding", Some(plain(Key::C))),
            Self::NextUncoded => about(Coding, "Next uncoded passage", "Go to the next words without a code in this pass", Some(plain(Key::N))),
            Self::CodeOutside => about(Coding, "Outside the framework", "Relevant, though it fits no domain of the framework", Some(plain(Key::O))),
            Self::PreviousUncoded => about(Coding, "Previous uncoded passage", "Go back to the last words without a code in this pass", Some(shift(Key::N))),
            Self::PassOver => about(Coding, "Leave out on purpose", "Nothing relevant in these words: they stay uncoded", Some(plain(Key::V))),
            Self::ShowCoverage => about(Coding, "Coverage", "How much of the pass's material is worked through", Some(plain(Key::U))),
            Self::ShowLayers => about(Coding, "Layers of codings", "Show or hide passes and analysts, one by one", Some(shift(Key::L))),
            Self::NextSubDomain => about(Coding, "Next sub-domain", "The next sub-domain of the pass's material", Some(command_shift(Key::PageDown))),
            Self::PreviousSubDomain => about(Coding, "Previous sub-domain", "The sub-domain before in the pass's material", Some(command_shift(Key::PageUp))),
            Self::NextSegment => about(Coding, "Next segment of the material", "Of the sub-domain one is at, or of all", Some(plain(Key::G))),
            Self::PreviousSegment => about(Coding, "Previous segment of the material", "Of the sub-domain one is at, or of all", Some(shift(Key::G))),
            Self::FindInDocument => about(Coding, "Find in the document", "Find words in the open document", Some(command(Key::F))),
            Self::FindNext => about(Coding, "Find next", "The next place where the words stand", Some(plain(Key::F3))),
            Self::FindPrevious => about(Coding, "Find previous", "The place before where the words stand", Some(shift(Key::F3))),
            Self::GoToTurn => about(Coding, "Go to a turn…", "By its number or its time", Some(command(Key::G))),
            Self::FieldNotes => about(Coding, "Field notes beside the text", "Show or hide the field notes of this interview", Some(plain(Key::F))),
            Self::FilterCodes => about(Coding, "Filter the codes", "Show only codes with these letters", Some(command_shift(Key::F))),
            Self::NewCode => about(Coding, "New code", "Make a code, below the selected one if it is your own", Some(command_shift(Key::N))),
            Self::ReadSegments => about(Coding, "Read all segments", "All segments of the selected code, one after the other", Some(plain(Key::L))),
            Self::RenameCode => about(Coding, "Rename the code", "Rename the selected code", Some(plain(Key::F2))),
            Self::MergeCodes => about(Coding, "Merge the code into…", "Choose the code that the selected ones go into", None),
            Self::SplitCode => about(Coding, "Split the code…", "Choose segments that make a code of their own", None),
            Self::FinishDocument => about(Coding, "Finished with this document", "Close the pass on the open document", Some(command_shift(Key::D))),
            Self::ReopenDocument => about(Coding, "Reopen this document", "Take the open document up again, with a reason", None),
            Self::MarkRead => about(Coding, "Mark as read through", "You have read the open document to its end", Some(command_shift(Key::R))),
            Self::NothingRelevant => about(Coding, "Nothing relevant here", "Read through and left uncoded on purpose", None),
            Self::NextDocument => about(Coding, "Next document", "Open the next document of the list", Some(command(Key::PageDown))),
            Self::PreviousDocument => about(Coding, "Previous document", "Open the document before in the list", Some(command(Key::PageUp))),
            Self::LargerTranscript => about(Coding, "Larger transcript", "Make the words one reads larger", None),
            Self::SmallerTranscript => about(Coding, "Smaller transcript", "Make the words one reads smaller", None),
            Self::FoldLeft => about(Look, "Left panel", "Fold or unfold the left panel", Some(command(Key::B))),
            Self::FoldRight => about(Look, "Right panel", "Fold or unfold the right panel", Some(command_shift(Key::B))),
            Self::Light => about(Look, "Light", "Dark words on light paper", None),
            Self::Dark => about(Look, "Dark", "Light words on dark paper", None),
            Self::FollowSystem => about(Look, "Light or dark as the system", "Follow the system's setting", None),
            Self::LargerText => about(Look, "Larger text", "Make everything larger, up to 200 %", Some(command(Key::Plus))),
            Self::SmallerText => about(Look, "Smaller text", "Make everything smaller, down to 80 %", Some(command(Key::Minus))),
            Self::NormalText => about(Look, "Text at 100 %", "Back to the usual size", Some(command(Key::Num0))),
            Self::Shortcuts => about(Help, "Keyboard shortcuts", "All shortcuts on one sheet", Some(plain(Key::F1))),
        }
    }

    /// Where it stands.
    pub const fn group(self) -> ActionGroup {
        self.about().group
    }

    /// Its name in menus and in the palette, and its accessible name.
    pub const fn text(self) -> &'static str {
        self.about().text
    }

    /// What it does, in one line.
    pub const fn tooltip(self) -> &'static str {
        self.about().tooltip
    }

    /// Its keys, if it has any.
    pub const fn keys(self) -> Option<KeyboardShortcut> {
        self.about().keys
    }

    /// Its keys as written on caps: “Ctrl Z”; empty without.
    pub fn keys_text(self) -> String {
        self.keys().map_or_else(String::new, keys_text)
    }

    /// Whether a study must be open for it.
    pub const fn needs_study(self) -> bool {
        !matches!(
            self,
            Self::NewStudy
                | Self::OpenFolder
                | Self::OpenSample
                | Self::Light
                | Self::Dark
                | Self::FollowSystem
                | Self::LargerText
                | Self::SmallerText
                | Self::NormalText
                | Self::Shortcuts
        )
    }
}

/// Keys as written on caps: “Ctrl Shift Z”.
pub fn keys_text(keys: KeyboardShortcut) -> String {
    let mut words = Vec::new();
    let modifiers = keys.modifiers;
    if modifiers.command || modifiers.ctrl {
        words.push(if cfg!(target_os = "macos") {
            "⌘"
        } else {
            "Ctrl"
        });
    }
    if modifiers.alt {
        words.push("Alt");
    }
    if modifiers.shift {
        words.push("Shift");
    }
    let key = keys.logical_key;
    words.push(match key {
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Comma => ",",
        Key::Slash => "/",
        other => other.name(),
    });
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_actions_have_one_shortcut_or_one_name() {
        let mut keys = BTreeSet::new();
        let mut names = BTreeSet::new();
        for action in Action::ALL {
            assert!(names.insert(action.text()), "{action:?}");
            let text = action.keys_text();
            assert!(text.is_empty() || keys.insert(text), "{action:?}");
        }
        assert!(keys.contains("Ctrl Shift Z") || cfg!(target_os = "macos"));
    }

    #[test]
    fn every_action_is_in_the_list_once() {
        let all: BTreeSet<Action> = Action::ALL.into_iter().collect();
        assert_eq!(all.len(), Action::ALL.len());
        assert!(all.contains(&Action::Shortcuts));
    }
}
