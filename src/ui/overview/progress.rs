//! How far analysts are with documents, as far as that may show.

use crate::model::things::Document;
use crate::model::{AnalystId, DocumentId, Part, PassId, Reading, Seen, Span};
use rustc_hash::FxHashMap;

/// How far an analyst is with a document in a pass.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Progress {
    /// Whether the pass is closed on it.
    pub finished: bool,
    /// How far it was read.
    pub reading: Reading,
    /// Proportion of its characters that are coded, from 0 to 1.
    pub coded: f32,
    /// Number of codings.
    pub codings: usize,
}

impl Progress {
    /// In a word for a list: “✓” is drawn as an icon, so that nothing is said for what is finished.
    pub fn word(&self) -> String {
        if self.finished {
            String::new()
        } else if self.codings > 0 {
            let percent = (self.coded * 100.0).round();
            if percent < 1.0 {
                "< 1 %".to_owned()
            } else {
                format!("{percent:.0} %")
            }
        } else {
            match self.reading {
                Reading::Unread => "–".to_owned(),
                Reading::Read => "read".to_owned(),
                Reading::NothingRelevant => "nothing here".to_owned(),
            }
        }
    }
}

/// Progress by pass, analyst and document.
#[derive(Debug, Default)]
pub(super) struct ProgressTable(FxHashMap<(PassId, AnalystId, DocumentId), Progress>);

impl ProgressTable {
    pub(super) fn of(seen: &Seen<'_>) -> Self {
        let mut table = FxHashMap::default();
        let covered = covered(seen);
        for pass in seen.passes() {
            let documents = seen.documents_of_pass(pass.id);
            for analyst in &pass.opened.analysts {
                for document in &documents {
                    let mut progress = Progress {
                        // That a document is finished is all that shows of hidden work.
                        finished: pass.has_closed(*analyst, Part::Document(*document)),
                        ..Progress::default()
                    };
                    if let Some(reading) = seen.reading(pass.id, *analyst, *document) {
                        progress.reading = reading;
                        let key = (pass.id, *analyst, *document);
                        let (codings, characters) = covered.get(&key).copied().unwrap_or_default();
                        let length = seen.document(*document).map_or(0, Document::length);
                        progress.codings = codings;
                        progress.coded = characters as f32 / length.max(1) as f32;
                    } else if !progress.finished {
                        continue;
                    }
                    table.insert((pass.id, *analyst, *document), progress);
                }
            }
        }
        Self(table)
    }

    pub(super) fn get(
        &self,
        pass: PassId,
        analyst: AnalystId,
        document: DocumentId,
    ) -> Option<Progress> {
        self.0.get(&(pass, analyst, document)).copied()
    }
}

type Covered = FxHashMap<(PassId, AnalystId, DocumentId), (usize, u32)>;

/// Number of codings that show and of characters they cover, each character once.
fn covered(seen: &Seen<'_>) -> Covered {
    let mut spans: FxHashMap<(PassId, AnalystId, DocumentId), Vec<Span>> = FxHashMap::default();
    for coding in seen.codings() {
        let key = (coding.pass(), coding.analyst(), coding.document());
        spans.entry(key).or_default().push(coding.span());
    }
    let rows = spans.into_iter();
    rows.map(|(key, spans)| (key, (spans.len(), union(spans))))
        .collect()
}

/// Number of characters in at least one of the spans.
fn union(mut spans: Vec<Span>) -> u32 {
    spans.sort();
    let (mut characters, mut reached) = (0, 0);
    for span in spans {
        let from = span.start.max(reached);
        characters += span.end.saturating_sub(from);
        reached = reached.max(span.end);
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_coded_twice_count_once() {
        let spans = vec![
            Span::new(10, 20),
            Span::new(0, 5),
            Span::new(12, 15),
            Span::new(18, 25),
        ];
        // 0–5 and 10–25.
        assert_eq!(union(spans), 20);
    }

    #[test]
    fn progress_is_said_in_a_word() {
        let coded = |coded, codings| Progress {
            coded,
            codings,
            ..Progress::default()
        };
        assert_eq!(coded(0.621, 4).word(), "62 %");
        assert_eq!(coded(0.001, 1).word(), "< 1 %");
        assert_eq!(coded(0.0, 0).word(), "–");
    }
}
