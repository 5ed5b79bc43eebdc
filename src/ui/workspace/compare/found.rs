//! The passages on which two analysts differ, as rows of the list; made off the screen's thread.

use super::source::Source;
use crate::analysis::consensus::Consensus;
use crate::analysis::discrepancies::{
    Difference, DifferenceKind, Item, Settled, SettledState, Tolerance, discrepancies_within,
};
use crate::analysis::layers::{CompareError, LeftOut};
use crate::journal::Texts;
use crate::model::things::{DecisionMade, Document};
use crate::model::{
    AnalystId, CodeId, CodingId, DocumentId, ParticipantId, PassId, SeenApart, Span, Text,
};
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
}

impl Row {
    /// In what the two differ.
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

    /// The codes given.
    pub fn codes(&self) -> impl Iterator<Item = CodeId> + '_ {
        self.difference.codings.iter().map(|coding| coding.code)
    }
}

/// All differences between two analysts of a pass.
#[derive(Debug)]
pub(super) struct Found {
    pub pass: PassId,
    pub pair: [AnalystId; 2],
    /// What is discussed at once, each with its differences.
    pub items: Vec<Item>,
    pub rows: Vec<Row>,
    /// Number of documents compared.
    pub documents: usize,
    pub left_out: Vec<LeftOut>,
    /// Pairs of codings that agree in code and borders.
    pub agreed: usize,
    /// Which differences of borders do not count.
    pub tolerance: Tolerance,
    /// The consensus as far as it has come.
    pub consensus: Consensus,
}

impl Found {
    /// Finds them.
    pub fn of(
        apart: &SeenApart,
        texts: &Texts,
        labels: &BTreeMap<ParticipantId, String>,
        pass: PassId,
        pair: [AnalystId; 2],
        tolerance: Tolerance,
    ) -> Result<Self, CompareError> {
        let seen = apart.seen();
        let read = reader(texts);
        let found = discrepancies_within(&seen, &read, Some(pass), &pair, tolerance)?;
        let mut rows = Vec::new();
        for (n, item) in found.items.iter().enumerate() {
            let Some(document) = seen.document(item.document) else {
                continue;
            };
            let text = read(document).map_err(CompareError::Text)?;
            for difference in &item.differences {
                let settled = Settled::of(&seen, pass, item, difference);
                let span = hull(difference);
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
                });
            }
        }
        Ok(Self {
            consensus: Consensus::of(&seen, &found),
            tolerance,
            pass,
            pair,
            documents: found.documents.len(),
            left_out: found.left_out,
            agreed: found.agreed,
            items: found.items,
            rows,
        })
    }

    /// The row of a difference.
    pub fn position(&self, ids: &[CodingId]) -> Option<usize> {
        self.rows.iter().position(|row| row.ids == ids)
    }

    /// How many rows are of a kind.
    pub fn count(&self, kind: DifferenceKind) -> usize {
        self.rows.iter().filter(|row| row.kind() == kind).count()
    }

    /// How many rows nobody has to look at any more.
    pub fn settled(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_open()).count()
    }
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

/// From a difference's first coded character to its last.
fn hull(difference: &Difference) -> Span {
    let starts = difference.codings.iter().map(|it| it.span.start);
    let ends = difference.codings.iter().map(|it| it.span.end);
    Span::new(starts.min().unwrap_or(0), ends.max().unwrap_or(0))
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
