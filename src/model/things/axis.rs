//! A second axis to sort codes by.

use super::Made;
use crate::model::{AxisId, AxisValueId, Field};

/// An axis with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Names the axis.
    pub id: AxisId,
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: Field<String>,
}

/// A value that codes and categories can have on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisValue {
    /// Names the value.
    pub id: AxisValueId,
    /// Of which axis.
    pub axis: AxisId,
    /// When made.
    pub made: Made,
    /// Its name.
    pub name: Field<String>,
    /// Place among the others.
    pub order: Field<i32>,
}
