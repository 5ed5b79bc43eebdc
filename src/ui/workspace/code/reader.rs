//! The transcript in the centre, and everything done on it.

use super::asking::Wanted;
use super::code_box::{Done, OpenBox};
use super::find::Find;
use super::giving::{Passage, move_borders};
use super::go_to_turn::GoToTurn;
use super::kept::Kept;
use super::sheet::{Sheet, Source, coding_id};
use super::tree_state::DraggedCodes;
use crate::model::{CodeId, CodingId, DocumentId, Span, Text, acts};
use crate::ui::transcript::{Transcript, TranscriptEvent, TranscriptOutput, TranscriptState};
use crate::ui::{Command, Commands, Selected, View};
use egui::{Id, Pos2, Rect, Ui};

/// A context menu that is open on the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TextMenu {
    pub at: Pos2,
    pub coding: Option<CodingId>,
    pub shown: bool,
}

/// The transcript with its box, its search and its menu.
#[derive(Default)]
pub(super) struct Reader {
    pub state: TranscriptState,
    pub code_box: Option<OpenBox>,
    pub find: Find,
    pub go_to: GoToTurn,
    /// A new code in a pass over existing ones, while it is asked about.
    pub asking: Option<Wanted>,
    pub menu: Option<TextMenu>,
    /// The document that is shown.
    shown: Option<DocumentId>,
    /// The transcript's widget, to know whether it has the keyboard.
    pub widget: Option<Id>,
    /// Whether it had it when it was last drawn.
    reads: bool,
    /// Where a box opens that is not at the selection.
    column: Option<Rect>,
    /// What was done on the headings of a reading list, for the list to take.
    pub of_list: Vec<TranscriptEvent>,
    /// What is selected when nothing in a reading list is.
    pub home: Selected,
}

impl Reader {
    /// The selected words, without white space at their ends.
    pub fn words(&self, sheet: &Sheet) -> Option<Span> {
        let span = self.state.selection()?;
        Some(trimmed(&*sheet.text()?, span)).filter(|span| !span.is_empty())
    }

    /// The words a code would be given to: those selected, else those of the selected coding, else the sentence at
    /// the caret while the text has the keyboard.
    pub fn meant(&self, view: &View<'_>, sheet: &Sheet) -> Option<Span> {
        let coded = || match view.here.selected {
            Selected::Coding(coding) => sheet.coding(coding).map(|it| it.span),
            _ => None,
        };
        let sentence = || self.state.sentence_at_caret(&*sheet.text()?);
        self.words(sheet)
            .or_else(coded)
            .or_else(|| self.reads.then(sentence).flatten())
    }

    /// Whether the transcript has the keyboard.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        self.widget
            .is_some_and(|id| ui.memory(|memory| memory.has_focus(id)))
    }

    /// Turns to another document: back to where one read it.
    pub fn turn_to(&mut self, document: DocumentId, kept: &mut Kept) {
        if self.shown == Some(document) {
            return;
        }
        self.shown = Some(document);
        self.state = TranscriptState::new();
        if let Some(position) = kept.position(document) {
            self.state.restore(position);
            self.state.set_caret(position);
        }
        self.code_box = None;
        self.menu = None;
        self.state.focus();
        kept.open(document);
    }

    /// Draws the transcript over the room there is, and does what was done on it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        sheet: &Sheet,
        may: bool,
        kept: &mut Kept,
        commands: &mut Commands,
    ) {
        let Some(text) = sheet.text() else {
            return;
        };
        self.take_focus(ui);
        let selected = match view.here.selected {
            Selected::Coding(coding) => sheet.coding(coding).map(|it| it.id),
            _ => None,
        };
        let (found, at) = self.find.hits_of(sheet.text_key);
        let (turns, numbers) = sheet.turns_of(view);
        let mut transcript = Transcript::new(sheet.text_key, &text, turns)
            .speakers(&sheet.speakers)
            .turn_numbers(numbers)
            .excerpts(&sheet.excerpts)
            .in_sight(sheet.in_sight.as_deref())
            .part(sheet.part)
            .codings(sheet.codings_key, &sheet.codings)
            .selected(selected)
            .found(found, at)
            .marking_sentence(may)
            .memo_marks(&sheet.memo_marks)
            .view(&kept.view());
        if sheet.part.from <= 0.0 {
            transcript = transcript.heading(&sheet.name, &sheet.under);
        }
        let output = transcript.show(ui, &mut self.state);
        self.widget = Some(output.response.id);
        self.reads = output.response.has_focus();
        self.column = Some(output.column);
        if let Source::Document(document) = &sheet.source {
            kept.set_position(*document, self.state.reading_position());
        }
        for event in &output.events {
            self.event(view, &text, sheet, event, commands);
        }
        self.drops(view, sheet, &output, kept, commands);
        self.show_box(ui, view, output.selection_end, kept, commands);
    }

    /// The text has the keyboard whenever nothing else has it.
    fn take_focus(&mut self, ui: &Ui) {
        let nothing = ui.memory(|memory| memory.focused().is_none());
        let floats = self.find.is_open()
            || self.go_to.is_open()
            || self.code_box.is_some()
            || self.menu.is_some()
            || self.asking.is_some();
        let pressing = ui.input(|input| input.pointer.any_down());
        if nothing && !floats && !pressing && super::keys::is_free(ui) {
            self.state.focus();
        }
    }

    fn event(
        &mut self,
        view: &View<'_>,
        text: &Text,
        sheet: &Sheet,
        event: &TranscriptEvent,
        commands: &mut Commands,
    ) {
        match event {
            TranscriptEvent::SelectionChanged(Some(span)) => {
                let span = trimmed(text, *span);
                // Words that are the selected coding's own leave it selected.
                if !(span.is_empty() || self.is_selected_coding(view, sheet, span)) {
                    commands.select(sheet.selected(span));
                }
            }
            TranscriptEvent::SelectionChanged(None) => {
                if matches!(view.here.selected, Selected::Passage(..)) {
                    commands.select(self.nothing(sheet));
                }
            }
            TranscriptEvent::CaretMoved(position) => {
                let outside = |coding: CodingId| {
                    let span = sheet.coding(coding).map(|it| it.span);
                    span.is_some_and(|span| *position < span.start || *position > span.end)
                };
                if let Selected::Coding(coding) = view.here.selected
                    && outside(coding)
                    && self.state.selection().is_none()
                {
                    commands.select(self.nothing(sheet));
                }
            }
            TranscriptEvent::CodingClicked(id) => {
                commands.select(Selected::Coding(coding_id(*id)));
            }
            TranscriptEvent::NothingClicked => commands.select(self.nothing(sheet)),
            TranscriptEvent::BordersChanged { id, span } => {
                let coding = coding_id(*id);
                if let Some(span) = sheet.borders(view, coding, *span) {
                    move_borders(coding, span, commands);
                }
            }
            TranscriptEvent::ContextMenu { at, coding, .. } => {
                let coding = coding.map(coding_id);
                if let Some(coding) = coding.filter(|_| self.state.selection().is_none()) {
                    commands.select(Selected::Coding(coding));
                }
                self.menu = Some(TextMenu {
                    at: *at,
                    coding,
                    shown: false,
                });
            }
            TranscriptEvent::MemoClicked(span) => {
                if let Some(memo) = sheet.memo_at(*span) {
                    commands.push(Command::ShowMemo(memo));
                }
            }
            TranscriptEvent::CodingHovered(_) => {}
            TranscriptEvent::ExcerptTicked { .. }
            | TranscriptEvent::ExcerptOpened(_)
            | TranscriptEvent::ExcerptWidened { .. }
            | TranscriptEvent::Beyond(_) => self.of_list.push(event.clone()),
        }
    }

    /// What is selected when nothing in the text is.
    pub fn nothing(&self, sheet: &Sheet) -> Selected {
        match sheet.source {
            Source::Document(document) => Selected::Document(document),
            _ => self.home,
        }
    }

    fn is_selected_coding(&self, view: &View<'_>, sheet: &Sheet, span: Span) -> bool {
        let _ = self;
        let Selected::Coding(coding) = view.here.selected else {
            return false;
        };
        sheet.coding(coding).is_some_and(|it| it.span == span)
    }

    /// Codes dropped on the text are given to the words below.
    fn drops(
        &mut self,
        view: &View<'_>,
        sheet: &Sheet,
        output: &TranscriptOutput,
        kept: &mut Kept,
        commands: &mut Commands,
    ) {
        let ctx = &output.response.ctx;
        if !egui::DragAndDrop::has_payload_of_type::<DraggedCodes>(ctx) {
            return;
        }
        let Some(codes) = output.response.dnd_release_payload::<DraggedCodes>() else {
            return;
        };
        let place = output.drop_target.and_then(|span| sheet.place(span));
        let Some((document, span)) = place else {
            return;
        };
        let passage = Passage::to_code(view, document, Some(span), commands);
        if let Some(passage) = passage {
            for code in &codes.0 {
                passage.give(*code, commands);
                kept.used(*code);
            }
            self.state.select(output.drop_target);
            self.state.focus();
        }
    }

    /// The passage to code, if one can code there now; else the reason is said.
    pub(super) fn passage(
        &self,
        view: &View<'_>,
        open: DocumentId,
        sheet: &Sheet,
        span: Option<Span>,
        commands: &mut Commands,
    ) -> Option<Passage> {
        let _ = self;
        let place = span.and_then(|span| sheet.place(span));
        let document = place.map_or(open, |(document, _)| document);
        Passage::to_code(view, document, place.map(|(_, span)| span), commands)
    }

    /// Opens the box for the selected words, or for another code of a coding.
    pub fn open_box(
        &mut self,
        view: &View<'_>,
        document: DocumentId,
        sheet: &Sheet,
        kept: &Kept,
        instead: Option<CodingId>,
        commands: &mut Commands,
    ) {
        let of_coding = instead.and_then(|it| sheet.coding(it)).map(|it| it.span);
        let span = of_coding.or_else(|| self.meant(view, sheet));
        let passage = self.passage(view, document, sheet, span, commands);
        let Some((passage, span)) = passage.zip(span) else {
            return;
        };
        let Some(text) = sheet.text() else { return };
        self.state.select(Some(span));
        let words = text.slice(span);
        self.code_box = Some(OpenBox::new(view, kept, passage, instead, words));
    }

    fn show_box(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        below: Option<Rect>,
        kept: &mut Kept,
        commands: &mut Commands,
    ) {
        let Some(open) = &mut self.code_box else {
            return;
        };
        // A selection that was scrolled away leaves the box at the top of the column.
        let top = self
            .column
            .map(|column| Rect::from_min_size(column.min, egui::vec2(200.0, 40.0)));
        let Some(below) = below.or(top) else { return };
        match open.show(ui, view, kept, below, &mut self.asking, commands) {
            None => {}
            Some(done) => {
                if let Done::Gave(Some(code)) | Done::GaveAndStays(Some(code)) = done {
                    kept.used(code);
                }
                if !matches!(done, Done::GaveAndStays(_)) {
                    self.code_box = None;
                }
                if self.code_box.is_none() && self.asking.is_none() {
                    self.state.focus();
                }
            }
        }
    }

    /// Gives the selected words a code.
    pub fn give(
        &mut self,
        view: &View<'_>,
        document: DocumentId,
        sheet: &Sheet,
        code: CodeId,
        kept: &mut Kept,
        commands: &mut Commands,
    ) {
        let span = self.meant(view, sheet);
        if let Some(passage) = self.passage(view, document, sheet, span, commands) {
            self.state.select(span);
            passage.give(code, commands);
            kept.used(code);
        }
    }

    /// Lets the selected words name a code.
    pub fn in_vivo(
        &mut self,
        view: &View<'_>,
        document: DocumentId,
        sheet: &Sheet,
        commands: &mut Commands,
    ) {
        let span = self.meant(view, sheet);
        let passage = self.passage(view, document, sheet, span, commands);
        let Some((passage, span)) = passage.zip(span) else {
            return;
        };
        let Some(text) = sheet.text() else { return };
        self.state.select(Some(span));
        let name = acts::in_vivo_name(text.slice(span));
        let wanted = Wanted {
            passage,
            instead: None,
            name,
            in_vivo: true,
        };
        wanted.make_or_ask(view, &mut self.asking, commands);
    }
}

/// A passage without white space at its ends.
pub(super) fn trimmed(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let before = words.chars().take_while(|it| it.is_whitespace()).count() as u32;
    let after = words
        .chars()
        .rev()
        .take_while(|it| it.is_whitespace())
        .count() as u32;
    let start = (span.start + before).min(span.end);
    Span::new(start, span.end.saturating_sub(after).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_coded_without_the_white_space_around_it() {
        let text = Text::new("One. Two. \nThree.".to_owned());
        assert_eq!(trimmed(&text, Span::new(4, 11)), Span::new(5, 9));
        assert_eq!(trimmed(&text, Span::new(4, 5)), Span::new(5, 5));
    }
}
