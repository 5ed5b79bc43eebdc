//! A node of a framework.

use super::ConstructKind;
use serde::{Deserialize, Serialize};

/// A domain, sub-domain, construct or subconstruct, with what lies below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkConstruct {
    /// Stays the same in every version of the file; unique in the framework.
    pub key: String,
    /// Name as published.
    pub name: String,
    /// What it is.
    pub kind: ConstructKind,
    /// What it means, in our words; empty where there is nothing to say beyond the name.
    #[serde(default)]
    pub definition: String,
    /// Where the name stands in print; empty for the framework's own citation.
    #[serde(default)]
    pub source: String,
    /// What has still to be checked against the publication before it is printed as a fact.
    #[serde(default)]
    pub to_verify: Option<String>,
    /// Not part of the code tree until the study switches it on.
    #[serde(default)]
    pub off_at_first: bool,
    /// A place whose name the study has to enter; not shown in the code tree before.
    #[serde(default)]
    pub hidden_until_named: bool,
    /// In a variant: keys of the framework's own constructs that this one stands for.
    #[serde(default)]
    pub stands_for: Vec<String>,
    /// What lies below it, in the published order.
    #[serde(default)]
    pub children: Vec<FrameworkConstruct>,
}
