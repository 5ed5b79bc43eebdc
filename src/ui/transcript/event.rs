use egui::{Pos2, Rect, Response};

use crate::model::Span;

/// What the user did in the transcript.
#[derive(Debug, Clone, PartialEq)]
pub enum TranscriptEvent {
    /// Other words are selected now, or none.
    SelectionChanged(Option<Span>),
    /// The caret stands before this code point.
    CaretMoved(u32),
    /// A coding was clicked, by its bracket, its name or its words.
    CodingClicked(u64),
    /// Words without a coding were clicked: nothing is selected any more.
    NothingClicked,
    /// The pointer or the focus is on this coding's bracket or name, or has left it.
    CodingHovered(Option<u64>),
    /// The mark of a memo was clicked: the passage it stands on.
    MemoClicked(Span),
    /// The border of the selected coding was drawn elsewhere.
    BordersChanged {
        /// The coding.
        id: u64,
        /// Where it is now to begin and end.
        span: Span,
    },
    /// A context menu was asked for.
    ContextMenu {
        /// Where on the screen.
        at: Pos2,
        /// The code point under the pointer.
        position: u32,
        /// The coding under the pointer: the one whose bracket or name it is, else the shortest there.
        coding: Option<u64>,
    },
    /// An excerpt's tick was clicked.
    ExcerptTicked {
        /// Which of the excerpts.
        n: usize,
        /// The keys held meanwhile.
        modifiers: egui::Modifiers,
    },
    /// An excerpt's place in its document was asked for.
    ExcerptOpened(usize),
    /// More or less of what is around an excerpt was asked for.
    ExcerptWidened {
        /// Which of the excerpts.
        n: usize,
        /// Whether more.
        wider: bool,
    },
    /// A place in the list beyond the excerpts at hand was asked for: its share of the whole, 0 to 1.
    Beyond(f32),
}

/// What the transcript hands back each frame.
#[derive(Debug)]
pub struct TranscriptOutput {
    /// What the user did, in order.
    pub events: Vec<TranscriptEvent>,
    /// The row on which the selection ends, from the column's left edge to the last selected character;
    /// none while it is scrolled out of sight. The one-line code box goes below it.
    pub selection_end: Option<Rect>,
    /// The column of text on the screen, without gutter and margin.
    pub column: Rect,
    /// The words something dragged from elsewhere would fall on: the selection when the pointer is in it,
    /// else the sentence under the pointer. Ask `response.dnd_release_payload` for what was dropped.
    pub drop_target: Option<Span>,
    /// The whole widget.
    pub response: Response,
}

/// Words being dragged out of the transcript, say onto a code; the payload of the drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraggedWords(pub Span);
