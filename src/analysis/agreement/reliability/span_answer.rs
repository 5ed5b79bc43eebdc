//! The figures of spans on a text, with characters as units.

use super::unitizing_answer::{Alpha1995, OverallUnitizing, UAlpha};
use crate::analysis::agreement::{
    BinaryCells, Continuum, Figures, UnitizingDisagreement, UnitizingFamily, Universe,
    character_cells,
};
use crate::model::Span;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// One coder's name and spans, each with the index of its code.
pub(super) type CoderSpans = (String, Vec<(Span, usize)>);

/// Every character measure of spans by several coders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpanAnswer {
    /// Names of the coders, in the order of the input.
    pub coders: Vec<String>,
    /// Length of the text in characters (code points); all of it is the universe.
    pub doc_len: u32,
    /// Always `character`.
    pub unit: &'static str,
    /// Per code, in the order of `codes`.
    #[serde(serialize_with = "by_code")]
    pub per_code: Vec<CodeAnswer>,
    /// All codes together.
    pub overall: OverallAnswer,
    /// What the figures rest on.
    pub convention: &'static str,
    /// Version of the program.
    pub program_version: &'static str,
}

/// The character measures of one code.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeAnswer {
    /// The code.
    pub code: String,
    /// Characters by which coders coded them.
    pub cells: BinaryCells,
    /// The figures by key.
    pub figures: Figures,
    /// The unitizing alpha of 1995 of this code.
    pub alpha_u_1995: Alpha1995,
    /// The unitizing alpha of 2016 of this code against gaps.
    pub alpha_u_2016: UAlpha,
}

/// The figures over all codes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverallAnswer {
    /// Every character counted once per code.
    #[serde(flatten)]
    pub figures: Figures,
    /// Coefficients that compare units and not characters.
    #[serde(flatten)]
    pub unitizing: OverallUnitizing,
}

impl SpanAnswer {
    pub(super) fn of(doc_len: u32, codes: &[String], coders: &[CoderSpans]) -> Self {
        let universe = Universe::whole(doc_len);
        let mut pooled = BinaryCells::new(coders.len());
        let mut continuum = Continuum::new(coders.len());
        let spans: Vec<_> = coders.iter().map(|(_, spans)| spans.clone()).collect();
        continuum.push_text(&universe, &spans);
        let mut per_code = Vec::with_capacity(codes.len());
        for (index, code) in codes.iter().enumerate() {
            let cells = cells_of(&universe, index, coders);
            pooled.add_all(&cells, 1);
            per_code.push(CodeAnswer::of(code.clone(), cells, index, &continuum));
        }
        let all = pooled.coefficients();
        Self {
            coders: coders.iter().map(|(name, _)| name.clone()).collect(),
            doc_len,
            unit: "character",
            per_code,
            overall: OverallAnswer {
                unitizing: OverallUnitizing::of(&continuum, codes, coders),
                figures: Figures(vec![
                    (
                        "pooled_char_x_code_percent_agreement",
                        all.percent_agreement,
                    ),
                    ("pooled_char_x_code_cohen_kappa", all.cohen_kappa),
                    (
                        "pooled_char_x_code_krippendorff_alpha",
                        all.krippendorff_alpha_nominal,
                    ),
                ]),
            },
            convention: "characters are code points; a coder's spans of one code are united; all characters of the text are in the universe; as units, spans of one code that overlap are one and those that touch are two",
            program_version: env!("CARGO_PKG_VERSION"),
        }
    }
}

impl CodeAnswer {
    fn of(code: String, cells: BinaryCells, index: usize, continuum: &Continuum) -> Self {
        let figures = cells.coefficients();
        let family = UnitizingFamily::of(&continuum.of_code(index));
        Self {
            code,
            alpha_u_1995: Alpha1995::of(UnitizingDisagreement::of(continuum, index)),
            alpha_u_2016: UAlpha(family.u_alpha),
            figures: Figures(vec![
                ("char_percent_agreement", figures.percent_agreement),
                ("char_cohen_kappa", figures.cohen_kappa),
                ("char_jaccard", figures.jaccard),
                ("char_dice_f1", figures.positive_agreement),
                (
                    "char_krippendorff_alpha",
                    figures.krippendorff_alpha_nominal,
                ),
            ]),
            cells,
        }
    }

    /// Characters coded by both, only the first, only the second, neither; of two coders.
    pub fn of_two(&self) -> Option<[u64; 4]> {
        (self.cells.coders() == 2)
            .then(|| [0b11, 0b01, 0b10, 0b00].map(|who| self.cells.count(who)))
    }
}

fn cells_of(universe: &Universe, code: usize, coders: &[CoderSpans]) -> BinaryCells {
    let spans: Vec<Vec<Span>> = coders
        .iter()
        .map(|(_, spans)| {
            let own = spans.iter().filter(|(_, of)| *of == code);
            own.map(|(span, _)| *span).collect()
        })
        .collect();
    let views: Vec<Option<&[Span]>> = spans.iter().map(|spans| Some(spans.as_slice())).collect();
    character_cells(universe, &views)
}

fn by_code<S: Serializer>(codes: &[CodeAnswer], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(codes.iter().map(|code| (&code.code, code)))
}

/// Counts of two coders as they are named in the answer.
#[derive(Serialize)]
struct Chars {
    both: u64,
    a_only: u64,
    b_only: u64,
    neither: u64,
}

impl Serialize for CodeAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            chars: Option<Chars>,
            cells: Cells<'a>,
            #[serde(flatten)]
            figures: &'a Figures,
            alpha_u_1995: Alpha1995,
            alpha_u_2016: UAlpha,
        }
        let chars = self.of_two().map(|[both, a_only, b_only, neither]| Chars {
            both,
            a_only,
            b_only,
            neither,
        });
        let written = Written {
            chars,
            cells: Cells(&self.cells),
            figures: &self.figures,
            alpha_u_1995: self.alpha_u_1995,
            alpha_u_2016: self.alpha_u_2016,
        };
        written.serialize(serializer)
    }
}

struct Cells<'a>(&'a BinaryCells);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, count) in self.0.named() {
            map.serialize_entry(&name, &count)?;
        }
        map.end()
    }
}
