//! Names of kinds, as people say them.

use crate::model::{DocumentKind, Level, PassKind};

/// Sorts of documents.
pub const KINDS: [(DocumentKind, &str); 5] = [
    (DocumentKind::Transcript, "transcript"),
    (DocumentKind::FieldNote, "field note"),
    (DocumentKind::Questionnaire, "questionnaire"),
    (DocumentKind::PublishedStudy, "published study"),
    (DocumentKind::Other, "other"),
];

/// A sort of document in words.
pub fn kind(kind: DocumentKind) -> &'static str {
    let known = KINDS.iter().find(|(it, _)| *it == kind);
    known.map_or("", |(_, name)| name)
}

/// Kinds of passes, with what each means.
pub const PASS_KINDS: [(PassKind, &str); 3] = [
    (
        PassKind::Deductive,
        "Deductive: with a framework's constructs",
    ),
    (
        PassKind::Inductive,
        "Inductive: with codes made from the data",
    ),
    (PassKind::Directed, "Directed: over existing codes"),
];

/// A kind of pass in a word.
pub const fn pass_kind(kind: PassKind) -> &'static str {
    match kind {
        PassKind::Deductive => "deductive",
        PassKind::Inductive => "inductive",
        PassKind::Directed => "directed",
    }
}

/// Levels of what is coded.
pub const LEVELS: [(Level, &str); 2] = [
    (Level::Manifest, "Manifest: what is said"),
    (Level::Latent, "Latent: what is meant"),
];

/// Languages that are offered first, by their subtags; any other may be typed.
pub fn language(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let known = [
        ("ar", "Arabic"),
        ("bn", "Bengali"),
        ("da", "Danish"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("hi", "Hindi"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("nl", "Dutch"),
        ("no", "Norwegian"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("so", "Somali"),
        ("sv", "Swedish"),
        ("ti", "Tigrinya"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("ur", "Urdu"),
        ("zh", "Chinese"),
    ];
    let name = known.iter().find(|(it, _)| *it == primary);
    name.map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}
