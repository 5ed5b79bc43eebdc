//! Where codes that are dragged over the tree would fall: under a code, or between two.

use super::tree::Line;
use super::tree_state::{DraggedCodes, arrange};
use crate::model::CodeId;
use crate::ui::theme::{metrics, theme};
use crate::ui::{Commands, View};
use egui::{CornerRadius, DragAndDrop, Response, Stroke, StrokeKind, Ui};

/// How much of a row's height at its edges means the place between it and its neighbour.
const EDGE: f32 = 0.27;

/// Where dragged codes fall on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Before,
    Under,
    After,
}

/// Draws where codes dragged over a row would fall, and puts them there when they are let go.
pub(super) fn drop_codes(
    ui: &Ui,
    view: &View<'_>,
    row: &Response,
    line: &Line,
    commands: &mut Commands,
) {
    let Line::Code {
        id, depth, folded, ..
    } = line
    else {
        return;
    };
    if !DragAndDrop::has_payload_of_type::<DraggedCodes>(ui.ctx()) {
        return;
    }
    let pointer = ui.ctx().pointer_interact_pos();
    let Some(at) = pointer.filter(|_| row.contains_pointer()) else {
        return;
    };
    let share = (at.y - row.rect.top()) / row.rect.height().max(1.0);
    let spot = match share {
        share if share < EDGE => Spot::Before,
        share if share > 1.0 - EDGE => Spot::After,
        _ => Spot::Under,
    };
    show(ui, row, spot, *depth);
    let Some(dragged) = row.dnd_release_payload::<DraggedCodes>() else {
        return;
    };
    if dragged.0.contains(id) {
        return;
    }
    let (parent, before) = place(view, *id, *folded == Some(false), spot, &dragged.0);
    arrange(view, dragged.0.clone(), parent, before, commands);
}

fn show(ui: &Ui, row: &Response, spot: Spot, depth: usize) {
    let stroke = theme(ui).focus_ring();
    let y = match spot {
        Spot::Under => {
            let radius = CornerRadius::same(metrics::RADIUS);
            ui.painter()
                .rect_stroke(row.rect, radius, stroke, StrokeKind::Inside);
            return;
        }
        Spot::Before => row.rect.top(),
        Spot::After => row.rect.bottom(),
    };
    let left = row.rect.left() + 22.0 + depth as f32 * 16.0;
    let stroke = Stroke::new(2.0, stroke.color);
    ui.painter().hline(left..=row.rect.right(), y, stroke);
}

/// The code above the place, and the code that then follows.
fn place(
    view: &View<'_>,
    id: CodeId,
    unfolded: bool,
    spot: Spot,
    moved: &[CodeId],
) -> (Option<CodeId>, Option<CodeId>) {
    let tree = &view.overview.tree;
    let stays = |code: &&CodeId| !moved.contains(*code);
    match spot {
        Spot::Under => (Some(id), None),
        Spot::Before => (tree.parent(id), Some(id)),
        // Behind a code whose codes show lies the first of them.
        Spot::After if unfolded => (Some(id), tree.children(id).iter().find(stays).copied()),
        Spot::After => {
            let next = siblings(view, id);
            let at = next.iter().position(|code| *code == id);
            let after = next.iter().skip(at.map_or(next.len(), |at| at + 1));
            (tree.parent(id), after.into_iter().find(stays).copied())
        }
    }
}

/// A code with those beside it, in order.
pub(super) fn siblings(view: &View<'_>, code: CodeId) -> Vec<CodeId> {
    let tree = &view.overview.tree;
    if let Some(parent) = tree.parent(code) {
        return tree.children(parent).to_vec();
    }
    let tops = tree.order.iter().filter(|(_, depth)| *depth == 0);
    tops.map(|(code, _)| *code).collect()
}
