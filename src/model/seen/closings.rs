//! Who has closed which part of a pass with what statement, and when it was revealed.

use super::Seen;
use crate::model::things::Pass;
use crate::model::{AnalystId, Closing, Cut, Part, Stamp};

/// How an analyst last closed or reopened a part of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartClosing<'a> {
    /// Who.
    pub analyst: AnalystId,
    /// Which part.
    pub part: Part,
    /// When.
    pub stamp: Stamp,
    /// Whether it is closed now; else it was taken up again.
    pub is_closed: bool,
    /// The statement or the reason; none while that is hidden from the viewer.
    pub said: Option<&'a Closing>,
}

/// The reveal of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartReveal<'a> {
    /// Which part.
    pub part: Part,
    /// When: as recorded, else when the last analyst closed it.
    pub stamp: Stamp,
    /// What had been coded by then; none where nobody has recorded it yet, since all closed at the same time.
    pub cut: Option<&'a Cut>,
}

impl<'a> Seen<'a> {
    /// How each analyst of a pass last closed or reopened each part, by analyst in the order of the pass and part in
    /// the order of the material. That somebody has closed shows of every pass; what they said shows with their work.
    pub fn closings(&self, pass: &'a Pass) -> Vec<PartClosing<'a>> {
        let parts = self.parts_of_record(pass);
        let mut all = Vec::new();
        for analyst in &pass.opened.analysts {
            for part in &parts {
                let field = pass.closings.get(&(*analyst, *part));
                let set = field.and_then(|it| Some((it.stamp()?, it.get()?)));
                let Some((stamp, closing)) = set else {
                    continue;
                };
                all.push(PartClosing {
                    analyst: *analyst,
                    part: *part,
                    stamp,
                    is_closed: matches!(closing, Closing::Closed(_)),
                    said: self
                        .shows_words_of(pass, *analyst, *part)
                        .then_some(closing),
                });
            }
        }
        all
    }

    /// Whether what an analyst said in closing or reopening a part shows: it may quote their coding.
    pub(super) fn shows_words_of(&self, pass: &Pass, analyst: AnalystId, part: Part) -> bool {
        self.is_me(analyst) || !self.hides_part(pass, Some(part))
    }

    /// The revealed parts of a blind pass, in the order of the material.
    pub fn reveals(&self, pass: &'a Pass) -> Vec<PartReveal<'a>> {
        if !pass.opened.blind {
            return Vec::new();
        }
        let parts = self.parts_of_record(pass).into_iter();
        let revealed = parts.filter(|part| pass.is_revealed(*part));
        revealed
            .filter_map(|part| match pass.reveals.get(&part) {
                Some(recorded) => Some(PartReveal {
                    part,
                    stamp: recorded.stamp,
                    cut: Some(&recorded.cut),
                }),
                None => Some(PartReveal {
                    part,
                    stamp: last_closed(pass, part)?,
                    cut: None,
                }),
            })
            .collect()
    }
}

/// When the last of a pass's analysts closed a part.
fn last_closed(pass: &Pass, part: Part) -> Option<Stamp> {
    let analysts = pass.opened.analysts.iter();
    let closed = analysts.filter_map(|who| pass.closings.get(&(*who, part))?.stamp());
    closed.max()
}
