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
    /// What can be said, with its key, in the order of the buttons.
    const SAID: [(CodeMatch, &'static str); 4] = [
        (CodeMatch::Equal, "="),
        (CodeMatch::Distinct, "X"),
        (CodeMatch::Broader, ">"),
        (CodeMatch::Narrower, "<"),
    ];

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

/// A button for each way to match; the one that was pressed.
pub(super) fn ways(ui: &mut Ui, comparison: &Comparison) -> Option<Way> {
    let mut pressed = None;
    let width = ((ui.available_width() - 8.0) / 2.0).max(120.0);
    for two in Way::SAID.chunks(2) {
        ui.horizontal_wrapped(|ui| {
            for (how, cap) in two {
                let words = in_words(*how, comparison);
                if parts::key_button(ui, &words, cap, width).clicked() {
                    pressed = Some(Way::Say(*how));
                }
            }
        });
    }
    pressed
}

fn in_words(how: CodeMatch, comparison: &Comparison) -> String {
    let [name, _] = &comparison.pair_names;
    match how {
        CodeMatch::Equal => "The same".to_owned(),
        CodeMatch::Distinct => "Distinct".to_owned(),
        CodeMatch::Broader => format!("{} broader", possessive(name)),
        CodeMatch::Narrower => format!("{} narrower", possessive(name)),
    }
}

/// Whether the viewer may say anything here.
pub(super) fn may_say(view: &View<'_>) -> bool {
    view.me().is_some() && view.read_only.is_none()
}
