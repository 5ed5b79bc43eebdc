//! The units of the compared documents, and the text they lie in.

use super::super::{Universe, united};
use super::choices::{UnitChoice, UniverseChoice};
use super::comparing::Comparing;
use crate::analysis::layers::{CompareError, Texts};
use crate::analysis::units::{Borders, Cover, KeptBorders, UnitWords};
use crate::model::things::Document;
use crate::model::{CodeId, DocumentId, MaterialSpan, Seen, Span, Text};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many texts are held at once while they are cut.
const AT_ONCE: usize = 64;

/// One document, cut into units.
pub(super) enum DocumentUnits {
    /// Its characters.
    Characters(Universe),
    /// Units of words. Segments may overlap, within constructs and across, so they lie in several layers.
    Words(Vec<Layer>),
}

/// Units that do not overlap.
pub(super) struct Layer {
    /// The construct whose material they are; none where they are no segments.
    pub within: Option<CodeId>,
    /// The units.
    pub units: UnitWords,
}

/// One coder's passages with one code, each with the construct it was made within.
pub(super) type Passages = Vec<(Span, Option<CodeId>)>;

impl DocumentUnits {
    /// How many units there are.
    pub fn count(&self) -> u64 {
        match self {
            Self::Characters(universe) => universe.characters(),
            Self::Words(layers) => layers.iter().map(|layer| layer.units.len() as u64).sum(),
        }
    }

    /// How many units there are of these constructs alone; of all where none are named. Units that are no segments
    /// belong to no construct and are counted whatever is named.
    pub fn count_of(&self, only: Option<&FxHashSet<CodeId>>) -> u64 {
        match self {
            Self::Characters(_) => self.count(),
            Self::Words(layers) => {
                let layers = layers.iter().filter(|layer| layer.is_of(only));
                layers.map(|layer| layer.units.len() as u64).sum()
            }
        }
    }

    /// Every unit with the construct whose segment it is, in the order of their numbers; none where characters are the
    /// units.
    pub fn places(&self) -> impl Iterator<Item = (Option<CodeId>, Span)> + '_ {
        let layers = match self {
            Self::Characters(_) => &[][..],
            Self::Words(layers) => layers.as_slice(),
        };
        layers.iter().flat_map(|layer| {
            let spans = layer.units.spans().iter();
            spans.map(|span| (layer.within, *span))
        })
    }

    /// Numbers, from 0 over all layers, of the units in which one coder gave the code; of these constructs alone, where
    /// any are named. None where characters are the units.
    pub fn carrying(
        &self,
        coder: &Passages,
        cover: Cover,
        only: Option<&FxHashSet<CodeId>>,
    ) -> Option<Vec<usize>> {
        let Self::Words(layers) = self else {
            return None;
        };
        let mut numbers = Vec::new();
        let mut before = 0;
        for layer in layers {
            if layer.is_of(only) {
                let carrying = layer.carrying(coder, cover).into_iter();
                numbers.extend(carrying.map(|unit| before + unit as usize));
            }
            before += layer.units.len();
        }
        Some(numbers)
    }
}

impl Layer {
    /// Whether its units are of these constructs; where none are named, or it is of none, they are.
    pub fn is_of(&self, only: Option<&FxHashSet<CodeId>>) -> bool {
        let (Some(only), Some(within)) = (only, self.within) else {
            return true;
        };
        only.contains(&within)
    }

    fn carrying(&self, coder: &Passages, cover: Cover) -> Vec<u32> {
        self.units.carrying(&spans(coder, self.within), cover)
    }
}

/// A coder's passages of one construct, or all of them, united.
fn spans(passages: &Passages, within: Option<CodeId>) -> Vec<Span> {
    let fits = passages
        .iter()
        .filter(|(_, of)| within.is_none() || *of == within);
    united(fits.map(|(span, _)| *span))
}

/// What a document's units are cut from.
enum Found {
    /// Nothing is needed for characters.
    NotNeeded,
    Borders(Arc<Borders>),
    Text(Arc<Text>),
}

/// How the compared documents are cut. Holds all that is asked of the study for it, so that threads can share it.
pub(super) struct Cutting<'a> {
    documents: Vec<&'a Document>,
    within_constructs: bool,
    unit: UnitChoice,
    universe: UniverseChoice,
    /// The finished segments of each document, by construct and start.
    spans: &'a FxHashMap<DocumentId, Vec<MaterialSpan>>,
}

impl<'a> Cutting<'a> {
    pub fn new(
        seen: &Seen<'a>,
        comparing: &'a Comparing<'_>,
        unit: UnitChoice,
        universe: UniverseChoice,
    ) -> Self {
        let documents = comparing.documents.iter();
        Self {
            documents: documents.filter_map(|id| seen.document(*id)).collect(),
            within_constructs: comparing.pass.is_within_constructs(),
            unit,
            universe,
            spans: &comparing.spans,
        }
    }

    /// Cuts all documents into their units, in their order. Texts are read one after the other, as whoever gives them
    /// does, and not at all where their borders are known; the threads share the cutting.
    pub fn all_units(
        &self,
        texts: &Texts<'_>,
        kept: &KeptBorders,
    ) -> Result<Vec<DocumentUnits>, CompareError> {
        let mut all = Vec::with_capacity(self.documents.len());
        for some in self.documents.chunks(AT_ONCE) {
            let read: Vec<(&Document, Found)> = some
                .iter()
                .map(|document| Ok((*document, self.found(document, texts, kept)?)))
                .collect::<Result<_, CompareError>>()?;
            let cut = read.into_par_iter();
            all.par_extend(cut.map(|(document, found)| {
                let borders = match found {
                    Found::NotNeeded => {
                        return DocumentUnits::Characters(self.universe_of(document));
                    }
                    Found::Borders(borders) => borders,
                    Found::Text(text) => {
                        let rule = self.unit.cuts();
                        let borders = Arc::new(Borders::of(&text, document.turns(), rule));
                        kept.keep(document.imported.text, document.turns(), rule, &borders);
                        borders
                    }
                };
                self.units(document, &borders)
            }));
        }
        Ok(all)
    }

    /// What a document's units are cut from.
    fn found(
        &self,
        document: &Document,
        texts: &Texts<'_>,
        kept: &KeptBorders,
    ) -> Result<Found, CompareError> {
        if self.unit == UnitChoice::Character {
            return Ok(Found::NotNeeded);
        }
        let rule = self.unit.cuts();
        if let Some(borders) = kept.get(document.imported.text, document.turns(), rule) {
            return Ok(Found::Borders(borders));
        }
        texts(document).map(Found::Text).map_err(CompareError::Text)
    }

    /// Cuts a document into its units.
    fn units(&self, document: &Document, borders: &Borders) -> DocumentUnits {
        let universe = self.universe_of(document);
        let words = words_in(borders, &universe);
        let units = match self.unit {
            UnitChoice::Segment => return DocumentUnits::Words(self.segments(document, words)),
            UnitChoice::Document => UnitWords::new([Span::new(0, document.length())], words),
            _ => UnitWords::new(borders.units(), words),
        };
        let within = None;
        DocumentUnits::Words(vec![Layer { within, units }])
    }

    /// The text of each document that the comparison speaks of, in their order.
    pub fn universes(&self) -> Vec<Universe> {
        let documents = self.documents.par_iter();
        documents
            .map(|document| self.universe_of(document))
            .collect()
    }

    /// The text of a document that the comparison speaks of.
    fn universe_of(&self, document: &Document) -> Universe {
        let material = if self.within_constructs {
            let own = self.segments_of(document);
            Universe::new(own.iter().map(MaterialSpan::span))
        } else {
            Universe::whole(document.length())
        };
        match self.universe {
            UniverseChoice::All => Universe::whole(document.length()),
            UniverseChoice::Material => material,
            UniverseChoice::Participants => {
                let said = united(document.participants_said());
                Universe::new(material.clip(&said))
            }
        }
    }

    fn segments_of(&self, document: &Document) -> &[MaterialSpan] {
        self.spans.get(&document.id).map_or(&[], Vec::as_slice)
    }

    /// The segments of a document, in layers in which none overlap.
    fn segments(&self, document: &Document, words: impl Iterator<Item = Span>) -> Vec<Layer> {
        let words: Vec<Span> = words.collect();
        let mut layers: Vec<(Option<CodeId>, Vec<Span>)> = Vec::new();
        for segment in self.segments_of(document) {
            let (within, span) = (Some(segment.construct), segment.span());
            // Material spans are sorted by construct and start.
            let free = layers.iter_mut().find(|(of, spans)| {
                *of == within && spans.last().is_none_or(|last| last.end <= span.start)
            });
            match free {
                Some((_, spans)) => spans.push(span),
                None => layers.push((within, vec![span])),
            }
        }
        let made = layers.into_iter().map(|(within, spans)| Layer {
            within,
            units: UnitWords::new(spans, words.iter().copied()),
        });
        made.collect()
    }

    /// Documents in which no speaker is known, so that everything said counts as participants'.
    pub fn without_known_speakers(&self) -> usize {
        let unknown = self.documents.iter().filter(|document| {
            let mut speakers = document.speakers.values();
            !speakers.any(|is| matches!(is.get(), Some(Some(_))))
        });
        unknown.count()
    }
}

/// The words that lie wholly in the universe.
fn words_in<'b>(borders: &'b Borders, universe: &'b Universe) -> impl Iterator<Item = Span> + 'b {
    let mut parts = universe.spans().iter().copied();
    let mut part = parts.next();
    let words = borders.words().map_while(move |word| {
        while part.is_some_and(|it| it.end < word.end) {
            part = parts.next();
        }
        // After the last part nothing follows.
        part.map(|it| (it.covers(word), word))
    });
    words.filter(|(covers, _)| *covers).map(|(_, word)| word)
}
