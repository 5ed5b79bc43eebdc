//! Where gutter, column, margin and scroll bar stand.

use egui::{FontId, Painter, Rangef, Rect, pos2};

use super::TranscriptView;
use super::layout::Setting;
use crate::ui::fonts;
use crate::ui::theme::{Theme, metrics};

/// Width kept for the scroll bar with its marks.
const SCROLL_BAR: f32 = 14.0;
/// Space between gutter and column, and between column and margin.
const BESIDE: f32 = 16.0;
/// Width of a lane in the margin.
pub(super) const LANE: f32 = 12.0;
/// The narrowest a name in the margin may be.
const NARROWEST_NAME: f32 = 80.0;

/// A sentence as long and as mixed as people speak, to measure how wide a character is on average.
const SAMPLE: &str =
    "It is almost never by phone, I go where they already are and we talk for a while.";

/// Everything about the page that follows from the view and the room there is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Geometry {
    /// The whole widget.
    pub rect: Rect,
    /// Right edge of the gutter's text.
    pub gutter_right: f32,
    /// Left edge of the gutter.
    pub gutter_left: f32,
    /// The column, left to right.
    pub column: Rangef,
    /// The margin for brackets and names, left to right.
    pub margin: Rangef,
    /// Lanes for brackets.
    pub lanes: u16,
    /// Whether there is room for names.
    pub names: bool,
    /// The scroll bar.
    pub bar: Rect,
    /// How a block is set.
    pub setting: Setting,
    /// Average width of a character.
    pub character: f32,
    /// Size of the text as a factor.
    pub scale: f32,
    /// Face and size of the speaker's name in the gutter.
    pub speaker: FontId,
    /// Face and size of small text in gutter and margin.
    pub small: FontId,
}

impl Geometry {
    pub fn new(painter: &Painter, rect: Rect, view: &TranscriptView) -> Self {
        let scale = view.scale();
        let font = if view.serif {
            fonts::serif(metrics::READING * scale)
        } else {
            fonts::sans((metrics::READING - 1.0) * scale)
        };
        let sample = painter.layout_no_wrap(SAMPLE.to_owned(), font.clone(), Theme::LIGHT.ink);
        let character = sample.size().x / SAMPLE.len() as f32;
        let line = (metrics::READING_LINE * scale * view.line_height.clamp(0.85, 1.4)).round();
        // Small text grows with the text, but less, or the gutter would push the column off the page.
        let small = scale.sqrt().clamp(0.8, 1.4);
        let gutter = 96.0 * small;
        let room = (rect.width() - SCROLL_BAR - gutter - BESIDE - 8.0).max(120.0);
        let wanted = (view.column.clamp(40.0, 90.0) * character).round();
        let widest_margin = BESIDE + 4.0 * LANE + 160.0 * small;
        let with_names = BESIDE + 2.0 * LANE + NARROWEST_NAME * 1.4;
        // Rather shorter lines than no names, down to lines of 40 characters.
        let narrow_margin = if room - with_names >= 40.0 * character {
            with_names
        } else {
            BESIDE + 2.0 * LANE + 8.0
        };
        let margin = (room - wanted).clamp(narrow_margin, widest_margin);
        let column = wanted.min(room - margin).max(80.0).floor();
        let used = gutter + BESIDE + column + margin;
        let spare = (rect.width() - SCROLL_BAR - 8.0 - used).max(0.0);
        let left = (rect.left() + 8.0 + spare / 2.0).round();
        let column_left = (left + gutter + BESIDE).round();
        let column = Rangef::new(column_left, column_left + column);
        let margin = Rangef::new(column.max + BESIDE, column.max + margin);
        let names = margin.span() >= NARROWEST_NAME + 2.0 * LANE;
        let for_lanes = if names {
            margin.span() - NARROWEST_NAME
        } else {
            margin.span()
        };
        Self {
            rect,
            gutter_left: left,
            gutter_right: column_left - BESIDE,
            column,
            margin,
            lanes: ((for_lanes / LANE) as u16).clamp(1, 8),
            names,
            bar: Rect::from_min_max(pos2(rect.right() - SCROLL_BAR, rect.top()), rect.max),
            setting: Setting {
                font,
                line,
                width: column.span(),
            },
            character,
            scale,
            speaker: fonts::sans(metrics::SMALL * small),
            small: fonts::sans((metrics::SMALL - 0.5) * small),
        }
    }

    /// Height of a block of so many characters before it has been laid out.
    pub fn guess(&self, characters: u32) -> f32 {
        let to_a_line = (self.setting.width / self.character).max(8.0);
        // A line breaks half a word early on average.
        let lines = (characters as f32 / (to_a_line - 2.0)).ceil().max(1.0);
        lines * self.setting.line
    }

    /// Space above a new turn.
    pub fn turn_gap(&self) -> f32 {
        (12.0 * self.scale).round()
    }

    /// Height of an excerpt's heading.
    pub fn excerpt_head(&self) -> f32 {
        (self.speaker.size * 2.0).round()
    }

    /// Space above an excerpt, with its heading in it.
    pub fn excerpt_gap(&self) -> f32 {
        self.excerpt_head() + (self.turn_gap() * 1.8).round()
    }

    /// Space above a new paragraph of the same turn.
    pub fn paragraph_gap(&self) -> f32 {
        (8.0 * self.scale).round()
    }

    /// The least height of a turn's block, so that speaker, number and time have room beside it.
    pub fn least(&self) -> f32 {
        self.speaker.size.max(self.setting.line * 0.7) + self.small.size * 1.9
    }

    /// Left edge of a lane.
    pub fn lane(&self, lane: u16) -> f32 {
        self.margin.min + f32::from(lane.min(self.lanes - 1)) * LANE
    }
}
