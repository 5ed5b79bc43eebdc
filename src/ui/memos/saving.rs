use crate::exchange::masking::Masks;
use crate::exchange::memos::{MemoFormat, memo_book};
use crate::jobs::{Job, Polled, Watch};
use crate::ui::dialogs::{Dialogs, Purpose};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;
use std::path::{Path, PathBuf};

/// Under which name this machine remembers the folder; the same as for reports.
const FOLDER: &str = "report folder";
/// Under which name this machine remembers the format.
const FORMAT: &str = "memo book format";

/// The memo book on its way to a file.
#[derive(Debug)]
pub(super) struct Saving {
    format: MemoFormat,
    path: String,
    dialogs: Dialogs,
    job: Option<Job<PathBuf>>,
    said: Option<(Tone, String)>,
}

impl Saving {
    /// With the format and the folder used last.
    pub fn new(view: &View<'_>) -> Self {
        let remembered = view.remembered(FORMAT);
        let format = MemoFormat::ALL
            .into_iter()
            .find(|it| Some(it.ending()) == remembered)
            .unwrap_or_default();
        Self {
            path: first_path(view, format).display().to_string(),
            format,
            dialogs: Dialogs::default(),
            job: None,
            said: None,
        }
    }

    /// Draws the choices; true when they are to be closed.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> bool {
        self.hear();
        let theme = theme(ui);
        ui.label(theme.strong("Memo book"));
        let words = if view.overview.hides_anything {
            "All memos you may see, by kind and date. Memos of a hidden pass and others' reflexive memos are left out."
        } else {
            "All memos you may see, by kind and date. Others' reflexive memos are left out until they are shared."
        };
        ui.add(egui::Label::new(theme.small(words)).wrap());
        ui.add_space(metrics::GRID);
        ui.horizontal_wrapped(|ui| {
            for format in MemoFormat::ALL {
                if ui.radio(self.format == format, format.name()).clicked() {
                    self.format = format;
                    let path = Path::new(&self.path).with_extension(format.ending());
                    self.path = path.display().to_string();
                }
            }
        });
        forms::text(ui, "Save the memo book as", &mut self.path, "");
        ui.add_space(metrics::GRID);
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            let save = parts::primary_button(ui, "Save the memo book");
            if save.clicked() && self.job.is_none() {
                self.save(view, commands);
            }
            if parts::quiet_button(ui, "Choose…").clicked() {
                self.dialogs.ask(Purpose::SaveReport, ui.ctx());
            }
            close = parts::quiet_button(ui, "Back to the memos").clicked();
        });
        if let Some((tone, sentence)) = &self.said {
            ui.add_space(metrics::GRID * 2.0);
            if parts::banner(ui, *tone, sentence) {
                self.said = None;
            }
        }
        close
    }

    /// Looks whether the saving has ended, and whether the dialog was answered.
    fn hear(&mut self) {
        if let Some((Purpose::SaveReport, paths)) = self.dialogs.answer()
            && let Some(path) = paths.first()
        {
            let path = path.with_extension(self.format.ending());
            self.path = path.display().to_string();
        }
        let Some(job) = &self.job else {
            return;
        };
        self.said = match job.poll(job.revision()) {
            Polled::Running => return,
            Polled::Done(path) => Some((Tone::Good, format!("Saved as {}.", path.display()))),
            Polled::Failed(error) => Some((Tone::Bad, error.to_string())),
            _ => None,
        };
        self.job = None;
    }

    fn save(&mut self, view: &View<'_>, commands: &mut Commands) {
        let path = PathBuf::from(self.path.trim());
        if self.path.trim().is_empty() || path.file_name().is_none() {
            let sentence = "There is no file's name: write where the memo book is to be saved.";
            self.said = Some((Tone::Bad, sentence.to_owned()));
            return;
        }
        if let Some(folder) = path.parent() {
            commands.remember(FOLDER, folder.display().to_string());
        }
        commands.remember(FORMAT, self.format.ending());
        self.said = None;
        let (format, texts) = (self.format, view.texts.clone());
        let masks = Masks::of(view.seen);
        let mut book = memo_book(view.seen, &masks);
        let work = move |_: &Watch| {
            // The texts are read off the screen's thread: there may be thousands.
            book.quote(&masks, &|text| texts.get(text).ok());
            book.save(format, &path).map(|()| path)
        };
        let job = view
            .jobs
            .start("Saving the memo book", view.revision(), work);
        self.job = Some(job);
    }
}

/// Where the memo book goes unless one says otherwise: the folder used last, else beside the study's folder.
fn first_path(view: &View<'_>, format: MemoFormat) -> PathBuf {
    let beside = view.folder.parent().unwrap_or(view.folder).to_owned();
    let folder = view.remembered(FOLDER).map_or(beside, PathBuf::from);
    // The name of a file leaves too.
    let title = Masks::of(view.seen).words(&view.overview.title);
    let title: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    folder.join(format!("{} memo book.{}", words.join(" "), format.ending()))
}
