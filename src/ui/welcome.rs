//! The welcome screen: recent studies, a new one, another folder, the sample.

use super::dialogs::Purpose;
use super::icons::Icon;
use super::new_study::NewStudy;
use super::theme::{metrics, parts, theme};
use super::{Action, Command, Commands, Date, Notices, Place, forms};
use crate::journal::{Installation, RecentStudy};
use crate::model::{Tradition, builtin_frameworks};
use egui::{Align, CentralPanel, Layout, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Which form is unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    #[default]
    None,
    New,
    Open,
}

/// The welcome screen's state.
#[derive(Debug)]
pub struct Welcome {
    recent: Vec<RecentStudy>,
    /// Whether it has not been drawn yet.
    fresh: bool,
    /// Frameworks to choose from: id (with variant) and name.
    frameworks: Vec<(String, String)>,
    form: Form,
    focus: bool,
    new: NewStudy,
    /// The new study's folder as typed; follows the title until somebody changes it.
    folder: String,
    folder_is_typed: bool,
    /// The folder to open, as typed.
    open: String,
    /// Where new studies are proposed.
    studies: PathBuf,
}

impl Welcome {
    /// The screen, with what was open lately.
    pub fn new(installation: &Installation) -> Self {
        let recent = installation.recent();
        let folders = directories::UserDirs::new();
        let documents = folders
            .as_ref()
            .and_then(|folders| folders.document_dir().or(Some(folders.home_dir())));
        Self {
            form: if recent.is_empty() {
                Form::New
            } else {
                Form::None
            },
            recent,
            fresh: true,
            frameworks: frameworks(),
            focus: false,
            new: NewStudy::default(),
            folder: String::new(),
            folder_is_typed: false,
            open: String::new(),
            studies: documents.map_or_else(PathBuf::new, Path::to_owned),
        }
    }

    /// Unfolds the form for a new study.
    pub fn start_new(&mut self) {
        self.form = Form::New;
        self.focus = true;
    }

    /// Unfolds the field for a folder to open.
    pub fn start_open(&mut self) {
        self.form = Form::Open;
        self.focus = true;
    }

    /// Shows another list of recent studies.
    pub fn set_recent(&mut self, recent: Vec<RecentStudy>) {
        self.recent = recent;
    }

    /// Takes a folder from the dialog.
    pub fn set_folder(&mut self, folder: &Path) {
        self.folder = folder.display().to_string();
        self.folder_is_typed = true;
    }

    /// Draws the screen.
    pub fn show(&mut self, ui: &mut Ui, notices: &Notices, commands: &mut Commands) {
        let theme = theme(ui);
        let frame = parts::paper_frame(&theme);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let width = 720.0_f32.min(ui.available_width() - 48.0);
                let side = ((ui.available_width() - width) / 2.0).max(0.0);
                ui.horizontal_top(|ui| {
                    ui.add_space(side);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.add_space((ui.ctx().content_rect().height() * 0.08).min(72.0));
                        self.contents(ui, notices, commands);
                        ui.add_space(48.0);
                    });
                });
            });
        });
    }

    fn contents(&mut self, ui: &mut Ui, notices: &Notices, commands: &mut Commands) {
        let theme = theme(ui);
        let title = theme.heading("Interlinea");
        ui.label(title.size(30.0).line_height(Some(40.0)));
        ui.label(theme.quiet(
            "Two analysts read the same transcripts, code them, compare, settle and report.",
        ));
        ui.add_space(metrics::GRID * 5.0);
        notices.show(ui, Place::Window, commands);
        self.recent(ui, commands);
        ui.horizontal_wrapped(|ui| {
            let new = Action::NewStudy;
            let pressed = if self.form == Form::New {
                parts::quiet_button(ui, new.text())
            } else {
                parts::primary_button(ui, new.text())
            };
            if pressed.on_hover_text(new.tooltip()).clicked() {
                self.start_new();
            }
            let open = parts::quiet_button(ui, Action::OpenFolder.text());
            if open.on_hover_text(Action::OpenFolder.tooltip()).clicked() {
                self.start_open();
            }
            let sample = parts::quiet_button(ui, Action::OpenSample.text());
            if sample.on_hover_text(Action::OpenSample.tooltip()).clicked() {
                commands.run(Action::OpenSample);
            }
        });
        ui.add_space(metrics::GRID * 4.0);
        match self.form {
            Form::None => {}
            Form::New => self.new_form(ui, commands),
            Form::Open => self.open_form(ui, commands),
        }
    }

    fn recent(&mut self, ui: &mut Ui, commands: &mut Commands) {
        if self.recent.is_empty() {
            return;
        }
        let mut first = std::mem::take(&mut self.fresh);
        let theme = theme(ui);
        parts::section(ui, "Recent studies", "");
        for study in &self.recent {
            let title = if study.title.is_empty() {
                "Untitled study"
            } else {
                &study.title
            };
            let opened = Date::local(study.opened).whole();
            let folder = study.folder.display().to_string();
            ui.horizontal(|ui| {
                ui.set_height(metrics::CONTROL);
                let room = ui.available_width() - metrics::CONTROL - ui.spacing().item_spacing.x;
                // First, so that the keyboard comes to the study before it comes to the cross.
                let row = parts::ListRow::new(title).right(&opened).strong(true);
                let layout = Layout::left_to_right(Align::Center);
                let size = egui::vec2(room, metrics::CONTROL);
                let row = ui
                    .allocate_ui_with_layout(size, layout, |ui| row.show(ui))
                    .inner;
                // Enter opens what was open last.
                if std::mem::take(&mut first) {
                    row.request_focus();
                }
                if row.on_hover_text(&folder).clicked() {
                    commands.push(Command::OpenStudy(study.folder.clone()));
                }
                let forget = format!("Take “{title}” off this list");
                if parts::icon_button(ui, Icon::Close, &forget).clicked() {
                    commands.push(Command::Forget(study.folder.clone()));
                }
            });
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                ui.label(theme.small(&folder));
            });
            ui.add_space(metrics::GRID);
        }
        ui.add_space(metrics::GRID * 4.0);
    }

    fn new_form(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let focus = std::mem::take(&mut self.focus);
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.label(theme.subheading("New study"));
            let title = forms::text(
                ui,
                "Title",
                &mut self.new.title,
                "Peer support in Eastfield",
            );
            if focus {
                title.request_focus();
            }
            if title.changed() && !self.folder_is_typed {
                self.folder = proposed(&self.studies, &self.new.title);
            }
            let folder = forms::text_with_button(
                ui,
                "Folder",
                &mut self.folder,
                "A new or an empty folder",
                "Choose…",
            );
            if folder.0.changed() {
                self.folder_is_typed = true;
            }
            if folder.1 {
                commands.push(Command::Ask(Purpose::NewStudyFolder));
            }
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    tradition_field(left, &mut self.new.tradition);
                    let chosen = &mut self.new.framework;
                    forms::choice(right, "Framework", chosen, &self.frameworks);
                }
            });
            forms::text(ui, "Your name", &mut self.new.person, "");
            ui.add_space(metrics::GRID * 3.0);
            self.new.folder = PathBuf::from(self.folder.trim());
            let missing = self.new.missing();
            ui.horizontal(|ui| {
                let ready = missing.is_none();
                let make =
                    ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, "Make the study"));
                if make.inner.clicked() {
                    commands.push(Command::MakeStudy(Box::new(self.new.clone())));
                }
                if let Some(missing) = missing {
                    ui.label(theme.quiet(missing));
                }
            });
        });
    }

    fn open_form(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let focus = std::mem::take(&mut self.focus);
        parts::card(ui, |ui| {
            let theme = theme(ui);
            ui.label(theme.subheading("Open a study"));
            let (field, choose) = forms::text_with_button(
                ui,
                "Folder",
                &mut self.open,
                "The folder that holds project.ron",
                "Choose…",
            );
            if focus {
                field.request_focus();
            }
            if choose {
                commands.push(Command::Ask(Purpose::OpenStudy));
            }
            ui.add_space(metrics::GRID * 3.0);
            let folder = self.open.trim();
            let entered = forms::entered(ui, &field);
            let open =
                ui.add_enabled_ui(!folder.is_empty(), |ui| parts::primary_button(ui, "Open"));
            if !folder.is_empty() && (open.inner.clicked() || entered) {
                commands.push(Command::OpenStudy(PathBuf::from(folder)));
            }
        });
    }
}

/// Names of the traditions, as people say them.
pub const TRADITIONS: [(Tradition, &str); 6] = [
    (Tradition::ContentManifest, "Content analysis, manifest"),
    (Tradition::ContentLatent, "Content analysis, latent"),
    (Tradition::Thematic, "Thematic analysis"),
    (Tradition::GroundedTheory, "Grounded theory"),
    (Tradition::Framework, "Framework method"),
    (Tradition::Realist, "Realist evaluation"),
];

/// The field to choose a tradition in; true when another was chosen.
pub fn tradition_field(ui: &mut Ui, tradition: &mut Tradition) -> bool {
    forms::choice(ui, "Tradition", tradition, &TRADITIONS)
}

/// Frameworks that come with the program, each variant by itself, after “none”.
pub fn frameworks() -> Vec<(String, String)> {
    let mut choices = vec![(String::new(), "No framework".to_owned())];
    for file in builtin_frameworks().unwrap_or_default() {
        choices.push((file.id.clone(), file.name.clone()));
        for variant in &file.variants {
            let id = format!("{}/{}", file.id, variant.id);
            choices.push((id, variant.name.clone()));
        }
    }
    choices
}

/// A folder for a study of this title that does not exist yet.
fn proposed(studies: &Path, title: &str) -> String {
    let letters = title.trim().to_lowercase();
    let mut name = String::new();
    for letter in letters.chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        return String::new();
    }
    let mut folder = studies.join(name);
    let mut number = 2;
    while folder.exists() {
        folder = studies.join(format!("{name}-{number}"));
        number += 1;
    }
    folder.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_study_is_proposed_a_folder_named_after_its_title() {
        let folder = tempfile::tempdir().unwrap();
        let proposed = |title: &str| proposed(folder.path(), title);
        assert!(proposed("Peer support, in Eastfield!").ends_with("peer-support-in-eastfield"));
        std::fs::create_dir(folder.path().join("trust")).unwrap();
        assert!(proposed("Trust").ends_with("trust-2"));
        assert_eq!(proposed(" … "), "");
    }
}
