//! What was said of the codes of two frames, and what follows from it; read anew at each revision of the study.

use super::Frames;
use crate::analysis::matching::{Declared, Progress, Suggestion};
use crate::model::CodeId;
use crate::ui::View;
use rustc_hash::{FxHashMap, FxHashSet};

/// What was said, and what is left.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    pub revision: u64,
    pub declared: Declared,
    pub progress: [Progress; 2],
    /// A sentence for each match that does not go with the others.
    pub contradictions: Vec<String>,
    /// Suggestions of which nothing was said yet and whose codes are not both settled; the strongest first.
    pub suggested: Vec<Suggestion>,
    /// Of these the pairs of the same name.
    pub same_names: Vec<(CodeId, CodeId)>,
    waiting: [FxHashSet<CodeId>; 2],
    /// For each side the likest open suggestion of a code.
    likest: [FxHashMap<CodeId, CodeId>; 2],
}

impl Arranged {
    /// Gathers it.
    pub fn of(view: &View<'_>, frames: &Frames) -> Self {
        let declared = Declared::of(view.seen);
        let two = &frames.two;
        let waiting = [0, 1].map(|side| declared.waiting(two, side));
        let [waits_a, waits_b] = &waiting;
        let open = frames.suggestions.iter().filter(|it| {
            declared.how(it.a, it.b).is_none()
                && (waits_a.contains(&it.a) || waits_b.contains(&it.b))
        });
        let suggested: Vec<Suggestion> = open.copied().collect();
        let mut likest: [FxHashMap<CodeId, CodeId>; 2] = Default::default();
        let [of_a, of_b] = &mut likest;
        for it in &suggested {
            of_a.entry(it.a).or_insert(it.b);
            of_b.entry(it.b).or_insert(it.a);
        }
        let same = suggested.iter().filter(|it| it.likeness.same_name);
        let contradictions = declared.contradictions().into_iter();
        let here = |code: &CodeId| [0, 1].iter().any(|side| two.code(*side, *code).is_some());
        let sentences = contradictions
            .filter(|it| here(&it.said.a) || here(&it.said.b))
            .map(|it| it.sentence(view.seen));
        let after_all = declared.counterparts_after_all(view.seen).into_iter();
        let after_all = after_all.filter(|(code, _)| here(code));
        let sentences = sentences.chain(after_all.map(|(_, sentence)| sentence));
        Self {
            revision: view.revision(),
            progress: [0, 1].map(|side| declared.progress(two, side)),
            contradictions: sentences.collect(),
            same_names: same.map(|it| (it.a, it.b)).collect(),
            suggested,
            waiting,
            likest,
            declared,
        }
    }

    /// A side's codes that wait for a match.
    pub fn waiting(&self, side: usize) -> &FxHashSet<CodeId> {
        let [a, b] = &self.waiting;
        if side == 0 { a } else { b }
    }

    /// The likest code across, of those suggested and still open.
    pub fn likest(&self, side: usize, code: CodeId) -> Option<CodeId> {
        self.likest.get(side)?.get(&code).copied()
    }
}
