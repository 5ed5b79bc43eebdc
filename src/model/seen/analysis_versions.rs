//! Frozen versions of the analysis, and what became of categories, themes and the places of codes between two moments.

use super::Seen;
use super::codebook_versions::Moment;
use crate::model::things::{Category, Made, Version};
use crate::model::{
    CategoryId, CategoryLevel, CategoryMark, Change, CodeId, CodingId, Line, NewFinal, VersionId,
    VersionOf,
};
use std::collections::{BTreeMap, BTreeSet};

/// A frozen version of the analysis with its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AnalysisVersion<'a> {
    /// Its number, from 1, in the order they were frozen.
    pub number: usize,
    /// The version.
    pub version: &'a Version,
    /// When and by whom it was finalized, and with which signatures.
    pub finalized: Option<(&'a Made, &'a NewFinal)>,
}

impl AnalysisVersion<'_> {
    /// “version 2”, with its name where it was given another.
    pub fn in_words(&self) -> String {
        let plain = format!("version {}", self.number);
        let name = self.version.frozen.name.trim();
        if name.is_empty() || name.to_lowercase() == plain {
            plain
        } else {
            format!("{plain} “{name}”")
        }
    }
}

/// A code in a category, as it was at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeInVersion {
    /// The code.
    pub code: CodeId,
    /// What it was called.
    pub name: String,
    /// How it was defined.
    pub definition: String,
}

/// A subcategory, category or theme as it was at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryThen {
    /// The category.
    pub id: CategoryId,
    /// What it was called.
    pub name: String,
    /// What it said.
    pub definition: String,
    /// Its level.
    pub level: CategoryLevel,
    /// The domain or sub-domain it belonged to, and what that was called.
    pub within: Option<(CodeId, String)>,
    /// What it was said to be.
    pub marks: Vec<CategoryMark>,
    /// Its codes, by name; those merged into another under the other.
    pub codes: Vec<CodeInVersion>,
    /// The categories it stood under.
    pub under: Vec<CategoryId>,
}

/// What became of a category, or of a code's place in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CategoryDifferenceKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is called differently.
    Renamed,
    /// Its definition has other words.
    Redefined,
    /// It stands elsewhere: under another category, within another domain, on another level.
    Moved,
    /// It is said to be something else: barrier or facilitator, internal or external.
    Marked,
    /// A code went from one category to another.
    CodeMoved,
    /// A code that was in no category is in one.
    CodeIn,
    /// A code is in no category any more.
    CodeOut,
}

impl CategoryDifferenceKind {
    /// In a few words: “redefined”.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Redefined => "redefined",
            Self::Moved => "moved",
            Self::Marked => "marked",
            Self::CodeMoved => "code moved",
            Self::CodeIn => "code put in",
            Self::CodeOut => "code taken out",
        }
    }
}

/// A difference between two moments of the categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryDifference {
    /// The category; none where the place of a code differs.
    pub category: Option<CategoryId>,
    /// The code whose place differs.
    pub code: Option<CodeId>,
    /// What the category or code is called at the later moment; one that is gone, at the earlier.
    pub name: String,
    /// Its level, for a category.
    pub level: CategoryLevel,
    /// What became of it.
    pub kind: CategoryDifferenceKind,
    /// What stood before.
    pub before: String,
    /// What stands after.
    pub after: String,
}

impl<'a> Seen<'a> {
    /// The frozen versions of the analysis, oldest first.
    pub fn analysis_versions(&self) -> Vec<AnalysisVersion<'a>> {
        let versions = self.versions().into_iter();
        let of_analysis = versions.filter(|it| it.frozen.of != VersionOf::Codebook);
        let numbered = of_analysis.enumerate();
        numbered
            .map(|(at, version)| AnalysisVersion {
                number: at + 1,
                version,
                finalized: self.finalized(version.id),
            })
            .collect()
    }

    /// How a version was finalized; where two did it without knowing of each other, the first.
    fn finalized(&self, version: VersionId) -> Option<(&'a Made, &'a NewFinal)> {
        let finals = self.study.state.finals.values();
        let of_version = finals.filter(|(made, new)| made.stands() && new.version == version);
        let first = of_version.min_by_key(|(made, _)| made.stamp);
        first.map(|(made, new)| (made, new))
    }

    /// The categories and themes as they were at a moment, in their order. Nothing of codes and categories that are
    /// hidden from the viewer. Reads the fields, not the journals.
    pub fn categories_at(&self, moment: Moment<'_>) -> Vec<CategoryThen> {
        let mut all: Vec<(i32, crate::model::Stamp, CategoryThen)> = Vec::new();
        let categories = self.study.state.categories.values();
        for category in categories.filter(|it| self.shows_category(it.id)) {
            if let Some(then) = self.category_at(category, moment) {
                let order = self.value_then(&category.order, moment);
                all.push((order.copied().unwrap_or(0), category.made.stamp, then));
            }
        }
        all.sort_by_key(|(order, stamp, _)| (*order, *stamp));
        all.into_iter().map(|(_, _, then)| then).collect()
    }

    fn category_at(&self, category: &'a Category, moment: Moment<'_>) -> Option<CategoryThen> {
        if self.value_then(&category.made.present, moment) != Some(&true) {
            return None;
        }
        let text = |field| {
            let text = self.value_then(field, moment);
            text.map_or_else(String::new, Clone::clone)
        };
        let within = self.value_then(&category.within, moment).copied().flatten();
        let within = within.filter(|code| self.shows_code(*code));
        let placed =
            |field: &'a crate::model::Field<bool>| self.value_then(field, moment) == Some(&true);
        let members = category.codes.iter().filter(|(_, field)| placed(field));
        let members: BTreeSet<CodeId> = members
            .filter_map(|(code, _)| self.effective_then(*code, moment))
            .collect();
        let mut codes: Vec<CodeInVersion> = members
            .into_iter()
            .filter_map(|code| self.code_at(code, moment))
            .collect();
        codes.sort_by_cached_key(|it| (it.name.to_lowercase(), it.code));
        let under = category.under.iter().filter(|(_, field)| placed(field));
        Some(CategoryThen {
            id: category.id,
            name: text(&category.name),
            definition: text(&category.definition),
            level: self
                .value_then(&category.level, moment)
                .copied()
                .unwrap_or(CategoryLevel::Category),
            within: within.map(|code| (code, self.name_then(code, moment))),
            marks: CategoryMark::said(
                self.value_then(&category.valence, moment)
                    .copied()
                    .flatten(),
                self.value_then(&category.place, moment).copied().flatten(),
            )
            .collect(),
            codes,
            under: under
                .map(|(id, _)| *id)
                .filter(|id| {
                    let upper = self.category(*id).map(|it| &it.made.present);
                    upper.is_some_and(|it| self.value_then(it, moment) == Some(&true))
                })
                .collect(),
        })
    }

    /// The code under which a code counted at a moment; none where it or that one was not in the codebook, or does not
    /// show.
    fn effective_then(&self, code: CodeId, moment: Moment<'_>) -> Option<CodeId> {
        let mut at = code;
        // A circle of merging is broken where it is read; here it only must end.
        for _ in 0..64 {
            let it = self.code(at)?;
            let then = self.code_then(it, moment);
            match then.merged_into {
                Some(into) => at = into,
                None => return then.is_in_the_codebook().then_some(at),
            }
        }
        None
    }

    fn code_at(&self, code: CodeId, moment: Moment<'_>) -> Option<CodeInVersion> {
        let then = self.code_then(self.code(code)?, moment);
        let [(_, definition), ..] = then.words;
        Some(CodeInVersion {
            code,
            name: then.name.to_owned(),
            definition: definition.to_owned(),
        })
    }

    /// What became of categories, themes and the places of codes from one moment to a later one, kind by kind and by
    /// name. What became of the codes themselves, [`Seen::codebook_between`] says.
    pub fn categories_between(&self, from: Moment<'_>, to: Moment<'_>) -> Vec<CategoryDifference> {
        let (before, after) = (self.categories_at(from), self.categories_at(to));
        let mut found = of_categories(&before, &after);
        found.extend(self.of_places(&before, &after, (from, to)));
        found.sort_by_cached_key(|it| (it.kind, it.name.to_lowercase(), it.category, it.code));
        found
    }

    /// Which codes went from one category to another. A code that was made, merged or removed is told with the codes.
    fn of_places(
        &self,
        before: &[CategoryThen],
        after: &[CategoryThen],
        (from, to): (Moment<'_>, Moment<'_>),
    ) -> Vec<CategoryDifference> {
        let (stood, stands) = (places(before), places(after));
        let codes: BTreeSet<CodeId> = stood.keys().chain(stands.keys()).copied().collect();
        let none = BTreeMap::new();
        let mut found = Vec::new();
        for code in codes {
            let one = stood.get(&code).unwrap_or(&none);
            let other = stands.get(&code).unwrap_or(&none);
            let same = one.keys().eq(other.keys());
            let is_there = self.effective_then(code, to) == Some(code);
            if same || !is_there {
                continue;
            }
            let was_there = self.effective_then(code, from) == Some(code);
            let kind = match (one.is_empty() || !was_there, other.is_empty()) {
                (true, _) => CategoryDifferenceKind::CodeIn,
                (false, true) => CategoryDifferenceKind::CodeOut,
                (false, false) => CategoryDifferenceKind::CodeMoved,
            };
            let names = |of: &BTreeMap<CategoryId, &str>| {
                let names: Vec<String> = of.values().map(|name| format!("“{name}”")).collect();
                names.join(", ")
            };
            found.push(CategoryDifference {
                category: None,
                code: Some(code),
                name: self.name_then(code, to),
                level: CategoryLevel::Category,
                kind,
                before: names(one),
                after: names(other),
            });
        }
        found
    }

    /// Whether categories, themes or codes are other than they were at a frozen version.
    pub fn changed_since_version(&self, version: &Version) -> bool {
        let then = Moment::Cut(&version.frozen.cut);
        !self.categories_between(then, Moment::Now).is_empty()
            || !self.codebook_between(then, Moment::Now).is_empty()
    }

    /// Whether codings, quotations or decisions that the viewer sees have come or changed after a frozen version. Looks
    /// at the lines after it alone.
    pub fn codings_changed_since_version(&self, version: &Version) -> bool {
        let cut = &version.frozen.cut;
        let logs = self.study.logs.iter();
        let mut after = logs.flat_map(|(device, log)| {
            let known = cut.of(*device) as usize;
            log.lines.get(known..).unwrap_or_default().iter().flatten()
        });
        after.any(|line| match &line.change {
            Change::Undo { step } => {
                let mut undone = self.study.lines_of(*step);
                undone.any(|line| self.is_of_codings(line))
            }
            _ => self.is_of_codings(line),
        })
    }

    /// Whether a line is about codings that the viewer sees, or about what was decided on them.
    fn is_of_codings(&self, line: &Line) -> bool {
        match &line.change {
            Change::AddCoding(_) => self.coding(CodingId(line.id)).is_some(),
            Change::EditCoding { coding, .. } | Change::EditQuotation { coding, .. } => {
                self.coding(*coding).is_some()
            }
            Change::Decide(new) => new.codings.iter().all(|it| self.coding(*it).is_some()),
            Change::CloseConsensus { pass, parts, .. } => {
                parts.iter().any(|part| self.shows_consensus(*pass, *part))
            }
            _ => false,
        }
    }

    /// The study as it was at a frozen version; what is hidden now stays hidden there. Reads every line.
    pub fn as_frozen(&self, version: &Version) -> crate::model::Study {
        self.study.at(&version.frozen.cut)
    }
}

/// In which categories each code lies.
fn places(categories: &[CategoryThen]) -> BTreeMap<CodeId, BTreeMap<CategoryId, &str>> {
    let mut places: BTreeMap<CodeId, BTreeMap<CategoryId, &str>> = BTreeMap::new();
    for category in categories {
        for code in &category.codes {
            let of_code = places.entry(code.code).or_default();
            of_code.insert(category.id, &category.name);
        }
    }
    places
}

fn of_categories(before: &[CategoryThen], after: &[CategoryThen]) -> Vec<CategoryDifference> {
    let find = |all: &'_ [CategoryThen], id| all.iter().position(|it| it.id == id);
    let difference = |of: &CategoryThen, kind, stood: String, stands: String| CategoryDifference {
        category: Some(of.id),
        code: None,
        name: of.name.clone(),
        level: of.level,
        kind,
        before: stood,
        after: stands,
    };
    let mut found = Vec::new();
    for gone in before.iter().filter(|it| find(after, it.id).is_none()) {
        let kind = CategoryDifferenceKind::Removed;
        found.push(difference(
            gone,
            kind,
            gone.definition.clone(),
            String::new(),
        ));
    }
    for now in after {
        let then = find(before, now.id).and_then(|at| before.get(at));
        let Some(then) = then else {
            let kind = CategoryDifferenceKind::Added;
            found.push(difference(now, kind, String::new(), now.definition.clone()));
            continue;
        };
        let pairs = [
            (
                CategoryDifferenceKind::Renamed,
                then.name.clone(),
                now.name.clone(),
            ),
            (
                CategoryDifferenceKind::Redefined,
                then.definition.clone(),
                now.definition.clone(),
            ),
            (
                CategoryDifferenceKind::Moved,
                place(then, before),
                place(now, after),
            ),
            (CategoryDifferenceKind::Marked, said(then), said(now)),
        ];
        for (kind, stood, stands) in pairs {
            if stood != stands {
                found.push(difference(now, kind, stood, stands));
            }
        }
    }
    found
}

/// What a category is said to be: “barrier, external”.
fn said(of: &CategoryThen) -> String {
    let words: Vec<&str> = of.marks.iter().map(|mark| mark.in_words()).collect();
    words.join(", ")
}

/// Where a category stands: “category, under “Trust”, in Reach”.
fn place(of: &CategoryThen, all: &[CategoryThen]) -> String {
    let level = match of.level {
        CategoryLevel::Subcategory => "subcategory",
        CategoryLevel::Category => "category",
        CategoryLevel::Theme => "theme",
    };
    let mut words = vec![level.to_owned()];
    let uppers = all.iter().filter(|it| of.under.contains(&it.id));
    words.extend(uppers.map(|upper| format!("under “{}”", upper.name)));
    words.extend(of.within.iter().map(|(_, name)| format!("in {name}")));
    words.join(", ")
}
