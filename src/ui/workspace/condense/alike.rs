//! Codes whose names may mean the same.

use crate::analysis::layer::LayerCodings;
use crate::model::CodeId;
use crate::ui::View;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Words that more codes have than this say nothing of any two of them.
const COMMON: usize = 40;

/// Pairs of codes of the layer whose names share most of their words, without those of which somebody has said how they
/// match: kept apart, broader, narrower.
pub(super) fn alike(view: &View<'_>, layer: &LayerCodings) -> Vec<(CodeId, CodeId)> {
    let tree = &view.overview.tree;
    let rows: Vec<(CodeId, BTreeSet<String>)> = view
        .overview
        .codes
        .iter()
        .filter(|row| !row.is_construct && !layer.of_code(row.id).is_empty())
        .map(|row| (row.id, words_of(&row.name)))
        .collect();
    let mut having: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (n, (_, words)) in rows.iter().enumerate() {
        for word in words {
            having.entry(word).or_default().push(n);
        }
    }
    let said: BTreeSet<(CodeId, CodeId)> = {
        let matches = view.seen.code_matches().into_iter();
        let matches = matches.map(|(a, b, _)| (tree.effective(a), tree.effective(b)));
        matches.flat_map(|(a, b)| [(a, b), (b, a)]).collect()
    };
    let mut pairs = Vec::new();
    for (n, (a, first)) in rows.iter().enumerate() {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let own = first.iter().filter_map(|word| having.get(word.as_str()));
        for others in own.filter(|others| others.len() <= COMMON) {
            for other in others.iter().filter(|other| **other > n) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let mut shared: Vec<(usize, usize)> = shared.into_iter().collect();
        shared.sort_unstable();
        for (other, shared) in shared {
            let Some((b, second)) = rows.get(other) else {
                continue;
            };
            let fewest = first.len().min(second.len());
            // Two words in common, and at least two thirds of the shorter name.
            if shared >= 2 && shared * 3 >= fewest * 2 && !said.contains(&(*a, *b)) {
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
