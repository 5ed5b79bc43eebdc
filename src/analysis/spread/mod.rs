//! Who speaks of what, and who does not: categories against roles, documents, waves or values of an attribute, with
//! what each number is a part of.

mod counting;
mod places;

use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::LayerCodings;
use crate::analysis::speakers::speakers_of;
use crate::model::things::Document;
use crate::model::{AttributeId, CategoryId, CategoryLevel, CodeId, DocumentId, Seen};
use counting::Counting;
use places::Places;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What stands in the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Roles of participants.
    Roles,
    /// Documents.
    Documents,
    /// Waves of documents.
    Waves,
    /// Participants.
    Participants,
    /// Whether segments were marked as barrier or facilitator.
    Valence,
    /// Values of an attribute of participants or documents.
    Attribute(AttributeId),
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// Participants.
    pub participants: usize,
    /// Documents.
    pub documents: usize,
    /// Coded segments.
    pub segments: usize,
}

/// A column with what its numbers are parts of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadColumn {
    /// Its name.
    pub name: String,
    /// Participants who belong to it, documents in which one of them takes part, segments of any of the categories.
    pub of: Amount,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    /// The category.
    pub category: CategoryId,
    /// Its name.
    pub name: String,
    /// How deep it stands in another.
    pub depth: usize,
    /// In the order of the columns.
    pub cells: Vec<Amount>,
    /// In the whole study; what belongs to no column is in it too.
    pub all: Amount,
}

/// Categories against columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The columns, in order.
    pub columns: Vec<SpreadColumn>,
    /// The rows, in order.
    pub rows: Vec<SpreadRow>,
    /// What the numbers of the whole study are parts of.
    pub of: Amount,
    /// Participants who belong to several columns and count in each.
    pub in_several: usize,
    /// Segments of the categories in which no participant is known to speak.
    pub nobody: usize,
}

impl Spread {
    /// Counts the segments of a layer in categories of the chosen levels, with what is below them. One walk over the
    /// segments.
    pub fn of(
        seen: &Seen<'_>,
        layer: &LayerCodings,
        tree: &CategoryTree,
        by: By,
        levels: &[CategoryLevel],
    ) -> Self {
        let rows = rows(tree, levels);
        let places = Places::of(seen, by);
        let mut counting = Counting::new(rows.len(), places.names.len());
        let mut of_code: FxHashMap<CodeId, Vec<usize>> = FxHashMap::default();
        for (n, (category, _)) in rows.iter().enumerate() {
            let codes = tree.node(*category).map(|it| &it.codes);
            for code in codes.into_iter().flatten() {
                of_code.entry(*code).or_default().push(n);
            }
        }
        let documents: FxHashMap<DocumentId, &Document> =
            seen.documents().into_iter().map(|it| (it.id, it)).collect();
        for segment in &layer.segments {
            let (Some(rows), Some(document)) =
                (of_code.get(&segment.code), documents.get(&segment.document))
            else {
                continue;
            };
            let speakers = speakers_of(seen, document, segment.span);
            let columns = places.of_segment(segment, &speakers);
            counting.count(segment, rows, &columns, &speakers);
        }
        let columns = counting.columns(&places);
        Self {
            columns,
            rows: counting.rows(tree, &rows),
            of: Amount {
                participants: seen.participants().len(),
                documents: documents.len(),
                segments: counting.segments,
            },
            in_several: places.in_several(),
            nobody: counting.nobody,
        }
    }
}

/// The rows: themes, then the others by domain, each with how deep it stands among what is shown.
fn rows(tree: &CategoryTree, levels: &[CategoryLevel]) -> Vec<(CategoryId, usize)> {
    let mut rows: Vec<(CategoryId, usize)> = Vec::new();
    let mut met = BTreeSet::new();
    if levels.contains(&CategoryLevel::Theme) {
        rows.extend(tree.themes().iter().map(|it| (it.id, 0)));
    }
    for top in tree.tops() {
        let branch = tree.branch(top.id).into_iter();
        let branch = branch.filter(|(node, _)| node.level != CategoryLevel::Theme);
        let shown: Vec<_> = branch
            .filter(|(it, _)| levels.contains(&it.level))
            .collect();
        let least = shown.iter().map(|(_, depth)| *depth).min().unwrap_or(0);
        for (node, depth) in shown {
            if met.insert(node.id) {
                rows.push((node.id, depth - least));
            }
        }
    }
    rows
}
