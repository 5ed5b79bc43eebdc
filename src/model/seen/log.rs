//! The audit trail as the viewer may read it, and names for steps.

use super::{Seen, log_words as words};
use crate::model::{
    AnalystId, ChallengeEdit, Change, Closing, CodeEdit, CodingEdit, Id, Line, Part, PassId, Stamp,
    StepId, Target,
};

/// One step of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The step.
    pub step: StepId,
    /// Stamp of its first line.
    pub stamp: Stamp,
    /// Who was at the keyboard.
    pub by: Option<AnalystId>,
    /// Whom the installation it was done at belonged to then, where that was somebody else.
    pub at: Option<AnalystId>,
    /// What it did, in a few words.
    pub what: String,
    /// Particulars: names, passages, before and after.
    pub details: String,
    /// The explanation given, if any.
    pub why: Option<String>,
}

impl Seen<'_> {
    /// Every step that acts and shows, oldest first.
    pub fn log(&self) -> Vec<LogEntry> {
        let mut entries: Vec<LogEntry> = self
            .study
            .lines()
            .filter(|line| line.id.seq() == line.step.0 && self.study.acts(line.step_id()))
            .filter_map(|line| self.log_entry(line.step_id()))
            .collect();
        entries.sort_by_key(|entry| entry.stamp);
        entries
    }

    /// One step, if all of it shows.
    pub fn log_entry(&self, step: StepId) -> Option<LogEntry> {
        let lines: Vec<&Line> = self.study.lines_of(step).collect();
        let first = lines.first()?;
        if !lines.iter().all(|line| self.shows_line(line)) {
            return None;
        }
        let details: Vec<String> = lines
            .iter()
            .take(DETAILS)
            .map(|line| self.describe(line))
            .filter(|details| !details.is_empty())
            .collect();
        let mut details = details.join("; ");
        if lines.len() > DETAILS {
            details.push_str(&format!("; and {} more", lines.len() - DETAILS));
        }
        Some(LogEntry {
            step,
            stamp: first.stamp(),
            by: first.by,
            at: self.installation_of_another(first),
            what: self.step_name(step),
            details,
            why: self.why_of(step).map(str::to_owned),
        })
    }

    /// Whom the installation that wrote a line belonged to then, where that was not whoever the line is by.
    fn installation_of_another(&self, line: &Line) -> Option<AnalystId> {
        let bound = self.study.state.bound.get(&line.id.device())?;
        let mut until_then = bound.history().filter(|(set, _)| *set < line.stamp());
        let (_, owner) = until_then.next_back()?;
        (line.by.is_some() && line.by != Some(*owner)).then_some(*owner)
    }

    /// Who did a step, in words: “Berit”, “as Berit, at Ada's installation”, and “nobody yet” where the
    /// installation belonged to no one.
    pub fn author_in_words(&self, entry: &LogEntry) -> String {
        let name = |who| {
            let analyst = self.analyst(who);
            analyst.map_or("somebody", |it| it.name.text())
        };
        match (entry.by, entry.at) {
            (Some(by), Some(at)) => format!("as {}, at {}'s installation", name(by), name(at)),
            (Some(by), None) => name(by).to_owned(),
            (None, _) => "nobody yet".to_owned(),
        }
    }

    /// Why a step was done, as said with it or afterwards; whoever asks has made sure that the step shows.
    pub(super) fn why_of(&self, step: StepId) -> Option<&str> {
        let later = self.study.state.whys.get(&step);
        let said = match later.and_then(crate::model::Field::get) {
            Some(why) => why.as_str(),
            None => self.study.line(step.0)?.why.as_deref()?,
        };
        (!said.is_empty()).then_some(said)
    }

    /// Who was at the keyboard for a line that shows.
    pub fn line_by(&self, line: Id) -> Option<crate::model::AnalystId> {
        let line = self.study.line(line).filter(|line| self.shows_line(line))?;
        line.by
    }

    /// The step that a line that shows belongs to.
    pub fn step_of(&self, line: Id) -> Option<StepId> {
        let line = self.study.line(line).filter(|line| self.shows_line(line))?;
        Some(line.step_id())
    }

    /// Whether a line shows: nothing of another's hidden work does.
    pub fn shows_line(&self, line: &Line) -> bool {
        match &line.change {
            Change::AddCoding(_) => self.shows_coding_id(line.id.into()),
            Change::EditCoding { coding, .. } | Change::EditQuotation { coding, .. } => {
                self.shows_coding_id(*coding)
            }
            Change::AddCode(_) => self.shows_code(line.id.into()),
            Change::EditCode { code, edit } => {
                self.shows_code(*code)
                    && match edit {
                        CodeEdit::MergedInto(Some(other)) | CodeEdit::Parent(Some(other)) => {
                            self.shows_code(*other)
                        }
                        _ => true,
                    }
            }
            Change::PlaceCode { code, category, .. } => {
                self.shows_code(*code) && self.shows_category(*category)
            }
            Change::OfferCode { code, .. } | Change::NoCounterpart { code, .. } => {
                self.shows_code(*code)
            }
            Change::AddCategory(_) => self.shows_category(line.id.into()),
            Change::EditCategory { category, .. } | Change::MarkCategory { category, .. } => {
                self.shows_category(*category)
            }
            Change::PlaceCategory {
                category, under, ..
            } => self.shows_category(*category) && self.shows_category(*under),
            Change::Review(new) => self.shows_category(new.category),
            Change::Reply(new) => self.shows_review(new.review),
            Change::AddAxis(_) => self.shows_axis(line.id.into()),
            Change::EditAxis { axis, .. } => self.shows_axis(*axis),
            Change::AddAxisValue(_) => self.shows_axis_value(line.id.into()),
            Change::EditAxisValue { value, .. } => self.shows_axis_value(*value),
            Change::LinkCodes { from: a, to: b, .. } | Change::MatchCodes { a, b, .. } => {
                self.shows_code(*a) && self.shows_code(*b)
            }
            Change::AddMemo(_) => self.shows_memo_id(line.id.into()),
            Change::EditMemo { memo, .. } => self.shows_memo_id(*memo),
            Change::LinkMemo { memo, to, .. } => {
                self.shows_memo_id(*memo) && self.shows_target(*to)
            }
            Change::Read {
                pass,
                analyst,
                document,
                ..
            }
            | Change::PassOver {
                pass,
                analyst,
                document,
                ..
            } => self.reading(*pass, *analyst, *document).is_some(),
            Change::AddChallenge(_) => self.shows_challenge_id(line.id.into()),
            Change::EditChallenge { challenge, .. } => self.shows_challenge_id(*challenge),
            Change::DecideChallenge(_) => {
                let all = &self.study.state.challenge_decisions;
                let decided = all.get(&line.id.into());
                decided.is_some_and(|it| self.shows_challenge_decision(it))
            }
            Change::Decide(new) => new.codings.iter().all(|id| self.shows_coding_id(*id)),
            Change::Summarise(_) | Change::LinkSummary(_) => self.shows_summary_line(line),
            Change::PlaceOnAxis { what, .. } => self.shows_sorted(*what),
            Change::MarkConcept { what, concept, .. } => {
                self.shows_sorted(*what) && self.shows_code(*concept)
            }
            Change::CloseConsensus { pass, parts, .. } => {
                parts.iter().all(|part| self.shows_consensus(*pass, *part))
            }
            Change::Undo { step } | Change::Explain { step, .. } => {
                self.study.lines_of(*step).all(|line| self.shows_line(line))
            }
            Change::Because { step, of, .. } => {
                let mut lines = step.iter().flat_map(|step| self.study.lines_of(*step));
                self.shows_ground(of) && lines.all(|line| self.shows_line(line))
            }
            _ => true,
        }
    }

    fn shows_memo_id(&self, memo: crate::model::MemoId) -> bool {
        let memo = self.study.state.memos.get(&memo);
        memo.is_some_and(|memo| self.shows_memo(memo))
    }

    /// What a step did, in a few words: “coding with Reach”, “merge 3 codes into Trust”.
    pub fn step_name(&self, step: StepId) -> String {
        let lines: Vec<&Line> = self.study.lines_of(step).collect();
        let Some(first) = lines.first() else {
            return String::new();
        };
        let merges = |line: &&&Line| {
            matches!(
                line.change,
                Change::EditCode {
                    edit: CodeEdit::MergedInto(Some(_)),
                    ..
                }
            )
        };
        if let Some(Change::EditCode {
            edit: CodeEdit::MergedInto(Some(target)),
            ..
        }) = lines.iter().find(merges).map(|line| &line.change)
        {
            let count = lines.iter().filter(merges).count();
            let codes = if count == 1 { "code" } else { "codes" };
            return format!("merge {count} {codes} into {}", self.code_name(*target));
        }
        if let Change::Undo { step } = &first.change {
            return format!("undo: {}", self.step_name(*step));
        }
        if let Change::Explain { step, .. } = &first.change {
            return format!("reason for: {}", self.step_name(*step));
        }
        if let Change::Because {
            step: Some(step), ..
        } = &first.change
        {
            return format!("discrepancy behind: {}", self.step_name(*step));
        }
        if let Change::Erase(_) = &first.change {
            return first.change.kind().to_owned();
        }
        let codings = lines
            .iter()
            .filter(|l| matches!(l.change, Change::AddCoding(_)));
        match (codings.clone().count(), codings.clone().next()) {
            (1, Some(line)) => return self.coding_name(line),
            (count, Some(_)) if count > 1 => return format!("{count} codings"),
            _ => {}
        }
        if let Some(line) = lines.iter().find(|l| {
            matches!(
                l.change,
                Change::AddDocument(_) | Change::AddFramework(_) | Change::AddPass(_)
            )
        }) {
            return self.named(line);
        }
        if let Some(name) = self.edit_name(&lines) {
            return name;
        }
        self.named(first)
    }

    fn coding_name(&self, line: &Line) -> String {
        match &line.change {
            Change::AddCoding(new) => format!("coding with {}", self.code_name(new.code)),
            change => change.kind().to_owned(),
        }
    }

    fn named(&self, line: &Line) -> String {
        let kind = line.change.kind();
        match &line.change {
            Change::AddDocument(new) => format!("{kind} of {}", new.name),
            Change::AddFramework(new) => format!("{kind} {}", new.name),
            Change::AddPass(new) => format!("{kind} {}", new.name),
            Change::AddRound(new) => format!("{kind} {}", new.name),
            Change::DrawRound(new) if !new.is_test => format!("{kind} {}", new.name),
            Change::Freeze(new) => format!("{kind} {}", new.name),
            Change::AddCode(new) => format!("{kind} {}", new.name),
            Change::AddCategory(new) => format!("{kind} {}", new.name),
            Change::AddAxis(new) => format!("{kind} {}", new.name),
            Change::AddAxisValue(new) => format!("{kind}: {}", new.name),
            Change::AddAnalyst(new) => format!("{kind} {}", new.name),
            Change::AddRole(new) => format!("{kind} {}", new.name),
            Change::EditCode { code, .. } => format!("{kind}: {}", self.code_name(*code)),
            _ => kind.to_owned(),
        }
    }

    /// Particulars of a line: who, where, which words.
    pub fn describe(&self, line: &Line) -> String {
        let document = |id| {
            self.document(id)
                .map_or_else(String::new, |d| d.name.text().to_owned())
        };
        match &line.change {
            Change::Study(edit) => words::of_study(edit),
            Change::AddCoding(new) => format!(
                "“{}” on {}, characters {}",
                self.code_name(new.code),
                document(new.document),
                new.span()
            ),
            Change::EditCoding { coding, edit } => self.describe_coding_edit(*coding, edit),
            Change::EditCode { code, edit } => self.describe_code_edit(line.id, *code, edit),
            Change::AddDocument(new) => {
                format!(
                    "{}: {} characters, {} turns",
                    new.name,
                    new.length,
                    new.turns.len()
                )
            }
            Change::AddMemo(new) => new.text.chars().take(80).collect(),
            Change::EditDocument { document: id, edit } => {
                format!("{}: {}", document(*id), self.document_edit_in_words(edit))
            }
            Change::PlaceCode {
                code,
                category,
                placed,
            } => {
                let category = self.category(*category);
                let name = category.map_or("", |c| c.name.text());
                let verb = if *placed { "into" } else { "out of" };
                format!("“{}” {verb} “{name}”", self.code_name(*code))
            }
            Change::Close {
                pass,
                analyst,
                parts,
                closing,
            } => {
                let said = self.said_in_closing(*pass, *analyst, parts, closing);
                format!("{}{said}", self.parts_in_words(*pass, parts.len()))
            }
            Change::Reveal { pass, parts, .. } => self.parts_in_words(*pass, parts.len()),
            Change::CloseConsensus {
                pass,
                parts,
                closing,
            } => self.closing_in_words(*pass, parts, closing),
            Change::Undo { step } => match self.study.lines_of(*step).next() {
                Some(undone) if matches!(undone.change, Change::Decide(_)) => self.describe(undone),
                _ => self.step_name(*step),
            },
            Change::Explain { why, .. } => why.clone(),
            Change::Because { of, linked, .. } => {
                let words = self.ground_in_words(of);
                if *linked {
                    format!("because of {words}")
                } else {
                    format!("no longer because of {words}")
                }
            }
            Change::Erase(erase) => {
                let what = erase
                    .passage
                    .map_or_else(String::new, |span| format!(", characters {span}"));
                format!("{}{what}: {}", document(erase.document), erase.reason)
            }
            Change::AddChallenge(new) => format!(
                "{}, characters {}: {}: {}",
                document(new.document),
                new.span(),
                self.claim_in_words(new.claim),
                new.reason
            ),
            Change::DecideChallenge(new) => self.challenge_decision_in_words(new),
            Change::EditChallenge { challenge, edit } => {
                self.describe_challenge_edit(*challenge, edit)
            }
            other => self
                .board_in_words(other)
                .or_else(|| self.quotation_in_words(other))
                .or_else(|| self.summary_in_words(other))
                .or_else(|| self.saturation_in_words(other))
                .or_else(|| self.review_in_words(other))
                .or_else(|| self.other_in_words(other))
                .unwrap_or_else(|| self.named(line)),
        }
    }

    /// What was said with a closing, where that shows: a pass's words are hidden as long as its work is.
    fn said_in_closing(
        &self,
        pass: PassId,
        analyst: AnalystId,
        parts: &[Part],
        closing: &Closing,
    ) -> String {
        let pass = self.pass(pass);
        let shows = pass.is_some_and(|pass| {
            let mut parts = parts.iter();
            parts.all(|part| self.shows_words_of(pass, analyst, *part))
        });
        match closing {
            _ if !shows => String::new(),
            Closing::Closed(talk) => format!("; {}", talk.in_words()),
            Closing::Reopened { reason } => format!("; {reason}"),
        }
    }

    fn parts_in_words(&self, pass: PassId, parts: usize) -> String {
        let name = self.pass(pass).map_or("", |pass| pass.name.text());
        let noun = if parts == 1 { "part" } else { "parts" };
        format!("{name}: {parts} {noun}")
    }

    fn describe_challenge_edit(
        &self,
        challenge: crate::model::ChallengeId,
        edit: &ChallengeEdit,
    ) -> String {
        let first = self.challenge(challenge).map(|it| &it.first);
        let place = first.map_or_else(String::new, |first| {
            let document = self.document(first.document);
            let name = document.map_or("", |it| it.name.text());
            format!("{name}, characters {}", first.span())
        });
        match edit {
            ChallengeEdit::Claim(claim) => format!("{place}: {}", self.claim_in_words(*claim)),
            ChallengeEdit::Reason(text) => format!("{place}: {text}"),
            ChallengeEdit::Removed(true) => format!("{place}: withdrawn"),
            ChallengeEdit::Removed(false) => format!("{place}: put back"),
        }
    }

    fn describe_coding_edit(&self, coding: crate::model::CodingId, edit: &CodingEdit) -> String {
        let it = self.coding(coding);
        let code = it.map(|it| self.code_name(it.code()));
        let code = code.unwrap_or_default();
        let document = it.and_then(|it| self.document(it.document()));
        let document = document.map_or("", |document| document.name.text());
        match edit {
            CodingEdit::Code(to) => format!("{document}: now “{}”", self.code_name(*to)),
            CodingEdit::Borders { start, end } => format!("“{code}”: now {start}–{end}"),
            CodingEdit::Condensed(text) => format!("“{code}”: {text}"),
            CodingEdit::Mark(mark) => format!("“{code}”: {}", mark.in_words()),
            CodingEdit::Removed(_) => format!("“{code}”"),
            CodingEdit::Quotation(quoted) => {
                format!("“{code}”: {}", words::of_quotation(*quoted))
            }
            CodingEdit::StillFits(_) => {
                format!("{document}: still fits “{code}” as it is defined now")
            }
        }
    }

    fn describe_code_edit(&self, at: Id, code: crate::model::CodeId, edit: &CodeEdit) -> String {
        let name = self.code_name(code);
        match edit {
            CodeEdit::Name(to) => {
                let history = self.code(code).map(|code| {
                    let earlier = code.name.history().take_while(|(stamp, _)| stamp.id != at);
                    earlier.last().map(|(_, name)| name.clone())
                });
                let before = history.flatten().unwrap_or_default();
                format!("“{before}” is now “{to}”")
            }
            CodeEdit::Parent(Some(parent)) => {
                format!("“{name}” under “{}”", self.code_name(*parent))
            }
            CodeEdit::Parent(None) => format!("“{name}” to the top"),
            CodeEdit::MergedInto(Some(into)) => {
                format!("“{name}” into “{}”", self.code_name(*into))
            }
            CodeEdit::Definition(text)
            | CodeEdit::Include(text)
            | CodeEdit::Exclude(text)
            | CodeEdit::Example(text) => format!("“{name}”: {text}"),
            _ => format!("“{name}”"),
        }
    }

    /// A target in words: “document Interview 1”.
    pub fn target_name(&self, target: Target) -> String {
        let document = |id| {
            self.document(id)
                .map_or("", |document| document.name.text())
        };
        match target {
            Target::Study => "the study".to_owned(),
            Target::Document(id) => document(id).to_owned(),
            Target::Passage { document: id, span } => format!("{}, {span}", document(id)),
            Target::Code(id) => format!("code “{}”", self.code_name(id)),
            Target::Coding(id) => self.coding(id).map_or_else(String::new, |coding| {
                let name = self.code_name(coding.code());
                format!("“{name}” on {}", document(coding.document()))
            }),
            Target::Category(id) => self
                .category(id)
                .map_or_else(String::new, |c| format!("category “{}”", c.name.text())),
            Target::Participant(id) => self.participant_label(id),
            Target::Case(id) => self.case(id).map_or("", |case| case.name.text()).to_owned(),
            Target::Pass(id) => self.pass(id).map_or("", |pass| pass.name.text()).to_owned(),
            Target::Memo(_) => "another memo".to_owned(),
            Target::Analyst(id) => self
                .analyst(id)
                .map_or("", |analyst| analyst.name.text())
                .to_owned(),
        }
    }
}

/// Particulars listed of one step at most.
const DETAILS: usize = 5;
