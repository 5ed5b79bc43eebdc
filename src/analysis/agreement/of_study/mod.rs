//! The agreement of a study's analysts: which codings, in which units, of which text.

mod alone;
mod answer;
mod behind;
mod choices;
mod clusters;
mod code_answer;
mod comparing;
mod counting;
mod events;
mod figuring;
mod gamma;
mod levels;
mod matches;
mod material;
mod places;
mod ratings;
mod rounds;
mod row_counts;
mod rows;
mod set_valued;
mod unitizing;

pub use answer::{Means, Pooled, StudyAgreement, agreement_of_study, agreement_with_borders};
pub use behind::{BehindOf, Present, UnitBehind, UnitsBehind, units_behind};
pub use choices::{AgreementOptions, UnitChoice, UniverseChoice};
pub use code_answer::{CodeAgreement, Counted, DrawnIntervals};
pub use gamma::{GammaDraws, GammaOfStudy};
pub use levels::{CategoryAgreement, DocumentAgreement, PairAgreement, SubDomainAgreement};
pub use matches::MatchOfCodes;
pub use places::{PlaceCounts, Places};
pub use ratings::{RatedCode, RatedUnit, RatingsOfStudy, ratings_of_study};
pub use rounds::{ComparedRound, in_rounds};
pub use rows::RowOf;
pub use set_valued::SetValued;
pub use unitizing::{
    CodeFigures, CodeUnitizing, DocumentUnitizing, StudyUnitizing, UnitizingOf, UnitizingProgress,
    unitizing_of_study,
};
