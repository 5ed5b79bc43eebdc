//! A person whom the material is about.

use super::Made;
use crate::model::{CaseId, Field, ParticipantId, RoleId};

/// A participant under a pseudonym.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Names the participant.
    pub id: ParticipantId,
    /// When made.
    pub made: Made,
    /// Pseudonym.
    pub pseudonym: Field<String>,
    /// Role.
    pub role: Field<Option<RoleId>>,
    /// Number within the role, as set.
    pub number: Field<u32>,
    /// The case above.
    pub case: Field<Option<CaseId>>,
}
