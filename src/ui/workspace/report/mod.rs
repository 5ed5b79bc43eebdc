//! What goes into the paper: everything that can be saved, seen before it is.
//!
//! What there is to save, in which formats and with which choices, is the list of [`ReportKind`]; this screen adds
//! nothing to it. A report is made off the screen's thread, once to be shown and once to be written.

mod arranged;
mod choices;
mod code_block;
mod entries;
mod figure_block;
mod making;
mod page;
mod quotations;
mod reviewing;
mod settings;

use crate::exchange::categories::LAYER;
use crate::exchange::report::{Block, Choices, ReportKind, ReportOptions};
use crate::jobs::{Job, Latest, Polled, Watch};
use crate::model::Reported;
use crate::ui::dialogs::{Dialogs, Purpose};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, Workspace};
use arranged::Arranged;
use egui::Ui;
use entries::Entries;
use making::Making;
use page::Page;
use quotations::QuotationsPages;
use reviewing::Reviewing;
use settings::Settings;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What goes into the paper.
#[derive(Debug, Default)]
pub struct ReportWorkspace {
    chosen: Option<ReportKind>,
    settings: BTreeMap<ReportKind, Settings>,
    /// What was chosen where the figures are, until it is taken over.
    of_figures: Option<ReportOptions>,
    /// What the preview on the screen, or on its way, is of.
    asked: Option<(u64, ReportKind, ReportOptions)>,
    /// Numbers the previews asked for.
    number: u64,
    preview: Latest<Arc<Vec<Block>>>,
    page: Page,
    entries: Entries,
    quotations: QuotationsPages,
    dialogs: Dialogs,
    arranged: Arranged,
    reviewing: Reviewing,
    saving: Option<Job<PathBuf>>,
    /// What became of the last saving, and of which report.
    said: Option<(ReportKind, Tone, String)>,
}

impl ReportWorkspace {
    /// Chooses what is to be saved.
    pub fn choose(&mut self, kind: ReportKind) {
        self.chosen = Some(kind);
    }

    /// Chooses the figures, and for them and their ratings what is compared.
    pub fn choose_figures(&mut self, options: ReportOptions) {
        self.chosen = Some(ReportKind::Agreement);
        self.of_figures = Some(options);
    }

    /// Takes over what was chosen where the figures are, for everything that can be chosen there.
    fn take_over(&mut self, view: &View<'_>) {
        let Some(options) = self.of_figures.take() else {
            return;
        };
        if view.overview.reported == Reported::ConsensusOnly {
            self.chosen = Some(ReportKind::Ratings);
        }
        for kind in [ReportKind::Agreement, ReportKind::Ratings] {
            let settings = self.settings.entry(kind);
            let settings = settings.or_insert_with(|| Settings::last(view, kind));
            let all = kind.options().iter();
            for option in all.filter(|it| it.key != "unitizing") {
                let value = options.get(option.key).unwrap_or_default();
                settings.options.set(option.key, value);
            }
        }
    }

    fn kind(&self) -> ReportKind {
        self.chosen.unwrap_or(ReportKind::Codebook)
    }

    fn settings(&mut self, view: &View<'_>) -> &mut Settings {
        let kind = self.kind();
        self.settings
            .entry(kind)
            .or_insert_with(|| Settings::last(view, kind))
    }

    /// Leaves the figures where the study has come to report consensus only.
    fn leave_figures(&mut self, view: &View<'_>) {
        if view.overview.reported == Reported::ConsensusOnly
            && self.chosen == Some(ReportKind::Agreement)
        {
            self.chosen = None;
        }
    }

    /// Sees to it that the preview is that of the study and of what is chosen, and hears of dialogs and savings.
    fn update(&mut self, view: &View<'_>) {
        self.take_over(view);
        self.leave_figures(view);
        let kind = self.kind();
        let options = self.settings(view).options.clone();
        let asked = (view.revision(), kind, options);
        if self.asked.as_ref() != Some(&asked) {
            self.number += 1;
            // What stands on the screen stays until the new one is there, unless it is of another report.
            if self.asked.as_ref().is_some_and(|it| it.1 != kind) {
                self.preview = Latest::default();
            }
            self.asked = Some(asked);
        }
        if !self.preview.is_settled(self.number) && !self.preview.is_working_for(self.number) {
            let making = Making::of(view, kind, &self.settings(view).options.clone());
            let name = format!("Making the {}", kind.noun());
            let work = move |watch: &Watch| making.preview(watch).map(Arc::new);
            self.preview.want(view.jobs, &name, self.number, work);
        }
        if let Some((purpose, paths)) = self.dialogs.answer()
            && let Some(path) = paths.first()
        {
            let path = path.display().to_string();
            let settings = self.settings(view);
            if purpose == Purpose::SaveReport {
                settings.path = path;
                settings.set_format(settings.format);
            } else {
                let mut options = kind.options().iter();
                if let Some(file) = options.find(|it| it.choices == Choices::File) {
                    settings.options.set(file.key, path);
                }
            }
        }
        self.hear();
    }

    /// Looks whether the saving has ended.
    fn hear(&mut self) {
        let Some(job) = &self.saving else {
            return;
        };
        let (tone, sentence) = match job.poll(job.revision()) {
            Polled::Running => return,
            Polled::Done(path) => (Tone::Good, format!("Saved as {}.", path.display())),
            Polled::Failed(error) => (Tone::Bad, error.to_string()),
            _ => {
                self.saving = None;
                return;
            }
        };
        self.saving = None;
        if let Some((_, told_tone, told)) = &mut self.said {
            (*told_tone, *told) = (tone, sentence);
        }
    }

    fn save(&mut self, view: &View<'_>, commands: &mut Commands) {
        let kind = self.kind();
        let settings = self.settings(view).clone();
        let typed = settings.path.trim();
        let path = PathBuf::from(typed);
        if typed.is_empty() || path.file_name().is_none() {
            let noun = kind.noun();
            let sentence =
                format!("There is no file's name: write where the {noun} is to be saved.");
            self.said = Some((kind, Tone::Bad, sentence));
            return;
        }
        settings.remember(view, kind, commands);
        let saving = format!("Saving the {}", kind.noun());
        self.said = Some((kind, Tone::Quiet, format!("{saving}…")));
        let making = Making::of(view, kind, &settings.options);
        let format = settings.format;
        let work = move |watch: &Watch| making.save(watch, format, &path).map(|()| path);
        self.saving = Some(view.jobs.start(&saving, view.revision(), work));
    }

    fn show_preview(&mut self, ui: &mut Ui, view: &View<'_>) {
        let number = self.number;
        let error = self.preview.error(number).map(ToString::to_string);
        let theme = theme(ui);
        if let Some(sentence) = error {
            ui.add_space(metrics::GRID * 8.0);
            ui.vertical_centered(|ui| {
                ui.set_max_width(440.0);
                ui.label(theme.heading(self.kind().title()));
                ui.add_space(metrics::GRID);
                ui.label(theme.quiet(sentence));
            });
            return;
        }
        let is_new = self.preview.get(number).is_some();
        if let Some(blocks) = self.preview.last().cloned() {
            let key = number.saturating_sub(u64::from(!is_new));
            self.page.show(ui, view, &blocks, (self.kind(), key));
        } else {
            ui.add_space(metrics::GRID * 8.0);
            ui.vertical_centered(|ui| ui.label(theme.quiet("Making the preview…")));
        }
    }
}

impl Workspace for ReportWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, _commands: &mut Commands) {
        parts::section(ui, "For the paper", "");
        self.leave_figures(view);
        let now = self.kind();
        for kind in ReportKind::ALL {
            // A study that reports consensus only has no coefficients on its screens.
            if kind == ReportKind::Agreement && view.overview.reported == Reported::ConsensusOnly {
                continue;
            }
            let row = parts::ListRow::new(kind.title()).selected(kind == now);
            if row.show(ui).clicked() {
                self.chosen = Some(kind);
            }
        }
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.kind() == ReportKind::Codebook && view.overview.codes.is_empty() {
            super::empty(
                ui,
                "No codes yet",
                "The codebook is saved from here: codes with their definitions, examples and counts.",
                Some(Action::GoCode),
                commands,
            );
            return;
        }
        if self.kind() == ReportKind::Quotations {
            self.quotations.tabs(ui);
            if !self.quotations.goes_out() {
                self.quotations.show(ui, view, commands);
                return;
            }
        }
        self.update(view);
        self.show_preview(ui, view);
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.kind() == ReportKind::Quotations && !self.quotations.goes_out() {
            self.quotations.right(ui, view, commands);
            return;
        }
        self.update(view);
        let blocks = self.preview.last().cloned();
        if let Some(sentence) = blocks.as_ref().and_then(|it| self.page.chosen(it))
            && self.entries.show(ui, view, sentence)
        {
            self.page.choose_none();
        }
        self.choices(ui, view, commands);
        if self.kind() == ReportKind::Saturation
            && let Some(blocks) = self.preview.get(self.number).cloned()
        {
            let table = blocks.iter().find_map(|it| match it {
                Block::ToReview(table) => Some(&**table),
                _ => None,
            });
            let layer = self.settings(view).options.get(LAYER.key);
            let of_one = !matches!(layer, None | Some("" | "everybody" | "consensus"));
            self.reviewing.show(ui, view, table, of_one, commands);
        }
    }

    fn widths(&self) -> (f32, f32) {
        (208.0, 300.0)
    }

    /// So that with large text there is room for the list, the page and what saves it.
    fn least_centre(&self) -> f32 {
        240.0
    }

    fn has_right(&self, view: &View<'_>) -> bool {
        self.kind() != ReportKind::Codebook || !view.overview.codes.is_empty()
    }

    fn offers(&self, action: Action, view: &View<'_>) -> bool {
        self.kind() == ReportKind::Quotations && self.quotations.offers(action, view)
    }

    fn act(&mut self, _action: Action, view: &View<'_>, commands: &mut Commands) {
        self.quotations.act(view, commands);
    }
}
