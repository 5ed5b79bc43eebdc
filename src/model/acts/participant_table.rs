//! New participants, numbered and told apart while steps are being made.

use super::{ActError, ParticipantRow, add_role};
use crate::model::{
    AttributeId, AttributeOf, AttributeValue, Change, NewAttribute, NewParticipant, ParticipantId,
    RoleId, Seen, StepDraft, Subject,
};
use std::collections::BTreeMap;

/// What is known of participants, roles and attributes while some are added: those of the study, and those that were
/// added with this table, be it in steps that are not recorded yet.
#[derive(Debug, Clone)]
pub struct ParticipantTable {
    pseudonyms: Vec<String>,
    roles: BTreeMap<String, RoleId>,
    attributes: BTreeMap<String, AttributeId>,
    next: BTreeMap<Option<RoleId>, u32>,
}

impl ParticipantTable {
    /// Those of the study.
    pub fn of(seen: &Seen<'_>) -> Self {
        let attributes = seen.attributes();
        let of_participants = attributes
            .iter()
            .filter(|attribute| attribute.of == AttributeOf::Participants);
        let roles = seen.roles();
        let participants = seen.participants();
        Self {
            pseudonyms: participants
                .iter()
                .map(|p| p.pseudonym.text().to_lowercase())
                .collect(),
            roles: roles
                .iter()
                .map(|role| (role.name.text().to_lowercase(), role.id))
                .collect(),
            attributes: of_participants
                .map(|attribute| (attribute.name.to_lowercase(), attribute.id))
                .collect(),
            next: BTreeMap::new(),
        }
    }

    /// Adds a participant with attributes; the number within the role goes on from the last.
    ///
    /// # Errors
    /// Where there is neither a pseudonym nor a role, or the pseudonym is known already.
    pub fn add(
        &mut self,
        seen: &Seen<'_>,
        draft: &mut StepDraft,
        row: &ParticipantRow,
    ) -> Result<ParticipantId, ActError> {
        let pseudonym = row.pseudonym.trim();
        if pseudonym.is_empty() && row.role.trim().is_empty() {
            let what = "there is neither a pseudonym nor a role".to_owned();
            return Err(ActError::Row { row: row.row, what });
        }
        if !pseudonym.is_empty() && self.pseudonyms.contains(&pseudonym.to_lowercase()) {
            let what = format!("a participant “{pseudonym}” is in the study already");
            return Err(ActError::Row { row: row.row, what });
        }
        let role = self.role(seen, draft, &row.role);
        let next = self.next.entry(role);
        let number = next.or_insert_with(|| seen.next_number(role));
        let new = NewParticipant {
            pseudonym: pseudonym.to_owned(),
            role,
            number: *number,
            case: None,
        };
        *number += 1;
        let id: ParticipantId = draft.push(Change::AddParticipant(Box::new(new))).into();
        self.pseudonyms.push(pseudonym.to_lowercase());
        for (heading, cell) in &row.cells {
            if let Some(value) = AttributeValue::read(cell) {
                let attribute = self.attribute(draft, heading);
                draft.push(Change::SetAttribute {
                    of: Subject::Participant(id),
                    attribute,
                    value: Some(value),
                });
            }
        }
        Ok(id)
    }

    fn role(&mut self, seen: &Seen<'_>, draft: &mut StepDraft, name: &str) -> Option<RoleId> {
        let key = name.trim().to_lowercase();
        if key.is_empty() {
            return None;
        }
        if let Some(role) = self.roles.get(&key) {
            return Some(*role);
        }
        let role = add_role(seen, draft, name).ok()?;
        self.roles.insert(key, role);
        Some(role)
    }

    fn attribute(&mut self, draft: &mut StepDraft, heading: &str) -> AttributeId {
        let key = heading.trim().to_lowercase();
        *self.attributes.entry(key).or_insert_with(|| {
            let new = NewAttribute {
                name: heading.trim().to_owned(),
                unit: String::new(),
                of: AttributeOf::Participants,
            };
            draft.push(Change::AddAttribute(Box::new(new))).into()
        })
    }
}
