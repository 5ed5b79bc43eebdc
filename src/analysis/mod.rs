//! Functions of a seen study: agreement, discrepancies, saturation, matrices.

pub mod agreement;
pub mod behind;
pub mod units;
