//! Words at the beginning of a sentence.

/// With a capital letter first.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.as_str().chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_alone_becomes_a_capital() {
        assert_eq!(capital("åsa said so"), "Åsa said so");
        assert_eq!(capital("ße"), "SSe");
        assert_eq!(capital(""), "");
    }
}
