//! The reading list within the workspace: opening and leaving it, and what is done on its headings.

use super::CodeWorkspace;
use super::reader::Reader;
use super::sheet::Sheet;
use crate::model::DocumentId;
use crate::ui::theme::{metrics, theme};
use crate::ui::transcript::TranscriptEvent;
use crate::ui::{Command, Commands, Selected, View};
use egui::{Key, Modifiers, Ui};

impl CodeWorkspace {
    /// Opens the reading list that was asked for, or goes back to the document at the place one was.
    pub(super) fn change_list(&mut self, view: &View<'_>) {
        let asked = view.here.list.as_ref();
        if !self.list.is_other(asked) {
            return;
        }
        match (self.list.of().is_some(), asked.is_some()) {
            (false, true) => self.resting = Some(std::mem::take(&mut self.reader)),
            (true, false) => self.reader = self.resting.take().unwrap_or_default(),
            (true, true) => self.reader = Reader::default(),
            (false, false) => {}
        }
        self.list.open(view.here.list.clone());
        self.reader.home = self.list.home();
        self.reader.state.focus();
        self.sheet = Sheet {
            codings_key: self.sheet.codings_key + 1,
            ..Sheet::default()
        };
    }

    /// The document one is in: the open one, or on a reading list that of the excerpt with the caret.
    pub(super) fn document_here(&self, view: &View<'_>) -> Option<DocumentId> {
        if view.here.list.is_none() {
            return view.here.document;
        }
        let at = self.reader.state.selection();
        let at = at.map_or(self.reader.state.caret(), |span| span.start);
        self.sheet.document_at(at).or(view.here.document)
    }

    /// Leaves what is selected; where nothing is, the reading list.
    pub(super) fn leave(&mut self, view: &View<'_>, commands: &mut Commands) {
        let nothing = self.reader.nothing(&self.sheet);
        let coding = matches!(view.here.selected, Selected::Coding(_));
        if view.here.list.is_none() || coding {
            commands.select(nothing);
        } else if !self.list.tick_none() {
            commands.push(Command::ShowReadingList(None));
        }
    }

    /// The bar above a reading list.
    pub(super) fn above_list(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let (layers, kept) = (&mut self.layers, &mut self.kept);
        self.list.bar(ui, view, &self.sheet, layers, kept, commands);
        self.show_find(ui, commands);
    }

    /// A list without segments, or one that is being read.
    pub(super) fn empty_list(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.above_list(ui, view, commands);
        let escape = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        if super::keys::is_free(ui) && !ui.ctx().text_edit_focused() && ui.input_mut(escape) {
            commands.push(Command::ShowReadingList(None));
        }
        let words = if self.list.is_empty() {
            "There are no segments here."
        } else {
            "Opening the reading list…"
        };
        let margin = egui::Margin::symmetric(24, 12);
        let frame = egui::Frame::new().inner_margin(margin);
        frame.show(ui, |ui| {
            ui.add_space(metrics::GRID * 4.0);
            ui.label(theme(ui).quiet(words));
        });
    }

    /// N and Shift N go to the next segment and back, Space ticks the one with the caret, Ctrl A all of the list;
    /// Escape leaves.
    pub(super) fn list_keys(&mut self, ui: &Ui, view: &View<'_>, commands: &mut Commands) {
        if !super::keys::is_free(ui) {
            return;
        }
        let words = self.reader.state.selection().is_some();
        let (back, next) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::SHIFT, Key::N),
                input.consume_key(Modifiers::NONE, Key::N),
            )
        });
        if back || next {
            let to = self.list.beside(self.reader.state.caret(), next);
            if let Some(to) = to {
                self.reader.state.set_caret(to);
                self.reader.state.reach(to);
            }
        }
        let (escape, through, space, all) = ui.input_mut(|input| {
            (
                !words && input.consume_key(Modifiers::NONE, Key::Escape),
                // The key with Shift first: without is also heard when Shift is held.
                input.consume_key(Modifiers::SHIFT, Key::Space),
                input.consume_key(Modifiers::NONE, Key::Space),
                input.consume_key(Modifiers::COMMAND, Key::A),
            )
        });
        if escape {
            self.leave(view, commands);
        }
        if all {
            self.list.tick_all();
        }
        if space || through {
            let caret = self.reader.state.caret();
            let page = self.list.page();
            let here = page.and_then(|page| page.excerpts.part_at(caret));
            if let Some((n, _)) = here {
                self.list.tick(n, through);
            }
        }
    }

    /// Does what was done on the headings.
    pub(super) fn done_on_list(&mut self, view: &View<'_>, commands: &mut Commands) {
        for event in std::mem::take(&mut self.reader.of_list) {
            match event {
                TranscriptEvent::ExcerptTicked { n, modifiers } => {
                    self.list.tick(n, modifiers.shift);
                }
                TranscriptEvent::ExcerptWidened { n, wider } => self.list.widen(n, wider),
                TranscriptEvent::ExcerptOpened(n) => {
                    if let Some(member) = self.list.part_of_page(n).map(|part| part.member) {
                        commands.show_passage(member.document, member.span);
                        if let Some(coding) =
                            member.coding.filter(|id| view.seen.coding(*id).is_some())
                        {
                            commands.select(Selected::Coding(coding));
                        }
                    }
                }
                TranscriptEvent::Beyond(share) => self.list.go_to_share(share),
                _ => {}
            }
        }
    }
}
