//! How words are compared: letter by letter, whatever way they were typed.

use icu_normalizer::DecomposingNormalizerBorrowed;
use std::iter::once;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// A letter as compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// In small letters.
    pub lower: char,
    /// As written.
    pub written: char,
    /// The code point of the text it stands for.
    pub at: u32,
}

/// The letters of a text: decomposed, spaces in a row as one, one kind of apostrophe and hyphen, nothing invisible.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let decompose = DecomposingNormalizerBorrowed::new_nfd();
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (at, found) in (0_u32..).zip(text.chars()) {
        if found.is_ascii() && !found.is_whitespace() {
            letters.push(Letter {
                lower: found.to_ascii_lowercase(),
                written: found,
                at,
            });
            continue;
        }
        if is_invisible(found) {
            continue;
        }
        if found.is_whitespace() {
            if letters.last().is_none_or(|last| last.lower != ' ') {
                let (lower, written) = (' ', ' ');
                letters.push(Letter { lower, written, at });
            }
            continue;
        }
        for part in decompose.normalize_iter(once(plain(found))) {
            // A letter that becomes several small ones is compared as those; as written it is the first of them.
            let mut written = part;
            for lower in part.to_lowercase() {
                let lower = if lower == 'ς' { 'σ' } else { lower };
                letters.push(Letter { lower, written, at });
                written = '\0';
            }
        }
    }
    letters
}

/// Apostrophes, hyphens and letters of full width as the plain ones.
fn plain(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        other => other,
    }
}

/// Characters that a reader does not see.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Whether two letters that follow each other belong to one word, so that none ends between them.
pub(super) fn join(before: char, after: char) -> bool {
    is_of_word(before)
        && is_of_word(after)
        && !(is_unspaced(before) || (is_unspaced(after) && !extends(after)))
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || extends(letter)
}

/// Whether it stands on the letter before it, as accents and vowel signs do.
fn extends(letter: char) -> bool {
    if letter.is_ascii() {
        return false;
    }
    let on_another: String = ['a', letter].iter().collect();
    on_another.graphemes(true).count() == 1
}

/// Whether its script writes words without spaces between them.
fn is_unspaced(letter: char) -> bool {
    !letter.is_ascii()
        && matches!(
            letter.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Bopomofo
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
                | Script::Tibetan
        )
}
