//! A framework as one published study used it.

use super::{FrameworkConstruct, PlacedConstruct, placed};
use serde::{Deserialize, Serialize};

/// A framework as a published study used it: merged, renamed or left out, with the mapping to the original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkVariant {
    /// Unique among the framework's variants: `kaks-2024`.
    pub id: String,
    /// Name to choose it by.
    pub name: String,
    /// The study it comes from.
    pub citation: String,
    /// What differs from the framework and why.
    #[serde(default)]
    pub note: String,
    /// Its tree; `stands_for` of each node names the originals.
    pub constructs: Vec<FrameworkConstruct>,
    /// Keys of the framework's constructs that it leaves out altogether.
    #[serde(default)]
    pub leaves_out: Vec<String>,
}

impl FrameworkVariant {
    /// Every construct of the variant, each before what lies below it.
    pub fn all(&self) -> Vec<PlacedConstruct<'_>> {
        placed::walk(&self.constructs)
    }

    /// The variant's construct that an original one is part of; none when it is left out.
    pub fn place_of(&self, original: &str) -> Option<&FrameworkConstruct> {
        let mut all = self.all().into_iter().map(|placed| placed.construct);
        all.find(|construct| construct.stands_for.iter().any(|key| key == original))
    }
}
