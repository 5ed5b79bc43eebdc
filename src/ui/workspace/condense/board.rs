//! What the board shows, derived once per revision, layer and way of sorting.

use super::alike::alike;
use super::sorting::Sorting;
use super::waiting;
use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::LayerCodings;
use crate::model::things::Category;
use crate::model::{
    AxisValueId, CategoryId, CategoryLevel, CodeId, CodeLink, DocumentId, Seen, Sorted,
};
use crate::ui::{View, many};
use std::collections::{BTreeMap, BTreeSet};

/// A code as a card.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Card {
    pub id: CodeId,
    pub name: String,
    pub colour: usize,
    /// “3 segments · 2 documents · Anna, Bo”.
    pub under: String,
    /// “also in “Trust”, leads to “waiting””; empty where there is nothing to say.
    pub hint: String,
    /// The construct it arose in or lies below.
    pub within: Option<CodeId>,
    /// Its name and earlier names in small letters, for the filter.
    pub sought: String,
}

/// A category with its cards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub id: CategoryId,
    pub name: String,
    pub definition: String,
    pub level: CategoryLevel,
    pub within: Option<CodeId>,
    /// “9 segments · 5 documents”, of its codes and those of everything below it.
    pub under: String,
    pub cards: Vec<Card>,
    /// The subcategories drawn within it.
    pub inner: Vec<Self>,
    /// Categories below a theme.
    pub below: Vec<(CategoryId, String)>,
    /// Names of themes above.
    pub above: Vec<String>,
    pub segments: usize,
}

impl Group {
    /// It and its subcategories.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.inner.iter().flat_map(Self::all));
        all
    }
}

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ColumnOf {
    /// A domain or sub-domain.
    Construct(CodeId),
    /// A value of the axis that the board is sorted by.
    Value(AxisValueId),
    /// Neither.
    Rest,
}

/// A column with its categories.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub of: ColumnOf,
    pub name: String,
    /// “2 categories · 14 codes · 61 segments”.
    pub under: String,
    pub groups: Vec<Group>,
}

/// Codes that are in no category, by the sub-domain they arose in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct TrayPart {
    /// The sub-domain.
    pub within: Option<CodeId>,
    pub name: String,
    pub cards: Vec<Card>,
}

/// The whole board.
#[derive(Debug, Clone, Default)]
pub(super) struct Board {
    pub columns: Vec<Column>,
    pub themes: Vec<Group>,
    pub tray: Vec<TrayPart>,
    /// Number of cards in the tray.
    pub unsorted: usize,
    /// Two names that may mean the same, with the codes.
    pub alike: Vec<(CodeId, CodeId)>,
}

impl Board {
    /// Derives the board.
    pub fn of(view: &View<'_>, layer: &LayerCodings, sorting: Sorting) -> Self {
        let making = Making::of(view, layer);
        let (mut themes, mut groups) = (Vec::new(), Vec::new());
        for category in view.seen.categories() {
            let is_theme = category.level.get_or(CategoryLevel::Category) == CategoryLevel::Theme;
            if is_theme {
                themes.push(making.group(category));
            } else if !making.is_inner(category) {
                groups.push(making.group(category));
            }
        }
        let tray = making.tray();
        Self {
            columns: making.columns(groups, sorting, &tray),
            themes,
            unsorted: tray.iter().map(|part| part.cards.len()).sum(),
            tray,
            alike: alike(view, layer),
        }
    }

    /// All groups, themes among them.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        let groups = self.columns.iter().flat_map(|column| &column.groups);
        groups.chain(&self.themes).flat_map(Group::all)
    }

    /// A category's group, theme or not.
    pub fn group(&self, id: CategoryId) -> Option<&Group> {
        self.groups().find(|group| group.id == id)
    }
}

/// A board in the making.
struct Making<'v, 'a> {
    view: &'v View<'a>,
    layer: &'v LayerCodings,
    /// The categories with the codes of all that is below each.
    categories: CategoryTree,
    /// For each code the categories it is in.
    memberships: BTreeMap<CodeId, Vec<CategoryId>>,
    /// For each code how it is linked: “leads to “waiting””.
    links: BTreeMap<CodeId, Vec<String>>,
    short_names: BTreeMap<crate::model::AnalystId, String>,
}

impl<'v, 'a> Making<'v, 'a> {
    fn of(view: &'v View<'a>, layer: &'v LayerCodings) -> Self {
        let tree = &view.overview.tree;
        let mut memberships: BTreeMap<CodeId, Vec<CategoryId>> = BTreeMap::new();
        for category in view.seen.categories() {
            let codes: BTreeSet<CodeId> = category.members().map(|it| tree.effective(it)).collect();
            for code in codes {
                memberships.entry(code).or_default().push(category.id);
            }
        }
        let people = view.overview.people.iter();
        Self {
            view,
            layer,
            categories: CategoryTree::of(view.seen),
            memberships,
            links: links(view.seen),
            short_names: people.map(|it| (it.id, it.name.clone())).collect(),
        }
    }

    /// Whether a category is drawn within another that is no theme.
    fn is_inner(&self, category: &Category) -> bool {
        category.parents().any(|parent| {
            let parent = self.view.seen.category(parent);
            parent.is_some_and(|it| {
                it.made.stands() && it.level.get_or(CategoryLevel::Category) != CategoryLevel::Theme
            })
        })
    }

    fn members(&self, category: &Category) -> BTreeSet<CodeId> {
        let tree = &self.view.overview.tree;
        let members = category.members().map(|code| tree.effective(code));
        members
            .filter(|code| self.view.overview.code(*code).is_some())
            .collect()
    }

    fn below(&self, id: CategoryId) -> Vec<&'a Category> {
        let all = self.view.seen.categories().into_iter();
        all.filter(|other| other.parents().any(|parent| parent == id))
            .collect()
    }

    fn group(&self, category: &Category) -> Group {
        self.group_at(category, 0)
    }

    fn group_at(&self, category: &Category, depth: usize) -> Group {
        let seen = self.view.seen;
        let level = category.level.get_or(CategoryLevel::Category);
        let members = self.members(category);
        let below = self.below(category.id);
        let codes = self.categories.node(category.id).map(|it| &it.codes);
        let counted = self.layer.count(codes.into_iter().flatten().copied());
        let inner = if level == CategoryLevel::Theme || depth > 4 {
            Vec::new()
        } else {
            below
                .iter()
                .map(|it| self.group_at(it, depth + 1))
                .collect()
        };
        let above = category
            .parents()
            .filter_map(|parent| seen.category(parent));
        Group {
            id: category.id,
            name: category.name.text().to_owned(),
            definition: category.definition.text().to_owned(),
            level,
            within: category.within.get_or(None),
            under: counts(counted.segments, &counted.documents),
            cards: members
                .into_iter()
                .map(|code| self.card(code, Some(category.id)))
                .collect(),
            inner,
            below: below
                .iter()
                .map(|it| (it.id, it.name.text().to_owned()))
                .collect(),
            above: above
                .filter(|it| it.made.stands())
                .map(|it| it.name.text().to_owned())
                .collect(),
            segments: counted.segments,
        }
    }

    fn card(&self, code: CodeId, in_category: Option<CategoryId>) -> Card {
        let counted = self.layer.count([code]);
        let analysts = counted.analysts.iter();
        let analysts: Vec<&str> = analysts
            .filter_map(|who| self.short_names.get(who).map(String::as_str))
            .collect();
        let row = self.view.overview.code(code);
        let name = row.map_or_else(String::new, |row| row.name.clone());
        let mut under = counts(counted.segments, &counted.documents);
        if !analysts.is_empty() {
            under.push_str(" · ");
            under.push_str(&analysts.join(", "));
        }
        Card {
            id: code,
            colour: row.map_or(0, |row| row.colour),
            under,
            hint: self.hint(code, in_category),
            within: sub_domain(self.view, code),
            sought: sought(self.view, code, &name),
            name,
        }
    }

    /// Other categories it lies in, and how it is linked.
    fn hint(&self, code: CodeId, in_category: Option<CategoryId>) -> String {
        let mut hint = Vec::new();
        let others = self.memberships.get(&code).into_iter().flatten();
        let others = others.filter(|it| in_category.is_some() && Some(**it) != in_category);
        let names: Vec<String> = others
            .filter_map(|it| self.view.seen.category(*it))
            // A theme lies across categories, so a code of both is nothing to point out.
            .filter(|it| it.level.get_or(CategoryLevel::Category) != CategoryLevel::Theme)
            .map(|it| format!("“{}”", it.name.text()))
            .collect();
        if !names.is_empty() {
            hint.push(format!("also in {}", names.join(", ")));
        }
        let links = self.links.get(&code).map_or(&[][..], Vec::as_slice);
        hint.extend(links.iter().take(2).cloned());
        if links.len() > 2 {
            hint.push(format!("{} more links", links.len() - 2));
        }
        hint.join(" · ")
    }

    fn tray(&self) -> Vec<TrayPart> {
        let rows = self.view.overview.codes.iter();
        let unsorted = rows.filter(|row| {
            !row.is_construct
                && !self.memberships.contains_key(&row.id)
                && self.layer.count([row.id]).segments > 0
        });
        let mut parts: Vec<(Option<CodeId>, TrayPart)> = Vec::new();
        for row in unsorted {
            let card = self.card(row.id, None);
            let within = card.within;
            if let Some((_, part)) = parts.iter_mut().find(|(of, _)| *of == within) {
                part.cards.push(card);
            } else {
                let name = within.map(|code| self.view.seen.code_name(code));
                let part = TrayPart {
                    within,
                    name: name.unwrap_or_default(),
                    cards: vec![card],
                };
                parts.push((within, part));
            }
        }
        let order = construct_order(self.view);
        parts.sort_by_key(|(of, _)| {
            of.and_then(|of| order.get(&of).copied())
                .unwrap_or(usize::MAX)
        });
        parts.into_iter().map(|(_, part)| part).collect()
    }

    fn columns(&self, groups: Vec<Group>, sorting: Sorting, tray: &[TrayPart]) -> Vec<Column> {
        let mut columns: BTreeMap<ColumnOf, Vec<Group>> = BTreeMap::new();
        let mut waiting_in: BTreeMap<ColumnOf, usize> = BTreeMap::new();
        match sorting {
            Sorting::SubDomains => {
                for group in groups {
                    let of = group.within.map_or(ColumnOf::Rest, ColumnOf::Construct);
                    columns.entry(of).or_default().push(group);
                }
                for (within, count) in waiting::waiting(self.view, tray) {
                    let of = within.map_or(ColumnOf::Rest, ColumnOf::Construct);
                    columns.entry(of).or_default();
                    waiting_in.insert(of, count);
                }
            }
            Sorting::Axis(axis) => {
                for value in self.view.seen.axis_values(axis) {
                    columns.insert(ColumnOf::Value(value.id), Vec::new());
                }
                let placed = self.view.seen.placed_on(axis);
                for group in groups {
                    for (of, group) in split(group, &placed, self.layer) {
                        columns.entry(of).or_default().push(group);
                    }
                }
            }
        }
        let constructs = construct_order(self.view);
        let values: BTreeMap<AxisValueId, usize> = match sorting {
            Sorting::SubDomains => BTreeMap::new(),
            Sorting::Axis(axis) => {
                let values = self.view.seen.axis_values(axis);
                values
                    .iter()
                    .enumerate()
                    .map(|(n, it)| (it.id, n))
                    .collect()
            }
        };
        let mut columns: Vec<Column> = columns
            .into_iter()
            .map(|(of, groups)| {
                let waiting = waiting_in.get(&of).copied().unwrap_or(0);
                self.column(of, groups, sorting, waiting)
            })
            .collect();
        // Where nothing is of a sub-domain, those without come first.
        let is_used = |column: &Column| {
            let waits = waiting_in.get(&column.of).is_some_and(|count| *count > 0);
            column.of != ColumnOf::Rest && (waits || !column.groups.is_empty())
        };
        let rest = if sorting == Sorting::SubDomains && !columns.iter().any(is_used) {
            usize::MIN
        } else {
            usize::MAX
        };
        columns.sort_by_key(|column| {
            let place = match column.of {
                ColumnOf::Construct(code) => constructs.get(&code).copied(),
                ColumnOf::Value(value) => values.get(&value).copied(),
                ColumnOf::Rest => None,
            };
            place.map_or(rest, |place| place + 1)
        });
        columns
    }

    fn column(&self, of: ColumnOf, groups: Vec<Group>, sorting: Sorting, waiting: usize) -> Column {
        let all: Vec<&Group> = groups.iter().flat_map(Group::all).collect();
        let codes: usize = all.iter().map(|group| group.cards.len()).sum();
        let segments: usize = groups.iter().map(|group| group.segments).sum();
        let seen = self.view.seen;
        let name = match (of, sorting) {
            (ColumnOf::Construct(code), _) => seen.code_name(code),
            (ColumnOf::Value(value), _) => {
                let value = seen.axis_value(value);
                value.map_or_else(String::new, |it| it.name.text().to_owned())
            }
            (ColumnOf::Rest, Sorting::SubDomains) if self.has_no_constructs() => {
                "Categories".to_owned()
            }
            (ColumnOf::Rest, Sorting::SubDomains) => "No sub-domain".to_owned(),
            (ColumnOf::Rest, Sorting::Axis(_)) => "Not placed".to_owned(),
        };
        Column {
            of,
            name,
            under: if all.is_empty() && matches!(sorting, Sorting::SubDomains) {
                waiting::words(waiting)
            } else {
                [
                    many(all.len(), "category", "categories"),
                    many(codes, "code", "codes"),
                    many(segments, "segment", "segments"),
                ]
                .join(" · ")
            },
            groups,
        }
    }

    /// Whether the study works without sub-domains.
    fn has_no_constructs(&self) -> bool {
        !self.view.overview.codes.iter().any(|row| row.is_construct)
    }
}

/// A category in the columns of an axis: whole where it was placed itself, else its codes where each was placed.
fn split(
    group: Group,
    placed: &BTreeMap<Sorted, AxisValueId>,
    layer: &LayerCodings,
) -> Vec<(ColumnOf, Group)> {
    if let Some(value) = placed.get(&Sorted::Category(group.id)) {
        return vec![(ColumnOf::Value(*value), group)];
    }
    let codes = group.all().into_iter().flat_map(|it| &it.cards);
    let values: BTreeSet<ColumnOf> = codes.map(|card| column_of(card, placed)).collect();
    if values.len() < 2 {
        let of = values.into_iter().next().unwrap_or(ColumnOf::Rest);
        return vec![(of, group)];
    }
    let values = values.into_iter();
    values
        .map(|of| (of, only(&group, of, placed, layer)))
        .collect()
}

fn column_of(card: &Card, placed: &BTreeMap<Sorted, AxisValueId>) -> ColumnOf {
    let value = placed.get(&Sorted::Code(card.id));
    value.map_or(ColumnOf::Rest, |value| ColumnOf::Value(*value))
}

/// The group with only the cards of a column, counted by these alone.
fn only(
    group: &Group,
    of: ColumnOf,
    placed: &BTreeMap<Sorted, AxisValueId>,
    layer: &LayerCodings,
) -> Group {
    let mut group = group.clone();
    group.cards.retain(|card| column_of(card, placed) == of);
    group.inner = group
        .inner
        .iter()
        .map(|inner| only(inner, of, placed, layer))
        .filter(|inner| inner.all().iter().any(|it| !it.cards.is_empty()))
        .collect();
    let codes: Vec<CodeId> = {
        let all = group.all().into_iter().flat_map(|it| &it.cards);
        all.map(|card| card.id).collect()
    };
    let counted = layer.count(codes);
    group.segments = counted.segments;
    group.under = counts(counted.segments, &counted.documents);
    group
}

fn counts(segments: usize, documents: &BTreeSet<DocumentId>) -> String {
    format!(
        "{} · {}",
        many(segments, "segment", "segments"),
        many(documents.len(), "document", "documents")
    )
}

/// The construct that a code lies below, else the one it arose in.
pub(super) fn sub_domain(view: &View<'_>, code: CodeId) -> Option<CodeId> {
    let above = view.overview.tree.above(code).into_iter();
    let is_construct = |code: &CodeId| view.overview.code(*code).is_some_and(|it| it.is_construct);
    let mut above = above.filter(is_construct);
    let arose = view.seen.code(code).and_then(|it| it.first.arose?.within);
    above.next().or(arose)
}

/// The name and whatever the code was called before, with what was merged into it, in small letters.
fn sought(view: &View<'_>, code: CodeId, name: &str) -> String {
    let mut names = vec![name.to_lowercase()];
    let merged = view.overview.tree.merged_into(code);
    for it in std::iter::once(code).chain(merged) {
        if let Some(code) = view.seen.code(it) {
            names.extend(code.name.history().map(|(_, name)| name.to_lowercase()));
        }
    }
    names.join("\n")
}

/// Places of the constructs in the code tree.
fn construct_order(view: &View<'_>) -> BTreeMap<CodeId, usize> {
    let rows = view.overview.codes.iter().enumerate();
    rows.filter(|(_, row)| row.is_construct)
        .map(|(n, row)| (row.id, n))
        .collect()
}

/// How codes are linked, from the side of each.
fn links(seen: &Seen<'_>) -> BTreeMap<CodeId, Vec<String>> {
    let mut links: BTreeMap<CodeId, Vec<String>> = BTreeMap::new();
    for (from, to, link) in seen.code_links() {
        let tree = seen.code_tree();
        let (from, to) = (tree.effective(from), tree.effective(to));
        let forth = format!("{} “{}”", link_words(link, true), seen.code_name(to));
        let back = format!("{} “{}”", link_words(link, false), seen.code_name(from));
        links.entry(from).or_default().push(forth);
        links.entry(to).or_default().push(back);
    }
    links
}

/// How a link reads from its first code, and back.
pub(super) const fn link_words(link: CodeLink, forth: bool) -> &'static str {
    match (link, forth) {
        (CodeLink::RelatedTo, _) => "related to",
        (CodeLink::ContrastsWith, _) => "contrasts with",
        (CodeLink::LeadsTo, true) => "leads to",
        (CodeLink::LeadsTo, false) => "follows from",
    }
}
