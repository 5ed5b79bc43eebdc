//! How changes of codings, memos and decisions act.

use super::{made, writes};
use crate::model::state::State;
use crate::model::things::{Coding, DecisionMade, Made, Memo, Session, Version};
use crate::model::{Change, CodingEdit, Line, Mark, MemoEdit, Pen, Span};

impl State {
    pub(super) fn touch_codings(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::AddCoding(new) => {
                if writes(pen) {
                    self.codings.insert(Coding::made(line, *new));
                    return Some(true);
                }
                let it = self.codings.get_mut(line.id.into())?.touch();
                it.present.put(pen, true)
            }
            Change::EditCoding {
                coding,
                edit: CodingEdit::Code(code),
            } => self.codings.put_code(*coding, pen, *code)?,
            Change::EditCoding { coding, edit } => {
                if let CodingEdit::Quotation(_) = edit {
                    self.ever_quoted.insert(*coding);
                }
                let it = self.codings.get_mut(*coding)?.touch();
                match edit {
                    // Set above, where codings are found by it.
                    CodingEdit::Code(_) => return None,
                    CodingEdit::Borders { start, end } => {
                        it.borders.put(pen, Span::new(*start, *end))
                    }
                    CodingEdit::Condensed(text) => it.condensed.put(pen, text.clone()),
                    CodingEdit::Mark(Mark::Valence(value)) => it.valence.put(pen, *value),
                    CodingEdit::Mark(Mark::Place(value)) => it.place.put(pen, *value),
                    CodingEdit::Mark(Mark::Stance(value)) => it.stance.put(pen, *value),
                    CodingEdit::Mark(Mark::Deviant(value)) => it.deviant.put(pen, *value),
                    CodingEdit::Removed(removed) => it.present.put(pen, !removed),
                    CodingEdit::StillFits(since) => it.still_fits.put(pen, *since),
                    CodingEdit::Quotation(quoted) => it.quotation.put(pen, *quoted),
                }
            }
            _ => return None,
        })
    }

    pub(super) fn touch_memos(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddMemo(new) => {
                let it = self.memos.entry(id.into()).or_insert_with(|| Memo {
                    id: id.into(),
                    made: Made::by(line),
                    first: (**new).clone(),
                    text: made(line, &new.text),
                    kind: made(line, &new.kind),
                    shared: Default::default(),
                    explored: Default::default(),
                    links: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditMemo { memo, edit } => {
                let it = self.memos.get_mut(memo)?;
                match edit {
                    MemoEdit::Text(text) => it.text.put(pen, text.clone()),
                    MemoEdit::Kind(kind) => it.kind.put(pen, *kind),
                    MemoEdit::Shared(shared) => it.shared.put(pen, *shared),
                    MemoEdit::Removed(removed) => it.made.present.put(pen, !removed),
                    MemoEdit::Explored(explored) => it.explored.put(pen, *explored),
                }
            }
            Change::LinkMemo { memo, to, linked } => {
                let it = self.memos.get_mut(memo)?;
                it.links.entry(*to).or_default().put(pen, *linked)
            }
            _ => return None,
        })
    }

    pub(super) fn touch_settling(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddSession(new) => {
                let it = self.sessions.entry(id.into()).or_insert_with(|| Session {
                    id: id.into(),
                    made: Made::by(line),
                    held: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::Decide(new) => {
                let it = self
                    .decisions
                    .entry(id.into())
                    .or_insert_with(|| DecisionMade {
                        id: id.into(),
                        made: Made::by(line),
                        decided: (**new).clone(),
                    });
                it.made.put(pen)
            }
            // A frozen version stays.
            Change::Freeze(new) if writes(pen) => {
                let it = self.versions.entry(id.into()).or_insert_with(|| Version {
                    id: id.into(),
                    made: Made::by(line),
                    frozen: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::Explain { step, why } => {
                let said = self.whys.entry(*step).or_default();
                said.put(pen, why.clone())
            }
            Change::Because { step, of, linked } => {
                let step = step.unwrap_or_else(|| line.step_id());
                let grounds = self.grounds.entry(step).or_default();
                let field = grounds.entry(of.clone()).or_default();
                field.put(pen, *linked)
            }
            Change::Review(new) => {
                let made = || (Made::by(line), (**new).clone());
                let it = self.reviews.entry(id.into()).or_insert_with(made);
                it.0.put(pen)
            }
            Change::NeedSigner { signer, needed } => {
                self.signers.entry(*signer).or_default().put(pen, *needed)
            }
            Change::Reply(new) => {
                let made = || (Made::by(line), (**new).clone());
                self.replies.entry(id).or_insert_with(made).0.put(pen)
            }
            // A final version stays.
            Change::Finalize(new) if writes(pen) => {
                let made = || (Made::by(line), (**new).clone());
                self.finals.entry(id).or_insert_with(made).0.put(pen)
            }
            _ => return None,
        })
    }
}
