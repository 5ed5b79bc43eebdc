//! What a reader of screens is told about the blocks on the screen.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::gutter::told;
use super::page::{Page, Placed};
use super::state::TranscriptState;
use super::{ShownCoding, ShownSpeaker};
use crate::model::{Text, Turn};

/// Names the widget and gives each block on the screen a node with speaker, words and codings.
pub(super) fn describe(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    state: &TranscriptState,
    text: &Text,
    told: &Told<'_>,
) {
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, told.name));
    if let Some(span) = state.selecting.span() {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(text.slice(span));
        });
    }
    let column = page.geometry.column;
    for placed in &page.placed {
        let id = ui.scope_id().with(("block", placed.n));
        let size = vec2(column.span(), placed.layout.height());
        let rect = Rect::from_min_size(pos2(column.min, placed.top), size);
        ui.interact(rect, id, Sense::hover());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Paragraph);
            node.set_bounds(egui::accesskit::Rect {
                x0: rect.left().into(),
                y0: rect.top().into(),
                x1: rect.right().into(),
                y1: rect.bottom().into(),
            });
            node.set_label(told.sentence(text, state, placed));
        });
    }
}

/// What is told with the words.
pub(super) struct Told<'a> {
    pub turns: &'a [Turn],
    pub speakers: &'a [ShownSpeaker],
    pub codings: &'a [ShownCoding],
    pub numbers: &'a [u32],
    pub times: bool,
    /// Accessible name of the whole.
    pub name: &'a str,
}

impl Told<'_> {
    fn sentence(&self, text: &Text, state: &TranscriptState, placed: &Placed) -> String {
        let block = placed.block;
        let n = block.turn.unwrap_or_default();
        let number = self.numbers.get(n as usize).copied();
        let number = number.unwrap_or(n + 1);
        let turn = block.turn.and_then(|turn| self.turns.get(turn as usize));
        let speaker = turn.and_then(|turn| self.speakers.get(usize::from(turn.speaker?)));
        let mut said = match turn {
            Some(turn) => {
                let time = turn.time_ms.filter(|_| self.times && block.leads);
                let name = speaker.map(|it| it.name.as_str());
                format!("{}: ", told(name, number, time))
            }
            None => String::new(),
        };
        said.push_str(text.slice(block.span));
        let mut told = said;
        let codings: Vec<String> = state
            .over
            .lanes
            .within(self.codings, block.span.start, block.span.end)
            .map(|(_, coding)| coding.title())
            .collect();
        if !codings.is_empty() {
            told.push_str(" Codes: ");
            told.push_str(&codings.join(", "));
            told.push('.');
        }
        told
    }
}
