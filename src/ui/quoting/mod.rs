//! Quotations as they are edited: in Code beside the coding, in Report in the list of all.

mod chosen;
mod editor;
mod form;
mod keys;
mod translations;
mod uses;

pub(in crate::ui) use chosen::Chosen;
pub(in crate::ui) use editor::Editor;
pub(in crate::ui) use uses::{USES, choose};
