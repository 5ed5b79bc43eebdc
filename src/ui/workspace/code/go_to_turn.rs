//! Going to a turn by its number or its time.

use super::reader::Reader;
use super::sheet::Sheet;
use crate::model::{DocumentId, Turn};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms, many};
use egui::{Frame, Key, Margin, Modifiers, Ui};

/// The line in which one says where to go, while it is open.
#[derive(Debug, Default)]
pub(super) struct GoToTurn {
    open: bool,
    wants_focus: bool,
    typed: String,
    /// What was typed and leads nowhere.
    nowhere: bool,
}

impl GoToTurn {
    /// Opens the line.
    pub fn start(&mut self) {
        *self = Self {
            open: true,
            wants_focus: true,
            ..Self::default()
        };
    }

    /// Whether the line is open.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The line; the turn (index) to go to once it has been said. Sets `closed` when it closes otherwise.
    fn show(&mut self, ui: &mut Ui, turns: &[Turn], closed: &mut bool) -> Option<usize> {
        let mut to = None;
        ui.horizontal(|ui| {
            let (enter, escape) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::Enter),
                    input.consume_key(Modifiers::NONE, Key::Escape),
                )
            });
            let name = "Turn or time to go to";
            let field = forms::bare_text(ui, name, &mut self.typed, "Turn or time", 140.0);
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            self.nowhere &= !field.changed();
            if enter {
                to = turn_of(&self.typed, turns);
                self.nowhere = to.is_none() && !self.typed.trim().is_empty();
                field.request_focus();
            }
            let hint = hint(turns, self.nowhere);
            ui.label(theme(ui).small(hint));
            let close = parts::icon_button(ui, Icon::Close, "Stay where you are").clicked();
            *closed = escape || close;
        });
        ui.add_space(metrics::GRID);
        if to.is_some() || *closed {
            self.open = false;
        }
        to
    }
}

impl Reader {
    /// The line in which one says to which turn to go.
    pub fn show_go_to(&mut self, ui: &mut Ui, view: &View<'_>, open: DocumentId, sheet: &Sheet) {
        let Some(document) = view.seen.document(open) else {
            return;
        };
        if !self.go_to.is_open() || sheet.text().is_none() {
            return;
        }
        let turns = document.turns();
        let margin = Margin::symmetric(24, 2);
        let mut closed = false;
        let frame = Frame::new().inner_margin(margin);
        let to = frame.show(ui, |ui| self.go_to.show(ui, turns, &mut closed));
        if let Some(turn) = to.inner.and_then(|n| turns.get(n)) {
            self.state.set_caret(turn.body);
            self.state.scroll_to(turn.body);
        }
        if closed || to.inner.is_some() {
            self.state.focus();
        }
    }
}

fn hint(turns: &[Turn], nowhere: bool) -> String {
    let timed = turns.iter().any(|turn| turn.time_ms.is_some());
    let count = many(turns.len(), "turn", "turns");
    match (turns.len(), nowhere) {
        (0, _) => "This document has no turns.".to_owned(),
        (_, false) if timed => format!("{count}; a time as 12:03 or 1:12:03"),
        (_, false) => count,
        (_, true) if timed => format!("There is no such place: {count}, times as 12:03."),
        (_, true) => format!("There is no such turn: there are {count}."),
    }
}

/// The turn (index) that was typed by its number from 1, or the one spoken at a time.
fn turn_of(typed: &str, turns: &[Turn]) -> Option<usize> {
    let typed = typed.trim();
    let typed = typed.strip_prefix('#').unwrap_or(typed);
    if !typed.contains([':', '.']) {
        let number: usize = typed.parse().ok()?;
        return number.checked_sub(1).filter(|n| *n < turns.len());
    }
    let mut seconds: u64 = 0;
    for part in typed.split([':', '.']) {
        let part: u64 = part.parse().ok()?;
        seconds = seconds.checked_mul(60)?.checked_add(part)?;
    }
    let at = u32::try_from(seconds.checked_mul(1000)?).unwrap_or(u32::MAX);
    let timed = turns.iter().enumerate();
    let timed = timed.filter_map(|(n, turn)| Some((n, turn.time_ms?)));
    let mut first = None;
    let mut found = None;
    for (n, time) in timed {
        first = first.or(Some(n));
        // A time of 12:03 is meant to the second.
        if time / 1000 * 1000 <= at {
            found = Some(n);
        }
    }
    found.or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns() -> Vec<Turn> {
        let times = [None, Some(5_400), Some(723_900), Some(3_700_000)];
        let turn = |time_ms| Turn {
            start: 0,
            body: 0,
            end: 1,
            speaker: None,
            time_ms,
        };
        times.map(turn).to_vec()
    }

    #[test]
    fn a_turn_is_found_by_its_number_and_by_a_time_within_it() {
        let to = |typed: &str| turn_of(typed, &turns());
        assert_eq!(to("3"), Some(2));
        assert_eq!(to(" #1 "), Some(0));
        assert_eq!(to("12:03"), Some(2));
        assert_eq!(to("12:02"), Some(1));
        assert_eq!(to("1:02:00"), Some(3));
        assert_eq!(to("0:00"), Some(1), "before the first time");
    }

    #[test]
    fn what_is_no_turn_leads_nowhere() {
        for typed in ["", "0", "5", "x", "1:x", "99999999999999999999", ":"] {
            assert_eq!(turn_of(typed, &turns()), None, "{typed}");
        }
        assert_eq!(turn_of("12:03", &[]), None);
        assert_eq!(turn_of("99999999999999:99", &turns()), Some(3));
    }
}
