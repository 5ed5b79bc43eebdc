//! The faces: Inter for the frame, Literata for reading, fonts of the system behind them.

mod atlas;
mod missing;
mod scripts;
mod shaper;
mod system;

use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::figure::Face;
use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use skrifa::{FontRef, MetadataProvider as _};

pub use missing::MissingFont;
pub(in crate::ui) use missing::{missing_in_text, missing_so_far};
pub(in crate::ui) use scripts::{joins_with_neighbours, runs_to_the_left};
pub(in crate::ui) use shaper::Shaper;
pub use system::SystemFonts;

const SANS_MEDIUM: &str = "Inter Medium";
const SANS_SEMIBOLD: &str = "Inter SemiBold";
const SERIF: &str = "Literata";
const SERIF_ITALIC: &str = "Literata Italic";
const SERIF_SEMIBOLD: &str = "Literata SemiBold";
const SANS: &str = "Inter";

const SANS_FILE: &[u8] = Face::Regular.bytes();
const SERIF_FILE: &[u8] = include_bytes!("../../assets/fonts/Literata-Regular.ttf");

/// Our faces with their files.
const FILES: [(&str, &[u8]); 6] = [
    (SANS, SANS_FILE),
    (SANS_MEDIUM, Face::Medium.bytes()),
    (SANS_SEMIBOLD, Face::SemiBold.bytes()),
    (SERIF, SERIF_FILE),
    (
        SERIF_ITALIC,
        include_bytes!("../../assets/fonts/Literata-Italic.ttf"),
    ),
    (
        SERIF_SEMIBOLD,
        include_bytes!("../../assets/fonts/Literata-SemiBold.ttf"),
    ),
];

/// Our faces with the system's behind them; what is missing is looked for beside the screen's thread,
/// so the first frame does not wait for the list of fonts.
///
/// The handle returned names the scripts for which this machine has no font.
pub fn install(ctx: &Context) -> SystemFonts {
    install_bundled(ctx);
    SystemFonts::install(ctx)
}

/// Our faces alone, so that pictures come out alike on every machine.
pub fn install_bundled(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// Our faces with these font files behind them and none of the system's, so that pictures of other scripts
/// come out alike wherever the files are.
pub fn install_files(ctx: &Context, files: &[PathBuf]) -> SystemFonts {
    install_bundled(ctx);
    SystemFonts::install_files(ctx, files)
}

/// Whether our own reading faces have a character.
pub(in crate::ui) fn is_ours(sign: char) -> bool {
    sign.is_ascii()
        || [SERIF_FILE, SANS_FILE]
            .into_iter()
            .any(|file| FontRef::new(file).is_ok_and(|font| font.charmap().map(sign).is_some()))
}

/// Inter of `size` points.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Inter Medium of `size` points.
pub fn sans_medium(size: f32) -> FontId {
    named(SANS_MEDIUM, size)
}

/// Inter semibold of `size` points.
pub fn sans_semibold(size: f32) -> FontId {
    named(SANS_SEMIBOLD, size)
}

/// Literata of `size` points.
pub fn serif(size: f32) -> FontId {
    named(SERIF, size)
}

/// Literata Italic of `size` points.
pub fn serif_italic(size: f32) -> FontId {
    named(SERIF_ITALIC, size)
}

/// Literata semibold of `size` points.
pub fn serif_semibold(size: f32) -> FontId {
    named(SERIF_SEMIBOLD, size)
}

fn named(family: &str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    // egui draws a few signs of its own (menus' arrows, check marks) with its icon font.
    let icons = "egui-icons";
    if let Some(data) = FontDefinitions::default().font_data.remove(icons) {
        fonts.font_data.insert(icons.to_owned(), data);
    }
    for (name, bytes) in FILES {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let behind = |first: &str, second: &str| -> Vec<String> {
        let mut chain = vec![first.to_owned()];
        chain.extend((!second.is_empty()).then(|| second.to_owned()));
        chain.extend(
            fonts
                .font_data
                .contains_key(icons)
                .then(|| icons.to_owned()),
        );
        chain
    };
    let families = [
        (FontFamily::Proportional, behind(SANS, "")),
        (FontFamily::Monospace, behind(SANS, "")),
        (
            FontFamily::Name(SANS_MEDIUM.into()),
            behind(SANS_MEDIUM, ""),
        ),
        (
            FontFamily::Name(SANS_SEMIBOLD.into()),
            behind(SANS_SEMIBOLD, ""),
        ),
        (FontFamily::Name(SERIF.into()), behind(SERIF, SANS)),
        (
            FontFamily::Name(SERIF_ITALIC.into()),
            behind(SERIF_ITALIC, SANS),
        ),
        (
            FontFamily::Name(SERIF_SEMIBOLD.into()),
            behind(SERIF_SEMIBOLD, SANS_SEMIBOLD),
        ),
    ];
    fonts.families = families.into();
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_faces_have_the_signs_of_european_transcripts() {
        let ctx = Context::default();
        install_bundled(&ctx);
        let mut checked = 0;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            ui.ctx().fonts_mut(|fonts| {
                for font in [
                    sans(13.0),
                    sans_semibold(13.0),
                    serif(16.5),
                    serif_italic(16.5),
                ] {
                    for sign in "åäöÅÄÖéèñçßøæœłžšőűğı–—“”„‘’«»…·×€§½ αβω бжд ≥≤→←".chars()
                    {
                        if sign != ' ' {
                            assert!(fonts.has_glyph(&font, sign), "{sign} in {font:?}");
                            checked += 1;
                        }
                    }
                }
            });
        });
        output.textures_delta.clear();
        assert!(checked > 100);
    }
}
