//! Saving what a page shows, made off the screen's thread.

use crate::exchange::figure::Figure;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{FileFormat, Report, ReportFormat};
use crate::exchange::write_atomically;
use crate::jobs::{Job, Polled, Watch};
use crate::ui::dialogs::{Dialogs, Purpose};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts};
use crate::ui::{Commands, View, forms};
use egui::{Role, Ui, WidgetInfo};
use std::path::{Path, PathBuf};

/// Under which name this machine remembers the folder; the same for everything that is saved.
const FOLDER: &str = "report folder";

/// Points to an inch, as journals ask for.
const DOTS: f32 = 300.0;

/// A format that a page is saved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    #[default]
    Csv,
    Xlsx,
    Docx,
    Svg,
    Png,
}

impl Format {
    /// For what is only a table.
    pub const TABLES: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Docx];
    /// For what can be drawn too.
    pub const ALL: [Self; 5] = [Self::Csv, Self::Xlsx, Self::Docx, Self::Svg, Self::Png];

    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Csv => "Table (CSV)",
            Self::Xlsx => "Spreadsheet (XLSX)",
            Self::Docx => "Word (DOCX)",
            Self::Svg => "Figure (SVG)",
            Self::Png => "Figure (PNG, 300 dpi)",
        }
    }

    /// Whether it is drawn.
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Svg | Self::Png)
    }

    /// The format of a report, for what is a table.
    const fn of_report(self) -> ReportFormat {
        match self {
            Self::Xlsx => ReportFormat::Xlsx,
            Self::Docx => ReportFormat::Docx,
            _ => ReportFormat::Csv,
        }
    }

    /// The format of a report that is offered in Report too, for what is a table.
    pub const fn of_file(self) -> FileFormat {
        match self {
            Self::Xlsx => FileFormat::Xlsx,
            Self::Docx => FileFormat::Docx,
            _ => FileFormat::Csv,
        }
    }
}

/// Makes the bytes of a file in a format.
pub(super) type Make = Box<dyn FnOnce(Format) -> Result<Vec<u8>, String> + Send>;

/// What is saved from a page, and where.
#[derive(Debug, Default)]
pub(super) struct Saving {
    open: bool,
    format: Format,
    path: Option<String>,
    dialogs: Dialogs,
    job: Option<Job<PathBuf>>,
    said: Option<(Tone, String)>,
}

impl Saving {
    /// A report as what makes it; names are masked in it.
    pub fn report(mut report: Report, masks: Masks) -> Make {
        Box::new(move |format| {
            report.mask(&masks);
            let bytes = report.bytes(format.of_report());
            bytes.map_err(|error| error.to_string())
        })
    }

    /// A figure as what makes it, of what was masked before it is laid out; it is drawn off the screen's thread too.
    pub fn figure(draw: impl FnOnce() -> Figure + Send + 'static) -> Make {
        Box::new(move |format| {
            let figure = draw();
            if format == Format::Svg {
                return Ok(figure.svg().into_bytes());
            }
            figure.png(DOTS).map_err(|error| error.to_string())
        })
    }

    /// Draws the choices. `what` is what is saved and in which formats; `make` is asked once it is to be saved.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (noun, formats): (&str, &[Format]),
        commands: &mut Commands,
        make: impl FnOnce(Format) -> Make,
    ) {
        self.hear();
        let words = if self.open { "Do not save" } else { "Save…" };
        let link = parts::link_under_heading(ui, words);
        link.widget_info(|| {
            let name = format!("{} the {noun}", words.trim_end_matches('…'));
            WidgetInfo::labeled(Role::Link, true, name)
        });
        if link.clicked() {
            self.open = !self.open;
        }
        if self.open {
            self.choices(ui, view, (noun, formats), commands, make);
        }
        if let Some((tone, sentence)) = &self.said {
            ui.add_space(metrics::GRID * 2.0);
            if parts::banner(ui, *tone, sentence) {
                self.said = None;
            }
        }
    }

    fn choices(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (noun, formats): (&str, &[Format]),
        commands: &mut Commands,
        make: impl FnOnce(Format) -> Make,
    ) {
        ui.add_space(metrics::GRID);
        let usual = first_path(view, noun, self.format);
        let path = self.path.get_or_insert(usual);
        for format in formats {
            if ui.radio(self.format == *format, format.name()).clicked() {
                self.format = *format;
                let renamed = Path::new(path.as_str()).with_extension(format.ending());
                *path = renamed.display().to_string();
            }
        }
        forms::text(ui, "Save as", path, "");
        ui.add_space(metrics::GRID);
        let (mut save, mut ask) = (false, false);
        ui.horizontal_wrapped(|ui| {
            let button = parts::primary_button(ui, "Save");
            let name = format!("Save the {noun} now");
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            save = button.clicked();
            ask = parts::quiet_button(ui, "Choose…").clicked();
        });
        if ask {
            self.dialogs.ask(Purpose::SaveReport, ui.ctx());
        }
        if save && self.job.is_none() {
            self.begin(view, noun, commands, make);
        }
    }

    fn begin(
        &mut self,
        view: &View<'_>,
        noun: &str,
        commands: &mut Commands,
        make: impl FnOnce(Format) -> Make,
    ) {
        let typed = self.path.clone().unwrap_or_default();
        let path = PathBuf::from(typed.trim());
        if typed.trim().is_empty() || path.file_name().is_none() {
            let sentence =
                format!("There is no file's name: write where the {noun} is to be saved.");
            self.said = Some((Tone::Bad, sentence));
            return;
        }
        if let Some(folder) = path.parent() {
            commands.remember(FOLDER, folder.display().to_string());
        }
        self.said = None;
        let format = self.format;
        let make = make(format);
        let work = move |_: &Watch| {
            let bytes = make(format)?;
            let written = write_atomically(&path, |file| file.write_all(&bytes));
            written.map_err(|error| error.to_string())?;
            Ok::<_, String>(path)
        };
        let name = format!("Saving the {noun}");
        self.job = Some(view.jobs.start(&name, view.revision(), work));
    }

    /// Looks whether the saving has ended, and whether the dialog was answered.
    fn hear(&mut self) {
        if let Some((Purpose::SaveReport, paths)) = self.dialogs.answer()
            && let Some(path) = paths.first()
        {
            let path = path.with_extension(self.format.ending());
            self.path = Some(path.display().to_string());
        }
        let Some(job) = &self.job else {
            return;
        };
        self.said = match job.poll(job.revision()) {
            Polled::Running => return,
            Polled::Done(path) => {
                self.open = false;
                Some((Tone::Good, format!("Saved as {}.", path.display())))
            }
            Polled::Failed(error) => Some((Tone::Bad, error.to_string())),
            _ => None,
        };
        self.job = None;
    }
}

/// Where a file goes unless one says otherwise: the folder used last, else beside the study's folder.
fn first_path(view: &View<'_>, noun: &str, format: Format) -> String {
    let beside = view.folder.parent().unwrap_or(view.folder).to_owned();
    let folder = view.remembered(FOLDER).map_or(beside, PathBuf::from);
    // The name of a file leaves too.
    let title = Masks::of(view.seen).words(&view.overview.title);
    let title: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let name = format!("{} {noun}.{}", words.join(" "), format.ending());
    folder.join(name).display().to_string()
}
