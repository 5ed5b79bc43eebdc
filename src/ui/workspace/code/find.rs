//! Finding words in the open document.

use crate::model::{Span, Text};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use egui::{Key, Modifiers, Ui};

/// Hits that are looked for at most; nobody steps through more.
const MOST: usize = 2000;

/// The line in which one looks for words, while it is open.
#[derive(Debug, Default)]
pub(super) struct Find {
    open: bool,
    wants_focus: bool,
    typed: String,
    of: Option<(u64, String)>,
    /// Where the words stand, in order.
    pub found: Vec<Span>,
    /// Which of them one is at.
    pub at: Option<usize>,
}

/// What the line asks the transcript to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Show this hit.
    Show(Span),
    /// The line was closed; these words were found last.
    Closed(Option<Span>),
}

impl Find {
    /// Opens the line.
    pub fn start(&mut self) {
        self.open = true;
        self.wants_focus = true;
    }

    /// Whether the line is open.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The line; what it asks for.
    pub fn show(&mut self, ui: &mut Ui, text_key: u64, text: &Text, caret: u32) -> Option<Found> {
        if !self.open {
            return None;
        }
        let mut asked = None;
        ui.horizontal(|ui| {
            let (next, previous, close) = self.keys(ui);
            let hint = "Find in this document";
            let field = crate::ui::forms::bare_text(ui, hint, &mut self.typed, hint, 260.0);
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            if self.search(text_key, text, caret) {
                asked = self.here().map(Found::Show);
            }
            let count = match (self.typed.trim().is_empty(), self.at) {
                (true, _) => String::new(),
                (false, None) => "not found".to_owned(),
                (false, Some(at)) => format!("{} of {}", at + 1, self.found.len()),
            };
            ui.label(theme(ui).small(count));
            let up = parts::link(ui, "Previous")
                .on_hover_text("Shift Enter or Shift F3")
                .clicked();
            let down = parts::link(ui, "Next")
                .on_hover_text("Enter or F3")
                .clicked();
            if next || down {
                asked = self.step(1).map(Found::Show).or(asked.take());
                field.request_focus();
            } else if previous || up {
                asked = self.step(-1).map(Found::Show).or(asked.take());
                field.request_focus();
            }
            if parts::icon_button(ui, Icon::Close, "Close the search").clicked() || close {
                self.open = false;
                asked = Some(Found::Closed(self.here()));
            }
        });
        ui.add_space(metrics::GRID);
        asked
    }

    fn keys(&self, ui: &Ui) -> (bool, bool, bool) {
        let _ = self;
        ui.input_mut(|input| {
            let previous = input.consume_key(Modifiers::SHIFT, Key::Enter);
            let next = input.consume_key(Modifiers::NONE, Key::Enter);
            let close = input.consume_key(Modifiers::NONE, Key::Escape);
            (next, previous, close)
        })
    }

    fn here(&self) -> Option<Span> {
        self.found.get(self.at?).copied()
    }

    /// Looks for the words anew where they, or the text, are others; whether it did.
    fn search(&mut self, text_key: u64, text: &Text, caret: u32) -> bool {
        let of = (text_key, self.typed.trim().to_owned());
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        self.found = find(text, &of.1);
        self.of = Some(of);
        let next = self.found.iter().position(|span| span.start >= caret);
        self.at = next.or((!self.found.is_empty()).then_some(0));
        true
    }

    /// The next hit, or the one before (−1), with the line open or closed; none where nothing has been looked for.
    pub fn go_on(&mut self, text_key: u64, text: &Text, caret: u32, by: isize) -> Option<Span> {
        if self.typed.trim().is_empty() {
            self.start();
            return None;
        }
        if self.search(text_key, text, caret) && by > 0 {
            return self.here();
        }
        self.step(by)
    }

    fn step(&mut self, by: isize) -> Option<Span> {
        let all = self.found.len().cast_signed();
        let at = self.at?.cast_signed();
        self.at = Some((at + by).rem_euclid(all.max(1)).cast_unsigned());
        self.here()
    }

    /// Forgets hits of a text that is no longer open.
    pub fn hits_of(&self, text_key: u64) -> (&[Span], Option<usize>) {
        match &self.of {
            Some((key, _)) if self.open && *key == text_key => (&self.found, self.at),
            _ => (&[], None),
        }
    }
}

/// Where words stand in a text, whatever their capitals, in order and apart from each other.
fn find(text: &Text, words: &str) -> Vec<Span> {
    let wanted: Vec<char> = words.chars().map(lower).collect();
    let Some(first) = wanted.first().copied() else {
        return Vec::new();
    };
    let letters: Vec<char> = text.as_str().chars().map(lower).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = letters.get(at..) {
        let Some(next) = rest.iter().position(|letter| *letter == first) else {
            break;
        };
        let start = at + next;
        let end = start + wanted.len();
        if letters.get(start..end) == Some(wanted.as_slice()) {
            found.push(Span::new(start as u32, end as u32));
            if found.len() >= MOST {
                break;
            }
            at = end;
        } else {
            at = start + 1;
        }
    }
    found
}

/// One small letter for one letter, so that places stay places.
fn lower(letter: char) -> char {
    let letter = match letter {
        '’' => '\'',
        '\n' | '\u{a0}' => ' ',
        other => other,
    };
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(words: &str, wanted: &str) -> Vec<(u32, u32)> {
        let text = Text::new(words.to_owned());
        let found = find(&text, wanted);
        found.iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn words_are_found_by_code_points_whatever_their_capitals() {
        assert_eq!(
            places("Åsa och åsa 😀 ÅSA", "åsa"),
            [(0, 3), (8, 11), (14, 17)]
        );
    }

    #[test]
    fn hits_do_not_overlap_and_nothing_is_found_for_nothing() {
        assert_eq!(places("aaaa", "aa"), [(0, 2), (2, 4)]);
        assert_eq!(places("aaaa", ""), []);
    }

    #[test]
    fn a_curly_apostrophe_and_a_line_break_are_found_by_plain_ones() {
        assert_eq!(places("I don’t\nknow", "don't know"), [(2, 12)]);
    }
}
