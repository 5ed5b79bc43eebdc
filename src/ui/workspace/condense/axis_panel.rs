//! A second axis at the right: declared, renamed, its values put in order.

use super::sorting::Sorting;
use crate::model::acts::{self, ActError};
use crate::model::{AxisId, AxisValueId};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;
use std::collections::BTreeMap;

/// What is half typed about axes.
#[derive(Debug, Default)]
pub(super) struct AxisPanel {
    /// A new axis: its name and its values.
    new: Option<(String, String)>,
    wants_focus: bool,
    of: Option<(u64, AxisId)>,
    name: String,
    values: BTreeMap<AxisValueId, String>,
    more: String,
    /// How many axes there were when one was declared, so that the board turns to the new one.
    awaited: Option<usize>,
}

impl AxisPanel {
    /// Begins a new axis.
    pub fn begin(&mut self) {
        self.new = Some((String::new(), String::new()));
        self.wants_focus = true;
    }

    /// Whether a new axis is being declared.
    pub const fn is_open(&self) -> bool {
        self.new.is_some()
    }

    /// The axis that was declared just now, once it is there.
    pub fn declared(&mut self, view: &View<'_>) -> Option<AxisId> {
        let before = self.awaited?;
        let axes = view.seen.axes();
        let made = axes.get(before)?;
        self.awaited = None;
        Some(made.id)
    }

    /// The form of a new axis.
    pub fn form(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some((name, values)) = &mut self.new else {
            return;
        };
        parts::section(ui, "A second axis", "");
        let words = "Codes and categories are sorted by it besides their sub-domain, and nothing is coded again: phases in time, for instance.";
        ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
        ui.add_space(metrics::GRID);
        let field = forms::text(ui, "Name of the axis", name, "Time");
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        forms::text(ui, "Its values, in order", values, "before, during, after");
        ui.add_space(metrics::GRID);
        let (mut done, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            done = parts::primary_button(ui, "Declare the axis").clicked();
            cancel = parts::quiet_button(ui, "Cancel").clicked();
        });
        cancel |= ui.input_mut(|it| it.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        if done && name.trim().is_empty() {
            commands.say(parts::Tone::Bad, ActError::EmptyName.to_string());
        } else if done {
            let (name, values) = (name.clone(), values.clone());
            self.awaited = Some(view.seen.axes().len());
            self.new = None;
            commands.act("declare the axis", move |act| {
                let values: Vec<&str> = values.split(',').collect();
                acts::make_axis(act.seen, act.draft, &name, &values)
            });
        } else if cancel {
            self.new = None;
        }
    }

    fn begin_axis(&mut self, view: &View<'_>, axis: AxisId) {
        if self.of == Some((view.revision(), axis)) {
            return;
        }
        self.of = Some((view.revision(), axis));
        let name = view.seen.axis(axis).map_or("", |it| it.name.text());
        name.clone_into(&mut self.name);
        let values = view.seen.axis_values(axis).into_iter();
        self.values = values
            .map(|it| (it.id, it.name.text().to_owned()))
            .collect();
        self.more.clear();
    }

    /// The axis that the board is sorted by: its name, its values, their order.
    pub fn axis(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        axis: AxisId,
        sorting: &mut Sorting,
        commands: &mut Commands,
    ) {
        self.begin_axis(view, axis);
        parts::section(ui, "Axis of the board", "");
        let field = forms::text(ui, "Name of the axis", &mut self.name, "");
        let now = view.seen.axis(axis).map_or("", |it| it.name.text());
        if field.lost_focus() && self.name.trim() != now {
            let name = self.name.clone();
            commands.act("rename the axis", move |act| {
                acts::rename_axis(act.seen, act.draft, axis, &name)
            });
        }
        parts::field_name(ui, "Values, in order");
        let values = view.seen.axis_values(axis);
        let last = values.len().saturating_sub(1);
        for (n, value) in values.iter().enumerate() {
            let id = value.id;
            let now = value.name.text();
            let Some(typed) = self.values.get_mut(&id) else {
                continue;
            };
            ui.horizontal(|ui| {
                let width = (ui.available_width() - 96.0).max(60.0);
                let name = format!("Value {}", n + 1);
                let field = forms::bare_text(ui, &name, typed, "", width);
                if field.lost_focus() && typed.trim() != now {
                    let name = typed.clone();
                    commands.act("rename the value", move |act| {
                        acts::rename_axis_value(act.seen, act.draft, id, &name)
                    });
                }
                for (later, arrow, word, may) in [
                    (false, "↑", "Earlier", n > 0),
                    (true, "↓", "Later", n < last),
                ] {
                    ui.add_enabled_ui(may, |ui| {
                        if arrow_button(ui, arrow, &format!("{word}: {now}")).clicked() {
                            commands.act("move the value", move |act| {
                                acts::move_axis_value(act.seen, act.draft, id, later)
                            });
                        }
                    });
                }
                if parts::icon_button(ui, Icon::Close, &format!("Take away: {now}")).clicked() {
                    commands.act("take the value away", move |act| {
                        acts::delete_axis_value(act.draft, id);
                        Ok::<_, ActError>(())
                    });
                }
            });
        }
        let (field, pressed) =
            forms::text_with_button(ui, "Further value", &mut self.more, "", "Add");
        let entered = field.lost_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
        if (pressed || entered) && !self.more.trim().is_empty() {
            let name = std::mem::take(&mut self.more);
            commands.act("add the value", move |act| {
                acts::add_axis_value(act.seen, act.draft, axis, &name)
            });
        }
        ui.add_space(metrics::GRID * 2.0);
        let words = "Take the axis away, keep the codes where they are";
        if parts::link(ui, words).clicked() {
            *sorting = Sorting::SubDomains;
            commands.act("take the axis away", move |act| {
                acts::delete_axis(act.draft, axis);
                Ok::<_, ActError>(())
            });
        }
    }
}

/// A small button with an arrow and a name of its own.
fn arrow_button(ui: &mut Ui, arrow: &str, name: &str) -> egui::Response {
    let button = egui::Button::new(theme(ui).text(arrow)).frame(false);
    let button = ui.add(button.min_size(egui::vec2(20.0, metrics::CONTROL)));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    button
}
