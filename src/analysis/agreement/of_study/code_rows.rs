//! Which codes are compared, and which codings count for each.

use super::material::Passages;
use crate::analysis::layers::{Compared, Layered, equal_codes};
use crate::model::{Arose, CodeId, DocumentId, Seen};
use rustc_hash::{FxHashMap, FxHashSet};

/// Why a code that one analyst invented has no figures.
pub(super) const NOT_MATCHED: &str =
    "invented by one analyst in this blind pass: match codes before comparing them";
/// What figures are in which matched codes count as one.
pub(super) const AFTER_MATCHING: &str = "after matching; not an independent test";

/// A code to compare, with everything that counts as it.
pub(super) struct CodeRow {
    /// The code; none for "any code at all".
    pub code: Option<CodeId>,
    /// Passages per document and analyst.
    pub passages: FxHashMap<DocumentId, Vec<Passages>>,
    /// Why no coefficient says anything about it.
    pub incomparable: Option<String>,
    /// Names of codes that count as it because they were matched.
    pub matched: Vec<String>,
}

/// The rows, and what a reader should know about them.
pub(super) struct CodeRows {
    pub rows: Vec<CodeRow>,
    pub any: CodeRow,
    pub notes: Vec<String>,
}

impl CodeRows {
    pub fn of(
        seen: &Seen<'_>,
        compared: &Compared<'_>,
        codings: &[Layered],
        asked: &[CodeId],
    ) -> Self {
        let matches = equal_codes(seen);
        let represents = |code: CodeId| matches.get(&code).copied().unwrap_or(code);
        let used: FxHashSet<CodeId> = codings.iter().map(|it| represents(it.code)).collect();
        let tree = seen.code_tree();
        let chosen: Vec<CodeId> = if asked.is_empty() {
            let mut chosen: Vec<CodeId> = tree.order.iter().map(|(code, _)| *code).collect();
            let known: FxHashSet<CodeId> = chosen.iter().copied().collect();
            let mut rest: Vec<CodeId> = used.difference(&known).copied().collect();
            rest.sort();
            chosen.extend(rest);
            chosen.retain(|code| used.contains(code));
            chosen
        } else {
            let mut seen_before = FxHashSet::default();
            let effective = asked.iter().map(|code| represents(tree.effective(*code)));
            effective.filter(|code| seen_before.insert(*code)).collect()
        };
        let people = compared.analysts.len();
        let mut rows: Vec<CodeRow> = chosen
            .iter()
            .map(|code| CodeRow::new(Some(*code)))
            .collect();
        let mut any = CodeRow::new(None);
        let place: FxHashMap<CodeId, usize> = chosen
            .iter()
            .enumerate()
            .map(|(n, code)| (*code, n))
            .collect();
        for coding in codings {
            any.take(coding, people);
            let code = represents(coding.code);
            let counts_as = std::iter::once(code).chain(tree.above(code));
            for row in counts_as.filter_map(|code| place.get(&code)) {
                if let Some(row) = rows.get_mut(*row) {
                    row.take(coding, people);
                }
            }
        }
        let mut notes = Vec::new();
        for row in &mut rows {
            row.judge(seen, compared, &matches);
        }
        if rows.iter().any(|row| !row.matched.is_empty()) {
            notes.push(format!(
                "Matched codes count as one: figures are {AFTER_MATCHING}."
            ));
        }
        if rows.iter().any(|row| row.incomparable.is_some()) {
            notes.push(
                "Codes that one analyst invented in a blind pass have no agreement of their own before they are matched: until then only whether something was coded at all can be compared."
                    .to_owned(),
            );
        }
        if merged_since(seen, compared, codings) {
            notes.push(
                "Codes were merged after the reveal and count as merged: figures are not an independent test."
                    .to_owned(),
            );
        }
        Self { rows, any, notes }
    }
}

impl CodeRow {
    fn new(code: Option<CodeId>) -> Self {
        Self {
            code,
            passages: FxHashMap::default(),
            incomparable: None,
            matched: Vec::new(),
        }
    }

    fn take(&mut self, coding: &Layered, people: usize) {
        let of_document = self
            .passages
            .entry(coding.document)
            .or_insert_with(|| vec![Passages::new(); people]);
        if let Some(passages) = of_document.get_mut(coding.analyst) {
            passages.push((coding.span, coding.within));
        }
    }

    /// Notes what was matched, and whether only its inventor could give the code.
    fn judge(
        &mut self,
        seen: &Seen<'_>,
        compared: &Compared<'_>,
        matches: &FxHashMap<CodeId, CodeId>,
    ) {
        let Some(code) = self.code else { return };
        let same = matches
            .iter()
            .filter(|(from, to)| **to == code && **from != code);
        let mut matched: Vec<String> = same.map(|(from, _)| seen.code_name(*from)).collect();
        matched.sort();
        self.matched = matched;
        let of_this_pass = |arose: &Arose| arose.pass == compared.pass.id;
        let arose = seen.code(code).and_then(|it| it.first.arose);
        if !compared.pass.opened.blind || !arose.as_ref().is_some_and(of_this_pass) {
            return;
        }
        let people = self.passages.values();
        let gave: FxHashSet<usize> = people
            .flat_map(|of| of.iter().enumerate())
            .filter(|(_, passages)| !passages.is_empty())
            .map(|(who, _)| who)
            .collect();
        if gave.len() < 2 {
            self.incomparable = Some(NOT_MATCHED.to_owned());
        }
    }
}

/// Whether a code that was given has been merged after the moment of the reveal.
fn merged_since(seen: &Seen<'_>, compared: &Compared<'_>, codings: &[Layered]) -> bool {
    let Some(cut) = compared.revealed_at() else {
        return false;
    };
    let tree = seen.code_tree();
    let shown: FxHashSet<CodeId> = codings.iter().map(|it| it.code).collect();
    let mut merged = seen
        .codes()
        .into_iter()
        .filter(|code| tree.is_merged(code.id) && shown.contains(&tree.effective(code.id)));
    merged.any(|code| {
        let stamp = code.merged_into.stamp();
        stamp.is_some_and(|stamp| !cut.contains(stamp.id))
    })
}
