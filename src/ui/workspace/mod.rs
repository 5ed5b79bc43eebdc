//! The six workspaces, in the order of an analysis.

pub mod code;
pub mod compare;
pub mod condense;
pub mod documents;
pub mod explore;
pub mod report;

use super::icons::Icon;
use super::memos::MemoDrawer;
use super::theme::{metrics, parts, theme};
use super::{Action, Commands, HistoryFold, View};
use crate::model::{HistoryOf, Target};
use egui::Ui;

/// Which workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum WorkspaceKind {
    /// What there is to read, who speaks, who codes.
    #[default]
    Documents,
    /// Reading and coding.
    Code,
    /// Where analysts differ.
    Compare,
    /// Codes into categories and themes.
    Condense,
    /// Searching.
    Explore,
    /// What goes into the paper.
    Report,
}

impl WorkspaceKind {
    /// All workspaces, in the order of the rail.
    pub const ALL: [Self; 6] = [
        Self::Documents,
        Self::Code,
        Self::Compare,
        Self::Condense,
        Self::Explore,
        Self::Report,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        self.action().text()
    }

    /// Its icon in the rail.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Documents => Icon::Document,
            Self::Code => Icon::Pencil,
            Self::Compare => Icon::Compare,
            Self::Condense => Icon::Grid,
            Self::Explore => Icon::Search,
            Self::Report => Icon::Bars,
        }
    }

    /// The action that goes there.
    pub const fn action(self) -> Action {
        match self {
            Self::Documents => Action::GoDocuments,
            Self::Code => Action::GoCode,
            Self::Compare => Action::GoCompare,
            Self::Condense => Action::GoCondense,
            Self::Explore => Action::GoExplore,
            Self::Report => Action::GoReport,
        }
    }
}

/// All six, with what each remembers, and the drawer of memos that they share.
#[derive(Debug, Default)]
#[allow(missing_docs, reason = "each is what its type says")]
pub struct Spaces {
    pub documents: documents::DocumentsWorkspace,
    pub code: code::CodeWorkspace,
    pub compare: compare::CompareWorkspace,
    pub condense: condense::CondenseWorkspace,
    pub explore: explore::ExploreWorkspace,
    pub report: report::ReportWorkspace,
    pub memos: MemoDrawer,
    pub why: crate::ui::WhyLine,
    pub history: crate::ui::HistoryFold,
}

impl Spaces {
    /// One of them.
    pub fn get(&self, kind: WorkspaceKind) -> &dyn Workspace {
        match kind {
            WorkspaceKind::Documents => &self.documents,
            WorkspaceKind::Code => &self.code,
            WorkspaceKind::Compare => &self.compare,
            WorkspaceKind::Condense => &self.condense,
            WorkspaceKind::Explore => &self.explore,
            WorkspaceKind::Report => &self.report,
        }
    }

    /// One of them, to draw it.
    pub fn get_mut(&mut self, kind: WorkspaceKind) -> &mut dyn Workspace {
        match kind {
            WorkspaceKind::Documents => &mut self.documents,
            WorkspaceKind::Code => &mut self.code,
            WorkspaceKind::Compare => &mut self.compare,
            WorkspaceKind::Condense => &mut self.condense,
            WorkspaceKind::Explore => &mut self.explore,
            WorkspaceKind::Report => &mut self.report,
        }
    }
}

/// A workspace: what the shell puts between the rail and the window's edge.
///
/// Its struct holds what the screen remembers between frames (scroll positions, half-typed fields, what it derived
/// from the study, keyed by [`View::revision`]); the study itself is read from the [`View`].
pub trait Workspace {
    /// What to work on.
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands);

    /// The work.
    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands);

    /// What is selected.
    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands);

    /// Whether there is anything to show in the left panel.
    fn has_left(&self, _view: &View<'_>) -> bool {
        true
    }

    /// Whether there is anything to show in the right panel.
    fn has_right(&self, _view: &View<'_>) -> bool {
        true
    }

    /// Width of the left and of the right panel at first, in points.
    fn widths(&self) -> (f32, f32) {
        (264.0, 300.0)
    }

    /// The least width its centre makes sense at; side panels give way below it.
    fn least_centre(&self) -> f32 {
        320.0
    }

    /// Whether the workspace scrolls its left panel itself.
    fn scrolls_left(&self) -> bool {
        false
    }

    /// Whether the workspace scrolls its right panel itself.
    fn scrolls_right(&self) -> bool {
        false
    }

    /// Whether the workspace can do an action of its own now.
    fn offers(&self, _action: Action, _view: &View<'_>) -> bool {
        false
    }

    /// Does an action that it offers.
    fn act(&mut self, _action: Action, _view: &View<'_>, _commands: &mut Commands) {}

    /// What a memo written here is on, where that is not what is selected on all screens.
    fn memo_on(&self, _view: &View<'_>) -> Option<Target> {
        None
    }

    /// The things at the right whose history folds out below them; what is selected, unless the workspace shows
    /// something else.
    fn history_of(&self, view: &View<'_>) -> Vec<HistoryOf> {
        HistoryFold::of_selected(view)
    }

    /// Whether something is half done (a form open, words typed), so that Esc belongs to the workspace.
    fn is_busy(&self) -> bool {
        false
    }
}

/// An empty workspace: what belongs here, and the one next step.
pub fn empty(
    ui: &mut Ui,
    heading: &str,
    what: &str,
    next: Option<Action>,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let above = (ui.available_height() * 0.3).min(240.0);
    ui.add_space(above);
    ui.vertical_centered(|ui| {
        ui.set_max_width(440.0);
        ui.label(theme.heading(heading));
        ui.add_space(metrics::GRID);
        ui.label(theme.quiet(what));
        ui.add_space(metrics::GRID * 3.0);
        if let Some(action) = next {
            let button = parts::primary_button(ui, action.text());
            if button.on_hover_text(action.tooltip()).clicked() {
                commands.run(action);
            }
        }
    });
}
