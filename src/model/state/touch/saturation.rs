//! How reviews of saturation act.

use crate::model::state::State;
use crate::model::things::Made;
use crate::model::{Change, Line, Pen};

impl State {
    pub(super) fn touch_saturation(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let Change::ReviewSaturation(new) = &line.change else {
            return None;
        };
        let made = || (Made::by(line), (**new).clone());
        let it = self.saturation_reviews.entry(line.id).or_insert_with(made);
        Some(it.0.put(pen))
    }
}
