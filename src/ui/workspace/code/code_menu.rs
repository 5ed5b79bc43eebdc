//! What can be done to a code: the menu in the tree and on the code's card.

use super::kept::Kept;
use super::pins::Pins;
use super::tree_state::{TreeState, delete, move_codes, recolour};
use crate::model::acts;
use crate::model::{CodeId, PassKind};
use crate::ui::icons;
use crate::ui::theme::{CODE_COLOURS, COLOUR_NAMES, metrics, parts, theme};
use crate::ui::{Action, Commands, ListOf, Selected, View};
use egui::{Button, Role, Sense, Ui, Vec2, WidgetInfo};

/// What the menu works on.
pub(super) struct CodeMenu<'a> {
    pub tree: &'a mut TreeState,
    pub pins: &'a mut Pins,
    pub kept: &'a mut Kept,
    /// Whether there are selected words that can get the code.
    pub words: bool,
}

/// What the menu leaves to the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Give the code to the selected words.
    Give(CodeId),
    /// Split the code by its segments.
    Split(CodeId),
    /// Write a memo on it.
    Memo(CodeId),
}

impl CodeMenu<'_> {
    /// Draws the menu.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        code: CodeId,
        commands: &mut Commands,
    ) -> Option<Chosen> {
        ui.set_min_width(220.0);
        let meant = self.tree.meant(code);
        let construct = view.overview.code(code).is_some_and(|row| row.is_construct);
        let frozen = acts::frozen_by(view.seen, code).is_some();
        let mut chosen = None;
        if self.words && item(ui, "Give to the selected words", "", true) {
            chosen = Some(Chosen::Give(code));
        }
        let segments = view.overview.code(code).map_or(0, |row| row.codings);
        let keys = Action::ReadSegments.keys_text();
        if item(ui, Action::ReadSegments.text(), &keys, segments > 0) {
            commands.show_list(ListOf::Code(code));
        }
        if item(ui, "Rename", &Action::RenameCode.keys_text(), !frozen) {
            commands.select(Selected::Code(code));
            self.tree.rename(view, code);
        }
        if item(ui, "New code below", "", true) {
            self.tree.tree.fold(self.kept, code, false);
            self.tree.new_code(Some(code));
        }
        if item(ui, "Merge into…", "", !frozen) {
            self.tree.merge(meant.clone());
        }
        if item(ui, "Split…", "", meant.len() == 1) {
            chosen = Some(Chosen::Split(code));
        }
        let has_parent = view.overview.tree.parent(code).is_some();
        if item(ui, "Move to the top", "", has_parent && !frozen) {
            move_codes(meant.clone(), None, commands);
        }
        if item(ui, "Write a memo", &Action::WriteMemo.keys_text(), true) {
            chosen = Some(Chosen::Memo(code));
        }
        offer(ui, view, &meant, commands);
        ui.separator();
        self.colours(ui, view, &meant, code, commands);
        self.digits(ui, view, code);
        ui.separator();
        if construct {
            let words = "Switch off in this study";
            if item(ui, words, "", !frozen) {
                switch_off(meant, commands);
            }
        } else if item(ui, "Delete", "Delete", true) {
            delete(meant, commands);
        }
        chosen
    }

    fn colours(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        meant: &[CodeId],
        code: CodeId,
        commands: &mut Commands,
    ) {
        let _ = self;
        let theme = theme(ui);
        let current = view
            .overview
            .code(code)
            .map(|row| row.colour % CODE_COLOURS);
        ui.label(theme.small("Colour"));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(2.0);
            for half in [0..CODE_COLOURS / 2, CODE_COLOURS / 2..CODE_COLOURS] {
                ui.horizontal(|ui| {
                    for colour in half {
                        if swatch(ui, colour, current == Some(colour)) {
                            recolour(meant.to_vec(), colour as u8, commands);
                            ui.close();
                        }
                    }
                });
            }
        });
    }

    fn digits(&mut self, ui: &mut Ui, view: &View<'_>, code: CodeId) {
        let theme = theme(ui);
        ui.label(theme.small("Pin to a key"));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(2.0);
            ui.horizontal(|ui| {
                for digit in 1..=9_u8 {
                    let pinned = self.pins.digit(code) == Some(digit);
                    let name = format!("Pin to {digit}");
                    let button = Button::new(theme.small(digit.to_string()).line_height(None))
                        .selected(pinned)
                        .min_size(Vec2::splat(22.0))
                        .truncate();
                    ui.spacing_mut().button_padding = Vec2::splat(2.0);
                    let response = ui.add(button);
                    let hint = match self.pins.code(digit) {
                        Some(other) => format!("{name}, now {}", view.seen.code_name(other)),
                        None => name.clone(),
                    };
                    let info = || WidgetInfo::selected(Role::Button, true, pinned, &name);
                    response.widget_info(info);
                    if response.on_hover_text(hint).clicked() {
                        self.pins.pin(view, self.kept, digit, code);
                        ui.close();
                    }
                }
            });
        });
    }
}

/// Puts codes on the list of the pass over existing codes one works in, or takes them off it.
fn offer(ui: &mut Ui, view: &View<'_>, meant: &[CodeId], commands: &mut Commands) {
    let row = view.pass().and_then(|pass| view.overview.pass(pass));
    let Some(row) = row.filter(|row| row.is_mine && row.kind == PassKind::Directed) else {
        return;
    };
    let (pass, meant) = (row.id, meant.to_vec());
    let listed = view.seen.offered_codes(pass).unwrap_or_default();
    let on = meant.iter().all(|code| listed.contains(code));
    let words = if on {
        format!("Take off the list of “{}”", row.name)
    } else {
        format!("Put on the list of “{}”", row.name)
    };
    if item(ui, &words, "", view.read_only.is_none()) {
        commands.act("choose the pass's codes", move |act| {
            let mut codes = act.seen.offered_codes(pass).unwrap_or_default();
            codes.retain(|code| !meant.contains(code));
            if !on {
                codes.extend(&meant);
            }
            acts::offer_codes(act.seen, act.draft, pass, &codes)
        });
    }
}

/// One line of a menu; whether it was chosen, which closes the menu.
pub(super) fn item(ui: &mut Ui, words: &str, keys: &str, enabled: bool) -> bool {
    let chosen = line(ui, words, keys, enabled);
    if chosen {
        ui.close();
    }
    chosen
}

/// One line with its keys at the right; whether it was chosen.
pub(super) fn line(ui: &mut Ui, words: &str, keys: &str, enabled: bool) -> bool {
    let theme = theme(ui);
    let button = Button::new(theme.text(words).line_height(None)).frame_when_inactive(false);
    let button = if keys.is_empty() {
        button
    } else {
        button.shortcut_text(theme.small(keys).line_height(None))
    };
    ui.add_enabled(enabled, button).clicked()
}

fn swatch(ui: &mut Ui, colour: usize, chosen: bool) -> bool {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), Sense::click());
    let name = COLOUR_NAMES.get(colour).copied().unwrap_or("Colour");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    if response.hovered() || chosen {
        let radius = egui::CornerRadius::same(metrics::RADIUS);
        ui.painter().rect_filled(rect, radius, theme.accent_ground);
    }
    parts::focus_ring(ui, &response, rect);
    icons::paint_swatch(ui.painter(), rect.center(), 16.0, theme.code_colour(colour));
    response.clicked()
}

fn switch_off(codes: Vec<CodeId>, commands: &mut Commands) {
    commands.act("switch the construct off", move |act| {
        for code in &codes {
            acts::switch_construct(act.seen, act.draft, *code, true)?;
        }
        Ok::<_, acts::ActError>(())
    });
}
