//! Giving codes: each a gesture, each one step.

use super::standing::Standing;
use crate::model::acts::{self, ActError, NewColours};
use crate::model::{
    Arose, Change, CodeId, CodingId, DocumentId, NewCode, PassId, Seen, Span, StepDraft,
};
use crate::ui::theme::parts::Tone;
use crate::ui::{Command, Commands, ListOf, Selected, View};

/// A passage that is to get a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage {
    pub pass: PassId,
    pub document: DocumentId,
    pub span: Span,
    /// The construct whose material is read, where one reads it as a list.
    pub within: Option<CodeId>,
}

impl Passage {
    /// The passage, if one can code there now; else the reason is said.
    pub fn to_code(
        view: &View<'_>,
        document: DocumentId,
        span: Option<Span>,
        commands: &mut Commands,
    ) -> Option<Self> {
        let standing = Standing::of(view, document);
        if let Some(why) = standing.refusal() {
            commands.say(Tone::Warn, why);
            return None;
        }
        let Some(span) = span.filter(|span| !span.is_empty()) else {
            commands.say(Tone::Quiet, ActError::EmptyPassage.to_string());
            return None;
        };
        let pass = standing.open()?;
        Some(Self {
            pass,
            document,
            span,
            within: material_read(view, pass),
        })
    }

    /// Gives it a code.
    pub fn give(self, code: CodeId, commands: &mut Commands) {
        commands.act_then("code the passage", move |act| {
            let coding = self.code(act.seen, act.draft, code)?;
            Ok::<_, ActError>(vec![Command::Select(Selected::Coding(coding))])
        });
    }

    /// Marks it as relevant though it fits no domain of the framework.
    pub fn give_outside(self, commands: &mut Commands) {
        commands.act_then("code the passage", move |act| {
            let code = acts::code_for_outside(act.seen, act.draft, self.pass)?;
            let coding = self.code(act.seen, act.draft, code)?;
            Ok::<_, ActError>(vec![Command::Select(Selected::Coding(coding))])
        });
    }

    /// Marks what a coding is on as relevant though it fits no domain, in place of its code.
    pub fn recode_outside(self, coding: CodingId, commands: &mut Commands) {
        commands.act("change the code", move |act| {
            let code = acts::code_for_outside(act.seen, act.draft, self.pass)?;
            acts::recode(act.seen, act.draft, coding, code)
        });
    }

    /// Makes a code of this name and gives it; one that is there already under this name is given as it is.
    pub fn give_new(self, name: String, in_vivo: bool, commands: &mut Commands) {
        commands.act_then("make the code", move |act| {
            let here = code_named(act.seen, &name);
            let code = match here {
                Some(code) => code,
                None => self.make(act.seen, act.draft, &name, in_vivo)?,
            };
            let coding = self.code(act.seen, act.draft, code)?;
            Ok::<_, ActError>(vec![Command::Select(Selected::Coding(coding))])
        });
    }

    /// Makes a code of this name and gives it to a coding instead of its own.
    pub fn recode_new(
        self,
        coding: CodingId,
        name: String,
        in_vivo: bool,
        commands: &mut Commands,
    ) {
        commands.act("change the code", move |act| {
            let here = code_named(act.seen, &name);
            let code = match here {
                Some(code) => code,
                None => self.make(act.seen, act.draft, &name, in_vivo)?,
            };
            acts::recode(act.seen, act.draft, coding, code)
        });
    }

    fn code(
        self,
        seen: &Seen<'_>,
        draft: &mut StepDraft,
        code: CodeId,
    ) -> Result<CodingId, ActError> {
        let at = (self.document, self.span);
        acts::code_passage_within(seen, draft, self.pass, at, code, self.within)
    }

    fn make(
        self,
        seen: &Seen<'_>,
        draft: &mut StepDraft,
        name: &str,
        in_vivo: bool,
    ) -> Result<CodeId, ActError> {
        let arose = Arose {
            pass: self.pass,
            document: Some(self.document),
            span: Some(self.span),
            within: self
                .within
                .or_else(|| acts::within_of(seen, self.pass, self.document, self.span)),
        };
        let new = NewCode {
            in_vivo,
            colour: next_colour(seen),
            arose: Some(arose),
            ..acts::new_code(name)
        };
        let code = acts::make_code(seen, draft, new)?;
        // A pass over chosen codes goes on offering them, the new one among them.
        if seen.offered_codes(self.pass).is_some() {
            let (pass, offered) = (self.pass, true);
            draft.push(Change::OfferCode {
                pass,
                code,
                offered,
            });
        }
        Ok(code)
    }
}

/// The construct whose material one reads as a list in a pass.
fn material_read(view: &View<'_>, pass: PassId) -> Option<CodeId> {
    match &view.here.list {
        Some(ListOf::Material {
            pass: of,
            construct,
        }) if *of == pass => *construct,
        _ => None,
    }
}

/// Gives a coding another code.
pub(super) fn recode(coding: CodingId, code: CodeId, commands: &mut Commands) {
    commands.act("change the code", move |act| {
        acts::recode(act.seen, act.draft, coding, code)
    });
}

/// Takes a coding away.
pub(super) fn take_away(coding: CodingId, commands: &mut Commands) {
    commands.act_then("take the coding away", move |act| {
        acts::remove_coding(act.seen, act.draft, coding)?;
        Ok::<_, ActError>(vec![Command::Select(Selected::Nothing)])
    });
}

/// Gives a coding other borders.
pub(super) fn move_borders(coding: CodingId, span: Span, commands: &mut Commands) {
    commands.act("move the border", move |act| {
        acts::move_borders(act.seen, act.draft, coding, span)
    });
}

/// The inductive code at the top of the tree that has this name, whatever its capitals.
pub(in crate::ui::workspace) fn code_named(seen: &Seen<'_>, name: &str) -> Option<CodeId> {
    let wanted = name.trim().to_lowercase();
    let tree = seen.code_tree();
    let codes = tree.order.iter().map(|(code, _)| *code);
    codes
        .filter(|code| tree.parent(*code).is_none())
        .find(|code| seen.code_name(*code).to_lowercase() == wanted)
}

/// The colour of the palette that the fewest inductive codes have, so that neighbours differ.
pub(in crate::ui::workspace) fn next_colour(seen: &Seen<'_>) -> u8 {
    NewColours::of(seen).take()
}
