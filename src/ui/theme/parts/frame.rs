use egui::{CornerRadius, Frame, InnerResponse, Margin, Shadow, Ui};

use crate::ui::theme::{Theme, metrics, theme};

/// The frame of a card: paper, a thin line, radius 8.
pub fn card_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.paper)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(metrics::RADIUS_CARD))
        .inner_margin(Margin::symmetric(12, 12))
}

/// A card as wide as there is room.
pub fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_frame(&theme(ui)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    })
}

/// The frame around cards that belong together, such as a category's codes: frame ground, radius 12.
pub fn group_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.frame)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(metrics::RADIUS_POPUP))
        .inner_margin(Margin::symmetric(12, 12))
}

/// The frame of a side panel or bar.
pub fn panel_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.frame)
        .inner_margin(Margin::same(metrics::PANEL_MARGIN as i8))
}

/// The frame of the centre, where one reads.
pub fn paper_frame(theme: &Theme) -> Frame {
    Frame::new().fill(theme.paper)
}

/// The frame of something that floats over the rest: radius 12, a soft shadow.
pub fn popup_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.frame)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(metrics::RADIUS_POPUP))
        .inner_margin(Margin::same(8))
        .shadow(Shadow {
            offset: [0, 8],
            blur: 24,
            spread: 0,
            color: theme.shadow,
        })
}
