//! The queue of what is to happen after the frame.

use super::{Acting, Action, Command, ListOf, Notice, Place, Selected, WorkspaceKind};
use crate::model::{DocumentId, PassId, Span};
use crate::ui::theme::parts::Tone;
use std::fmt::Display;

/// Commands pushed while the screens are drawn, each with the place it came from.
#[derive(Debug, Default)]
pub struct Commands {
    place: Place,
    queue: Vec<(Place, Command)>,
}

impl Commands {
    /// From now on commands come from this place; the shell says so before it draws each panel.
    pub fn set_place(&mut self, place: Place) {
        self.place = place;
    }

    /// Where the screen that is drawn now stands.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Pushes a command.
    pub fn push(&mut self, command: Command) {
        self.queue.push((self.place, command));
    }

    /// Takes all commands out, in the order they were pushed.
    pub fn drain(&mut self) -> Vec<(Place, Command)> {
        std::mem::take(&mut self.queue)
    }

    /// Whether nothing is to happen.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Changes the study in one undoable step. `what` names the act where it fails: “rename the code”.
    pub fn act<E: Display, T>(
        &mut self,
        what: &'static str,
        act: impl FnOnce(&mut Acting<'_>) -> Result<T, E> + 'static,
    ) {
        self.act_then(what, move |acting| act(acting).map(|_| Vec::new()));
    }

    /// Changes the study in one undoable step; what the act returns is done once the step is recorded.
    pub fn act_then<E: Display>(
        &mut self,
        what: &'static str,
        act: impl FnOnce(&mut Acting<'_>) -> Result<Vec<Command>, E> + 'static,
    ) {
        self.act_why(what, "", act);
    }

    /// Like [`Self::act_then`], with the optional explanation of the step; an empty one is none.
    pub fn act_why<E: Display>(
        &mut self,
        what: &'static str,
        why: &str,
        act: impl FnOnce(&mut Acting<'_>) -> Result<Vec<Command>, E> + 'static,
    ) {
        self.push(Command::Act {
            what,
            act: Box::new(move |acting| act(acting).map_err(|error| error.to_string())),
            why: (!why.trim().is_empty()).then(|| why.trim().to_owned()),
        });
    }

    /// Like [`Self::act_then`]; once it is done, a quiet line where it happened says what was done (“Renamed”) and
    /// offers to say why. Nobody has to: the act itself is recorded already, and undo takes both.
    pub fn act_asking<E: Display>(
        &mut self,
        what: &'static str,
        did: &'static str,
        act: impl FnOnce(&mut Acting<'_>) -> Result<Vec<Command>, E> + 'static,
    ) {
        self.push(Command::ActAsking {
            what,
            did,
            act: Box::new(move |acting| act(acting).map_err(|error| error.to_string())),
        });
    }

    /// Does an action.
    pub fn run(&mut self, action: Action) {
        self.push(Command::Do(action));
    }

    /// Goes to a workspace.
    pub fn go(&mut self, kind: WorkspaceKind) {
        self.push(Command::Go(kind));
    }

    /// Selects something.
    pub fn select(&mut self, selected: Selected) {
        self.push(Command::Select(selected));
    }

    /// Opens a document where one is.
    pub fn open_document(&mut self, document: DocumentId) {
        self.push(Command::OpenDocument(document));
    }

    /// Shows a passage in the Code workspace.
    pub fn show_passage(&mut self, document: DocumentId, span: Span) {
        self.push(Command::ShowPassage { document, span });
    }

    /// Opens segments as a reading list in the Code workspace.
    pub fn show_list(&mut self, list: ListOf) {
        self.push(Command::ShowReadingList(Some(list)));
    }

    /// Lets this machine remember something of a screen under a name.
    pub fn remember(&mut self, name: &'static str, value: impl Into<String>) {
        self.push(Command::Remember(name, value.into()));
    }

    /// Works in a pass from now on.
    pub fn work_in(&mut self, pass: PassId) {
        self.push(Command::WorkIn(pass));
    }

    /// Says something at the top of this panel; it stays until read.
    pub fn say(&mut self, tone: Tone, sentence: impl Into<String>) {
        let notice = Notice::new(self.place, tone, sentence);
        self.push(Command::Say(notice));
    }
}
