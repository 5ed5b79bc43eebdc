//! A subcategory, category or theme.

use super::Made;
use crate::model::{CategoryId, CategoryLevel, CategoryMark, CodeId, Field, Level, Place, Valence};
use std::collections::BTreeMap;

/// A category with its members.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Names the category.
    pub id: CategoryId,
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: Field<String>,
    /// What it says.
    pub definition: Field<String>,
    /// Its level.
    pub level: Field<CategoryLevel>,
    /// Manifest or latent.
    pub meaning: Field<Option<Level>>,
    /// The domain or sub-domain it belongs to.
    pub within: Field<Option<CodeId>>,
    /// Whether it is said to be a barrier, a facilitator or both.
    pub valence: Field<Option<Valence>>,
    /// Whether it is said to be internal or external to the organisation.
    pub place: Field<Option<Place>>,
    /// Place among the others.
    pub order: Field<i32>,
    /// Its codes.
    pub codes: BTreeMap<CodeId, Field<bool>>,
    /// The categories it stands under.
    pub under: BTreeMap<CategoryId, Field<bool>>,
}

impl Category {
    /// Codes that are placed in it, in order of their ids.
    pub fn members(&self) -> impl Iterator<Item = CodeId> + '_ {
        let placed = self.codes.iter().filter(|(_, placed)| placed.get_or(false));
        placed.map(|(code, _)| *code)
    }

    /// What it is said to be; nothing of what is not said.
    pub fn marks(&self) -> impl Iterator<Item = CategoryMark> {
        CategoryMark::said(self.valence.get_or(None), self.place.get_or(None))
    }

    /// Categories it is placed under.
    pub fn parents(&self) -> impl Iterator<Item = CategoryId> + '_ {
        let placed = self.under.iter().filter(|(_, placed)| placed.get_or(false));
        placed.map(|(category, _)| *category)
    }
}
