//! Figures of categories, sub-domains, documents and pairs of analysts.

use super::code_answer::{CodeAgreement, Counted};
use crate::model::{AnalystId, CategoryId, CategoryLevel, CodeId, DocumentId};
use serde::Serialize;

/// The agreement on a category, theme or subcategory: present in a unit when any code under it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CategoryAgreement {
    /// The category.
    pub category: CategoryId,
    /// Its name.
    pub category_name: String,
    /// Its level: subcategory, category or theme.
    pub level: &'static str,
    /// Counts and figures.
    #[serde(flatten)]
    pub counted: Counted,
}

/// The agreement on a construct of a framework: present in a unit when any code under it is, or was given within it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SubDomainAgreement {
    /// The construct.
    pub code: CodeId,
    /// Its name.
    pub code_name: String,
    /// How deep it stands in the tree; 0 for a framework's top node.
    pub depth: usize,
    /// How many units are its own, where it speaks of its own segments alone.
    pub n_units: u64,
    /// Counts and figures.
    #[serde(flatten)]
    pub counted: Counted,
}

/// The agreement in one document over all comparable codes: each unit counted once for each code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentAgreement {
    /// The document.
    pub document: DocumentId,
    /// Its name.
    pub document_name: String,
    /// Its units.
    pub n_units: u64,
    /// Counts and figures.
    #[serde(flatten)]
    pub counted: Counted,
    /// Whether a unit was coded at all.
    pub any_code: Counted,
}

/// The agreement of two of several analysts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairAgreement {
    /// The two.
    pub analysts: [AnalystId; 2],
    /// What they are called.
    pub analyst_names: [String; 2],
    /// Per code, in the order of the whole answer; without intervals.
    pub per_code: Vec<CodeAgreement>,
    /// Whether a unit was coded at all.
    pub any_code: Counted,
    /// Every unit counted once for each code.
    pub micro: Counted,
}

/// A level in a word.
pub(super) const fn level_name(level: CategoryLevel) -> &'static str {
    match level {
        CategoryLevel::Subcategory => "subcategory",
        CategoryLevel::Category => "category",
        CategoryLevel::Theme => "theme",
    }
}
