//! The few tones of figures.

/// A tone. All of them keep apart in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The ground.
    Paper,
    /// Words and axes.
    Ink,
    /// Words beside: at least 4.5 to 1 on paper.
    Quiet,
    /// Borders.
    Line,
    /// The ground of boxes.
    Pale,
    /// What the eye should find first.
    Accent,
    /// From paper (0) to the darkest (100).
    Shade(u8),
}

/// The ends of the shades: red, green, blue.
const LIGHTEST: [u8; 3] = [0xff, 0xff, 0xff];
const DARKEST: [u8; 3] = [0x1f, 0x44, 0x69];

/// The darkest shade on which dark words are read, and the lightest on which light ones are; none between has either
/// at 4.5 to 1.
const DARK_WORDS: u8 = 62;
const LIGHT_WORDS: u8 = 72;
/// The darkest and the lightest shade of cells.
const CELLS: (f32, f32) = (6.0, 88.0);

impl Tone {
    /// The tone of a cell with a share from 0 (paper) to 1.
    pub fn of_share(share: f32) -> Self {
        if share <= 0.0 || share.is_nan() {
            return Self::Paper;
        }
        let (lightest, darkest) = CELLS;
        let shade = (lightest + share.min(1.0) * (darkest - lightest)).round() as u8;
        Self::Shade(match shade {
            shade if shade <= DARK_WORDS => shade,
            shade => shade.max(LIGHT_WORDS),
        })
    }

    /// The tone as figures write it: `#23211e`.
    pub fn hex(self) -> String {
        match self {
            Self::Paper => "#ffffff".to_owned(),
            Self::Ink => "#23211e".to_owned(),
            Self::Quiet => "#5f5a53".to_owned(),
            Self::Line => "#b9b4ab".to_owned(),
            Self::Pale => "#f3f1ec".to_owned(),
            Self::Accent => "#2f5d8a".to_owned(),
            Self::Shade(share) => {
                let share = f32::from(share.min(100)) / 100.0;
                let mut hex = "#".to_owned();
                for (light, dark) in LIGHTEST.into_iter().zip(DARKEST) {
                    let (light, dark) = (f32::from(light), f32::from(dark));
                    let part = (light + (dark - light) * share).round() as u8;
                    hex.push_str(&format!("{part:02x}"));
                }
                hex
            }
        }
    }

    /// The tone of words on it.
    #[must_use]
    pub const fn words_on(self) -> Self {
        match self {
            Self::Shade(share) if share > DARK_WORDS => Self::Paper,
            Self::Accent | Self::Ink | Self::Quiet => Self::Paper,
            _ => Self::Ink,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two tones (WCAG 2.1, relative luminance).
    fn contrast(one: Tone, other: Tone) -> f64 {
        let luminance = |tone: Tone| {
            let hex = tone.hex();
            let part = |at: usize| {
                let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
                if part <= 0.03928 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_can_be_read_on_every_tone() {
        for tone in [Tone::Paper, Tone::Pale, Tone::Accent] {
            assert!(contrast(tone, tone.words_on()) >= 4.5, "{tone:?}");
        }
        for share in 0..=200_u8 {
            let tone = Tone::of_share(f32::from(share) / 200.0);
            assert!(contrast(tone, tone.words_on()) >= 4.5, "{share}");
        }
        assert!(contrast(Tone::Paper, Tone::Quiet) >= 4.5);
        assert!(contrast(Tone::Pale, Tone::Quiet) >= 4.5);
    }

    #[test]
    fn a_darker_shade_is_darker_in_grey_too() {
        let mut before = 1.0;
        for share in 1..=100 {
            let now = contrast(Tone::Paper, Tone::Shade(share));
            assert!(now >= before, "{share}");
            before = now;
        }
    }
}
