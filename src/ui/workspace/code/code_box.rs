//! The code box at the selection, and what it offers.

use super::asking::Wanted;
use super::giving::{Passage, recode};
use super::kept::Kept;
use super::standing::shown_name;
use crate::model::{CodeId, CodingId, Id, PassId, PassKind, acts};
use crate::ui::codebox::{CodeBox, CodeBoxEvent, CodeBoxState, CodeChoice};
use crate::ui::{CodeRow, Commands, View};
use egui::{Rect, Ui};
use std::collections::{BTreeMap, BTreeSet};

/// A code box that is open.
pub(super) struct OpenBox {
    passage: Passage,
    /// The coding that is to get another code; none where the passage gets one more.
    instead: Option<CodingId>,
    words: String,
    /// The study its choices are of.
    revision: u64,
    choices: Vec<CodeChoice>,
    /// Codes these very words have already.
    given: Vec<u64>,
    state: CodeBoxState,
}

/// What became of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    /// It was closed.
    Closed,
    /// A code was given.
    Gave(Option<CodeId>),
    /// A code was given, and another is to be chosen.
    GaveAndStays(Option<CodeId>),
}

impl OpenBox {
    /// Opens the box for a passage.
    pub fn new(
        view: &View<'_>,
        kept: &Kept,
        passage: Passage,
        instead: Option<CodingId>,
        words: &str,
    ) -> Self {
        let given = given(view, passage);
        Self {
            passage,
            instead,
            words: acts::in_vivo_name(words),
            revision: view.revision(),
            choices: with_outside(view, kept, passage.pass),
            given,
            state: CodeBoxState::new(),
        }
    }

    /// Draws it and does what was chosen.
    pub fn show(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        kept: &Kept,
        below: Rect,
        asking: &mut Option<Wanted>,
        commands: &mut Commands,
    ) -> Option<Done> {
        if self.revision != view.revision() {
            // A code given while the box stays open is listed, counted and ticked at once.
            self.revision = view.revision();
            self.given = given(view, self.passage);
            self.choices = with_outside(view, kept, self.passage.pass);
        }
        let several = self.instead.is_none();
        let code_box = CodeBox::new(&self.choices, &self.words, below).given(&self.given, several);
        let event = code_box.show(ui, &mut self.state)?;
        let done = match event {
            CodeBoxEvent::Closed => return Some(Done::Closed),
            CodeBoxEvent::Apply(OUTSIDE) => {
                match self.instead {
                    Some(coding) => self.passage.recode_outside(coding, commands),
                    None => self.passage.give_outside(commands),
                }
                Done::Gave(None)
            }
            CodeBoxEvent::Apply(id) => {
                let code = CodeId(Id::from_bits(id));
                match self.instead {
                    Some(coding) => recode(coding, code, commands),
                    None => self.passage.give(code, commands),
                }
                Done::Gave(Some(code))
            }
            CodeBoxEvent::New(name) => {
                self.new_code(view, name, false, asking, commands);
                Done::Gave(None)
            }
            CodeBoxEvent::InVivo => {
                self.new_code(view, self.words.clone(), true, asking, commands);
                Done::Gave(None)
            }
        };
        match done {
            Done::Gave(code) if self.state.take_another() => Some(Done::GaveAndStays(code)),
            done => Some(done),
        }
    }

    fn new_code(
        &self,
        view: &View<'_>,
        name: String,
        in_vivo: bool,
        asking: &mut Option<Wanted>,
        commands: &mut Commands,
    ) {
        let wanted = Wanted {
            passage: self.passage,
            instead: self.instead,
            name,
            in_vivo,
        };
        wanted.make_or_ask(view, asking, commands);
    }
}

/// The codes the person of this window has given these very words in this pass.
fn given(view: &View<'_>, passage: Passage) -> Vec<u64> {
    let codings = view.seen.codings_of(passage.document).into_iter();
    codings
        .filter(|it| it.span() == passage.span && it.pass() == passage.pass)
        .filter(|it| Some(it.analyst()) == view.me())
        .map(|it| view.overview.tree.effective(it.code()).0.bits())
        .collect()
}

/// Stands for what fits no domain, where there is no code for it yet.
const OUTSIDE: u64 = u64::MAX;
/// The line on which that is offered while nothing is typed.
const OUTSIDE_LINE: usize = 7;

/// The codes to choose from: those used lately, then those of the pass, then the others.
pub(super) fn choices(view: &View<'_>, kept: &Kept, pass: PassId) -> Vec<CodeChoice> {
    let recent: BTreeMap<CodeId, usize> = kept
        .recent()
        .iter()
        .enumerate()
        .map(|(n, code)| (*code, n))
        .collect();
    let row = view.overview.pass(pass);
    let deductive = row.is_some_and(|row| row.kind == PassKind::Deductive);
    let framework = row.and_then(|row| row.framework);
    let rank = |row: &CodeRow| {
        let of_pass = if deductive {
            row.is_construct && (framework.is_none() || row.framework == framework)
        } else {
            !row.is_construct
        };
        // In a deductive pass the constructs stand before everything, also before what was used lately.
        let lately = recent.get(&row.id).copied().unwrap_or(usize::MAX);
        (!of_pass, lately)
    };
    let rows = &view.overview.codes;
    let chosen = row
        .filter(|row| row.kind == PassKind::Directed)
        .and_then(|row| view.seen.offered_codes(row.id));
    let chosen: Option<BTreeSet<CodeId>> = chosen.map(|codes| codes.into_iter().collect());
    let offered = |row: &&CodeRow| {
        let on_list = chosen.as_ref().is_none_or(|codes| codes.contains(&row.id));
        !row.switched_off && on_list
    };
    let mut offered: Vec<&CodeRow> = rows.iter().filter(offered).collect();
    offered.sort_by_key(|row| rank(row));
    offered.into_iter().map(choice).collect()
}

/// The codes to choose from, and in a deductive pass what lies outside its framework.
fn with_outside(view: &View<'_>, kept: &Kept, pass: PassId) -> Vec<CodeChoice> {
    let mut choices = choices(view, kept, pass);
    let row = view.overview.pass(pass);
    if row.is_some_and(crate::ui::PassRow::codes_with_framework) {
        offer_outside(view, pass, &mut choices);
    }
    choices
}

/// What fits no domain stands within sight whatever else there is.
fn offer_outside(view: &View<'_>, pass: PassId, choices: &mut Vec<CodeChoice>) {
    let code = view.seen.outside_code(pass);
    let id = code.map(|code| code.0.bits());
    let at = id.and_then(|id| choices.iter().position(|it| it.id == id));
    let outside = match at {
        Some(at) => choices.remove(at),
        None => CodeChoice {
            id: OUTSIDE,
            name: "Outside the framework".to_owned(),
            path: "relevant, and fits no domain".to_owned(),
            colour: 0,
            count: 0,
        },
    };
    choices.insert(OUTSIDE_LINE.min(choices.len()), outside);
}

fn choice(row: &CodeRow) -> CodeChoice {
    let above = row.path.strip_suffix(&row.name).unwrap_or_default();
    CodeChoice {
        id: row.id.0.bits(),
        name: shown_name(row),
        path: above.trim_end_matches('/').replace('/', " › "),
        colour: row.colour,
        count: row.codings,
    }
}
