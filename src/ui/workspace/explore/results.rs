//! The list of what was found.

use super::answer::{Answer, Found, Of};
use super::choosing::Choosing;
use super::row::{self, CodeMark, Row, codes_at};
use super::sight::Sight;
use crate::ui::{Commands, View};
use egui::{Key, Modifiers, ScrollArea, Ui};
use rustc_hash::FxHashMap;

/// The place one stands on, and what was looked up for rows that were drawn.
#[derive(Default)]
pub(super) struct Results {
    at: usize,
    sight: Sight,
    number: usize,
    looked_up: FxHashMap<(Of, crate::model::Span), LookedUp>,
    of: u64,
}

/// What a row says beside its words.
struct LookedUp {
    source: String,
    codes: Vec<CodeMark>,
}

impl Results {
    /// Goes back to the first place.
    pub const fn rewind(&mut self) {
        self.at = 0;
        self.sight.follow();
    }

    /// Which place one stands on.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether anything is listed.
    pub const fn has_any(&self) -> bool {
        self.number > 0
    }

    /// Arrows move, Enter opens; true when a place was opened.
    pub fn keys(&mut self, ui: &Ui, answer: &Answer, commands: &mut Commands) -> bool {
        let last = answer.found.len().saturating_sub(1);
        let before = self.at;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, by) in [(Key::ArrowDown, 1), (Key::PageDown, 8)] {
            if pressed(key) {
                self.at += by;
            }
        }
        for (key, by) in [(Key::ArrowUp, 1), (Key::PageUp, 8)] {
            if pressed(key) {
                self.at = self.at.saturating_sub(by);
            }
        }
        self.at = self.at.min(last);
        if self.at != before {
            self.sight.follow();
        }
        let typing = ui.ctx().text_edit_focused();
        let free = typing || ui.ctx().memory(|memory| memory.focused().is_none());
        if free
            && pressed(Key::Enter)
            && let Some(found) = answer.found.get(self.at)
        {
            found.open(commands);
            return true;
        }
        false
    }

    /// Draws the rows that are in sight; true when a place was opened.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        answer: &Answer,
        choosing: &mut Choosing,
        commands: &mut Commands,
    ) -> bool {
        self.number = answer.found.len();
        self.at = self.at.min(self.number.saturating_sub(1));
        if self.of != view.revision() {
            self.of = view.revision();
            self.looked_up.clear();
        }
        let mut opened = false;
        let height = row::height(ui);
        let step = height + ui.spacing().item_spacing.y;
        let area = ScrollArea::vertical()
            .id_salt("what was found")
            .auto_shrink(false);
        let area = self.sight.bring(area, self.at as f32 * step, step);
        let shown = area.show_rows(ui, height, self.number, |ui, rows| {
            for n in rows {
                let Some(found) = answer.found.get(n) else {
                    continue;
                };
                opened |= self.row(ui, view, found, n, choosing, commands);
            }
        });
        self.sight.saw(&shown);
        opened
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        found: &Found,
        n: usize,
        choosing: &mut Choosing,
        commands: &mut Commands,
    ) -> bool {
        let looked_up = self
            .looked_up
            .entry(found.place())
            .or_insert_with(|| look_up(view, found));
        let row = Row {
            before: &found.before,
            words: &found.words,
            after: &found.after,
            source: &looked_up.source,
            codes: &looked_up.codes,
            chosen: choosing.has(found),
            selected: n == self.at,
        };
        let done = row.show(ui);
        if done.ticked {
            self.at = n;
            choosing.switch(found);
        } else if done.opened {
            self.at = n;
            found.open(commands);
            return true;
        }
        false
    }
}

fn look_up(view: &View<'_>, found: &Found) -> LookedUp {
    match found.of {
        Of::Document(document) => LookedUp {
            source: row::source(view, document, found.span),
            codes: codes_at(view, document, found.span),
        },
        Of::Memo(_) => LookedUp {
            source: format!("Memo on {}", found.name),
            codes: Vec::new(),
        },
        Of::Code(_) => LookedUp {
            source: format!("Definition of {}", found.name),
            codes: Vec::new(),
        },
    }
}
