//! What the analyser knows of a language.

use tantivy::tokenizer::Language as Stemming;

/// A language as the analyser tells them apart: by stemmer, by the letters that are not variants of others,
/// by elision and by the dotless i. Languages with none of these are [`Language::OTHER`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(u8);

#[derive(Clone, Copy)]
struct Profile {
    /// ISO 639 codes (two and three letters) and names, separated by blanks.
    names: &'static str,
    stemmer: Option<Stemming>,
    /// Letters with marks that the language's own alphabet counts as letters of their own: å is not an a in Swedish.
    letters: &'static str,
    /// Whether an apostrophe ends a word of its own, as in "l'hôpital".
    elision: bool,
    /// Whether I and ı, İ and i belong together.
    dotless: bool,
}

const fn stemmed(names: &'static str, stemmer: Stemming, letters: &'static str) -> Profile {
    Profile {
        names,
        stemmer: Some(stemmer),
        letters,
        elision: false,
        dotless: false,
    }
}

const fn plain(names: &'static str, letters: &'static str) -> Profile {
    Profile {
        names,
        stemmer: None,
        letters,
        elision: false,
        dotless: false,
    }
}

const fn eliding(profile: Profile) -> Profile {
    Profile {
        elision: true,
        ..profile
    }
}

const fn dotless(profile: Profile) -> Profile {
    Profile {
        dotless: true,
        ..profile
    }
}

/// The order is part of the index's format: append, or raise `record::FORMAT`.
static PROFILES: [Profile; 28] = [
    plain("", ""),
    stemmed("ar ara arb arabic", Stemming::Arabic, ""),
    stemmed("da dan danish dansk", Stemming::Danish, "æøå"),
    stemmed("nl nld dut dutch nederlands", Stemming::Dutch, ""),
    stemmed("en eng english", Stemming::English, ""),
    stemmed("fi fin finnish suomi", Stemming::Finnish, "åäö"),
    eliding(stemmed("fr fra fre french français", Stemming::French, "")),
    stemmed("de deu ger german deutsch", Stemming::German, ""),
    stemmed("el ell gre greek", Stemming::Greek, ""),
    stemmed("hu hun hungarian magyar", Stemming::Hungarian, "öőüű"),
    eliding(stemmed("it ita italian italiano", Stemming::Italian, "")),
    stemmed(
        "no nb nn nor nob nno norwegian norsk bokmål nynorsk",
        Stemming::Norwegian,
        "æøå",
    ),
    stemmed("pt por portuguese português", Stemming::Portuguese, ""),
    stemmed("ro ron rum romanian română", Stemming::Romanian, "ăâîșț"),
    stemmed("ru rus russian", Stemming::Russian, "й"),
    stemmed("es spa spanish español castilian", Stemming::Spanish, "ñ"),
    stemmed("sv swe swedish svenska", Stemming::Swedish, "åäö"),
    stemmed("ta tam tamil", Stemming::Tamil, ""),
    dotless(stemmed(
        "tr tur turkish türkçe",
        Stemming::Turkish,
        "çğıöşü",
    )),
    dotless(plain("az aze azerbaijani", "çğıöşüə")),
    eliding(plain("ca cat catalan català", "ç")),
    plain("cs ces cze czech čeština", "čřšž"),
    plain("et est estonian eesti", "õäöü"),
    plain("is isl ice icelandic íslenska", "áéíóúýæöðþ"),
    plain("pl pol polish polski", "ąćęłńóśźż"),
    plain("sk slk slo slovak slovenčina", "čďľňšťž"),
    plain("sl slv slovenian hr hrv croatian bs bos bosnian", "čćšžđ"),
    plain("uk ukr ukrainian", "йїґ"),
];

impl Language {
    /// A language without stemmer and with every mark foldable; also for text whose language is not known.
    pub const OTHER: Self = Self(0);

    /// The language of an ISO 639 code, a longer tag ("sv-FI") or an English or own name, any case.
    pub fn named(name: &str) -> Self {
        let wanted = name.trim().to_lowercase();
        let wanted = wanted
            .split(['-', '_', ' ', '('])
            .next()
            .unwrap_or_default();
        if wanted.is_empty() {
            return Self::OTHER;
        }
        PROFILES
            .iter()
            .position(|profile| profile.names.split(' ').any(|known| known == wanted))
            .map_or(Self::OTHER, |found| Self(found as u8))
    }

    /// The language with this number in the index; an unknown number is [`Language::OTHER`].
    pub(super) fn numbered(number: u64) -> Self {
        match u8::try_from(number) {
            Ok(number) if usize::from(number) < PROFILES.len() => Self(number),
            _ => Self::OTHER,
        }
    }

    /// Its number in the index.
    pub(super) fn number(self) -> u64 {
        u64::from(self.0)
    }

    /// The letter that stands for the language in the index's terms.
    pub(super) fn sign(self) -> char {
        char::from(b'A' + self.0)
    }

    /// The language of such a letter.
    pub(super) fn signed(sign: char) -> Self {
        Self::numbered(u64::from(u32::from(sign).wrapping_sub(u32::from('A'))))
    }

    pub(super) fn stemmer(self) -> Option<Stemming> {
        self.profile().and_then(|profile| profile.stemmer)
    }

    pub(super) fn keeps(self, letter: char) -> bool {
        self.profile()
            .is_some_and(|profile| profile.letters.contains(letter))
    }

    pub(super) fn elides(self) -> bool {
        self.profile().is_some_and(|profile| profile.elision)
    }

    pub(super) fn has_dotless_i(self) -> bool {
        self.profile().is_some_and(|profile| profile.dotless)
    }

    fn profile(self) -> Option<&'static Profile> {
        PROFILES.get(usize::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_code_tag_or_name() {
        for name in ["sv", "SWE", "sv-FI", "Swedish", "svenska", " sv_SE "] {
            assert_eq!(Language::named(name).stemmer(), Some(Stemming::Swedish));
        }
        assert_eq!(Language::named("hi"), Language::OTHER);
        assert_eq!(Language::named(""), Language::OTHER);
    }

    #[test]
    fn every_sign_is_a_plain_character() {
        for number in 0..PROFILES.len() as u64 {
            let sign = Language::numbered(number).sign();
            assert!(sign.is_ascii_graphic(), "{sign}");
            assert_eq!(Language::numbered(number).number(), number);
        }
    }
}
