//! Files before they are imported: what was recognised in them, corrected and mapped to participants.

mod details;
mod foreign;
mod previewed;
mod reading;
mod speakers;

use crate::jobs::{Job, Polled};
use crate::ui::prose::prose;
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Purpose, View, forms, grouped, many};
use egui::{Panel, ScrollArea, Ui, vec2};
use foreign::{Beside, ForeignPreview};
use previewed::Previewed;
use reading::{Looked, read_all};
use std::path::PathBuf;
use std::sync::Arc;

/// How much of a transcript the panel at the right shows.
const TURNS: usize = 80;

/// The files one is about to import.
#[derive(Debug, Default)]
pub struct Import {
    path: String,
    focus: bool,
    wanted: Vec<PathBuf>,
    job: Option<Job<Looked>>,
    files: Vec<Previewed>,
    foreign: Vec<ForeignPreview>,
    refused: Vec<String>,
    /// Which file one looks at: the transcripts come first.
    here: usize,
    /// The revision at which the files were last compared with the study's documents.
    compared: u64,
    /// Whether copies of the files are kept; none until that was said for this study.
    keep: Option<bool>,
    role: String,
}

impl Import {
    /// Begins: the field for a path has the focus.
    pub fn start(&mut self) {
        self.focus = self.is_empty();
    }

    /// Looks at files, and at those in folders.
    pub fn look_at(&mut self, paths: Vec<PathBuf>) {
        self.wanted.extend(paths);
    }

    /// Whether there is a transcript to show at the right.
    pub fn has_text(&self) -> bool {
        self.files.get(self.here).is_some()
    }

    fn is_empty(&self) -> bool {
        self.files.is_empty() && self.foreign.is_empty()
    }

    /// Draws the page; true once it is left.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> bool {
        self.read(view);
        self.compare(view);
        if self.keep.is_none() {
            self.keep = kept_before(view);
        }
        let mut left = false;
        super::heading(
            ui,
            "Import",
            "Transcripts from text, Markdown, Word and LibreOffice files; codebooks as tables (CSV, XLSX); codebooks and projects of other programs (REFI-QDA). Nothing is imported before you have seen what was recognised.",
            |ui| left = parts::quiet_button(ui, "Back").clicked(),
        );
        if !self.is_empty() {
            let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 12));
            let footer = Panel::bottom("import footer").frame(frame).resizable(false);
            footer.show(ui, |ui| left |= self.footer(ui, commands));
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            self.path_field(ui, commands);
            self.refusals(ui);
            if self.job.is_some() {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(theme(ui).quiet("Reading…"));
                });
            }
            if self.is_empty() {
                return;
            }
            ui.add_space(metrics::GRID * 3.0);
            self.list(ui);
            let before = self.files.len();
            foreign::list(ui, &mut self.foreign, before, &mut self.here);
            self.selected(ui, view);
        });
        left
    }

    /// Looks which files the study has already, when it or the list has changed.
    fn compare(&mut self, view: &View<'_>) {
        if self.compared == view.revision() {
            return;
        }
        self.compared = view.revision();
        let documents = view.seen.documents();
        for file in &mut self.files {
            file.compare(&documents);
        }
    }

    /// Starts reading what is wanted, and takes in what was read.
    fn read(&mut self, view: &View<'_>) {
        if self.job.is_none() && !self.wanted.is_empty() {
            let paths = std::mem::take(&mut self.wanted);
            let beside = Beside::of(view);
            // What a file holds does not depend on the study's revision.
            let job = view.jobs.start("Reading files", u64::MAX, move |watch| {
                Ok::<Looked, String>(read_all(&paths, &beside, watch))
            });
            self.job = Some(job);
        }
        let Some(job) = &self.job else { return };
        match job.poll(u64::MAX) {
            Polled::Running => return,
            Polled::Done(looked) => self.take(looked, view),
            Polled::Failed(error) => self.refused.push(error.to_string()),
            Polled::Cancelled | Polled::Stale | Polled::Taken => {}
        }
        self.job = None;
    }

    fn take(&mut self, looked: Looked, view: &View<'_>) {
        self.refused.extend(looked.refused);
        self.foreign.extend(looked.foreign);
        for mut file in looked.files {
            let twice = self.files.iter().any(|it| it.hash == file.hash);
            if twice {
                let sentence = format!("“{}” has the same text as a file of this list.", file.file);
                self.refused.push(sentence);
                continue;
            }
            file.compare(&view.seen.documents());
            file.wanted = file.already.is_none();
            file.recall(view);
            self.files.push(file);
        }
    }

    fn path_field(&mut self, ui: &mut Ui, commands: &mut Commands) {
        let name = parts::field_name(ui, "Path of a file or folder");
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 240.0).max(120.0);
            let hint = "Type a path, choose files, or drop them on the window";
            let field =
                forms::bare_text(ui, "Path of a file or folder", &mut self.path, hint, room);
            let field = field.labelled_by(name.id);
            if std::mem::take(&mut self.focus) {
                field.request_focus();
            }
            let entered = forms::entered(ui, &field);
            let look = parts::quiet_button(ui, "Look at it").clicked();
            let path = self.path.trim().to_owned();
            if (entered || look) && !path.is_empty() {
                self.wanted.push(PathBuf::from(expanded(&path)));
                self.path.clear();
            }
            let choose = if self.is_empty() {
                parts::primary_button(ui, "Choose files…")
            } else {
                parts::quiet_button(ui, "Choose files…")
            };
            if choose.clicked() {
                commands.push(Command::Ask(Purpose::ImportFiles));
            }
        });
    }

    /// What could not be read, one sentence each, until it is read.
    fn refusals(&mut self, ui: &mut Ui) {
        let mut read = None;
        for (at, sentence) in self.refused.iter().enumerate() {
            ui.add_space(metrics::GRID * 2.0);
            if parts::banner(ui, Tone::Bad, sentence) {
                read = Some(at);
            }
        }
        if let Some(at) = read {
            self.refused.remove(at);
        }
    }

    fn list(&mut self, ui: &mut Ui) {
        let all = self.files.len() + self.foreign.len();
        let wanted = self.wanted_documents() + self.wanted_foreign();
        parts::section(ui, "Files", &format!("{wanted} of {all} to import"));
        for (at, file) in self.files.iter_mut().enumerate() {
            let already = file.already.clone();
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let name = format!("Import {}", file.file);
                let size = vec2(24.0, metrics::ROW);
                ui.name_inputs(name, |ui| {
                    ui.add_enabled_ui(already.is_none(), |ui| {
                        ui.add_sized(size, egui::Checkbox::without_text(&mut file.wanted))
                    })
                });
                let right = match &already {
                    Some(name) => format!("in the study already as “{name}”"),
                    None => summary(file),
                };
                let row = parts::ListRow::new(&file.file)
                    .right(&right)
                    .selected(at == self.here);
                if row.show(ui).clicked() {
                    self.here = at;
                }
            });
        }
    }

    fn wanted_documents(&self) -> usize {
        self.files.iter().filter(|file| file.wanted).count()
    }

    fn wanted_foreign(&self) -> usize {
        self.foreign.iter().filter(|it| it.wanted).count()
    }

    fn selected(&mut self, ui: &mut Ui, view: &View<'_>) {
        let foreign = self.here.checked_sub(self.files.len());
        if let Some(foreign) = foreign.and_then(|at| self.foreign.get(at)) {
            ui.add_space(metrics::GRID * 3.0);
            foreign.show(ui);
            return;
        }
        let role = &mut self.role;
        let Some(file) = self.files.get_mut(self.here) else {
            return;
        };
        ui.add_space(metrics::GRID * 3.0);
        ui.push_id(("file", self.here), |ui| {
            if let Some(sentence) = details::show(ui, file) {
                self.refused.push(sentence);
            }
            file.compare(&view.seen.documents());
            speakers::show(ui, view, file, role);
        });
        ui.add_space(metrics::GRID * 3.0);
    }

    /// Whether to keep the files, and the button that imports; true once it was pressed.
    fn footer(&mut self, ui: &mut Ui, commands: &mut Commands) -> bool {
        let theme = theme(ui);
        ui.add_space(metrics::GRID);
        if !self.files.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.quiet("The files themselves:"));
                let mut keep = self.keep;
                ui.radio_value(&mut keep, Some(true), "keep a copy in the study's folder");
                ui.radio_value(&mut keep, Some(false), "keep only the text");
                self.keep = keep;
            });
            ui.add_space(metrics::GRID);
        }
        let mut done = false;
        ui.horizontal(|ui| {
            let (documents, foreign) = (self.wanted_documents(), self.wanted_foreign());
            let said = documents == 0 || self.keep.is_some();
            let ready = documents + foreign > 0 && said;
            let words = if foreign > 0 {
                format!("Import {}", many(documents + foreign, "file", "files"))
            } else {
                format!("Import {}", many(documents, "document", "documents"))
            };
            let import = ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, &words));
            if import.inner.clicked() {
                self.import(commands);
                done = true;
            }
            if parts::quiet_button(ui, "Clear the list").clicked() {
                self.files.clear();
                self.foreign.clear();
                self.here = 0;
            }
            if !said {
                ui.label(theme.quiet("Say what becomes of the files themselves."));
            }
        });
        done
    }

    fn import(&mut self, commands: &mut Commands) {
        let keep = self.keep.unwrap_or(false);
        let wanted = |file: &&Previewed| file.wanted && file.already.is_none();
        let ready = self
            .files
            .iter()
            .filter(wanted)
            .map(|file| file.ready(keep));
        let ready: Vec<_> = ready.collect();
        if !ready.is_empty() {
            commands.push(Command::Import(ready));
        }
        let foreign = self.foreign.iter().filter(|it| it.wanted);
        let foreign: Vec<_> = foreign.map(|it| Arc::clone(&it.file)).collect();
        if !foreign.is_empty() {
            commands.push(Command::ImportForeign(foreign));
        }
        self.files.clear();
        self.foreign.clear();
        self.here = 0;
    }

    /// The beginning of the transcript one looks at, as its turns were recognised.
    pub fn show_text(&self, ui: &mut Ui) {
        let Some(file) = self.files.get(self.here) else {
            return;
        };
        let theme = theme(ui);
        let found = &file.transcript.recognised;
        let right = many(found.turns.len(), "turn", "turns");
        parts::section(ui, "As recognised", &right);
        if found.turns.is_empty() {
            let text = file.transcript.text.as_str();
            let start: String = text.chars().take(4000).collect();
            prose(ui, theme.quote(start), egui::Sense::hover());
            return;
        }
        for turn in found.turns.iter().take(TURNS) {
            let speaker = turn
                .speaker
                .and_then(|it| found.speakers.get(usize::from(it)));
            let label = speaker.map_or("nobody", String::as_str);
            ui.label(theme.small(label));
            let said = file.transcript.text.slice(turn.said());
            let said: String = said.trim().chars().take(1200).collect();
            prose(ui, theme.quote(said), egui::Sense::hover());
            ui.add_space(metrics::GRID * 2.0);
        }
        if found.turns.len() > TURNS {
            let rest = found.turns.len() - TURNS;
            ui.label(theme.small(format!("and {} more", many(rest, "turn", "turns"))));
        }
    }
}

/// What was said at the last import: whether copies of the files are kept.
fn kept_before(view: &View<'_>) -> Option<bool> {
    let documents = view.seen.documents();
    let mut originals = documents
        .iter()
        .rev()
        .filter_map(|it| it.imported.original.as_ref());
    originals.next().map(|original| original.kept)
}

fn summary(file: &Previewed) -> String {
    let found = &file.transcript.recognised;
    let words = file.transcript.text.as_str().split_whitespace().count();
    format!(
        "{} · {} · {} words",
        many(found.speakers.len(), "speaker", "speakers"),
        many(found.turns.len(), "turn", "turns"),
        grouped(words)
    )
}

/// `~` at the start of a typed path is the person's own folder.
fn expanded(path: &str) -> String {
    let rest = path.strip_prefix("~/");
    let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_owned());
    match (rest, home) {
        (Some(rest), Some(home)) => home.join(rest).display().to_string(),
        _ => path.to_owned(),
    }
}
