//! Choosing a code in the one-line box.

use crate::model::{CodeId, Id, PassId, PassKind};
use crate::ui::codebox::{CodeBox, CodeBoxEvent, CodeBoxState, CodeChoice};
use crate::ui::{CodeRow, View};
use egui::{Rect, Ui};

/// The box while it is open.
pub(super) struct CodePick {
    pass: Option<PassId>,
    choices: Vec<CodeChoice>,
    state: CodeBoxState,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Picked {
    Code(CodeId),
    /// A new code of this name.
    New(String),
    /// Nothing: the box was closed.
    Nothing,
}

impl CodePick {
    /// A box for a code to give in a pass: those of the pass first.
    pub fn to_code(view: &View<'_>, pass: PassId) -> Self {
        let row = view.overview.pass(pass);
        let deductive = row.is_some_and(|row| row.kind == PassKind::Deductive);
        let mut rows: Vec<&CodeRow> = view.overview.codes.iter().collect();
        rows.retain(|row| !row.switched_off);
        rows.sort_by_key(|row| row.is_construct != deductive);
        Self {
            pass: Some(pass),
            choices: rows.into_iter().map(choice).collect(),
            state: CodeBoxState::new(),
        }
    }

    /// A box for a code to look for: those given most first.
    pub fn to_look_for(view: &View<'_>) -> Self {
        let mut rows: Vec<&CodeRow> = view.overview.codes.iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.codings));
        Self {
            pass: None,
            choices: rows.into_iter().map(choice).collect(),
            state: CodeBoxState::new(),
        }
    }

    /// The pass in which the code is to be given.
    pub const fn pass(&self) -> Option<PassId> {
        self.pass
    }

    /// Draws it; once it closes, what was chosen.
    pub fn show(&mut self, ui: &Ui, below: Rect) -> Option<Picked> {
        let code_box = CodeBox::new(&self.choices, "", below);
        let code_box = match self.pass {
            Some(_) => code_box.called("Code for what was found", true),
            None => code_box.called("Code to look for", false),
        };
        Some(match code_box.show(ui, &mut self.state)? {
            CodeBoxEvent::Apply(id) => Picked::Code(CodeId(Id::from_bits(id))),
            CodeBoxEvent::New(name) => Picked::New(name),
            CodeBoxEvent::InVivo | CodeBoxEvent::Closed => Picked::Nothing,
        })
    }
}

fn choice(row: &CodeRow) -> CodeChoice {
    let above = row.path.strip_suffix(&row.name).unwrap_or_default();
    CodeChoice {
        id: row.id.0.bits(),
        name: row.name.clone(),
        path: above.trim_end_matches('/').replace('/', " › "),
        colour: row.colour,
        count: row.codings,
    }
}
