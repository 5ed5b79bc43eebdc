//! Answering a plan from one segment of the index.

use super::coded::{CodedPlaces, touches};
use super::document::Kind;
use super::plan::{Node, Plan};
use super::postings::{Counts, Lists, difference, intersection, union};
use super::ranking::Columns;
use super::schema::key;
use tantivy::{DocId, SegmentReader};

/// What one segment has to say.
pub(super) struct SegmentAnswer {
    /// The paragraphs that match, in order.
    pub matching: Vec<DocId>,
    /// For each leaf and each of its phrases, how often it stands in each paragraph of the segment.
    pub counts: Vec<Vec<Counts>>,
    /// For each group of phrases counted together, how often one of them stands in each matching paragraph; nothing
    /// for a phrase by itself, whose count stands above.
    pub together: Vec<Counts>,
}

/// Asks one segment.
pub(super) fn evaluate(plan: &Plan, segment: &SegmentReader) -> tantivy::Result<SegmentAnswer> {
    let mut counts = Vec::with_capacity(plan.leaves.len());
    for leaf in &plan.leaves {
        let lists = Lists::new(segment, leaf.field)?;
        let found: Vec<Counts> = leaf
            .phrases
            .iter()
            .map(|phrase| lists.phrase(phrase))
            .collect::<tantivy::Result<_>>()?;
        counts.push(found);
    }
    let evaluation = Evaluation {
        segment,
        keys: Lists::new(segment, plan.fields.key)?,
        counts: &counts,
    };
    let mut matching = evaluation.paragraphs(&plan.tree)?;
    if let Some(alive) = segment.alive_bitset() {
        matching.retain(|paragraph| alive.is_alive(*paragraph));
    }
    let together = together(plan, segment, &matching)?;
    Ok(SegmentAnswer {
        matching,
        counts,
        together,
    })
}

fn together(
    plan: &Plan,
    segment: &SegmentReader,
    matching: &[DocId],
) -> tantivy::Result<Vec<Counts>> {
    let lists = Lists::new(segment, plan.fields.words)?;
    plan.counted
        .iter()
        .map(|group| {
            if group.len() == 1 {
                return Ok(Counts::new());
            }
            let phrases = group
                .iter()
                .filter_map(|(leaf, phrase)| plan.leaves.get(*leaf)?.phrases.get(*phrase));
            lists.any_phrase(phrases, matching)
        })
        .collect()
}

struct Evaluation<'a> {
    segment: &'a SegmentReader,
    keys: Lists,
    counts: &'a [Vec<Counts>],
}

impl Evaluation<'_> {
    fn paragraphs(&self, node: &Node) -> tantivy::Result<Vec<DocId>> {
        Ok(match node {
            Node::Leaf(leaf) => {
                let mut having = Vec::new();
                for counts in self.counts.get(*leaf).into_iter().flatten() {
                    let more: Vec<DocId> = counts.iter().map(|(paragraph, _)| *paragraph).collect();
                    having = union(having, more);
                }
                having
            }
            Node::Filed(keys) => {
                let mut filed = Vec::new();
                for key in keys {
                    filed.extend(self.keys.filed(key)?);
                }
                filed.sort_unstable();
                filed.dedup();
                filed
            }
            Node::Coded(places) => self.coded(places)?,
            Node::Any(parts) => {
                let mut any = Vec::new();
                for part in parts {
                    any = union(any, self.paragraphs(part)?);
                }
                any
            }
            Node::All(parts) => self.all(parts)?,
            Node::Not(part) => difference(&self.every_paragraph(), &self.paragraphs(part)?),
            Node::Nothing => Vec::new(),
        })
    }

    /// The paragraphs of transcripts that share a character with one of these places.
    fn coded(&self, places: &CodedPlaces) -> tantivy::Result<Vec<DocId>> {
        let columns = Columns::new(self.segment)?;
        let mut coded = Vec::new();
        for (document, places) in places {
            let filed = self.keys.filed(&key(Kind::Transcript, *document))?;
            let touched = filed.into_iter();
            coded.extend(touched.filter(|paragraph| touches(places, columns.span(*paragraph))));
        }
        coded.sort_unstable();
        Ok(coded)
    }

    fn all(&self, parts: &[Node]) -> tantivy::Result<Vec<DocId>> {
        let mut kept: Option<Vec<DocId>> = None;
        for part in parts.iter().filter(|part| !matches!(part, Node::Not(_))) {
            let more = self.paragraphs(part)?;
            kept = Some(match kept {
                None => more,
                Some(known) => intersection(&known, &more),
            });
        }
        let mut kept = kept.unwrap_or_else(|| self.every_paragraph());
        for part in parts {
            if let Node::Not(without) = part {
                kept = difference(&kept, &self.paragraphs(without)?);
            }
        }
        Ok(kept)
    }

    fn every_paragraph(&self) -> Vec<DocId> {
        (0..self.segment.max_doc()).collect()
    }
}
