//! Figures: a small model of drawing, written as SVG and PNG, and the charts drawn with it.
//!
//! ```text
//! Chart, HeatMatrix, DiscoveryChart, the categories ──► Figure ──► svg()  text that stays text, escaped, with a title
//!                                                             └──► png()  the same, drawn at so many points an inch
//! ```
//!
//! * The figure of categories is laid out where its tables are made, in `exchange::categories`.
//! * Lengths are in points of the screen: 96 to an inch. A figure is [`WIDTH`] wide, with its margins a landscape page
//!   of A4 between those of the page, and as high as what is in it.
//! * Words are broken by the widths of our own face, with some room to spare for a reader's machine that does not have it.
//! * Everything can be told apart when it is printed in grey: lightness means something, hue never does alone.
//! * The same figure always gives the same SVG.

mod discovery;
mod face;
mod figure_error;
mod heat;
mod lines;
mod model;
mod png;
mod shape;
mod svg;
mod tone;

pub use discovery::{DiscoveryChart, Step};
pub use face::Face;
pub use figure_error::FigureError;
pub use heat::{HeatCell, HeatMatrix, HeatRow};
pub use model::{Anchor, Figure, Style, WIDTH};
pub use shape::Shape;
pub use tone::Tone;
