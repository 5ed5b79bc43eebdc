//! The frameworks that come with the program.

use super::{FrameworkError, FrameworkFile};

const FILES: [&str; 9] = [
    include_str!("../../../assets/frameworks/mrc-pe-2015.ron"),
    include_str!("../../../assets/frameworks/sis-2018.ron"),
    include_str!("../../../assets/frameworks/qif-2012.ron"),
    include_str!("../../../assets/frameworks/cfir-2022.ron"),
    include_str!("../../../assets/frameworks/re-aim-1999.ron"),
    include_str!("../../../assets/frameworks/proctor-2011.ron"),
    include_str!("../../../assets/frameworks/tdf-2012.ron"),
    include_str!("../../../assets/frameworks/npt-2009.ron"),
    include_str!("../../../assets/frameworks/i-parihs-2016.ron"),
];

/// The frameworks that come with the program, read anew at each call (a few milliseconds).
///
/// # Errors
/// Only when a file in `assets/frameworks` was changed and is wrong now; a test reads them all.
pub fn builtin_frameworks() -> Result<Vec<FrameworkFile>, FrameworkError> {
    FILES
        .iter()
        .map(|text| FrameworkFile::from_ron(text))
        .collect()
}
