//! Subcategories, categories and themes in their order, with the codes that count in each.

use crate::model::{CategoryId, CategoryLevel, CodeId, Seen};
use std::collections::{BTreeMap, BTreeSet};

/// How deep categories may stand in one another; deeper ones are read as if they stood at that depth.
const DEEPEST: usize = 12;

/// The categories of a study as a tree; one may stand below several.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CategoryTree {
    /// All of them, in the order of their domains and then as they were arranged.
    pub order: Vec<CategoryId>,
    nodes: BTreeMap<CategoryId, CategoryNode>,
}

/// A category with what stands above and below it.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoryNode {
    /// Names the category.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: CategoryLevel,
    /// The domain or sub-domain it belongs to.
    pub within: Option<CodeId>,
    /// What it stands under, in order.
    pub above: Vec<CategoryId>,
    /// What stands under it, in order.
    pub below: Vec<CategoryId>,
    /// Its own codes and those of all categories below it.
    pub codes: BTreeSet<CodeId>,
}

/// A domain with its sub-domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its name; empty for categories that belong to no domain.
    pub name: String,
    /// Its sub-domains, those categories first that belong to the domain itself.
    pub sub_domains: Vec<SubDomain>,
}

/// A sub-domain with its categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubDomain {
    /// Its name, below the domain: “Process / Training”; empty for the domain itself.
    pub name: String,
    /// Categories that do not stand in another one.
    pub categories: Vec<CategoryId>,
}

impl CategoryTree {
    /// Reads the tree.
    pub fn of(seen: &Seen<'_>) -> Self {
        let codes = seen.code_tree();
        let place: BTreeMap<CodeId, usize> = {
            let order = codes.order.iter().enumerate();
            order.map(|(n, (code, _))| (*code, n)).collect()
        };
        let mut all = seen.categories();
        let within = |code: Option<CodeId>| code.map(|it| codes.effective(it));
        all.sort_by_key(|it| {
            let domain = within(it.within.get_or(None)).and_then(|code| place.get(&code));
            (
                domain.copied().unwrap_or(usize::MAX),
                it.order.get_or(0),
                it.made.stamp,
            )
        });
        let order: Vec<CategoryId> = all.iter().map(|it| it.id).collect();
        let mut nodes: BTreeMap<CategoryId, CategoryNode> = BTreeMap::new();
        for category in &all {
            let parents: BTreeSet<CategoryId> = category.parents().collect();
            let above = order.iter().copied().filter(|it| parents.contains(it));
            let node = CategoryNode {
                id: category.id,
                name: category.name.text().to_owned(),
                level: category.level.get_or(CategoryLevel::Category),
                within: within(category.within.get_or(None)),
                above: above.collect(),
                below: Vec::new(),
                codes: category
                    .members()
                    .map(|code| codes.effective(code))
                    .collect(),
            };
            nodes.insert(category.id, node);
        }
        let mut tree = Self { order, nodes };
        tree.link_below();
        tree.gather_codes();
        tree
    }

    fn link_below(&mut self) {
        for id in self.order.clone() {
            let above = self.node(id).map(|it| it.above.clone()).unwrap_or_default();
            for parent in above {
                if let Some(parent) = self.nodes.get_mut(&parent) {
                    parent.below.push(id);
                }
            }
        }
    }

    fn gather_codes(&mut self) {
        let mut gathered: BTreeMap<CategoryId, BTreeSet<CodeId>> = BTreeMap::new();
        for id in &self.order {
            let nodes = self.with_below(*id).into_iter();
            let codes = nodes
                .filter_map(|it| self.node(it))
                .flat_map(|it| &it.codes);
            gathered.insert(*id, codes.copied().collect());
        }
        for (id, codes) in gathered {
            if let Some(node) = self.nodes.get_mut(&id) {
                node.codes = codes;
            }
        }
    }

    /// A category and all below it, each once.
    fn with_below(&self, id: CategoryId) -> Vec<CategoryId> {
        let mut all = vec![id];
        let mut at = 0;
        while let Some(node) = all.get(at).and_then(|id| self.node(*id)) {
            for below in &node.below {
                if !all.contains(below) {
                    all.push(*below);
                }
            }
            at += 1;
        }
        all
    }

    /// The codes of a category with those of all below it; none of a category that is not there.
    pub fn codes_of(seen: &Seen<'_>, id: CategoryId) -> BTreeSet<CodeId> {
        let mut tree = Self::of(seen);
        let node = tree.nodes.remove(&id);
        node.map(|it| it.codes).unwrap_or_default()
    }

    /// The same with every name as `words` gives it.
    #[must_use]
    pub fn worded(mut self, words: &dyn Fn(&str) -> String) -> Self {
        for node in self.nodes.values_mut() {
            node.name = words(&node.name);
        }
        self
    }

    /// A category.
    pub fn node(&self, id: CategoryId) -> Option<&CategoryNode> {
        self.nodes.get(&id)
    }

    /// All categories, in order.
    pub fn nodes(&self) -> impl Iterator<Item = &CategoryNode> {
        self.order.iter().filter_map(|id| self.node(*id))
    }

    /// The themes.
    pub fn themes(&self) -> Vec<&CategoryNode> {
        let themes = self.nodes();
        themes
            .filter(|it| it.level == CategoryLevel::Theme)
            .collect()
    }

    /// Categories that are no theme and stand in nothing but themes.
    pub fn tops(&self) -> Vec<&CategoryNode> {
        let tops = self.nodes().filter(|it| {
            let mut above = it.above.iter().filter_map(|above| self.node(*above));
            it.level != CategoryLevel::Theme && above.all(|it| it.level == CategoryLevel::Theme)
        });
        tops.collect()
    }

    /// What stands in a category, with how deep: itself at 0, then everything below, each under its first place.
    pub fn branch(&self, id: CategoryId) -> Vec<(&CategoryNode, usize)> {
        let (mut branch, mut met) = (Vec::new(), BTreeSet::new());
        self.walk(id, 0, &mut branch, &mut met);
        branch
    }

    fn walk<'t>(
        &'t self,
        id: CategoryId,
        depth: usize,
        branch: &mut Vec<(&'t CategoryNode, usize)>,
        met: &mut BTreeSet<CategoryId>,
    ) {
        if let Some(node) = self.node(id).filter(|it| met.insert(it.id)) {
            branch.push((node, depth));
            for below in &node.below {
                self.walk(*below, (depth + 1).min(DEEPEST), branch, met);
            }
        }
    }

    /// Whether a theme lies across all categories: all stand under it, or none does and it has codes of its own.
    pub fn lies_across(&self, theme: &CategoryNode) -> bool {
        let below = self.with_below(theme.id);
        theme.below.is_empty() || self.tops().iter().all(|it| below.contains(&it.id))
    }

    /// Whether any category belongs to a domain.
    pub fn has_domains(&self) -> bool {
        self.tops().iter().any(|it| it.within.is_some())
    }

    /// The domains in their order, with their sub-domains and categories; those that belong to none are last.
    pub fn domains(&self, seen: &Seen<'_>) -> Vec<Domain> {
        let codes = seen.code_tree();
        let mut domains: Vec<(Option<CodeId>, Domain)> = Vec::new();
        for top in self.tops() {
            let mut path: Vec<CodeId> = Vec::new();
            if let Some(within) = top.within {
                path = codes.above(within);
                path.reverse();
                path.push(within);
            }
            let root = path.first().copied();
            let lower: Vec<String> = path.iter().skip(1).map(|it| seen.code_name(*it)).collect();
            let name = lower.join(" / ");
            let at = domains.iter().position(|(code, _)| *code == root);
            let at = at.unwrap_or_else(|| {
                domains.push((
                    root,
                    Domain {
                        name: root.map_or_else(String::new, |it| seen.code_name(it)),
                        sub_domains: Vec::new(),
                    },
                ));
                domains.len() - 1
            });
            let Some((_, domain)) = domains.get_mut(at) else {
                continue;
            };
            match domain.sub_domains.iter_mut().find(|it| it.name == name) {
                Some(sub_domain) => sub_domain.categories.push(top.id),
                None => domain.sub_domains.push(SubDomain {
                    name,
                    categories: vec![top.id],
                }),
            }
        }
        domains.sort_by_key(|(root, _)| root.is_none());
        domains.into_iter().map(|(_, domain)| domain).collect()
    }
}
