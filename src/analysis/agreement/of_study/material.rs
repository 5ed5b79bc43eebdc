//! The units of the compared documents, and the text they lie in.

use super::super::{BinaryCells, Universe, character_cells, united};
use super::choices::{UnitChoice, UniverseChoice};
use crate::analysis::layers::{CompareError, Compared, Texts};
use crate::analysis::units::{Cover, UnitWords};
use crate::model::things::Document;
use crate::model::{CodeId, MaterialSpan, Seen, Span, words};

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
    within: Option<CodeId>,
    units: UnitWords,
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

    /// Counts the units by which coders gave the code.
    pub fn cells(&self, coders: &[Passages], cover: Cover) -> BinaryCells {
        match self {
            Self::Characters(universe) => {
                let spans: Vec<Vec<Span>> = coders.iter().map(|it| spans(it, None)).collect();
                let views: Vec<Option<&[Span]>> =
                    spans.iter().map(|it| Some(it.as_slice())).collect();
                character_cells(universe, &views)
            }
            Self::Words(layers) => {
                let mut cells = BinaryCells::new(coders.len());
                for layer in layers {
                    let carrying: Vec<Vec<u32>> =
                        coders.iter().map(|it| layer.carrying(it, cover)).collect();
                    let views: Vec<Option<&[u32]>> =
                        carrying.iter().map(|it| Some(it.as_slice())).collect();
                    cells.add_units(layer.units.len() as u64, &views);
                }
                cells
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

    /// Numbers, from 0 over all layers, of the units in which one coder gave the code; none where characters are the
    /// units.
    pub fn carrying(&self, coder: &Passages, cover: Cover) -> Option<Vec<usize>> {
        let Self::Words(layers) = self else {
            return None;
        };
        let mut numbers = Vec::new();
        let mut before = 0;
        for layer in layers {
            let carrying = layer.carrying(coder, cover).into_iter();
            numbers.extend(carrying.map(|unit| before + unit as usize));
            before += layer.units.len();
        }
        Some(numbers)
    }
}

impl Layer {
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

/// How the compared documents are cut.
pub(super) struct Cutting<'s, 'a> {
    seen: &'s Seen<'a>,
    compared: &'s Compared<'a>,
    unit: UnitChoice,
    universe: UniverseChoice,
    spans: Vec<MaterialSpan>,
}

impl<'s, 'a> Cutting<'s, 'a> {
    pub fn new(
        seen: &'s Seen<'a>,
        compared: &'s Compared<'a>,
        unit: UnitChoice,
        universe: UniverseChoice,
    ) -> Self {
        let finished: Vec<CodeId> = compared.constructs().collect();
        let mut spans = seen.material_spans(compared.pass.id);
        spans.retain(|span| finished.contains(&span.construct));
        Self {
            seen,
            compared,
            unit,
            universe,
            spans,
        }
    }

    /// Cuts a document into its units.
    pub fn units(
        &self,
        document: &Document,
        texts: &Texts<'_>,
    ) -> Result<DocumentUnits, CompareError> {
        let universe = self.universe_of(document);
        if self.unit == UnitChoice::Character {
            return Ok(DocumentUnits::Characters(universe));
        }
        let text = texts(document).map_err(CompareError::Text)?;
        let all = words(&text, Span::new(0, text.len()));
        let own: Vec<Span> = all
            .into_iter()
            .filter(|word| holds(&universe, *word))
            .collect();
        if self.unit == UnitChoice::Segment {
            return Ok(DocumentUnits::Words(self.segments(document, &own)));
        }
        let units: Vec<Span> = match self.unit.cuts() {
            Some(rule) => {
                let units = rule.units(&text, document.turns());
                units.into_iter().map(|unit| unit.span).collect()
            }
            None => vec![Span::new(0, text.len())],
        };
        let units = with_words(units, &own);
        Ok(DocumentUnits::Words(vec![Layer {
            within: None,
            units: UnitWords::new(&units, &own),
        }]))
    }

    /// The text of a document that the comparison speaks of.
    fn universe_of(&self, document: &Document) -> Universe {
        let material = if self.compared.pass.is_within_constructs() {
            let own = self
                .spans
                .iter()
                .filter(|span| span.document == document.id);
            Universe::new(own.map(MaterialSpan::span))
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

    /// The segments of a document, in layers in which none overlap.
    fn segments(&self, document: &Document, words: &[Span]) -> Vec<Layer> {
        let mut layers: Vec<(Option<CodeId>, Vec<Span>)> = Vec::new();
        for segment in self.spans.iter().filter(|it| it.document == document.id) {
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
            units: UnitWords::new(&with_words(spans, words), words),
        });
        made.collect()
    }

    /// Documents in which no speaker is known, so that everything said counts as participants'.
    pub fn without_known_speakers(&self) -> usize {
        let documents = self.compared.documents.iter();
        let unknown = documents.filter(|id| {
            self.seen.document(**id).is_some_and(|document| {
                let mut speakers = document.speakers.values();
                !speakers.any(|is| matches!(is.get(), Some(Some(_))))
            })
        });
        unknown.count()
    }
}

/// Whether a whole word lies in the universe.
fn holds(universe: &Universe, word: Span) -> bool {
    let spans = universe.spans();
    let at = spans.partition_point(|span| span.end < word.end);
    spans.get(at).is_some_and(|span| span.covers(word))
}

/// Units that hold at least one of these words; both sorted.
fn with_words(units: Vec<Span>, words: &[Span]) -> Vec<Span> {
    let holds_one = |unit: &Span| {
        let at = words.partition_point(|word| word.start < unit.start);
        words.get(at).is_some_and(|word| word.end <= unit.end)
    };
    units.into_iter().filter(holds_one).collect()
}
