//! A subcategory, category or theme.

use super::Made;
use crate::model::{CategoryId, CategoryLevel, CodeId, Field, Level};
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

    /// Categories it is placed under.
    pub fn parents(&self) -> impl Iterator<Item = CategoryId> + '_ {
        let placed = self.under.iter().filter(|(_, placed)| placed.get_or(false));
        placed.map(|(category, _)| *category)
    }
}
