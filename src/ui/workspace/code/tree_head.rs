//! What stands above the code tree, and the fields in it.

use super::tree::Line;
use super::tree_view::TreeView;
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, View, fonts, forms};
use egui::{Align, Key, Label, Layout, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

impl TreeView<'_> {
    /// “Codes”, with the buttons for a new one and for the filter.
    pub(super) fn head(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let theme = theme(ui);
        ui.add_space(metrics::GRID * 2.0);
        ui.horizontal(|ui| {
            ui.set_height(metrics::CONTROL);
            ui.set_max_width(ui.available_width() - super::documents::BAR);
            ui.add_space(metrics::GRID);
            let text = theme
                .small("Codes")
                .font(fonts::sans_semibold(metrics::SMALL));
            let heading = ui.label(text);
            heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Codes"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let filter = Action::FilterCodes;
                if parts::icon_button(ui, Icon::Search, filter.text()).clicked() {
                    if self.state.filter_open {
                        self.close_filter();
                    } else {
                        self.state.start_filter();
                    }
                }
                let may = view.read_only.is_none();
                if may && parts::icon_button(ui, Icon::Plus, Action::NewCode.text()).clicked() {
                    commands.run(Action::NewCode);
                }
            });
        });
    }

    fn close_filter(&mut self) {
        self.state.filter_open = false;
        self.state.filter.clear();
    }

    /// The field of the filter.
    pub(super) fn filter(&mut self, ui: &mut Ui) {
        if !self.state.filter_open {
            return;
        }
        let name = "Filter the codes";
        let hint = "Letters of a name";
        let width = f32::INFINITY;
        let field = forms::bare_text(ui, name, &mut self.state.filter, hint, width);
        if std::mem::take(&mut self.state.filter_wants_focus) {
            field.request_focus();
        }
        let down = ui.input(|input| input.key_pressed(Key::ArrowDown));
        let closes = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if closes {
            self.close_filter();
        } else if forms::entered(ui, &field) || field.has_focus() && down {
            let first = self.state.tree.lines.iter().find(|line| {
                matches!(
                    line,
                    Line::Code {
                        above_only: false,
                        ..
                    }
                )
            });
            self.state.focus = first.and_then(Line::code);
        }
        ui.add_space(metrics::GRID);
    }

    /// What to do while codes wait for the one they are merged into.
    pub(super) fn merging(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(merging) = &mut self.state.merging else {
            return;
        };
        let what = match merging.codes.as_slice() {
            [only] => format!("“{}”", view.seen.code_name(*only)),
            codes => format!("{} codes", codes.len()),
        };
        let theme = theme(ui);
        let mut cancel = false;
        parts::card(ui, |ui| {
            let words = match merging.codes.len() {
                1 => format!("Choose the code that {what} goes into."),
                _ => format!(
                    "Choose the code that {what} go into. If it is one of them, it is the one that stays."
                ),
            };
            ui.add(Label::new(theme.text(words)).wrap());
            let hint = "Why? (optional, printed in the codebook)";
            forms::bare_text(ui, "Why", &mut merging.why, hint, f32::INFINITY);
            cancel = parts::quiet_button(ui, "Do not merge").clicked();
        });
        cancel |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if cancel {
            self.state.merging = None;
        }
        ui.add_space(metrics::GRID);
    }

    /// The field for a code's name.
    pub(super) fn name_field(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        depth: usize,
        name: &str,
        commands: &mut Commands,
    ) {
        let size = vec2(ui.available_width(), metrics::ROW);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let left = rect.left() + 20.0 + depth as f32 * 16.0;
        let inner = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        let edit = egui::TextEdit::singleline(&mut self.state.name)
            .id_salt("name of a code")
            .desired_width(f32::INFINITY)
            .margin(vec2(4.0, 3.0));
        let field = inside.add(edit).accessible_name(name);
        if std::mem::take(&mut self.state.name_wants_focus) {
            field.request_focus();
            field.scroll_to_me(None);
        } else if field.lost_focus() {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                self.state.naming = None;
                self.state.name.clear();
            } else {
                self.state.named(view, commands);
            }
        }
    }
}

/// What belongs here where there are no codes.
pub(super) fn nothing(ui: &mut Ui, view: &View<'_>, filter: &str, commands: &mut Commands) {
    let theme = theme(ui);
    ui.add_space(metrics::GRID);
    if !filter.trim().is_empty() {
        ui.label(theme.quiet("No code has these letters."));
        return;
    }
    let words = "No codes yet. Select words in the text and press Enter to make the first one.";
    ui.add(Label::new(theme.quiet(words)).wrap());
    if view.seen.frameworks().is_empty() && view.read_only.is_none() {
        ui.add_space(metrics::GRID);
        if parts::link(ui, Action::AddFramework.text()).clicked() {
            commands.run(Action::AddFramework);
        }
    }
}
