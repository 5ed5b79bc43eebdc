//! The passes: who codes what, and what is closed.

use super::pass_form::PassForm;
use super::rounds::{Compared, Differences, RoundRow, RoundRows, TestForm, TestList, Versions};
use super::{heading, words};
use crate::model::PassState;
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, PassRow, Selected, View};
use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo};

/// Room for an analyst's name, so that what is finished stands in one column.
const NAME: f32 = 112.0;
/// Room for “12 of 19 documents finished”, which a narrow window takes from the bar.
const FINISHED: f32 = 170.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct PassesPage {
    form: Option<PassForm>,
    test: Option<TestForm>,
    rounds: RoundRows,
    versions: Versions,
    tests: TestList,
    differences: Differences,
}

impl PassesPage {
    /// Unfolds the form for a new pass.
    pub fn start(&mut self, view: &View<'_>) {
        self.form = Some(PassForm::proposed(view));
        self.test = None;
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.differences.is_open() {
            self.differences.show(ui, view, commands);
            return;
        }
        let passes = &view.overview.passes;
        let may = view.read_only.is_none();
        heading(
            ui,
            "Passes",
            "A pass says who codes which material with which codes, and whether they see each other's work meanwhile.",
            |ui| {
                let wanted = may && self.form.is_none() && self.test.is_none();
                if wanted && parts::quiet_button(ui, Action::NewPass.text()).clicked() {
                    self.start(view);
                }
                let tests = wanted && view.overview.people.len() > 1 && !passes.is_empty();
                if tests && parts::quiet_button(ui, "Test the codebook…").clicked() {
                    self.test = Some(TestForm::proposed(view));
                }
            },
        );
        let mut compared: Option<Compared> = None;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if let Some(form) = &mut self.form {
                if form.show(ui, view, commands) {
                    self.form = None;
                }
                ui.add_space(metrics::GRID * 4.0);
            } else if let Some(form) = &mut self.test {
                if form.show(ui, view, commands) {
                    self.test = None;
                }
                ui.add_space(metrics::GRID * 4.0);
            } else if passes.is_empty() {
                ui.add_space(metrics::GRID * 8.0);
                ui.vertical_centered(|ui| {
                    ui.label(theme(ui).heading("No pass yet"));
                    ui.label(theme(ui).quiet("Coding happens in passes. Open the first one."));
                });
            }
            for pass in passes.iter().rev() {
                card(ui, view, pass, self.rounds.of(view, pass.id), commands);
                ui.add_space(metrics::GRID * 2.0);
            }
            if !passes.is_empty() {
                self.tests.show(ui, view, commands);
                compared = self.versions.show(ui, view, commands);
            }
        });
        if let Some(compared) = compared {
            self.differences.open(compared);
        }
    }
}

fn card(
    ui: &mut Ui,
    view: &View<'_>,
    pass: &PassRow,
    rounds: &[RoundRow],
    commands: &mut Commands,
) {
    let theme = theme(ui);
    let selected = view.here.selected == Selected::Pass(pass.id);
    let mut frame = parts::card_frame(&theme);
    if selected {
        frame = frame.fill(theme.accent_ground);
    }
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(theme.subheading(&pass.name));
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                let tone = if pass.state == PassState::Revealed {
                    Tone::Good
                } else {
                    Tone::Quiet
                };
                parts::badge(ui, &pass.standing, tone);
                if view.pass() == Some(pass.id) {
                    ui.label(theme.small("you work in it"));
                } else if parts::link(ui, "Work in it").clicked() {
                    commands.work_in(pass.id);
                }
            });
        });
        ui.label(theme.quiet(what(view, pass)));
        for round in rounds {
            let words = round.on_a_line();
            ui.add(egui::Label::new(theme.quiet(words)).wrap());
        }
        ui.add_space(metrics::GRID);
        for (analyst, closed) in &pass.closed {
            let share = *closed as f32 / pass.parts.max(1) as f32;
            ui.horizontal(|ui| {
                let person = view.overview.person(*analyst);
                let colour = person.map_or(0, |person| person.colour);
                let name = view.overview.person_name(*analyst);
                let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 20.0), Sense::hover());
                let dot = theme.code_colour(colour);
                crate::ui::icons::paint_dot(ui.painter(), rect.center(), 9.0, dot);
                let size = egui::vec2(NAME, metrics::TEXT_LINE);
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.set_min_width(NAME);
                    ui.add(egui::Label::new(theme.text(name)).truncate());
                });
                let bar = (ui.available_width() - FINISHED).clamp(40.0, 120.0);
                parts::progress(ui, share, bar, name);
                ui.label(theme.small(pass.finished_in_words(*closed)));
            });
        }
    });
    let response = shown.response.interact(Sense::click());
    let name = format!("Pass {}, {}", pass.name, pass.standing);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    parts::focus_ring(ui, &response, response.rect);
    if response.clicked() {
        commands.select(Selected::Pass(pass.id));
    }
}

/// “deductive with MRC process evaluation · manifest · blind · whole documents”.
fn what(view: &View<'_>, pass: &PassRow) -> String {
    let mut parts = vec![words::pass_kind(pass.kind).to_owned()];
    let framework = pass.framework.and_then(|id| view.seen.framework(id));
    if let Some(framework) = framework {
        parts.push(framework.name.text().to_owned());
    }
    if pass.level == crate::model::Level::Latent {
        parts.push("latent".to_owned());
    }
    if pass.blind {
        parts.push("blind".to_owned());
    }
    if pass.constructs.is_empty() {
        parts.push("whole documents".to_owned());
    } else {
        let names = pass.constructs.iter().map(|id| view.seen.code_name(*id));
        parts.push(format!("within {}", names.collect::<Vec<_>>().join(", ")));
    }
    parts.join(" · ")
}
