//! The participants' table of the paper: who took part, by role and altogether, each share with its denominator.

mod documents;
mod figures;
mod groups;
mod made;
mod summary;

pub use made::{ParticipantsTable, participants_table};
