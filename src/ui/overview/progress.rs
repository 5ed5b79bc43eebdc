//! How far analysts are with documents, as far as that may show.

use crate::model::things::{Document, Pass};
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
        let passes = seen.passes();
        let mut coded: FxHashMap<DocumentId, Coded> = FxHashMap::default();
        for pass in passes {
            for document in seen.documents_of_pass(pass.id) {
                let coded = coded
                    .entry(document)
                    .or_insert_with(|| Coded::of(seen, document));
                for analyst in &pass.opened.analysts {
                    if let Some(progress) = progress(seen, pass, *analyst, document, coded) {
                        table.insert((pass.id, *analyst, document), progress);
                    }
                }
            }
        }
        Self(table)
    }

    /// Derives anew how far these documents are, where neither passes nor documents changed.
    pub(super) fn renew(&mut self, seen: &Seen<'_>, documents: &[DocumentId]) {
        for document in documents {
            let coded = Coded::of(seen, *document);
            for pass in seen.passes() {
                for analyst in &pass.opened.analysts {
                    let key = (pass.id, *analyst, *document);
                    if let Some(here) = self.0.get_mut(&key)
                        && let Some(progress) = progress(seen, pass, *analyst, *document, &coded)
                    {
                        *here = progress;
                    }
                }
            }
        }
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

/// How far an analyst is with a document of a pass; none where that is hidden and not finished.
fn progress(
    seen: &Seen<'_>,
    pass: &Pass,
    analyst: AnalystId,
    document: DocumentId,
    coded: &Coded,
) -> Option<Progress> {
    let mut progress = Progress {
        // That a document is finished is all that shows of hidden work.
        finished: pass.has_closed(analyst, Part::Document(document)),
        ..Progress::default()
    };
    if let Some(reading) = seen.reading(pass.id, analyst, document) {
        progress.reading = reading;
        let (codings, characters) = coded.by(pass.id, analyst);
        let length = seen.document(document).map_or(0, Document::length);
        progress.codings = codings;
        progress.coded = characters as f32 / length.max(1) as f32;
    } else if !progress.finished {
        return None;
    }
    Some(progress)
}

/// For each pass and analyst the number of codings in a document that show and of characters they cover, each
/// character once.
struct Coded(Vec<((PassId, AnalystId), usize, u32)>);

impl Coded {
    fn of(seen: &Seen<'_>, document: DocumentId) -> Self {
        let codings = seen.codings_in(document);
        let mut spans: Vec<((PassId, AnalystId), Span)> = codings
            .map(|coding| ((coding.pass(), coding.analyst()), coding.span()))
            .collect();
        spans.sort_unstable();
        let layers = spans.chunk_by(|a, b| a.0 == b.0);
        let layers = layers.filter_map(|layer| {
            let (key, _) = *layer.first()?;
            let characters = union(layer.iter().map(|(_, span)| *span));
            Some((key, layer.len(), characters))
        });
        Self(layers.collect())
    }

    fn by(&self, pass: PassId, analyst: AnalystId) -> (usize, u32) {
        let mut layers = self.0.iter();
        let layer = layers.find(|(key, ..)| *key == (pass, analyst));
        layer.map_or((0, 0), |(_, codings, characters)| (*codings, *characters))
    }
}

/// Number of characters in at least one of the spans, which are given in order.
fn union(spans: impl Iterator<Item = Span>) -> u32 {
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
        let spans = [
            Span::new(0, 5),
            Span::new(10, 20),
            Span::new(12, 15),
            Span::new(18, 25),
        ];
        // 0–5 and 10–25.
        assert_eq!(union(spans.into_iter()), 20);
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
