//! Words told apart.

use rustc_hash::FxHashSet;

/// The same words, each later one that is there already with a number: “Trust”, “Trust (2)”.
pub fn unique(words: Vec<String>) -> Vec<String> {
    let mut known: FxHashSet<String> = FxHashSet::default();
    let mut told = Vec::with_capacity(words.len());
    for word in words {
        let numbered = (2..).map(|number| format!("{word} ({number})"));
        let mut choices = std::iter::once(word.clone()).chain(numbered);
        let free = choices.find(|it| !known.contains(it)).unwrap_or(word);
        known.insert(free.clone());
        told.push(free);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::unique;

    #[test]
    fn a_word_that_is_there_already_gets_the_next_free_number() {
        let words = ["a", "b", "a", "a (2)", "a"].map(str::to_owned).to_vec();
        assert_eq!(unique(words), ["a", "b", "a (2)", "a (2) (2)", "a (3)"]);
    }
}
