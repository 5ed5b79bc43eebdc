//! What codes and categories are sorted by besides, and the concepts that orient them.

use super::Seen;
use crate::model::things::{Axis, AxisValue};
use crate::model::{AxisId, AxisValueId, CodeId, Sorted};
use std::collections::BTreeMap;

impl<'a> Seen<'a> {
    /// The axes that stand, in the order they were declared.
    pub fn axes(&self) -> Vec<&'a Axis> {
        let axes = self.study.state.axes.values();
        let mut axes: Vec<_> = axes
            .filter(|axis| axis.made.stands() && self.shows_axis(axis.id))
            .collect();
        axes.sort_by_key(|axis| axis.made.stamp);
        axes
    }

    /// One axis that shows, taken away or not.
    pub fn axis(&self, id: AxisId) -> Option<&'a Axis> {
        let axis = self.study.state.axes.get(&id)?;
        self.shows_axis(id).then_some(axis)
    }

    /// One value of an axis that shows, taken away or not.
    pub fn axis_value(&self, id: AxisValueId) -> Option<&'a AxisValue> {
        let value = self.study.state.axis_values.get(&id)?;
        self.shows_axis_value(id).then_some(value)
    }

    /// The values of an axis that stand, in their order.
    pub fn axis_values(&self, axis: AxisId) -> Vec<&'a AxisValue> {
        let values = self.study.state.axis_values.values();
        let mut values: Vec<_> = values
            .filter(|value| {
                value.axis == axis && value.made.stands() && self.shows_axis_value(value.id)
            })
            .collect();
        values.sort_by_key(|value| (value.order.get_or(0), value.made.stamp));
        values
    }

    /// What is placed on an axis, each with its value; only what shows and values that stand.
    pub fn placed_on(&self, axis: AxisId) -> BTreeMap<Sorted, AxisValueId> {
        let state = &self.study.state;
        let placed = state.on_axes.iter();
        placed
            .filter(|((of, _), _)| *of == axis)
            .filter(|((_, what), _)| self.shows_sorted(*what))
            .filter_map(|((_, what), value)| {
                let value = value.get_or(None)?;
                let stands = state.axis_values.get(&value)?.made.stands();
                stands.then_some((*what, value))
            })
            .collect()
    }

    /// All marks with orienting concepts: what bears them, and the construct; only what shows.
    pub fn concepts(&self) -> Vec<(Sorted, CodeId)> {
        let marks = self.study.state.concepts.iter();
        marks
            .filter(|((what, concept), marked)| {
                marked.get_or(false) && self.shows_sorted(*what) && self.shows_code(*concept)
            })
            .map(|(mark, _)| *mark)
            .collect()
    }

    /// The concepts that a code or category is marked with.
    pub fn concepts_of(&self, what: Sorted) -> Vec<CodeId> {
        let marks = self.concepts().into_iter();
        marks
            .filter(|(of, _)| *of == what)
            .map(|(_, concept)| concept)
            .collect()
    }

    pub(super) fn shows_sorted(&self, what: Sorted) -> bool {
        match what {
            Sorted::Code(code) => self.shows_code(code),
            Sorted::Category(category) => self.shows_category(category),
        }
    }
}

impl Seen<'_> {
    /// Whether codings, or what counts of them, may have changed after a revision of the study. For renewing what is
    /// derived.
    pub fn codings_changed_since(&self, revision: u64) -> bool {
        let since = self.study.changed_since(revision);
        let documents = since.documents.as_ref();
        since.codes || since.sight || documents.is_none_or(|it| !it.is_empty())
    }
}
