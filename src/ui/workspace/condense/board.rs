//! What the board shows, derived once per revision.

use crate::analysis::behind::Behind;
use crate::model::acts::unsorted_codes;
use crate::model::things::{Category, Coding};
use crate::model::{CategoryId, CategoryLevel, CodeId, Seen};
use crate::ui::{View, many};
use std::collections::{BTreeMap, BTreeSet};

/// A code as a card.
#[derive(Debug, Clone)]
pub(super) struct Card {
    pub id: CodeId,
    pub name: String,
    pub colour: usize,
    /// “3 segments · 2 documents · Anna, Bo”.
    pub under: String,
}

/// A category with its cards.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub id: CategoryId,
    pub name: String,
    pub definition: String,
    pub level: CategoryLevel,
    pub within: Option<CodeId>,
    pub cards: Vec<Card>,
    /// Names of the categories below, for a theme.
    pub below: Vec<String>,
    pub behind: Behind,
}

/// A sub-domain with its categories; none for categories that belong to no sub-domain.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub within: Option<CodeId>,
    pub name: String,
    /// “2 categories · 14 codes · 61 segments”.
    pub under: String,
    pub groups: Vec<Group>,
}

/// The whole board.
#[derive(Debug, Clone, Default)]
pub(super) struct Board {
    pub revision: u64,
    pub columns: Vec<Column>,
    pub themes: Vec<Group>,
    pub tray: Vec<Card>,
    /// Two names that may mean the same, with the codes.
    pub alike: Vec<(CodeId, CodeId)>,
}

impl Board {
    /// Derives the board.
    pub fn of(view: &View<'_>) -> Self {
        let seen = view.seen;
        let given = given(view);
        let mut columns: BTreeMap<Option<CodeId>, Vec<Group>> = BTreeMap::new();
        let mut themes = Vec::new();
        for category in seen.categories() {
            let group = group_of(view, category, &given);
            if group.level == CategoryLevel::Theme {
                themes.push(group);
            } else {
                columns.entry(group.within).or_default().push(group);
            }
        }
        let order = |code: &Option<CodeId>| {
            let rows = &view.overview.codes;
            code.and_then(|code| rows.iter().position(|row| row.id == code))
                .unwrap_or(usize::MAX)
        };
        let mut columns: Vec<Column> = columns
            .into_iter()
            .map(|(within, groups)| column(seen, within, groups))
            .collect();
        columns.sort_by_key(|column| order(&column.within));
        let tray: Vec<Card> = unsorted_codes(seen)
            .into_iter()
            .map(|code| card_of(view, code))
            .collect();
        let alike = alike(view);
        Self {
            revision: view.revision(),
            columns,
            themes,
            tray,
            alike,
        }
    }

    /// A category's group, theme or not.
    pub fn group(&self, id: CategoryId) -> Option<&Group> {
        let groups = self.columns.iter().flat_map(|column| &column.groups);
        groups.chain(&self.themes).find(|group| group.id == id)
    }
}

fn column(seen: &Seen<'_>, within: Option<CodeId>, groups: Vec<Group>) -> Column {
    let codes: usize = groups.iter().map(|group| group.cards.len()).sum();
    let segments: usize = groups.iter().map(|group| group.behind.segments).sum();
    let name = within.map_or_else(|| "No sub-domain".to_owned(), |code| seen.code_name(code));
    Column {
        within,
        name,
        under: [
            many(groups.len(), "category", "categories"),
            many(codes, "code", "codes"),
            many(segments, "segment", "segments"),
        ]
        .join(" · "),
        groups,
    }
}

/// The codings of each code of a category with what was merged into it.
type Given<'a> = BTreeMap<CodeId, Vec<&'a Coding>>;

fn given<'a>(view: &View<'a>) -> Given<'a> {
    let mut given = Given::new();
    let tree = &view.overview.tree;
    let categories = view.seen.categories();
    let members = categories.iter().flat_map(|category| category.members());
    let codes = members.map(|code| tree.effective(code)).collect();
    for coding in view.seen.codings_of_codes(&codes) {
        let code = tree.effective(coding.code());
        given.entry(code).or_default().push(coding);
    }
    given
}

fn group_of(view: &View<'_>, category: &Category, given: &Given<'_>) -> Group {
    let seen = view.seen;
    let tree = &view.overview.tree;
    let members: BTreeSet<CodeId> = category
        .members()
        .map(|code| tree.effective(code))
        .filter(|code| view.overview.code(*code).is_some())
        .collect();
    let below: Vec<_> = seen
        .categories()
        .into_iter()
        .filter(|other| other.parents().any(|parent| parent == category.id))
        .collect();
    let mut all = members.clone();
    for other in &below {
        all.extend(other.members().map(|code| tree.effective(code)));
    }
    Group {
        id: category.id,
        name: category.name.text().to_owned(),
        definition: category.definition.text().to_owned(),
        level: category.level.get_or(CategoryLevel::Category),
        within: category.within.get_or(None),
        cards: members
            .into_iter()
            .map(|code| card_of(view, code))
            .collect(),
        below: below
            .iter()
            .map(|other| other.name.text().to_owned())
            .collect(),
        behind: Behind::codings(
            seen,
            all.iter()
                .filter_map(|code| given.get(code))
                .flatten()
                .copied(),
        ),
    }
}

fn card_of(view: &View<'_>, code: CodeId) -> Card {
    let counts = view.overview.counts().of(code);
    let mut analysts: Vec<&str> = counts
        .analysts
        .keys()
        .map(|analyst| view.overview.person_name(*analyst))
        .collect();
    analysts.sort_unstable();
    let row = view.overview.code(code);
    Card {
        id: code,
        name: row.map_or_else(String::new, |row| row.name.clone()),
        colour: row.map_or(0, |row| row.colour),
        under: [
            many(counts.codings, "segment", "segments"),
            many(counts.documents.len(), "document", "documents"),
            analysts.join(", "),
        ]
        .join(" · "),
    }
}

/// Pairs of inductive codes whose names share most of their words.
fn alike(view: &View<'_>) -> Vec<(CodeId, CodeId)> {
    let rows: Vec<(CodeId, BTreeSet<String>)> = view
        .overview
        .codes
        .iter()
        .filter(|row| !row.is_construct && row.own_codings > 0)
        .map(|row| (row.id, words_of(&row.name)))
        .collect();
    let mut pairs = Vec::new();
    for (n, (a, first)) in rows.iter().enumerate() {
        for (b, second) in rows.iter().skip(n + 1) {
            let shared = first.intersection(second).count();
            let fewest = first.len().min(second.len());
            // Two words in common, and at least two thirds of the shorter name.
            if shared >= 2 && shared * 3 >= fewest * 2 {
                pairs.push((*a, *b));
            }
        }
    }
    pairs
}

/// The words of a name that carry meaning: longer than three letters, without their endings.
fn words_of(name: &str) -> BTreeSet<String> {
    use unicode_segmentation::UnicodeSegmentation;
    let words = name.unicode_words().map(str::to_lowercase);
    words
        .filter(|word| word.chars().count() > 3)
        .map(|word| word.chars().take(5).collect())
        .collect()
}
