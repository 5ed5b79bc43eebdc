//! Participants, their roles, and the cases above them.

use crate::model::{CaseId, RoleId};
use serde::{Deserialize, Serialize};

/// A role that participants have, with the pattern of their labels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRole {
    /// Name of one: “Peer supporter”.
    pub name: String,
    /// Pattern of the label; `{role}`, `{number}`, `{pseudonym}`, `{wave}` are filled in: “{role} #{number}”.
    pub pattern: String,
}

/// A field of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleEdit {
    /// Name of one.
    Name(String),
    /// Pattern of the label.
    Pattern(String),
    /// Taken off the list.
    Removed(bool),
}

/// A case above participants: a service, a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCase {
    /// Its name.
    pub name: String,
    /// What kind of case: “service”, “region”.
    pub kind: String,
    /// The case above it.
    pub parent: Option<CaseId>,
}

/// A field of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseEdit {
    /// Its name.
    Name(String),
    /// What kind of case.
    Kind(String),
    /// The case above it.
    Parent(Option<CaseId>),
    /// Taken off the list.
    Removed(bool),
}

/// A person whom the material is about, under a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewParticipant {
    /// Pseudonym; may be empty where the label says enough.
    pub pseudonym: String,
    /// Role, if known yet.
    pub role: Option<RoleId>,
    /// Number within the role, from 1; where two bear one number, the later gets the next free one when read.
    pub number: u32,
    /// The case above.
    pub case: Option<CaseId>,
}

/// A field of a participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParticipantEdit {
    /// Pseudonym.
    Pseudonym(String),
    /// Role.
    Role(Option<RoleId>),
    /// Number within the role.
    Number(u32),
    /// The case above.
    Case(Option<CaseId>),
    /// Taken off the list.
    Removed(bool),
}
