//! What goes into the paper: the codebook, seen before it is saved.

mod preview;

use crate::exchange::codebook::{Codebook, CodebookFormat, codebook};
use crate::jobs::{Job, Polled};
use crate::ui::dialogs::{Dialogs, Purpose};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, Workspace};
use egui::{TextEdit, Ui};
use std::path::{Path, PathBuf};

/// Under which name this machine remembers the format.
const FORMAT: &str = "report codebook format";
/// Under which name this machine remembers the folder.
const FOLDER: &str = "report folder";

/// What goes into the paper.
#[derive(Debug, Default)]
pub struct ReportWorkspace {
    revision: u64,
    codebook: Option<Codebook>,
    format: Option<CodebookFormat>,
    path: String,
    dialogs: Dialogs,
    saving: Option<Job<PathBuf>>,
    /// What became of the last saving.
    said: Option<(Tone, String)>,
}

impl ReportWorkspace {
    fn update(&mut self, view: &View<'_>) {
        if self.codebook.is_none() || self.revision != view.revision() {
            self.codebook = Some(codebook(view.seen));
            self.revision = view.revision();
        }
        if self.format.is_none() {
            let remembered = view.remembered(FORMAT);
            let formats = CodebookFormat::ALL.into_iter();
            let format = formats.clone().find(|it| Some(it.ending()) == remembered);
            let format = format.unwrap_or(CodebookFormat::Xlsx);
            self.format = Some(format);
            self.path = first_path(view, format).display().to_string();
        }
        if let Some((Purpose::SaveReport, paths)) = self.dialogs.answer()
            && let (Some(path), Some(format)) = (paths.first(), self.format)
        {
            self.path = path.with_extension(format.ending()).display().to_string();
        }
        self.hear(view);
    }

    /// Looks whether the saving has ended.
    fn hear(&mut self, view: &View<'_>) {
        let Some(job) = &self.saving else {
            return;
        };
        self.said = match job.poll(job.revision()) {
            Polled::Running => return,
            Polled::Done(path) => Some((Tone::Good, format!("Saved as {}.", path.display()))),
            Polled::Failed(error) => Some((Tone::Bad, error.to_string())),
            _ => None,
        };
        self.saving = None;
        let _ = view;
    }

    fn save(&mut self, view: &View<'_>, commands: &mut Commands) {
        let (Some(codebook), Some(format)) = (self.codebook.clone(), self.format) else {
            return;
        };
        let path = PathBuf::from(self.path.trim());
        if self.path.trim().is_empty() || path.file_name().is_none() {
            let sentence = "There is no file's name: write where the codebook is to be saved.";
            self.said = Some((Tone::Bad, sentence.to_owned()));
            return;
        }
        if let Some(folder) = path.parent() {
            commands.remember(FOLDER, folder.display().to_string());
        }
        commands.remember(FORMAT, format.ending());
        self.said = None;
        let work = move |_: &crate::jobs::Watch| codebook.save(format, &path).map(|()| path);
        self.saving = Some(
            view.jobs
                .start("Saving the codebook", view.revision(), work),
        );
    }

    fn choices(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        parts::section(ui, "Format", "");
        for format in CodebookFormat::ALL {
            let chosen = self.format == Some(format);
            if ui.radio(chosen, format.name()).clicked() {
                self.format = Some(format);
                let path = Path::new(&self.path).with_extension(format.ending());
                self.path = path.display().to_string();
            }
        }
        ui.add_space(metrics::GRID * 3.0);
        parts::section(ui, "Save as", "");
        let field = TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Save as"));
        ui.add_space(metrics::GRID);
        ui.horizontal(|ui| {
            let save = parts::primary_button(ui, "Save the codebook");
            if save.clicked() && self.saving.is_none() {
                self.save(view, commands);
            }
            if parts::quiet_button(ui, "Choose…").clicked() {
                self.dialogs.ask(Purpose::SaveReport, ui.ctx());
            }
        });
        ui.add_space(metrics::GRID * 2.0);
        if let Some((tone, sentence)) = &self.said
            && parts::banner(ui, *tone, sentence)
        {
            self.said = None;
        }
        ui.add_space(metrics::GRID * 2.0);
        let theme = theme(ui);
        let words = if view.overview.hides_anything {
            "Counts are of your own codings and of what is revealed; codes of a hidden pass are left out."
        } else {
            "Counts are of all analysts' codings. A code's row counts the codes below it too."
        };
        ui.add(egui::Label::new(theme.small(words)).wrap());
    }
}

/// Where the codebook goes unless one says otherwise: the folder used last, else beside the study's folder.
fn first_path(view: &View<'_>, format: CodebookFormat) -> PathBuf {
    let beside = view.folder.parent().unwrap_or(view.folder).to_owned();
    let folder = view.remembered(FOLDER).map_or(beside, PathBuf::from);
    let title: String = view
        .overview
        .title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    folder.join(format!("{} codebook.{}", words.join(" "), format.ending()))
}

impl Workspace for ReportWorkspace {
    fn left(&mut self, ui: &mut Ui, _view: &View<'_>, _commands: &mut Commands) {
        parts::section(ui, "For the paper", "");
        let _ = parts::ListRow::new("Codebook").selected(true).show(ui);
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if view.overview.codes.is_empty() {
            super::empty(
                ui,
                "No codes yet",
                "The codebook is saved from here: codes with their definitions, examples and counts.",
                Some(Action::GoCode),
                commands,
            );
            return;
        }
        self.update(view);
        if let Some(codebook) = &self.codebook {
            preview::show(ui, view, codebook);
        }
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.update(view);
        self.choices(ui, view, commands);
    }

    fn has_right(&self, view: &View<'_>) -> bool {
        !view.overview.codes.is_empty()
    }
}
