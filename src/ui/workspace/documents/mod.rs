//! Documents, participants, analysts, frameworks and passes: what a study consists of before anybody codes.

mod analyst_record;
mod analysts_page;
mod construct_record;
mod document_record;
mod documents_page;
mod frameworks_page;
mod history_page;
mod import;
mod page;
mod participant_record;
mod participants_page;
mod pass_form;
mod pass_record;
mod passes_page;
mod rounds;
mod words;

use crate::model::HistoryOf;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, HistoryFold, Selected, View, Workspace};
use egui::{Frame, Margin, Ui};
use page::Page;
use std::path::{Path, PathBuf};

/// Documents, participants, analysts, frameworks and passes.
#[derive(Debug, Default)]
pub struct DocumentsWorkspace {
    page: Page,
    import: import::Import,
    participants: participants_page::ParticipantsPage,
    analysts: analysts_page::AnalystsPage,
    frameworks: frameworks_page::FrameworksPage,
    passes: passes_page::PassesPage,
    history: history_page::HistoryPage,
    document_record: document_record::DocumentRecord,
    participant_record: participant_record::ParticipantRecord,
    analyst_record: analyst_record::AnalystRecord,
    construct_record: construct_record::ConstructRecord,
    pass_record: pass_record::PassRecord,
}

impl DocumentsWorkspace {
    /// Shows what would be imported from files.
    pub fn preview(&mut self, paths: Vec<PathBuf>) {
        self.page = Page::Import;
        self.import.look_at(paths);
    }

    /// Takes a framework's file from the dialog.
    pub fn set_framework_file(&mut self, file: &Path) {
        self.page = Page::Frameworks;
        self.frameworks.set_file(file);
    }

    /// Takes a table of participants from the dialog.
    pub fn set_participants_file(&mut self, file: &Path) {
        self.page = Page::Participants;
        self.participants.set_file(file);
    }
}

impl Workspace for DocumentsWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let overview = view.overview;
        parts::section(ui, "This study", "");
        let rows = [
            (Page::Documents, overview.documents.len()),
            (Page::Participants, overview.labels.len()),
            (Page::Analysts, overview.people.len()),
            (Page::Frameworks, view.seen.frameworks().len()),
            (Page::Passes, overview.passes.len()),
        ];
        for (page, count) in rows {
            let count = count.to_string();
            let row = parts::ListRow::new(page.name())
                .right(&count)
                .selected(self.page == page);
            if row.show(ui).clicked() {
                self.page = page;
            }
        }
        let wrong = view.faults.len() + view.waiting.len();
        let right = if wrong > 0 {
            wrong.to_string()
        } else {
            String::new()
        };
        let history = parts::ListRow::new(Page::History.name())
            .right(&right)
            .selected(self.page == Page::History);
        if history.show(ui).clicked() {
            self.page = Page::History;
        }
        ui.add_space(metrics::GRID * 3.0);
        let may = view.read_only.is_none();
        ui.add_enabled_ui(may, |ui| {
            let import = Action::ImportFiles;
            let button = if overview.documents.is_empty() {
                parts::primary_button(ui, import.text())
            } else {
                parts::quiet_button(ui, import.text())
            };
            let hint = format!("{} ({})", import.tooltip(), import.keys_text());
            if button.on_hover_text(hint).clicked() {
                commands.run(import);
            }
        });
        next_step(ui, view, commands);
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let frame = Frame::new().inner_margin(Margin {
            left: 24,
            right: 24,
            top: 20,
            bottom: 12,
        });
        frame.show(ui, |ui| match self.page {
            Page::Documents => documents_page::show(ui, view, commands),
            Page::Participants => self.participants.show(ui, view, commands),
            Page::Analysts => self.analysts.show(ui, view, commands),
            Page::Frameworks => self.frameworks.show(ui, view, commands),
            Page::Passes => self.passes.show(ui, view, commands),
            Page::History => self.history.show(ui, view, commands),
            Page::Import => {
                if self.import.show(ui, view, commands) {
                    self.page = Page::Documents;
                }
            }
        });
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let may = view.read_only.is_none();
        if self.page == Page::Import {
            self.import.show_text(ui);
            return;
        }
        if self.page == Page::History {
            self.history.show_record(ui, view, commands);
            return;
        }
        ui.add_enabled_ui(may, |ui| match view.here.selected {
            Selected::Document(id) => self.document_record.show(ui, view, id, commands),
            Selected::Participant(id) => self.participant_record.show(ui, view, id, commands),
            Selected::Role(id) => self.participant_record.show_role(ui, view, id, commands),
            Selected::Analyst(id) => self.analyst_record.show(ui, view, id, commands),
            Selected::Code(id) => self.construct_record.show(ui, view, id, commands),
            Selected::Pass(id) => self.pass_record.show(ui, view, id, commands),
            _ => {}
        });
    }

    fn has_right(&self, view: &View<'_>) -> bool {
        match (self.page, view.here.selected) {
            (Page::Documents, Selected::Document(id)) => view.overview.document(id).is_some(),
            (Page::Participants, Selected::Participant(_) | Selected::Role(_))
            | (Page::Analysts, Selected::Analyst(_))
            | (Page::Frameworks, Selected::Code(_))
            | (Page::Passes, Selected::Pass(_)) => true,
            (Page::Import, _) => self.import.has_text(),
            (Page::History, _) => self.history.has_record(),
            _ => false,
        }
    }

    fn history_of(&self, view: &View<'_>) -> Vec<HistoryOf> {
        match self.page {
            Page::Import => Vec::new(),
            Page::History => vec![HistoryOf::Study],
            _ => HistoryFold::of_selected(view),
        }
    }

    fn widths(&self) -> (f32, f32) {
        (216.0, 340.0)
    }

    fn offers(&self, action: Action, view: &View<'_>) -> bool {
        let shows = matches!(
            action,
            Action::ShowDocuments
                | Action::ShowParticipants
                | Action::ShowPeople
                | Action::ShowFrameworks
                | Action::ShowPasses
                | Action::ShowHistory
                | Action::AsItWas
        );
        let makes = matches!(
            action,
            Action::ImportFiles | Action::AddFramework | Action::NewPass
        );
        shows || (makes && view.read_only.is_none())
    }

    fn act(&mut self, action: Action, view: &View<'_>, _commands: &mut Commands) {
        match action {
            Action::ShowDocuments => self.page = Page::Documents,
            Action::ShowParticipants => self.page = Page::Participants,
            Action::ShowPeople => self.page = Page::Analysts,
            Action::ShowFrameworks => self.page = Page::Frameworks,
            Action::ShowPasses => self.page = Page::Passes,
            Action::ShowHistory => self.page = Page::History,
            Action::AsItWas => {
                self.page = Page::History;
                self.history.choose_moment();
            }
            Action::ImportFiles => {
                self.page = Page::Import;
                self.import.start();
            }
            Action::AddFramework => {
                self.page = Page::Frameworks;
                self.frameworks.choose();
            }
            Action::NewPass => {
                self.page = Page::Passes;
                self.passes.start(view);
            }
            _ => {}
        }
    }
}

/// What is to be done next on the way to the first coding, as a quiet line with its action.
fn next_step(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let overview = view.overview;
    if view.read_only.is_some() || overview.documents.is_empty() {
        return;
    }
    let (words, action) = if overview.passes.is_empty() {
        ("Coding happens in passes.", Action::NewPass)
    } else if overview.counts().codings == 0 {
        ("Everything is ready.", Action::GoCode)
    } else {
        return;
    };
    ui.add_space(metrics::GRID * 4.0);
    parts::section(ui, "Next", "");
    ui.horizontal_wrapped(|ui| {
        ui.add_space(metrics::GRID);
        ui.label(theme(ui).quiet(words));
    });
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID);
        if parts::link(ui, action.text()).clicked() {
            commands.run(action);
        }
    });
}

/// A page's heading, with what belongs at its right.
fn heading(ui: &mut Ui, words: &str, below: &str, right: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        let label = ui.label(theme.heading(words));
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, right);
    });
    if !below.is_empty() {
        ui.label(theme.quiet(below));
    }
    ui.add_space(metrics::GRID * 3.0);
}
