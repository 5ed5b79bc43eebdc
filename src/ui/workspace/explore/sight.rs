//! Which part of a list is in sight, so that it can follow the arrow keys.

use egui::ScrollArea;
use egui::scroll_area::ScrollAreaOutput;

/// The part of a list that was in sight when it was last drawn, in points.
#[derive(Debug, Default)]
pub(super) struct Sight {
    offset: f32,
    height: f32,
    wanted: bool,
}

impl Sight {
    /// The row one stands on is to be in sight when the list is next drawn.
    pub const fn follow(&mut self) {
        self.wanted = true;
    }

    /// Scrolls no further than it takes to bring the row at `top` into sight; `step` is a row's height with its gap.
    pub fn bring(&mut self, area: ScrollArea, top: f32, step: f32) -> ScrollArea {
        if !std::mem::take(&mut self.wanted) || self.height <= 0.0 {
            return area;
        }
        if top < self.offset {
            area.vertical_scroll_offset(top)
        } else if top + step > self.offset + self.height {
            area.vertical_scroll_offset(top + step - self.height)
        } else {
            area
        }
    }

    /// Remembers what was in sight.
    pub fn saw<R>(&mut self, shown: &ScrollAreaOutput<R>) {
        self.offset = shown.state.clamped_offset().y;
        self.height = shown.inner_rect.height();
    }
}
