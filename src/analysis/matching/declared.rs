//! What was said of how codes match, and what follows from it.

use super::{Standing, TwoFrames};
use crate::analysis::layers::equal_codes;
use crate::model::{CodeId, CodeMatch, MatchedCodes, Seen};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeSet, VecDeque};

/// How two codes stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// It was said of these two.
    Said(MatchedCodes),
    /// Nothing was said of these two, but each means the same as a third: the codes between, in order.
    Through(Vec<CodeId>),
}

/// Something said of two codes that does not go with what follows from other matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What was said.
    pub said: MatchedCodes,
    /// The codes through which the two mean the same all the same.
    pub through: Vec<CodeId>,
}

/// How many of an analyst's own codes were said to match a code of the other, to be distinct from one, or to have no
/// counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Those.
    pub done: usize,
    /// Of these the codes without counterpart.
    pub none: usize,
    /// All of the analyst's own codes.
    pub of: usize,
}

/// What was said of how codes match. Meaning the same is handed on from code to code; being broader, narrower or
/// distinct is not.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    /// Everything that was said, in the order in which it was.
    pub matches: Vec<MatchedCodes>,
    /// The codes that were said to have no counterpart.
    pub without: BTreeSet<CodeId>,
    by_code: FxHashMap<CodeId, Vec<usize>>,
    equal: FxHashMap<CodeId, CodeId>,
}

impl Declared {
    /// Gathers it.
    pub fn of(seen: &Seen<'_>) -> Self {
        let matches = seen.matched_codes();
        let mut by_code: FxHashMap<CodeId, Vec<usize>> = FxHashMap::default();
        for (n, it) in matches.iter().enumerate() {
            by_code.entry(it.a).or_default().push(n);
            by_code.entry(it.b).or_default().push(n);
        }
        Self {
            matches,
            by_code,
            without: seen.codes_without_counterpart(),
            equal: equal_codes(seen),
        }
    }

    /// What was said of a code: the other codes and how this one relates to them, in the order in which it was said.
    pub fn of_code(&self, code: CodeId) -> impl Iterator<Item = (CodeId, CodeMatch)> + '_ {
        let places = self.by_code.get(&code).into_iter().flatten();
        places.filter_map(move |n| self.matches.get(*n)?.from(code))
    }

    /// The code that this one counts as: the one made first of those that mean the same.
    pub fn counts_as(&self, code: CodeId) -> CodeId {
        self.equal.get(&code).copied().unwrap_or(code)
    }

    /// Whether two codes count as one.
    pub fn is_one(&self, a: CodeId, b: CodeId) -> bool {
        self.counts_as(a) == self.counts_as(b)
    }

    /// How two codes stand to each other; none where nothing says.
    pub fn relation(&self, a: CodeId, b: CodeId) -> Option<Relation> {
        let places = self.by_code.get(&a).into_iter().flatten();
        let mut said = places.filter_map(|n| self.matches.get(*n));
        let said = said.find(|it| it.from(a).is_some_and(|(other, _)| other == b));
        match said {
            Some(said) => Some(Relation::Said(*said)),
            None if a != b && self.is_one(a, b) => Some(Relation::Through(self.between(a, b))),
            None => None,
        }
    }

    /// What was said of these two, read from the first to the second, or follows from what was said of others.
    pub fn how(&self, a: CodeId, b: CodeId) -> Option<CodeMatch> {
        match self.relation(a, b)? {
            Relation::Said(said) => said.from(a).map(|(_, how)| how),
            Relation::Through(_) => Some(CodeMatch::Equal),
        }
    }

    /// What was said and does not go with the rest, in the order in which it was said.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let apart = self.matches.iter().filter(|it| it.how != CodeMatch::Equal);
        apart
            .filter(|it| self.is_one(it.a, it.b))
            .map(|it| Contradiction {
                said: *it,
                through: self.between(it.a, it.b),
            })
            .collect()
    }

    /// A sentence for each code that was said to have no counterpart and yet corresponds to another: two people can
    /// say so at once.
    pub fn counterparts_after_all(&self, seen: &Seen<'_>) -> Vec<(CodeId, String)> {
        let sentence = |code: &CodeId| {
            let mut said = self.of_code(*code);
            let (other, how) = said.find(|(_, how)| *how != CodeMatch::Distinct)?;
            let words = format!(
                "“{}” was said to have no counterpart, and yet {} “{}”: take one of the two back.",
                seen.code_name(*code),
                how.between(),
                seen.code_name(other)
            );
            Some((*code, words))
        };
        self.without.iter().filter_map(sentence).collect()
    }

    /// How far an analyst's own codes are matched with those of the other.
    pub fn progress(&self, frames: &TwoFrames, side: usize) -> Progress {
        let own = frames.frames.get(side).into_iter().flatten();
        let own = own.filter(|it| it.standing == Standing::Own);
        let mut progress = Progress::default();
        let across = across(frames, side);
        let as_one: FxHashSet<CodeId> = across.iter().map(|code| self.counts_as(*code)).collect();
        for it in own {
            progress.of += 1;
            if self.is_settled(it.code, &across, &as_one) {
                progress.done += 1;
                progress.none += usize::from(self.without.contains(&it.code));
            }
        }
        progress
    }

    /// The codes of one side that wait for a match: own ones of which nothing is said yet.
    pub fn waiting(&self, frames: &TwoFrames, side: usize) -> FxHashSet<CodeId> {
        let own = frames.frames.get(side).into_iter().flatten();
        let across = across(frames, side);
        let as_one: FxHashSet<CodeId> = across.iter().map(|code| self.counts_as(*code)).collect();
        own.filter(|it| it.standing == Standing::Own)
            .map(|it| it.code)
            .filter(|code| !self.is_settled(*code, &across, &as_one))
            .collect()
    }

    fn is_settled(
        &self,
        code: CodeId,
        across: &FxHashSet<CodeId>,
        as_one: &FxHashSet<CodeId>,
    ) -> bool {
        let mut said = self.of_code(code);
        self.without.contains(&code)
            || said.any(|(other, _)| across.contains(&other))
            || as_one.contains(&self.counts_as(code))
    }

    /// The shortest way from one code to another over codes that mean the same; the codes between.
    fn between(&self, from: CodeId, to: CodeId) -> Vec<CodeId> {
        let mut before: FxHashMap<CodeId, CodeId> = FxHashMap::default();
        let mut next = VecDeque::from([from]);
        while let Some(at) = next.pop_front() {
            let equal = self.of_code(at).filter(|(_, how)| *how == CodeMatch::Equal);
            for (other, _) in equal {
                if other != from && !before.contains_key(&other) {
                    before.insert(other, at);
                    next.push_back(other);
                }
            }
        }
        let mut way = Vec::new();
        let mut at = to;
        while let Some(earlier) = before.get(&at).copied().filter(|it| *it != from) {
            way.push(earlier);
            at = earlier;
        }
        way.reverse();
        way
    }
}

/// The codes of the side across.
fn across(frames: &TwoFrames, side: usize) -> FxHashSet<CodeId> {
    let across = frames.frames.get(1 - side.min(1)).into_iter().flatten();
    across.map(|it| it.code).collect()
}

impl Contradiction {
    /// The contradiction as a sentence.
    pub fn sentence(&self, seen: &Seen<'_>) -> String {
        let name = |code: &CodeId| format!("“{}”", seen.code_name(*code));
        let through: Vec<String> = self.through.iter().map(name).collect();
        format!(
            "{} {} {}, and yet both count as one through {}: take one of these matches back.",
            name(&self.said.a),
            self.said.how.between(),
            name(&self.said.b),
            through.join(" and ")
        )
    }
}
