//! Which small differences of borders do not count.

use super::word_borders::WordBorders;
use crate::model::Span;

/// How far the borders of two codings with the same code may lie apart and still count as the same.
///
/// Stated wherever it is used. Words are those of the rule `words-1`; a border that moved over white space or
/// punctuation alone has moved by no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tolerance {
    /// Not at all: every character counts.
    #[default]
    Exact,
    /// By so many words at either end.
    Words(u32),
}

impl Tolerance {
    /// What is offered, with its name on the command line and in words.
    pub const CHOICES: [(Self, &str, &str); 5] = [
        (Self::Exact, "exact", "to the character"),
        (Self::Words(0), "0", "but for punctuation"),
        (Self::Words(1), "1", "within one word"),
        (Self::Words(2), "2", "within two words"),
        (Self::Words(3), "3", "within three words"),
    ];

    /// What a name on the command line means; none where it means nothing.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut all = Self::CHOICES.into_iter();
        all.find(|(_, key, _)| *key == name.trim()).map(|it| it.0)
    }

    /// Whether two stretches have the same borders in the text that these word borders are of.
    pub fn same_borders(self, one: Span, other: Span, words: WordBorders<'_>) -> bool {
        let Self::Words(most) = self else {
            return one == other;
        };
        !words.more_than(most, one.start, other.start) && !words.more_than(most, one.end, other.end)
    }

    /// The tolerance as it is printed beside what it was used for.
    pub fn sentence(self) -> String {
        match self {
            Self::Exact => "borders count to the character".to_owned(),
            Self::Words(0) => {
                "borders that differ only in white space or punctuation count as the same"
                    .to_owned()
            }
            Self::Words(1) => "borders that differ by one word count as the same".to_owned(),
            Self::Words(most) => {
                format!("borders that differ by up to {most} words count as the same")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    #[test]
    fn a_border_moved_over_punctuation_has_moved_by_no_word() {
        let text = Text::new("Yes, I know her. Well.".to_owned());
        let words = WordBorders::of(&text);
        let same = |tolerance: Tolerance, one: (u32, u32), other: (u32, u32)| {
            let of = |(start, end)| Span::new(start, end);
            tolerance.same_borders(of(one), of(other), words)
        };
        assert!(same(Tolerance::Words(0), (5, 15), (4, 16)));
        assert!(!same(Tolerance::Exact, (5, 15), (4, 16)));
        // One word more at the start: "Yes".
        assert!(!same(Tolerance::Words(0), (5, 15), (0, 15)));
        assert!(same(Tolerance::Words(1), (5, 15), (0, 15)));
        assert!(!same(Tolerance::Words(1), (7, 15), (0, 15)));
        // The same border within a word has not moved.
        assert!(same(Tolerance::Words(0), (7, 15), (7, 15)));
    }
}
