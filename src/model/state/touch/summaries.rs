//! How changes of the framework matrix act.

use crate::model::state::State;
use crate::model::things::Told;
use crate::model::{Change, Line, Pen};

impl State {
    pub(super) fn touch_summaries(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        Some(match &line.change {
            Change::Summarise(new) => {
                let it = self.summaries.entry((new.row, new.column)).or_default();
                let told = Told {
                    value: new.text.clone(),
                    analyst: new.analyst,
                    pass: new.pass,
                };
                it.text.put(pen, told)
            }
            Change::LinkSummary(new) => {
                let it = self.summaries.entry((new.row, new.column)).or_default();
                let told = Told {
                    value: new.linked,
                    analyst: new.analyst,
                    pass: new.pass,
                };
                it.links.entry(new.coding).or_default().put(pen, told)
            }
            _ => return None,
        })
    }
}
