//! Writing memos, linking them, and changing one's own.

use super::ActError;
use crate::model::things::{Coding, Memo};
use crate::model::{Change, MemoEdit, MemoId, MemoKind, NewMemo, PassId, Seen, StepDraft, Target};

/// A memo that somebody writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoOf {
    /// What sort.
    pub kind: MemoKind,
    /// What it says.
    pub text: String,
    /// What it is on.
    pub on: Target,
    /// In which pass it is written, see [`memo_pass`].
    pub pass: Option<PassId>,
    /// What it is linked to from the start.
    pub links: Vec<Target>,
}

/// The pass a memo belongs to, and is as hidden as: the one in which its author works, if they code in it; else that
/// of the coding it is on. What one thinks while one works in a blind pass tells of that pass, whatever it is on.
pub fn memo_pass(seen: &Seen<'_>, on: Target, working_in: Option<PassId>) -> Option<PassId> {
    let mine = |pass: &PassId| {
        let pass = seen.pass(*pass).filter(|pass| pass.made.stands());
        pass.zip(seen.person())
            .is_some_and(|(pass, me)| pass.opened.analysts.contains(&me))
    };
    let of_coding = || match on {
        Target::Coding(coding) => seen.coding(coding).map(Coding::pass),
        _ => None,
    };
    working_in.filter(mine).or_else(of_coding)
}

/// Writes a memo for the person who looks.
pub fn write_memo(seen: &Seen<'_>, draft: &mut StepDraft, new: MemoOf) -> Result<MemoId, ActError> {
    let what = "Your place in the study";
    let me = seen.person().ok_or(ActError::NotHere { what })?;
    let text = new.text.trim();
    if text.is_empty() {
        return Err(ActError::EmptyMemo);
    }
    refuse_hidden(seen, new.on)?;
    for link in &new.links {
        refuse_hidden(seen, *link)?;
    }
    let memo = NewMemo {
        analyst: Some(me),
        kind: new.kind,
        text: text.to_owned(),
        on: new.on,
        pass: new.pass,
        author: None,
        dated: None,
    };
    let memo: MemoId = draft.push(Change::AddMemo(Box::new(memo))).into();
    for to in new.links {
        let linked = true;
        draft.push(Change::LinkMemo { memo, to, linked });
    }
    Ok(memo)
}

/// Whether the person who looks may change a memo: their own, and one that came with a file and is nobody's.
pub fn may_change(seen: &Seen<'_>, memo: &Memo) -> bool {
    let me = seen.person();
    me.is_some() && (memo.first.analyst.is_none() || memo.first.analyst == me)
}

/// Changes a memo. What was to be explored next may be ticked off by everybody who sees it.
pub fn edit_memo(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    memo: MemoId,
    edit: MemoEdit,
) -> Result<(), ActError> {
    let it = standing(seen, memo)?;
    let ticks = matches!(edit, MemoEdit::Explored(_)) && seen.person().is_some();
    if !ticks && !may_change(seen, it) {
        return Err(ActError::NotYourMemo);
    }
    let edit = match edit {
        MemoEdit::Text(text) if text.trim().is_empty() => return Err(ActError::EmptyMemo),
        MemoEdit::Text(text) => MemoEdit::Text(text.trim().to_owned()),
        other => other,
    };
    draft.push(Change::EditMemo { memo, edit });
    Ok(())
}

/// Throws a memo away.
pub fn remove_memo(seen: &Seen<'_>, draft: &mut StepDraft, memo: MemoId) -> Result<(), ActError> {
    edit_memo(seen, draft, memo, MemoEdit::Removed(true))
}

/// Links a memo to a further thing, or takes the link away. What is linked already is not linked again.
pub fn link_memo(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    memo: MemoId,
    to: Target,
    linked: bool,
) -> Result<(), ActError> {
    let it = standing(seen, memo)?;
    if !may_change(seen, it) {
        return Err(ActError::NotYourMemo);
    }
    if linked {
        refuse_hidden(seen, to)?;
    }
    let is_linked = it.links.get(&to).is_some_and(|link| link.get_or(false));
    let itself = to == it.first.on || to == Target::Memo(memo);
    if is_linked != linked && !(linked && itself) {
        draft.push(Change::LinkMemo { memo, to, linked });
    }
    Ok(())
}

fn standing<'a>(seen: &Seen<'a>, memo: MemoId) -> Result<&'a Memo, ActError> {
    let memo = seen.memo(memo).filter(|memo| memo.made.stands());
    memo.ok_or(ActError::NotHere { what: "The memo" })
}

fn refuse_hidden(seen: &Seen<'_>, target: Target) -> Result<(), ActError> {
    let what = "What the memo is on or linked to";
    if seen.shows_target(target) && seen.target_stands(target) {
        Ok(())
    } else {
        Err(ActError::NotHere { what })
    }
}
