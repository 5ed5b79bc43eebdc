//! How changes of the board act: axes, places on them, concepts that orient; and the closing of a consensus.

use super::{made, writes};
use crate::model::state::State;
use crate::model::things::{Axis, AxisValue, Made};
use crate::model::{AxisEdit, AxisValueEdit, Change, Line, Pen};

impl State {
    pub(super) fn touch_board(&mut self, line: &Line, pen: Pen) -> Option<bool> {
        let id = line.id;
        Some(match &line.change {
            Change::AddAxis(new) => {
                let it = self.axes.entry(id.into()).or_insert_with(|| Axis {
                    id: id.into(),
                    made: Made::by(line),
                    name: made(line, &new.name),
                });
                it.made.put(pen)
            }
            Change::EditAxis { axis, edit } => {
                let it = self.axes.get_mut(axis)?;
                match edit {
                    AxisEdit::Name(text) => it.name.put(pen, text.clone()),
                    AxisEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::AddAxisValue(new) => {
                let values = &mut self.axis_values;
                let it = values.entry(id.into()).or_insert_with(|| AxisValue {
                    id: id.into(),
                    axis: new.axis,
                    made: Made::by(line),
                    name: made(line, &new.name),
                    order: Default::default(),
                });
                it.made.put(pen)
            }
            Change::EditAxisValue { value, edit } => {
                let it = self.axis_values.get_mut(value)?;
                match edit {
                    AxisValueEdit::Name(text) => it.name.put(pen, text.clone()),
                    AxisValueEdit::Order(order) => it.order.put(pen, *order),
                    AxisValueEdit::Removed(removed) => it.made.present.put(pen, !removed),
                }
            }
            Change::PlaceOnAxis { what, axis, value } => {
                let field = self.on_axes.entry((*axis, *what)).or_default();
                field.put(pen, *value)
            }
            Change::MarkConcept {
                what,
                concept,
                marked,
            } => {
                let field = self.concepts.entry((*what, *concept)).or_default();
                field.put(pen, *marked)
            }
            // Closing is reopened, not undone.
            Change::CloseConsensus {
                pass,
                parts,
                closing,
            } if writes(pen) => {
                for part in parts {
                    let field = self.consensus_closings.entry((*pass, *part)).or_default();
                    field.put(pen, closing.clone());
                }
                true
            }
            _ => return None,
        })
    }
}
