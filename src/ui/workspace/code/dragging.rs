//! Dragging codes about, and words on them.

use crate::ui::theme::{metrics, parts, theme};
use egui::{CornerRadius, DragAndDrop, Id, Label, Order, Response, StrokeKind, Ui, vec2};
use std::sync::Arc;

/// What was dropped on a row; while it hovers over it, the row is outlined in the accent.
pub(super) fn dropped<T: std::any::Any + Send + Sync>(ui: &Ui, row: &Response) -> Option<Arc<T>> {
    // Asking for another type would throw away what is dragged.
    if !DragAndDrop::has_payload_of_type::<T>(ui.ctx()) {
        return None;
    }
    if row.dnd_hover_payload::<T>().is_some() {
        let radius = CornerRadius::same(metrics::RADIUS);
        let stroke = theme(ui).focus_ring();
        ui.painter()
            .rect_stroke(row.rect, radius, stroke, StrokeKind::Inside);
    }
    row.dnd_release_payload::<T>()
}

/// What hangs at the pointer while codes are dragged.
pub(super) fn hang(ui: &Ui, words: &str) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    egui::Area::new(Id::unique("dragged codes of the tree"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + vec2(12.0, 8.0))
        .show(ui.ctx(), |ui| {
            let theme = theme(ui);
            parts::popup_frame(&theme).show(ui, |ui| {
                ui.add(Label::new(theme.strong(words)).selectable(false));
            });
        });
}
