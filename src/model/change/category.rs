//! Subcategories, categories and themes.

use crate::model::CodeId;
use serde::{Deserialize, Serialize};

/// Which level a category stands on; what the level is called follows the study's tradition.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum CategoryLevel {
    /// Below a category.
    Subcategory,
    /// A category.
    #[default]
    Category,
    /// A theme, which may lie across categories.
    Theme,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCategory {
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: CategoryLevel,
    /// The domain or sub-domain it belongs to.
    pub within: Option<CodeId>,
}

/// A field of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CategoryEdit {
    /// Its name.
    Name(String),
    /// What it says.
    Definition(String),
    /// Its level.
    Level(CategoryLevel),
    /// Manifest or latent.
    Meaning(Option<super::Level>),
    /// The domain or sub-domain it belongs to.
    Within(Option<CodeId>),
    /// Place among the others; smaller comes first.
    Order(i32),
    /// Taken away.
    Removed(bool),
}
