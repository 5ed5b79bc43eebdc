//! How far the documents, sub-domains and codes of a comparison are.

use super::comparison::Comparison;
use super::filter::Filter;
use super::found::{Found, Row};
use super::words::number;
use crate::analysis::discrepancies::{Discrepancies, SettledState};
use crate::model::{CodeId, DocumentId, Part, Seen};
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts};
use crate::ui::{View, forms};
use egui::{ScrollArea, Ui};
use rustc_hash::FxHashMap;

/// How many rows are in sight at most.
const ROWS: usize = 8;

/// How many differences there are, and how many of them are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct HowFar {
    pub all: usize,
    pub open: usize,
}

/// How far each document, sub-domain and code is; those with the most open first.
#[derive(Debug, Clone, Default)]
pub(super) struct Progress {
    pub documents: Vec<(DocumentId, HowFar)>,
    pub sub_domains: Vec<(CodeId, HowFar)>,
    pub codes: Vec<(CodeId, HowFar)>,
}

impl Progress {
    pub(super) fn of(seen: &Seen<'_>, found: &Discrepancies, rows: &[Row]) -> Self {
        let mut documents = Counted::default();
        let mut sub_domains = Counted::default();
        let mut codes = Counted::default();
        // What is settled because nothing differs in it belongs to the picture too.
        for part in seen.parts(found.pass) {
            if let Part::Construct(construct) = part
                && found.parts.contains(&part)
            {
                sub_domains.place(construct);
            }
        }
        for document in &found.documents {
            documents.place(*document);
        }
        for row in rows {
            // What somebody was asked to decide is not settled yet.
            let open = row.state != SettledState::Decided;
            documents.add(row.document, open);
            let within = row.difference.codings.first().and_then(|it| it.within);
            if let Some(within) = within {
                sub_domains.add(within, open);
            }
            let mut given: Vec<CodeId> = row.codes().collect();
            given.sort_unstable();
            given.dedup();
            for code in given {
                codes.add(code, open);
            }
        }
        Self {
            documents: documents.sorted(),
            sub_domains: sub_domains.sorted(),
            codes: codes.sorted(),
        }
    }
}

#[derive(Debug)]
struct Counted<K> {
    places: FxHashMap<K, usize>,
    counts: Vec<(K, HowFar)>,
}

impl<K> Default for Counted<K> {
    fn default() -> Self {
        Self {
            places: FxHashMap::default(),
            counts: Vec::new(),
        }
    }
}

impl<K: Copy + Eq + std::hash::Hash> Counted<K> {
    fn place(&mut self, key: K) -> usize {
        let counts = &mut self.counts;
        *self.places.entry(key).or_insert_with(|| {
            counts.push((key, HowFar::default()));
            counts.len() - 1
        })
    }

    fn add(&mut self, key: K, open: bool) {
        let place = self.place(key);
        if let Some((_, far)) = self.counts.get_mut(place) {
            far.all += 1;
            far.open += usize::from(open);
        }
    }

    fn sorted(mut self) -> Vec<(K, HowFar)> {
        self.counts
            .sort_by_key(|(_, far)| std::cmp::Reverse((far.open, far.all)));
        self.counts
    }
}

/// What the progress is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    #[default]
    Document,
    SubDomain,
    Code,
}

/// The fold with the progress, as it was left.
#[derive(Debug, Default)]
pub(super) struct ProgressFold {
    unfolded: bool,
    by: By,
}

impl ProgressFold {
    /// Draws the fold; a click on a row shows its differences alone.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        found: &Found,
        filter: &mut Filter,
    ) {
        ui.add_space(metrics::GRID);
        let head = ListRow::new("Progress").fold(self.unfolded).quiet(true);
        if head.show(ui).clicked() {
            self.unfolded = !self.unfolded;
        }
        if !self.unfolded {
            return;
        }
        let mut ways = vec![(By::Document, "by document"), (By::Code, "by code")];
        if comparison.pass.within {
            ways.insert(1, (By::SubDomain, "by sub-domain"));
        } else if self.by == By::SubDomain {
            self.by = By::Document;
        }
        forms::choice(ui, "Told", &mut self.by, &ways);
        let count = match self.by {
            By::Document => found.progress.documents.len(),
            By::SubDomain => found.progress.sub_domains.len(),
            By::Code => found.progress.codes.len(),
        };
        if count == 0 {
            parts::field_name(ui, "Nothing differs.");
        }
        let height = metrics::ROW * count.min(ROWS) as f32;
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical()
            .id_salt("progress")
            .max_height(height);
        area.show_rows(ui, metrics::ROW, count, |ui, visible| {
            for n in visible {
                self.row(ui, view, found, filter, n);
            }
        });
    }

    fn row(&self, ui: &mut Ui, view: &View<'_>, found: &Found, filter: &mut Filter, n: usize) {
        let progress = &found.progress;
        let code_name = |code: CodeId| view.seen.code_name(code);
        match self.by {
            By::Document => {
                let Some((document, far)) = progress.documents.get(n) else {
                    return;
                };
                let row = view.overview.document(*document);
                let name = row.map_or_else(String::new, |row| row.name.clone());
                let chosen = filter.document == Some(*document);
                if line(ui, &name, *far, chosen) {
                    filter.document = (!chosen).then_some(*document);
                }
            }
            By::SubDomain => {
                let Some((construct, far)) = progress.sub_domains.get(n) else {
                    return;
                };
                let chosen = filter.within == Some(*construct);
                if line(ui, &code_name(*construct), *far, chosen) {
                    filter.within = (!chosen).then_some(*construct);
                }
            }
            By::Code => {
                let Some((code, far)) = progress.codes.get(n) else {
                    return;
                };
                let chosen = filter.code == Some(*code);
                if line(ui, &code_name(*code), *far, chosen) {
                    filter.code = (!chosen).then_some(*code);
                }
            }
        }
    }
}

/// “Parent #1, 3 of 12 open”.
fn line(ui: &mut Ui, name: &str, far: HowFar, chosen: bool) -> bool {
    let right = match far {
        HowFar { all: 0, .. } => "alike".to_owned(),
        HowFar { open: 0, all } => format!("{} settled", number(all as u64)),
        HowFar { open, all } => format!("{} of {}", number(open as u64), number(all as u64)),
    };
    let spoken = match far.open {
        0 => right.clone(),
        _ => format!("{right} open"),
    };
    let row = ListRow::new(name).right(&right).spoken(&spoken);
    row.selected(chosen).quiet(far.open == 0).show(ui).clicked()
}
