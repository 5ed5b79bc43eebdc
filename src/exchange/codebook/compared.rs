//! A codebook of an earlier study beside the codebook of this one.

use super::entry::CodebookEntry;
use super::made::{is_printed, used_or_not};
use super::standing::CodeStanding;
use crate::analysis::matching::CodeName;
use crate::model::Seen;
use rustc_hash::FxHashMap;

/// From which likeness on a name may be another's.
const ALIKE: f64 = 0.6;
/// The most pairs of names that are compared letter by letter.
const PAIRS: usize = 4_000_000;
/// Letters that a definition has to have so that two codes with the same one are the same code.
const TELLING: usize = 15;

/// A code of either codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedCode {
    /// How it stands.
    pub standing: CodeStanding,
    /// Its path in this study; empty where it is not in it.
    pub here: String,
    /// Whether it is in this study, and not used in it.
    pub is_unused: bool,
    /// Its path in the other codebook; empty where it is not in it.
    pub there: String,
    /// What it says differently: the field, this study's words, the other's.
    pub differs: Vec<(&'static str, String, String)>,
}

/// Two codebooks side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodebookComparison {
    /// The codes, by standing, then in the order of this study or of the other codebook.
    pub codes: Vec<ComparedCode>,
    /// Number of codes that this study uses.
    pub here: usize,
    /// Number of codes in the other codebook.
    pub there: usize,
    /// Whether names were too many to look for those that are alike.
    pub only_whole_names: bool,
}

/// A code of one of the two.
struct Side {
    path: String,
    name: String,
    words: [String; 4],
    /// Names of what was merged into it.
    merged: Vec<String>,
    /// Whether it is of this study, and not used in it.
    is_unused: bool,
}

const FIELDS: [&str; 4] = ["definition", "include", "exclude", "example"];

/// Compares the codebook as its viewer may see it with another: by place, then by name, then by definition, then by
/// names that are alike (see [`CodeName`]). Each code stands beside one other at most, but for codes that were merged
/// here: they stand beside what they were merged into, whatever else does. Codes that this study does not use stand only
/// beside what would else be in the other codebook alone.
pub fn compare_codebooks(seen: &Seen<'_>, entries: &[CodebookEntry]) -> CodebookComparison {
    let here: Vec<Side> = used_or_not(seen)
        .into_iter()
        .map(|row| Side {
            is_unused: !is_printed(seen, &row),
            path: row.path,
            name: row.name,
            words: [row.definition, row.include, row.exclude, row.example],
            merged: row.merged,
        })
        .collect();
    let there: Vec<Side> = entries
        .iter()
        .map(|entry| Side {
            path: entry.path.join("/"),
            name: entry.path.last().cloned().unwrap_or_default(),
            words: [
                entry.definition.clone(),
                entry.include.clone(),
                entry.exclude.clone(),
                entry.example.clone(),
            ],
            merged: Vec::new(),
            is_unused: false,
        })
        .collect();
    Pairing::of(here, there).compared()
}

/// What stands beside what.
struct Pairing {
    here: Vec<Side>,
    there: Vec<Side>,
    of_here: Vec<Option<(usize, CodeStanding)>>,
    of_there: Vec<Option<usize>>,
    /// Codes of the other codebook with what they were merged into here.
    merged: Vec<(usize, usize)>,
    /// Whether it is the turn of the codes that are not used here.
    unused: bool,
}

impl Pairing {
    fn of(here: Vec<Side>, there: Vec<Side>) -> Self {
        Self {
            of_here: vec![None; here.len()],
            of_there: vec![None; there.len()],
            merged: Vec::new(),
            unused: false,
            here,
            there,
        }
    }

    fn compared(mut self) -> CodebookComparison {
        for unused in [false, true] {
            self.unused = unused;
            self.by(CodeStanding::Same, |side| side.path.to_lowercase());
            self.by(CodeStanding::Moved, |side| side.name.to_lowercase());
            self.merged();
            self.by(CodeStanding::Renamed, definition);
        }
        self.unused = false;
        let only_whole_names = !self.alike();
        self.comparison(only_whole_names)
    }

    /// Whether it is the turn of a code of this study, and it stands beside none.
    fn waits(&self, at: usize) -> bool {
        let turn = self
            .here
            .get(at)
            .is_some_and(|it| it.is_unused == self.unused);
        turn && self.of_here.get(at).is_some_and(Option::is_none)
    }

    /// Pairs what has the same key, where no other code of either side has it; an empty key is none.
    fn by(&mut self, standing: CodeStanding, key: impl Fn(&Side) -> String) {
        let mut found: FxHashMap<String, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
        for (at, side) in self.here.iter().enumerate() {
            if self.waits(at) {
                found.entry(key(side)).or_default().0.push(at);
            }
        }
        for (at, side) in self.there.iter().enumerate() {
            if self.of_there.get(at).is_some_and(Option::is_none) {
                found.entry(key(side)).or_default().1.push(at);
            }
        }
        found.remove("");
        for (here, there) in found.into_values() {
            if let ([here], [there]) = (here.as_slice(), there.as_slice()) {
                self.pair(*here, *there, standing);
            }
        }
    }

    fn pair(&mut self, here: usize, there: usize, standing: CodeStanding) {
        if let (Some(of_here), Some(of_there)) =
            (self.of_here.get_mut(here), self.of_there.get_mut(there))
        {
            *of_here = Some((there, standing));
            *of_there = Some(here);
        }
    }

    /// Finds what was merged away here: several codes of the other codebook may be one here.
    fn merged(&mut self) {
        let mut into: FxHashMap<String, usize> = FxHashMap::default();
        for (at, side) in self.here.iter().enumerate() {
            for name in side.merged.iter().filter(|_| side.is_unused == self.unused) {
                into.insert(name.to_lowercase(), at);
            }
        }
        for (at, side) in self.there.iter().enumerate() {
            let here = into.get(&side.name.to_lowercase());
            if let (Some(here), Some(free)) = (here, self.of_there.get_mut(at))
                && free.is_none()
            {
                *free = Some(*here);
                self.merged.push((at, *here));
            }
        }
    }

    /// Pairs names that are alike, the most alike first; false where there are too many to compare.
    fn alike(&mut self) -> bool {
        let names = |sides: &[Side], free: &dyn Fn(usize) -> bool| -> Vec<(usize, CodeName)> {
            let sides = sides.iter().enumerate().filter(|(at, _)| free(*at));
            sides.map(|(at, it)| (at, CodeName::of(&it.name))).collect()
        };
        let here = names(&self.here, &|at| self.waits(at));
        let there = names(&self.there, &|at| {
            self.of_there.get(at).is_some_and(Option::is_none)
        });
        if here.len().saturating_mul(there.len()) > PAIRS {
            return false;
        }
        let mut found = Vec::new();
        for (a, of_here) in &here {
            for (b, of_there) in &there {
                let likeness = of_here.likeness(of_there);
                if likeness >= ALIKE {
                    found.push((likeness, *a, *b));
                }
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, a, b) in found {
            let free = self.of_here.get(a).is_some_and(Option::is_none)
                && self.of_there.get(b).is_some_and(Option::is_none);
            if free {
                self.pair(a, b, CodeStanding::Alike);
            }
        }
        true
    }

    fn comparison(self, only_whole_names: bool) -> CodebookComparison {
        let mut codes = Vec::new();
        for (side, pair) in self.here.iter().zip(&self.of_here) {
            let other = pair.and_then(|(at, standing)| Some((self.there.get(at)?, standing)));
            let Some((other, standing)) = other else {
                if side.is_unused {
                    continue;
                }
                codes.push(ComparedCode {
                    standing: CodeStanding::OnlyHere,
                    is_unused: false,
                    here: side.path.clone(),
                    there: String::new(),
                    differs: Vec::new(),
                });
                continue;
            };
            let words = side.words.iter().zip(&other.words);
            let differs: Vec<(&'static str, String, String)> = words
                .zip(FIELDS)
                .filter(|((here, there), _)| plain(here) != plain(there))
                .map(|((here, there), field)| (field, here.clone(), there.clone()))
                .collect();
            codes.push(ComparedCode {
                standing: if standing == CodeStanding::Same && !differs.is_empty() {
                    CodeStanding::Reworded
                } else {
                    standing
                },
                is_unused: side.is_unused,
                here: side.path.clone(),
                there: other.path.clone(),
                differs,
            });
        }
        for (side, pair) in self.there.iter().zip(&self.of_there) {
            if pair.is_none() {
                codes.push(ComparedCode {
                    standing: CodeStanding::OnlyThere,
                    is_unused: false,
                    here: String::new(),
                    there: side.path.clone(),
                    differs: Vec::new(),
                });
            }
        }
        for (there, here) in &self.merged {
            if let (Some(there), Some(here)) = (self.there.get(*there), self.here.get(*here)) {
                codes.push(ComparedCode {
                    standing: CodeStanding::Merged,
                    is_unused: here.is_unused,
                    here: here.path.clone(),
                    there: there.path.clone(),
                    differs: Vec::new(),
                });
            }
        }
        // The sorting keeps the order within a standing.
        codes.sort_by_key(|it| it.standing);
        let used = self.here.iter().filter(|side| !side.is_unused);
        CodebookComparison {
            codes,
            here: used.count(),
            there: self.there.len(),
            only_whole_names,
        }
    }
}

/// The definition as it is compared; empty where it is too short to tell codes apart.
fn definition(side: &Side) -> String {
    let [definition, ..] = &side.words;
    let words = plain(definition).to_lowercase();
    if words.chars().count() < TELLING {
        String::new()
    } else {
        words
    }
}

/// Words without what only sets them out.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(path: &str, definition: &str) -> Side {
        Side {
            path: path.to_owned(),
            name: path.rsplit('/').next().unwrap_or_default().to_owned(),
            words: [
                definition.to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ],
            merged: Vec::new(),
            is_unused: false,
        }
    }

    fn stands(found: &CodebookComparison) -> Vec<(CodeStanding, &str, &str)> {
        let codes = found.codes.iter();
        codes
            .map(|it| (it.standing, it.here.as_str(), it.there.as_str()))
            .collect()
    }

    #[test]
    fn what_is_not_used_here_stands_beside_what_would_else_be_in_the_other_alone() {
        let unused = |path: &str| Side {
            is_unused: true,
            ..side(path, "")
        };
        let here = vec![
            side("Trust", ""),
            unused("Outcomes/Trust"),
            unused("Outcomes/Reach"),
            unused("Outcomes/Cost"),
        ];
        let there = vec![side("Trust", ""), side("Reach", ""), side("Costs", "")];
        let found = Pairing::of(here, there).compared();
        assert_eq!(
            stands(&found),
            [
                (CodeStanding::Same, "Trust", "Trust"),
                (CodeStanding::Moved, "Outcomes/Reach", "Reach"),
                (CodeStanding::OnlyThere, "", "Costs"),
            ]
        );
        assert_eq!((found.here, found.there), (1, 3));
        assert!(found.codes[1].is_unused && !found.codes[0].is_unused);
    }

    #[test]
    fn a_code_stands_beside_that_of_its_place_then_name_then_definition_then_likeness() {
        let here = vec![
            side("Trust", "Being believed"),
            side("Access/Reach", ""),
            side("Way in", "How somebody comes to be met at all"),
            side("Support from peers", ""),
            side("Own", ""),
            side("Hope", "Old words"),
        ];
        let mut here = here;
        here[0].merged.push("Faith".to_owned());
        let there = vec![
            side("Faith", "A merged one"),
            side("trust", "Being  believed"),
            side("Reach", ""),
            side("Entry", "How somebody comes to be met at all"),
            side("Peer support", ""),
            side("Theirs alone", ""),
            side("Hope", "New words"),
        ];
        let found = Pairing::of(here, there).compared();
        assert_eq!(
            stands(&found),
            [
                (CodeStanding::Same, "Trust", "trust"),
                (CodeStanding::Reworded, "Hope", "Hope"),
                (CodeStanding::Moved, "Access/Reach", "Reach"),
                (CodeStanding::Renamed, "Way in", "Entry"),
                (CodeStanding::Alike, "Support from peers", "Peer support"),
                (CodeStanding::Merged, "Trust", "Faith"),
                (CodeStanding::OnlyThere, "", "Theirs alone"),
                (CodeStanding::OnlyHere, "Own", ""),
            ]
        );
    }
}
