//! The tables of categories: by domain and sub-domain, and by theme.

use super::panels::Sorted;
use crate::analysis::behind::Behind;
use crate::analysis::category_tree::{CategoryNode, CategoryTree, Domain};
use crate::analysis::layer::LayerCodings;
use crate::exchange::report::Report;
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::acts::level_name;
use crate::model::{CategoryId, CategoryLevel, Place, Seen, Valence, capital, many};
use std::collections::{BTreeMap, BTreeSet};

/// What the tables are made of.
pub(super) struct Tables<'t, 'a> {
    seen: &'t Seen<'a>,
    tree: &'t CategoryTree,
    domains: &'t [Domain],
    layer: &'t LayerCodings,
    counts: BTreeMap<CategoryId, Counts>,
}

/// Segments, documents, participants of a category with all below it; and those of its segments that are marked.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    segments: usize,
    documents: usize,
    participants: usize,
    barriers: usize,
    facilitators: usize,
    both: usize,
}

impl Counts {
    /// What the marks of the segments make of the category; only asked where there are any.
    const fn add_up_to(self) -> Valence {
        match (
            self.barriers + self.both > 0,
            self.facilitators + self.both > 0,
        ) {
            (true, true) => Valence::Both,
            (true, false) => Valence::Barrier,
            _ => Valence::Facilitator,
        }
    }
}

impl<'t, 'a> Tables<'t, 'a> {
    pub fn of(
        seen: &'t Seen<'a>,
        tree: &'t CategoryTree,
        domains: &'t [Domain],
        layer: &'t LayerCodings,
    ) -> Self {
        let counts = tree.nodes().map(|node| {
            let segments = node.codes.iter().flat_map(|code| layer.of_code(*code));
            let behind = Behind::segments(seen, segments);
            let counts = Counts {
                segments: behind.segments,
                documents: behind.documents.len(),
                participants: behind.participants.len(),
                barriers: behind.valence.one,
                facilitators: behind.valence.other,
                both: behind.valence.both,
            };
            (node.id, counts)
        });
        Self {
            seen,
            tree,
            domains,
            layer,
            counts: counts.collect(),
        }
    }

    /// What is printed below a name in the figure.
    pub fn counted(&self, node: &CategoryNode, what: &str) -> String {
        let counts = self.counts_of(node.id);
        match what {
            "segments" => format!(
                "{} · {}",
                many(counts.segments, "segment", "segments"),
                many(counts.documents, "document", "documents")
            ),
            "participants" => {
                format!(
                    "{} of {}",
                    counts.participants,
                    self.seen.participants().len()
                )
            }
            _ => String::new(),
        }
    }

    pub fn participants_sentence(&self) -> String {
        format!(
            "Numbers are of participants who speak of it, of the {} of the study.",
            self.seen.participants().len()
        )
    }

    fn counts_of(&self, id: CategoryId) -> Counts {
        self.counts.get(&id).copied().unwrap_or_default()
    }

    /// The tables with what they rest on, the one that sorts as chosen first.
    pub fn report(&self, title: &str, sorted: Sorted) -> Report {
        let seen = self.seen;
        let mut tables = vec![self.by_domain()];
        if !self.tree.themes().is_empty() || sorted == Sorted::Themes {
            tables.insert(usize::from(sorted == Sorted::Domains), self.by_theme());
        }
        tables.extend(self.marked());
        tables.extend(self.placed());
        let shares = tables.first().map(|table| {
            let columns = table.columns();
            let words = columns.saturating_sub(3);
            (0..columns)
                .map(|n| if n < words { 24 } else { 16 })
                .collect()
        });
        Report {
            title: "Categories".to_owned(),
            facts: vec![
                ("Study".to_owned(), title.to_owned()),
                ("Counts".to_owned(), self.layer.sentence(seen)),
                (
                    "Denominators".to_owned(),
                    format!(
                        "{} and {} in the study",
                        many(seen.documents().len(), "document", "documents"),
                        many(seen.participants().len(), "participant", "participants")
                    ),
                ),
            ],
            tables,
            shares: shares.unwrap_or_default(),
            notes: std::iter::once(
                "A category counts the segments of its codes and of all categories below it. A segment with two codes \
                 of a category counts twice; documents and participants count once. Participants are those whose \
                 words were coded."
                    .to_owned(),
            )
            .chain(self.of_marks())
            .collect(),
        }
    }

    fn level(&self, level: CategoryLevel) -> String {
        capital(level_name(self.seen.tradition(), level))
    }

    fn numbers(&self, id: CategoryId) -> Vec<Cell> {
        let counts = self.counts_of(id);
        let numbers = [counts.segments, counts.documents, counts.participants];
        numbers.into_iter().map(Cell::from).collect()
    }

    /// Domain, sub-domain, category, subcategory; the names of themes beside it where there are any.
    fn by_domain(&self) -> Table {
        let (category, sub) = (
            self.level(CategoryLevel::Category),
            self.level(CategoryLevel::Subcategory),
        );
        let theme = self.level(CategoryLevel::Theme);
        let has_themes = !self.tree.themes().is_empty();
        let tops = self.tree.tops();
        let has_sub = tops.iter().any(|top| self.tree.branch(top.id).len() > 1);
        let mut heads = vec!["Domain", "Sub-domain", category.as_str()];
        if has_sub {
            heads.push(&sub);
        }
        if has_themes {
            heads.push(&theme);
        }
        heads.extend(["Segments", "Documents", "Participants"]);
        let mut table = Table::new("Categories by domain", &heads);
        for domain in self.domains {
            for sub_domain in &domain.sub_domains {
                for top in &sub_domain.categories {
                    for (node, depth) in self.tree.branch(*top) {
                        let mut row: Vec<Cell> =
                            vec![domain.name.as_str().into(), sub_domain.name.as_str().into()];
                        let names = named(&self.first_name(*top), node, depth);
                        row.extend(names.into_iter().take(1 + usize::from(has_sub)));
                        if has_themes {
                            row.push(self.themes_above(node).as_str().into());
                        }
                        row.extend(self.numbers(node.id));
                        table.push(row);
                    }
                }
            }
        }
        table
    }

    fn first_name(&self, id: CategoryId) -> String {
        self.tree
            .node(id)
            .map_or_else(String::new, |it| it.name.clone())
    }

    /// Names of the themes a category stands under, directly or through others.
    fn themes_above(&self, node: &CategoryNode) -> String {
        let (mut names, mut met) = (Vec::new(), BTreeSet::new());
        let mut above = node.above.clone();
        while let Some(id) = above.pop() {
            if let Some(it) = self.tree.node(id).filter(|it| met.insert(it.id)) {
                if it.level == CategoryLevel::Theme {
                    names.push(it.name.clone());
                }
                above.extend(&it.above);
            }
        }
        names.sort();
        names.join("; ")
    }

    /// Theme, main category, subcategory, as papers print them.
    fn by_theme(&self) -> Table {
        let (theme, category, sub) = (
            self.level(CategoryLevel::Theme),
            self.level(CategoryLevel::Category),
            self.level(CategoryLevel::Subcategory),
        );
        let heads = [&theme, &category, &sub].map(String::as_str);
        let mut all = heads.to_vec();
        all.extend(["Segments", "Documents", "Participants"]);
        let mut table = Table::new(&format!("By {}", theme.to_lowercase()), &all);
        let mut push = |theme: &str, names: [Cell; 2], id: CategoryId| {
            let mut row: Vec<Cell> = vec![theme.into()];
            row.extend(names);
            row.extend(self.numbers(id));
            table.push(row);
        };
        for theme in self.tree.themes() {
            push(&theme.name, [Cell::Empty, Cell::Empty], theme.id);
            for below in &theme.below {
                for (node, depth) in self.tree.branch(*below) {
                    push(
                        &theme.name,
                        named(&self.first_name(*below), node, depth),
                        node.id,
                    );
                }
            }
        }
        for top in self.tree.tops() {
            if top.above.is_empty() {
                for (node, depth) in self.tree.branch(top.id) {
                    push("", named(&top.name, node, depth), node.id);
                }
            }
        }
        table
    }

    /// Which categories hinder, which help, and which do both; none where nothing is marked. What a category is said to
    /// be goes before what its segments add up to.
    fn marked(&self) -> Option<Table> {
        let heads = [
            "Category",
            "Barriers",
            "Facilitators",
            "Both",
            "Not marked",
            "Segments",
            "What it is",
        ];
        let mut table = Table::new("Barriers and facilitators", &heads);
        for node in self.tree.nodes() {
            let counts = self.counts_of(node.id);
            let marked = counts.barriers + counts.facilitators + counts.both;
            let said = self.seen.category(node.id);
            let said = said.and_then(|it| it.valence.get_or(None));
            if marked == 0 && said.is_none() {
                continue;
            }
            let what = said.unwrap_or_else(|| counts.add_up_to());
            let numbers = [
                counts.barriers,
                counts.facilitators,
                counts.both,
                counts.segments.saturating_sub(marked),
                counts.segments,
            ];
            let mut row: Vec<Cell> = vec![node.name.as_str().into()];
            row.extend(numbers.into_iter().map(Cell::from));
            let what = match what {
                Valence::Both => "both",
                Valence::Barrier => "barrier",
                Valence::Facilitator => "facilitator",
            };
            row.push(what.into());
            table.push(row);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// Which categories are said to lie inside the organisation, outside it or both; none where that is said of none.
    fn placed(&self) -> Option<Table> {
        let heads = ["Category", "Where it lies", "Segments"];
        let mut table = Table::new("Internal and external", &heads);
        for node in self.tree.nodes() {
            let said = self.seen.category(node.id);
            let where_it_lies = match said.and_then(|it| it.place.get_or(None)) {
                Some(Place::Internal) => "internal",
                Some(Place::External) => "external",
                Some(Place::Both) => "both",
                None => continue,
            };
            table.push(vec![
                node.name.as_str().into(),
                where_it_lies.into(),
                self.counts_of(node.id).segments.into(),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// Where the categories' own marks come from, if there are any.
    fn of_marks(&self) -> Option<String> {
        let mut nodes = self.tree.nodes();
        let said = nodes.any(|node| {
            let it = self.seen.category(node.id);
            it.is_some_and(|it| it.marks().next().is_some())
        });
        said.then(|| {
            "What a category is said to be as a whole goes before what the marks of its segments add up to.".to_owned()
        })
    }
}

/// The name of a category in the column of its level; what is deeper than a subcategory says where it stands.
fn named(top: &str, node: &CategoryNode, depth: usize) -> [Cell; 2] {
    match depth {
        0 => [node.name.as_str().into(), Cell::Empty],
        1 => [top.into(), node.name.as_str().into()],
        _ => [
            top.into(),
            format!("{} {}", "–".repeat(depth - 1), node.name)
                .as_str()
                .into(),
        ],
    }
}
