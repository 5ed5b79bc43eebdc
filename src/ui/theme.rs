//! The look: colours, sizes, radii, spaces, and the small parts all screens share.
//!
//! Light and dark are both designed. Nothing outside this module names a colour; a screen asks
//! [`Theme::of`] and uses the tokens or, better, one of the [`parts`].

pub mod metrics;
mod palette;
pub mod parts;
pub mod pixels;

mod style;

pub use palette::{CODE_COLOURS, COLOUR_NAMES};

use egui::{Color32, Context, FontId, RichText, Stroke, Ui};

use crate::ui::fonts;

/// The tokens of one mode, light or dark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Whether this is the dark mode.
    pub dark: bool,
    /// Ground of what is read and of cards.
    pub paper: Color32,
    /// Ground of bars and panels.
    pub frame: Color32,
    /// Ground of the rail, of chips and of tracks.
    pub rail: Color32,
    /// Ground of fields one types in.
    pub field: Color32,
    /// Thin lines between grounds and around cards.
    pub line: Color32,
    /// Edges of controls.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Text that stands back: interviewer's turns, counts, section headings.
    pub quiet: Color32,
    /// The one accent: links, focus, the workspace one is in, progress.
    pub accent: Color32,
    /// Ground of the row or workspace one is in.
    pub accent_ground: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of selected words.
    pub selection: Color32,
    /// Ground of words found by a search.
    pub found: Color32,
    /// Text of what has gone well or is settled.
    pub good: Color32,
    /// Text of what wants attention.
    pub warn: Color32,
    /// Text of what has gone wrong, or takes something away.
    pub bad: Color32,
    /// Shadow under popups.
    pub shadow: Color32,
    codes: [Color32; CODE_COLOURS],
    tint: f32,
}

#[allow(clippy::disallowed_methods)] // The theme is where colours are made.
const fn rgb(value: u32) -> Color32 {
    Color32::from_rgb((value >> 16) as u8, (value >> 8) as u8, value as u8)
}

#[allow(clippy::disallowed_methods)] // The theme is where colours are made.
const fn black(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

impl Theme {
    /// The light mode.
    pub const LIGHT: Self = Self {
        dark: false,
        paper: rgb(0xfd_fcfa),
        frame: rgb(0xf4_f2ee),
        rail: rgb(0xec_e9e3),
        field: rgb(0xff_ffff),
        line: rgb(0xe0_dcd4),
        edge: rgb(0xd2_cdc3),
        ink: rgb(0x23_211e),
        quiet: rgb(0x69_645c),
        accent: rgb(0x2f_5d8a),
        accent_ground: rgb(0xe3_ecf5),
        on_accent: rgb(0xff_ffff),
        selection: rgb(0xcf_e0f2),
        found: rgb(0xf8_e6a8),
        good: rgb(0x3a_7344),
        warn: rgb(0x8a_5a12),
        bad: rgb(0xa8_362f),
        shadow: black(28),
        codes: palette::LIGHT,
        tint: 0.14,
    };

    /// The dark mode.
    pub const DARK: Self = Self {
        dark: true,
        paper: rgb(0x1e_1f21),
        frame: rgb(0x17_181a),
        rail: rgb(0x13_1415),
        field: rgb(0x24_2629),
        line: rgb(0x2c_2e31),
        edge: rgb(0x3c_3f44),
        ink: rgb(0xe4_e1da),
        quiet: rgb(0x9d_9991),
        accent: rgb(0x86_b2e0),
        accent_ground: rgb(0x22_303f),
        on_accent: rgb(0x13_1415),
        selection: rgb(0x2b_4560),
        found: rgb(0x5c_4c17),
        good: rgb(0x86_c28f),
        warn: rgb(0xe0_b060),
        bad: rgb(0xee_9088),
        shadow: black(110),
        codes: palette::DARK,
        tint: 0.20,
    };

    /// Fonts and styles of both modes into `ctx`; once, before the first frame.
    ///
    /// Which of the two is shown follows `ctx.set_theme`. The handle returned names scripts this machine has
    /// no font for.
    pub fn apply(ctx: &Context) -> fonts::SystemFonts {
        Self::apply_style(ctx);
        fonts::install(ctx)
    }

    /// Styles of both modes into `ctx`, fonts left as they are.
    pub fn apply_style(ctx: &Context) {
        ctx.set_style_of(egui::Theme::Light, style::style(&Self::LIGHT));
        ctx.set_style_of(egui::Theme::Dark, style::style(&Self::DARK));
    }

    /// The tokens of the mode `ctx` is in.
    pub fn of(ctx: &Context) -> Self {
        match ctx.theme() {
            egui::Theme::Dark => Self::DARK,
            egui::Theme::Light => Self::LIGHT,
        }
    }

    /// Colour of a code for swatch, bracket and tint; comes round again after [`CODE_COLOURS`].
    ///
    /// Too light to read as text: a code's name is written in [`Theme::ink`].
    pub fn code_colour(&self, index: usize) -> Color32 {
        self.codes
            .get(index % CODE_COLOURS)
            .copied()
            .unwrap_or(self.accent)
    }

    /// The ground of words with this code: its colour at 14 % (dark 20 %) over the paper.
    pub fn tint(&self, index: usize) -> Color32 {
        self.paper.lerp_to_gamma(self.code_colour(index), self.tint)
    }

    /// The ground of the words of a coding that is lifted above the others.
    pub fn lifted_tint(&self, index: usize) -> Color32 {
        let share = self.tint + 0.1;
        self.paper.lerp_to_gamma(self.code_colour(index), share)
    }

    /// The ground of words with several codes: the mean of their colours, somewhat stronger than one
    /// tint and never stronger than that, however many they are.
    pub fn mixed_tint(&self, indices: &[usize]) -> Color32 {
        let mut mixed = match indices.first() {
            Some(first) => self.code_colour(*first),
            None => return self.paper,
        };
        for (n, index) in indices.iter().enumerate().skip(1) {
            mixed = mixed.lerp_to_gamma(self.code_colour(*index), 1.0 / (n as f32 + 1.0));
        }
        let share = if indices.len() > 1 { 1.6 } else { 1.0 };
        self.paper.lerp_to_gamma(mixed, self.tint * share)
    }

    /// `colour` moved towards the paper: what stands back while something else is lifted.
    pub fn dimmed(&self, colour: Color32) -> Color32 {
        self.paper.lerp_to_gamma(colour, 0.35)
    }

    /// Thin marks that stand back and must be seen all the same, three to one: the scroll bar's handle, the line under
    /// the sentence at the caret.
    pub fn thin_mark(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.quiet, 0.7)
    }

    /// A thin line in [`Theme::line`].
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The ring around what has the keyboard's focus.
    pub fn focus_ring(&self) -> Stroke {
        Stroke::new(1.5, self.accent)
    }

    /// Text of the frame in ink, 13/20.
    pub fn text(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::sans(metrics::TEXT),
            metrics::TEXT_LINE,
            self.ink,
        )
    }

    /// Text of the frame in ink and semibold.
    pub fn strong(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::sans_semibold(metrics::TEXT),
            metrics::TEXT_LINE,
            self.ink,
        )
    }

    /// Text of the frame that stands back.
    pub fn quiet(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::sans(metrics::TEXT),
            metrics::TEXT_LINE,
            self.quiet,
        )
    }

    /// Small text that stands back.
    pub fn small(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::sans(metrics::SMALL),
            metrics::SMALL_LINE,
            self.quiet,
        )
    }

    /// A heading in the reading face, 20/28.
    pub fn heading(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::serif_semibold(metrics::HEADING),
            metrics::HEADING_LINE,
            self.ink,
        )
    }

    /// A smaller heading in the reading face, for cards.
    pub fn subheading(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::serif_semibold(metrics::READING),
            metrics::QUOTE_LINE,
            self.ink,
        )
    }

    /// A participant's words in a panel or card.
    pub fn quote(&self, words: impl Into<String>) -> RichText {
        styled(
            words,
            fonts::serif(metrics::QUOTE),
            metrics::QUOTE_LINE,
            self.ink,
        )
    }
}

/// The tokens of the mode `ui` is drawn in; short for [`Theme::of`].
pub fn theme(ui: &Ui) -> Theme {
    Theme::of(ui.ctx())
}

fn styled(words: impl Into<String>, font: FontId, line: f32, colour: Color32) -> RichText {
    RichText::new(words)
        .font(font)
        .line_height(Some(line))
        .color(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let channel = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    /// WCAG 2.2, 1.4.3.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half_over_every_ground_it_stands_on() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let grounds = [
                theme.paper,
                theme.frame,
                theme.rail,
                theme.field,
                theme.accent_ground,
            ];
            let texts = [
                theme.ink,
                theme.quiet,
                theme.accent,
                theme.good,
                theme.warn,
                theme.bad,
            ];
            for ground in grounds {
                for text in texts {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{text:?} on {ground:?}: {found}");
                }
            }
            for ground in [theme.selection, theme.found] {
                assert!(contrast(theme.ink, ground) >= 4.5);
                // The caret and the handles of a coding stand on them too.
                assert!(contrast(theme.accent, ground) >= 3.0);
            }
            assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
        }
    }

    #[test]
    fn words_stay_readable_over_one_tint_and_over_many() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for first in 0..CODE_COLOURS {
                assert!(contrast(theme.ink, theme.tint(first)) >= 7.0);
                assert!(contrast(theme.ink, theme.lifted_tint(first)) >= 4.5);
                for second in 0..CODE_COLOURS {
                    let ground = theme.mixed_tint(&[first, second, second, first, first]);
                    assert!(contrast(theme.ink, ground) >= 4.5);
                }
            }
        }
    }

    #[test]
    fn swatches_and_the_focus_ring_stand_out_from_their_grounds_three_to_one() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ground in [theme.paper, theme.frame] {
                assert!(contrast(theme.accent, ground) >= 3.0);
                assert!(contrast(theme.thin_mark(), theme.paper) >= 3.0);
                for index in 0..CODE_COLOURS {
                    assert!(contrast(theme.code_colour(index), ground) >= 3.0, "{index}");
                }
            }
        }
    }

    #[test]
    fn the_thirteenth_code_has_the_colour_of_the_first() {
        assert_eq!(Theme::LIGHT.code_colour(12), Theme::LIGHT.code_colour(0));
        assert_ne!(Theme::LIGHT.code_colour(11), Theme::LIGHT.code_colour(0));
    }

    #[test]
    fn adding_codes_to_a_passage_never_makes_its_ground_stronger_than_two_do() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            assert_eq!(theme.mixed_tint(&[3, 3]), theme.mixed_tint(&[3; 9]));
        }
    }
}
