//! Bringing spellings of one word together.

use super::language::Language;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::iter::once;

/// Of a longer word only this many code points count.
pub(super) const LONGEST_WORD: usize = 64;

/// The word as written, but lower case, composed, with one kind of apostrophe and without invisible characters.
pub(super) fn plain_form(word: &str, language: Language) -> String {
    if word.is_ascii() && !language.has_dotless_i() {
        let mut plain = word.to_ascii_lowercase();
        plain.truncate(LONGEST_WORD);
        return plain;
    }
    let lower = if language.has_dotless_i() {
        word.replace('I', "ı").replace('İ', "i").to_lowercase()
    } else {
        word.to_lowercase()
    };
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&lower);
    composed
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| match letter {
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' => '\'',
            other => other,
        })
        .take(LONGEST_WORD)
        .collect()
}

/// A plain form without what is ignored when diacritics do not matter: marks over and under letters of
/// alphabetic scripts, letters' variants across Arabic, Persian and Urdu keyboards, digits of other scripts,
/// width and ligatures. Vowel signs of Indic and Thai script and the language's own letters stay.
pub(super) fn folded_form(plain: &str, language: Language) -> String {
    if plain.is_ascii() {
        return plain.to_owned();
    }
    let decompose = DecomposingNormalizerBorrowed::new_nfkd();
    let mut folded = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if language.keeps(letter) {
            folded.push(letter);
            continue;
        }
        for part in decompose.normalize_iter(once(letter)) {
            if !is_mark(part) {
                push_folded(&mut folded, part);
            }
        }
    }
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(&folded)
        .into_owned()
}

fn push_folded(folded: &mut String, letter: char) {
    if let Some(digit) = digit_value(letter) {
        folded.push(digit);
        return;
    }
    match letter {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ø' => folded.push('o'),
        'đ' | 'ð' => folded.push('d'),
        'ł' => folded.push('l'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        // Arabic alef wasla; the other alefs lose their hamza or madda as a mark.
        'ٱ' => folded.push('ا'),
        'ى' | 'ی' => folded.push('ي'),
        'ک' | 'ڪ' => folded.push('ك'),
        'ګ' => folded.push('گ'),
        'ة' | 'ہ' | 'ۃ' | 'ە' => folded.push('ه'),
        // Devanagari candrabindu is written as anusvara by many.
        '\u{0901}' => folded.push('\u{0902}'),
        other => folded.extend(other.to_lowercase()),
    }
}

/// The plain digit for a decimal digit of the scripts interviews come in.
fn digit_value(letter: char) -> Option<char> {
    [0x0660_u32, 0x06F0, 0x0966, 0x09E6]
        .into_iter()
        .find_map(|zero| {
            (letter as u32)
                .checked_sub(zero)
                .filter(|value| *value < 10)
        })
        .and_then(|value| char::from_digit(value, 10))
}

/// Marks that go with the diacritics. Not those of scripts where a mark is a vowel or a letter.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{0300}'..='\u{036F}'
        | '\u{0483}'..='\u{0487}'
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{093C}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{200C}' | '\u{200D}')
}

/// Characters that a reader cannot see and a writer did not mean: soft hyphen, word joiner, direction marks.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{2060}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}' | '\u{061C}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(word: &str, language: &str) -> String {
        let language = Language::named(language);
        folded_form(&plain_form(word, language), language)
    }

    #[test]
    fn accents_fold_but_the_languages_own_letters_stay() {
        assert_eq!(fold("Résumé", "en"), "resume");
        assert_eq!(fold("Malmö", "en"), "malmo");
        assert_eq!(fold("Malmö", "sv"), "malmö");
        assert_eq!(fold("idé", "sv"), "ide");
        assert_eq!(fold("año", "es"), "año");
        assert_eq!(fold("camión", "es"), "camion");
        assert_eq!(fold("Straße", "de"), "strasse");
    }

    #[test]
    fn composed_and_decomposed_spellings_are_one() {
        assert_eq!(
            plain_form("cafe\u{301}", Language::OTHER),
            plain_form("Café", Language::OTHER)
        );
    }

    #[test]
    fn arabic_persian_and_urdu_variants_of_a_letter_are_one() {
        assert_eq!(fold("أحمد", "ar"), fold("احمد", "ar"));
        assert_eq!(fold("إسلام", "ar"), fold("اسلام", "ar"));
        assert_eq!(fold("علی", "fa"), fold("علي", "ar"));
        assert_eq!(fold("کتاب", "fa"), fold("كتاب", "ar"));
        assert_eq!(fold("كِتَابٌ", "ar"), fold("كتاب", "ar"));
        assert_eq!(fold("می‌خواهم", "fa"), fold("میخواهم", "fa"));
        assert_eq!(fold("۱۲۳", "fa"), "123");
    }

    #[test]
    fn indic_vowel_signs_are_not_diacritics() {
        assert_ne!(fold("की", "hi"), fold("का", "hi"));
        assert_eq!(fold("हिन्दी", "hi"), "हिन्दी");
        assert_eq!(fold("ज़रूरत", "hi"), fold("जरूरत", "hi"));
        assert_eq!(fold("বাংলা", "bn"), "বাংলা");
    }

    #[test]
    fn kana_and_hangul_keep_their_marks() {
        assert_eq!(fold("ガ", "ja"), "ガ");
        assert_eq!(fold("한국", "ko"), "한국");
    }

    #[test]
    fn turkish_has_two_letters_i() {
        let turkish = Language::named("tr");
        assert_eq!(plain_form("ISI", turkish), "ısı");
        assert_eq!(plain_form("İyi", turkish), "iyi");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for word in [
            "Résumé",
            "Ærøskøbing",
            "ﬁn",
            "أهلاً",
            "ज़्यादा",
            "ＡＢＣ",
            "ΛΟΓΟΣ",
        ] {
            let once = fold(word, "");
            assert_eq!(folded_form(&once, Language::OTHER), once);
        }
    }

    #[test]
    fn a_long_word_is_bounded() {
        assert_eq!(
            plain_form(&"a".repeat(1000), Language::OTHER).len(),
            LONGEST_WORD
        );
        assert_eq!(
            plain_form(&"ä".repeat(1000), Language::OTHER)
                .chars()
                .count(),
            LONGEST_WORD
        );
    }
}
