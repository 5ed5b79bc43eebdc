//! A quotation: what a segment that is quoted has beyond its coding.

use crate::model::{Field, QuotationPart, Span};
use std::collections::BTreeMap;

/// The edited form of a quotation and its translations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quotation {
    /// The edited form; none for the segment as it stands.
    pub form: Field<Option<Vec<QuotationPart>>>,
    /// Translations, by the language they are in.
    pub translations: BTreeMap<String, Translation>,
}

/// A translation of a quotation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Translation {
    /// The words; empty where it was taken away.
    pub text: Field<String>,
    /// Who translated.
    pub translator: Field<String>,
    /// Who checked it against the original.
    pub checked_by: Field<String>,
}

impl Quotation {
    /// The edited form, where there is one.
    pub fn parts(&self) -> Option<&[QuotationPart]> {
        self.form.get()?.as_deref()
    }

    /// The stretches of the document that the edited form has, in order.
    pub fn verbatim(&self) -> impl Iterator<Item = Span> + '_ {
        let parts = self.parts().unwrap_or_default();
        parts.iter().filter_map(QuotationPart::span)
    }

    /// The translations that have words, by language.
    pub fn standing_translations(&self) -> impl Iterator<Item = (&str, &Translation)> {
        let all = self.translations.iter();
        let standing = all.filter(|(_, it)| !it.text.text().trim().is_empty());
        standing.map(|(to, it)| (to.as_str(), it))
    }

    /// Whether the form was edited after a translation was written, so that the two may not say the same any more.
    pub fn is_newer_than(&self, translation: &Translation) -> bool {
        match (self.form.stamp(), translation.text.stamp()) {
            (Some(form), Some(text)) => form > text,
            _ => false,
        }
    }
}

impl Translation {
    /// Who checked the translation as it stands; none where nobody has, or it was reworded since.
    pub fn checked(&self) -> Option<&str> {
        let who = self.checked_by.text();
        let since = self.checked_by.stamp() > self.text.stamp();
        (!who.is_empty() && since).then_some(who)
    }

    /// Who checked it before it was reworded.
    pub fn checked_before(&self) -> Option<&str> {
        let who = self.checked_by.text();
        (!who.is_empty() && self.checked().is_none()).then_some(who)
    }
}
