//! How alike two codes are called.

use unicode_segmentation::UnicodeSegmentation;

/// Letters that two words have to begin alike with, to be forms of one word; and their least share of the longer.
const STEM: (usize, f64) = (4, 0.7);

/// A code's name, ready to be compared.
///
/// The likeness of two names is the greater of two coefficients of Dice (L. R. Dice, "Measures of the amount of
/// ecologic association between species", Ecology 26, 1945, p. 298: 2h / (a + b)): over their words, where words that
/// begin alike count as one (“support”, “supporting”), and over the pairs of neighbouring letters of their words,
/// which finds other spellings and compounds. Case and punctuation do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeName {
    words: Vec<String>,
    /// Pairs of neighbouring letters, sorted, with repetitions.
    pairs: Vec<(char, char)>,
}

impl CodeName {
    /// Takes a name apart.
    pub fn of(name: &str) -> Self {
        let words: Vec<String> = name.unicode_words().map(str::to_lowercase).collect();
        let mut pairs = Vec::new();
        for word in &words {
            pairs.extend(word.chars().zip(word.chars().skip(1)));
        }
        pairs.sort_unstable();
        Self { words, pairs }
    }

    /// Whether both are the same words in the same order; never of a name without words.
    pub fn is_same(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words == other.words
    }

    /// How alike two names are, from 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        if self.words.is_empty() || other.words.is_empty() {
            return 0.0;
        }
        self.of_words(other).max(self.of_letters(other))
    }

    /// Words of the name, for finding names that share one.
    pub(super) fn stems(&self) -> impl Iterator<Item = String> + '_ {
        let words = self.words.iter();
        words.map(|word| word.chars().take(STEM.0).collect())
    }

    fn of_words(&self, other: &Self) -> f64 {
        let mut left: Vec<&String> = other.words.iter().collect();
        let mut shared = 0;
        for word in &self.words {
            if let Some(at) = left.iter().position(|it| is_one_word(word, it)) {
                left.remove(at);
                shared += 1;
            }
        }
        dice(shared, self.words.len(), other.words.len())
    }

    fn of_letters(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut shared = 0;
        while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        dice(shared, self.pairs.len(), other.pairs.len())
    }
}

fn dice(shared: usize, a: usize, b: usize) -> f64 {
    if a + b == 0 {
        return 0.0;
    }
    2.0 * shared as f64 / (a + b) as f64
}

fn is_one_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    alike >= STEM.0 && alike as f64 >= STEM.1 * longer as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f64 {
        CodeName::of(a).likeness(&CodeName::of(b))
    }

    #[test]
    fn names_of_the_same_words_are_the_same_whatever_case_and_punctuation() {
        assert!(CodeName::of("Being believed!").is_same(&CodeName::of("being  Believed")));
        assert!(!CodeName::of("trust in staff").is_same(&CodeName::of("staff trust")));
        assert!(!CodeName::of("–").is_same(&CodeName::of("…")));
        assert!((likeness("Being believed", "being believed.") - 1.0).abs() < 1e-9);
    }

    /// Of “trust in staff” (3 words) and “staff trust” (2) two are shared: 2 · 2 / 5 = 0.8. “supporting” begins like
    /// “support” with 7 of its 10 letters: one word, 2 · 1 / 2 = 1.
    #[test]
    fn words_count_in_any_order_and_in_any_form() {
        let of_words = |a, b| CodeName::of(a).of_words(&CodeName::of(b));
        assert!((of_words("trust in staff", "staff trust") - 0.8).abs() < 1e-9);
        assert!((of_words("support", "supporting") - 1.0).abs() < 1e-9);
    }

    /// “homevisit” has ho om me ev vi is si it, “home visit” ho om me and vi is si it: 2 · 7 / (8 + 7) = 0.93.
    #[test]
    fn letters_find_compounds_and_other_spellings() {
        assert!((likeness("homevisit", "home visit") - 14.0 / 15.0).abs() < 1e-9);
        assert!(likeness("trust", "time") < 0.3);
        assert!(likeness("", "time").abs() < 1e-9);
    }

    #[test]
    fn names_in_any_script_are_compared() {
        assert!(CodeName::of("اعتماد").is_same(&CodeName::of("اعتماد")));
        assert!(likeness("الثقة بالعاملين", "الثقة") > 0.5);
    }
}
