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
    /// No code across corresponds to this one.
    NoCounterpart(CodeId),
    TakeBack,
    /// A code without counterpart is to be matched again.
    LookAgain(CodeId),
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
            Self::NoCounterpart(code) => commands.act("match the codes", move |act| {
                acts::say_no_counterpart(act.seen, act.draft, code)
            }),
            Self::LookAgain(code) => commands.act("take the match back", move |act| {
                acts::look_for_counterpart(act.seen, act.draft, code)
            }),
            Self::TakeBack => commands.act("take the match back", move |act| {
                acts::take_match_back(act.seen, act.draft, a, b)
            }),
        }
    }
}

/// A button for each way to match, and one for the code of a side that has no counterpart; the one that was pressed.
pub(super) fn ways(
    ui: &mut Ui,
    comparison: &Comparison,
    (side, code): (usize, CodeId),
) -> Option<Way> {
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
    let name = comparison.pair_names.get(side).map_or("", String::as_str);
    let across = comparison.pair_names.get(1 - side.min(1));
    let words = format!("{} has no counterpart", possessive(name));
    let hint = format!(
        "No code of {} corresponds to the code chosen among {}",
        across.map_or("", String::as_str),
        possessive(name)
    );
    let button = parts::key_button(ui, &words, "0", width * 2.0 + 8.0);
    if button.on_hover_text(hint).clicked() {
        pressed = Some(Way::NoCounterpart(code));
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
