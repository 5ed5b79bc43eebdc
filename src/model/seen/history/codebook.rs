use super::HistoryEntry;
use super::trail::Trail;
use crate::model::seen::Seen;
use crate::model::{CategoryId, CodeId, Line, Stamp, StepId};
use std::collections::BTreeMap;

/// A change of the codebook: of a code or of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookChange {
    /// What the code or category is called now.
    pub name: String,
    /// Whether it is a category or theme.
    pub is_category: bool,
    /// What was set.
    pub entry: HistoryEntry,
}

impl Seen<'_> {
    /// What was changed in codes and categories after they were made, oldest first: names, places, meanings, merges,
    /// splits, and codes that went from one category to another. What was undone is not in it, nor is what is hidden
    /// from the viewer.
    pub fn codebook_changes(&self) -> Vec<CodebookChange> {
        let mut changes = Vec::new();
        for code in self.study.state.codes.values() {
            if !self.shows_code(code.id) || code.made.present.get().is_none() {
                continue;
            }
            let mut trail = Trail::new(self);
            trail.code_itself(code);
            let split = code.first.split_from.is_some();
            let entries = trail.oldest_first().into_iter();
            let entries = entries.filter(|entry| is_change(entry, split));
            changes.extend(entries.map(|entry| CodebookChange {
                name: code.name.text().to_owned(),
                is_category: false,
                entry,
            }));
        }
        for category in self.study.state.categories.values() {
            if !self.shows_category(category.id) || category.made.present.get().is_none() {
                continue;
            }
            let mut trail = Trail::new(self);
            trail.category_itself(category);
            let entries = trail.oldest_first().into_iter();
            let entries = entries.filter(|entry| is_change(entry, false));
            changes.extend(entries.map(|entry| CodebookChange {
                name: category.name.text().to_owned(),
                is_category: true,
                entry,
            }));
        }
        changes.extend(self.moves_between_categories());
        changes.sort_by_key(|change| change.entry.stamp);
        changes
    }

    /// Codes that went from one category to others: the first time a code is put anywhere is no change of the
    /// codebook, unless somebody said why.
    fn moves_between_categories(&self) -> Vec<CodebookChange> {
        let mut placings: BTreeMap<CodeId, Vec<(Stamp, CategoryId, bool)>> = BTreeMap::new();
        let categories = self.study.state.categories.values();
        for category in categories.filter(|it| self.shows_category(it.id)) {
            for (code, placed) in &category.codes {
                let history = placed.history();
                let history = history.map(|(stamp, placed)| (stamp, category.id, *placed));
                placings.entry(*code).or_default().extend(history);
            }
        }
        placings
            .into_iter()
            .filter(|(code, _)| self.shows_code(*code))
            .flat_map(|(code, placings)| self.moves_of(code, placings))
            .collect()
    }

    fn moves_of(
        &self,
        code: CodeId,
        mut placings: Vec<(Stamp, CategoryId, bool)>,
    ) -> Vec<CodebookChange> {
        placings.sort_unstable();
        let mut in_now: Vec<CategoryId> = Vec::new();
        let mut changes = Vec::new();
        let mut rest = placings.as_slice();
        while let Some((stamp, ..)) = rest.first().copied() {
            let step = self.study.line(stamp.id).map(Line::step_id);
            let same = |(stamp, ..): &&(Stamp, CategoryId, bool)| {
                self.study.line(stamp.id).map(Line::step_id) == step
            };
            let count = rest.iter().take_while(same).count().max(1);
            let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            let before = self.names(&in_now);
            for (_, category, placed) in now {
                in_now.retain(|it| it != category);
                if *placed {
                    in_now.push(*category);
                }
            }
            let after = self.names(&in_now);
            if let Some(step) = step
                && before != after
            {
                changes.extend(self.placing(code, (stamp, step), before, after));
            }
            rest = later;
        }
        changes
    }

    fn placing(
        &self,
        code: CodeId,
        (stamp, step): (Stamp, StepId),
        before: String,
        after: String,
    ) -> Option<CodebookChange> {
        let line = self.study.line(stamp.id)?;
        let why = self.why_of(step).map(str::to_owned);
        (!before.is_empty() || why.is_some()).then(|| CodebookChange {
            name: self.code_name(code),
            is_category: false,
            entry: HistoryEntry {
                step,
                stamp,
                by: line.by,
                field: "Categories".to_owned(),
                before: Some(before).filter(|names| !names.is_empty()),
                after,
                is_prose: false,
                why,
                because: self.grounds_of(step),
            },
        })
    }

    fn names(&self, categories: &[CategoryId]) -> String {
        let names = categories.iter().filter_map(|id| self.category(*id));
        let mut names: Vec<&str> = names.map(|it| it.name.text()).collect();
        names.sort_unstable();
        names.join("; ")
    }
}

/// Whether an entry is a change of the codebook and not its making: a first definition is none.
fn is_change(entry: &HistoryEntry, split: bool) -> bool {
    match entry.field.as_str() {
        "Made" => split,
        "Merged into" | "In the study" => true,
        _ => entry.before.is_some() || entry.why.is_some() || !entry.because.is_empty(),
    }
}
