//! Reading and coding: documents and codes at the left, the transcript in the centre, what is selected at the right.
//!
//! Everything shown is read through the view; what is derived from it (sheet, tree, documents, pins)
//! is made anew only when the study, the pass or the document changes. Every gesture is one act of
//! [`crate::model::acts`] pushed as a command, and so one step to undo.

mod actions;
mod asking;
mod beside;
mod borders;
mod code_box;
mod code_menu;
mod coverage_page;
mod documents;
mod dragging;
mod erasing;
mod excerpt_sheet;
mod excerpts;
mod find;
mod finishing;
mod first_impression;
mod giving;
mod go_to_turn;
mod kept;
mod key_rows;
mod keys;
mod layers;
mod left_over;
mod listing;
mod material;
mod material_changes;
mod moving;
mod pins;
mod reader;
mod reading_list;
mod record;
mod sheet;
mod standing;
mod text_menu;
mod toolbar;
mod tree;
mod tree_drop;
mod tree_head;
mod tree_keys;
mod tree_state;
mod tree_view;
mod uncoded;

use crate::model::{CodeId, CodingId, DocumentId, HistoryOf};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, theme};
use crate::ui::{Action, Commands, HistoryFold, Selected, View, Workspace};
use egui::Ui;
use finishing::Finishing;
use giving::Passage;
pub(super) use giving::{code_named, next_colour};
use layers::Layers;
use record::{CodeTools, Record, Then};
use sheet::Sheet;
use standing::Stand;

/// Reading and coding.
#[derive(Default)]
pub struct CodeWorkspace {
    kept: kept::Kept,
    documents: documents::Documents,
    sheet: Sheet,
    stand: Stand,
    layers: Layers,
    pins: pins::Pins,
    rows: key_rows::KeyRows,
    material: material::MaterialList,
    changes: material_changes::MaterialChanges,
    coverage: coverage_page::CoveragePage,
    left_over: left_over::LeftOver,
    tree: tree_state::TreeState,
    reader: reader::Reader,
    list: reading_list::ReadingList,
    /// The reader of the document, while a reading list is shown.
    resting: Option<reader::Reader>,
    finishing: Finishing,
    erasing: erasing::Erasing,
    impression: first_impression::FirstImpression,
    beside: beside::Beside,
    record: Record,
    /// The last passage that was asked for and gone to.
    asked: u64,
    /// A code whose segments are to be split once it is shown.
    split: Option<CodeId>,
    /// Whether the right panel was drawn, in this frame and in the last.
    right_drawn: bool,
    right_shown: bool,
}

impl std::fmt::Debug for CodeWorkspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeWorkspace").finish_non_exhaustive()
    }
}

impl CodeWorkspace {
    /// Makes anew what depends on the study, and opens a document where none is.
    fn update(&mut self, view: &View<'_>, commands: &mut Commands) {
        self.kept.load(view);
        self.layers.load(&self.kept);
        self.documents.update(view);
        self.material.update(view);
        self.pins.update(view, &self.kept);
        self.change_list(view);
        if view.here.list.is_some() {
            self.list.update(view, &mut self.reader.state);
            self.sheet.update_list(view, &self.list, &self.layers);
            if let Some(open) = self.document_here(view) {
                self.stand.update(view, open);
            }
            return;
        }
        let Some(open) = view.here.document else {
            let last = self.kept.last_open(view).or_else(|| self.documents.first());
            if let Some(document) = last {
                commands.open_document(document);
            }
            return;
        };
        let at = self.material.at();
        self.sheet.update(view, open, &self.layers, at);
        self.stand.update(view, open);
        self.reader.turn_to(open, &mut self.kept);
        if let Some((document, span)) = view.here.passage
            && self.asked != view.here.passage_asked
            && document == open
        {
            self.asked = view.here.passage_asked;
            self.reader.show_passage(view, &self.sheet, span, commands);
        }
    }

    /// Does what a key asked for.
    fn pressed(
        &mut self,
        view: &View<'_>,
        open: DocumentId,
        asked: keys::Asked,
        commands: &mut Commands,
    ) {
        match asked {
            keys::Asked::NextRow => self.rows.next(&self.pins),
            keys::Asked::Give(digit) => {
                let key = self.rows.take(digit);
                if let Some(code) = self.pins.code(key) {
                    self.give(view, open, code, commands);
                } else {
                    let cap = pins::cap(key);
                    let words =
                        format!("No code is pinned to {cap}: select a code and press Alt {digit}.");
                    commands.say(Tone::Quiet, words);
                }
            }
            keys::Asked::Pin(digit) => {
                if let Selected::Code(code) = view.here.selected {
                    let key = self.rows.take(digit);
                    self.pins.pin(view, &mut self.kept, key, code);
                }
            }
            keys::Asked::Enter => {
                let words = self.reader.state.selection().is_some();
                if words || !self.reader.select_at_caret(view, &self.sheet, commands) {
                    self.open_box(view, open, None, commands);
                }
            }
            keys::Asked::Border { start, forward } => {
                self.reader
                    .nudge(view, &self.sheet, start, forward, commands);
            }
            keys::Asked::Escape if self.rows.leave() => {}
            keys::Asked::Escape => self.leave(view, commands),
            keys::Asked::Do(action) => commands.run(action),
        }
    }

    fn give(&mut self, view: &View<'_>, open: DocumentId, code: CodeId, commands: &mut Commands) {
        self.reader
            .give(view, open, &self.sheet, code, &mut self.kept, commands);
    }

    fn open_box(
        &mut self,
        view: &View<'_>,
        open: DocumentId,
        instead: Option<CodingId>,
        commands: &mut Commands,
    ) {
        self.reader
            .open_box(view, open, &self.sheet, &self.kept, instead, commands);
    }

    fn do_chosen(&mut self, view: &View<'_>, chosen: code_menu::Chosen, commands: &mut Commands) {
        match chosen {
            code_menu::Chosen::Give(code) => {
                if let Some(open) = self.document_here(view) {
                    self.give(view, open, code, commands);
                }
            }
            code_menu::Chosen::Split(code) => {
                commands.select(Selected::Code(code));
                self.split = Some(code);
            }
            code_menu::Chosen::Memo(code) => {
                commands.select(Selected::Code(code));
                let on = crate::model::Target::Code(code);
                self.write_memo(view, on, commands);
            }
        }
    }

    /// What is above the text: bar, next step, panels, search.
    fn above(&mut self, ui: &mut Ui, view: &View<'_>, open: DocumentId, commands: &mut Commands) {
        if view.here.list.is_some() {
            self.above_list(ui, view, commands);
            return;
        }
        let standing = self.stand.of(view, open);
        let offered: Vec<Action> = toolbar::MORE
            .into_iter()
            .filter(|action| self.offers(*action, view))
            .collect();
        let offers = |action: Action| offered.contains(&action);
        let pass = view.pass().and_then(|pass| view.overview.pass(pass));
        let by_subdomain = pass.is_some_and(|it| !it.constructs.is_empty());
        toolbar::toolbar(
            ui,
            (&standing, by_subdomain),
            &self.sheet,
            &mut self.layers,
            &mut self.kept,
            &offers,
            commands,
        );
        toolbar::next_step(ui, view, &standing, commands);
        let may = standing.open();
        self.changes.show(ui, view, &self.material, may, commands);
        if let Some(code) = self.rows.show(ui, view, &self.pins) {
            self.give(view, open, code, commands);
        }
        if asking::show(ui, view, &mut self.reader.asking, commands) {
            self.reader.state.focus();
        }
        if self.finishing.show(ui, view, open, commands) {
            self.reader.state.focus();
        }
        if self.erasing.show(ui, view, open, commands) {
            self.reader.state.focus();
        }
        if self.impression.show(ui, view, open, commands) {
            self.reader.state.focus();
        }
        self.reader.show_go_to(ui, view, open, &self.sheet);
        self.show_find(ui, commands);
    }

    fn show_find(&mut self, ui: &mut Ui, commands: &mut Commands) {
        if self.reader.find.is_open() {
            let margin = egui::Margin::symmetric(24, 2);
            let frame = egui::Frame::new().inner_margin(margin);
            frame.show(ui, |ui| {
                self.reader.show_find(ui, &self.sheet, commands);
            });
        }
    }

    fn menu(&mut self, ui: &Ui, view: &View<'_>, open: DocumentId, commands: &mut Commands) {
        let Some(mut menu) = self.reader.menu.take() else {
            return;
        };
        let words = self.reader.words(&self.sheet).is_some();
        let erases = self.can_do(Action::EraseWords, view);
        let may = self.stand.of(view, open).open().is_some();
        let (chosen, done) = text_menu::show(ui, &mut menu, (words, erases), may, commands);
        match chosen {
            Some(text_menu::Chosen::Recode(coding)) => {
                self.open_box(view, open, Some(coding), commands);
            }
            Some(text_menu::Chosen::ShowCode(coding)) => {
                let code = view
                    .seen
                    .coding(coding)
                    .map(crate::model::things::Coding::code);
                if let Some(code) = code {
                    commands.select(Selected::Code(code));
                }
            }
            None => {}
        }
        if !done {
            self.reader.menu = Some(menu);
        }
    }
}

impl Workspace for CodeWorkspace {
    fn left(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.kept.load(view);
        self.documents.update(view);
        self.pins.update(view, &self.kept);
        self.material.show(ui, view, commands);
        self.documents.show(ui, view, commands);
        let may = self
            .document_here(view)
            .is_some_and(|it| self.stand.of(view, it).open().is_some());
        let words = may && self.reader.words(&self.sheet).is_some();
        let marked = match view.here.selected {
            Selected::Coding(coding) => view
                .seen
                .coding(coding)
                .map(|it| view.overview.tree.effective(it.code())),
            _ => None,
        };
        let tree = tree_view::TreeView {
            state: &mut self.tree,
            pins: &mut self.pins,
            kept: &mut self.kept,
            words,
            marked,
        };
        match tree.show(ui, view, commands) {
            Some(tree_view::Asked::Menu(chosen)) => self.do_chosen(view, chosen, commands),
            Some(tree_view::Asked::Dropped(code, span)) => {
                if let Some((open, span)) = self.sheet.place(span)
                    && let Some(passage) = Passage::to_code(view, open, Some(span), commands)
                {
                    passage.give(code, commands);
                    self.kept.used(code);
                }
            }
            None => {}
        }
    }

    fn centre(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.right_shown = std::mem::take(&mut self.right_drawn);
        if view.overview.documents.is_empty() {
            let what = "Here you read and code the transcripts. Import the first one to begin.";
            super::empty(ui, "Code", what, Some(Action::ImportFiles), commands);
            return;
        }
        self.update(view, commands);
        self.kept.save(ui.input(|input| input.time), commands);
        if view.here.list.is_some() && self.sheet.excerpts.is_empty() {
            self.empty_list(ui, view, commands);
            return;
        }
        let Some(open) = self.document_here(view) else {
            return;
        };
        if self.coverage.shown {
            self.coverage.show(ui, view, &mut self.material, commands);
            return;
        }
        if self.reader.code_box.is_none() && self.reader.menu.is_none() {
            let reading = self.reader.has_focus(ui);
            let coding = self.border_moves(view);
            if reading && view.here.list.is_some() {
                self.list_keys(ui, view, commands);
            }
            if let Some(asked) = keys::pressed(ui, reading, coding) {
                self.pressed(view, open, asked, commands);
            }
        }
        self.above(ui, view, open, commands);
        if let Some(why) = &self.sheet.missing {
            let margin = egui::Margin::symmetric(24, 12);
            let frame = egui::Frame::new().inner_margin(margin);
            frame.show(ui, |ui| ui.label(theme(ui).quiet(why)));
            return;
        }
        // Of its own name, so that it keeps the keyboard whatever comes and goes above it.
        let room = if view.here.list.is_some() {
            ui.available_rect_before_wrap()
        } else {
            self.beside.update(view, open);
            self.beside.show(ui, view, &self.kept.view(), commands)
        };
        let scope = egui::UiBuilder::new()
            .max_rect(room)
            .scope_id(egui::Id::unique("the text one codes"));
        let may = self.stand.of(view, open).open().is_some();
        ui.scope_builder(scope, |ui| {
            self.reader
                .show(ui, view, &self.sheet, may, &mut self.kept, commands);
        });
        self.done_on_list(view, commands);
        self.menu(ui, view, open, commands);
    }

    fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        self.right_drawn = true;
        self.kept.load(view);
        let words = self.reader.words(&self.sheet).is_some();
        if let Selected::Code(code) = view.here.selected
            && self.split == Some(code)
        {
            self.split = None;
            self.record.code.split();
        }
        let open = self.document_here(view);
        let tools = CodeTools {
            tree: &mut self.tree,
            pins: &mut self.pins,
            kept: &mut self.kept,
            words,
        };
        match self
            .record
            .show(ui, view, open, &self.stand, tools, commands)
        {
            Some(Then::Menu(chosen)) => self.do_chosen(view, chosen, commands),
            Some(Then::Recode(coding)) => {
                if let Some(open) = open {
                    self.open_box(view, open, Some(coding), commands);
                }
            }
            None => {}
        }
        if let Selected::Document(document) = record::shown(view, view.here.document)
            && view.here.document == Some(document)
            && view.here.list.is_none()
        {
            let may = self.stand.of(view, document).open();
            self.left_over
                .show(ui, document, &self.sheet, may, commands);
        }
        ui.add_space(metrics::GRID);
    }

    fn has_left(&self, view: &View<'_>) -> bool {
        !view.overview.documents.is_empty()
    }

    fn has_right(&self, view: &View<'_>) -> bool {
        let notes = view.here.list.is_none() && self.beside.is_in_place_of_the_record();
        !view.overview.documents.is_empty() && !notes
    }

    fn least_centre(&self) -> f32 {
        440.0
    }

    fn widths(&self) -> (f32, f32) {
        // The text comes first: in a small window its lines must not become too short.
        (224.0, 260.0)
    }

    fn scrolls_left(&self) -> bool {
        true
    }

    fn offers(&self, action: Action, view: &View<'_>) -> bool {
        self.can_do(action, view)
    }

    fn act(&mut self, action: Action, view: &View<'_>, commands: &mut Commands) {
        self.do_action(action, view, commands);
    }

    fn history_of(&self, view: &View<'_>) -> Vec<HistoryOf> {
        let shown = record::shown(view, view.here.document);
        let mut things = HistoryFold::of(view, shown);
        if let Selected::Memo(memo) = view.here.selected {
            things.push(HistoryOf::Memo(memo));
        }
        things
    }

    fn is_busy(&self) -> bool {
        self.reader.code_box.is_some()
            || self.reader.menu.is_some()
            || self.reader.find.is_open()
            || self.finishing.is_open()
            || self.erasing.is_open()
            || self.list.is_busy()
            || self.impression.is_open()
            || self.reader.go_to.is_open()
            || self.reader.asking.is_some()
            || self.coverage.shown
            || self.tree.naming.is_some()
            || self.tree.merging.is_some()
            || self.record.memos.is_writing()
    }
}

impl CodeWorkspace {
    /// Whether Ctrl+Shift with arrows means the selected coding and not selected words.
    fn border_moves(&self, view: &View<'_>) -> bool {
        let Selected::Coding(coding) = view.here.selected else {
            return false;
        };
        let shown = self.sheet.coding(coding);
        let words = self.reader.words(&self.sheet);
        shown.is_some_and(|it| words.is_none_or(|words| words == it.span))
    }
}
