//! Where gutter, column, margin and scroll bar stand.

use egui::{FontId, Painter, Rangef, Rect, pos2};

use super::TranscriptView;
use super::layout::Setting;
use crate::ui::fonts;
use crate::ui::theme::{Theme, metrics};

/// Width kept for the scroll bar with its marks.
const SCROLL_BAR: f32 = 14.0;
/// Space between the left edge and the gutter.
const EDGE: f32 = 8.0;
/// Space between gutter and column, and between column and margin.
const BESIDE: f32 = 16.0;
/// The same where room is scarce.
const BESIDE_NARROW: f32 = 12.0;
/// Width of a lane in the margin.
pub(super) const LANE: f32 = 12.0;
/// The narrowest a lane gets where many codings lie over each other.
const NARROWEST_LANE: f32 = 5.0;
/// Width of the gutter, and the least it is.
const GUTTER: (f32, f32) = (96.0, 66.0);
/// The narrowest a name in the margin may be before lines get shorter than they should be.
const COMFORTABLE_NAME: f32 = 88.0;
/// The narrowest a name in the margin may be at all; below that only the brackets stand there.
const NARROWEST_NAME: f32 = 64.0;
/// Lines are not made shorter than this for the sake of comfortable names (characters).
const SHORT_LINE: f32 = 60.0;
/// Lines are not made shorter than this for the sake of any names (characters).
const SHORTEST_LINE: f32 = 44.0;

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
    /// From the left edge of a lane to that of the next.
    pub lane_width: f32,
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
    /// `lanes` says how many codings at most stand beside each other, `turns` whether there is anything to say in the
    /// gutter.
    pub fn new(
        painter: &Painter,
        rect: Rect,
        view: &TranscriptView,
        lanes: u16,
        turns: bool,
    ) -> Self {
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
        let room = (rect.width() - SCROLL_BAR - EDGE).max(160.0);
        let shares = Shares::of(room, view, character, small, turns);
        let used = shares.gutter + shares.beside + shares.column + shares.margin;
        let spare = (room - used).max(0.0);
        let left = (rect.left() + EDGE + spare / 2.0).round();
        let column_left = (left + shares.gutter + shares.beside).round();
        let column = Rangef::new(column_left, column_left + shares.column);
        let margin = Rangef::new(
            column.max + shares.beside,
            column.max + shares.margin.max(shares.beside),
        );
        let narrowest = if shares.names { NARROWEST_NAME } else { 0.0 };
        let for_lanes = (margin.span() - narrowest).max(LANE);
        let lane_width = (for_lanes / f32::from(lanes.max(1))).clamp(NARROWEST_LANE, LANE);
        Self {
            rect,
            gutter_left: left,
            gutter_right: column_left - shares.beside,
            column,
            margin,
            lanes: ((for_lanes / lane_width) as u16).clamp(1, 12),
            lane_width,
            names: shares.names,
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

    /// Whether the gutter has room for short names and times only.
    pub fn is_narrow(&self) -> bool {
        self.gutter_right - self.gutter_left < self.small.size / (metrics::SMALL - 0.5) * 80.0
    }

    /// Left edge of a lane.
    pub fn lane(&self, lane: u16) -> f32 {
        self.margin.min + f32::from(lane.min(self.lanes - 1)) * self.lane_width
    }
}

/// How the room is shared between gutter, column and margin.
struct Shares {
    gutter: f32,
    beside: f32,
    column: f32,
    margin: f32,
    names: bool,
}

impl Shares {
    /// The column comes first: a narrower gutter and names on more lines before its lines get shorter than 60
    /// characters; shorter lines before there are no names; no names before lines get shorter than 44.
    fn of(room: f32, view: &TranscriptView, character: f32, small: f32, turns: bool) -> Self {
        let column = view.column.clamp(40.0, 90.0) * character;
        let short = column.min(SHORT_LINE * character);
        let (wide, narrow) = if turns {
            (GUTTER.0 * small, GUTTER.1 * small)
        } else {
            (EDGE, EDGE)
        };
        let of = |gutter: f32, beside: f32, margin: f32, names: bool| {
            let column = column.min(room - gutter - beside - margin);
            let column = column.max(80.0).floor();
            Self {
                gutter,
                beside,
                column,
                margin,
                names,
            }
        };
        if view.beside {
            return of(narrow, BESIDE_NARROW, EDGE, false);
        }
        let rest = room - wide - BESIDE;
        let comfortable = BESIDE + 2.0 * LANE + COMFORTABLE_NAME * 1.2 * small;
        if rest - comfortable >= short {
            let widest = BESIDE + 4.0 * LANE + 220.0 * small;
            let margin = (rest - column).min(widest).max(comfortable);
            return of(wide, BESIDE, margin, true);
        }
        let rest = room - narrow - BESIDE_NARROW;
        let comfortable = BESIDE_NARROW + 2.0 * LANE + COMFORTABLE_NAME * small;
        let least = BESIDE_NARROW + 1.5 * LANE + NARROWEST_NAME * small;
        if rest - least >= short {
            let margin = (rest - short).min(comfortable).max(rest - column);
            return of(narrow, BESIDE_NARROW, margin, true);
        }
        if rest - least >= SHORTEST_LINE * character {
            return of(narrow, BESIDE_NARROW, least, true);
        }
        of(
            narrow,
            BESIDE_NARROW,
            BESIDE_NARROW + 2.0 * LANE + EDGE,
            false,
        )
    }
}
