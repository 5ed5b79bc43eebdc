//! The study itself: pure, knows no screen, no disk, no clock, no thread.

mod framework;
mod span;
mod text;
mod turn;

pub use framework::{
    ChosenFramework, ConstructKind, FrameworkConstruct, FrameworkError, FrameworkFile,
    FrameworkVariant, KindNames, PlacedConstruct, builtin_frameworks, find_framework,
};
pub use span::Span;
pub use text::Text;
pub use turn::Turn;
