//! How changes of passes act.

use super::{made, writes};
use crate::model::state::State;
use crate::model::things::{Challenge, ChallengeDecided, Made, Pass, Revealed, Round};
use crate::model::{ChallengeEdit, Change, Line, Part, PassEdit, Pen, RoundEdit, Span};

impl State {
    pub(super) fn touch_passes(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddPass(new) => {
                let it = self.passes.entry(id.into()).or_insert_with(|| Pass {
                    id: id.into(),
                    made: Made::by(line),
                    opened: (**new).clone(),
                    name: made(line, &new.name),
                    level: made(line, &new.level),
                    closings: Default::default(),
                    reveals: Default::default(),
                    still_hidden: Default::default(),
                    hides_now: false,
                    reading: Default::default(),
                    passed_over: Default::default(),
                    offered: Default::default(),
                    taken_in: Default::default(),
                    rounds: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditPass { pass, edit } => {
                let it = self.passes.get_mut(pass)?;
                match edit {
                    PassEdit::Name(text) => it.name.put(pen, text.clone()),
                    PassEdit::Level(level) => it.level.put(pen, *level),
                    PassEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddRound(new) => {
                let pass = self.passes.get_mut(&new.pass)?;
                let it = pass.rounds.entry(id.into()).or_insert_with(|| Round {
                    made: Made::by(line),
                    name: made(line, &new.name),
                    documents: new.documents.clone(),
                    drawn: None,
                });
                it.made.put(pen)
            }
            Change::DrawRound(new) => {
                let pass = self.passes.get_mut(&new.pass)?;
                let it = pass.rounds.entry(id.into()).or_insert_with(|| {
                    let mut documents: Vec<_> = new.draw.drawn().map(|it| it.document()).collect();
                    documents.sort();
                    documents.dedup();
                    Round {
                        made: Made::by(line),
                        name: made(line, &new.name),
                        documents,
                        drawn: Some(new.clone()),
                    }
                });
                it.made.put(pen)
            }
            Change::EditRound { pass, round, edit } => {
                let it = self.passes.get_mut(pass)?.rounds.get_mut(round)?;
                match edit {
                    RoundEdit::Name(text) => it.name.put(pen, text.clone()),
                    RoundEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::TakeInMaterial {
                pass,
                span,
                taken_in,
            } => {
                let it = self.passes.get_mut(pass)?;
                it.taken_in.entry(*span).or_default().put(pen, *taken_in)
            }
            Change::Read {
                pass,
                analyst,
                document,
                reading,
            } => {
                let it = self.passes.get_mut(pass)?;
                let field = it.reading.entry((*analyst, *document)).or_default();
                field.put(pen, *reading)
            }
            Change::PassOver {
                pass,
                analyst,
                document,
                start,
                end,
                over,
            } => {
                let it = self.passes.get_mut(pass)?;
                let key = (*analyst, *document, Span::new(*start, *end));
                it.passed_over.entry(key).or_default().put(pen, *over)
            }
            Change::OfferCode {
                pass,
                code,
                offered,
            } => {
                let it = self.passes.get_mut(pass)?;
                it.offered.entry(*code).or_default().put(pen, *offered)
            }
            // Closing and reveal are reopened, not undone.
            Change::Close {
                pass,
                analyst,
                parts,
                closing,
            } if writes(pen) => {
                let it = self.passes.get_mut(pass)?;
                for part in parts {
                    let field = it.closings.entry((*analyst, *part)).or_default();
                    field.put(pen, closing.clone());
                }
                true
            }
            Change::Reveal { pass, parts, cut } if writes(pen) => {
                let it = self.passes.get_mut(pass)?;
                for part in parts {
                    record_reveal(it, *part, line, cut);
                }
                true
            }
            _ => return None,
        })
    }
}

impl State {
    pub(super) fn touch_challenges(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddChallenge(new) => {
                let it = self
                    .challenges
                    .entry(id.into())
                    .or_insert_with(|| Challenge {
                        id: id.into(),
                        made: Made::by(line),
                        first: (**new).clone(),
                        claim: made(line, &new.claim),
                        reason: made(line, &new.reason),
                    });
                it.made.put(pen)
            }
            Change::DecideChallenge(new) => {
                let all = &mut self.challenge_decisions;
                let it = all.entry(id.into()).or_insert_with(|| ChallengeDecided {
                    id: id.into(),
                    made: Made::by(line),
                    decided: (**new).clone(),
                });
                it.made.put(pen)
            }
            Change::EditChallenge { challenge, edit } => {
                let it = self.challenges.get_mut(challenge)?;
                match edit {
                    ChallengeEdit::Claim(claim) => it.claim.put(pen, *claim),
                    ChallengeEdit::Reason(text) => it.reason.put(pen, text.clone()),
                    ChallengeEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            _ => return None,
        })
    }
}

/// Keeps the earlier of two recorded reveals.
fn record_reveal(pass: &mut Pass, part: Part, line: &Line, cut: &crate::model::Cut) {
    let stamp = line.stamp();
    let earlier = pass.reveals.get(&part).is_some_and(|r| r.stamp <= stamp);
    if !earlier {
        let cut = cut.clone();
        pass.reveals.insert(part, Revealed { stamp, cut });
    }
}
