//! How changes of people act.

use super::made;
use crate::model::state::State;
use crate::model::things::{Analyst, Attribute, Case, Made, Participant, Role};
use crate::model::{AnalystEdit, CaseEdit, Change, Line, ParticipantEdit, Pen, RoleEdit};

impl State {
    pub(super) fn touch_people(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddAnalyst(new) => {
                let analyst = self.analysts.entry(id.into()).or_insert_with(|| Analyst {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    initials: made(line, &new.initials),
                    colour: made(line, &new.colour),
                    background: Default::default(),
                    relation: Default::default(),
                });
                analyst.made.put(pen)
            }
            Change::EditAnalyst { analyst, edit } => {
                let it = self.analysts.get_mut(analyst)?;
                match edit {
                    AnalystEdit::Name(text) => it.name.put(pen, text.clone()),
                    AnalystEdit::Initials(text) => it.initials.put(pen, text.clone()),
                    AnalystEdit::Colour(colour) => it.colour.put(pen, *colour),
                    AnalystEdit::Background(text) => it.background.put(pen, text.clone()),
                    AnalystEdit::Relation(text) => it.relation.put(pen, text.clone()),
                    AnalystEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddRole(new) => {
                let role = self.roles.entry(id.into()).or_insert_with(|| Role {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    pattern: made(line, &new.pattern),
                });
                role.made.put(pen)
            }
            Change::EditRole { role, edit } => {
                let it = self.roles.get_mut(role)?;
                match edit {
                    RoleEdit::Name(text) => it.name.put(pen, text.clone()),
                    RoleEdit::Pattern(text) => it.pattern.put(pen, text.clone()),
                    RoleEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddCase(new) => {
                let case = self.cases.entry(id.into()).or_insert_with(|| Case {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                    kind: made(line, &new.kind),
                    parent: made(line, &new.parent),
                });
                case.made.put(pen)
            }
            Change::EditCase { case, edit } => {
                let it = self.cases.get_mut(case)?;
                match edit {
                    CaseEdit::Name(text) => it.name.put(pen, text.clone()),
                    CaseEdit::Kind(text) => it.kind.put(pen, text.clone()),
                    CaseEdit::Parent(parent) => it.parent.put(pen, *parent),
                    CaseEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddParticipant(new) => {
                let participants = &mut self.participants;
                let it = participants
                    .entry(id.into())
                    .or_insert_with(|| Participant {
                        id: id.into(),
                        made: Made::by(line),
                        pseudonym: made(line, &new.pseudonym),
                        role: made(line, &new.role),
                        number: made(line, &new.number),
                        case: made(line, &new.case),
                    });
                it.made.put(pen)
            }
            Change::EditParticipant { participant, edit } => {
                let it = self.participants.get_mut(participant)?;
                match edit {
                    ParticipantEdit::Pseudonym(text) => it.pseudonym.put(pen, text.clone()),
                    ParticipantEdit::Role(role) => it.role.put(pen, *role),
                    ParticipantEdit::Number(number) => it.number.put(pen, *number),
                    ParticipantEdit::Case(case) => it.case.put(pen, *case),
                    ParticipantEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddAttribute(new) => {
                let it = self
                    .attributes
                    .entry(id.into())
                    .or_insert_with(|| Attribute {
                        id: id.into(),
                        made: Made::by(line),
                        name: new.name.clone(),
                        unit: new.unit.clone(),
                        of: new.of,
                    });
                it.made.put(pen)
            }
            Change::SetAttribute {
                of,
                attribute,
                value,
            } => {
                let field = self.values.entry((*of, *attribute)).or_default();
                field.put(pen, value.clone())
            }
            _ => return None,
        })
    }
}
