//! How words compare.

use super::fold::{folded_form, plain_form};
use super::language::Language;
use super::words::words;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use tantivy::tokenizer::{RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

/// How many different words one analyser remembers the forms of.
const REMEMBERED: usize = 60_000;

/// The plain form: lower case, composed.
const PLAIN: char = 'p';
/// The folded form, where it differs from the plain one.
const FOLDED: char = 'a';
/// The stem, where it differs from the plain form.
const STEM: char = 's';
/// The folded stem, where it differs from both the plain form and the stem.
const FOLDED_STEM: char = 't';

/// When two words count as the same. Case never matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Comparison {
    /// Only the very form, not other forms of the same stem.
    pub exact_form: bool,
    /// Marks on letters, and variants of Arabic letters, matter.
    pub diacritics_matter: bool,
}

/// One word of a text with the forms under which it can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub bytes: Range<usize>,
    /// Its forms in the index, separated by tabs.
    pub forms: Arc<str>,
}

/// Cuts text of one language into words and brings each into the forms under which it is compared.
///
/// A word has a plain form, a folded form, a stem (where there is a stemmer for the language) and a folded stem;
/// each is compared only within the same language. Under every [`Comparison`] a word of a text is
/// represented by exactly one form, so occurrences can be counted without looking at the text.
/// Beyond its stem's family a word is also found when it is written as the stem itself.
pub struct Analyser {
    language: Language,
    stemmer: Option<TextAnalyzer>,
    remembered: FxHashMap<Box<str>, Arc<str>>,
}

impl Analyser {
    /// An analyser for text of one language.
    pub fn new(language: Language) -> Self {
        let stemmer = language.stemmer().map(|stemming| {
            TextAnalyzer::builder(RawTokenizer::default())
                .filter(Stemmer::new(stemming))
                .build()
        });
        Self {
            language,
            stemmer,
            remembered: FxHashMap::default(),
        }
    }

    /// The words of a text in order.
    pub fn words(&mut self, text: &str) -> Vec<Word> {
        let language = self.language;
        words(text, language)
            .map(|(start, word)| Word {
                bytes: start..start + word.len(),
                forms: self.forms(word),
            })
            .collect()
    }

    /// The words of a text as the index takes them: a line for each word, its forms separated by tabs.
    pub(super) fn lines(&mut self, text: &str) -> String {
        let mut lines = String::with_capacity(text.len() * 2);
        for (_, word) in words(text, self.language) {
            lines.push_str(&self.forms(word));
            lines.push('\n');
        }
        lines
    }

    /// The forms, of which a word must have one to be the same as `word`.
    pub(super) fn wanted(&mut self, word: &str, comparison: Comparison) -> Vec<String> {
        let plain = plain_form(word, self.language);
        let fold = |form: String| folded_form(&form, self.language);
        match (comparison.exact_form, comparison.diacritics_matter) {
            (true, true) => vec![self.form(PLAIN, &plain)],
            (true, false) => {
                let folded = fold(plain);
                vec![self.form(PLAIN, &folded), self.form(FOLDED, &folded)]
            }
            (false, true) => {
                let stem = self.stem(&plain);
                vec![self.form(PLAIN, &stem), self.form(STEM, &stem)]
            }
            (false, false) => {
                let stem = self.stem(&plain);
                let folded = folded_form(&stem, self.language);
                [PLAIN, STEM, FOLDED_STEM]
                    .map(|sort| self.form(sort, &folded))
                    .to_vec()
            }
        }
    }

    /// Beginnings of forms for words that begin like `word` (stems are not used: a beginning has none).
    pub(super) fn beginnings(&self, word: &str, diacritics_matter: bool) -> Vec<String> {
        let plain = plain_form(word, self.language);
        if diacritics_matter {
            return vec![self.form(PLAIN, &plain)];
        }
        let folded = folded_form(&plain, self.language);
        vec![self.form(PLAIN, &folded), self.form(FOLDED, &folded)]
    }

    /// Whether one and the same word might have a form of the first and a form of the second of two sets. Never says no
    /// where the answer is yes.
    pub(super) fn may_share_a_word(these: &BTreeSet<String>, those: &BTreeSet<String>) -> bool {
        let from = |some: &BTreeSet<String>, others: &BTreeSet<String>| {
            let stems = others
                .iter()
                .any(|form| form.starts_with([STEM, FOLDED_STEM]));
            some.iter().any(|form| {
                let mut signs = form.chars();
                match (signs.next(), signs.next()) {
                    (Some(PLAIN), Some(sign)) => Self::new(Language::signed(sign))
                        .forms(signs.as_str())
                        .split('\t')
                        .any(|form| others.contains(form)),
                    (Some(FOLDED), _) => stems || others.contains(form),
                    _ => others.contains(form),
                }
            })
        };
        from(these, those) || from(those, these)
    }

    /// Whether a form is to be passed over when diacritics do not matter, because the same word has a folded form too.
    pub(super) fn is_shadowed(form: &str) -> bool {
        let mut signs = form.chars();
        let (Some(PLAIN), Some(sign)) = (signs.next(), signs.next()) else {
            return false;
        };
        let word = signs.as_str();
        let language = Language::signed(sign);
        !word.is_ascii() && folded_form(word, language) != word
    }

    fn forms(&mut self, word: &str) -> Arc<str> {
        if let Some(forms) = self.remembered.get(word) {
            return Arc::clone(forms);
        }
        let forms: Arc<str> = self.work_out_forms(word).into();
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(word.into(), Arc::clone(&forms));
        forms
    }

    fn work_out_forms(&mut self, word: &str) -> String {
        let plain = plain_form(word, self.language);
        let folded = folded_form(&plain, self.language);
        let stem = self.stem(&plain);
        let folded_stem = folded_form(&stem, self.language);
        let mut forms = self.form(PLAIN, &plain);
        let mut add = |sort, form: &str| {
            forms.push('\t');
            forms.push(sort);
            forms.push(self.language.sign());
            forms.push_str(form);
        };
        if folded != plain {
            add(FOLDED, &folded);
        }
        if stem != plain {
            add(STEM, &stem);
        }
        if folded_stem != plain && folded_stem != stem {
            add(FOLDED_STEM, &folded_stem);
        }
        forms
    }

    fn form(&self, sort: char, word: &str) -> String {
        let mut form = String::with_capacity(word.len() + 2);
        form.push(sort);
        form.push(self.language.sign());
        form.push_str(word);
        form
    }

    fn stem(&mut self, plain: &str) -> String {
        let Some(stemmer) = &mut self.stemmer else {
            return plain.to_owned();
        };
        let mut stream = stemmer.token_stream(plain);
        if stream.advance() && !stream.token().text.is_empty() {
            return stream.token().text.clone();
        }
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(language: &str, wanted: &str, written: &str, comparison: Comparison) -> bool {
        let mut analyser = Analyser::new(Language::named(language));
        let forms = analyser.forms(written);
        let wanted = analyser.wanted(wanted, comparison);
        let found = forms
            .split('\t')
            .filter(|form| wanted.iter().any(|term| term == form))
            .count();
        assert!(found <= 1, "{written} would be counted {found} times");
        found == 1
    }

    const LOOSE: Comparison = Comparison {
        exact_form: false,
        diacritics_matter: false,
    };
    const EXACT: Comparison = Comparison {
        exact_form: true,
        diacritics_matter: false,
    };
    const MARKS: Comparison = Comparison {
        exact_form: false,
        diacritics_matter: true,
    };
    const STRICT: Comparison = Comparison {
        exact_form: true,
        diacritics_matter: true,
    };

    #[test]
    fn english_and_swedish_words_are_found_by_their_stem() {
        assert!(same("en", "trusting", "Trusted", LOOSE));
        assert!(!same("en", "trusting", "Trusted", EXACT));
        assert!(same("sv", "sköterska", "Sköterskorna", LOOSE));
        assert!(!same("sv", "sköterska", "Sköterskorna", EXACT));
        assert!(same("sv", "samtal", "samtalen", LOOSE));
    }

    #[test]
    fn swedish_far_is_not_får() {
        assert!(!same("sv", "far", "får", LOOSE));
        assert!(same("en", "far", "får", LOOSE));
        assert!(!same("en", "far", "får", MARKS));
    }

    #[test]
    fn each_switch_does_only_its_own() {
        assert!(same("fr", "hopital", "Hôpital", EXACT));
        assert!(!same("fr", "hopital", "Hôpital", STRICT));
        assert!(same("fr", "hôpital", "Hôpital", STRICT));
        assert!(same("es", "medico", "médicos", LOOSE));
        assert!(same("es", "café", "café", LOOSE));
        assert!(same("es", "café", "café", EXACT));
        assert!(same("es", "café", "café", MARKS));
        assert!(same("es", "café", "café", STRICT));
    }

    #[test]
    fn arabic_is_found_across_spellings() {
        assert!(same("fa", "كتاب", "کتاب", LOOSE));
        assert!(same("ar", "احمد", "أحمد", EXACT));
        assert!(!same("ar", "احمد", "أحمد", STRICT));
    }

    #[test]
    fn a_plain_form_that_folds_is_shadowed_by_its_folded_form() {
        assert!(Analyser::is_shadowed("pEcafé"));
        assert!(!Analyser::is_shadowed("pEcafe"));
        assert!(!Analyser::is_shadowed("aEcafe"));
    }
}
