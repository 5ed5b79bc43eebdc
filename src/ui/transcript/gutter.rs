//! The gutter: who speaks, in which turn, at what time.

use egui::{FontId, Rect, Sense, Ui, pos2, vec2};

use super::ShownSpeaker;
use super::page::{Page, Placed};
use super::short::short_names;
use crate::model::Turn;
use crate::ui::prose::Words;
use crate::ui::theme::Theme;

/// Everything the gutter is drawn from.
pub(super) struct Gutter<'a> {
    pub theme: &'a Theme,
    pub page: &'a Page<'a>,
    pub turns: &'a [Turn],
    pub speakers: &'a [ShownSpeaker],
    /// Numbers of the turns, where they are not counted from the first one shown.
    pub numbers: &'a [u32],
    pub times: bool,
}

/// What stands beside a turn.
struct Label {
    name: Option<Words>,
    line: Words,
    /// In full, where something was shortened.
    whole: Option<String>,
}

impl Gutter<'_> {
    /// Draws the labels of the turns on the screen. That of the topmost one stays in sight while its turn does.
    pub fn show(&self, ui: &Ui) {
        let short = short_names(self.speakers);
        let mut topmost = true;
        for (n, placed) in self.page.placed.iter().enumerate() {
            let Some(turn) = placed.block.turn else {
                continue;
            };
            if topmost || placed.block.leads {
                let first = placed.top + self.page.geometry.setting.line / 2.0;
                let at = if topmost {
                    self.held(n, turn, first)
                } else {
                    first
                };
                self.label(ui, turn, &short, at);
            }
            topmost = false;
        }
    }

    /// The height of the first line of a turn's label that is held at the top of the screen, as long as the turn has
    /// room for it.
    fn held(&self, n: usize, turn: u32, first: f32) -> f32 {
        let geometry = self.page.geometry;
        let rest = self.page.placed.iter().skip(n);
        let of_turn = rest.take_while(|it| it.block.turn == Some(turn));
        let end = of_turn.last().map_or(first, Placed::bottom);
        let half = geometry.setting.line / 2.0;
        let top = first.max(geometry.rect.top() + half);
        let last = end - geometry.least() + half;
        let leads = self.page.placed.get(n).is_some_and(|it| it.block.leads);
        if leads {
            top.min(last).max(first)
        } else {
            top.min(last)
        }
    }

    fn label(&self, ui: &Ui, turn: u32, short: &[String], mut y: f32) {
        let geometry = self.page.geometry;
        let label = self.written(ui, turn, short);
        let mut around = Rect::NOTHING;
        for words in label.name.iter().chain([&label.line]) {
            let size = words.size();
            let at = pos2(geometry.gutter_right - size.x, y - size.y / 2.0);
            around |= Rect::from_min_size(at, size);
            words.paint(ui.painter(), at, self.theme.quiet);
            y += geometry.speaker.size * 1.5;
        }
        if let Some(whole) = label.whole {
            let id = ui.scope_id().with(("speaker", turn));
            let around = around.expand2(vec2(4.0, 2.0)).intersect(geometry.rect);
            ui.interact(around, id, Sense::hover()).on_hover_text(whole);
        }
    }

    fn written(&self, ui: &Ui, number: u32, short: &[String]) -> Label {
        let geometry = self.page.geometry;
        let room = geometry.gutter_right - geometry.gutter_left;
        let turn = self.turns.get(number as usize);
        let speaker = turn.and_then(|turn| turn.speaker).map(usize::from);
        let speaker = speaker.and_then(|n| self.speakers.get(n).zip(short.get(n)));
        let time = turn.and_then(|turn| turn.time_ms).filter(|_| self.times);
        let mut cut = false;
        let name = speaker.map(|(speaker, short)| {
            let (name, full) = fitting(ui, &[&speaker.name, short], &geometry.speaker, room);
            cut |= !full;
            name
        });
        let n = self.numbers.get(number as usize).copied();
        let n = n.unwrap_or(number + 1);
        let lines = match time {
            Some(time) => vec![
                format!("{n} · {}", clock(time)),
                format!("{n} · {}", brief_clock(time)),
                n.to_string(),
            ],
            None => vec![n.to_string()],
        };
        // In a narrow gutter all times are brief ones, so that they look alike.
        let from = usize::from(geometry.is_narrow() && time.is_some());
        let lines: Vec<&str> = lines.iter().skip(from).map(String::as_str).collect();
        let (line, full) = fitting(ui, &lines, &geometry.small, room);
        cut |= !full;
        let whole = cut.then(|| told(speaker.map(|(it, _)| it.name.as_str()), n, time));
        Label { name, line, whole }
    }
}

/// “Peer supporter #2, turn 14, 00:12:03”.
pub(super) fn told(speaker: Option<&str>, turn: u32, time: Option<u32>) -> String {
    let mut told = match speaker {
        Some(speaker) => format!("{speaker}, turn {turn}"),
        None => format!("Turn {turn}"),
    };
    if let Some(time) = time {
        told.push_str(", ");
        told.push_str(&clock(time));
    }
    told
}

/// The first wording that has room, or the last one cut; and whether it is the first.
fn fitting(ui: &Ui, wordings: &[&str], font: &FontId, room: f32) -> (Words, bool) {
    let painter = ui.painter();
    for (n, words) in wordings.iter().enumerate() {
        let line = Words::line(painter, words, font.clone(), f32::INFINITY);
        if line.size().x <= room {
            return (line, n == 0);
        }
    }
    let words = wordings.last().copied().unwrap_or_default();
    let line = Words::line(painter, words, font.clone(), room.max(20.0));
    (line, false)
}

/// A time code as hours, minutes and seconds.
fn clock(milliseconds: u32) -> String {
    let (hours, minutes, seconds) = parts(milliseconds);
    format!("{hours:02}:{minutes:02}:{seconds:02}")
}

/// A time code without hours while there are none.
fn brief_clock(milliseconds: u32) -> String {
    let (hours, minutes, seconds) = parts(milliseconds);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

const fn parts(milliseconds: u32) -> (u32, u32, u32) {
    let seconds = milliseconds / 1000;
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_code_is_written_in_hours_minutes_and_seconds() {
        assert_eq!(clock(723_900), "00:12:03");
        assert_eq!(clock(3_600_000 + 61_000), "01:01:01");
        assert_eq!(brief_clock(723_900), "12:03");
        assert_eq!(brief_clock(3_600_000 + 61_000), "1:01:01");
    }

    #[test]
    fn who_speaks_is_told_with_the_turn_and_the_time() {
        assert_eq!(
            told(Some("PS2"), 14, Some(723_000)),
            "PS2, turn 14, 00:12:03"
        );
        assert_eq!(told(None, 3, None), "Turn 3");
    }
}
