//! Where words begin and end.

use super::language::Language;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text with the byte each begins at.
///
/// Word borders are those of Unicode (UAX #29), which keep the words of Hindi and Bengali whole, with these
/// changes: a colon and a stop between letters end a word ("I:yes", "yes.And"); an apostrophe does in languages
/// that elide ("l'hôpital"); Chinese, Japanese and Thai come character by character, so that any stretch of
/// them can be found as a phrase.
pub(super) fn words(text: &str, language: Language) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices()
        .flat_map(move |(start, word)| Parts {
            rest: word,
            start,
            language,
        })
}

/// One Unicode word, cut where this house cuts further.
struct Parts<'a> {
    rest: &'a str,
    start: usize,
    language: Language,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let (part, skipped) = self.first_part();
            let start = self.start;
            let (word, rest) = self.rest.split_at_checked(part)?;
            self.rest = rest.get(skipped..).unwrap_or_default();
            self.start += part + skipped;
            if word.chars().any(char::is_alphanumeric) {
                return Some((start, word));
            }
        }
        None
    }
}

impl Parts<'_> {
    /// Bytes of the first part, and bytes of the separator after it.
    fn first_part(&self) -> (usize, usize) {
        if self.rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return (self.rest.len(), 0);
        }
        let mut before: Option<char> = None;
        for (at, letter) in self.rest.char_indices() {
            if before.is_some_and(is_katakana) && is_katakana(letter) && !is_kana_mark(letter) {
                return (at, 0);
            }
            let after = self
                .rest
                .get(at + letter.len_utf8()..)
                .and_then(|rest| rest.chars().next());
            if self.separates(before, letter, after) {
                return (at, letter.len_utf8());
            }
            before = Some(letter);
        }
        (self.rest.len(), 0)
    }

    fn separates(&self, before: Option<char>, letter: char, after: Option<char>) -> bool {
        let digit = |side: Option<char>| side.is_some_and(char::is_numeric);
        match letter {
            ':' | '\u{FF1A}' => true,
            '.' | '\u{FF0E}' => !(digit(before) && digit(after)),
            '\'' | '\u{2019}' => self.language.elides(),
            _ => false,
        }
    }
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A0}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' | '\u{3099}' | '\u{309A}')
}

/// Marks that belong to the character before them.
fn is_kana_mark(letter: char) -> bool {
    matches!(letter, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
        words(text, Language::named(language))
            .map(|(start, word)| {
                assert_eq!(text.get(start..start + word.len()), Some(word));
                word
            })
            .collect()
    }

    #[test]
    fn hindi_and_bengali_words_are_not_cut() {
        assert_eq!(
            cut("मुझे हिन्दी पढ़ना अच्छा लगता है", "hi"),
            ["मुझे", "हिन्दी", "पढ़ना", "अच्छा", "लगता", "है"]
        );
        assert_eq!(cut("আমি স্বাস্থ্য কেন্দ্রে", "bn"), ["আমি", "স্বাস্থ্য", "কেন্দ্রে"]);
    }

    #[test]
    fn a_persian_word_with_a_joiner_is_one_word() {
        assert_eq!(cut("من می‌خواهم", "fa"), ["من", "می‌خواهم"]);
    }

    #[test]
    fn chinese_and_japanese_come_by_character() {
        assert_eq!(cut("我信任护士", "zh"), ["我", "信", "任", "护", "士"]);
        assert_eq!(cut("データの", "ja"), ["デ", "ー", "タ", "の"]);
    }

    #[test]
    fn stops_and_colons_between_words_end_them_and_decimals_stay() {
        assert_eq!(
            cut("I:Yes.And then 3.5 km", ""),
            ["I", "Yes", "And", "then", "3.5", "km"]
        );
        assert_eq!(
            cut("don't  e.g. well-being", "en"),
            ["don't", "e", "g", "well", "being"]
        );
    }

    #[test]
    fn french_articles_are_words_of_their_own() {
        assert_eq!(cut("l'hôpital d’Anne", "fr"), ["l", "hôpital", "d", "Anne"]);
        assert_eq!(cut("l'hôpital", "en"), ["l'hôpital"]);
    }
}
