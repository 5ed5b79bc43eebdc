//! Pixels of pictures: the colours are the pictures' own.
#![allow(clippy::disallowed_methods)] // The theme is where colours are made.

use egui::Color32;

/// What a picture is multiplied with to show its own colours.
pub const AS_THEY_ARE: Color32 = Color32::WHITE;

/// A pixel of a mask, which takes on the colour it is multiplied with.
pub fn mask(cover: u8) -> Color32 {
    Color32::from_white_alpha(cover)
}

/// A pixel of red, green, blue and opacity.
pub fn pixel([red, green, blue, alpha]: [u8; 4]) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}
