//! From what was read to changes of the study.

pub(super) mod codes;
pub(super) mod sets;
