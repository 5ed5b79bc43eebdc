//! The keyboard in the code tree.

use super::tree::Line;
use super::tree_drop::siblings;
use super::tree_state::{arrange, merge_into};
use super::tree_view::TreeView;
use crate::model::CodeId;
use crate::ui::{Commands, Selected, View};
use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// Where Alt and an arrow move a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Out,
    In,
}

impl TreeView<'_> {
    /// Arrows go from row to row, fold and unfold; with Shift they choose one more, with Alt they move the chosen
    /// codes. Ctrl Space chooses a code or not; Enter ends a merge.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        row: &Response,
        lines: &[Line],
        n: usize,
        commands: &mut Commands,
    ) {
        if !row.has_focus() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
        let Some(Line::Code { id, folded, .. }) = lines.get(n) else {
            return;
        };
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for (key, way) in [
            (Key::ArrowUp, Way::Up),
            (Key::ArrowDown, Way::Down),
            (Key::ArrowLeft, Way::Out),
            (Key::ArrowRight, Way::In),
        ] {
            if pressed(Modifiers::ALT, key) {
                self.shift(view, *id, way, commands);
                return;
            }
        }
        if pressed(Modifiers::COMMAND, Key::Space) {
            self.state.choose(*id, true);
            return;
        }
        let code = |line: &Line| line.code();
        let below = || lines.iter().skip(n + 1).find_map(code);
        let above = || lines.iter().take(n).rev().find_map(code);
        // With Shift first: the keys alone are also heard when Shift is held.
        let (more, to) = if pressed(Modifiers::SHIFT, Key::ArrowDown) {
            (true, below())
        } else if pressed(Modifiers::SHIFT, Key::ArrowUp) {
            (true, above())
        } else if pressed(Modifiers::NONE, Key::ArrowDown) {
            (false, below())
        } else if pressed(Modifiers::NONE, Key::ArrowUp) {
            (false, above())
        } else {
            (false, None)
        };
        if let Some(to) = to {
            self.state.focus = Some(to);
            if more {
                self.state.choose_through(lines, to);
            } else {
                self.state.choose(to, false);
            }
            commands.select(Selected::Code(to));
        }
        if folded.is_some() {
            if pressed(Modifiers::NONE, Key::ArrowLeft) {
                self.state.tree.fold(self.kept, *id, true);
            } else if pressed(Modifiers::NONE, Key::ArrowRight) {
                self.state.tree.fold(self.kept, *id, false);
            }
        }
        if self.state.merging.is_some()
            && pressed(Modifiers::NONE, Key::Enter)
            && let Some(merging) = self.state.merging.take()
        {
            merge_into(merging, *id, commands);
        }
    }

    /// Moves the chosen codes by one place among those beside them, or a step out or in.
    fn shift(&mut self, view: &View<'_>, id: CodeId, way: Way, commands: &mut Commands) {
        let moved = self.state.meant_in_order(view, id);
        let tree = &view.overview.tree;
        let beside = siblings(view, id);
        let stays: Vec<CodeId> = beside
            .iter()
            .filter(|code| !moved.contains(code))
            .copied()
            .collect();
        let first = beside.iter().position(|code| moved.contains(code));
        // How many that stay stand before the moved ones.
        let ahead = beside
            .iter()
            .take(first.unwrap_or(0))
            .filter(|code| !moved.contains(code))
            .count();
        let parent = tree.parent(id);
        let (parent, before) = match way {
            Way::Up if ahead > 0 => (parent, stays.get(ahead - 1).copied()),
            Way::Down if ahead < stays.len() => (parent, stays.get(ahead + 1).copied()),
            Way::In if ahead > 0 => {
                let into = stays.get(ahead - 1).copied();
                if let Some(into) = into {
                    self.state.tree.fold(self.kept, into, false);
                }
                (into, None)
            }
            Way::Out => {
                let Some(above) = parent else { return };
                let around = siblings(view, above);
                let at = around.iter().position(|code| *code == above);
                let next = at.and_then(|at| around.get(at + 1)).copied();
                (tree.parent(above), next)
            }
            _ => return,
        };
        self.state.focus = Some(id);
        arrange(view, moved, parent, before, commands);
    }
}
