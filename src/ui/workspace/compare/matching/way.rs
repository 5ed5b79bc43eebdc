//! The ways to say how two codes match.

use super::super::comparison::Comparison;
use super::super::words::possessive;
use crate::model::{CodeId, CodeMatch, acts};
use crate::ui::theme::parts;
use crate::ui::{Commands, View};
use egui::Ui;

/// A way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Say(CodeMatch),
    TakeBack,
}

impl Way {
    /// All of them with their keys, in the order of the buttons.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Say(CodeMatch::Equal), "="),
        (Self::Say(CodeMatch::Distinct), "X"),
        (Self::Say(CodeMatch::Broader), ">"),
        (Self::Say(CodeMatch::Narrower), "<"),
        (Self::TakeBack, "⌫"),
    ];

    fn words(self, comparison: &Comparison) -> String {
        let [name, _] = &comparison.pair_names;
        match self {
            Self::Say(CodeMatch::Equal) => "The same".to_owned(),
            Self::Say(CodeMatch::Distinct) => "Distinct".to_owned(),
            Self::Say(CodeMatch::Broader) => format!("{} is broader", possessive(name)),
            Self::Say(CodeMatch::Narrower) => format!("{} is narrower", possessive(name)),
            Self::TakeBack => "Take back".to_owned(),
        }
    }

    /// Records it of two codes, read from the first to the second.
    pub fn record(self, a: CodeId, b: CodeId, commands: &mut Commands) {
        match self {
            Self::Say(how) => commands.act("match the codes", move |act| {
                acts::match_codes(act.seen, act.draft, a, b, how)
            }),
            Self::TakeBack => commands.act("take the match back", move |act| {
                acts::take_match_back(act.seen, act.draft, a, b)
            }),
        }
    }
}

/// A button for each way; the one that was pressed.
pub(super) fn ways(ui: &mut Ui, comparison: &Comparison, said: bool) -> Option<Way> {
    let mut pressed = None;
    let width = ((ui.available_width() - 8.0) / 2.0).max(120.0);
    for two in Way::ALL.chunks(2) {
        ui.horizontal_wrapped(|ui| {
            for (way, cap) in two {
                let may = said || *way != Way::TakeBack;
                let words = way.words(comparison);
                let button = ui.add_enabled_ui(may, |ui| parts::key_button(ui, &words, cap, width));
                let response = button.inner;
                if may && response.clicked() {
                    pressed = Some(*way);
                }
                response.on_disabled_hover_text("Nothing was said of these two yet");
            }
        });
    }
    pressed
}

/// Whether the viewer may say anything here.
pub(super) fn may_say(view: &View<'_>) -> bool {
    view.me().is_some() && view.read_only.is_none()
}
