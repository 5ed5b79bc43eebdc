//! The face figures are set in, and how wide words are in it.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// A weight of the face that figures are set in: Inter, which comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// For most words.
    Regular,
    /// For names.
    Medium,
    /// For headings.
    SemiBold,
}

/// Width of a letter our face does not have, in shares of the size: of letters of other alphabets, and of those that
/// fill a square.
const OTHER: f32 = 0.62;
const SQUARE: f32 = 1.0;

static REGULAR: LazyLock<Measures> = LazyLock::new(|| Measures::of(Face::Regular));
static MEDIUM: LazyLock<Measures> = LazyLock::new(|| Measures::of(Face::Medium));
static SEMIBOLD: LazyLock<Measures> = LazyLock::new(|| Measures::of(Face::SemiBold));

impl Face {
    /// All weights.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Medium, Self::SemiBold];

    /// The font's file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::Medium => include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
            Self::SemiBold => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
        }
    }

    /// The weight by its number (400 is usual).
    pub const fn weight(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Medium => 500,
            Self::SemiBold => 600,
        }
    }

    /// Width of words, in points. Pairs of letters that stand closer are not counted, so that it is rather too much.
    pub fn width(self, words: &str, size: f32) -> f32 {
        let measures = self.measures();
        let widths = words.chars().map(|letter| measures.width(letter));
        widths.sum::<f32>() * size
    }

    /// Whether the face has a letter.
    pub fn has(self, letter: char) -> bool {
        self.measures().known(letter).is_some()
    }

    fn measures(self) -> &'static Measures {
        match self {
            Self::Regular => &REGULAR,
            Self::Medium => &MEDIUM,
            Self::SemiBold => &SEMIBOLD,
        }
    }
}

/// Widths of letters in shares of the size, read from the font once.
struct Measures {
    /// By code point, up to where Latin, Greek and Cyrillic end; negative where there is none.
    widths: Vec<f32>,
    font: Option<FontRef<'static>>,
}

/// Widths are kept for letters before this.
const KEPT: u32 = 0x530;

impl Measures {
    fn of(face: Face) -> Self {
        let mut measures = Self {
            widths: Vec::new(),
            font: FontRef::new(face.bytes()).ok(),
        };
        let letters = 0..KEPT;
        measures.widths = letters
            .map(|letter| {
                let letter = char::from_u32(letter);
                letter.and_then(|it| measures.read(it)).unwrap_or(-1.0)
            })
            .collect();
        measures
    }

    fn known(&self, letter: char) -> Option<f32> {
        match self.widths.get(letter as usize) {
            Some(width) => (*width >= 0.0).then_some(*width),
            None => self.read(letter),
        }
    }

    fn read(&self, letter: char) -> Option<f32> {
        let font = self.font.as_ref()?;
        let glyph = font.charmap().map(letter)?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        metrics.advance_width(glyph)
    }

    fn width(&self, letter: char) -> f32 {
        self.known(letter).unwrap_or_else(|| guessed(letter))
    }
}

/// Width of a letter that another font will draw.
fn guessed(letter: char) -> f32 {
    match letter {
        // Marks above and below, and what steers the direction of words.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe0f}' => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1_f000}'..='\u{1_faff}'
        | '\u{2_0000}'..='\u{3_ffff}' => SQUARE,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_letters_and_heavier_faces_are_wider() {
        let width = |face: Face, words| face.width(words, 12.0);
        assert!(width(Face::Regular, "WWW") > 2.0 * width(Face::Regular, "iii"));
        assert!(width(Face::SemiBold, "Reach and dose") > width(Face::Regular, "Reach and dose"));
        assert!((width(Face::Regular, "") - 0.0).abs() < f32::EPSILON);
        assert!(Face::Regular.has('å') && Face::Regular.has('Ж') && !Face::Regular.has('ש'));
        assert!((width(Face::Regular, "漢字") - 24.0).abs() < 0.01);
    }
}
