//! From matching paragraphs to the answer: what is within reach, what is counted, what comes first.

use super::document::Kind;
use super::evaluate::{SegmentAnswer, evaluate};
use super::hit::{Hits, Share};
use super::options::{Options, Order};
use super::places::hits;
use super::plan::Plan;
use super::postings::Counts;
use super::record::Entry;
use super::store::Open;
use crate::model::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocAddress, DocId, SegmentReader};

/// Term saturation and length normalisation, the customary values (Robertson & Zaragoza 2009, The Probabilistic
/// Relevance Framework: BM25 and Beyond, section 3.5).
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// A matching paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matching {
    pub address: DocAddress,
    pub score: f32,
    /// The document's rank by kind, name and number.
    rank: u32,
    /// First code point.
    pub start: u32,
}

/// Answers a plan.
pub(super) fn answer(plan: &Plan, open: &Open, options: &Options) -> tantivy::Result<Hits> {
    let segments = open.searcher.segment_readers();
    let answers: Vec<SegmentAnswer> = segments
        .par_iter()
        .map(|segment| evaluate(plan, segment))
        .collect::<tantivy::Result<_>>()?;
    let weights = weights(plan, open, &answers);
    let ranks = ranks(plan, open, options);
    let parts: Vec<Ranked> = segments
        .par_iter()
        .zip(&answers)
        .enumerate()
        .map(|(number, (segment, answer))| {
            let ranking = Ranking {
                plan,
                options,
                weights: &weights,
                ranks: &ranks,
                number: number as u32,
            };
            ranking.rank(segment, answer)
        })
        .collect::<tantivy::Result<_>>()?;
    let mut first = Vec::new();
    let mut found = Hits::default();
    let mut shares: BTreeMap<(u32, Option<u16>), u64> = BTreeMap::new();
    for part in parts {
        for (said, places) in part.shares {
            *shares.entry(said).or_default() += places;
        }
        found.total += part.places;
        found.paragraphs += part.paragraphs;
        first.extend(part.first);
    }
    keep_first(&mut first, options);
    found.shares = shares_of(shares, &ranks);
    found.hits = hits(plan, open, &first, options.limit)?;
    Ok(found)
}

/// What a word's rarity and the paragraphs' mean length say.
struct Weights {
    /// For each leaf asked for.
    rarity: Vec<f32>,
    mean_length: f32,
}

/// Rarity is ln(1 + (N − n + ½) / (n + ½)) for n of N paragraphs (ibid., section 3.1, with one added so that it is never negative).
fn weights(plan: &Plan, open: &Open, answers: &[SegmentAnswer]) -> Weights {
    let all = open.searcher.num_docs().max(1) as f32;
    let rarity = plan
        .asked
        .iter()
        .map(|leaf| {
            let having: usize = answers
                .iter()
                .filter_map(|answer| answer.counts.get(*leaf))
                .flatten()
                .map(Vec::len)
                .sum();
            let having = having as f32;
            (1.0 + ((all - having + 0.5) / (having + 0.5)).max(0.0)).ln()
        })
        .collect();
    let words: u64 = open
        .searcher
        .segment_readers()
        .iter()
        .filter_map(|segment| segment.inverted_index(plan.fields.words).ok())
        .map(|inverted| inverted.total_num_tokens())
        .sum();
    Weights {
        rarity,
        mean_length: (words as f32 / all).max(1.0),
    }
}

/// The documents that may be searched, in order, and the rank of each by its kind's number and its own.
struct Ranks<'a> {
    documents: Vec<(&'a (Kind, u64), &'a Entry)>,
    rank: FxHashMap<(u64, u64), u32>,
}

fn shares_of(shares: BTreeMap<(u32, Option<u16>), u64>, ranks: &Ranks<'_>) -> Vec<Share> {
    let share = |((rank, speaker), places): ((u32, Option<u16>), u64)| {
        let (key, entry) = ranks.documents.get(rank as usize)?;
        Some(Share {
            kind: key.0,
            document: key.1,
            document_name: entry.name.clone(),
            speaker,
            places,
        })
    };
    shares.into_iter().filter_map(share).collect()
}

fn ranks<'a>(plan: &Plan, open: &'a Open, options: &Options) -> Ranks<'a> {
    let mut documents: Vec<_> = open
        .record
        .entries
        .iter()
        .filter(|((kind, _), _)| plan.kinds.contains(kind))
        .filter(|(key, _)| {
            options
                .within
                .as_ref()
                .is_none_or(|within| within.contains(key))
        })
        .collect();
    documents.sort_by(|((kind_a, id_a), a), ((kind_b, id_b), b)| {
        (kind_a, &a.name, id_a).cmp(&(kind_b, &b.name, id_b))
    });
    let rank = (0..)
        .zip(&documents)
        .map(|(rank, ((kind, id), _))| ((kind.number(), *id), rank))
        .collect();
    Ranks { documents, rank }
}

/// One segment's share of the answer.
struct Ranked {
    first: Vec<Matching>,
    places: u64,
    paragraphs: u64,
    /// Places by rank of the document and by speaker.
    shares: FxHashMap<(u32, Option<u16>), u64>,
}

struct Ranking<'a> {
    plan: &'a Plan,
    options: &'a Options,
    weights: &'a Weights,
    ranks: &'a Ranks<'a>,
    number: u32,
}

impl Ranking<'_> {
    fn rank(&self, segment: &SegmentReader, answer: &SegmentAnswer) -> tantivy::Result<Ranked> {
        let columns = Columns::new(segment)?;
        let lengths = segment.get_fieldnorms_reader(self.plan.fields.words)?;
        let mut counted = self.counted(answer);
        let mut asked = self.asked(answer);
        let mut ranked = Ranked {
            first: Vec::new(),
            places: 0,
            paragraphs: 0,
            shares: FxHashMap::default(),
        };
        // Paragraphs of one speaker come after one another: one look-up for many.
        let mut last = None;
        let mut share = 0;
        let room = self.options.limit.saturating_mul(4).max(1024);
        for paragraph in &answer.matching {
            let Some(rank) = self.ranks.rank.get(&columns.document(*paragraph)) else {
                continue;
            };
            let places: u32 = counted.iter_mut().map(|cursor| cursor.at(*paragraph)).sum();
            let places = u64::from(places.max(1));
            let said_by = (*rank, columns.said_by(*paragraph));
            if last != Some(said_by) {
                if let Some(last) = last {
                    *ranked.shares.entry(last).or_default() += share;
                }
                (last, share) = (Some(said_by), 0);
            }
            share += places;
            if !self.is_wanted(said_by) {
                continue;
            }
            ranked.places += places;
            ranked.paragraphs += 1;
            ranked.first.push(Matching {
                address: DocAddress::new(self.number, *paragraph),
                score: self.score(&mut asked, *paragraph, &lengths),
                rank: *rank,
                start: columns.start(*paragraph),
            });
            if ranked.first.len() > room {
                keep_first(&mut ranked.first, self.options);
            }
        }
        if let Some(last) = last {
            *ranked.shares.entry(last).or_default() += share;
        }
        keep_first(&mut ranked.first, self.options);
        Ok(ranked)
    }

    /// Whether what this speaker of this document says is to be listed.
    fn is_wanted(&self, (rank, speaker): (u32, Option<u16>)) -> bool {
        let Some(narrow) = &self.options.narrow else {
            return true;
        };
        let document = self.ranks.documents.get(rank as usize);
        document.is_some_and(|((kind, id), _)| narrow.contains(&(*kind, *id, speaker)))
    }

    /// Cursors over what is counted.
    fn counted<'a>(&self, answer: &'a SegmentAnswer) -> Vec<Cursor<'a>> {
        self.plan
            .counted
            .iter()
            .zip(&answer.together)
            .filter_map(|(group, together)| match group.as_slice() {
                [(leaf, phrase)] => answer.counts.get(*leaf)?.get(*phrase),
                _ => Some(together),
            })
            .map(Cursor::new)
            .collect()
    }

    /// For each leaf asked for, cursors over its phrases.
    fn asked<'a>(&self, answer: &'a SegmentAnswer) -> Vec<Vec<Cursor<'a>>> {
        self.plan
            .asked
            .iter()
            .filter_map(|leaf| answer.counts.get(*leaf))
            .map(|phrases| phrases.iter().map(Cursor::new).collect())
            .collect()
    }

    fn score(&self, asked: &mut [Vec<Cursor>], paragraph: DocId, lengths: &FieldNormReader) -> f32 {
        let length = lengths.fieldnorm(paragraph) as f32;
        let norm = K1 * (1.0 - B + B * length / self.weights.mean_length);
        asked
            .iter_mut()
            .zip(&self.weights.rarity)
            .map(|(phrases, rarity)| {
                let often: u32 = phrases.iter_mut().map(|cursor| cursor.at(paragraph)).sum();
                let often = often as f32;
                rarity * often * (K1 + 1.0) / (often + norm)
            })
            .sum()
    }
}

/// Sorts and keeps as many paragraphs as hits are wanted; each has at least one.
fn keep_first(paragraphs: &mut Vec<Matching>, options: &Options) {
    let before = |a: &Matching, b: &Matching| {
        let place = (a.rank, a.start).cmp(&(b.rank, b.start));
        match options.order {
            Order::Best => b
                .score
                .partial_cmp(&a.score)
                .unwrap_or(Ordering::Equal)
                .then(place),
            Order::Text => place,
        }
    };
    if options.limit < paragraphs.len() {
        paragraphs.select_nth_unstable_by(options.limit, before);
        paragraphs.truncate(options.limit);
    }
    paragraphs.sort_unstable_by(before);
}

/// Walks along a list of counts together with a list of paragraphs.
struct Cursor<'a>(&'a [(DocId, u32)]);

impl<'a> Cursor<'a> {
    fn new(counts: &'a Counts) -> Self {
        Self(counts)
    }

    /// The count of a paragraph; paragraphs are asked for in order.
    fn at(&mut self, paragraph: DocId) -> u32 {
        while let Some(((here, count), rest)) = self.0.split_first() {
            match here.cmp(&paragraph) {
                Ordering::Less => self.0 = rest,
                Ordering::Equal => return *count,
                Ordering::Greater => return 0,
            }
        }
        0
    }
}

/// What a segment knows of each paragraph without reading it.
pub(super) struct Columns {
    kind: Column<u64>,
    id: Column<u64>,
    start: Column<u64>,
    end: Column<u64>,
    said_by: Column<u64>,
    language: Column<u64>,
}

impl Columns {
    pub fn new(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        Ok(Self {
            kind: columns.u64("kind")?,
            id: columns.u64("id")?,
            start: columns.u64("start")?,
            end: columns.u64("end")?,
            said_by: columns.u64("said_by")?,
            language: columns.u64("language")?,
        })
    }

    /// Kind and number of the document.
    pub fn document(&self, paragraph: DocId) -> (u64, u64) {
        (value(&self.kind, paragraph), value(&self.id, paragraph))
    }

    /// First code point.
    fn start(&self, paragraph: DocId) -> u32 {
        value(&self.start, paragraph) as u32
    }

    /// Where the paragraph stands.
    pub fn span(&self, paragraph: DocId) -> Span {
        let end = value(&self.end, paragraph) as u32;
        Span::new(self.start(paragraph), end)
    }

    /// Which of the document's speakers says it.
    pub fn said_by(&self, paragraph: DocId) -> Option<u16> {
        let number = value(&self.said_by, paragraph).checked_sub(1)?;
        u16::try_from(number).ok()
    }

    /// The language's number.
    pub fn language(&self, paragraph: DocId) -> u64 {
        value(&self.language, paragraph)
    }
}

fn value(column: &Column<u64>, paragraph: DocId) -> u64 {
    column.first(paragraph).unwrap_or_default()
}

/// The kind of a number in the index.
pub(super) fn kind_of(number: u64) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.number() == number)
}
