//! A found place, or a segment, as a row: its words in their context, where they stand, and what is coded there.

use crate::model::{DocumentId, Span};
use crate::ui::prose::{Words, kept_layout};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::transcript::{Base, Setting, wants_shaping};
use crate::ui::{View, fonts, icons};
use egui::text::{LayoutJob, TextFormat};
use egui::{Checkbox, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Width of the box with which a place is chosen.
const TICK: f32 = 26.0;
/// Width of the codes beside the words.
const CODES: f32 = 190.0;
/// Below this width codes stand with the source instead of beside.
const WIDE: f32 = 560.0;
/// Codes listed beside a place.
const LISTED: usize = 3;

/// A code given at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CodeMark {
    pub name: String,
    pub colour: usize,
}

/// What a row shows.
pub(super) struct Row<'a> {
    pub before: &'a str,
    pub words: &'a str,
    pub after: &'a str,
    pub source: &'a str,
    pub codes: &'a [CodeMark],
    /// Whether it is chosen; none where it cannot be.
    pub chosen: Option<bool>,
    /// Whether the arrow keys stand on it.
    pub selected: bool,
}

/// What was done with a row.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Done {
    pub opened: bool,
    pub ticked: bool,
}

/// Height of a row: two lines of reading text and the source.
pub(super) fn height(ui: &Ui) -> f32 {
    let scale = ui.text_style_height(&egui::TextStyle::Body) / metrics::TEXT_LINE;
    (metrics::QUOTE_LINE * 2.0 + metrics::SMALL_LINE) * scale.max(1.0) + 20.0
}

impl Row<'_> {
    /// Draws it as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> Done {
        let theme = theme(ui);
        let size = vec2(ui.available_width(), height(ui));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let mut done = Done::default();
        if !ui.is_rect_visible(rect) {
            return done;
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListItem, true, self.selected, self.spoken())
        });
        let ground = if self.selected {
            theme.accent_ground
        } else if response.hovered() {
            theme.frame
        } else {
            egui::Color32::TRANSPARENT
        };
        let radius = f32::from(metrics::RADIUS_CARD);
        ui.painter().rect_filled(rect, radius, ground);
        let mut inner = rect.shrink2(vec2(10.0, 8.0));
        if let Some(chosen) = self.chosen {
            done.ticked = tick(ui, rect, inner, chosen, self.words);
            inner.min.x += TICK;
        }
        let beside = rect.width() > WIDE;
        if beside && !self.codes.is_empty() {
            let codes = Rect::from_min_max(pos2(inner.right() - CODES, inner.top()), inner.max);
            self.codes(ui, codes);
        }
        if beside {
            inner.max.x -= CODES + 16.0;
        }
        let below = self.words(ui, inner);
        self.source(ui, inner, below, beside);
        parts::focus_ring(ui, &response, rect);
        done.opened = response.clicked();
        done
    }

    fn spoken(&self) -> String {
        let mut spoken = format!(
            "{}{}{}, {}",
            self.before, self.words, self.after, self.source
        );
        for code in self.codes {
            spoken.push_str(", coded ");
            spoken.push_str(&code.name);
        }
        spoken
    }

    /// Paints the words; where they end below.
    fn words(&self, ui: &Ui, inner: Rect) -> f32 {
        let theme = theme(ui);
        let whole = format!("{}{}{}", self.before, self.words, self.after);
        if wants_shaping(&whole, Base::of(&whole)) {
            return self.words_shaped(ui, inner, &whole);
        }
        let format = |ground| TextFormat {
            font_id: fonts::serif(metrics::QUOTE),
            color: theme.ink,
            background: ground,
            line_height: Some(metrics::QUOTE_LINE),
            ..TextFormat::default()
        };
        let plain = format(egui::Color32::TRANSPARENT);
        let mut job = LayoutJob::default();
        job.append(self.before, 0.0, plain.clone());
        let found = if self.before.is_empty() && self.after.is_empty() {
            plain.clone()
        } else {
            format(theme.found)
        };
        job.append(self.words, 0.0, found);
        job.append(self.after, 0.0, plain);
        job.wrap.max_width = inner.width();
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let below = inner.top() + galley.size().y + 2.0;
        ui.painter().galley(inner.left_top(), galley, theme.ink);
        below
    }

    /// The same for words egui does not put in order.
    fn words_shaped(&self, ui: &Ui, inner: Rect, whole: &str) -> f32 {
        let theme = theme(ui);
        let setting = Setting {
            font: fonts::serif(metrics::QUOTE),
            line: metrics::QUOTE_LINE,
            width: inner.width(),
        };
        let layout = kept_layout(ui.painter(), whole, &setting, 2);
        let from = self.before.chars().count() as u32;
        let to = from + self.words.chars().count() as u32;
        let in_context = whole.len() > self.words.len();
        for ground in layout
            .line_rects(from, to)
            .into_iter()
            .filter(|_| in_context)
        {
            let ground = ground.translate(inner.left_top().to_vec2());
            ui.painter().rect_filled(ground, 0.0, theme.found);
        }
        layout.paint(ui.painter(), inner.left_top(), theme.ink);
        inner.top() + layout.height() + 2.0
    }

    fn source(&self, ui: &Ui, inner: Rect, below: f32, beside: bool) {
        let theme = theme(ui);
        let mut words = self.source.to_owned();
        if !beside {
            for code in self.codes {
                words.push_str(" · ");
                words.push_str(&code.name);
            }
        }
        let font = fonts::sans(metrics::SMALL);
        let source = Words::line(ui.painter(), &words, font, inner.width().max(8.0));
        let lowest = inner.bottom() - source.size().y;
        let at = pos2(inner.left(), below.min(lowest));
        source.paint(ui.painter(), at, theme.quiet);
    }

    fn codes(&self, ui: &Ui, rect: Rect) {
        let theme = theme(ui);
        let line = (rect.height() / 3.0).min(metrics::TEXT_LINE * 1.4);
        let more = self.codes.len().saturating_sub(LISTED);
        for (n, code) in self.codes.iter().take(LISTED).enumerate() {
            let middle = rect.top() + line * (n as f32 + 0.5);
            let swatch = pos2(rect.left() + metrics::SWATCH / 2.0, middle);
            let colour = theme.code_colour(code.colour);
            icons::paint_swatch(ui.painter(), swatch, metrics::SWATCH, colour);
            let name = if n + 1 == LISTED && more > 0 {
                format!("{} +{more}", code.name)
            } else {
                code.name.clone()
            };
            let room = rect.width() - metrics::SWATCH - 8.0;
            let font = fonts::sans(metrics::SMALL + 0.5);
            let name = Words::line(ui.painter(), &name, font, room);
            let at = pos2(
                rect.left() + metrics::SWATCH + 8.0,
                middle - name.size().y / 2.0,
            );
            name.paint(ui.painter(), at, theme.ink);
        }
    }
}

/// The box with which a place is chosen; true when it was clicked.
fn tick(ui: &mut Ui, row: Rect, inner: Rect, chosen: bool, words: &str) -> bool {
    let side = vec2(TICK, metrics::CONTROL);
    let at = Rect::from_min_size(pos2(inner.left() - 4.0, row.top() + 6.0), side);
    let mut on = chosen;
    let mut tick = ui.new_child(egui::UiBuilder::new().max_rect(at));
    let name = format!("Choose “{words}”");
    tick.name_inputs(name, |ui| ui.add(Checkbox::without_text(&mut on)))
        .changed()
}

/// Where a passage stands: document, speaker and turn.
pub(super) fn source(view: &View<'_>, document: DocumentId, span: Span) -> String {
    let labels = &view.overview.labels;
    let document = view.seen.document(document);
    document.map_or_else(String::new, |it| view.seen.source_of(labels, it, span))
}

/// The codes given to any of these words, as far as they show; each once, by name.
pub(super) fn codes_at(view: &View<'_>, document: DocumentId, span: Span) -> Vec<CodeMark> {
    let codings = view.seen.codings_of(document).into_iter();
    let mut marks: Vec<CodeMark> = codings
        .filter(|coding| coding.span().overlaps(span))
        .filter_map(|coding| view.overview.code(coding.code()))
        .map(|row| CodeMark {
            name: row.name.clone(),
            colour: row.colour,
        })
        .collect();
    marks.sort_by(|a, b| a.name.cmp(&b.name));
    marks.dedup();
    marks
}
