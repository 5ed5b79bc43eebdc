//! Numbers as people read them.

/// A number with its word: “1 document”, “11 documents”, “8,214 words”.
pub fn many(number: usize, one: &str, several: &str) -> String {
    let word = if number == 1 { one } else { several };
    format!("{} {word}", grouped(number))
}

/// A part of a whole with its word: “1 of 1 document”, “3 of 11 documents”.
pub fn of_many(part: usize, whole: usize, one: &str, several: &str) -> String {
    format!("{} of {}", grouped(part), many(whole, one, several))
}

/// A number with commas between groups of three digits.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_have_their_word() {
        assert_eq!(many(1, "document", "documents"), "1 document");
        assert_eq!(many(8214, "word", "words"), "8,214 words");
        assert_eq!(of_many(1, 1, "document", "documents"), "1 of 1 document");
        assert_eq!(of_many(0, 2, "document", "documents"), "0 of 2 documents");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(999), "999");
    }
}
