use super::Overlay;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, ActionGroup, Commands, Place};
use egui::{Area, Context, Id, Key, Modal, Modifiers, ScrollArea, Ui};

/// Runs the actions whose keys were pressed. Keys without Ctrl are left to whoever types.
pub fn shortcuts(ctx: &Context, in_study: bool, overlay: &mut Overlay, commands: &mut Commands) {
    commands.set_place(Place::Window);
    let typing = ctx.text_edit_focused();
    for action in pressing_order() {
        let Some(keys) = action.keys().filter(|_| in_study || !action.needs_study()) else {
            continue;
        };
        // F1 is never typed; F3 goes on while the words to find are.
        let bare = !keys.modifiers.command && keys.logical_key != Key::F1;
        let goes_on = keys.logical_key == Key::F3 && !covered(overlay);
        let own_undo = typing && matches!(action, Action::Undo | Action::Redo);
        if ((typing || covered(overlay)) && bare && !goes_on) || own_undo {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            commands.run(action);
        }
    }
    if covered(overlay) && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        overlay.sheet = false;
        overlay.settings = None;
    }
}

const fn covered(overlay: &Overlay) -> bool {
    overlay.sheet || overlay.settings.is_some()
}

/// Keys with Shift first: without it a key also fits where Shift is held.
fn pressing_order() -> Vec<Action> {
    let mut actions = Action::ALL.to_vec();
    actions.sort_by_key(|action| !action.keys().is_some_and(|keys| keys.modifiers.shift));
    actions
}

/// Keys of the reading surface, which are not actions: they depend on what is selected.
const READING: [(&str, &str); 15] = [
    ("Move by sentence", "↑ ↓"),
    ("Move by word", "Ctrl ← →"),
    ("Move by turn", "Alt ↑ ↓"),
    ("Select while moving", "Shift"),
    ("Select a sentence", "3 × click"),
    ("Code the words, or the sentence", "Enter"),
    ("Give a code and choose another", "Ctrl Enter"),
    ("Give a new code", "Shift Enter"),
    ("Select the coding here", "Enter"),
    ("Apply a pinned code", "1–9"),
    ("The next row of pinned codes", "0"),
    ("Pin the selected code", "Alt 1–9"),
    ("Move a coding's end", "Ctrl Shift ← →"),
    ("Move a coding's start", "Alt Shift ← →"),
    ("Close a box or menu", "Esc"),
];

/// Keys of the board of codes.
const BOARD: [(&str, &str); 9] = [
    ("From card to card", "↑ ↓ ← →"),
    ("Select a card, or one more", "Space"),
    ("Select on the way", "Shift ↑ ↓"),
    ("Select all of the column", "Ctrl A"),
    ("Make a category of the selection", "C"),
    ("Put it into a category", "P"),
    ("Merge it into another code", "G"),
    ("Link the code to another", "L"),
    ("Take it out of its categories", "Delete"),
];

/// Keys of Compare, where two analysts' own codes are matched.
const MATCHING: [(&str, &str); 7] = [
    ("From code to code, and to the other side", "↑ ↓ ← →"),
    ("The next suggestion", "N"),
    ("They mean the same", "="),
    ("The first is broader, or narrower", "> <"),
    ("They are distinct", "X"),
    ("The code has no counterpart", "0"),
    ("Take it back", "Backspace"),
];

/// Keys of the quotations in Report, and of a quotation's words.
const QUOTATIONS: [(&str, &str); 8] = [
    ("From quotation to quotation", "↑ ↓"),
    ("Candidate, main text, supplement", "1 2 3"),
    ("No quotation any more", "0"),
    ("Read it in the transcript", "Enter"),
    ("From word to word of a quotation", "← →"),
    ("Select words on the way", "Shift ← →"),
    ("Leave words out, or take them back", "Space"),
    ("Put words in before this one", "Enter"),
];

/// All shortcuts on one sheet.
pub fn shortcuts_sheet(ctx: &Context, open: &mut bool) {
    let room = ctx.content_rect();
    let modal = Modal::new(Id::unique("shortcuts")).area(
        Area::new(Id::unique("shortcuts area"))
            .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO),
    );
    let shown = modal.show(ctx, |ui| {
        let width = 640.0_f32.min(room.width() - 64.0);
        ui.set_width(width);
        ui.label(theme(ui).heading("Keyboard shortcuts"));
        ScrollArea::vertical()
            .max_height(room.height() - 160.0)
            .show(ui, |ui| {
                if width < 480.0 {
                    actions(ui, &ActionGroup::ALL);
                    reading(ui);
                    matching(ui);
                    board(ui);
                    quotations(ui);
                    return;
                }
                ui.columns(2, |columns| {
                    if let [left, right] = columns {
                        actions(left, &LEFT);
                        matching(left);
                        board(left);
                        reading(right);
                        quotations(right);
                        actions(right, &RIGHT);
                    }
                });
            });
        ui.add_space(metrics::GRID * 2.0);
        parts::quiet_button(ui, "Close").clicked()
    });
    if shown.inner || shown.should_close() {
        *open = false;
    }
}

/// What stands in the left column, and what below the keys of the text.
const LEFT: [ActionGroup; 6] = [
    ActionGroup::Study,
    ActionGroup::Edit,
    ActionGroup::Go,
    ActionGroup::Material,
    ActionGroup::Look,
    ActionGroup::Help,
];
const RIGHT: [ActionGroup; 1] = [ActionGroup::Coding];

fn actions(ui: &mut Ui, groups: &[ActionGroup]) {
    for group in groups.iter().copied() {
        let of_group = Action::ALL.into_iter().filter(|it| it.group() == group);
        let with_keys: Vec<_> = of_group.filter(|it| it.keys().is_some()).collect();
        if with_keys.is_empty() {
            continue;
        }
        parts::section(ui, group.heading(), "");
        for action in with_keys {
            line(ui, action.text(), &action.keys_text());
        }
    }
}

fn reading(ui: &mut Ui) {
    parts::section(ui, "In the text", "");
    for (what, keys) in READING {
        line(ui, what, keys);
    }
}

fn quotations(ui: &mut Ui) {
    parts::section(ui, "Quotations", "");
    for (what, keys) in QUOTATIONS {
        line(ui, what, keys);
    }
}

fn board(ui: &mut Ui) {
    parts::section(ui, "On the board of codes", "");
    for (what, keys) in BOARD {
        line(ui, what, keys);
    }
}

fn matching(ui: &mut Ui) {
    parts::section(ui, "Where codes are matched", "");
    for (what, keys) in MATCHING {
        line(ui, what, keys);
    }
}

fn line(ui: &mut Ui, what: &str, keys: &str) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 22.0;
    ui.allocate_ui(egui::vec2(ui.available_width(), 22.0), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 22.0;
            ui.add_space(metrics::GRID);
            ui.label(theme.text(what));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(metrics::GRID);
                parts::key_cap(ui, keys);
            });
        })
    });
}
