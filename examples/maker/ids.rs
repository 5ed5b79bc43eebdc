//! Which thing of the program each name in the sources became.

use super::Made;
use interlinea::model::{
    AnalystId, CaseId, CategoryId, CodeId, DocumentId, FrameworkId, ParticipantId, PassId, Text,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Ids by the names in the sources.
#[derive(Default)]
pub struct Ids {
    pub framework: Option<FrameworkId>,
    pub analysts: BTreeMap<String, AnalystId>,
    pub cases: BTreeMap<String, CaseId>,
    pub participants: BTreeMap<String, ParticipantId>,
    pub documents: BTreeMap<String, DocumentId>,
    pub texts: BTreeMap<String, Arc<Text>>,
    pub passes: BTreeMap<String, PassId>,
    pub codes: BTreeMap<String, CodeId>,
    /// Codes that have got their example.
    pub with_example: BTreeSet<CodeId>,
    pub categories: BTreeMap<String, CategoryId>,
}

/// What a name became.
pub fn of<T: Clone>(map: &BTreeMap<String, T>, name: &str) -> Made<T> {
    let missing = || format!("“{name}” is used before it is there");
    Ok(map.get(name).cloned().ok_or_else(missing)?)
}
