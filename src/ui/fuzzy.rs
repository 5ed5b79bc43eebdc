//! Finding by a few letters of a name, in any order of its words.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Finds names that fit what was typed, the best first.
#[derive(Debug)]
pub struct Fuzzy {
    matcher: Matcher,
    pattern: Pattern,
    buffer: Vec<char>,
}

impl Fuzzy {
    /// For these letters; several words must all fit, in any order. Accents and capitals do not matter.
    pub fn new(typed: &str) -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart),
            buffer: Vec::new(),
        }
    }

    /// How well a name fits: greater is better; none when it does not.
    pub fn score(&mut self, name: &str) -> Option<u32> {
        let name = Utf32Str::new(name, &mut self.buffer);
        self.pattern.score(name, &mut self.matcher)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_find_a_name_whatever_the_order_of_the_words() {
        let score = |typed: &str, name: &str| Fuzzy::new(typed).score(name);
        assert!(score("isol", "the most isolated stay unseen").is_some());
        assert!(score("unseen most", "the most isolated stay unseen").is_some());
        assert!(score("xyz", "the most isolated stay unseen").is_none());
        assert!(score("isol", "isolation") > score("isol", "interviews on solitude"));
    }
}
