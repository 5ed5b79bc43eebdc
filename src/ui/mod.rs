//! The window.

pub mod fonts;
pub mod icons;

pub mod theme;
