//! The passages on which analysts differ, as rows of the list; made off the screen's thread.

use super::progress::Progress;
use super::source::Source;
use crate::analysis::consensus::Consensus;
use crate::analysis::discrepancies::{
    Difference, DifferenceKind, Item, SettledState, Settling, Tolerance, discrepancies_within,
};
use crate::analysis::layers::{CompareError, LeftOut};
use crate::journal::Texts;
use crate::model::things::{DecisionMade, Document};
use crate::model::{
    AnalystId, CodeId, CodingId, Decision, DocumentId, Field, ParticipantId, PassId, Seen,
    SeenApart, Span, Text,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many characters of a passage a row keeps; more never fit.
const WORDS: usize = 240;

/// One difference.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its codings, sorted: what a decision names.
    pub ids: Vec<CodingId>,
    /// Which of the items it belongs to.
    pub item: usize,
    pub difference: Difference,
    pub document: DocumentId,
    /// From the first coded character to the last.
    pub span: Span,
    pub words: String,
    pub source: Source,
    pub state: SettledState,
    /// The latest decision on it.
    pub decision: Option<DecisionMade>,
    /// What others decided at the same time, where that is something else.
    pub rivals: Vec<DecisionMade>,
    /// When the definition that was unclear was changed, in milliseconds since 1970.
    pub defined: Option<u64>,
}

impl Row {
    /// In what the analysts differ.
    pub const fn kind(&self) -> DifferenceKind {
        self.difference.kind
    }

    /// Whether somebody has still to look at it.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            SettledState::Open | SettledState::LookAgain | SettledState::Conflict
        )
    }

    /// Whether it waits for a definition to be made clear.
    pub fn is_unclear(&self) -> bool {
        self.state == SettledState::Open
            && self
                .decision
                .as_ref()
                .is_some_and(|it| matches!(it.decided.decision, Decision::DefinitionUnclear(_)))
    }

    /// Whom it was left to.
    pub fn referred_to(&self) -> Option<AnalystId> {
        let decision = self.decision.as_ref()?;
        match decision.decided.decision {
            Decision::Refer(who) if self.state == SettledState::Referred => Some(who),
            _ => None,
        }
    }

    /// Whether this person has to look at it: what is open, and what was left to them.
    pub fn waits_for(&self, me: Option<AnalystId>) -> bool {
        self.is_open() || (me.is_some() && self.referred_to() == me)
    }

    /// The codes given.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> + '_ {
        self.difference.codings.iter().map(|coding| coding.code)
    }
}

/// How many differences there are, and how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Count {
    pub all: usize,
    pub open: usize,
    pub referred: usize,
}

impl Count {
    fn of(rows: &[Row]) -> Self {
        let referred = |row: &&Row| row.state == SettledState::Referred;
        Self {
            all: rows.len(),
            open: rows.iter().filter(|row| row.is_open()).count(),
            referred: rows.iter().filter(referred).count(),
        }
    }

    /// The share that is decided (proportion).
    pub fn share(self) -> f32 {
        let decided = self.all - self.open - self.referred;
        decided as f32 / self.all.max(1) as f32
    }
}

/// All differences between analysts of a pass.
#[derive(Debug)]
pub(super) struct Found {
    pub pass: PassId,
    pub analysts: Vec<AnalystId>,
    /// What is discussed at once, each with its differences.
    pub items: Vec<Item>,
    pub rows: Vec<Row>,
    /// Number of documents compared.
    pub documents: usize,
    pub left_out: Vec<LeftOut>,
    /// Groups of codings that agree in code and borders.
    pub agreed: usize,
    /// Which differences of borders do not count.
    pub tolerance: Tolerance,
    /// The consensus as far as it has come.
    pub consensus: Consensus,
    /// How many differences are of a kind.
    pub kinds: BTreeMap<DifferenceKind, usize>,
    /// How many differences were left to a person.
    pub referred: BTreeMap<AnalystId, usize>,
    /// How many differences are decided, left to somebody, and there at all.
    pub count: Count,
    /// How far each document, sub-domain and code is.
    pub progress: Progress,
    /// The row that a coding stands in.
    row_of: FxHashMap<CodingId, usize>,
}

impl Found {
    /// Where what is discussed at once starts (code points): one for each of the items, in their order.
    pub fn item_starts(&self) -> Vec<u32> {
        let mut starts = vec![u32::MAX; self.items.len()];
        for row in &self.rows {
            if let Some(start) = starts.get_mut(row.item) {
                *start = row.span.start.min(*start);
            }
        }
        starts
    }

    /// Finds them.
    pub fn of(
        apart: &SeenApart,
        texts: &Texts,
        labels: &BTreeMap<ParticipantId, String>,
        pass: PassId,
        analysts: &[AnalystId],
        tolerance: Tolerance,
    ) -> Result<Self, CompareError> {
        let seen = apart.seen();
        let read = reader(texts);
        let found = discrepancies_within(&seen, &read, Some(pass), analysts, tolerance)?;
        let settling = Settling::of(&seen, &found);
        let mut rows = Vec::new();
        let mut last: Option<(DocumentId, Arc<Text>)> = None;
        for (n, item) in found.items.iter().enumerate() {
            let Some(document) = seen.document(item.document) else {
                continue;
            };
            let text = match last.take() {
                Some((of, text)) if of == document.id => text,
                _ => read(document).map_err(CompareError::Text)?,
            };
            for difference in &item.differences {
                let settled = settling.settled(item, difference);
                let span = difference.span();
                rows.push(Row {
                    ids: difference.ids(),
                    item: n,
                    difference: difference.clone(),
                    document: item.document,
                    span,
                    words: on_one_line(&text, span),
                    source: Source::of(&seen, labels, document, span),
                    state: settled.state,
                    decision: settled.decision.cloned(),
                    rivals: settled.rivals.into_iter().cloned().collect(),
                    defined: settled.decision.and_then(|it| defined_since(&seen, it)),
                });
            }
            last = Some((document.id, text));
        }
        let mut kinds = BTreeMap::new();
        let mut referred = BTreeMap::new();
        let mut row_of = FxHashMap::default();
        for (n, row) in rows.iter().enumerate() {
            *kinds.entry(row.kind()).or_default() += 1;
            if let Some(who) = row.referred_to() {
                *referred.entry(who).or_default() += 1;
            }
            row_of.extend(row.ids.iter().map(|id| (*id, n)));
        }
        Ok(Self {
            consensus: Consensus::settled(&found, &settling),
            progress: Progress::of(&seen, &found, &rows),
            count: Count::of(&rows),
            tolerance,
            pass,
            analysts: found.analysts,
            documents: found.documents.len(),
            left_out: found.left_out,
            agreed: found.agreed,
            items: found.items,
            rows,
            kinds,
            referred,
            row_of,
        })
    }

    /// The place of the row of a difference.
    pub fn position(&self, ids: &[CodingId]) -> Option<usize> {
        let n = *self.row_of.get(ids.first()?)?;
        let row = self.rows.get(n)?;
        (row.ids == ids).then_some(n)
    }

    /// The row that a coding stands in.
    pub fn row_with(&self, coding: CodingId) -> Option<&Row> {
        self.rows.get(*self.row_of.get(&coding)?)
    }

    /// The item that a row belongs to.
    pub fn item_of(&self, row: &Row) -> Option<&Item> {
        self.items.get(row.item)
    }
}

/// When the definition that a decision found unclear was last changed after it (milliseconds since 1970).
fn defined_since(seen: &Seen<'_>, made: &DecisionMade) -> Option<u64> {
    let Decision::DefinitionUnclear(code) = made.decided.decision else {
        return None;
    };
    let code = seen.code(code)?;
    let texts = [
        &code.definition,
        &code.include,
        &code.exclude,
        &code.example,
    ];
    let stamps = texts.into_iter().filter_map(Field::stamp);
    let latest = stamps.max().filter(|stamp| *stamp > made.made.stamp)?;
    Some(latest.at.milliseconds())
}

/// Where a comparison reads texts.
pub(super) fn reader(
    texts: &Texts,
) -> impl Fn(&Document) -> Result<Arc<Text>, String> + 'static + use<> {
    let texts = texts.clone();
    move |document| {
        let text = texts.get(document.imported.text);
        text.map_err(|error| error.to_string())
    }
}

fn on_one_line(text: &Text, span: Span) -> String {
    let words = text.slice(span).split_whitespace();
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > WORDS {
            line.push('…');
            break;
        }
    }
    line
}
