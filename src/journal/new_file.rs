//! A file on its way into the project folder.

use crate::model::Text;

/// A file to be put into the folder under its hash.
#[derive(Debug, Clone, Copy)]
pub enum NewFile<'a> {
    /// A transcript's text.
    Text(&'a Text),
    /// An imported file as it came.
    Original {
        /// Its name; the ending is kept.
        name: &'a str,
        /// Its bytes.
        bytes: &'a [u8],
    },
}

impl<'a> NewFile<'a> {
    /// What is written.
    pub(super) fn bytes(&self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_str().as_bytes(),
            Self::Original { bytes, .. } => bytes,
        }
    }
}
