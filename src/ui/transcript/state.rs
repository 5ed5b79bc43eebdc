//! What a transcript remembers from frame to frame.

use std::sync::Arc;

use egui::Pos2;
use rustc_hash::FxHashMap;

use super::ShownCoding;
use super::blocks::Block;
use super::excerpt::PartOfList;
use super::geometry::Geometry;
use super::heights::Heights;
use super::lanes::Lanes;
use super::layout::Base;
use super::layouts::Layouts;
use super::overlaps::Stretch;
use super::scroll_bar::Marks;
use super::units::{Unit, Units};
use crate::model::{Span, Text};

/// What a transcript remembers from frame to frame: where one reads, what is selected, and what has been
/// laid out. One for each place a transcript is shown at; it may be handed another document at any time.
#[derive(Default)]
pub struct TranscriptState {
    pub(super) scroll: Scroll,
    pub(super) request: Option<Request>,
    pub(super) wants_focus: bool,
    pub(super) selecting: Selecting,
    pub(super) hovered: Option<u64>,
    pub(super) gesture: Gesture,
    pub(super) press: Press,
    pub(super) prepared: Prepared,
    pub(super) over: Over,
    pub(super) layouts: Layouts,
}

impl TranscriptState {
    /// At the start of a document, with nothing selected.
    pub fn new() -> Self {
        Self::default()
    }

    /// The selected words.
    pub fn selection(&self) -> Option<Span> {
        self.selecting.span()
    }

    /// Selects words, or none, without an event.
    pub fn select(&mut self, span: Option<Span>) {
        match span {
            Some(span) => self.selecting.set(span),
            None => self.selecting.clear(),
        }
    }

    /// Where the caret stands (code points).
    pub fn caret(&self) -> u32 {
        self.selecting.head
    }

    /// Puts the caret before a code point; nothing is selected then.
    pub fn set_caret(&mut self, position: u32) {
        self.selecting = Selecting::at(position);
    }

    /// Brings a code point to the upper third of the screen.
    pub fn scroll_to(&mut self, position: u32) {
        self.request = Some(Request::Show(position));
    }

    /// Has a code point on the screen: nothing moves where it is in sight, else it comes to the upper third.
    pub fn reach(&mut self, position: u32) {
        self.request = Some(Request::Reach(position));
    }

    /// The sentence the caret is in or before, where the transcript has been drawn.
    pub fn sentence_at_caret(&self, text: &Text) -> Option<Span> {
        let blocks = &self.prepared.blocks;
        let units = Units { text, blocks };
        let block = blocks.get(units.block_at(self.selecting.head))?;
        let span = units.around(Unit::Sentence, self.selecting.head);
        let near = span.overlaps(block.span) && self.selecting.head <= span.end;
        (near && !span.is_empty()).then_some(span)
    }

    /// The first code point on the screen: where one reads, to be remembered with the document.
    pub fn reading_position(&self) -> u32 {
        self.scroll.top
    }

    /// Brings a remembered reading position back to the top of the screen.
    pub fn restore(&mut self, position: u32) {
        self.request = Some(Request::Top(position));
    }

    /// Takes caret, selection and place on the screen along into another text made of the same stretches, in the
    /// next frame; `to` says where a code point lies there. Without a place there the nearest above is taken by the
    /// caller.
    pub fn carry(&mut self, to: impl Fn(u32) -> u32) {
        let below = self.scroll.top_offset;
        let position = to(self.scroll.top);
        self.request = Some(Request::Line { position, below });
        let span = self.selecting.span();
        let head = self.selecting.head;
        self.selecting = Selecting::at(to(head));
        if let Some(span) = span {
            // What is selected never goes over a stretch's end, so that both ends are carried alike.
            let last = to(span.end.saturating_sub(1)) + 1;
            self.selecting.set(Span::new(to(span.start), last));
        }
    }

    /// Whether the mouse is selecting, or drawing a border.
    pub fn is_in_gesture(&self) -> bool {
        self.gesture != Gesture::None
    }

    /// Goes to the very top, with the heading.
    pub fn to_top(&mut self) {
        self.request = Some(Request::Share(0.0));
    }

    /// Gives the transcript the keyboard in the next frame.
    pub const fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the paragraph around a code point runs from right to left.
    pub fn runs_to_the_left(&self, position: u32) -> bool {
        let blocks = &self.prepared.blocks;
        let after = blocks.partition_point(|block| block.span.start <= position);
        let around = after.checked_sub(1).and_then(|n| blocks.get(n));
        around.is_some_and(|block| block.base == Base::ToTheLeft)
    }

    /// The coding the pointer or the focus is on.
    pub const fn hovered(&self) -> Option<u64> {
        self.hovered
    }

    /// How much of the document lies above the lower edge of the screen, 0 to 1.
    pub const fn share_seen(&self) -> f32 {
        self.scroll.seen
    }
}

/// Where the page stands: a block held still, and how far above the screen's upper edge it begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scroll {
    /// The block held still. Heights above it may be corrected without anything moving.
    pub block: usize,
    /// Points from the screen's upper edge down to the block's top; negative when it begins above.
    pub offset: f32,
    /// First code point on the screen.
    pub top: u32,
    /// Points from the screen's upper edge to the top of the line `top` is on.
    pub top_offset: f32,
    /// Share of the document above the screen's lower edge.
    pub seen: f32,
}

/// A place to go to in the next frame.
#[derive(Debug, Clone, Copy)]
pub(super) enum Request {
    /// The upper third.
    Show(u32),
    /// The upper edge.
    Top(u32),
    /// So many points below the upper edge.
    Line {
        /// Where (code points).
        position: u32,
        /// Points.
        below: f32,
    },
    /// The upper third, unless it is on the screen.
    Reach(u32),
    /// As little as needed to have it on the screen.
    Nearest(u32),
    /// So many points further, the caret to the first whole sentence on the screen.
    Page {
        /// Points, upwards when negative.
        by: f32,
        /// Whether the selection grows to there.
        extend: bool,
    },
    /// This share of the whole, from the scroll bar.
    Share(f32),
}

/// Caret and selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selecting {
    /// What was selected first and stays selected while the selection grows.
    pub anchor: Span,
    /// The end that moves; also the caret.
    pub head: u32,
    /// By what the mouse makes it grow.
    pub unit: Unit,
}

impl Default for Selecting {
    fn default() -> Self {
        Self::at(0)
    }
}

impl Selecting {
    pub const fn at(position: u32) -> Self {
        Self {
            anchor: Span::new(position, position),
            head: position,
            unit: Unit::Character,
        }
    }

    pub const fn set(&mut self, span: Span) {
        self.anchor = Span::new(span.start, span.start);
        self.head = span.end;
        self.unit = Unit::Character;
    }

    pub const fn clear(&mut self) {
        *self = Self::at(self.head);
    }

    /// From the anchor to the head.
    pub fn span(&self) -> Option<Span> {
        let span = Span::new(
            self.anchor.start.min(self.head),
            self.anchor.end.max(self.head),
        );
        (!span.is_empty()).then_some(span)
    }
}

/// What the mouse is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// Selecting words.
    Selecting,
    /// Pressed on selected words: a drag of them, or a click.
    OnSelection,
    /// Pressed on selected words and moved: they are being dragged out.
    DraggingWords,
    /// Drawing a border of the selected coding elsewhere.
    Border {
        /// The coding.
        id: u64,
        /// Whether it is its start.
        start: bool,
        /// Where it would begin and end.
        span: Span,
    },
}

/// The last press of the mouse, to tell a double and a triple one while the button is still down.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Press {
    pub time: f64,
    pub at: Pos2,
    pub count: u32,
}

/// What follows from the text and the room there is.
#[derive(Default)]
pub(super) struct Prepared {
    /// The text it was made from.
    pub key: Option<u64>,
    pub blocks: Arc<[Block]>,
    /// Which part of a longer list they are.
    pub part: PartOfList,
    /// Height of each block with the gap above it.
    pub heights: Heights,
    /// The page the heights are for.
    pub geometry: Option<Geometry>,
}

/// What follows from the codings.
#[derive(Default)]
pub(super) struct Over {
    /// The codings it was made from.
    pub key: Option<(u64, u64)>,
    pub lanes: Lanes,
    pub stretches: Vec<Stretch>,
    pub marks: Marks,
    /// Place of each coding among the codings, by what the caller knows it by.
    pub places: FxHashMap<u64, u32>,
}

impl Over {
    /// A coding by what the caller knows it by.
    pub fn coding<'c>(&self, codings: &'c [ShownCoding], id: u64) -> Option<&'c ShownCoding> {
        let place = self.places.get(&id)?;
        codings.get(*place as usize)
    }
}
