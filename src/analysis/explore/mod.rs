//! Looking across a study: segments of any combination of codes, matrices, and codes that occur together.
//!
//! Everything counts the segments of a layer ([`super::layer::LayerCodings`]), in which nothing hidden is.

mod asked;
mod axis;
mod condition;
mod counted;
mod crosstab;
mod heading;
mod places;
mod placing;
mod speaking;
mod together;

pub use asked::{Asked, Lying, asked_for};
pub use axis::Axis;
pub use counted::Counted;
pub use crosstab::Crosstab;
pub use heading::{AxisHeading, HeadingOf, SpokenBy};
pub use placing::Placing;
pub use together::{How, Pair, Together};
