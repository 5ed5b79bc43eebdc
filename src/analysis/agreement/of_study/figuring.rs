//! The figures of every row, from its counts.

use super::alone::NOT_MATCHED;
use super::clusters::Clusters;
use super::code_answer::{CodeAgreement, Counted};
use super::comparing::Comparing;
use super::counting::Counts;
use super::levels::{
    CategoryAgreement, DocumentAgreement, PairAgreement, SubDomainAgreement, level_name,
};
use super::material::DocumentUnits;
use super::rows::{Row, RowOf, Rows};
use crate::analysis::agreement::{BinaryCells, Draws, Resamples};
use crate::model::{CategoryId, CategoryLevel, CodeId, Seen};
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
    people: usize,
    counts: &'f Counts,
    units: &'f [DocumentUnits],
    resamples: &'f Resamples,
    clusters: &'f Clusters,
    all: bool,
}

impl Shared<'_> {
    fn row(&self, place: usize, row: &Row) -> Counted {
        let documents = self.counts.documents(place, row, self.units);
        self.counted(documents, row.incomparable.as_deref())
    }

    fn counted(&self, documents: Vec<BinaryCells>, incomparable: Option<&str>) -> Counted {
        let drawn = self.clusters.add_up(self.people, documents);
        Counted::of(self.people, &drawn, incomparable, self.resamples, self.all)
    }
}

impl Figuring<'_, '_> {
    const fn shared(&self) -> Shared<'_> {
        Shared {
            people: self.comparing.people(),
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
        let named = codes.into_iter().map(|(code, row, counted)| CodeAgreement {
            code: Some(code),
            code_name: self.seen.code_name(code),
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
            code_name: "any code".to_owned(),
            matched: Vec::new(),
            counted: counted.unwrap_or_else(|| self.pooled()),
        }
    }

    /// All comparable codes together: every unit once for each.
    pub fn pooled(&self) -> Counted {
        let places: Vec<usize> = self.rows.comparable().collect();
        let mut rows = self.rows.all.iter();
        let has_codes = rows.any(|row| matches!(row.of, RowOf::Code(_)));
        let nothing = (has_codes && places.is_empty()).then_some(NOT_MATCHED);
        self.shared()
            .counted(self.counts.together(&places), nothing)
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
        let named = rows.into_iter().map(|(code, row, counted)| {
            let units = self.units.iter();
            SubDomainAgreement {
                code,
                code_name: self.seen.code_name(code),
                depth: depths.get(&code).copied().unwrap_or_default(),
                n_units: units.map(|units| units.count_of(row.only.as_ref())).sum(),
                counted,
            }
        });
        named.collect()
    }

    /// Per document, over all comparable codes; without intervals, a document being what is drawn.
    pub fn documents(&self) -> Vec<DocumentAgreement> {
        let none = no_intervals();
        let people = self.comparing.people();
        let places: Vec<usize> = self.rows.comparable().collect();
        let together = self.counts.together(&places);
        let any = self.rows.all.iter().position(|row| row.of == RowOf::Any);
        let of_any = any.and_then(|place| Some((place, self.rows.all.get(place)?)));
        let any = of_any.map_or_else(Vec::new, |(place, row)| {
            self.counts.documents(place, row, self.units)
        });
        let counted = |cells: &BinaryCells| {
            let why = "no interval within one document, which is drawn as a whole";
            let mut counted = Counted::of(people, std::slice::from_ref(cells), None, &none, false);
            counted.ci95 = Err(why.to_owned());
            counted
        };
        let documents = self.comparing.documents.iter().zip(self.counts.units());
        let figures = documents.zip(together.iter().zip(&any));
        figures
            .map(|((document, units), (cells, any))| DocumentAgreement {
                document: *document,
                document_name: self
                    .seen
                    .document(*document)
                    .map_or_else(String::new, |it| it.name.text().to_owned()),
                n_units: *units,
                counted: counted(cells),
                any_code: counted(any),
            })
            .collect()
    }

    /// Every two of three analysts or more, from the counts of all.
    pub fn pairs(&self, per_code: &[CodeAgreement]) -> Vec<PairAgreement> {
        let people = self.comparing.people();
        if people < 3 {
            return Vec::new();
        }
        let none = no_intervals();
        let places: Vec<usize> = self.rows.comparable().collect();
        let together = self.counts.together(&places);
        let any = self.rows.all.len().saturating_sub(1);
        let any = self
            .rows
            .all
            .get(any)
            .map_or_else(Vec::new, |row| self.counts.documents(any, row, self.units));
        let drawn = |documents: &[BinaryCells], a: usize, b: usize| {
            let of_pair = documents.iter().map(|cells| cells.of_pair(a, b)).collect();
            let groups = self.clusters.add_up(2, of_pair);
            Counted::of(2, &groups, None, &self.resamples, self.all)
        };
        let mut pairs = Vec::new();
        for a in 0..people {
            for b in a + 1..people {
                let codes = self.rows.all.iter().zip(per_code).map(|(row, of)| {
                    let cells = [of.counted.cells.of_pair(a, b)];
                    let incomparable = if row.invented {
                        of_one_alone(&cells)
                    } else {
                        of.counted.incomparable()
                    };
                    let mut counted = Counted::of(2, &cells, incomparable, &none, false);
                    counted.ci95 = Err(
                        "no interval for two of several analysts; compare the two alone".to_owned(),
                    );
                    CodeAgreement {
                        counted,
                        ..of.clone()
                    }
                });
                let (Some(one), Some(other)) = (
                    self.comparing.analysts.get(a),
                    self.comparing.analysts.get(b),
                ) else {
                    continue;
                };
                let name = |n: usize| self.comparing.names.get(n).cloned().unwrap_or_default();
                pairs.push(PairAgreement {
                    analysts: [*one, *other],
                    analyst_names: [name(a), name(b)],
                    per_code: codes.collect(),
                    any_code: drawn(&any, a, b),
                    micro: drawn(&together, a, b),
                });
            }
        }
        pairs
    }
}

/// Why an invented code has no figures between two analysts: only one of them gave it.
fn of_one_alone(cells: &[BinaryCells]) -> Option<&'static str> {
    let gave = |who: u64| {
        let both = [who, 0b11].into_iter();
        let mut units = both.flat_map(|pattern| cells.iter().map(move |it| it.count(pattern)));
        units.any(|count| count > 0)
    };
    (!gave(0b01) || !gave(0b10)).then_some(NOT_MATCHED)
}

fn no_intervals() -> Resamples {
    let draws = Draws {
        count: 0,
        ..Draws::default()
    };
    Resamples::of(0, draws)
}
