use egui::{Color32, CornerRadius, Frame, Margin, Response, Role, Stroke, Ui, WidgetInfo};

use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, metrics, theme};

/// What a word or sentence means for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It only says how things stand.
    Quiet,
    /// Settled, done.
    Good,
    /// Wants attention.
    Warn,
    /// Has gone wrong.
    Bad,
}

impl Tone {
    /// The colour of text of this tone.
    pub const fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Quiet => theme.quiet,
            Self::Good => theme.good,
            Self::Warn => theme.warn,
            Self::Bad => theme.bad,
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Quiet => Icon::Info,
            Self::Good => Icon::Check,
            Self::Warn | Self::Bad => Icon::Warning,
        }
    }
}

/// A sentence that stands where something happened and stays until the user closes it.
///
/// True in the frame in which it was closed.
pub fn banner(ui: &mut Ui, tone: Tone, sentence: &str) -> bool {
    let theme = theme(ui);
    let colour = tone.colour(&theme);
    let frame = Frame::new()
        .fill(theme.paper.lerp_to_gamma(colour, 0.06))
        .stroke(Stroke::new(1.0, theme.paper.lerp_to_gamma(colour, 0.4)))
        .corner_radius(CornerRadius::same(metrics::RADIUS_CARD))
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            tone.icon().show(ui, metrics::TEXT_LINE, colour, "");
            let room = ui.available_width() - metrics::CONTROL - 8.0;
            let text: Response = ui
                .vertical(|ui| {
                    ui.set_width(room.max(40.0));
                    ui.label(theme.text(sentence))
                })
                .inner;
            text.widget_info(|| WidgetInfo::labeled(Role::Alert, true, sentence));
            super::icon_button(ui, Icon::Close, "Close this message").clicked()
        })
        .inner
    });
    shown.inner
}
