//! The widget itself: one frame from input to drawing.

use std::sync::Arc;

use egui::{DragAndDrop, Rect, Response, Sense, Ui};

use super::access::{Told, describe};
use super::blocks::blocks;
use super::event::{DraggedWords, TranscriptEvent, TranscriptOutput};
use super::excerpt::{clipped, head_blocks};
use super::geometry::Geometry;
use super::gutter::Gutter;
use super::handles::handles;
use super::heads::heads;
use super::keys::{keys, to_position};
use super::lanes::Lanes;
use super::layout::Base;
use super::margin::margin;
use super::memo_marks::memo_marks;
use super::overlaps::stretches;
use super::page::Page;
use super::paint::Scene;
use super::pointer::{Coded, pointer};
use super::scroll::Scroller;
use super::scroll_bar::scroll_bar;
use super::state::{Gesture, Over, Prepared, Request, Scroll, TranscriptState};
use super::units::{Unit, Units};
use super::{Excerpt, PartOfList, ShownCoding, ShownSpeaker, TranscriptView};
use crate::model::{Span, Text, Turn};
use crate::ui::theme::theme;

/// A transcript with its codings, filling the room there is.
///
/// Built anew each frame; what has to last is in [`TranscriptState`].
#[must_use = "a transcript is drawn by `show`"]
pub struct Transcript<'a> {
    text_key: u64,
    text: &'a Text,
    turns: &'a [Turn],
    speakers: &'a [ShownSpeaker],
    codings_key: u64,
    codings: &'a [ShownCoding],
    selected: Option<u64>,
    found: &'a [Span],
    found_at: Option<usize>,
    heading: Option<(&'a str, &'a str)>,
    excerpts: &'a [Excerpt],
    in_sight: Option<&'a [Span]>,
    numbers: &'a [u32],
    part: PartOfList,
    sentence: bool,
    name: &'a str,
    memos: &'a [Span],
    view: TranscriptView,
}

impl<'a> Transcript<'a> {
    /// A text with its turns, in order. `text_key` is another for another text, other turns or another
    /// heading.
    pub fn new(text_key: u64, text: &'a Text, turns: &'a [Turn]) -> Self {
        Self {
            text_key,
            text,
            turns,
            speakers: &[],
            codings_key: 0,
            codings: &[],
            selected: None,
            found: &[],
            found_at: None,
            heading: None,
            excerpts: &[],
            in_sight: None,
            numbers: &[],
            part: PartOfList::WHOLE,
            sentence: false,
            name: "Transcript",
            memos: &[],
            view: TranscriptView::default(),
        }
    }

    /// The speakers the turns name by index.
    pub const fn speakers(mut self, speakers: &'a [ShownSpeaker]) -> Self {
        self.speakers = speakers;
        self
    }

    /// The codings to show, in any order. `codings_key` is another whenever they are others: use the
    /// study's revision.
    pub const fn codings(mut self, codings_key: u64, codings: &'a [ShownCoding]) -> Self {
        self.codings_key = codings_key;
        self.codings = codings;
        self
    }

    /// The coding that is selected: lifted, and with handles at its borders.
    pub const fn selected(mut self, coding: Option<u64>) -> Self {
        self.selected = coding;
        self
    }

    /// Words found by a search, in order and apart from each other, and which of them one is at.
    pub const fn found(mut self, found: &'a [Span], at: Option<usize>) -> Self {
        self.found = found;
        self.found_at = at;
        self
    }

    /// A heading above the text and a quiet line below it; both scroll with the text.
    pub const fn heading(mut self, heading: &'a str, below: &'a str) -> Self {
        self.heading = Some((heading, below));
        self
    }

    /// The text is made of these stretches of other texts, in order; `text_key` is another for others.
    pub const fn excerpts(mut self, excerpts: &'a [Excerpt]) -> Self {
        self.excerpts = excerpts;
        self
    }

    /// The stretches one works in, in order and apart from each other; whatever lies outside of them stands back.
    pub const fn in_sight(mut self, spans: Option<&'a [Span]>) -> Self {
        self.in_sight = spans;
        self
    }

    /// Which part of a longer list the excerpts are.
    pub const fn part(mut self, part: PartOfList) -> Self {
        self.part = part;
        self
    }

    /// The number each turn has in its document, from 1, where that is not its place here.
    pub const fn turn_numbers(mut self, numbers: &'a [u32]) -> Self {
        self.numbers = numbers;
        self
    }

    /// Whether a quiet line marks the sentence at the caret while nothing is selected: it is what a code would be
    /// given to.
    pub const fn marking_sentence(mut self, marked: bool) -> Self {
        self.sentence = marked;
        self
    }

    /// Passages on which memos stand, by their start: each has a small mark beside its first line.
    pub const fn memo_marks(mut self, memos: &'a [Span]) -> Self {
        self.memos = memos;
        self
    }

    /// Its accessible name, where it is not the one transcript of the screen.
    pub const fn named(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// How the text is set.
    pub const fn view(mut self, view: &TranscriptView) -> Self {
        self.view = *view;
        self
    }

    /// Draws the transcript over all the room there is and reports what the user did.
    pub fn show(self, ui: &mut Ui, state: &mut TranscriptState) -> TranscriptOutput {
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        let before = state.selecting;
        self.prepare(state);
        if std::mem::take(&mut state.wants_focus) {
            response.request_focus();
        }
        let scope = egui::UiBuilder::new().max_rect(rect).id_salt("transcript");
        let mut inner = ui.new_child(scope);
        inner.set_clip_rect(rect.intersect(ui.clip_rect()));
        let lanes = state.over.lanes.count;
        let turns = !self.turns.is_empty();
        let geometry = Geometry::new(inner.painter(), rect, &self.view, lanes, turns);
        state.layouts.begin(inner.painter(), &geometry.setting);
        let mut events = Vec::new();
        let blocks = Arc::clone(&state.prepared.blocks);
        let units = Units {
            text: self.text,
            blocks: &blocks,
        };
        let (page, drop_target) =
            self.act(&inner, &response, state, &units, &geometry, &mut events);
        self.draw(
            &mut inner,
            &response,
            state,
            &page,
            drop_target,
            &mut events,
        );
        let selected = self
            .selected
            .and_then(|id| state.over.coding(self.codings, id));
        if let Some(coding) = selected {
            handles(
                &inner,
                &page,
                &units,
                state,
                coding,
                &theme(&inner),
                &mut events,
            );
        }
        if state.selecting.span() != before.span() {
            events.push(TranscriptEvent::SelectionChanged(state.selecting.span()));
        }
        if state.selecting.head != before.head {
            events.push(TranscriptEvent::CaretMoved(state.selecting.head));
        }
        TranscriptOutput {
            selection_end: selection_end(&page, state),
            column: Rect::from_x_y_ranges(geometry.column, rect.y_range()),
            drop_target,
            events,
            response,
        }
    }

    /// Makes again what depends on a text or codings that are others now.
    fn prepare(&self, state: &mut TranscriptState) {
        if state.prepared.key != Some(self.text_key) {
            let another = state.prepared.key.is_some();
            let mut blocks = blocks(self.text, self.turns);
            head_blocks(&mut blocks, self.excerpts);
            state.prepared = Prepared {
                key: Some(self.text_key),
                blocks: blocks.into(),
                part: self.part,
                ..Prepared::default()
            };
            state.layouts.clear();
            state.gesture = Gesture::None;
            state.hovered = None;
            if another {
                state.scroll = Scroll::default();
            }
        }
        let key = Some((self.codings_key, self.text_key));
        if state.over.key != key {
            state.over = Over {
                key,
                lanes: Lanes::new(self.codings),
                stretches: stretches(self.codings),
                places: (0..)
                    .zip(self.codings)
                    .map(|(n, coding)| (coding.id, n))
                    .collect(),
                ..Over::default()
            };
        }
    }

    /// Keyboard, wheel and mouse, in this order; what is on the screen afterwards.
    fn act<'p>(
        &self,
        ui: &Ui,
        response: &Response,
        state: &mut TranscriptState,
        units: &Units<'_>,
        geometry: &'p Geometry,
        events: &mut Vec<TranscriptEvent>,
    ) -> (Page<'p>, Option<Span>)
    where
        'a: 'p,
    {
        let painter = ui.painter().clone();
        let scale = geometry.scale.sqrt().clamp(0.9, 1.4);
        let head = match self.heading {
            Some(_) => (76.0 * scale).round() + geometry.turn_gap(),
            None => 24.0,
        };
        keys(ui, response, state, units);
        state.selecting = clipped(state.selecting, self.excerpts);
        wheel(ui, response, state);
        let scroller = Scroller {
            painter: &painter,
            text: self.text,
            geometry,
            head,
        };
        scroller.fit(state);
        let paged = match state.request {
            Some(Request::Page { extend, .. }) => Some(extend),
            _ => None,
        };
        let page = Page {
            geometry,
            placed: scroller.page(state).placed,
        };
        let out_of_sight = response.gained_focus() && page.block_of(state.selecting.head).is_none();
        if let Some(extend) = paged.or(out_of_sight.then_some(false)) {
            let top = state.scroll.top;
            let first = units.around(Unit::Sentence, top).start;
            let to = if first < top {
                units.next_start(Unit::Sentence, top)
            } else {
                first
            };
            state.selecting = to_position(state.selecting, to, extend);
        }
        let coded = Coded {
            codings: self.codings,
            selected: self.selected,
        };
        pointer(ui, response, &page, units, state, coded, events);
        state.selecting = clipped(state.selecting, self.excerpts);
        let drop_target = drop_target(ui, response, &page, units, state);
        (page, drop_target)
    }

    fn draw(
        &self,
        ui: &mut Ui,
        response: &Response,
        state: &mut TranscriptState,
        page: &Page<'_>,
        drop: Option<Span>,
        events: &mut Vec<TranscriptEvent>,
    ) {
        let theme = theme(ui);
        let scene = Scene {
            theme: &theme,
            page,
            turns: self.turns,
            speakers: self.speakers,
            codings: self.codings,
            found: self.found,
            found_at: self.found_at,
            heading: self.heading,
            selected: self.selected,
            excerpts: self.excerpts,
            in_sight: self.in_sight,
            drop,
            sentence: self
                .sentence
                .then(|| state.sentence_at_caret(self.text))
                .flatten(),
            focused: response.has_focus(),
        };
        scene.paint(ui.painter(), state);
        let gutter = Gutter {
            theme: &theme,
            page,
            turns: self.turns,
            speakers: self.speakers,
            numbers: self.numbers,
            times: self.view.times,
        };
        gutter.show(ui);
        margin(ui, page, state, self.codings, self.selected, &theme, events);
        heads(ui, page, self.excerpts, &theme, events);
        memo_marks(ui, page, self.memos, &theme, events);
        let asked = scroll_bar(ui, state, page.geometry, self.codings, self.found, &theme);
        events.extend(asked.map(TranscriptEvent::Beyond));
        let told = Told {
            turns: self.turns,
            speakers: self.speakers,
            codings: self.codings,
            numbers: self.numbers,
            times: self.view.times,
            name: self.name,
        };
        describe(ui, response, page, state, self.text, &told);
    }
}

/// Scrolls by wheel or fingers while the pointer is over the transcript.
fn wheel(ui: &Ui, response: &Response, state: &mut TranscriptState) {
    if !response.contains_pointer() {
        return;
    }
    let delta = ui.input(|input| input.smooth_scroll_delta().y);
    if delta != 0.0 {
        state.scroll.offset += delta;
        ui.input_mut(|input| input.smooth_scroll_delta.y = 0.0);
    }
}

/// What something dragged from elsewhere would fall on.
fn drop_target(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    units: &Units<'_>,
    state: &TranscriptState,
) -> Option<Span> {
    let ctx = ui.ctx();
    let foreign =
        DragAndDrop::has_any_payload(ctx) && !DragAndDrop::has_payload_of_type::<DraggedWords>(ctx);
    let at = ui.input(|input| input.pointer.interact_pos())?;
    if !foreign || !response.rect.contains(at) {
        return None;
    }
    let position = page.position_at(at)?;
    let selection = state
        .selecting
        .span()
        .filter(|span| span.contains(position));
    Some(selection.unwrap_or_else(|| units.around(Unit::Sentence, position)))
}

/// The row the selection ends on, up to its last character.
fn selection_end(page: &Page<'_>, state: &TranscriptState) -> Option<Rect> {
    let span = state.selecting.span()?;
    let last = page.caret_behind(span.end)?;
    let column = page.geometry.column;
    let row = match page.base_at(span.end.saturating_sub(1)) {
        Base::ToTheRight => column.min..=last.left(),
        Base::ToTheLeft => last.left()..=column.max,
    };
    let rect = Rect::from_x_y_ranges(row, last.y_range());
    rect.intersects(page.geometry.rect).then_some(rect)
}
