//! Cards that can be selected and dragged, and places they can be dropped on.

use super::board::Card;
use crate::model::CodeId;
use crate::ui::theme::{metrics, parts, theme};
use egui::{CornerRadius, Id, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use std::collections::BTreeSet;

/// What is dragged: codes.
pub(super) type Dragged = Vec<CodeId>;

/// Draws a code's card. Dragging it drags all selected codes, if it is one of them.
pub(super) fn show(ui: &mut Ui, card: &Card, selected: &BTreeSet<CodeId>, place: Id) -> Response {
    let theme = theme(ui);
    let chosen = selected.contains(&card.id);
    let mut frame = parts::card_frame(&theme);
    if chosen {
        frame = frame
            .fill(theme.accent_ground)
            .stroke(Stroke::new(1.0, theme.accent));
    }
    let inner = frame
        .inner_margin(egui::Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.horizontal_top(|ui| {
                let (rect, _) = ui
                    .allocate_exact_size(vec2(metrics::SWATCH, metrics::TEXT_LINE), Sense::hover());
                let colour = theme.code_colour(card.colour);
                crate::ui::icons::paint_swatch(
                    ui.painter(),
                    rect.center(),
                    metrics::SWATCH,
                    colour,
                );
                ui.add(
                    egui::Label::new(theme.text(&card.name))
                        .wrap()
                        .selectable(false),
                );
            });
            ui.add(
                egui::Label::new(theme.small(&card.under))
                    .wrap()
                    .selectable(false),
            );
        });
    let rect = inner.response.rect;
    let id = ui.make_persistent_id((place, card.id));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let said = format!("{}, {}", card.name, card.under);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &said));
    if response.has_focus() {
        parts::focus_ring(ui, &response, rect);
    }
    let codes: Dragged = if chosen {
        selected.iter().copied().collect()
    } else {
        vec![card.id]
    };
    if response.dragged() {
        let words = match codes.len() {
            1 => card.name.clone(),
            n => format!("{n} codes"),
        };
        show_dragged(ui, &words);
    }
    response.dnd_set_drag_payload(codes);
    response
}

/// What hangs at the pointer while codes are dragged.
fn show_dragged(ui: &Ui, words: &str) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let id = Id::unique("dragged codes");
    egui::Area::new(id)
        .order(egui::Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + vec2(12.0, 8.0))
        .show(ui.ctx(), |ui| {
            let theme = theme(ui);
            parts::popup_frame(&theme).show(ui, |ui| {
                ui.add(egui::Label::new(theme.strong(words)).selectable(false));
            });
        });
}

/// Codes dropped on what was drawn as `response`; while they hover over it, it is outlined in the accent.
pub(super) fn dropped_on(ui: &Ui, response: &Response) -> Option<Dragged> {
    if response.dnd_hover_payload::<Dragged>().is_some() {
        let theme = theme(ui);
        let radius = CornerRadius::same(metrics::RADIUS_POPUP);
        let stroke = Stroke::new(1.5, theme.accent);
        ui.painter()
            .rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Inside);
    }
    let dropped = response.dnd_release_payload::<Dragged>()?;
    Some(dropped.as_ref().clone())
}

/// The dashed place that makes a new category of what is dropped on it or selected.
pub(super) fn drop_place(ui: &mut Ui, words: &str, active: bool) -> Response {
    let theme = theme(ui);
    let size = vec2(ui.available_width(), 56.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let colour = if active { theme.accent } else { theme.line };
    let stroke = Stroke::new(1.0, colour);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter()
        .extend(egui::Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    let text = if active { theme.accent } else { theme.quiet };
    let galley = ui.painter().layout(
        words.to_owned(),
        crate::ui::fonts::sans(metrics::TEXT),
        text,
        rect.width() - 16.0,
    );
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    parts::focus_ring(ui, &response, rect);
    response
}
