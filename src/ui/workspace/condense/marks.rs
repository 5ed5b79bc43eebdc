//! What a category itself is said to be: barrier or facilitator, internal or external; beside what its segments say.

use crate::model::acts;
use crate::model::{CategoryId, CategoryMark, Place, Valence};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::{Button, Role, Ui, WidgetInfo, vec2};

/// The marks of a category: to be chosen by whoever may, and as words to everybody else.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    category: CategoryId,
    may: bool,
    commands: &mut Commands,
) {
    let Some(it) = view.seen.category(category) else {
        return;
    };
    if !may {
        let words: Vec<&str> = it.marks().map(CategoryMark::in_words).collect();
        if !words.is_empty() {
            let words = format!("As a whole: {}.", words.join(", "));
            ui.add(egui::Label::new(theme(ui).text(words)).wrap());
        }
        return;
    }
    let (valence, place) = (it.valence.get_or(None), it.place.get_or(None));
    let choices = [
        (None, "Not said"),
        (Some(Valence::Barrier), "Barrier"),
        (Some(Valence::Facilitator), "Facilitator"),
        (Some(Valence::Both), "Both"),
    ];
    let chosen = one_of(ui, "Barrier or facilitator", valence, &choices).map(CategoryMark::Valence);
    let choices = [
        (None, "Not said"),
        (Some(Place::Internal), "Internal"),
        (Some(Place::External), "External"),
        (Some(Place::Both), "Both"),
    ];
    let placed = one_of(ui, "Internal or external", place, &choices).map(CategoryMark::Place);
    for mark in [chosen, placed].into_iter().flatten() {
        commands.act("mark the category", move |act| {
            acts::mark_category(act.seen, act.draft, category, mark)
        });
    }
}

/// A row of words of which one is chosen; what was chosen instead. A reader of screens says the name of the row with
/// each, since two rows have the same words.
fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    choices: &[(T, &str)],
) -> Option<T> {
    parts::field_name(ui, name);
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(metrics::GRID / 2.0, metrics::GRID / 2.0);
        ui.spacing_mut().button_padding.x = metrics::GRID * 1.5;
        for (it, word) in choices {
            let is_chosen = *it == chosen;
            let text = if is_chosen {
                theme(ui).strong(*word).color(theme(ui).accent)
            } else {
                theme(ui).quiet(*word)
            };
            let ground = if is_chosen {
                theme(ui).accent_ground
            } else {
                egui::Color32::TRANSPARENT
            };
            let button = Button::new(text)
                .fill(ground)
                .stroke(egui::Stroke::NONE)
                .min_size(vec2(0.0, metrics::CONTROL));
            let response = ui.add(button);
            let said = format!("{name}: {}", word.to_lowercase());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, &said)
            });
            parts::focus_ring(ui, &response, response.rect);
            if response.clicked() && !is_chosen {
                clicked = Some(*it);
            }
        }
    });
    clicked
}
