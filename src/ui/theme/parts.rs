//! The small parts all screens are built from.

mod banner;
mod button;
mod chip;
mod frame;
mod key_cap;
mod progress;
mod rail_item;
mod row;
mod section;

pub use banner::{Tone, banner};
pub use button::{
    icon_button, key_button, link, link_under_heading, primary_button, quiet_button, tab,
};
pub use chip::{badge, chip, menu_chip, person_chip};
pub use frame::{card, card_frame, group_frame, panel_frame, paper_frame, popup_frame};
pub use key_cap::{key_cap, key_cap_width, paint_key_cap};
pub use progress::progress;
pub use rail_item::rail_item;
pub use row::ListRow;
pub use section::{field_name, section};

use egui::{CornerRadius, Rect, Response, StrokeKind, Ui};

use super::{metrics, theme};

/// Draws the focus ring just inside `rect` when `response` has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(metrics::RADIUS),
            theme(ui).focus_ring(),
            StrokeKind::Inside,
        );
    }
}
