//! Changes of the board and of a closed consensus in words, for the audit trail and the names of steps.

use super::Seen;
use crate::model::{
    AxisEdit, AxisId, AxisValueEdit, AxisValueId, Change, CodeLink, ConsensusClosing, Line, Part,
    PassId, Sorted,
};

/// How two codes are linked, read from the first to the second.
pub(super) const fn of_link(link: CodeLink) -> &'static str {
    match link {
        CodeLink::RelatedTo => "related to",
        CodeLink::LeadsTo => "leads to",
        CodeLink::ContrastsWith => "contrasts with",
    }
}

impl Seen<'_> {
    /// Links and matches of codes, axes, places on them, concepts that orient; none for other changes.
    pub(super) fn board_in_words(&self, change: &Change) -> Option<String> {
        Some(match change {
            Change::LinkCodes { from, to, link } => {
                let how = link.map_or("no longer linked to", of_link);
                format!(
                    "“{}” {how} “{}”",
                    self.code_name(*from),
                    self.code_name(*to)
                )
            }
            Change::AddAxis(new) => new.name.clone(),
            Change::AddAxisValue(new) => format!("{}: {}", self.axis_name(new.axis), new.name),
            Change::EditAxis { axis, edit } => {
                let edit = match edit {
                    AxisEdit::Name(name) => format!("now “{name}”"),
                    AxisEdit::Removed(true) => "taken away".to_owned(),
                    AxisEdit::Removed(false) => "put back".to_owned(),
                };
                format!("{}: {edit}", self.axis_name(*axis))
            }
            Change::EditAxisValue { value, edit } => {
                let edit = match edit {
                    AxisValueEdit::Name(name) => format!("now “{name}”"),
                    AxisValueEdit::Order(_) => "its place".to_owned(),
                    AxisValueEdit::Removed(true) => "taken away".to_owned(),
                    AxisValueEdit::Removed(false) => "put back".to_owned(),
                };
                format!("{}: {edit}", self.axis_value_name(*value))
            }
            Change::PlaceOnAxis { what, axis, value } => {
                let name = self.sorted_name(*what);
                match value {
                    Some(value) => format!(
                        "“{name}” in {}: {}",
                        self.axis_name(*axis),
                        self.axis_value_name(*value)
                    ),
                    None => format!("“{name}” no longer in {}", self.axis_name(*axis)),
                }
            }
            Change::MarkConcept {
                what,
                concept,
                marked,
            } => {
                let verb = if *marked {
                    "marked with"
                } else {
                    "no longer marked with"
                };
                format!(
                    "“{}” {verb} “{}”",
                    self.sorted_name(*what),
                    self.code_name(*concept)
                )
            }
            _ => return None,
        })
    }

    /// The name of a step of the board by its first line; none for other steps.
    pub(super) fn board_step_name(&self, lines: &[&Line]) -> Option<String> {
        let several = |of: usize, one: String| match of {
            0 | 1 => one,
            of => format!("{of} codes and categories"),
        };
        let first = lines.first()?;
        Some(match &first.change {
            Change::PlaceOnAxis { what, axis, .. } => {
                let alike = lines.iter();
                let alike = alike.filter(|it| matches!(it.change, Change::PlaceOnAxis { .. }));
                let what = several(alike.count(), self.sorted_name(*what));
                format!("place of {what} in {}", self.axis_name(*axis))
            }
            Change::MarkConcept { what, concept, .. } => format!(
                "mark {} with {}",
                self.sorted_name(*what),
                self.code_name(*concept)
            ),
            Change::LinkCodes { from, to, .. } => format!(
                "link between {} and {}",
                self.code_name(*from),
                self.code_name(*to)
            ),
            _ => return None,
        })
    }

    /// What was closed or reopened, with whom or why.
    pub(super) fn closing_in_words(
        &self,
        pass: PassId,
        parts: &[Part],
        closing: &ConsensusClosing,
    ) -> String {
        let name = self.pass(pass).map_or("", |pass| pass.name.text());
        let parts: Vec<String> = parts.iter().map(|part| self.part_name(*part)).collect();
        let how = match closing {
            ConsensusClosing::Reopened { reason } => reason.clone(),
            ConsensusClosing::Closed(closed) => {
                let present = closed.present.iter();
                let present = present.filter_map(|who| Some(self.analyst(*who)?.name.text()));
                let others = closed.others.iter().map(String::as_str);
                let all: Vec<&str> = present.chain(others).collect();
                all.join(", ")
            }
        };
        format!("{name}: {}; {how}", parts.join(", "))
    }

    /// The name of a part of a pass's material: a document's, or a construct's.
    pub fn part_name(&self, part: Part) -> String {
        match part {
            Part::Document(id) => {
                let document = self.document(id);
                document.map_or_else(String::new, |it| it.name.text().to_owned())
            }
            Part::Construct(code) => self.code_name(code),
        }
    }

    /// The name of what is sorted on the board.
    pub fn sorted_name(&self, what: Sorted) -> String {
        match what {
            Sorted::Code(code) => self.code_name(code),
            Sorted::Category(id) => {
                let category = self.category(id);
                category.map_or_else(String::new, |it| it.name.text().to_owned())
            }
        }
    }

    fn axis_name(&self, axis: AxisId) -> &str {
        self.axis(axis).map_or("", |axis| axis.name.text())
    }

    fn axis_value_name(&self, value: AxisValueId) -> &str {
        self.axis_value(value).map_or("", |value| value.name.text())
    }
}
