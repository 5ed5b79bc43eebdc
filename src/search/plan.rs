//! A query made ready for one state of the index.

use super::analyser::Comparison;
use super::coded::{Coded, CodedPlaces};
use super::document::Kind;
use super::language::Language;
use super::leaf::{Leaf, Phrase};
use super::options::Options;
use super::query::{Query, Words};
use super::schema::{Fields, key, name_analyser, schema};
use super::store::Open;
use std::sync::Arc;
use tantivy::schema::Field;

/// Which paragraphs match.
#[derive(Debug)]
pub(super) enum Node {
    /// Those with this leaf (an index into the plan's leaves).
    Leaf(usize),
    /// Those filed under one of these keys.
    Filed(Vec<String>),
    /// Those of transcripts with words at one of these places.
    Coded(Arc<CodedPlaces>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// None at all: words of which nothing is left.
    Nothing,
}

/// A query made ready.
pub(super) struct Plan {
    pub fields: Fields,
    pub tree: Node,
    pub leaves: Vec<Leaf>,
    /// The leaves whose occurrences are places: those asked for in the text, not under NOT.
    pub asked: Vec<usize>,
    /// The phrases asked for, as leaf and phrase of the leaf. Those that may find the same stretch are counted
    /// together, so that no stretch counts twice.
    pub counted: Vec<Vec<(usize, usize)>>,
    /// The kinds that are searched.
    pub kinds: Vec<Kind>,
}

impl Plan {
    /// The plan for a query.
    pub fn new(query: &Query, open: &Open, options: &Options) -> tantivy::Result<Self> {
        let mut planner = Planner {
            open,
            comparison: options.comparison,
            coded: &options.coded,
            languages: open.record.languages(),
            fields: schema().1,
            leaves: Vec::new(),
            asked: Vec::new(),
        };
        let tree = planner.node(query, true)?;
        let kinds = if query.names_kinds() {
            Kind::ALL.to_vec()
        } else {
            options.kinds.clone()
        };
        let counted = counted(&planner.leaves, &planner.asked);
        Ok(Self {
            fields: planner.fields,
            tree,
            leaves: planner.leaves,
            asked: planner.asked,
            counted,
            kinds,
        })
    }
}

struct Planner<'a> {
    open: &'a Open,
    comparison: Comparison,
    coded: &'a [Coded],
    languages: Vec<Language>,
    fields: Fields,
    leaves: Vec<Leaf>,
    asked: Vec<usize>,
}

/// How names, labels and roles are compared: as written, marks folded.
const NAMES: Comparison = Comparison {
    exact_form: true,
    diacritics_matter: false,
};

impl Planner<'_> {
    fn node(&mut self, query: &Query, asked: bool) -> tantivy::Result<Node> {
        Ok(match query {
            Query::Words(words) => {
                let languages = self.languages.clone();
                self.leaf(words, self.fields.words, &languages, self.comparison, asked)?
            }
            Query::Speaker(words) => {
                self.leaf(words, self.fields.speaker, &[Language::OTHER], NAMES, false)?
            }
            Query::Role(words) => {
                self.leaf(words, self.fields.role, &[Language::OTHER], NAMES, false)?
            }
            Query::Participant(words) => {
                let field = self.fields.participant;
                self.leaf(words, field, &[Language::OTHER], NAMES, false)?
            }
            Query::Code(asked) => self.coded(asked),
            Query::Document(words) => Node::Filed(self.documents(words)?),
            Query::In(kinds) => filed_by_kind(kinds),
            Query::All(parts) => Node::All(self.nodes(parts, asked)?),
            Query::Any(parts) => Node::Any(self.nodes(parts, asked)?),
            Query::Not(part) => Node::Not(Box::new(self.node(part, false)?)),
        })
    }

    fn nodes(&mut self, parts: &[Query], asked: bool) -> tantivy::Result<Vec<Node>> {
        parts.iter().map(|part| self.node(part, asked)).collect()
    }

    fn leaf(
        &mut self,
        words: &Words,
        field: Field,
        languages: &[Language],
        comparison: Comparison,
        asked: bool,
    ) -> tantivy::Result<Node> {
        let Some(leaf) = Leaf::new(words, field, languages, comparison, &self.open.searcher)?
        else {
            return Ok(Node::Nothing);
        };
        let place = self
            .leaves
            .iter()
            .position(|known| *known == leaf)
            .unwrap_or_else(|| {
                self.leaves.push(leaf);
                self.leaves.len() - 1
            });
        if asked && !self.asked.contains(&place) {
            self.asked.push(place);
        }
        Ok(Node::Leaf(place))
    }

    fn coded(&self, asked: &str) -> Node {
        let known = self.coded.iter().find(|coded| coded.asked == asked);
        let places = known.and_then(|coded| coded.places.as_ref());
        places.map_or(Node::Nothing, |places| Node::Coded(Arc::clone(places)))
    }

    /// The keys of the documents whose name has these words side by side.
    fn documents(&self, words: &Words) -> tantivy::Result<Vec<String>> {
        let names = [Language::OTHER];
        let Some(leaf) = Leaf::new(words, self.fields.words, &names, NAMES, &self.open.searcher)?
        else {
            return Ok(Vec::new());
        };
        let mut analyser = name_analyser();
        Ok(self
            .open
            .record
            .entries
            .iter()
            .filter(|(_, entry)| !leaf.places(&analyser.words(&entry.name)).is_empty())
            .map(|((kind, id), _)| key(*kind, *id))
            .collect())
    }
}

fn filed_by_kind(kinds: &[Kind]) -> Node {
    Node::Filed(kinds.iter().map(|kind| kind.sign().to_string()).collect())
}

/// Phrases of different length never find the same stretch.
fn counted(leaves: &[Leaf], asked: &[usize]) -> Vec<Vec<(usize, usize)>> {
    let mut together: Vec<Vec<(usize, usize)>> = Vec::new();
    let phrase =
        |(leaf, phrase): (usize, usize)| leaves.get(leaf).and_then(|leaf| leaf.phrases.get(phrase));
    for leaf in asked {
        let phrases = leaves.get(*leaf).map_or(0, |leaf| leaf.phrases.len());
        for number in 0..phrases {
            let new = (*leaf, number);
            let (meeting, apart): (Vec<_>, Vec<_>) = together.into_iter().partition(|group| {
                group
                    .iter()
                    .any(|known| match (phrase(*known), phrase(new)) {
                        (Some(known), Some(new)) => may_meet(known, new),
                        _ => false,
                    })
            });
            together = apart;
            together.push(meeting.into_iter().flatten().chain([new]).collect());
        }
    }
    together
}

/// Whether two phrases might be found at the same stretch.
fn may_meet(a: &Phrase, b: &Phrase) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.may_overlap(b))
}
