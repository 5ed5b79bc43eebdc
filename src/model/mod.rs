//! The study itself: pure, knows no screen, no disk, no clock, no thread.

mod span;
mod text;
mod turn;

pub use span::Span;
pub use text::Text;
pub use turn::Turn;
