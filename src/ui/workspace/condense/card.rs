//! Cards that can be selected and dragged, and places they can be dropped on.

pub(super) use super::board::Card as CardOf;
use super::board::Card;
use crate::model::{CategoryId, CodeId};
use crate::ui::theme::{metrics, parts, theme};
use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// What is dragged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dragged {
    /// Codes.
    Codes(Vec<CodeId>),
    /// A category.
    Category(CategoryId),
}

/// Where a card lies on the board: of which column or tray, and which of its cards, from the top.
pub(super) type Place = (usize, usize);

/// What drawing the cards of a frame needs and leaves behind.
#[derive(Debug, Default)]
pub(super) struct Cards {
    /// Heights of cards as last drawn, by code and width in points: what is out of sight takes its room without being
    /// drawn.
    heights: BTreeMap<(CodeId, u32), f32>,
    /// All cards of this frame in reading order, column by column.
    pub order: Vec<Vec<CodeId>>,
    /// The card that is to get the keyboard.
    pub wanted: Option<Place>,
    /// The card that has the keyboard.
    pub focused: Option<Place>,
    /// From which card to which all are to be selected, once the frame knows them.
    pub range: Option<(Place, Place)>,
}

impl Cards {
    /// Begins a frame.
    pub fn begin(&mut self) {
        self.order.clear();
        self.focused = None;
    }

    /// Begins a column, or the tray.
    pub fn begin_column(&mut self) {
        self.order.push(Vec::new());
    }

    /// The code at a place.
    pub fn code_at(&self, (column, row): Place) -> Option<CodeId> {
        self.order.get(column)?.get(row).copied()
    }

    /// Draws a code's card, if any of it is in sight. Dragging it drags all selected codes, if it is one of them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        card: &Card,
        selected: &BTreeSet<CodeId>,
    ) -> Option<Response> {
        let column = self.order.len().saturating_sub(1);
        let row = self.order.last().map_or(0, Vec::len);
        if let Some(last) = self.order.last_mut() {
            last.push(card.id);
        }
        let place = (column, row);
        let width = ui.available_width();
        let key = (card.id, width.round() as u32);
        let wanted = self.wanted == Some(place);
        if let Some(height) = self.heights.get(&key).copied()
            && !wanted
        {
            let rect = Rect::from_min_size(ui.next_widget_position(), vec2(width, height));
            if !ui.is_rect_visible(rect) {
                ui.allocate_space(vec2(width, height));
                return None;
            }
        }
        let response = draw(ui, card, selected, place);
        self.heights.insert(key, response.rect.height());
        if wanted {
            self.wanted = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            self.focused = Some(place);
        }
        Some(response)
    }
}

fn draw(ui: &mut Ui, card: &Card, selected: &BTreeSet<CodeId>, place: Place) -> Response {
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
                let centre = rect.center();
                crate::ui::icons::paint_swatch(ui.painter(), centre, metrics::SWATCH, colour);
                let name = theme.text(&card.name);
                ui.add(egui::Label::new(name).wrap().selectable(false));
            });
            for words in [&card.under, &card.hint] {
                if !words.is_empty() {
                    let words = theme.small(words);
                    ui.add(egui::Label::new(words).wrap().selectable(false));
                }
            }
        });
    let rect = inner.response.rect;
    let id = ui.make_persistent_id((place, card.id));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let said = [&card.name, &card.under, &card.hint];
    let said: Vec<&str> = said
        .iter()
        .filter(|it| !it.is_empty())
        .map(|it| it.as_str())
        .collect();
    let said = said.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &said));
    if response.has_focus() {
        parts::focus_ring(ui, &response, rect);
        // The arrows go from card to card.
        ui.memory_mut(|memory| {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            memory.set_focus_lock_filter(response.id, filter);
        });
    }
    let codes: Vec<CodeId> = if chosen {
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
    response.dnd_set_drag_payload(Dragged::Codes(codes));
    response
}

/// What hangs at the pointer while something is dragged.
pub(super) fn show_dragged(ui: &Ui, words: &str) {
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
                let label = egui::Label::new(theme.strong(words)).extend();
                ui.add(label.selectable(false));
            });
        });
}

/// What was dropped on what was drawn as `response`, if `takes` it; while it hovers over it, that is outlined in the
/// accent.
pub(super) fn dropped_on(
    ui: &Ui,
    response: &Response,
    takes: impl Fn(&Dragged) -> bool,
) -> Option<Dragged> {
    let hovering = response.dnd_hover_payload::<Dragged>();
    if hovering.is_some_and(|it| takes(&it)) {
        let theme = theme(ui);
        let radius = CornerRadius::same(metrics::RADIUS_POPUP);
        let stroke = Stroke::new(1.5, theme.accent);
        ui.painter()
            .rect_stroke(response.rect, radius, stroke, egui::StrokeKind::Inside);
    }
    // What nobody takes goes on to what lies below.
    let taken = egui::DragAndDrop::payload::<Dragged>(ui.ctx()).is_some_and(|it| takes(&it));
    let dropped = taken.then(|| response.dnd_release_payload::<Dragged>())??;
    Some(dropped.as_ref().clone())
}

/// What is dragged now.
pub(super) fn dragged(ui: &Ui) -> Option<Dragged> {
    let dragged = egui::DragAndDrop::payload::<Dragged>(ui.ctx())?;
    Some(dragged.as_ref().clone())
}

/// The dashed place that makes a new category of what is dropped on it or selected.
pub(super) fn drop_place(ui: &mut Ui, words: &str, name: &str, active: bool) -> Response {
    let theme = theme(ui);
    let width = ui.available_width();
    let text = if active { theme.accent } else { theme.quiet };
    let galley = ui.painter().layout(
        words.to_owned(),
        crate::ui::fonts::sans(metrics::TEXT),
        text,
        width - 16.0,
    );
    let size = vec2(width, (galley.size().y + 20.0).max(56.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let colour = if active { theme.accent } else { theme.line };
    let stroke = Stroke::new(1.0, colour);
    let inner = rect.shrink(0.5);
    let corners = [
        inner.left_top(),
        inner.right_top(),
        inner.right_bottom(),
        inner.left_bottom(),
        inner.left_top(),
    ];
    let dashed = egui::Shape::dashed_line(&corners, stroke, 4.0, 3.0);
    ui.painter().extend(dashed);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(pos2(at.x, at.y), galley, text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    parts::focus_ring(ui, &response, rect);
    response
}
