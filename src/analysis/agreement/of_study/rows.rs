//! What is compared: codes, categories, sub-domains, and which codings count for each.

use super::alone::{
    AFTER_MATCHING, MATCHED_WITH_NONE, MATCHED_WITH_SOME, NO_COUNTERPART, NOT_MATCHED,
};
use super::comparing::Comparing;
use super::events::Events;
use super::material::Passages;
use crate::analysis::layers::{Layered, equal_codes};
use crate::model::{CategoryId, CodeId, Seen};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::collections::BTreeSet;

/// Why a code that came up in the second of two passes has no figures.
const NOT_THERE_BEFORE: &str =
    "invented in the later of the two passes, so that it could not be given in the earlier one";

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowOf {
    /// Any code at all.
    Any,
    /// A code.
    Code(CodeId),
    /// A category: any code under it.
    Category(CategoryId),
    /// A construct of a framework: any code under it, or given within it.
    SubDomain(CodeId),
}

/// Something to compare, with everything that counts as it.
pub(super) struct Row {
    pub of: RowOf,
    /// Why no coefficient says anything about it.
    pub incomparable: Option<String>,
    /// Whether it is a code that nobody but its inventor could give.
    pub invented: bool,
    /// Names of codes that count as it because they were matched.
    pub matched: Vec<String>,
    /// The constructs whose segments alone are its units; none for all units.
    pub only: Option<FxHashSet<CodeId>>,
}

/// The rows, and what a reader should know about them.
pub(super) struct Rows {
    /// Codes first, then categories, then sub-domains, each in order; last any code.
    pub all: Vec<Row>,
    pub notes: Vec<String>,
    /// Rows of each code that was given.
    of_code: FxHashMap<CodeId, SmallVec<[u32; 4]>>,
    /// Rows of each construct within which codes were given.
    of_construct: FxHashMap<CodeId, SmallVec<[u32; 4]>>,
    any: u32,
    /// Whether codes were chosen: then any code is any of these.
    pub chosen: bool,
}

impl Rows {
    /// Chooses the rows. `asked` are the codes asked for, each with everything below it; empty for all that were given.
    pub fn of(
        seen: &Seen<'_>,
        comparing: &Comparing<'_>,
        codings: &[Vec<Layered>],
        asked: &[CodeId],
    ) -> Self {
        let matches = equal_codes(seen);
        let used = who_gave(codings);
        let mut making = Making {
            seen,
            comparing,
            matches: &matches,
            used: &used,
            rows: Vec::new(),
            of_code: FxHashMap::default(),
            of_construct: FxHashMap::default(),
        };
        making.codes(asked);
        if asked.is_empty() {
            making.categories();
            making.sub_domains();
        }
        let any = making.rows.len() as u32;
        making.rows.push(Row::new(RowOf::Any));
        let (of_code, of_construct) = (making.of_code, making.of_construct);
        let mut rows = Self {
            all: making.rows,
            notes: Vec::new(),
            of_code,
            of_construct,
            any,
            chosen: !asked.is_empty(),
        };
        rows.judge(seen, comparing, &matches, &used);
        rows.note(seen, comparing, &used);
        rows
    }

    /// Calls for every row for which a coding counts, each once.
    pub fn each_row_of(&self, coding: &Layered, mut take: impl FnMut(u32)) {
        let of_code = self.of_code.get(&coding.code);
        let of_code = of_code.map_or(&[][..], SmallVec::as_slice);
        if !self.chosen || !of_code.is_empty() {
            take(self.any);
        }
        of_code.iter().copied().for_each(&mut take);
        let within = coding.within.and_then(|it| self.of_construct.get(&it));
        let within = within.into_iter().flatten().copied();
        within.filter(|row| !of_code.contains(row)).for_each(take);
    }

    /// The passages of one document by row and coder, rows rising.
    pub fn given(&self, codings: &[Layered], people: usize) -> Vec<(u32, Vec<Passages>)> {
        let mut events = Events::default();
        events.sort(self, codings);
        let rows = events.rows().map(|(row, of_row)| {
            let mut passages = vec![Passages::new(); people];
            for coding in of_row.iter().filter_map(|at| codings.get(*at as usize)) {
                if let Some(own) = passages.get_mut(coding.analyst) {
                    own.push((coding.span, coding.within));
                }
            }
            (row, passages)
        });
        rows.collect()
    }

    /// Per row whether it is a code that can be compared.
    pub fn are_comparable(&self) -> Vec<bool> {
        let rows = self.all.iter();
        rows.map(Row::is_comparable_code).collect()
    }

    /// Places of the codes that can be compared.
    pub fn comparable(&self) -> impl Iterator<Item = usize> + '_ {
        let rows = self.all.iter().enumerate();
        let codes = rows.filter(|(_, row)| row.is_comparable_code());
        codes.map(|(place, _)| place)
    }

    /// Notes what was matched, and which codes only their inventor could give.
    fn judge(
        &mut self,
        seen: &Seen<'_>,
        comparing: &Comparing<'_>,
        matches: &FxHashMap<CodeId, CodeId>,
        used: &GivenBy,
    ) {
        let gave = self.given_by(used);
        let all = seen.matched_codes().into_iter();
        let said: FxHashSet<CodeId> = all.flat_map(|it| [it.a, it.b]).collect();
        let without: FxHashSet<CodeId> = seen
            .codes_without_counterpart()
            .into_iter()
            .map(|code| matches.get(&code).copied().unwrap_or(code))
            .collect();
        for (row, gave) in self.all.iter_mut().zip(gave) {
            let RowOf::Code(code) = row.of else { continue };
            let same = matches
                .iter()
                .filter(|(from, to)| **to == code && **from != code);
            row.matched = same.map(|(from, _)| seen.code_name(*from)).collect();
            row.matched.sort();
            let arose = seen.code(code).and_then(|it| it.first.arose.as_ref());
            let invented = arose.is_some_and(|it| comparing.is_only_the_inventors(it.pass));
            row.invented = invented;
            let people = comparing.people() as u32;
            if invented && gave.count_ones() < people {
                let why = if comparing.and_pass.is_some() {
                    NOT_THERE_BEFORE
                } else if gave.count_ones() > 1 {
                    MATCHED_WITH_SOME
                } else if without.contains(&code) {
                    NO_COUNTERPART
                } else if said.contains(&code) {
                    MATCHED_WITH_NONE
                } else {
                    NOT_MATCHED
                };
                row.incomparable = Some(why.to_owned());
            }
        }
    }

    /// Per row the coders who gave one of its codes, as bits.
    fn given_by(&self, used: &GivenBy) -> Vec<u64> {
        let mut gave = vec![0_u64; self.all.len()];
        for (code, who) in used {
            for row in self.of_code.get(code).into_iter().flatten() {
                if let Some(gave) = gave.get_mut(*row as usize) {
                    *gave |= who;
                }
            }
        }
        gave
    }

    fn note(&mut self, seen: &Seen<'_>, comparing: &Comparing<'_>, used: &GivenBy) {
        if used.is_empty() {
            self.notes.push(format!(
                "Nobody has coded anything of this material in the pass “{}”: the figures say nothing about agreement.",
                comparing.pass.name.text()
            ));
        }
        if let Some(second) = comparing.and_pass {
            self.notes.push(format!(
                "The same analyst, twice: the first is the pass “{}”, the second the pass “{}”.",
                comparing.pass.name.text(),
                second.name.text()
            ));
        }
        if self.all.iter().any(|row| !row.matched.is_empty()) {
            self.notes.push(format!(
                "Matched codes count as one: figures are {AFTER_MATCHING}."
            ));
        }
        if self.all.iter().any(|row| row.incomparable.is_some()) {
            let waits = |row: &Row| row.incomparable.as_deref() == Some(NOT_MATCHED);
            self.notes.push(if comparing.and_pass.is_some() {
                "Codes that were invented in the later of the two passes could not be given in the earlier one and have no agreement of their own."
            } else if !self.all.iter().any(waits) {
                "Codes that one analyst invented in a blind pass, and to which no code of every other analyst corresponds, have no agreement of their own."
            } else {
                "Codes that one analyst invented in a blind pass have no agreement of their own before they are matched: until then only whether something was coded at all can be compared."
            }
            .to_owned());
        }
        if self
            .all
            .iter()
            .any(|row| matches!(row.of, RowOf::Category(_)))
        {
            self.notes.push(
                "Categories were made of codes after coding: their figures are not an independent test."
                    .to_owned(),
            );
        }
        let late = self.used_after_a_reveal(seen, comparing, used);
        if !late.is_empty() {
            self.notes.push(format!(
                "{} came up in one analyst's hidden coding and could be given by another only in what was coded after its reveal; the figures count it in all documents.",
                late.join(", ")
            ));
        }
        if merged_since(seen, comparing, used) {
            self.notes.push(
                "Codes were merged after the reveal and count as merged: figures are not an independent test."
                    .to_owned(),
            );
        }
    }
}

impl Rows {
    /// Codes that one analyst invented in the blind pass and another gave as well: that could be only after the part in
    /// which they arose was revealed, so that in it, and in what was revealed before, one alone could give them.
    fn used_after_a_reveal(
        &self,
        seen: &Seen<'_>,
        comparing: &Comparing<'_>,
        used: &GivenBy,
    ) -> Vec<String> {
        if comparing.and_pass.is_some() {
            return Vec::new();
        }
        let tree = seen.code_tree();
        let merged_into: FxHashSet<CodeId> = seen
            .codes()
            .into_iter()
            .filter(|code| tree.is_merged(code.id))
            .map(|code| tree.effective(code.id))
            .collect();
        let codes = self.all.iter().filter_map(|row| match row.of {
            RowOf::Code(code) if row.invented => Some(code),
            _ => None,
        });
        codes
            .filter(|code| {
                let gave = used.get(code).map_or(0, |who| who.count_ones());
                gave > 1 && !merged_into.contains(code)
            })
            .map(|code| format!("“{}”", seen.code_name(code)))
            .collect()
    }
}

impl Row {
    const fn new(of: RowOf) -> Self {
        Self {
            of,
            incomparable: None,
            invented: false,
            matched: Vec::new(),
            only: None,
        }
    }

    const fn is_comparable_code(&self) -> bool {
        matches!(self.of, RowOf::Code(_)) && self.incomparable.is_none()
    }
}

/// Rows in the making.
struct Making<'m, 'a> {
    seen: &'m Seen<'a>,
    comparing: &'m Comparing<'a>,
    matches: &'m FxHashMap<CodeId, CodeId>,
    /// Codes that were given.
    used: &'m GivenBy,
    rows: Vec<Row>,
    of_code: FxHashMap<CodeId, SmallVec<[u32; 4]>>,
    of_construct: FxHashMap<CodeId, SmallVec<[u32; 4]>>,
}

impl Making<'_, '_> {
    /// The code that a code counts as.
    fn represents(&self, code: CodeId) -> CodeId {
        self.matches.get(&code).copied().unwrap_or(code)
    }

    /// A code and those above it, as far as they count.
    fn counts_as(&self, code: CodeId) -> impl Iterator<Item = CodeId> {
        let own = self.represents(code);
        std::iter::once(own).chain(self.seen.code_tree().above(own))
    }

    fn count(&mut self, code: CodeId, row: u32) {
        let rows = self.of_code.entry(code).or_default();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }

    fn codes(&mut self, asked: &[CodeId]) {
        let tree = self.seen.code_tree();
        let used: FxHashSet<CodeId> = self.used.keys().map(|it| self.represents(*it)).collect();
        let chosen: Vec<CodeId> = if asked.is_empty() {
            let mut chosen: Vec<CodeId> = tree.order.iter().map(|(code, _)| *code).collect();
            let known: FxHashSet<CodeId> = chosen.iter().copied().collect();
            let mut rest: Vec<CodeId> = used.difference(&known).copied().collect();
            rest.sort();
            chosen.extend(rest);
            chosen.retain(|code| used.contains(code));
            chosen
        } else {
            let mut before = FxHashSet::default();
            let effective = asked
                .iter()
                .map(|code| self.represents(tree.effective(*code)));
            effective.filter(|code| before.insert(*code)).collect()
        };
        let place: FxHashMap<CodeId, u32> = (0..).zip(&chosen).map(|(n, it)| (*it, n)).collect();
        self.rows
            .extend(chosen.iter().map(|code| Row::new(RowOf::Code(*code))));
        for code in self.used.keys() {
            let rows: Vec<u32> = self
                .counts_as(*code)
                .filter_map(|above| place.get(&above).copied())
                .collect();
            for row in rows {
                self.count(*code, row);
            }
        }
    }

    /// Categories with a code that was given, widest first within their order.
    fn categories(&mut self) {
        let categories = self.seen.categories();
        let mut members: FxHashMap<CodeId, Vec<CategoryId>> = FxHashMap::default();
        let mut above: FxHashMap<CategoryId, Vec<CategoryId>> = FxHashMap::default();
        for category in &categories {
            for code in category.members() {
                let code = self.represents(self.seen.code_tree().effective(code));
                members.entry(code).or_default().push(category.id);
            }
            above.insert(category.id, category.parents().collect());
        }
        if members.is_empty() {
            return;
        }
        let mut of_code: Vec<(CodeId, BTreeSet<CategoryId>)> = Vec::new();
        for code in self.used.keys() {
            let mut under: BTreeSet<CategoryId> = BTreeSet::new();
            let own = self.counts_as(*code).filter_map(|code| members.get(&code));
            let mut next: Vec<CategoryId> = own.flatten().copied().collect();
            while let Some(category) = next.pop() {
                // A category under itself is met once.
                if under.insert(category) {
                    next.extend(above.get(&category).into_iter().flatten());
                }
            }
            of_code.push((*code, under));
        }
        let given: BTreeSet<CategoryId> =
            of_code.iter().flat_map(|(_, all)| all).copied().collect();
        let mut standing: Vec<_> = categories
            .iter()
            .filter(|category| given.contains(&category.id))
            .collect();
        standing.sort_by_key(|it| {
            (
                std::cmp::Reverse(it.level.get().copied()),
                it.order.get_or(0),
            )
        });
        let mut place: FxHashMap<CategoryId, u32> = FxHashMap::default();
        for category in standing {
            place.insert(category.id, self.rows.len() as u32);
            self.rows.push(Row::new(RowOf::Category(category.id)));
        }
        for (code, under) in of_code {
            for row in under.iter().filter_map(|it| place.get(it).copied()) {
                self.count(code, row);
            }
        }
    }

    /// Constructs of frameworks under which something was given, in the order of the tree; in a pass within constructs
    /// those that are its material too, of whose segments alone they speak.
    fn sub_domains(&mut self) {
        let seen = self.seen;
        let tree = seen.code_tree();
        let is_construct = |code: &CodeId| {
            seen.code(*code)
                .is_some_and(|it| it.first.construct.is_some())
        };
        let constructs_above = |code: CodeId| -> Vec<CodeId> {
            let own = std::iter::once(code).chain(tree.above(code));
            own.filter(is_construct).collect()
        };
        let mut given: FxHashMap<CodeId, Option<FxHashSet<CodeId>>> = FxHashMap::default();
        for code in self.used.keys() {
            for construct in constructs_above(self.represents(*code)) {
                given.entry(construct).or_default();
            }
        }
        for construct in &self.comparing.constructs {
            for above in std::iter::once(*construct).chain(tree.above(*construct)) {
                let only = given.entry(above).or_default();
                only.get_or_insert_default().insert(*construct);
            }
        }
        let mut place: FxHashMap<CodeId, u32> = FxHashMap::default();
        for (code, _) in &tree.order {
            let Some(only) = given.remove(code) else {
                continue;
            };
            place.insert(*code, self.rows.len() as u32);
            let mut row = Row::new(RowOf::SubDomain(*code));
            row.only = only;
            self.rows.push(row);
        }
        for code in self.used.keys() {
            for construct in constructs_above(self.represents(*code)) {
                if let Some(row) = place.get(&construct) {
                    self.count(*code, *row);
                }
            }
        }
        for construct in &self.comparing.constructs {
            let above = std::iter::once(*construct).chain(tree.above(*construct));
            let rows = above.filter_map(|code| place.get(&code).copied());
            self.of_construct.insert(*construct, rows.collect());
        }
    }
}

/// The codes that were given, each with the coders who gave it: bit g for coder g.
type GivenBy = FxHashMap<CodeId, u64>;

fn who_gave(codings: &[Vec<Layered>]) -> GivenBy {
    let put = |mut gave: GivenBy, code: CodeId, who: u64| {
        *gave.entry(code).or_default() |= who;
        gave
    };
    codings
        .par_iter()
        .fold(GivenBy::default, |gave, codings| {
            let each = codings.iter();
            each.fold(gave, |gave, it| put(gave, it.code, 1 << it.analyst.min(63)))
        })
        .reduce(GivenBy::default, |one, other| {
            let each = other.into_iter();
            each.fold(one, |gave, (code, who)| put(gave, code, who))
        })
}

/// Whether a code that was given has been merged after the moment of the reveal.
fn merged_since(seen: &Seen<'_>, comparing: &Comparing<'_>, shown: &GivenBy) -> bool {
    let Some(cut) = comparing.revealed_at() else {
        return false;
    };
    let tree = seen.code_tree();
    let mut merged = seen
        .codes()
        .into_iter()
        .filter(|code| tree.is_merged(code.id) && shown.contains_key(&tree.effective(code.id)));
    merged.any(|code| {
        let stamp = code.merged_into.stamp();
        stamp.is_some_and(|stamp| !cut.contains(stamp.id))
    })
}
