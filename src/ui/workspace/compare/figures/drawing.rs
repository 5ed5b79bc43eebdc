//! How far is what takes longest of the figures: intervals, and the set-valued alpha.

/// What stands in place of an interval that could not be drawn.
pub(super) const NOT_DRAWN: &str = "the intervals were not drawn to the end";

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Drawing {
    /// On its way, or still to begin.
    #[default]
    Pending,
    /// It was stopped, or did not succeed.
    Failed,
    /// It is there.
    Done,
}
