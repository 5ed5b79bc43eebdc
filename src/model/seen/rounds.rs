//! Rounds of a pass: what belongs to each, how far it is, and with which codebook it is coded.

use super::{CodebookDifference, CodebookVersion, DifferenceKind, Moment, Seen};
use crate::model::things::{Pass, Round};
use crate::model::{
    Cut, DocumentId, Draw, DrawBy, Drawable, Id, MaterialSpan, NewDrawnRound, Part, PassId,
    RoundId, Share, Stamp,
};
use rustc_hash::FxHashMap;

/// How far a round is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundState {
    /// Opened, and nobody has finished anything of it.
    Open,
    /// Somebody has finished a part of it.
    Coding,
    /// All have closed all of it, and nothing was hidden.
    Closed,
    /// All have closed all of it, and what was hidden is revealed.
    Revealed,
}

impl RoundState {
    /// In a word, as the command line prints it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Coding => "coding",
            Self::Closed => "closed",
            Self::Revealed => "revealed",
        }
    }
}

/// A round that stands.
#[derive(Debug, Clone)]
pub struct SeenRound<'a> {
    /// Names the round.
    pub id: RoundId,
    /// Of which pass.
    pub pass: PassId,
    /// Its number within the pass, from 1, in the order the rounds were opened.
    pub number: usize,
    /// As it was opened.
    pub record: &'a Round,
    /// Its documents that stand, or those its segments lie in.
    pub documents: Vec<DocumentId>,
    /// How far it is.
    pub state: RoundState,
    /// The version of the codebook it is coded with: the one named when it was drawn, else the latest that was frozen
    /// when it was opened.
    pub version: Option<CodebookVersion<'a>>,
}

impl<'a> SeenRound<'a> {
    /// Its name.
    pub fn name(&self) -> &'a str {
        self.record.name.text()
    }

    /// How its material was drawn, where it was.
    pub fn drawn(&self) -> Option<&'a NewDrawnRound> {
        self.record.drawn.as_deref()
    }

    /// Whether it tests the codebook.
    pub fn is_test(&self) -> bool {
        self.drawn().is_some_and(|drawn| drawn.is_test)
    }

    /// Its segments, where segments were drawn.
    pub fn spans(&self) -> Vec<MaterialSpan> {
        let drawn = self.drawn().into_iter().flat_map(|it| it.draw.drawn());
        drawn
            .filter_map(|it| match it {
                Drawable::Segment(span) => Some(span),
                Drawable::Document(_) => None,
            })
            .collect()
    }
}

impl<'a> Seen<'a> {
    /// The rounds of a pass that stand, in the order they were opened.
    pub fn rounds(&self, pass: PassId) -> Vec<SeenRound<'a>> {
        let Some(it) = self.pass(pass) else {
            return Vec::new();
        };
        let standing = it.rounds.iter().filter(|(_, round)| round.made.stands());
        let mut standing: Vec<(&RoundId, &'a Round)> = standing.collect();
        standing.sort_by_key(|(_, round)| round.made.stamp);
        let versions = self.codebook_versions();
        let numbered = standing.into_iter().enumerate();
        numbered
            .map(|(at, (id, record))| {
                let parts = self.parts_of_round(it, record);
                SeenRound {
                    id: *id,
                    pass,
                    number: at + 1,
                    record,
                    documents: self.standing(&record.documents),
                    state: round_state(it, &parts),
                    version: Self::version_of(record, &versions),
                }
            })
            .collect()
    }

    /// One round that stands.
    pub fn round(&self, pass: PassId, round: RoundId) -> Option<SeenRound<'a>> {
        let mut rounds = self.rounds(pass).into_iter();
        rounds.find(|it| it.id == round)
    }

    /// The tests of the codebook, oldest first: each with its pass.
    pub fn codebook_tests(&self) -> Vec<(&'a Pass, SeenRound<'a>)> {
        let passes = self.passes().into_iter();
        let rounds = passes.flat_map(|pass| {
            let rounds = self.rounds(pass.id).into_iter();
            rounds.map(move |round| (pass, round))
        });
        rounds.filter(|(_, round)| round.is_test()).collect()
    }

    /// The documents of a pass that are in no round yet, in order; all of them before the first round.
    pub fn documents_without_round(&self, pass: PassId) -> Vec<DocumentId> {
        let rounds = self.rounds(pass);
        let mut documents = self.documents_of_pass(pass);
        documents.retain(|id| !rounds.iter().any(|round| round.documents.contains(id)));
        documents
    }

    fn standing(&self, documents: &[DocumentId]) -> Vec<DocumentId> {
        let all = &self.study.state.documents;
        let stands = |id: &DocumentId| all.get(id).is_some_and(|it| it.made.stands());
        documents.iter().copied().filter(stands).collect()
    }

    /// The parts of the pass's material that a round is made of.
    fn parts_of_round(&self, pass: &Pass, round: &Round) -> Vec<Part> {
        if !pass.is_within_constructs() {
            let documents = self.standing(&round.documents).into_iter();
            return documents.map(Part::Document).collect();
        }
        let drawn = round.drawn.iter().flat_map(|it| it.draw.drawn());
        let mut constructs: Vec<Part> = drawn
            .filter_map(|it| match it {
                Drawable::Segment(span) => Some(Part::Construct(span.construct)),
                Drawable::Document(_) => None,
            })
            .collect();
        constructs.sort();
        constructs.dedup();
        constructs
    }

    /// The version named with a draw, else the latest frozen one that was known where the round was opened.
    fn version_of(round: &Round, versions: &[CodebookVersion<'a>]) -> Option<CodebookVersion<'a>> {
        let named = round.drawn.as_ref().and_then(|drawn| drawn.version);
        let known = |it: &&CodebookVersion<'a>| {
            if let Some(named) = named {
                return it.version.id == named;
            }
            it.version.made.stamp < round.made.stamp
        };
        versions.iter().rev().find(known).copied()
    }

    /// When the last part of a round was revealed, or closed by its last analyst; none while something is open.
    pub fn round_ended(&self, round: &SeenRound<'_>) -> Option<Stamp> {
        let pass = self.pass(round.pass)?;
        let parts = self.parts_of_round(pass, round.record);
        let ends = parts.iter().map(|part| {
            if let Some(revealed) = pass.reveals.get(part) {
                return Some(revealed.stamp);
            }
            let analysts = pass.opened.analysts.iter();
            let closings = analysts.map(|who| {
                let closed = pass.has_closed(*who, *part);
                let field = pass.closings.get(&(*who, *part));
                field
                    .filter(|_| closed)
                    .and_then(crate::model::Field::stamp)
            });
            closings.collect::<Option<Vec<_>>>()?.into_iter().max()
        });
        ends.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// The moment at which all of a round was revealed: what any later opening makes its agreement from again. None
    /// where that is not recorded for every part.
    pub fn round_revealed_at(&self, round: &SeenRound<'_>) -> Option<Cut> {
        let pass = self.pass(round.pass)?;
        let parts = self.parts_of_round(pass, round.record);
        let mut cut = Cut::default();
        for part in &parts {
            let revealed = pass.reveals.get(part)?;
            for (device, line) in revealed.cut.iter() {
                cut.take_in(Id::new(device, line));
            }
            // The last closing and the reveal are one step, of which all has to be there.
            let line = self.study.line(revealed.stamp.id)?;
            let (first, count) = line.step;
            cut.take_in(Id::new(line.id.device(), first + count - 1));
        }
        (!cut.is_empty()).then_some(cut)
    }

    /// What of the codebook is not as it was frozen for a round: changed before the round was opened, or while it was
    /// coded. Where no version was frozen, what changed while it was coded. Codes that were made in coding the pass
    /// itself are its work and no change.
    pub fn codebook_changed_in(&self, round: &SeenRound<'_>) -> Vec<CodebookDifference> {
        let from = match &round.version {
            Some(version) => Moment::Cut(&version.version.frozen.cut),
            None => Moment::Until(round.record.made.stamp),
        };
        let to = self.round_ended(round).map_or(Moment::Now, Moment::Until);
        let mut differences = self.codebook_between(from, to);
        differences.retain(|it| {
            let made = matches!(it.kind, DifferenceKind::Added | DifferenceKind::Split);
            let arose = self.code(it.code).and_then(|code| code.first.arose);
            !made || arose.is_none_or(|arose| arose.pass != round.pass)
        });
        differences
    }

    /// Number of changes of the codebook since it was frozen for a round: see [`Self::codebook_changed_in`].
    pub fn changes_in(&self, round: &SeenRound<'_>) -> usize {
        if let Some(settled) = self.changed_in_rounds.get() {
            return settled.get(&round.id).copied().unwrap_or(0);
        }
        self.codebook_changed_in(round).len()
    }

    /// The same for the rounds of some passes, to be taken to where there is no log.
    pub(super) fn changed_in_rounds(
        &self,
        wanted: impl Fn(PassId) -> bool,
    ) -> FxHashMap<RoundId, usize> {
        let passes = self.passes().into_iter().map(|pass| pass.id);
        let rounds = passes
            .filter(|pass| wanted(*pass))
            .flat_map(|pass| self.rounds(pass));
        let counted = rounds.map(|round| (round.id, self.changes_in(&round)));
        counted.collect()
    }

    /// A draw in words: “20 % of 19 documents by role, seed 4711”.
    pub fn draw_in_words(&self, draw: &Draw) -> String {
        let eligible = draw.eligible();
        let many = eligible != 1;
        let what = match (draw.is_of_segments(), many) {
            (true, true) => "segments",
            (true, false) => "segment",
            (false, true) => "documents",
            (false, false) => "document",
        };
        let share = match draw.share {
            Share::Number(number) if number as usize > eligible => "all".to_owned(),
            Share::Number(number) => number.to_string(),
            Share::Percent(percent) => format!("{percent} %"),
        };
        let by = draw.by.map_or_else(String::new, |by| {
            format!(" by {}", self.draw_by_in_words(by))
        });
        let asked = match draw.share {
            Share::Number(number) if number as usize > eligible => {
                format!(" ({number} asked for)")
            }
            _ => String::new(),
        };
        format!(
            "{share} of {eligible} {what}{asked}{by}, seed {}",
            draw.seed
        )
    }

    /// What a draw goes by, in a word: “role”.
    pub fn draw_by_in_words(&self, by: DrawBy) -> String {
        match by {
            DrawBy::Role => "role".to_owned(),
            DrawBy::Case => "case".to_owned(),
            DrawBy::Wave => "wave".to_owned(),
            DrawBy::Construct => "construct".to_owned(),
            DrawBy::Attribute(id) => {
                let attribute = self.attribute(id);
                attribute.map_or_else(|| "attribute".to_owned(), |it| it.name.clone())
            }
        }
    }

    /// What a round is, for a convention's sentence: “test of the codebook, version 2, 20 % of 19 documents by role, seed
    /// 4711”.
    pub fn round_in_words(&self, round: &SeenRound<'_>) -> String {
        let mut words = if round.is_test() {
            "test of the codebook".to_owned()
        } else {
            format!("round “{}”", round.name())
        };
        if let Some(version) = &round.version {
            if round.is_test() {
                words.push_str(&format!(", version {}", version.number));
            } else {
                words.push_str(&format!(", codebook version {}", version.number));
            }
        }
        if let Some(drawn) = round.drawn() {
            words.push_str(&format!(", {}", self.draw_in_words(&drawn.draw)));
        }
        words
    }
}

fn round_state(pass: &Pass, parts: &[Part]) -> RoundState {
    let analysts = &pass.opened.analysts;
    let closed = |part: &Part| analysts.iter().all(|who| pass.has_closed(*who, *part));
    let touched = |part: &Part| analysts.iter().any(|who| pass.has_closed(*who, *part));
    let revealed = |part: &Part| pass.is_revealed(*part);
    if parts.is_empty() {
        RoundState::Open
    } else if pass.opened.blind && parts.iter().all(revealed) {
        RoundState::Revealed
    } else if parts.iter().all(closed) {
        RoundState::Closed
    } else if parts.iter().any(touched) {
        RoundState::Coding
    } else {
        RoundState::Open
    }
}
