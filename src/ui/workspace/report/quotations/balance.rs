//! Who and what is quoted, and how often.

use super::page;
use crate::analysis::quotations::{ChosenQuotations, UsesCount};
use crate::model::CategoryLevel;
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Align, Label, Layout, Role, Sense, Ui, WidgetInfo, vec2};

/// Width of a column of counts.
const COUNT: f32 = 84.0;

/// Draws the page.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, chosen: &ChosenQuotations) {
    page(ui, "balance", |ui| {
        let categories = chosen.categories.iter();
        let reported = categories.filter(|it| it.level != CategoryLevel::Subcategory);
        let all = reported.count();
        let unquoted: Vec<&str> = chosen.unquoted().map(|it| it.name.as_str()).collect();
        if all > 0 {
            let count = format!("{} of {all}", unquoted.len());
            parts::section(ui, "Categories without a quotation", &count);
            let words = if unquoted.is_empty() {
                "Every category has a quotation in the main text or the supplement.".to_owned()
            } else {
                unquoted.join(" · ")
            };
            ui.add(Label::new(theme(ui).text(words)).wrap());
            ui.add_space(metrics::GRID * 3.0);
        }
        if !chosen.shared_labels.is_empty() {
            parts::section(ui, "Labels that several participants have", "");
            for (label, count) in &chosen.shared_labels {
                let words = format!(
                    "“{label}” is the label of {count} participants: give one of them another pseudonym, or number the labels of their role."
                );
                let words = theme(ui).text(words).color(theme(ui).warn);
                ui.add(Label::new(words).wrap());
            }
            ui.add_space(metrics::GRID * 3.0);
        }
        head(ui, "By role");
        for it in &chosen.balance.roles {
            let name = format!("{}: {} of {} quoted", it.name, it.quoted, it.participants);
            line(ui, &name, it.uses);
        }
        ui.add_space(metrics::GRID * 3.0);
        head(ui, "By participant");
        for it in &chosen.balance.participants {
            line(ui, &it.label, it.uses);
        }
        let unknown = chosen.balance.unknown;
        if unknown != UsesCount::default() {
            line(ui, "Nobody known as a participant", unknown);
        }
        if !chosen.categories.is_empty() {
            ui.add_space(metrics::GRID * 3.0);
            head(ui, "By category");
            for it in &chosen.categories {
                line(ui, &it.name, it.uses);
            }
        }
        if view.overview.hides_anything {
            ui.add_space(metrics::GRID * 2.0);
            let words = "What is hidden from you until a pass is revealed is in no count.";
            ui.add(Label::new(theme(ui).small(words)).wrap());
        }
    });
}

fn head(ui: &mut Ui, name: &str) {
    parts::section(ui, name, "");
    columns(ui, |ui, at| {
        let word = ["Main text", "Supplement", "Candidates"].get(at);
        ui.label(theme(ui).small(word.copied().unwrap_or_default()));
    });
}

/// A name with its counts at the right.
fn line(ui: &mut Ui, name: &str, uses: UsesCount) {
    let theme = theme(ui);
    let counts = [uses.main, uses.supplement, uses.candidates];
    let shown = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = (ui.available_width() - COUNT * 3.0).max(80.0);
        ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            let words = theme.text(name);
            let words = if uses.printed() == 0 {
                words.color(theme.quiet)
            } else {
                words
            };
            ui.add(Label::new(words).wrap());
        });
        for count in counts {
            let layout = Layout::right_to_left(Align::Min);
            ui.allocate_ui_with_layout(vec2(COUNT, metrics::TEXT_LINE), layout, |ui| {
                let words = if count == 0 {
                    theme.quiet("–")
                } else {
                    theme.text(count.to_string())
                };
                ui.label(words);
            });
        }
    });
    let told = format!("{name}: {}", uses.words());
    let row = ui.interact(
        shown.response.rect,
        ui.scope_id().with(name),
        Sense::hover(),
    );
    row.widget_info(|| WidgetInfo::labeled(Role::Row, true, &told));
}

fn columns(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space((ui.available_width() - COUNT * 3.0).max(80.0));
        for at in 0..3 {
            let layout = Layout::right_to_left(Align::Min);
            ui.allocate_ui_with_layout(vec2(COUNT, metrics::SMALL_LINE), layout, |ui| {
                cell(ui, at);
            });
        }
    });
}
