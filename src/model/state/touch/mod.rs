//! How each change acts on the state. The same function writes and takes back: the pen knows which.

mod board;
mod codes;
mod documents;
mod passes;
mod people;
mod quotations;
mod saturation;
mod summaries;
mod work;

use super::State;
use crate::model::quotation_form::form_fault;
use crate::model::{Change, CodingEdit, Id, Line, Pen, QuotationEdit, Span, StudyEdit};

impl State {
    /// Lets a line's change act with a pen. Returns false where the field bears a greater stamp, so that
    /// nothing shows of it: for an undo, what somebody has built on.
    pub fn touch(&mut self, line: &Line, pen: Pen) -> bool {
        self.touch_study(line, pen)
            .or_else(|| self.touch_people(line, pen))
            .or_else(|| self.touch_documents(line, pen))
            .or_else(|| self.touch_codes(line, pen))
            .or_else(|| self.touch_categories(line, pen))
            .or_else(|| self.touch_board(line, pen))
            .or_else(|| self.touch_passes(line, pen))
            .or_else(|| self.touch_challenges(line, pen))
            .or_else(|| self.touch_codings(line, pen))
            .or_else(|| self.touch_quotations(line, pen))
            .or_else(|| self.touch_memos(line, pen))
            .or_else(|| self.touch_summaries(line, pen))
            .or_else(|| self.touch_saturation(line, pen))
            .or_else(|| self.touch_settling(line, pen))
            .unwrap_or(true)
    }

    fn touch_study(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::Study(StudyEdit::Title(text)) => self.title.put(pen, text.clone()),
            Change::Study(StudyEdit::Description(text)) => self.description.put(pen, text.clone()),
            Change::Study(StudyEdit::Tradition(value)) => self.tradition.put(pen, *value),
            Change::Study(StudyEdit::Reported(value)) => self.reported.put(pen, *value),
            Change::Bind { analyst } => {
                let bound = self.bound.entry(line.id.device()).or_default();
                bound.put(pen, *analyst)
            }
            _ => return None,
        })
    }

    /// Why a change whose references are all here can still not be applied, if so.
    pub fn refusal(&self, change: &Change, in_step: &dyn Fn(Id) -> Option<u32>) -> Option<String> {
        let length = |document: crate::model::DocumentId| {
            in_step(document.0).unwrap_or_else(|| self.length(document))
        };
        match change {
            Change::AddCoding(new) => outside(new.span(), length(new.document)),
            Change::EditCoding {
                coding,
                edit: CodingEdit::Borders { start, end },
            } => {
                let document = self.codings.get(*coding)?.document();
                outside(Span::new(*start, *end), length(document))
            }
            Change::EditQuotation {
                coding,
                edit: QuotationEdit::Form(Some(parts)),
            } => {
                // Of a coding made in the same step the document is not known yet.
                let coding = self.codings.get(*coding);
                let length = coding.map_or(u32::MAX, |it| length(it.document()));
                let fault = form_fault(parts, length)?;
                Some(format!("in the quotation {fault}"))
            }
            Change::AddChallenge(new) => outside(new.span(), length(new.document)),
            Change::PassOver {
                document,
                start,
                end,
                ..
            } => outside(Span::new(*start, *end), length(*document)),
            Change::AddDocument(new) => new
                .turns
                .iter()
                .find_map(|turn| outside_or_empty_turn(turn, new.length)),
            Change::CorrectTurns {
                document, turns, ..
            } => turns
                .iter()
                .find_map(|turn| outside_or_empty_turn(turn, length(*document))),
            Change::AddMemo(new) => match new.on {
                crate::model::Target::Passage { document, span } => outside(span, length(document)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A field as the making line sets it. The undo of a making touches only whether the thing stands.
fn made<T: Clone>(line: &Line, value: &T) -> crate::model::Field<T> {
    crate::model::Field::made(line.stamp(), value.clone())
}

/// Whether the line acts for the first time, and is not undone or revived.
const fn writes(pen: Pen) -> bool {
    matches!(pen, Pen::Write(_))
}

fn outside(span: Span, length: u32) -> Option<String> {
    (span.is_empty() || span.end > length)
        .then(|| format!("the passage {span} does not lie in a text of {length} characters"))
}

fn outside_or_empty_turn(turn: &crate::model::Turn, length: u32) -> Option<String> {
    (turn.start > turn.body || turn.body > turn.end || turn.end > length).then(|| {
        format!(
            "the turn {} does not lie in a text of {length} characters",
            turn.span()
        )
    })
}
