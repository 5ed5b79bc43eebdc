//! Categories and axes that somebody makes while their work in a blind pass is hidden: they would tell of it, and show to
//! the others once something shows that they hold.

use super::Seen;
use crate::model::things::Made;
use crate::model::{AnalystId, AxisId, AxisValueId, CategoryId, Stamp};
use rustc_hash::FxHashSet;

impl Seen<'_> {
    /// Whether a thing was made by another whose work in a blind pass is hidden now, after that pass had opened.
    fn made_in_hidden_work(&self, made: &Made) -> bool {
        let Some(by) = made.by.filter(|by| !self.is_me(*by)) else {
            return false;
        };
        let theirs = |hiding: &[(Stamp, Vec<AnalystId>)]| {
            let mut hiding = hiding.iter();
            hiding.any(|(opened, analysts)| *opened < made.stamp && analysts.contains(&by))
        };
        match &self.study.hiding_now {
            Some(hiding) => theirs(hiding),
            None => theirs(self.hiding.get_or_init(|| self.hiding_passes())),
        }
    }

    /// The blind passes of which anything is hidden: when each was opened, and who codes in it.
    pub(in crate::model) fn hiding_passes(&self) -> Vec<(Stamp, Vec<AnalystId>)> {
        let passes = self.study.state.passes.values();
        let hiding = passes
            .filter(|pass| pass.opened.blind && pass.made.stands() && self.hides_part(pass, None));
        hiding
            .map(|pass| (pass.made.stamp, pass.opened.analysts.clone()))
            .collect()
    }

    /// Whether a category shows: one made in hidden work does not, until a code that shows, or a category that does,
    /// is placed in it.
    pub fn shows_category(&self, category: CategoryId) -> bool {
        !self.hidden_categories().contains(&category)
    }

    fn hidden_categories(&self) -> &FxHashSet<CategoryId> {
        self.hidden_categories.get_or_init(|| {
            let all = &self.study.state.categories;
            let mut hidden: FxHashSet<CategoryId> = all
                .values()
                .filter(|it| self.made_in_hidden_work(&it.made))
                .filter(|it| !it.codes.keys().any(|code| self.shows_code(*code)))
                .map(|it| it.id)
                .collect();
            loop {
                let before = hidden.len();
                for it in all.values().filter(|it| !it.under.is_empty()) {
                    if !hidden.contains(&it.id) {
                        for above in it.under.keys() {
                            hidden.remove(above);
                        }
                    }
                }
                if hidden.len() == before {
                    return hidden;
                }
            }
        })
    }

    /// Whether an axis shows: one made in hidden work does not, until something that shows is placed on it.
    pub fn shows_axis(&self, axis: AxisId) -> bool {
        let state = &self.study.state;
        let made = state.axes.get(&axis).map(|it| &it.made);
        let bears = || {
            let mut placed = state.on_axes.keys();
            placed.any(|(on, what)| *on == axis && self.shows_sorted(*what))
        };
        made.is_none_or(|made| !self.made_in_hidden_work(made) || bears())
    }

    /// Whether a value of an axis shows, by the same rule.
    pub fn shows_axis_value(&self, value: AxisValueId) -> bool {
        let state = &self.study.state;
        let Some(it) = state.axis_values.get(&value) else {
            return true;
        };
        let bears = || {
            let mut placed = state.on_axes.iter();
            placed.any(|((on, what), at)| {
                let here = at.history().any(|(_, at)| *at == Some(value));
                *on == it.axis && here && self.shows_sorted(*what)
            })
        };
        self.shows_axis(it.axis) && (!self.made_in_hidden_work(&it.made) || bears())
    }
}
