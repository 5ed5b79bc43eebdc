//! The board on which codes are condensed: a second axis to sort them by, and concepts that orient.

use crate::model::{AxisId, CategoryId, CodeId};
use serde::{Deserialize, Serialize};

/// What is sorted on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sorted {
    /// A code.
    Code(CodeId),
    /// A subcategory, category or theme.
    Category(CategoryId),
}

/// A second axis: phases in time, for instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAxis {
    /// Its name.
    pub name: String,
}

/// A field of an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AxisEdit {
    /// Its name.
    Name(String),
    /// Taken away.
    Removed(bool),
}

/// A value of an axis: before, during, after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAxisValue {
    /// Of which axis.
    pub axis: AxisId,
    /// Its name.
    pub name: String,
}

/// A field of an axis's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AxisValueEdit {
    /// Its name.
    Name(String),
    /// Place among the others; smaller comes first.
    Order(i32),
    /// Taken away.
    Removed(bool),
}
