//! Which way a paragraph runs.

use crate::ui::fonts::runs_to_the_left;

/// The direction of a paragraph, which decides where its lines begin and in which order its parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Base {
    /// From left to right.
    #[default]
    ToTheRight,
    /// From right to left.
    ToTheLeft,
}

impl Base {
    /// That of the first letter (UAX #9, P2 and P3).
    pub fn of(words: &str) -> Self {
        let strong = |sign: &char| sign.is_alphabetic() || matches!(sign, '\u{200e}' | '\u{200f}');
        match words.chars().find(strong) {
            Some(sign) if runs_to_the_left(sign) => Self::ToTheLeft,
            _ => Self::ToTheRight,
        }
    }

    /// The level nothing is embedded at.
    pub const fn level(self) -> u8 {
        match self {
            Self::ToTheRight => 0,
            Self::ToTheLeft => 1,
        }
    }

    /// The invisible letter that makes a paragraph run this way.
    pub const fn mark(self) -> char {
        match self {
            Self::ToTheRight => '\u{200e}',
            Self::ToTheLeft => '\u{200f}',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_runs_as_its_first_letter_does() {
        assert_eq!(Base::of("12. «مرحبا» she said"), Base::ToTheLeft);
        assert_eq!(Base::of("– שלום"), Base::ToTheLeft);
        assert_eq!(Base::of("She said مرحبا"), Base::ToTheRight);
        assert_eq!(Base::of("12 – 14"), Base::ToTheRight);
        assert_eq!(Base::of("؟ …"), Base::ToTheRight);
    }
}
