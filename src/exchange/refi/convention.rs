//! What Interlinea writes into descriptions, where the standard has no place of its own. See the part's documentation.

use crate::model::{CategoryLevel, DocumentKind, Level, MemoKind, Origin};

/// What the project and the codebook say they come from.
pub(super) const ORIGIN: &str = concat!("Interlinea ", env!("CARGO_PKG_VERSION"));

/// Whether a file says that Interlinea wrote it: only then do all labels and reserved names mean what they mean here.
pub(super) fn is_ours(origin: Option<&str>) -> bool {
    origin.is_some_and(|origin| origin.starts_with("Interlinea"))
}

/// Labels in the description of a code.
pub(super) const CODE: [&str; 10] = [
    "Include",
    "Exclude",
    "Example",
    "Origin",
    "In vivo",
    "Level",
    "Framework",
    "Published as",
    "Source",
    "Merged into it",
];
pub(super) const INCLUDE: usize = 0;
pub(super) const EXCLUDE: usize = 1;
pub(super) const EXAMPLE: usize = 2;
pub(super) const CODE_ORIGIN: usize = 3;
pub(super) const IN_VIVO: usize = 4;
pub(super) const CODE_LEVEL: usize = 5;
pub(super) const FRAMEWORK: usize = 6;
pub(super) const PUBLISHED: usize = 7;
pub(super) const SOURCE: usize = 8;
pub(super) const MERGED: usize = 9;
/// How many of them are looked for in a file of another program.
pub(super) const EVERYBODYS: usize = 3;

/// What a label says that only says that something is so.
pub(super) const YES: &str = "yes";

/// Labels in the description of a set that is a category.
pub(super) const CATEGORY: [&str; 6] = ["Level", "Meaning", "Within", "Under", "Valence", "Place"];
pub(super) const LEVEL: usize = 0;
pub(super) const MEANING: usize = 1;
pub(super) const WITHIN: usize = 2;
pub(super) const UNDER: usize = 3;
pub(super) const CATEGORY_VALENCE: usize = 4;
pub(super) const CATEGORY_PLACE: usize = 5;

pub(super) const fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Inductive => "inductive",
        Origin::Deductive => "deductive",
        Origin::Abductive => "abductive",
        Origin::Outside => "outside the framework",
    }
}

pub(super) fn origin_of(word: &str) -> Option<Origin> {
    let all = [
        Origin::Inductive,
        Origin::Deductive,
        Origin::Abductive,
        Origin::Outside,
    ];
    all.into_iter().find(|it| origin_word(*it) == word)
}

pub(super) const fn level_word(level: Level) -> &'static str {
    match level {
        Level::Manifest => "manifest",
        Level::Latent => "latent",
    }
}

pub(super) fn level_of(word: &str) -> Option<Level> {
    [Level::Manifest, Level::Latent]
        .into_iter()
        .find(|it| level_word(*it) == word)
}

pub(super) const fn category_word(level: CategoryLevel) -> &'static str {
    match level {
        CategoryLevel::Subcategory => "subcategory",
        CategoryLevel::Category => "category",
        CategoryLevel::Theme => "theme",
    }
}

pub(super) fn category_of(word: &str) -> Option<CategoryLevel> {
    let all = [
        CategoryLevel::Subcategory,
        CategoryLevel::Category,
        CategoryLevel::Theme,
    ];
    all.into_iter().find(|it| category_word(*it) == word)
}

/// Labels in the description of a note.
pub(super) const NOTE: [&str; 7] = [
    "Kind", "Author", "Dated", "Pass", "On", "Explored", "Shared",
];
pub(super) const KIND: usize = 0;
pub(super) const AUTHOR: usize = 1;
pub(super) const DATED: usize = 2;
pub(super) const PASS: usize = 3;
pub(super) const ON: usize = 4;
pub(super) const EXPLORED: usize = 5;
pub(super) const SHARED: usize = 6;

/// The kind of a note that holds the condensed meaning unit of a coding.
pub(super) const CONDENSED: &str = "condensed meaning unit";
/// The kind of a note that holds the marks of a coding.
pub(super) const MARKS: &str = "marks";

pub(super) fn memo_word(kind: MemoKind) -> String {
    kind.name().to_lowercase()
}

pub(super) fn memo_of(word: &str) -> Option<MemoKind> {
    MemoKind::ALL.into_iter().find(|it| memo_word(*it) == word)
}

/// Labels of the lines in a note of marks.
pub(super) const MARK: [&str; 5] = ["Valence", "Place", "Stance", "Deviant case", "Quotation"];
pub(super) const VALENCE: usize = 0;
pub(super) const PLACE: usize = 1;
pub(super) const STANCE: usize = 2;
pub(super) const DEVIANT: usize = 3;
pub(super) const QUOTATION: usize = 4;

/// What the description of a variable begins with that stands for something which is no attribute here.
pub(super) const RESERVED: &str = "Interlinea: ";
/// What the description of an attribute's unit begins with.
pub(super) const UNIT: &str = "Unit: ";
/// What the description of a case begins with that lies above participants.
pub(super) const ABOVE: &str = "Interlinea: a case above participants";
/// Labels in the description of such a case.
pub(super) const CASE: [&str; 2] = ["Sort", "Under"];
pub(super) const SORT: usize = 0;
pub(super) const CASE_UNDER: usize = 1;

/// Names of links.
pub(super) const LINK_MEMO_ON: &str = "memo on";
pub(super) const LINK_MEMO: &str = "memo linked to";
pub(super) const LINK_NOTE: &str = "field note of";

pub(super) const fn kind_word(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Transcript => "transcript",
        DocumentKind::FieldNote => "field note",
        DocumentKind::Questionnaire => "questionnaire",
        DocumentKind::PublishedStudy => "published study",
        DocumentKind::Other => "other",
    }
}

pub(super) fn kind_of(word: &str) -> Option<DocumentKind> {
    let all = [
        DocumentKind::Transcript,
        DocumentKind::FieldNote,
        DocumentKind::Questionnaire,
        DocumentKind::PublishedStudy,
        DocumentKind::Other,
    ];
    all.into_iter().find(|it| kind_word(*it) == word)
}
