//! Rounds as lists show them, derived once for each change of the study.

use crate::model::{DocumentId, PassId, RoundId, RoundState, SeenRound, capital};
use crate::ui::theme::parts::Tone;
use crate::ui::{View, many};
use std::collections::BTreeMap;

/// A round as a list shows it.
#[derive(Debug, Clone)]
pub struct RoundRow {
    pub id: RoundId,
    pub number: usize,
    pub name: String,
    pub is_test: bool,
    pub state: RoundState,
    pub documents: Vec<DocumentId>,
    /// “codebook version 1”; empty where none was frozen.
    pub version: String,
    /// How its material was drawn; empty where it was chosen.
    pub drawn: String,
    /// Number of changes of the codebook since that version, until the round ended.
    pub changed: usize,
    /// “test of the codebook, version 2, 20 % of 19 documents by role, seed 4711”.
    pub words: String,
}

impl RoundRow {
    fn of(view: &View<'_>, round: &SeenRound<'_>) -> Self {
        let version = round
            .version
            .map_or_else(String::new, |it| format!("codebook {}", it.in_words()));
        let drawn = round
            .drawn()
            .map_or_else(String::new, |it| view.seen.draw_in_words(&it.draw));
        Self {
            id: round.id,
            number: round.number,
            name: round.name().to_owned(),
            is_test: round.is_test(),
            state: round.state,
            documents: round.documents.clone(),
            version,
            drawn,
            changed: view.seen.changes_in(round),
            words: view.seen.round_in_words(round),
        }
    }

    /// The round on one line of its pass's card: “Round 1, Pilot: 2 documents, revealed, codebook version 1”.
    pub fn on_a_line(&self) -> String {
        let mut words = if self.is_test {
            capital(&self.words)
        } else {
            let documents = many(self.documents.len(), "document", "documents");
            let mut words = format!("Round {}, {}: {documents}", self.number, self.name);
            words.push_str(&format!(", {}", self.state.as_str()));
            if !self.version.is_empty() {
                words.push_str(&format!(", {}", self.version));
            }
            words
        };
        if let Some(changed) = self.changed_in_words() {
            words.push_str(&format!("; {changed}"));
        }
        words
    }

    /// What changed of the codebook, as a sentence; none where nothing did.
    pub fn changed_in_words(&self) -> Option<String> {
        let changes = match self.changed {
            0 => return None,
            1 => "1 change".to_owned(),
            several => many(several, "change", "changes"),
        };
        let since = if self.version.is_empty() {
            "while it was coded".to_owned()
        } else {
            format!("since {}", self.version)
        };
        Some(format!("{changes} of the codebook {since}"))
    }

    /// In which tone its state is shown.
    pub const fn tone(&self) -> Tone {
        match self.state {
            RoundState::Revealed => Tone::Good,
            _ => Tone::Quiet,
        }
    }
}

/// The rounds of all passes, once for each change of the study.
#[derive(Debug, Default)]
pub struct RoundRows {
    revision: Option<u64>,
    by_pass: BTreeMap<PassId, Vec<RoundRow>>,
}

impl RoundRows {
    /// The rounds of a pass, in the order they were opened.
    pub fn of(&mut self, view: &View<'_>, pass: PassId) -> &[RoundRow] {
        let now = Some(view.revision());
        if self.revision != now {
            self.by_pass.clear();
            self.revision = now;
        }
        self.by_pass.entry(pass).or_insert_with(|| {
            let rounds = view.seen.rounds(pass);
            let rounds = rounds.iter().map(|round| RoundRow::of(view, round));
            rounds.collect()
        })
    }
}
