//! What Interlinea writes into descriptions, where the standard has no place of its own. See the part's documentation.

use crate::model::{CategoryLevel, Level, Origin};

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

/// Labels in the description of a set that is a category.
pub(super) const CATEGORY: [&str; 4] = ["Level", "Meaning", "Within", "Under"];
pub(super) const LEVEL: usize = 0;
pub(super) const MEANING: usize = 1;
pub(super) const WITHIN: usize = 2;
pub(super) const UNDER: usize = 3;

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
