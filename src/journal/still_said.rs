//! Whether words stand in other words, so that they have to be masked there.

use crate::model::{MaskCase, Span, Text, words};
use icu_normalizer::DecomposingNormalizerBorrowed;

/// Words that are looked for as whole words, in whatever way they were typed.
#[derive(Debug)]
pub(super) struct Sought {
    run: Vec<String>,
    case: MaskCase,
}

impl Sought {
    /// Looks for these words as the dictionary does.
    pub fn of(sought: &str, case: MaskCase) -> Self {
        let run = one_by_one(plain(sought, case));
        Self { run, case }
    }

    /// Whether they stand in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        let text = plain(text, self.case);
        let Some(first) = self.run.first() else {
            return false;
        };
        // Most texts hold not even the first of them, and are not taken apart.
        text.contains(first.as_str())
            && one_by_one(text)
                .windows(self.run.len())
                .any(|found| found == self.run)
    }
}

/// Letters decomposed, with one kind of apostrophe and nothing invisible.
fn plain(text: &str, case: MaskCase) -> String {
    let text = match case {
        MaskCase::Any => text.to_lowercase(),
        MaskCase::AsWritten => text.to_owned(),
    };
    let letters = DecomposingNormalizerBorrowed::new_nfkd();
    let letters = letters.normalize_iter(text.chars());
    letters
        .filter(|it| {
            !matches!(
                it,
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
        })
        .map(|it| if it == '’' { '\'' } else { it })
        .collect()
}

fn one_by_one(text: String) -> Vec<String> {
    let text = Text::new(text);
    let spans = words(&text, Span::new(0, text.len()));
    let found = spans.iter().map(|span| text.slice(*span).to_owned());
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_however_they_were_typed() {
        let any = Sought::of("Åsa Ek", MaskCase::Any);
        assert!(any.stand_in("with ÅSA  Ek, her aunt"));
        assert!(any.stand_in("with A\u{30A}sa Ek"));
        assert!(!any.stand_in("Åsa Ekman and Kåsa Ek"));
        let written = Sought::of("Grace", MaskCase::AsWritten);
        assert!(written.stand_in("Grace’s, or Grace") && !written.stand_in("by the grace of"));
        assert!(!Sought::of("–", MaskCase::Any).stand_in("a – b"));
    }
}
