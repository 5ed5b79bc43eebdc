//! A checklist as its file has it.

use crate::exchange::methods::Topic;
use serde::Deserialize;

/// A checklist as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistFile {
    /// Its key: `coreq`.
    pub id: String,
    /// Its name in full.
    pub name: String,
    /// Its name as people say it.
    pub short_name: String,
    /// Where it is published.
    pub citation: String,
    /// What its items' names were compared with.
    pub evidence: String,
    /// Its items, in order.
    pub items: Vec<ChecklistItem>,
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its number.
    pub number: u32,
    /// The part of the checklist it belongs to; empty where there are none.
    #[serde(default)]
    pub domain: String,
    /// The group within that; empty where there are none.
    #[serde(default)]
    pub group: String,
    /// Its name.
    pub name: String,
    /// What sentences of the methods draft answer it; none for what only people know.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Whether its name was not compared with the publication itself.
    #[serde(default)]
    pub to_verify: bool,
}
