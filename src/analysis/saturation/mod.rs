//! What each document added to what was known before it, gone through afterwards in a stated order.
//!
//! The measure is that of Guest, Namey & Chen, “A simple method to assess and report thematic saturation in qualitative
//! research”, PLOS ONE 15(5), 2020: e0232076. It was made for themes found inductively and depends on the order, which
//! is therefore always said. Whether saturation was reached is a judgement of people; nothing here says that it was.

mod curve;
mod guest;

pub use curve::{Asked, Curve, Found};
pub use guest::{Guest, GuestRun, NotComputable, guest};
