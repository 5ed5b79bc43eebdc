//! The figures of every row, from its counts.

use super::alone::{NO_CODE_GIVEN, NOT_MATCHED};
use super::clusters::Clusters;
use super::code_answer::{CodeAgreement, Counted, drawn_intervals};
use super::comparing::Comparing;
use super::counting::Counts;
use super::levels::{
    CategoryAgreement, DocumentAgreement, PairAgreement, SubDomainAgreement, level_name,
};
use super::material::DocumentUnits;
use super::rows::{Row, RowOf, Rows};
use crate::analysis::agreement::{BinaryCells, Resamples, Undefined};
use crate::model::{CategoryId, CategoryLevel, CodeId, DocumentId, Seen};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What figures are made of.
pub(super) struct Figuring<'f, 'a> {
    pub seen: &'f Seen<'a>,
    pub comparing: &'f Comparing<'a>,
    pub rows: &'f Rows,
    pub counts: &'f Counts,
    pub units: &'f [DocumentUnits],
    pub resamples: Resamples,
    pub clusters: &'f Clusters,
    /// Whether all coefficients get an interval.
    pub all: bool,
}

/// What threads share of it.
struct Shared<'f> {
    counts: &'f Counts,
    units: &'f [DocumentUnits],
    resamples: &'f Resamples,
    clusters: &'f Clusters,
    all: bool,
}

impl Shared<'_> {
    fn row(&self, place: usize, row: &Row) -> Counted {
        let cells = self.counts.total(place, row, self.units);
        let documents = || self.counts.documents(place, row, self.units);
        self.counted(cells, row.incomparable.as_deref(), documents)
    }

    /// The figures of counts over all documents; those of each document are only asked for where intervals are drawn.
    fn counted(
        &self,
        cells: BinaryCells,
        incomparable: Option<&str>,
        documents: impl FnOnce() -> Vec<BinaryCells>,
    ) -> Counted {
        let coders = cells.coders();
        Counted::of(cells, incomparable, || {
            if self.resamples.draws().count == 0 {
                return Err(Undefined::NotAskedFor.to_string());
            }
            let drawn = self.clusters.add_up(coders, documents());
            drawn_intervals(&drawn, self.resamples, self.all)
        })
    }
}

impl Figuring<'_, '_> {
    const fn shared(&self) -> Shared<'_> {
        Shared {
            counts: self.counts,
            units: self.units,
            resamples: &self.resamples,
            clusters: self.clusters,
            all: self.all,
        }
    }

    /// The figures of all rows that are of one kind, with what they are of.
    fn rows_of<T: Copy + Send + Sync>(
        &self,
        kind: impl Fn(RowOf) -> Option<T>,
    ) -> Vec<(T, &Row, Counted)> {
        let shared = self.shared();
        let rows = self.rows.all.iter().enumerate();
        let own: Vec<(T, usize, &Row)> = rows
            .filter_map(|(place, row)| Some((kind(row.of)?, place, row)))
            .collect();
        own.into_par_iter()
            .map(|(of, place, row)| (of, row, shared.row(place, row)))
            .collect()
    }

    /// Per code.
    pub fn codes(&self) -> Vec<CodeAgreement> {
        let codes = self.rows_of(|of| match of {
            RowOf::Code(code) => Some(code),
            _ => None,
        });
        let ids: Vec<CodeId> = codes.iter().map(|(code, ..)| *code).collect();
        let names = self.seen.code_names_apart(&ids).into_iter();
        let named = codes
            .into_iter()
            .zip(names)
            .map(|((code, row, counted), code_name)| CodeAgreement {
                code: Some(code),
                code_name,
                matched: row.matched.clone(),
                counted,
            });
        named.collect()
    }

    /// Whether a unit was coded at all.
    pub fn any_code(&self) -> CodeAgreement {
        let any = self.rows_of(|of| (of == RowOf::Any).then_some(()));
        let counted = any.into_iter().map(|(.., counted)| counted).next();
        CodeAgreement {
            code: None,
            code_name: if self.rows.chosen {
                "any of these codes"
            } else {
                "any code"
            }
            .to_owned(),
            matched: Vec::new(),
            counted: counted.unwrap_or_else(|| self.pooled()),
        }
    }

    /// All comparable codes together: every unit once for each.
    pub fn pooled(&self) -> Counted {
        let mut rows = self.rows.all.iter();
        let has_codes = rows.any(|row| matches!(row.of, RowOf::Code(_)));
        let has_comparable = self.rows.comparable().next().is_some();
        let nothing = match (has_codes, has_comparable) {
            (false, _) => Some(NO_CODE_GIVEN),
            (true, false) => Some(NOT_MATCHED),
            (true, true) => None,
        };
        let together = || self.counts.together().cloned().collect();
        let cells = added_up(self.comparing.people(), self.counts.together());
        self.shared().counted(cells, nothing, together)
    }

    /// Per category.
    pub fn categories(&self) -> Vec<CategoryAgreement> {
        let categories = self.rows_of(|of| match of {
            RowOf::Category(category) => Some(category),
            _ => None,
        });
        let named = categories
            .into_iter()
            .map(|(category, _, counted)| CategoryAgreement {
                category,
                category_name: self.category_name(category),
                level: level_name(self.level_of(category)),
                counted,
            });
        named.collect()
    }

    fn level_of(&self, category: CategoryId) -> CategoryLevel {
        let category = self.seen.category(category);
        let level = category.and_then(|it| it.level.get().copied());
        level.unwrap_or_default()
    }

    fn category_name(&self, category: CategoryId) -> String {
        let category = self.seen.category(category);
        category.map_or_else(String::new, |it| it.name.text().to_owned())
    }

    /// Per construct of a framework.
    pub fn sub_domains(&self) -> Vec<SubDomainAgreement> {
        let rows = self.rows_of(|of| match of {
            RowOf::SubDomain(code) => Some(code),
            _ => None,
        });
        let tree = self.seen.code_tree();
        let depths: FxHashMap<CodeId, usize> = tree.order.iter().copied().collect();
        let ids: Vec<CodeId> = rows.iter().map(|(code, ..)| *code).collect();
        let names = self.seen.code_names_apart(&ids);
        let named = rows
            .into_iter()
            .zip(names)
            .map(|((code, row, counted), code_name)| {
                let units = self.units.iter();
                SubDomainAgreement {
                    code,
                    code_name,
                    depth: depths.get(&code).copied().unwrap_or_default(),
                    n_units: units.map(|units| units.count_of(row.only.as_ref())).sum(),
                    counted,
                }
            });
        named.collect()
    }

    /// Per document, over all comparable codes; without intervals, a document being what is drawn.
    pub fn documents(&self) -> Vec<DocumentAgreement> {
        let any = self.of_any();
        let together: Vec<&BinaryCells> = self.counts.together().collect();
        let counted = |cells: &BinaryCells| {
            let why = "no interval within one document, which is drawn as a whole";
            Counted::of(cells.clone(), None, || Err(why.to_owned()))
        };
        let figures: Vec<(Counted, Counted)> = together
            .into_par_iter()
            .zip(&any)
            .map(|(cells, any)| (counted(cells), counted(any)))
            .collect();
        let name = |id: &DocumentId| {
            let document = self.seen.document(*id);
            document.map_or_else(String::new, |it| it.name.text().to_owned())
        };
        let documents = self.comparing.documents.iter().zip(self.counts.units());
        documents
            .zip(figures)
            .map(
                |((document, units), (counted, any_code))| DocumentAgreement {
                    document: *document,
                    document_name: name(document),
                    n_units: *units,
                    counted,
                    any_code,
                },
            )
            .collect()
    }

    /// Whether a unit was coded at all, in every document.
    fn of_any(&self) -> Vec<BinaryCells> {
        let mut rows = self.rows.all.iter().enumerate();
        let any = rows.find(|(_, row)| row.of == RowOf::Any);
        any.map_or_else(Vec::new, |(place, row)| {
            self.counts.documents(place, row, self.units)
        })
    }

    /// Every two of three analysts or more, from the counts of all.
    pub fn pairs(&self, per_code: &[CodeAgreement]) -> Vec<PairAgreement> {
        let people = self.comparing.people();
        if people < 3 {
            return Vec::new();
        }
        let any = self.of_any();
        let together: Vec<BinaryCells> = self.counts.together().cloned().collect();
        let mut pairs = Vec::new();
        for a in 0..people {
            for b in a + 1..people {
                let (Some(one), Some(other)) = (
                    self.comparing.analysts.get(a),
                    self.comparing.analysts.get(b),
                ) else {
                    continue;
                };
                let name = |n: usize| self.comparing.names.get(n).cloned().unwrap_or_default();
                let codes = self.rows.all.iter().zip(per_code);
                pairs.push(PairAgreement {
                    analysts: [*one, *other],
                    analyst_names: [name(a), name(b)],
                    per_code: codes.map(|(row, of)| of_pair(row, of, a, b)).collect(),
                    any_code: self.drawn_pair(&any, a, b),
                    micro: self.drawn_pair(&together, a, b),
                });
            }
        }
        pairs
    }

    /// The figures of two of several analysts from the counts of all in every document.
    fn drawn_pair(&self, documents: &[BinaryCells], a: usize, b: usize) -> Counted {
        let of_pair: Vec<BinaryCells> = documents.iter().map(|it| it.of_pair(a, b)).collect();
        let cells = added_up(2, &of_pair);
        self.shared().counted(cells, None, || of_pair)
    }
}

/// The figures of a code between two of several analysts.
fn of_pair(row: &Row, of: &CodeAgreement, a: usize, b: usize) -> CodeAgreement {
    let cells = of.counted.cells.of_pair(a, b);
    let incomparable = if row.invented {
        of_one_alone(&cells)
    } else {
        of.counted.incomparable()
    };
    let why = "no interval for two of several analysts; compare the two alone";
    let mut counted = Counted::of(cells, incomparable, || Err(why.to_owned()));
    counted.ci95 = Err(why.to_owned());
    CodeAgreement {
        counted,
        ..of.clone()
    }
}

fn added_up<'c>(
    coders: usize,
    documents: impl IntoIterator<Item = &'c BinaryCells>,
) -> BinaryCells {
    let mut cells = BinaryCells::new(coders);
    for document in documents {
        cells.add_all(document, 1);
    }
    cells
}

/// Why an invented code has no figures between two analysts: only one of them gave it.
fn of_one_alone(cells: &BinaryCells) -> Option<&'static str> {
    let gave = |who: u64| [who, 0b11].into_iter().any(|it| cells.count(it) > 0);
    (!gave(0b01) || !gave(0b10)).then_some(NOT_MATCHED)
}
