//! History and sync: the log, who is how far, what is to be settled, and the study as it was.

mod earlier;
mod log;
mod people;
mod settle;

use super::heading;
use crate::model::LogEntry;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Date, View, clock};
use earlier::Earlier;
use egui::Ui;
use log::LogTab;
use settle::Settle;

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Log,
    People,
    Settle,
    AsItWas,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct HistoryPage {
    tab: Tab,
    log: LogTab,
    settle: Settle,
    earlier: Earlier,
}

impl HistoryPage {
    /// Goes to where an earlier moment is chosen.
    pub fn choose_moment(&mut self) {
        self.tab = Tab::AsItWas;
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let below = if view.overview.hides_anything {
            "Who did what and when. What is hidden from you is not in it."
        } else {
            "Who did what and when."
        };
        heading(ui, "History and sync", below, |_| {});
        self.settle.update(view);
        let open = self.settle.count(view);
        let to_settle = if open == 0 {
            "To settle".to_owned()
        } else {
            format!("To settle ({open})")
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = metrics::GRID * 5.0;
            let tabs = [
                (Tab::Log, "Log"),
                (Tab::People, "Who is how far"),
                (Tab::Settle, &to_settle),
                (Tab::AsItWas, "As it was"),
            ];
            for (tab, name) in tabs {
                if parts::tab(ui, name, self.tab == tab).clicked() {
                    self.tab = tab;
                }
            }
        });
        ui.add_space(metrics::GRID * 3.0);
        match self.tab {
            Tab::Log => self.log.show(ui, view, commands),
            Tab::People => scrolled(ui, |ui| people::show(ui, view)),
            Tab::Settle => scrolled(ui, |ui| self.settle.show(ui, view, commands)),
            Tab::AsItWas => scrolled(ui, |ui| self.earlier.show(ui, view, commands)),
        }
    }

    /// Whether a step is selected that the panel at the right can show.
    pub const fn has_record(&self) -> bool {
        self.log.selected.is_some()
    }

    /// The selected step, whole.
    pub fn show_record(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let entry = self.log.selected.and_then(|step| view.seen.log_entry(step));
        parts::section(ui, "Step", "");
        let Some(entry) = entry else {
            ui.label(theme(ui).quiet("This step does not show any more."));
            return;
        };
        parts::card(ui, |ui| record(ui, view, &entry));
        ui.add_space(metrics::GRID * 2.0);
        let hint = "Shows the whole study as it was right after this step, to be read only";
        let button = parts::quiet_button(ui, "The study as it was then");
        if button.on_hover_text(hint).clicked() {
            commands.push(Command::AsItWas(crate::jobs::Moment {
                at: entry.stamp.at.milliseconds(),
                upto: crate::jobs::Upto::Step(entry.step),
            }));
        }
    }
}

fn record(ui: &mut Ui, view: &View<'_>, entry: &LogEntry) {
    let theme = theme(ui);
    ui.label(theme.strong(&entry.what));
    let who = view.seen.author_in_words(entry);
    let at = entry.stamp.at.milliseconds();
    ui.label(theme.quiet(format!("{who} · {}", when(at))));
    if !entry.details.is_empty() {
        ui.add_space(metrics::GRID);
        ui.label(theme.text(&entry.details));
    }
    if let Some(why) = &entry.why {
        parts::field_name(ui, "Why");
        ui.label(theme.quote(why));
    }
}

fn scrolled(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical()
        .id_salt("history page")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(640.0);
            draw(ui);
            ui.add_space(metrics::GRID * 6.0);
        });
}

/// “12 Mar 2026, 14:02”.
fn when(milliseconds: u64) -> String {
    let date = Date::local(milliseconds).short();
    format!("{date}, {}", clock(milliseconds))
}
