//! Moving about in the text: to passages, hits and uncoded words, and along the borders of a coding.

use super::find::Found;
use super::giving::move_borders;
use super::reader::Reader;
use super::sheet::{Sheet, coding_id, shown_id};
use super::uncoded::{next_uncoded, previous_uncoded, uncoded_passages};
use crate::model::Span;
use crate::ui::theme::parts::Tone;
use crate::ui::{Commands, Selected, View};
use egui::Ui;

/// Said where every passage is accounted for.
const NOTHING_LEFT: &str = "Every passage of this document has a code or was left out on purpose.";

impl Reader {
    /// Goes to a passage and selects it.
    pub fn go_to(&mut self, sheet: &Sheet, span: Span, commands: &mut Commands) {
        self.state.select(Some(span));
        self.state.reach(span.start);
        self.state.focus();
        commands.select(sheet.selected(span));
    }

    /// Goes to a passage that another screen asked for. A coding of these words that is selected stays so; where
    /// there is but one, it is selected.
    pub fn show_passage(
        &mut self,
        view: &View<'_>,
        sheet: &Sheet,
        span: Span,
        commands: &mut Commands,
    ) {
        let selected = match view.here.selected {
            Selected::Coding(coding) => view
                .seen
                .coding(coding)
                .map(crate::model::things::Coding::span),
            _ => None,
        };
        let mut same = sheet.codings.iter().filter(|it| it.span == span);
        let only = same.next().filter(|_| same.next().is_none());
        self.go_to(sheet, span, commands);
        if selected == Some(span) {
            commands.select(view.here.selected);
        } else if let Some(only) = only {
            commands.select(Selected::Coding(coding_id(only.id)));
        }
    }

    /// Goes to the next words without a code.
    pub fn next_uncoded(&mut self, sheet: &Sheet, commands: &mut Commands) {
        let Some(text) = sheet.text() else { return };
        let from = self
            .state
            .selection()
            .map_or(self.state.caret(), |span| span.start);
        let material = sheet.material.as_deref();
        match next_uncoded(&text, &sheet.turns, &sheet.settled, material, from) {
            Some(span) => self.go_to(sheet, span, commands),
            None => commands.say(Tone::Good, NOTHING_LEFT),
        }
    }

    /// Goes to the last words without a code before the caret.
    pub fn previous_uncoded(&mut self, sheet: &Sheet, commands: &mut Commands) {
        let Some(text) = sheet.text() else { return };
        let from = self
            .state
            .selection()
            .map_or(self.state.caret(), |span| span.start);
        let material = sheet.material.as_deref();
        let passages = uncoded_passages(&text, &sheet.turns, &sheet.settled, material);
        match previous_uncoded(&passages, from) {
            Some(span) => self.go_to(sheet, span, commands),
            None => commands.say(Tone::Good, NOTHING_LEFT),
        }
    }

    /// Goes to the next segment of a reading list, or to the one before.
    pub fn next_excerpt(&mut self, sheet: &Sheet, forward: bool, commands: &mut Commands) {
        let from = self
            .state
            .selection()
            .map_or(self.state.caret(), |span| span.start);
        let mut own = sheet.excerpts.iter().filter_map(|it| it.own);
        let found = if forward {
            own.find(|span| span.start > from)
        } else {
            own.take_while(|span| span.start < from).last()
        };
        if let Some(span) = found {
            self.go_to(sheet, span, commands);
        }
    }

    /// Selects the next shorter or longer coding at the caret; whether there is one.
    pub fn select_at_caret(&self, view: &View<'_>, sheet: &Sheet, commands: &mut Commands) -> bool {
        let here = sheet.codings_at(self.state.caret());
        let at = match view.here.selected {
            Selected::Coding(coding) => here.iter().position(|it| *it == coding),
            _ => None,
        };
        let next = at.map_or(0, |at| (at + 1) % here.len().max(1));
        let Some(coding) = here.get(next) else {
            return false;
        };
        commands.select(Selected::Coding(*coding));
        true
    }

    /// The line in which one looks for words.
    pub fn show_find(&mut self, ui: &mut Ui, sheet: &Sheet, commands: &mut Commands) {
        let Some(text) = sheet.text() else { return };
        let caret = self.state.caret();
        let was_open = self.find.is_open();
        match self.find.show(ui, sheet.text_key, &text, caret) {
            None | Some(Found::Closed(None)) => {}
            Some(Found::Show(span)) => self.state.reach(span.start),
            Some(Found::Closed(Some(span))) => self.go_to(sheet, span, commands),
        }
        if was_open && !self.find.is_open() {
            self.state.focus();
        }
    }

    /// The next place where the words last looked for stand, or the one before (−1).
    pub fn find_on(&mut self, sheet: &Sheet, by: isize, commands: &mut Commands) {
        let Some(text) = sheet.text() else { return };
        let caret = self.state.caret();
        let found = self.find.go_on(sheet.text_key, &text, caret, by);
        match found {
            Some(span) if self.find.is_open() => self.state.reach(span.start),
            Some(span) => self.go_to(sheet, span, commands),
            None => {}
        }
    }

    /// Selects the coding that begins next after the selected one, or before it; without one, after the caret. Of
    /// codings that begin together the longer comes first.
    pub fn coding_beside(
        &mut self,
        view: &View<'_>,
        sheet: &Sheet,
        forward: bool,
        commands: &mut Commands,
    ) {
        let mut all: Vec<(u32, u32, u64)> = sheet
            .codings
            .iter()
            .map(|it| (it.span.start, u32::MAX - it.span.end, it.id))
            .collect();
        all.sort_unstable();
        let selected = match view.here.selected {
            Selected::Coding(coding) => all.iter().position(|it| it.2 == shown_id(coding)),
            _ => None,
        };
        let caret = self.state.caret();
        let beside = match (selected, forward) {
            (Some(at), true) => all.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
            (None, true) => all
                .iter()
                .find(|it| it.0 >= caret || u32::MAX - it.1 > caret),
            (None, false) => all.iter().rev().find(|it| it.0 < caret),
        };
        let Some((start, _, id)) = beside.copied() else {
            let which = if forward { "last" } else { "first" };
            let why = if all.is_empty() {
                "No codings are shown in this document.".to_owned()
            } else {
                format!("This is the {which} coding of the document.")
            };
            commands.say(Tone::Quiet, why);
            return;
        };
        self.state.set_caret(start);
        self.state.reach(start);
        self.state.focus();
        commands.select(Selected::Coding(coding_id(id)));
    }

    /// Moves a border of the selected coding by a word; `start` the first one, else the last.
    pub fn nudge(
        &mut self,
        view: &View<'_>,
        sheet: &Sheet,
        start: bool,
        forward: bool,
        commands: &mut Commands,
    ) {
        let Selected::Coding(coding) = view.here.selected else {
            return;
        };
        let Some(text) = sheet.text() else { return };
        let Some(shown) = sheet.codings.iter().find(|it| it.id == shown_id(coding)) else {
            return;
        };
        // Where one reads to the left, the arrow to the left goes on.
        let border = if start {
            shown.span.start
        } else {
            shown.span.end.saturating_sub(1)
        };
        let forward = forward != self.state.runs_to_the_left(border);
        let nudged = super::borders::nudged(&text, shown.span, start, forward);
        // Not into the next excerpt of a reading list.
        let inside = nudged.filter(|span| {
            sheet
                .place(*span)
                .is_some_and(|(_, it)| it.len() == span.len())
        });
        if let Some(span) = inside
            && let Some(borders) = sheet.borders(view, coding, span)
        {
            move_borders(coding, borders, commands);
            if self.state.selection().is_some() {
                self.state.select(Some(span));
            }
        }
    }
}
