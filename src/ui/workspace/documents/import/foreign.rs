//! A codebook or project before it is imported: what it would bring, what was found out, and what would be left.

use crate::journal::{Installation, Project};
use crate::model::{Viewer, capital};
use crate::ui::foreign_file::Brought;
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{ForeignFile, View, grouped, many};
use egui::{Checkbox, Frame, Margin, RichText, Sense, Ui, vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many things that are left are listed.
const LISTED: usize = 300;
/// Where the words of rows begin, in points.
const INDENT: i8 = 8;
/// The widest a paragraph is set, in points.
const WIDTH: f32 = 720.0;

/// The study that files are compared with, read beside the open one, so that the window goes on.
#[derive(Debug, Clone)]
pub(super) struct Beside {
    folder: PathBuf,
    home: Installation,
    viewer: Viewer,
}

impl Beside {
    /// The study that is shown.
    pub fn of(view: &View<'_>) -> Self {
        Self {
            folder: view.folder.to_owned(),
            home: view.home.clone(),
            viewer: view.seen.viewer(),
        }
    }

    /// Reads it: once for all files.
    pub fn open(&self) -> Result<Opened, String> {
        let project = Project::open(&self.folder, &self.home);
        Ok(Opened {
            project: project.map_err(|error| error.to_string())?,
            viewer: self.viewer,
        })
    }
}

/// The study as it was read.
pub(super) struct Opened {
    project: Project,
    viewer: Viewer,
}

/// A file that was read and compared with the study.
#[derive(Debug)]
pub(super) struct ForeignPreview {
    /// The file.
    pub file: Arc<ForeignFile>,
    /// What it would bring.
    pub brings: Brought,
    /// Whether it is to be imported.
    pub wanted: bool,
}

impl ForeignPreview {
    /// Reads a file and compares it. Off the screen's thread.
    pub fn read(path: &Path, study: &Opened) -> Result<Self, String> {
        let file = ForeignFile::read(path)?;
        let seen = study.project.study().seen_by(study.viewer);
        let brings = file.would_bring(&seen, study.project.id())?;
        Ok(Self {
            file: Arc::new(file),
            wanted: !brings.is_nothing(),
            brings,
        })
    }

    /// What stands beside its name in the list.
    pub fn summary(&self) -> String {
        format!("{} · {}", self.file.kind(), self.brings.summary())
    }

    /// Draws what it would bring and what would be left.
    pub fn show(&self, ui: &mut Ui) {
        parts::section(ui, "What comes in", self.file.kind());
        let something =
            |(_, new, here): &&(&str, usize, Option<usize>)| *new + here.unwrap_or(0) > 0;
        for (what, new, here) in self.brings.things.iter().filter(something) {
            let mut right = format!("{} new", grouped(*new));
            if let Some(here) = here.filter(|here| *here > 0) {
                right.push_str(&format!(", {} in the study already", grouped(here)));
            }
            parts::ListRow::new(what).right(&right).show(ui);
        }
        if self.brings.is_nothing() {
            words(
                ui,
                theme(ui).quiet("Everything in it is in the study already."),
            );
        }
        if !self.brings.notes.is_empty() {
            ui.add_space(metrics::GRID * 2.0);
            parts::section(ui, "What was found out", "");
            for note in &self.brings.notes {
                words(ui, plain(note));
                ui.add_space(metrics::GRID);
            }
        }
        for (what, names) in &self.brings.lists {
            codes(ui, what, names);
        }
        self.show_left(ui);
        let only_here = &self.brings.only_here;
        codes(ui, "In the study and not in the file", only_here);
    }

    fn show_left(&self, ui: &mut Ui) {
        let left = &self.brings.left;
        if left.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID * 2.0);
        let count = many(left.len(), "thing", "things");
        parts::section(ui, "What is left", &count);
        for it in left.iter().take(LISTED) {
            words(ui, plain(&sentence(&it.what)));
            words(ui, theme(ui).quiet(sentence(&it.reason)));
            ui.add_space(metrics::GRID * 2.0);
        }
        if left.len() > LISTED {
            let more = format!("and {} more", grouped(left.len() - LISTED));
            words(ui, theme(ui).small(more));
        }
    }
}

/// Codes by name under a heading; nothing where there are none.
fn codes(ui: &mut Ui, what: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    parts::section(ui, what, &many(names.len(), "code", "codes"));
    for name in names.iter().take(LISTED) {
        words(ui, plain(name));
    }
    if names.len() > LISTED {
        let more = format!("and {} more", grouped(names.len() - LISTED));
        words(ui, theme(ui).small(more));
    }
}

/// Words below a heading, where its rows have theirs, and no wider than one reads.
fn words(ui: &mut Ui, text: RichText) {
    let margin = Margin::symmetric(INDENT, 0);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_max_width(WIDTH.min(ui.available_width()));
        prose(ui, text, Sense::hover());
    });
}

fn plain(words: &str) -> RichText {
    RichText::new(words).line_height(Some(metrics::TEXT_LINE))
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    format!("{}.", capital(clause))
}

/// The list of codebooks and projects, below the transcripts, of which there are `before`.
pub(super) fn list(ui: &mut Ui, foreign: &mut [ForeignPreview], before: usize, here: &mut usize) {
    for (at, it) in foreign.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let name = format!("Import {}", it.file.name);
            let size = vec2(24.0, metrics::ROW);
            let something = !it.brings.is_nothing();
            ui.name_inputs(name, |ui| {
                ui.add_enabled_ui(something, |ui| {
                    ui.add_sized(size, Checkbox::without_text(&mut it.wanted))
                })
            });
            let right = it.summary();
            let row = parts::ListRow::new(&it.file.name)
                .right(&right)
                .selected(before + at == *here);
            if row.show(ui).clicked() {
                *here = before + at;
            }
        });
    }
}
