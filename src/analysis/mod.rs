//! Functions of a seen study: agreement, discrepancies, saturation, matrices.

pub mod agreement;
pub mod behind;
pub mod category_tree;
pub mod challenges;
pub mod closing;
pub mod consensus;
pub mod coverage;
pub mod discrepancies;
pub mod double_coded;
pub mod drawing;
pub mod explore;
pub mod layer;
pub mod layers;
pub mod matching;
pub mod quotations;
pub mod saturation;
pub mod single_analyst;
pub mod speakers;
pub mod spread;
pub mod units;
