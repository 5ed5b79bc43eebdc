//! A role that participants have.

use super::Made;
use crate::model::{Field, RoleId};

/// A role with the pattern of its participants' labels.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Names the role.
    pub id: RoleId,
    /// When made.
    pub made: Made,
    /// Name of one: “Peer supporter”.
    pub name: Field<String>,
    /// Pattern of the label: “{role} #{number}”.
    pub pattern: Field<String>,
}
