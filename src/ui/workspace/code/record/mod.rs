//! The right panel: what is selected.

mod challenging;
mod code;
mod coding;
mod earlier;
pub(super) mod marks;
mod memos;
mod place;
pub(super) mod quotation;
mod segments;

use super::code_menu::Chosen;
use super::kept::Kept;
use super::pins::Pins;
use super::standing::Stand;
use super::tree_state::TreeState;
use crate::model::{CodingId, DocumentId, MemoId, Target};
use crate::ui::typing;
use crate::ui::{Commands, Selected, View};
use challenging::{Challenging, On};
use code::CodeCard;
use coding::CodingCard;
use earlier::EarlierCard;
use egui::Ui;
use memos::Memos;
pub(super) use memos::remove as remove_memo;

/// What the panel leaves to the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Something from a code's menu.
    Menu(Chosen),
    /// Another code for a coding.
    Recode(CodingId),
}

/// What a code's menu on its card needs.
pub(super) struct CodeTools<'a> {
    pub tree: &'a mut TreeState,
    pub pins: &'a mut Pins,
    pub kept: &'a mut Kept,
    /// Whether there are selected words that can get a code.
    pub words: bool,
}

/// The right panel.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub code: CodeCard,
    pub coding: CodingCard,
    pub memos: Memos,
    earlier: EarlierCard,
    challenging: Challenging,
    of: Option<Selected>,
}

impl Record {
    /// Whether what is selected can be challenged.
    pub fn may_challenge(&self) -> bool {
        self.challenging.is_offered()
    }

    /// Opens the form of a challenge.
    pub fn challenge(&mut self) {
        self.challenging.ask();
    }

    /// Draws what is selected; the open document's record where nothing is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        open: Option<DocumentId>,
        stand: &Stand,
        mut tools: CodeTools<'_>,
        commands: &mut Commands,
    ) -> Option<Then> {
        let selected = shown(view, open);
        if self.of != Some(selected) {
            self.of = Some(selected);
            self.code.leave(commands);
            self.coding.leave(commands);
        }
        match selected {
            Selected::Coding(id) => {
                let coding = view.seen.coding(id)?;
                let then = self.coding.show(ui, view, coding, commands);
                self.earlier.show(ui, view, coding, commands);
                let document = coding.document();
                let span = coding.span();
                let may = stand.of(view, document).open();
                let on = On::Coding(id);
                self.challenging.show(ui, view, on, may, commands);
                let also = [Target::Passage { document, span }];
                self.memos
                    .show(ui, view, Target::Coding(id), &also, commands);
                then
            }
            Selected::Code(id) => {
                let then = self.code.show(ui, view, id, &mut tools, commands);
                self.memos.show(ui, view, Target::Code(id), &[], commands);
                self.code.show_segments(ui, view, id, commands);
                then
            }
            Selected::Passage(document, span) => {
                let standing = stand.of(view, document);
                let again = !tools.kept.recent().is_empty();
                place::passage(ui, view, document, span, &standing, again, commands);
                let on = On::Passage(document, span);
                let may = standing.open();
                self.challenging.show(ui, view, on, may, commands);
                let on = Target::Passage { document, span };
                self.memos.show(ui, view, on, &[], commands);
                None
            }
            Selected::Document(document) => {
                let standing = stand.of(view, document);
                place::document(ui, view, document, &standing, commands);
                let on = On::Document(document);
                self.challenging.show(ui, view, on, None, commands);
                self.memos
                    .show(ui, view, Target::Document(document), &[], commands);
                None
            }
            _ => None,
        }
    }
}

/// What the panel shows: what is selected if it belongs here, else the open document.
pub(super) fn shown(view: &View<'_>, open: Option<DocumentId>) -> Selected {
    let document = open.map_or(Selected::Nothing, Selected::Document);
    match view.here.selected {
        Selected::Coding(id)
            if view
                .seen
                .coding(id)
                .is_some_and(crate::model::things::Coding::stands) =>
        {
            Selected::Coding(id)
        }
        Selected::Code(id) => match view.overview.code(id) {
            Some(row) => Selected::Code(row.id),
            None => document,
        },
        Selected::Passage(of, span) if Some(of) == open => Selected::Passage(of, span),
        Selected::Memo(id) => of_memo(view, id, open).unwrap_or(document),
        _ => document,
    }
}

/// The thing a memo is on, which lists it.
fn of_memo(view: &View<'_>, memo: MemoId, open: Option<DocumentId>) -> Option<Selected> {
    match view.seen.memo(memo)?.first.on {
        Target::Coding(id) => view.seen.coding(id).map(|_| Selected::Coding(id)),
        Target::Code(id) => view.overview.code(id).map(|row| Selected::Code(row.id)),
        Target::Passage { document, span } if Some(document) == open => {
            Some(Selected::Passage(document, span))
        }
        Target::Document(document) => Some(Selected::Document(document)),
        _ => None,
    }
}

/// What a memo written now would be on.
pub(super) fn memo_target(view: &View<'_>, open: Option<DocumentId>) -> Option<Target> {
    match shown(view, open) {
        Selected::Coding(id) => Some(Target::Coding(id)),
        Selected::Code(id) => Some(Target::Code(id)),
        Selected::Passage(document, span) => Some(Target::Passage { document, span }),
        Selected::Document(document) => Some(Target::Document(document)),
        _ => None,
    }
}
