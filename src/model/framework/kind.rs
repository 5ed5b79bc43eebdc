//! What a node of a framework is.

use serde::{Deserialize, Serialize};

/// What a node of a framework is, from the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ConstructKind {
    /// A top node, such as Implementation.
    Domain,
    /// A part of a domain.
    SubDomain,
    /// One thing to code for, in a domain or sub-domain.
    Construct,
    /// A part of a construct.
    Subconstruct,
}

/// What a framework calls its kinds of nodes, in the singular and lower case; empty where our own word serves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KindNames {
    /// "domain", "phase", "subscale".
    pub domain: String,
    /// "sub-domain".
    pub sub_domain: String,
    /// "construct", "step", "component".
    pub construct: String,
    /// "subconstruct".
    pub subconstruct: String,
}

impl KindNames {
    /// The framework's word for a kind, else ours.
    pub fn of(&self, kind: ConstructKind) -> &str {
        let (own, ours) = match kind {
            ConstructKind::Domain => (&self.domain, "domain"),
            ConstructKind::SubDomain => (&self.sub_domain, "sub-domain"),
            ConstructKind::Construct => (&self.construct, "construct"),
            ConstructKind::Subconstruct => (&self.subconstruct, "subconstruct"),
        };
        if own.is_empty() { ours } else { own }
    }
}
