//! What a reader of screens is told about the blocks on the screen.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

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
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Transcript"));
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
}

impl Told<'_> {
    fn sentence(&self, text: &Text, state: &TranscriptState, placed: &Placed) -> String {
        let block = placed.block;
        let speaker = block
            .turn
            .and_then(|turn| self.turns.get(turn as usize))
            .and_then(|turn| self.speakers.get(usize::from(turn.speaker?)));
        let mut told = match speaker {
            Some(speaker) => format!("{}: {}", speaker.name, text.slice(block.span)),
            None => text.slice(block.span).to_owned(),
        };
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
