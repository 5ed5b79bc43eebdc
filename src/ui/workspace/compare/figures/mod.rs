//! The figures: one line per code, category, sub-domain, document or pair, and all of them together.
//!
//! ```text
//! left: unit, text, intervals │ rows with counts and coefficients        │ what a row is made of,
//!                             │ where analysts differ │ all units at once │ or the text behind a number
//! ```

mod behind;
mod choices;
mod column;
mod drawing;
mod headline;
mod heads;
mod heat_map;
mod interval;
mod job;
mod keys;
mod left;
mod level;
mod lines;
mod page;
mod record;
mod table;
mod together;
mod twice;
mod unitizing;

pub(super) use choices::FigureChoices;
pub(super) use twice::{of_one_alone, offer_twice};

use super::comparison::Comparison;
use super::kept::Kept;
use crate::analysis::agreement::of_study::{CodeAgreement, Present, StudyAgreement};
use crate::analysis::units::KeptBorders;
use crate::model::{AnalystId, CodeId, DocumentId, Target};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use behind::BehindList;
use column::Column;
use drawing::Drawing;
use egui::{ScrollArea, Ui, vec2};
use heat_map::HeatMap;
use job::Asked;
use level::{Level, RowKey};
use lines::least;
use page::BELOW;
use std::sync::Arc;
use twice::{TwiceChoices, figured};
use unitizing::UnitizingPage;

/// From which height on the sentences stay while the table scrolls.
const TALL: f32 = 520.0;

/// Where a click in the figures leads.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// The passages on which analysts differ about a code, in a document or in all.
    Passages(Option<CodeId>, Option<DocumentId>),
}

/// Everything the figures remember.
#[derive(Debug, Default)]
pub(super) struct FigureTable {
    choices: FigureChoices,
    twice: TwiceChoices,
    borders: KeptBorders,
    kept: Kept<Asked, StudyAgreement>,
    /// The figures without what takes longest.
    quick: Kept<Asked, StudyAgreement>,
    /// How far what takes longest is.
    drawing: Drawing,
    double: together::KeptDouble,
    /// What was worked out last, and whether it is shown without names.
    found: Option<Arc<StudyAgreement>>,
    hides: bool,
    /// The same as it is shown.
    answer: Option<Arc<StudyAgreement>>,
    level: Level,
    sort: Option<(Column, bool)>,
    /// Rows in the order shown.
    order: Vec<usize>,
    /// Where the scale of the intervals begins.
    least: f64,
    chosen: Option<RowKey>,
    follow: bool,
    heat_map: HeatMap,
    behind: BehindList,
    unitizing: UnitizingPage,
}

impl FigureTable {
    /// Sees to it that the figures are those of the study and the choices.
    pub fn update(&mut self, view: &View<'_>, comparison: &Comparison) {
        self.twice.update(view, comparison);
        if self.choices.twice.is_some_and(|it| !self.twice.has(it)) {
            self.choices.twice = None;
        }
        if comparison.analysts.len() < 2 && self.choices.twice.is_none() {
            self.choices.twice = self.twice.first();
        }
        let asked = Asked::now(view.revision(), comparison, &self.choices);
        let quick = asked.quick();
        want(&mut self.quick, view, &self.borders, &quick);
        // What takes longest begins when the rest is there.
        if self.quick.get().is_some() {
            want(&mut self.kept, view, &self.borders, &asked);
        }
        let same_people = |it: &Arc<StudyAgreement>| {
            let analysts = match asked.and_pass {
                Some(_) => it.analysts.first() == asked.analysts.first(),
                None => it.analysts == asked.analysts,
            };
            it.pass == asked.pass && it.and_pass == asked.and_pass && analysts
        };
        let is_asked = self.kept.is_for(&asked);
        let whole = self.kept.get().filter(|_| is_asked);
        self.drawing = match &whole {
            Some(_) => Drawing::Done,
            None if is_asked && self.kept.error().is_some() => Drawing::Failed,
            None => Drawing::Pending,
        };
        // Figures of a choice before stand in until the new ones are there, never for a choice that has none.
        let failed = self.quick.error().is_some();
        let newest = whole
            .or_else(|| self.quick.get())
            .or_else(|| self.kept.last().filter(|it| !failed && same_people(it)));
        let same = match (&newest, &self.found) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        if !same || self.hides != comparison.hides {
            self.hides = comparison.hides;
            self.answer = newest.as_ref().map(|found| named(found, comparison));
            self.found = newest;
            self.arrange();
        }
        self.behind.update(view, &self.borders, &asked);
        if self.level == Level::Borders {
            self.unitizing.update(view, comparison, &asked);
        }
    }

    /// How many codes have no figures because they wait to be matched.
    pub fn waiting_for_matching(&self) -> usize {
        let codes = self.answer.iter().flat_map(|it| &it.per_code);
        codes.filter(|it| it.waits_for_matching()).count()
    }

    /// How many codes have no figures because they have no counterpart.
    pub fn without_counterpart(&self) -> usize {
        let codes = self.answer.iter().flat_map(|it| &it.per_code);
        codes.filter(|it| it.has_no_counterpart()).count()
    }

    /// “Anna and Bo”, or “Anna, twice”.
    pub fn title(&self, comparison: &Comparison) -> String {
        if self.choices.twice.is_none() {
            return comparison.title(false);
        }
        let name = self.answer.as_ref().and_then(|it| it.analyst_names.first());
        let pass = self.answer.as_ref().map(|it| format!(", {}", it.pass_name));
        let name = name
            .zip(pass)
            .and_then(|(name, pass)| name.strip_suffix(&pass));
        format!("{}, twice", name.unwrap_or("One analyst"))
    }

    /// What a memo would be on.
    pub fn memo_on(&self) -> Option<Target> {
        let code = self.chosen.and_then(RowKey::code);
        code.map(Target::Code)
    }

    /// The left panel.
    pub fn left(&mut self, ui: &mut Ui, view: &View<'_>, comparison: &Comparison) {
        self.twice.update(view, comparison);
        left::left(ui, view, comparison, &self.twice, &mut self.choices);
    }

    /// The right panel: what the chosen row is made of, or the text behind one of its numbers.
    pub fn right(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        self.update(view, comparison);
        if self.behind.is_open() {
            self.behind.show(ui, view, commands);
            return None;
        }
        let comparison = figured(view, comparison, &self.choices);
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show(ui, |ui| record::show(ui, view, &comparison, self))
            .inner
    }

    /// Shows what is there, or why there is nothing; where a click leads.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) -> Option<Wanted> {
        let theme = theme(ui);
        let Some(answer) = self.answer.clone() else {
            let error = self.quick.error().map(ToString::to_string);
            match error {
                Some(sentence) => {
                    ui.add(egui::Label::new(theme.text(sentence)).wrap());
                    if parts::link(ui, "Try again").clicked() {
                        self.quick.try_again();
                        self.kept.try_again();
                    }
                }
                None => {
                    ui.label(theme.quiet("Working out the figures…"));
                }
            }
            return None;
        };
        if self.drawing == Drawing::Failed {
            let words = "The intervals were not drawn to the end.";
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.text(words));
                if parts::link(ui, "Draw them again").clicked() {
                    self.kept.try_again();
                }
            });
        }
        let comparison = figured(view, comparison, &self.choices);
        if ui.available_height() >= TALL {
            return self.page(ui, view, &comparison, &answer, commands);
        }
        // In a low window, or with large text, sentences and table scroll together.
        let all = ScrollArea::vertical().id_salt("all").auto_shrink(false);
        let page = all.show(ui, |ui| {
            let size = vec2(ui.available_width(), TALL + BELOW);
            ui.allocate_ui(size, |ui| {
                self.page(ui, view, &comparison, &answer, commands)
            })
            .inner
        });
        page.inner
    }

    /// Where a cell of the map leads: to the passages to talk about, or, of one analyst's two passes, to the text behind
    /// it.
    fn follow(&mut self, view: &View<'_>, code: CodeId, document: DocumentId) -> Option<Wanted> {
        if self.choices.twice.is_none() {
            return Some(Wanted::Passages(Some(code), Some(document)));
        }
        let name = view.seen.document(document).map_or("", |it| it.name.text());
        let title = format!("Differing: {}, {name}", view.seen.code_name(code));
        self.chosen = Some(RowKey::Code(code));
        self.behind.open_in(
            RowKey::Code(code),
            Some(document),
            Present::Differing,
            title,
        );
        None
    }

    /// What the rows are of, and whether all coefficients are shown.
    fn levels(&mut self, ui: &mut Ui, answer: &StudyAgreement, coefficients: bool) {
        let theme = theme(ui);
        if !self.level.is_offered(answer, coefficients) {
            self.level = Level::Codes;
            self.arrange();
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for level in Level::ALL {
                if !level.is_offered(answer, coefficients) {
                    continue;
                }
                if parts::tab(ui, level.name(), self.level == level).clicked() {
                    self.level = level;
                    self.sort = None;
                    self.chosen = None;
                    self.arrange();
                }
            }
            if coefficients {
                ui.checkbox(&mut self.choices.all_coefficients, "All coefficients");
            } else {
                let words = "The study reports consensus only, so that no coefficients are shown (Settings).";
                ui.label(theme.quiet(words));
            }
        });
        ui.add_space(metrics::GRID);
    }

    /// How many analysts the rows are of.
    const fn people(&self, comparison: &Comparison) -> usize {
        match self.level {
            Level::Pairs => 2,
            _ => comparison.analysts.len(),
        }
    }

    fn arrange(&mut self) {
        let Some(answer) = &self.answer else {
            self.order.clear();
            return;
        };
        self.least = least(answer, self.level);
        let level = self.level;
        // Codes that one analyst made alone have no figures before they are matched.
        let waits = |n: &usize| {
            level == Level::Codes
                && answer
                    .per_code
                    .get(*n)
                    .is_some_and(CodeAgreement::is_left_out)
        };
        self.order = (0..level.rows(answer)).filter(|n| !waits(n)).collect();
        let Some((column, ascending)) = self.sort else {
            return;
        };
        self.order.sort_by_cached_key(|n| {
            let row = level.row(answer, *n);
            let value = row.as_ref().and_then(|it| column.value(it.counted));
            let name = row.map_or_else(String::new, |it| it.name);
            heads::Key::of(value, name, column == Column::Name, ascending)
        });
    }

    /// Where the passages behind a row are listed.
    fn passages_of(&self, key: RowKey) -> Option<Wanted> {
        if self.choices.twice.is_some() {
            return None;
        }
        match key {
            RowKey::Code(code) | RowKey::SubDomain(code) => {
                Some(Wanted::Passages(Some(code), None))
            }
            RowKey::Document(document) => Some(Wanted::Passages(None, Some(document))),
            RowKey::Pooled | RowKey::Any => Some(Wanted::Passages(None, None)),
            RowKey::Category(_) | RowKey::Pair(..) => None,
        }
    }
}

/// Figures with the analysts called as the comparison calls them, where it is hidden who coded what.
fn named(found: &Arc<StudyAgreement>, comparison: &Comparison) -> Arc<StudyAgreement> {
    if !comparison.hides || found.and_pass.is_some() {
        return found.clone();
    }
    let name = |who: &AnalystId| comparison.name_of(*who).unwrap_or("An analyst").to_owned();
    let mut shown = (**found).clone();
    shown.analyst_names = shown.analysts.iter().map(name).collect();
    for pair in &mut shown.per_pair {
        pair.analyst_names = pair.analysts.each_ref().map(name);
    }
    Arc::new(shown)
}

/// Sees to it that figures are there or on their way.
fn want(
    kept: &mut Kept<Asked, StudyAgreement>,
    view: &View<'_>,
    borders: &KeptBorders,
    asked: &Asked,
) {
    let name = if asked.quick {
        "Working out agreement"
    } else {
        "Drawing intervals"
    };
    kept.want(view.jobs, name, asked.clone(), || {
        let (work, apart) = (asked.clone(), asked.apart(view));
        let (texts, borders) = (view.texts.clone(), borders.clone());
        move |_| work.work_out(&apart, &texts, &borders)
    });
}
