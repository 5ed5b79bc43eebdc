//! Drawing the code tree.

use super::code_menu::{Chosen, CodeMenu};
use super::dragging::{dropped, hang};
use super::kept::Kept;
use super::pins::{Pins, cap};
use super::tree::Line;
use super::tree_drop::drop_codes;
use super::tree_head::nothing;
use super::tree_state::{DraggedCodes, Naming, TreeState, merge_into, move_codes};
use crate::model::{CodeId, Span};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::transcript::DraggedWords;
use crate::ui::{Commands, Selected, View, many};
use egui::{DragAndDrop, Id, Label, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

/// What the tree leaves to the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Something from a code's menu.
    Menu(Chosen),
    /// Words were dropped on a code.
    Dropped(CodeId, Span),
}

/// What the tree is drawn from.
pub(super) struct TreeView<'a> {
    pub state: &'a mut TreeState,
    pub pins: &'a mut Pins,
    pub kept: &'a mut Kept,
    /// Whether there are selected words that can get a code.
    pub words: bool,
    /// Codes to look at more closely: those of the coding that is selected.
    pub marked: Option<CodeId>,
}

impl TreeView<'_> {
    /// Heading, filter and rows.
    pub fn show(mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Option<Asked> {
        self.head(ui, view, commands);
        self.filter(ui);
        self.merging(ui, view);
        self.state.forget_gone(view);
        let new = self.state.new_below();
        self.state
            .tree
            .update(view, self.kept, &self.state.filter, new);
        if self.state.tree.lines.is_empty() {
            nothing(ui, view, &self.state.filter, commands);
            return None;
        }
        self.rows(ui, view, commands)
    }

    fn rows(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> Option<Asked> {
        // Rows touch, so that a row's place is its number times its height.
        ui.spacing_mut().item_spacing.y = 0.0;
        let lines = std::mem::take(&mut self.state.tree.lines);
        let mut area = ScrollArea::vertical().id_salt("codes").auto_shrink(false);
        if let Some(offset) = self.wanted_offset(&lines) {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show_rows(ui, metrics::ROW, lines.len(), |ui, range| {
            self.state.visible = range.clone();
            let mut asked = None;
            for n in range {
                if let Some(line) = lines.get(n) {
                    asked = self.line(ui, view, &lines, n, line, commands).or(asked);
                }
            }
            asked
        });
        // Whatever was changed meanwhile shows in the next frame.
        if self.state.tree.lines.is_empty() {
            self.state.tree.lines = lines;
        }
        shown.inner
    }

    /// Where to scroll so that the code one goes to is on the screen.
    fn wanted_offset(&mut self, lines: &[Line]) -> Option<f32> {
        let code = self.state.show.take().or(self.state.focus)?;
        let place = lines.iter().position(|line| line.code() == Some(code))?;
        let visible = &self.state.visible;
        let inside = place > visible.start && place + 1 < visible.end;
        (!inside).then(|| (place as f32 * metrics::ROW - 3.0 * metrics::ROW).max(0.0))
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        lines: &[Line],
        n: usize,
        line: &Line,
        commands: &mut Commands,
    ) -> Option<Asked> {
        match line {
            Line::Heading {
                key,
                name,
                codings,
                folded,
            } => {
                self.heading(ui, key, name, *codings, *folded, commands);
                None
            }
            Line::New { depth } => {
                self.name_field(ui, view, *depth, "Name of the new code", commands);
                None
            }
            Line::Code { id, depth, .. } if self.state.naming == Some(Naming::Rename(*id)) => {
                self.name_field(ui, view, *depth, "Name of the code", commands);
                None
            }
            Line::Code { id, .. } => {
                // Of its own name, so that it keeps the keyboard whatever comes and goes above it.
                let scope = Id::unique(("row of a code", id.0.bits()));
                let scope = egui::UiBuilder::new().scope_id(scope);
                ui.scope_builder(scope, |ui| self.code(ui, view, lines, n, commands))
                    .inner
            }
        }
    }

    fn heading(
        &mut self,
        ui: &mut Ui,
        key: &str,
        name: &str,
        codings: usize,
        folded: bool,
        commands: &mut Commands,
    ) {
        let count = counted(codings);
        let row = ui.push_id(("heading", key), |ui| {
            parts::ListRow::new(name)
                .depth(1)
                .strong(true)
                .right(&count)
                .show(ui)
        });
        let row = row.inner;
        chevron(ui, &row, 0, folded);
        if row.clicked() {
            self.state.tree.fold_heading(self.kept, key, !folded);
        }
        // Dropping codes on “Inductive” puts them at the top.
        if !key.contains('-')
            && let Some(codes) = dropped::<DraggedCodes>(ui, &row)
        {
            move_codes(codes.0.clone(), None, commands);
        }
    }

    fn code(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        lines: &[Line],
        n: usize,
        commands: &mut Commands,
    ) -> Option<Asked> {
        let Some(Line::Code {
            id,
            name,
            colour,
            depth,
            codings,
            folded,
            above_only,
            ..
        }) = lines.get(n)
        else {
            return None;
        };
        let id = *id;
        let theme = theme(ui);
        let count = counted(*codings);
        let pinned = self.pins.digit(id);
        let selected = view.here.selected == Selected::Code(id)
            || self.marked == Some(id)
            || self.state.chosen.len() > 1 && self.state.chosen.contains(&id);
        let spoken = spoken(*codings, pinned);
        let row = parts::ListRow::new(name)
            .depth(depth + 1)
            .swatch(theme.code_colour(*colour))
            .right(&count)
            .spoken(&spoken)
            .key(pinned.map_or("", cap))
            .quiet(*above_only)
            .selected(selected)
            .sense(Sense::click_and_drag())
            .show(ui);
        let shows_fold = folded.is_some_and(|folded| folded || row.hovered() || row.has_focus());
        if let Some(folded) = folded.filter(|_| shows_fold) {
            chevron(ui, &row, *depth, folded);
        }
        if self.state.focus == Some(id) {
            self.state.focus = None;
            row.request_focus();
        }
        self.drag(ui, view, &row, id, name);
        if let Some(line) = lines.get(n) {
            drop_codes(ui, view, &row, line, commands);
        }
        let words = dropped::<DraggedWords>(ui, &row);
        let asked = words.map(|words| Asked::Dropped(id, words.0));
        if row.clicked() {
            self.clicked(ui, &row, lines, n, commands);
        }
        self.keys(ui, view, &row, lines, n, commands);
        let menu = self.menu(view, &row, id, commands);
        if !row.context_menu_opened() && !DragAndDrop::has_any_payload(ui.ctx()) {
            row.on_hover_ui(|ui| about(ui, view, id));
        }
        menu.map(Asked::Menu).or(asked)
    }

    fn clicked(
        &mut self,
        ui: &Ui,
        row: &Response,
        lines: &[Line],
        n: usize,
        commands: &mut Commands,
    ) {
        let Some(Line::Code {
            id, depth, folded, ..
        }) = lines.get(n)
        else {
            return;
        };
        let angle = row.rect.left() + 22.0 + *depth as f32 * 16.0;
        let on_angle = row.interact_pointer_pos().is_some_and(|at| at.x < angle);
        if let Some(folded) = folded.filter(|_| on_angle) {
            self.state.tree.fold(self.kept, *id, !folded);
            return;
        }
        if let Some(merging) = self.state.merging.take() {
            merge_into(merging, *id, commands);
            return;
        }
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.shift {
            self.state.choose_through(lines, *id);
        } else {
            self.state.choose(*id, modifiers.command);
        }
        commands.select(Selected::Code(*id));
    }

    fn drag(&self, ui: &Ui, view: &View<'_>, row: &Response, id: CodeId, name: &str) {
        if row.drag_started() {
            let codes = self.state.meant_in_order(view, id);
            DragAndDrop::set_payload(ui.ctx(), DraggedCodes(codes));
        }
        if row.dragged() {
            let words = match self.state.meant_number(id) {
                1 => name.to_owned(),
                n => format!("{n} codes"),
            };
            hang(ui, &words);
        }
    }

    fn menu(
        &mut self,
        view: &View<'_>,
        row: &Response,
        id: CodeId,
        commands: &mut Commands,
    ) -> Option<Chosen> {
        if view.read_only.is_some() {
            return None;
        }
        let mut menu = CodeMenu {
            tree: self.state,
            pins: self.pins,
            kept: self.kept,
            words: self.words,
        };
        let mut chosen = None;
        row.context_menu(|ui| chosen = menu.show(ui, view, id, commands));
        chosen
    }
}

/// The angle before a name.
fn chevron(ui: &Ui, row: &Response, depth: usize, folded: bool) {
    let icon = if folded {
        Icon::ChevronRight
    } else {
        Icon::ChevronDown
    };
    let x = row.rect.left() + 14.0 + depth as f32 * 16.0;
    let square = Rect::from_center_size(pos2(x, row.rect.center().y), vec2(11.0, 11.0));
    icon.paint(ui.painter(), square, theme(ui).quiet);
}

/// A count; nothing for none, so that the eye finds what was used.
fn counted(codings: usize) -> String {
    if codings == 0 {
        String::new()
    } else {
        codings.to_string()
    }
}

fn spoken(codings: usize, pinned: Option<u8>) -> String {
    let codings = match codings {
        1 => "1 coding".to_owned(),
        n => format!("{n} codings"),
    };
    match pinned {
        Some(key) => format!("{codings}, key {}", cap(key)),
        None => codings,
    }
}

/// Path, counts and definition of a code, on hover.
fn about(ui: &mut Ui, view: &View<'_>, id: CodeId) {
    let theme = theme(ui);
    ui.set_max_width(300.0);
    let Some(row) = view.overview.code(id) else {
        return;
    };
    ui.add(Label::new(theme.strong(&row.name)).wrap());
    let codings = spoken(row.codings, None);
    let documents = many(row.documents, "document", "documents");
    ui.label(theme.small(format!("{codings} in {documents}")));
    if row.has_children && row.own_codings != row.codings {
        let own = many(row.own_codings, "coding", "codings");
        ui.label(theme.small(format!("{own} of its own, the others of the codes below")));
    }
    let definition = view.seen.code(id).map_or("", |code| code.definition.text());
    if !definition.is_empty() {
        ui.add(Label::new(theme.text(definition)).wrap());
    }
}
