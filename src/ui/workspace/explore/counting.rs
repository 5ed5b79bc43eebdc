//! A matrix worked out off the screen's thread, for whichever page asks.

use crate::analysis::explore::{Axis, Counted, Crosstab};
use crate::analysis::layer::LayerCodings;
use crate::jobs::{Latest, Watch};
use crate::ui::View;
use egui::Ui;
use std::sync::Arc;

/// Up to so many segments a matrix is worked out at once; a larger one by a job.
pub(super) const AT_ONCE: usize = 2_000;

/// A layer with its number: what it is keyed by.
pub(super) type Numbered<'l> = (&'l Arc<LayerCodings>, u64);

/// What a matrix is made of.
pub(super) type Wanted = (Axis, Axis, Counted);

/// A matrix with the layer it counts.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub tab: Crosstab,
    pub layer: Arc<LayerCodings>,
    pub of: Option<Wanted>,
}

/// The last matrix that was worked out.
#[derive(Debug, Default)]
pub(super) struct Counting {
    key: Option<(u64, u64, Wanted)>,
    asked: u64,
    job: Latest<Arc<Counts>>,
    current: Option<Arc<Counts>>,
    /// Grows with every matrix that was worked out.
    pub number: u64,
}

impl Counting {
    /// Sees to it that the matrix is there or on its way.
    pub fn update(&mut self, view: &View<'_>, layer: Numbered<'_>, wanted: Wanted) {
        let key = (view.revision(), layer.1, wanted);
        if self.key != Some(key) {
            self.key = Some(key);
            self.asked += 1;
            let (rows, columns, counted) = wanted;
            let made = move |tab, layer| Counts {
                tab,
                layer,
                of: Some(wanted),
            };
            if layer.0.segments.len() <= AT_ONCE {
                let go_on = || false;
                let tab = Crosstab::of(view.seen, layer.0, rows, columns, counted, &go_on);
                let counts = made(tab.unwrap_or_default(), Arc::clone(layer.0));
                self.current = Some(Arc::new(counts));
                self.number += 1;
                self.job = Latest::default();
                return;
            }
            let apart = view.seen.apart_of(&[]);
            let layer = Arc::clone(layer.0);
            let work = move |watch: &Watch| {
                let stopped = || watch.is_cancelled();
                let seen = apart.seen();
                let tab = Crosstab::of(&seen, &layer, rows, columns, counted, &stopped);
                tab.map(|tab| Arc::new(made(tab, layer)))
                    .ok_or_else(String::new)
            };
            self.job
                .want(view.jobs, "Counting the matrix", self.asked, work);
        }
        if let Some(last) = self.job.last()
            && self
                .current
                .as_ref()
                .is_none_or(|it| !Arc::ptr_eq(it, last))
        {
            self.current = Some(Arc::clone(last));
            self.number += 1;
        }
    }

    /// The last one; empty at first.
    pub fn counts(&self) -> Arc<Counts> {
        self.current.clone().unwrap_or_default()
    }

    /// Whether another one is on its way; until it is there, the last one stands, with what it is of.
    fn is_working(&mut self) -> bool {
        self.job.is_working_for(self.asked)
    }

    /// Why it is not there.
    fn error(&mut self) -> Option<String> {
        self.job.error(self.asked).map(ToString::to_string)
    }

    /// Says so where another one is on its way, or why there is none.
    pub fn say(&mut self, ui: &mut Ui) {
        let (error, working) = (self.error(), self.is_working());
        if super::not_yet(ui, error, working) {
            self.try_again();
        }
    }

    /// Tries again what failed or was stopped.
    fn try_again(&mut self) {
        self.job.try_again();
        self.key = None;
    }
}
