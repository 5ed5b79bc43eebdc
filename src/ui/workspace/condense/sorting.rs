//! By what the columns of the board are sorted.

use crate::model::AxisId;

/// What a column of the board stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sorting {
    /// A domain or sub-domain.
    #[default]
    SubDomains,
    /// A value of a second axis.
    Axis(AxisId),
}
