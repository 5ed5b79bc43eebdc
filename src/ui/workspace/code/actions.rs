//! The actions of this workspace: when they can be done, and doing them.

use super::CodeWorkspace;
use super::finishing::{self, Finishing};
use super::standing::Standing;
use super::{giving, record, toolbar, tree_state};
use crate::model::{CodeId, DocumentId, Reading, Target};
use crate::ui::{Action, Command, Commands, ListOf, Selected, View, WorkspaceKind};

impl CodeWorkspace {
    /// Whether an action can be done now.
    pub(super) fn can_do(&self, action: Action, view: &View<'_>) -> bool {
        if view.here.workspace != WorkspaceKind::Code {
            return false;
        }
        let Some(open) = self.document_here(view) else {
            return false;
        };
        let list = view.here.list.is_some();
        let may = || self.stand.of(view, open).open().is_some();
        let writes = view.read_only.is_none() && view.me().is_some();
        let words = self.reader.meant(view, &self.sheet).is_some();
        let coding = || match view.here.selected {
            Selected::Coding(coding) => view.seen.coding(coding),
            _ => None,
        };
        let own = || coding().is_some_and(|it| Some(it.analyst()) == view.me());
        let code = match view.here.selected {
            Selected::Code(code) => view.overview.code(code),
            _ => None,
        };
        match action {
            Action::CodeSelection | Action::CodeInVivo => words,
            Action::CodeOutside => {
                let row = view.pass().and_then(|pass| view.overview.pass(pass));
                words && row.is_some_and(crate::ui::PassRow::codes_with_framework)
            }
            Action::PassOver => words && may(),
            Action::ShowLayers => super::Layers::has_choice(&self.sheet) && !self.coverage.shown,
            Action::NextSubDomain
            | Action::PreviousSubDomain
            | Action::NextSegment
            | Action::PreviousSegment => !self.material.is_empty(),
            Action::CodeAgain => {
                words && !(self.kept.recent().is_empty() && self.sheet.own.is_empty())
            }
            Action::TakeAway => {
                writes
                    && matches!(
                        view.here.selected,
                        Selected::Coding(_) | Selected::Code(_) | Selected::Memo(_)
                    )
            }
            // In a list of excerpts a place in the text is none in the document.
            Action::EraseWords => {
                writes && view.here.list.is_none() && self.reader.words(&self.sheet).is_some()
            }
            Action::WriteMemo | Action::NewCode => writes,
            Action::EditDefinition => {
                writes && (code.is_some() || matches!(view.here.selected, Selected::Coding(_)))
            }
            Action::Challenge => writes && self.record.may_challenge(),
            Action::EditCondensed => writes && matches!(view.here.selected, Selected::Coding(_)),
            Action::ChangeCode
            | Action::MarkValence
            | Action::MarkPlace
            | Action::MarkStance
            | Action::MarkDeviant => writes && own(),
            Action::MarkQuotation => {
                view.read_only.is_none() && matches!(view.here.selected, Selected::Coding(_))
            }
            Action::GoToTurn => !list,
            Action::FieldNotes => !list && self.beside.is_offered(),
            Action::ShowCoverage
            | Action::FindInDocument
            | Action::FindNext
            | Action::FindPrevious
            | Action::NextCoding
            | Action::PreviousCoding
            | Action::FilterCodes
            | Action::LargerTranscript
            | Action::SmallerTranscript => true,
            Action::ReadSegments => self.code_here(view).is_some(),
            Action::RenameCode | Action::MergeCodes | Action::SplitCode => writes && code.is_some(),
            Action::NextUncoded
            | Action::PreviousUncoded
            | Action::FinishDocument
            | Action::MarkRead
            | Action::NothingRelevant
                if list =>
            {
                false
            }
            Action::NextUncoded
            | Action::PreviousUncoded
            | Action::FinishDocument
            | Action::MarkRead
            | Action::NothingRelevant => may(),
            Action::ReopenDocument => matches!(self.stand.of(view, open), Standing::Finished(_)),
            Action::NextDocument => self.beside(view, true).is_some(),
            Action::PreviousDocument => self.beside(view, false).is_some(),
            _ => false,
        }
    }

    /// Does an action that can be done.
    pub(super) fn do_action(&mut self, action: Action, view: &View<'_>, commands: &mut Commands) {
        let Some(open) = self.document_here(view) else {
            return;
        };
        let list = view.here.list.is_some();
        let code = match view.here.selected {
            Selected::Code(code) => Some(code),
            _ => None,
        };
        match action {
            Action::CodeSelection => self.open_box(view, open, None, commands),
            Action::CodeInVivo => self.reader.in_vivo(view, open, &self.sheet, commands),
            Action::CodeAgain => {
                if let Some(code) = self.last_code(view) {
                    self.give(view, open, code, commands);
                }
            }
            Action::ChangeCode => {
                if let Selected::Coding(coding) = view.here.selected {
                    self.open_box(view, open, Some(coding), commands);
                }
            }
            Action::NextCoding | Action::PreviousCoding => {
                let forward = action == Action::NextCoding;
                self.reader
                    .coding_beside(view, &self.sheet, forward, commands);
            }
            Action::MarkValence | Action::MarkPlace | Action::MarkStance | Action::MarkDeviant => {
                if let Selected::Coding(coding) = view.here.selected
                    && let Some(coding) = view.seen.coding(coding)
                {
                    record::marks::next(coding, action, commands);
                }
            }
            Action::MarkQuotation => {
                if let Selected::Coding(coding) = view.here.selected
                    && let Some(coding) = view.seen.coding(coding)
                {
                    record::quotation::next(coding, commands);
                }
            }
            Action::TakeAway => self.take_away(view, commands),
            Action::WriteMemo => {
                self.beside.give_way();
                if let Some(on) = record::memo_target(view, Some(open)) {
                    self.write_memo(view, on, commands);
                }
            }
            Action::EditDefinition => {
                self.beside.give_way();
                self.edit_definition(view, commands);
            }
            Action::Challenge => {
                self.beside.give_way();
                self.record.challenge();
            }
            Action::EditCondensed => {
                self.beside.give_way();
                self.record.coding.focus_condensed();
            }
            Action::NextUncoded => self.reader.next_uncoded(&self.sheet, commands),
            Action::PreviousUncoded => {
                self.reader.previous_uncoded(&self.sheet, commands);
            }
            Action::CodeOutside => {
                let words = self.reader.meant(view, &self.sheet);
                let passage = self
                    .reader
                    .passage(view, open, &self.sheet, words, commands);
                if let Some(passage) = passage {
                    passage.give_outside(commands);
                }
            }
            Action::PassOver => self.pass_over(view, open, commands),
            Action::ShowCoverage => self.coverage.shown = !self.coverage.shown,
            Action::ShowLayers => self.layers.open(),
            Action::NextSubDomain => self.material.step(view, true, commands),
            Action::PreviousSubDomain => self.material.step(view, false, commands),
            Action::NextSegment | Action::PreviousSegment => {
                let forward = action == Action::NextSegment;
                if list {
                    self.reader.next_excerpt(&self.sheet, forward, commands);
                    return;
                }
                let from = self.reader.state.selection();
                let from = from.map_or(self.reader.state.caret(), |span| span.start);
                if let Some((document, span)) = self.material.segment(view, open, from, forward) {
                    commands.show_passage(document, span);
                }
            }
            Action::FindInDocument => self.reader.find.start(),
            Action::FindNext => self.reader.find_on(&self.sheet, 1, commands),
            Action::FindPrevious => self.reader.find_on(&self.sheet, -1, commands),
            Action::GoToTurn => self.reader.go_to.start(),
            Action::FieldNotes => self.beside.toggle(),
            Action::FilterCodes => self.tree.start_filter(),
            Action::NewCode => {
                // Below a code of one's own; a framework keeps its own shape.
                let own =
                    |code: &CodeId| view.overview.code(*code).is_some_and(|it| !it.is_construct);
                self.tree.new_code(code.filter(own));
            }
            Action::RenameCode => {
                if let Some(code) = code {
                    self.tree.tree.reveal(view, &mut self.kept, code);
                    self.tree.rename(view, code);
                }
            }
            Action::MergeCodes => {
                if let Some(code) = code {
                    let meant = self.tree.meant(code);
                    self.tree.merge(meant);
                }
            }
            Action::ReadSegments => {
                if let Some(code) = self.code_here(view) {
                    commands.show_list(ListOf::Code(code));
                }
            }
            Action::SplitCode => self.split = code,
            Action::EraseWords => {
                if let Some(span) = self.reader.words(&self.sheet) {
                    self.erasing.ask(view, open, span);
                }
            }
            Action::FinishDocument => self.finishing = Finishing::close(open),
            Action::ReopenDocument => self.finishing = Finishing::reopen(open),
            Action::MarkRead | Action::NothingRelevant => {
                let reading = if action == Action::MarkRead {
                    Reading::Read
                } else {
                    Reading::NothingRelevant
                };
                if let Some(pass) = self.stand.of(view, open).open() {
                    finishing::read(pass, open, reading, commands);
                    if reading == Reading::Read {
                        self.impression.offer(view, pass, open);
                    }
                }
            }
            Action::NextDocument | Action::PreviousDocument => {
                let forward = action == Action::NextDocument;
                if let Some(document) = self.beside(view, forward) {
                    commands.open_document(document);
                }
            }
            Action::LargerTranscript => toolbar::resize(&mut self.kept, toolbar::SIZE_STEP),
            Action::SmallerTranscript => toolbar::resize(&mut self.kept, -toolbar::SIZE_STEP),
            _ => {}
        }
    }

    /// The selected code, or that of the selected coding.
    fn code_here(&self, view: &View<'_>) -> Option<CodeId> {
        let _ = self;
        let code = match view.here.selected {
            Selected::Code(code) => code,
            Selected::Coding(coding) => view.seen.coding(coding)?.code(),
            _ => return None,
        };
        view.overview.code(code).map(|row| row.id)
    }

    /// In the right panel where it is in sight, else in the drawer.
    pub(super) fn write_memo(&mut self, view: &View<'_>, on: Target, commands: &mut Commands) {
        if self.right_shown {
            self.record.memos.write(view, on, commands);
        } else {
            commands.push(Command::WriteMemo(on));
        }
    }

    fn pass_over(&self, view: &View<'_>, open: DocumentId, commands: &mut Commands) {
        let words = self.reader.meant(view, &self.sheet);
        let passage = self
            .reader
            .passage(view, open, &self.sheet, words, commands);
        if let Some(passage) = passage {
            super::left_over::pass_over_or_back(passage, &self.sheet, commands);
        }
    }

    fn edit_definition(&mut self, view: &View<'_>, commands: &mut Commands) {
        if let Selected::Coding(coding) = view.here.selected
            && let Some(coding) = view.seen.coding(coding)
        {
            let code = view.overview.tree.effective(coding.code());
            commands.select(Selected::Code(code));
        }
        self.record.code.focus_definition();
    }

    /// The code used last in one's own work.
    fn last_code(&self, view: &View<'_>) -> Option<CodeId> {
        let mut recent = self.kept.recent().iter().copied();
        let used = recent.find(|code| view.overview.code(*code).is_some());
        used.or_else(|| newest_code(view, self.document_here(view)?))
    }

    fn take_away(&mut self, view: &View<'_>, commands: &mut Commands) {
        match view.here.selected {
            Selected::Coding(coding) => {
                giving::take_away(coding, commands);
                self.reader.state.focus();
            }
            Selected::Code(code) => {
                tree_state::delete(self.tree.meant(code), commands);
            }
            Selected::Memo(memo) => record::remove_memo(memo, commands),
            _ => {}
        }
    }

    fn beside(&self, view: &View<'_>, forward: bool) -> Option<DocumentId> {
        self.documents.beside(view.here.document, forward)
    }
}

/// The code of one's newest coding, where this machine remembers none.
fn newest_code(view: &View<'_>, document: DocumentId) -> Option<CodeId> {
    let me = view.me()?;
    let codings = view.seen.codings_of(document).into_iter();
    let mine = codings.filter(|coding| coding.analyst() == me);
    let newest = mine.max_by_key(|coding| coding.stamp)?;
    Some(view.overview.tree.effective(newest.code()))
}
