use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, FontId, Galley, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::{focus_ring, paint_key_cap};
use crate::ui::fonts;
use crate::ui::icons::{self, Icon};
use crate::ui::prose::Words;
use crate::ui::theme::{metrics, theme};

/// A row of a list or tree: swatch, name, and a count or mark at the right.
///
/// What does not fit is ellipsised and shown whole on hover. The row one is in has the accent ground.
#[must_use = "a row is drawn by `show`"]
pub struct ListRow<'a> {
    name: &'a str,
    right: &'a str,
    right_icon: Option<Icon>,
    key: &'a str,
    spoken: &'a str,
    swatch: Option<Color32>,
    dot: Option<Color32>,
    depth: usize,
    fold: Option<bool>,
    selected: bool,
    strong: bool,
    quiet: bool,
    sense: Option<Sense>,
}

impl<'a> ListRow<'a> {
    /// A row with a name, which is also its accessible name.
    pub const fn new(name: &'a str) -> Self {
        Self {
            name,
            right: "",
            right_icon: None,
            key: "",
            spoken: "",
            swatch: None,
            dot: None,
            depth: 0,
            fold: None,
            selected: false,
            strong: false,
            quiet: false,
            sense: None,
        }
    }

    /// A quiet word at the right: a count, a share.
    pub const fn right(mut self, words: &'a str) -> Self {
        self.right = words;
        self
    }

    /// A quiet icon at the right.
    pub const fn right_icon(mut self, icon: Icon) -> Self {
        self.right_icon = Some(icon);
        self
    }

    /// A key's cap before the word at the right: the digit a code is pinned to.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// What a reader of screens says after the name instead of the word at the right.
    pub const fn spoken(mut self, words: &'a str) -> Self {
        self.spoken = words;
        self
    }

    /// A code's swatch before the name.
    pub const fn swatch(mut self, colour: Color32) -> Self {
        self.swatch = Some(colour);
        self
    }

    /// A person's dot before the name.
    pub const fn dot(mut self, colour: Color32) -> Self {
        self.dot = Some(colour);
        self
    }

    /// How deep in a tree the row stands, 0 for the top.
    pub const fn depth(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }

    /// An angle before the name: `true` unfolded, `false` folded.
    pub const fn fold(mut self, unfolded: bool) -> Self {
        self.fold = Some(unfolded);
        self
    }

    /// Whether this is the row one is in.
    pub const fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// The name in semibold, for the head of a group.
    pub const fn strong(mut self, strong: bool) -> Self {
        self.strong = strong;
        self
    }

    /// The name in quiet text.
    pub const fn quiet(mut self, quiet: bool) -> Self {
        self.quiet = quiet;
        self
    }

    /// What the row answers to; clicks unless said otherwise.
    pub const fn sense(mut self, sense: Sense) -> Self {
        self.sense = Some(sense);
        self
    }

    /// Draws the row as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        // Rows of a list touch: the gap egui puts between them is part of each row.
        let gap = ui.spacing().item_spacing.y;
        let size = vec2(ui.available_width(), metrics::ROW - gap);
        let (inner, mut response) =
            ui.allocate_exact_size(size, self.sense.unwrap_or(Sense::click()));
        let rect = inner.expand2(vec2(0.0, gap / 2.0));
        let said = if self.spoken.is_empty() {
            self.right
        } else {
            self.spoken
        };
        let spoken = if said.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}, {said}", self.name)
        };
        let selected = self.selected;
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListItem, ui.is_enabled(), selected, &spoken)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let radius = CornerRadius::same(metrics::RADIUS);
        if self.selected {
            ui.painter().rect_filled(rect, radius, theme.accent_ground);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius, theme.rail);
        }
        focus_ring(ui, &response, rect);
        let mut left = rect.left() + 8.0 + self.depth as f32 * 16.0;
        if let Some(unfolded) = self.fold {
            let icon = if unfolded {
                Icon::ChevronDown
            } else {
                Icon::ChevronRight
            };
            let centre = pos2(left + 5.0, rect.center().y);
            let square = egui::Rect::from_center_size(centre, vec2(12.0, 12.0));
            icon.paint(ui.painter(), square, theme.quiet);
            left += 16.0;
        }
        if let Some(colour) = self.swatch {
            let centre = pos2(left + metrics::SWATCH / 2.0, rect.center().y);
            icons::paint_swatch(ui.painter(), centre, metrics::SWATCH, colour);
            left += 18.0;
        }
        if let Some(colour) = self.dot {
            let centre = pos2(left + metrics::SWATCH / 2.0, rect.center().y);
            icons::paint_dot(ui.painter(), centre, metrics::SWATCH, colour);
            left += 18.0;
        }
        let mut right = rect.right() - 8.0;
        if let Some(icon) = self.right_icon {
            let centre = pos2(right - 6.0, rect.center().y);
            let square = egui::Rect::from_center_size(centre, vec2(13.0, 13.0));
            icon.paint(ui.painter(), square, theme.quiet);
            right -= 20.0;
        }
        if !self.right.is_empty() {
            let font = fonts::sans(metrics::TEXT - 0.5);
            let galley = elided(ui, self.right, font, theme.quiet, f32::INFINITY);
            right -= galley.size().x;
            let at = pos2(right, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, theme.quiet);
            right -= 8.0;
        }
        if !self.key.is_empty() {
            // Caps stand below each other, whether a count of two digits follows or none.
            right = right.min(rect.right() - 30.0);
            right = paint_key_cap(ui, pos2(right, rect.center().y), self.key) - 6.0;
        }
        let font = if self.strong {
            fonts::sans_semibold(metrics::TEXT)
        } else {
            fonts::sans(metrics::TEXT)
        };
        let colour = if self.quiet { theme.quiet } else { theme.ink };
        let name = Words::line(ui.painter(), self.name, font, (right - left).max(8.0));
        let at = pos2(left, rect.center().y - name.size().y / 2.0);
        name.paint(ui.painter(), at, colour);
        if name.is_cut() {
            response = response.on_hover_text(self.name);
        }
        response
    }
}

fn elided(ui: &Ui, words: &str, font: FontId, colour: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, colour);
    if room.is_finite() {
        job.wrap = TextWrapping::truncate_at_width(room);
    }
    ui.painter().layout_job(job)
}
