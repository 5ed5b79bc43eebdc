//! What stands where in the figure of categories.

use crate::analysis::category_tree::{CategoryNode, CategoryTree, Domain};
use crate::model::acts::level_name;
use crate::model::{CategoryLevel, Seen, capital};

/// By what categories are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sorted {
    /// By domain and sub-domain.
    Domains,
    /// By theme.
    Themes,
}

/// The figure's columns, and what lies across all of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Panels {
    /// What lies across: a small word before it (“Theme”), and its name.
    pub across: Vec<(String, String)>,
    pub columns: Vec<Panel>,
    pub what: &'static str,
}

/// A column: a domain, or a theme.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Panel {
    pub name: String,
    pub boxes: Vec<PanelBox>,
}

/// A sub-domain with its categories.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PanelBox {
    pub name: String,
    pub entries: Vec<Entry>,
}

/// A category with what is below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Entry {
    pub name: String,
    /// “12 segments · 5 documents”; empty where nothing is counted.
    pub counts: String,
    /// Subcategories: how deep, name, counts.
    pub below: Vec<(usize, String, String)>,
}

/// Columns of categories that belong to nothing, when they are alone.
const ALONE: usize = 3;

impl Panels {
    /// Arranges the categories; `counts` gives what is printed below a name.
    pub fn of(
        seen: &Seen<'_>,
        tree: &CategoryTree,
        domains: &[Domain],
        sorted: Sorted,
        counts: &dyn Fn(&CategoryNode) -> String,
    ) -> Self {
        let entry = |node: &CategoryNode| entry(tree, node, counts);
        let theme_word = capital(level_name(seen.tradition(), CategoryLevel::Theme));
        let mut made = Self {
            what: if sorted == Sorted::Domains {
                "domain"
            } else {
                "theme"
            },
            ..Self::default()
        };
        match sorted {
            Sorted::Domains => {
                let themes = tree.themes().into_iter();
                let across = themes.filter(|it| tree.lies_across(it));
                made.across = across
                    .map(|it| (theme_word.clone(), it.name.clone()))
                    .collect();
                let has_domains = tree.has_domains();
                for domain in domains {
                    let boxes = domain.sub_domains.iter().map(|sub_domain| {
                        let ids = sub_domain.categories.iter();
                        PanelBox {
                            name: sub_domain.name.clone(),
                            entries: ids.filter_map(|id| tree.node(*id)).map(entry).collect(),
                        }
                    });
                    let mut name = domain.name.clone();
                    if name.is_empty() && has_domains {
                        "In no domain".clone_into(&mut name);
                    }
                    made.columns.push(Panel {
                        name,
                        boxes: boxes.collect(),
                    });
                }
            }
            Sorted::Themes => {
                for theme in tree.themes() {
                    let below = theme
                        .below
                        .iter()
                        .filter_map(|id| tree.node(*id))
                        .map(entry);
                    made.columns.push(Panel {
                        name: theme.name.clone(),
                        boxes: vec![PanelBox {
                            name: String::new(),
                            entries: below.collect(),
                        }],
                    });
                }
                let tops = tree.tops();
                let free = tops.iter().filter(|it| it.above.is_empty());
                let free: Vec<Entry> = free.map(|it| entry(it)).collect();
                if !free.is_empty() {
                    let name = match made.columns.len() {
                        0 => String::new(),
                        _ => format!("In no {}", theme_word.to_lowercase()),
                    };
                    let boxes = vec![PanelBox {
                        name: String::new(),
                        entries: free,
                    }];
                    made.columns.push(Panel { name, boxes });
                }
            }
        }
        made.spread_one();
        made
    }

    /// A single column would be a list down the page: its sub-domains, or its categories, become columns.
    fn spread_one(&mut self) {
        let [only] = self.columns.as_slice() else {
            return;
        };
        let only = only.clone();
        let mut names = vec![only.name.as_str()];
        // A single sub-domain stands with its domain; of several, each heads a column.
        if let [single] = only.boxes.as_slice() {
            names.push(&single.name);
        }
        names.retain(|it| !it.is_empty());
        if !names.is_empty() {
            self.across.push((String::new(), names.join(" / ")));
        }
        self.columns = match only.boxes.as_slice() {
            [single] => {
                let each = single.entries.len().div_ceil(ALONE).max(1);
                let columns = single.entries.chunks(each);
                let columns = columns.map(|entries| Panel {
                    name: String::new(),
                    boxes: vec![PanelBox {
                        name: String::new(),
                        entries: entries.to_vec(),
                    }],
                });
                columns.collect()
            }
            several => {
                let columns = several.iter().map(|it| Panel {
                    name: it.name.clone(),
                    boxes: vec![PanelBox {
                        name: String::new(),
                        entries: it.entries.clone(),
                    }],
                });
                columns.collect()
            }
        };
    }

    /// The figure in words, for those who do not see it.
    pub fn description(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (what, name) in &self.across {
            words.push(if what.is_empty() {
                format!("{name}.")
            } else {
                format!("{what}: {name}.")
            });
        }
        for panel in &self.columns {
            for one in &panel.boxes {
                let names: Vec<&str> = one.entries.iter().map(|it| it.name.as_str()).collect();
                let place: Vec<&str> = [panel.name.as_str(), one.name.as_str()]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect();
                let place = match place.as_slice() {
                    [] => String::new(),
                    some => format!("{}: ", some.join(", ")),
                };
                words.push(format!("{place}{}.", names.join("; ")));
            }
        }
        words.join(" ")
    }
}

fn entry(
    tree: &CategoryTree,
    node: &CategoryNode,
    counts: &dyn Fn(&CategoryNode) -> String,
) -> Entry {
    let below = tree.branch(node.id).into_iter().skip(1);
    Entry {
        name: node.name.clone(),
        counts: counts(node),
        below: below
            .map(|(it, depth)| (depth.saturating_sub(1), it.name.clone(), counts(it)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_sub_domain_keeps_its_name_beside_its_domain() {
        let entry = Entry {
            name: "Doors open".to_owned(),
            counts: String::new(),
            below: Vec::new(),
        };
        let mut panels = Panels {
            columns: vec![Panel {
                name: "Process".to_owned(),
                boxes: vec![PanelBox {
                    name: "Training".to_owned(),
                    entries: vec![entry],
                }],
            }],
            ..Panels::default()
        };
        panels.spread_one();
        assert_eq!(panels.description(), "Process / Training. Doors open.");
    }
}
