//! Rounds of a pass, versions of the codebook, and its test on fresh material: what the passes' page and record show of
//! them.

mod differences;
mod draw_fields;
mod round_form;
mod round_list;
mod round_row;
mod test_figures;
mod test_form;
mod test_list;
mod versions;

pub(super) use differences::{Compared, Differences};
pub(super) use round_list::RoundList;
pub(super) use round_row::{RoundRow, RoundRows};
pub(super) use test_form::TestForm;
pub(super) use test_list::TestList;
pub(super) use versions::Versions;
