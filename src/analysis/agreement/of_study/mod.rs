//! The agreement of a study's analysts: which codings, in which units, of which text.

mod answer;
mod choices;
mod code_answer;
mod code_rows;
mod matches;
mod material;
mod ratings;
mod set_valued;

pub use answer::{Means, Pooled, StudyAgreement, agreement_of_study};
pub use choices::{AgreementOptions, UnitChoice, UniverseChoice};
pub use code_answer::{CodeAgreement, Counted, DrawnIntervals};
pub use matches::MatchOfCodes;
pub use ratings::{RatedCode, RatedUnit, RatingsOfStudy, ratings_of_study};
