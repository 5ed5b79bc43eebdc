//! Participants from a table.

use super::{ActError, ParticipantTable};
use crate::model::{Change, NewRole, ParticipantId, RoleId, Seen, StepDraft};

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
    let mut table = ParticipantTable::of(seen);
    let (mut added, mut refused) = (Vec::new(), Vec::new());
    for row in rows {
        match table.add(seen, draft, row) {
            Ok(id) => added.push(id),
            Err(error) => refused.push(error),
        }
    }
    (added, refused)
}
