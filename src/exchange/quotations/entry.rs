//! A quotation as it goes out.

use crate::exchange::masking::{Leaving, Masks};
use crate::model::QuotationUse;

/// A translation as it goes out, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedTranslation {
    /// The language it is in.
    pub language: String,
    /// Its words.
    pub words: String,
    /// Who translated; empty where not said.
    pub translator: String,
    /// Who checked it as it stands; empty where nobody has.
    pub checked_by: String,
    /// Whether the quotation was edited after the translation was written.
    pub is_older: bool,
}

impl PrintedTranslation {
    /// “Translated into en by Ada, checked by Berit”.
    pub fn about(&self) -> String {
        let mut words = format!("Translated into {}", self.language);
        if !self.translator.is_empty() {
            words.push_str(&format!(" by {}", self.translator));
        }
        if self.checked_by.is_empty() {
            words.push_str(", not checked");
        } else {
            words.push_str(&format!(", checked by {}", self.checked_by));
        }
        words
    }
}

/// A quotation as it goes out, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationEntry {
    /// Where it is to be quoted.
    pub quoted: QuotationUse,
    /// The domain of its category; empty for none.
    pub domain: String,
    /// Its category; empty for none.
    pub category: String,
    /// Further categories and themes it belongs to.
    pub also: Vec<String>,
    /// Its codes.
    pub codes: Vec<String>,
    /// Its words with all elements; empty where only the translation is printed.
    pub words: String,
    /// Language of the words, where known.
    pub language: String,
    /// Its label, without brackets.
    pub label: String,
    /// Its translations.
    pub translations: Vec<PrintedTranslation>,
    /// The document's name.
    pub document: String,
    /// The turn it begins in, counted from one.
    pub turn: Option<usize>,
    /// Words of the transcript in it.
    pub length: usize,
    /// Whether it is marked as a deviant case.
    pub is_deviant: bool,
    /// Whether anything was left out of it or put into it.
    pub is_edited: bool,
    /// Whether its words stand in the transcript as printed, in a few words.
    pub kept: String,
}

impl QuotationEntry {
    /// “Interview 3, turn 12”.
    pub fn source(&self) -> String {
        match self.turn {
            Some(turn) => format!("{}, turn {turn}", self.document),
            None => self.document.clone(),
        }
    }
}

impl Leaving for PrintedTranslation {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            language: _,
            words,
            translator,
            checked_by,
            is_older: _,
        } = self;
        for words in [words, translator, checked_by] {
            words.mask(masks);
        }
    }
}

impl Leaving for QuotationEntry {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            quoted: _,
            domain,
            category,
            also,
            codes,
            words,
            language: _,
            label,
            translations,
            document,
            turn: _,
            length: _,
            is_deviant: _,
            is_edited: _,
            kept,
        } = self;
        for words in [domain, category, words, label, document, kept] {
            words.mask(masks);
        }
        also.mask(masks);
        codes.mask(masks);
        translations.mask(masks);
    }
}

/// A use as a heading of its own.
pub(super) const fn heading(quoted: QuotationUse) -> &'static str {
    match quoted {
        QuotationUse::MainText => "Main text",
        QuotationUse::Supplement => "Supplement",
        QuotationUse::Candidate => "Candidates",
    }
}

/// A use in a table's cell.
pub(super) const fn named(quoted: QuotationUse) -> &'static str {
    match quoted {
        QuotationUse::MainText => "main text",
        QuotationUse::Supplement => "supplement",
        QuotationUse::Candidate => "candidate",
    }
}
