//! The audit trail as an index that is gathered piece by piece, so that a million steps never hold up the screen.

use super::Seen;
use crate::model::{AnalystId, Change, DeviceId, Line, Stamp, StepId};

/// What a step is about, for choosing among many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogKind {
    /// Codings given, changed, taken away; reading.
    Coding,
    /// Codes and frameworks.
    Codes,
    /// Categories and themes.
    Categories,
    /// Memos.
    Memos,
    /// Documents, speakers, participants, cases.
    Material,
    /// Passes: opened, closed, revealed.
    Passes,
    /// Matching, decisions, reviews, frozen versions.
    Settling,
    /// The study itself and its people.
    Study,
    /// Undo and redo.
    Undo,
    /// Erasure.
    Erasure,
}

impl LogKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Coding,
        Self::Codes,
        Self::Categories,
        Self::Memos,
        Self::Material,
        Self::Passes,
        Self::Settling,
        Self::Study,
        Self::Undo,
        Self::Erasure,
    ];

    /// Its name in a list.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coding => "Coding and reading",
            Self::Codes => "Codes and frameworks",
            Self::Categories => "Categories",
            Self::Memos => "Memos",
            Self::Material => "Documents and participants",
            Self::Passes => "Passes",
            Self::Settling => "Decisions and reviews",
            Self::Study => "The study and its people",
            Self::Undo => "Undo and redo",
            Self::Erasure => "Erasure",
        }
    }

    /// What a change is about.
    pub const fn of(change: &Change) -> Self {
        match change {
            Change::AddCoding(_)
            | Change::EditCoding { .. }
            | Change::EditQuotation { .. }
            | Change::Read { .. }
            | Change::PassOver { .. }
            | Change::AddChallenge(_)
            | Change::EditChallenge { .. } => Self::Coding,
            Change::AddFramework(_)
            | Change::EditFramework { .. }
            | Change::AddCode(_)
            | Change::EditCode { .. }
            | Change::LinkCodes { .. }
            | Change::OfferCode { .. }
            | Change::Explain { .. }
            | Change::Because { .. } => Self::Codes,
            Change::AddCategory(_)
            | Change::EditCategory { .. }
            | Change::MarkCategory { .. }
            | Change::PlaceCode { .. }
            | Change::PlaceCategory { .. }
            | Change::AddAxis(_)
            | Change::EditAxis { .. }
            | Change::AddAxisValue(_)
            | Change::EditAxisValue { .. }
            | Change::PlaceOnAxis { .. }
            | Change::MarkConcept { .. } => Self::Categories,
            Change::AddMemo(_)
            | Change::EditMemo { .. }
            | Change::LinkMemo { .. }
            | Change::Summarise(_)
            | Change::LinkSummary(_) => Self::Memos,
            Change::AddPass(_)
            | Change::EditPass { .. }
            | Change::AddRound(_)
            | Change::DrawRound(_)
            | Change::EditRound { .. }
            | Change::TakeInMaterial { .. }
            | Change::Close { .. }
            | Change::Reveal { .. } => Self::Passes,
            Change::MatchCodes { .. }
            | Change::NoCounterpart { .. }
            | Change::AddSession(_)
            | Change::Decide(_)
            | Change::DecideChallenge(_)
            | Change::CloseConsensus { .. }
            | Change::Freeze(_)
            | Change::Review(_)
            | Change::NeedSigner { .. }
            | Change::Reply(_)
            | Change::Finalize(_)
            | Change::ReviewSaturation(_) => Self::Settling,
            Change::Study(_)
            | Change::QuotationStyle(_)
            | Change::MaskWords { .. }
            | Change::Bind { .. }
            | Change::AddAnalyst(_)
            | Change::EditAnalyst { .. }
            | Change::Abandoned { .. } => Self::Study,
            Change::Undo { .. } => Self::Undo,
            Change::Erase(_) | Change::Erased(_) => Self::Erasure,
            Change::AddRole(_)
            | Change::EditRole { .. }
            | Change::AddCase(_)
            | Change::EditCase { .. }
            | Change::AddParticipant(_)
            | Change::EditParticipant { .. }
            | Change::AddAttribute(_)
            | Change::SetAttribute { .. }
            | Change::AddDocument(_)
            | Change::EditDocument { .. }
            | Change::CorrectTurns { .. }
            | Change::MapSpeaker { .. }
            | Change::LinkParticipant { .. }
            | Change::LinkNote { .. } => Self::Material,
        }
    }
}

/// A step of the index: enough to choose by; [`Seen::log_entry`] gives its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPlace {
    /// The step.
    pub step: StepId,
    /// Stamp of its first line.
    pub stamp: Stamp,
    /// Who was at the keyboard.
    pub by: Option<AnalystId>,
    /// What it is about.
    pub kind: LogKind,
}

/// How far the index is.
#[derive(Debug, Clone, Default)]
pub struct LogWalk {
    device: Option<DeviceId>,
    line: usize,
    looked_at: usize,
    is_done: bool,
    /// The steps found so far, device by device.
    pub found: Vec<LogPlace>,
}

impl LogWalk {
    /// Whether the index is whole.
    pub const fn is_done(&self) -> bool {
        self.is_done
    }

    /// How many lines were looked at.
    pub const fn looked_at(&self) -> usize {
        self.looked_at
    }
}

impl Seen<'_> {
    /// Goes on with an index by some `lines` of the journals, and a step further at most. Whatever is hidden from the
    /// viewer is not in it.
    pub fn walk_log(&self, walk: &mut LogWalk, lines: usize) {
        let until = walk.looked_at.saturating_add(lines);
        while walk.looked_at < until && !walk.is_done {
            let from = walk.device.unwrap_or(DeviceId::from_bits(0));
            let Some((device, log)) = self.study.logs.range(from..).next() else {
                walk.is_done = true;
                return;
            };
            if walk.device != Some(*device) {
                walk.device = Some(*device);
                walk.line = 0;
            }
            let Some(slot) = log.lines.get(walk.line) else {
                match self.study.logs.range(*device..).nth(1) {
                    Some((next, _)) => {
                        walk.device = Some(*next);
                        walk.line = 0;
                    }
                    None => walk.is_done = true,
                }
                continue;
            };
            let count = match slot {
                Some(line) if line.id.seq() == line.step.0 => self.walk_step(walk, line),
                _ => 1,
            };
            walk.line += count;
            walk.looked_at += count;
        }
    }

    /// Takes in a step; gives the number of its lines.
    fn walk_step(&self, walk: &mut LogWalk, first: &Line) -> usize {
        let step = first.step_id();
        if !self.study.acts(step) {
            return 1;
        }
        let mut count = 0;
        let mut shows = true;
        let mut told: Option<&Change> = None;
        for line in self.study.lines_of(step) {
            count += 1;
            shows &= self.shows_line(line);
            // A document tells more than what came with it; else the first line tells.
            if told.is_none() || matches!(line.change, Change::AddDocument(_)) {
                told = Some(&line.change);
            }
        }
        if let (true, Some(change)) = (shows, told) {
            walk.found.push(LogPlace {
                step,
                stamp: first.stamp(),
                by: first.by,
                kind: self.kind_of(change),
            });
        }
        count.max(1)
    }

    /// A reason is about what it explains.
    fn kind_of(&self, change: &Change) -> LogKind {
        if let Change::Explain { step, .. }
        | Change::Because {
            step: Some(step), ..
        } = change
            && let Some(line) = self.study.line(step.0)
        {
            return LogKind::of(&line.change);
        }
        LogKind::of(change)
    }

    /// For each person the installations they work from, each with the time (milliseconds since 1970 UTC) of the last
    /// change from there that has arrived. That somebody was at work shows of every pass; what they did does not.
    pub fn installed(&self) -> Vec<Installed> {
        let logs = self.study.logs.iter();
        let mut installed: Vec<Installed> = logs
            .filter_map(|(device, log)| {
                let last = log.lines.iter().rev().flatten().next()?;
                let missing = log.lines.iter().filter(|line| line.is_none()).count();
                let bound = self.study.bound_to(*device);
                Some(Installed {
                    device: *device,
                    analyst: bound.or(last.by),
                    last: last.at.milliseconds(),
                    missing,
                })
            })
            .collect();
        installed.sort_by_key(|it| std::cmp::Reverse(it.last));
        installed
    }
}

/// An installation that has written to the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Installed {
    /// The installation.
    pub device: DeviceId,
    /// Who it belongs to.
    pub analyst: Option<AnalystId>,
    /// Time of its last change that is here (milliseconds since 1970 UTC).
    pub last: u64,
    /// Numbers missing before that: changes still on their way.
    pub missing: usize,
}
