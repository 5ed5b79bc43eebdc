//! The frameworks that come with the program.

use super::{FrameworkError, FrameworkFile};

const FILES: [&str; 4] = [
    include_str!("../../../assets/frameworks/mrc-pe-2015.ron"),
    include_str!("../../../assets/frameworks/sis-2018.ron"),
    include_str!("../../../assets/frameworks/qif-2012.ron"),
    include_str!("../../../assets/frameworks/cfir-2022.ron"),
];

/// The frameworks that come with the program, read anew at each call (about a millisecond).
///
/// # Errors
/// Only when a file in `assets/frameworks` was changed and is wrong now; a test reads them all.
pub fn builtin_frameworks() -> Result<Vec<FrameworkFile>, FrameworkError> {
    FILES
        .iter()
        .map(|text| FrameworkFile::from_ron(text))
        .collect()
}
