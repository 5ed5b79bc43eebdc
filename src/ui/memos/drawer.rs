use super::beside::Beside;
use super::detail::Detail;
use super::filters::Filter;
use super::journal::Journal;
use super::kept::Kept;
use super::list::List;
use super::names::target_of;
use super::rows::Rows;
use super::saving::Saving;
use super::writing::{Writing, Written};
use crate::model::{MemoId, Target};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Place, View, forms, many};
use egui::{Align, Frame, Key, Layout, Margin, Panel, ScrollArea, Ui};

/// The least height of the drawer.
const LEAST: f32 = 170.0;
/// The least that is left above it.
const ABOVE: f32 = 110.0;
/// Under this width the choices of what is listed are folded away.
const WIDE: f32 = 900.0;
/// The widest a memo is set, so that its lines can be read.
const WIDEST: f32 = 680.0;
/// Under this width list and memo take turns.
const NARROW: f32 = 640.0;
/// The list's share of the width.
const LIST: f32 = 0.46;

/// All memos, in a drawer at the bottom of every screen.
#[derive(Debug, Default)]
pub struct MemoDrawer {
    kept: Kept,
    rows: Rows,
    filter: Filter,
    list: List,
    open: Option<MemoId>,
    detail: Detail,
    writing: Option<Writing>,
    /// Begun and not finished when something else was turned to; saved by the next frame.
    half_written: Vec<Writing>,
    /// Whether it was opened only to write something, and closes when that is done.
    only_to_write: bool,
    saving: Option<Saving>,
    /// Whether the choices of what is listed are unfolded, where there is no room for them above the list.
    filtering: bool,
    wants_focus: bool,
    beside: Beside,
    journal: Journal,
}

impl MemoDrawer {
    /// Opens the drawer at its search, or closes it.
    pub fn toggle(&mut self) {
        self.kept.open = !self.kept.open;
        self.wants_focus = self.kept.open;
        self.list.focus = None;
        self.only_to_write = false;
    }

    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        self.kept.open
    }

    /// Begins a memo on something. One that is half written on another thing is saved.
    pub fn write(&mut self, on: Target) {
        self.only_to_write = !self.kept.open || self.only_to_write;
        self.kept.open = true;
        self.saving = None;
        if let Some(writing) = self.writing.as_mut().filter(|it| it.on == on) {
            writing.focus();
            return;
        }
        self.half_written
            .extend(self.writing.replace(Writing::new(on)));
    }

    /// Opens the drawer at a memo.
    pub fn show_memo(&mut self, memo: MemoId) {
        self.kept.open = true;
        self.only_to_write = false;
        self.saving = None;
        self.mark(memo);
        self.list.focus = Some(memo);
    }

    /// Opens a memo in the drawer without opening the drawer.
    pub const fn mark(&mut self, memo: MemoId) {
        self.open = Some(memo);
        self.list.scroll_to = Some(memo);
    }

    /// Draws what stands on and is linked to the selected thing, below what is in the right panel.
    pub fn show_beside(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.beside.show(ui, view, commands);
    }

    /// Draws what the journal offers, above what is in the centre.
    pub fn show_journal(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if view.read_only.is_none() {
            self.journal.show(ui, view, commands);
        }
    }

    /// Draws the drawer, if it is open.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.kept.load(view);
        for mut half in self.half_written.drain(..) {
            half.save(view, commands);
        }
        self.kept.keep(self.only_to_write, commands);
        if !self.kept.open {
            self.detail.leave(commands);
            return;
        }
        commands.set_place(Place::Window);
        let theme = theme(ui);
        let frame = Frame::new()
            .fill(theme.frame)
            .inner_margin(Margin::symmetric(16, 8));
        let most = (ui.available_height() - ABOVE).max(LEAST);
        let height = self.kept.height.clamp(LEAST, most);
        let panel = Panel::bottom("memos")
            .default_size(height)
            .size_range(LEAST..=most)
            .resizable(true)
            .frame(frame);
        let shown = panel.show(ui, |ui| {
            ui.set_min_height(ui.available_height());
            self.contents(ui, view, commands);
        });
        let now = shown.response.rect.height();
        if (now - height).abs() > 0.5 && height < most {
            self.kept.height = now.round();
        }
    }

    fn contents(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.rows.update(view, &self.filter);
        let wide = ui.available_width() >= WIDE;
        self.head(ui, view, wide, commands);
        if self.filtering && !wide {
            scrolled(ui, |ui| {
                ui.horizontal_wrapped(|ui| self.filter.show(ui, &self.rows));
            });
            return;
        }
        if self.rows.all.is_empty() && self.writing.is_none() {
            empty(ui, view, commands);
            return;
        }
        let memo = self.open.and_then(|memo| view.seen.memo(memo));
        let memo = memo.filter(|memo| memo.made.stands());
        let beside = self.writing.is_some() || self.saving.is_some() || memo.is_some();
        let size = ui.available_size();
        if size.x < NARROW {
            if !beside {
                self.list(ui, commands);
                return;
            }
            let busy = self.writing.is_some() || self.saving.is_some();
            if !busy && parts::link(ui, "Back to the list").clicked() {
                self.open = None;
                self.detail.leave(commands);
            }
            scrolled(ui, |ui| self.right(ui, view, memo, commands));
            return;
        }
        ui.horizontal_top(|ui| {
            let left = (size.x * LIST).floor();
            ui.allocate_ui_with_layout(
                egui::vec2(left, size.y),
                Layout::top_down(Align::Min),
                |ui| {
                    ui.set_min_size(egui::vec2(left, size.y));
                    self.list(ui, commands);
                },
            );
            let line = ui.cursor().left();
            let heights = ui.max_rect().y_range();
            ui.painter().vline(line, heights, theme(ui).hairline());
            ui.add_space(metrics::GRID * 3.0);
            let right = ui.available_width();
            ui.allocate_ui_with_layout(
                egui::vec2(right, size.y),
                Layout::top_down(Align::Min),
                |ui| {
                    ui.set_width(right.min(WIDEST));
                    scrolled(ui, |ui| self.right(ui, view, memo, commands));
                },
            );
        });
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>, wide: bool, commands: &mut Commands) {
        let theme = theme(ui);
        ui.horizontal_wrapped(|ui| {
            Icon::Memo.show(ui, metrics::ICON, theme.quiet, "");
            ui.label(theme.strong("Memos"));
            let (shown, all) = (self.rows.shown.len(), self.rows.all.len());
            let count = if shown == all {
                many(all, "memo", "memos")
            } else {
                format!("{shown} of {all}")
            };
            ui.label(theme.small(count));
            let words = &mut self.filter.words;
            let field = forms::bare_text(
                ui,
                "Search the memos",
                words,
                "Words in them",
                if wide { 168.0 } else { 130.0 },
            );
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                if self.filter.words.is_empty() {
                    self.close(commands);
                } else {
                    self.filter.words.clear();
                }
            }
            if wide {
                self.filter.show(ui, &self.rows);
            } else {
                let words = if self.filter.is_set() {
                    "Filtered"
                } else {
                    "Filter"
                };
                if parts::quiet_button(ui, words).clicked() {
                    self.filtering = !self.filtering;
                }
            }
            let writes = view.read_only.is_none() && view.me().is_some();
            if writes && parts::icon_button(ui, Icon::Plus, "Write a new memo").clicked() {
                commands.push(Command::WriteMemo(target_of(view)));
            }
            let export = parts::icon_button(ui, Icon::Export, "Export the memo book…");
            if export.clicked() {
                self.saving = match self.saving {
                    Some(_) => None,
                    None => Some(Saving::new(view)),
                };
            }
            if parts::icon_button(ui, Icon::Close, "Close the memos").clicked() {
                self.close(commands);
            }
        });
        ui.add_space(metrics::GRID);
    }

    fn close(&mut self, commands: &mut Commands) {
        self.kept.open = false;
        self.only_to_write = false;
        self.detail.leave(commands);
    }

    fn list(&mut self, ui: &mut Ui, commands: &mut Commands) {
        if self.rows.all.is_empty() {
            return;
        }
        if self.rows.shown.is_empty() {
            let theme = theme(ui);
            ui.label(theme.quiet("No memo fits."));
            if self.filter.is_set() && parts::link(ui, "Show all memos").clicked() {
                self.filter = Filter::default();
            }
            return;
        }
        if let Some(memo) = self.list.show(ui, &self.rows, self.open) {
            if self.open != Some(memo) {
                self.detail.leave(commands);
            }
            self.open = Some(memo);
            self.saving = None;
            self.half_written.extend(self.writing.take());
        }
    }

    /// The memo that is open, or what else has its place.
    fn right(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        memo: Option<&crate::model::things::Memo>,
        commands: &mut Commands,
    ) {
        if let Some(saving) = &mut self.saving {
            if saving.show(ui, view, commands) {
                self.saving = None;
            }
            return;
        }
        if let Some(writing) = &mut self.writing {
            let then = writing.show(ui, view, commands);
            if then.is_some() {
                self.writing = None;
                if std::mem::take(&mut self.only_to_write) {
                    self.close(commands);
                } else if then == Some(Written::Left) {
                    self.wants_focus = true;
                }
            }
            return;
        }
        if let Some(memo) = memo {
            self.detail.show(ui, view, memo, commands);
            return;
        }
        let words = "Choose a memo to read it, or write one with M on whatever is selected.";
        ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
    }
}

fn scrolled(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt("open memo")
        .auto_shrink(false)
        .show(ui, |ui| {
            draw(ui);
            ui.add_space(metrics::GRID * 2.0);
        });
}

fn empty(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let theme = theme(ui);
    ui.add_space(metrics::GRID * 4.0);
    let words = "Here stand all memos: on passages, codes, documents, people, or the study as a whole. Select something and press M, or begin with one on what is in front of you.";
    ui.add(egui::Label::new(theme.quiet(words)).wrap());
    ui.add_space(metrics::GRID * 2.0);
    let writes = view.read_only.is_none() && view.me().is_some();
    if writes && parts::primary_button(ui, "Write the first memo").clicked() {
        commands.push(Command::WriteMemo(target_of(view)));
    }
}
