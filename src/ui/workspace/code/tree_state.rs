//! What the code tree remembers between frames.

use super::tree::{Line, Tree, Under};
use crate::model::acts::{self, ActError};
use crate::model::{CodeId, Seen};
use crate::ui::{Command, Commands, Selected, View};
use std::collections::BTreeSet;

/// Codes being dragged; the payload of the drag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraggedCodes(pub Vec<CodeId>);

/// A name that is being typed in the tree.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Another name for a code.
    Rename(CodeId),
    /// A new code below this one, or at the top.
    New(Under),
}

/// Codes that are to be merged into the one chosen next.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Merging {
    pub codes: Vec<CodeId>,
    pub why: String,
}

/// What the code tree remembers between frames.
#[derive(Debug, Default)]
pub(super) struct TreeState {
    pub tree: Tree,
    pub filter: String,
    pub filter_open: bool,
    pub filter_wants_focus: bool,
    /// Codes selected besides each other.
    pub chosen: BTreeSet<CodeId>,
    /// The one from which a row of them is chosen.
    last_chosen: Option<CodeId>,
    /// The study for which it was looked which codes are gone.
    known: u64,
    pub naming: Option<Naming>,
    pub name: String,
    pub name_wants_focus: bool,
    pub merging: Option<Merging>,
    /// A code to bring on the screen.
    pub show: Option<CodeId>,
    /// A code to give the keyboard to.
    pub focus: Option<CodeId>,
    /// Lines on the screen in the last frame.
    pub visible: std::ops::Range<usize>,
}

impl TreeState {
    /// The codes an act is for: all chosen ones where the code is one of them, else the code alone.
    pub fn meant(&self, code: CodeId) -> Vec<CodeId> {
        if self.chosen.len() > 1 && self.chosen.contains(&code) {
            self.chosen.iter().copied().collect()
        } else {
            vec![code]
        }
    }

    /// How many codes that are.
    pub fn meant_number(&self, code: CodeId) -> usize {
        if self.chosen.contains(&code) {
            self.chosen.len().max(1)
        } else {
            1
        }
    }

    /// The codes an act is for in the order of the tree, without those that lie below another of them.
    pub fn meant_in_order(&self, view: &View<'_>, code: CodeId) -> Vec<CodeId> {
        if self.meant_number(code) == 1 {
            return vec![code];
        }
        let tree = &view.overview.tree;
        let tops = |code: &CodeId| {
            let mut above = tree.above(*code).into_iter();
            !above.any(|it| self.chosen.contains(&it))
        };
        let rows = view.overview.codes.iter().map(|row| row.id);
        rows.filter(|code| self.chosen.contains(code))
            .filter(tops)
            .collect()
    }

    /// Selects all codes from the one selected last up to this one.
    pub fn choose_through(&mut self, lines: &[Line], code: CodeId) {
        let place = |wanted: CodeId| lines.iter().position(|line| line.code() == Some(wanted));
        let from = self.last_chosen.and_then(place);
        let (Some(from), Some(to)) = (from, place(code)) else {
            self.choose(code, false);
            return;
        };
        let range = lines.get(from.min(to)..=from.max(to)).unwrap_or_default();
        self.chosen = range.iter().filter_map(Line::code).collect();
    }

    /// Selects a code alone, or as one more (or one fewer).
    pub fn choose(&mut self, code: CodeId, more: bool) {
        self.last_chosen = Some(code);
        if !more {
            self.chosen = BTreeSet::from([code]);
        } else if !self.chosen.remove(&code) {
            self.chosen.insert(code);
        }
    }

    /// Begins another name for a code.
    pub fn rename(&mut self, view: &View<'_>, code: CodeId) {
        self.name = view.seen.code_name(code);
        self.naming = Some(Naming::Rename(code));
        self.name_wants_focus = true;
        self.show = Some(code);
    }

    /// Begins a new code.
    pub fn new_code(&mut self, below: Option<CodeId>) {
        self.name.clear();
        self.naming = Some(Naming::New(below.map_or(Under::Top, Under::Code)));
        self.name_wants_focus = true;
        self.show = below;
    }

    /// Begins a merge: the next code chosen is what they go into.
    pub fn merge(&mut self, codes: Vec<CodeId>) {
        self.merging = Some(Merging {
            codes,
            why: String::new(),
        });
    }

    /// Opens the filter.
    pub fn start_filter(&mut self) {
        self.filter_open = true;
        self.filter_wants_focus = true;
    }

    /// What a new code stands below, while its name is typed.
    pub const fn new_below(&self) -> Option<Under> {
        match self.naming {
            Some(Naming::New(below)) => Some(below),
            _ => None,
        }
    }

    /// Ends the typing of a name and does what it is for.
    pub fn named(&mut self, view: &View<'_>, commands: &mut Commands) {
        let name = std::mem::take(&mut self.name);
        match self.naming.take() {
            Some(Naming::Rename(code)) if name.trim() != view.seen.code_name(code) => {
                commands.act_asking("rename the code", "Renamed", move |act| {
                    acts::rename_code(act.seen, act.draft, code, &name)?;
                    Ok::<_, ActError>(Vec::new())
                });
            }
            Some(Naming::New(under)) if !name.trim().is_empty() => {
                make(view.pass(), under.code(), name, commands);
            }
            _ => {}
        }
    }

    /// Forgets codes that are gone.
    pub fn forget_gone(&mut self, view: &View<'_>) {
        if self.known == view.revision() {
            return;
        }
        self.known = view.revision();
        let here = |code: &CodeId| view.overview.code(*code).is_some();
        self.chosen.retain(here);
        if let Some(merging) = &mut self.merging {
            merging.codes.retain(here);
            if merging.codes.is_empty() {
                self.merging = None;
            }
        }
    }
}

/// Makes a code in the tree. It arose in the pass one works in, so that it is as hidden as that pass.
fn make(
    pass: Option<crate::model::PassId>,
    parent: Option<CodeId>,
    name: String,
    commands: &mut Commands,
) {
    commands.act_then("make the code", move |act| {
        let mine = |pass: &crate::model::PassId| codes_in(act.seen, *pass);
        let arose = pass.filter(mine).map(|pass| crate::model::Arose {
            pass,
            document: None,
            span: None,
            within: None,
        });
        let new = crate::model::NewCode {
            parent,
            colour: super::giving::next_colour(act.seen),
            arose,
            ..acts::new_code(&name)
        };
        let code = acts::make_code(act.seen, act.draft, new)?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Code(code))])
    });
}

fn codes_in(seen: &Seen<'_>, pass: crate::model::PassId) -> bool {
    let me = seen.person();
    let pass = seen.pass(pass);
    pass.zip(me)
        .is_some_and(|(pass, me)| pass.opened.analysts.contains(&me))
}

/// Puts codes under another, or to the top.
pub(super) fn move_codes(codes: Vec<CodeId>, under: Option<CodeId>, commands: &mut Commands) {
    let did = if codes.len() == 1 {
        "Moved"
    } else {
        "Codes moved"
    };
    commands.act_asking("move the codes", did, move |act| {
        for code in &codes {
            if Some(*code) != under && act.seen.code_tree().parent(*code) != under {
                acts::move_code(act.seen, act.draft, *code, under)?;
            }
        }
        Ok::<_, ActError>(Vec::new())
    });
}

/// Puts codes under another, or at the top, before one of the codes there or after all. A code that comes to lie
/// elsewhere may have a reason; a mere order needs none.
pub(super) fn arrange(
    view: &View<'_>,
    codes: Vec<CodeId>,
    parent: Option<CodeId>,
    before: Option<CodeId>,
    commands: &mut Commands,
) {
    let tree = &view.overview.tree;
    let elsewhere = codes.iter().any(|code| tree.parent(*code) != parent);
    let several = codes.len() > 1;
    let what = "move the codes";
    let act = move |act: &mut crate::ui::Acting<'_>| {
        acts::arrange_codes(act.seen, act.draft, &codes, parent, before)?;
        Ok::<_, ActError>(Vec::new())
    };
    if elsewhere {
        let did = if several { "Codes moved" } else { "Moved" };
        commands.act_asking(what, did, act);
    } else {
        commands.act_then(what, act);
    }
}

/// Merges codes into another, which may be one of them: then that is the one which stays.
pub(super) fn merge_into(merging: Merging, into: CodeId, commands: &mut Commands) {
    let Merging { mut codes, why } = merging;
    codes.retain(|code| *code != into);
    commands.act_why("merge the codes", &why, move |act| {
        acts::merge_codes(act.seen, act.draft, &codes, into)?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Code(into))])
    });
}

/// Deletes codes with one's own codings of them.
pub(super) fn delete(codes: Vec<CodeId>, commands: &mut Commands) {
    commands.act_then("delete the code", move |act| {
        let tree = act.seen.code_tree();
        // A code that goes with one above it is not deleted twice.
        let tops = codes
            .iter()
            .filter(|code| !tree.above(**code).iter().any(|it| codes.contains(it)));
        for code in tops {
            acts::delete_code(act.seen, act.draft, *code)?;
        }
        Ok::<_, ActError>(vec![Command::Select(Selected::Nothing)])
    });
}

/// Gives codes another colour.
pub(super) fn recolour(codes: Vec<CodeId>, colour: u8, commands: &mut Commands) {
    commands.act("recolour the code", move |act| {
        for code in &codes {
            act.draft.push(crate::model::Change::EditCode {
                code: *code,
                edit: crate::model::CodeEdit::Colour(colour),
            });
        }
        Ok::<_, ActError>(())
    });
}
