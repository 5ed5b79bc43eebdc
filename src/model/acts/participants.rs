//! Participants from a table.

use super::ActError;
use crate::model::{
    AttributeId, AttributeOf, AttributeValue, Change, NewAttribute, NewParticipant, NewRole,
    ParticipantId, RoleId, Seen, StepDraft, Subject,
};
use std::collections::BTreeMap;

/// A row of a participants' table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipantRow {
    /// Row in the file, for error sentences.
    pub row: usize,
    /// Pseudonym; empty where the label says enough.
    pub pseudonym: String,
    /// Role by name; empty for none. An unknown role is made.
    pub role: String,
    /// Cells of the other columns by their heading.
    pub cells: Vec<(String, String)>,
}

/// Adds a role with the usual label: “Peer supporter #2”.
pub fn add_role(seen: &Seen<'_>, draft: &mut StepDraft, name: &str) -> Result<RoleId, ActError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ActError::EmptyName);
    }
    let taken =
        |role: &&crate::model::things::Role| role.name.text().to_lowercase() == name.to_lowercase();
    if seen.roles().iter().any(taken) {
        let name = name.to_owned();
        return Err(ActError::NameTaken {
            what: "a role",
            name,
        });
    }
    let new = NewRole {
        name: name.to_owned(),
        pattern: "{role} #{number}".to_owned(),
    };
    Ok(draft.push(Change::AddRole(Box::new(new))).into())
}

/// Adds participants with their attributes; numbers within roles go on from the last. A pseudonym that is in the
/// study already is refused with its row; the other rows are taken.
pub fn add_participants(
    seen: &Seen<'_>,
    draft: &mut StepDraft,
    rows: &[ParticipantRow],
) -> (Vec<ParticipantId>, Vec<ActError>) {
    let mut table = Table::of(seen);
    let (mut added, mut refused) = (Vec::new(), Vec::new());
    for row in rows {
        match table.add(seen, draft, row) {
            Ok(id) => added.push(id),
            Err(error) => refused.push(error),
        }
    }
    (added, refused)
}

/// What is known while rows are added.
struct Table {
    pseudonyms: Vec<String>,
    roles: BTreeMap<String, RoleId>,
    attributes: BTreeMap<String, AttributeId>,
    next: BTreeMap<Option<RoleId>, u32>,
}

impl Table {
    fn of(seen: &Seen<'_>) -> Self {
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

    fn add(
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
