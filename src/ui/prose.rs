//! Words of participants and names outside the transcript, in the order they are read in.
//!
//! egui's labels set words from left to right, letter after letter. These go through the layout of the
//! transcript where that would be wrong, and through egui's own everywhere else.

use std::hash::{Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, Context, FontId, FontSelection, Galley, Id, Label, Painter, Pos2, Response,
    RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2,
};
use rustc_hash::{FxHashMap, FxHasher};
use unicode_segmentation::UnicodeSegmentation as _;

use super::fonts::Shaper;
use super::transcript::{Base, Setting, TextLayout, lay_out, wants_shaping};

/// How many set words are kept from frame to frame.
const KEPT: usize = 1024;
/// What stands where words are cut.
const CUT: char = '…';

/// Words in a face on so many lines, the last one cut where they do not fit.
#[derive(Clone)]
pub(in crate::ui) enum Words {
    /// Set by egui.
    Plain(Arc<Galley>),
    /// Set by the layout for other scripts.
    Shaped(Arc<Shaped>),
}

/// Words set by the layout for other scripts.
pub(in crate::ui) struct Shaped {
    layout: Arc<dyn TextLayout>,
    line: f32,
    cut: bool,
}

impl Words {
    /// Words on one line no wider than `room` points.
    pub fn line(painter: &Painter, words: &str, font: FontId, room: f32) -> Self {
        Self::lines(painter, words, font, None, room, 1)
    }

    /// Words on at most so many lines no wider than `room` points; `line` is the height of one.
    pub fn lines(
        painter: &Painter,
        words: &str,
        font: FontId,
        line: Option<f32>,
        room: f32,
        rows: usize,
    ) -> Self {
        if wants_shaping(words, Base::of(words)) {
            let line = line.unwrap_or_else(|| painter.fonts_mut(|fonts| fonts.row_height(&font)));
            let setting = Setting {
                font,
                line,
                width: room,
            };
            return Self::Shaped(shaped(painter, words, &setting, rows));
        }
        let mut job =
            LayoutJob::simple(words.to_owned(), font, Color32::PLACEHOLDER, f32::INFINITY);
        for section in &mut job.sections {
            section.format.line_height = line;
        }
        job.wrap = TextWrapping {
            max_width: room,
            max_rows: rows,
            break_anywhere: rows == 1,
            overflow_character: Some(CUT),
        };
        job.break_on_newline = false;
        Self::Plain(painter.layout_job(job))
    }

    /// Width and height in points.
    pub fn size(&self) -> Vec2 {
        match self {
            Self::Plain(galley) => galley.size(),
            Self::Shaped(shaped) => vec2(shaped.layout.width(), shaped.layout.height()),
        }
    }

    /// Height of the first line.
    pub fn line_height(&self) -> f32 {
        match self {
            Self::Plain(galley) => galley.rows.first().map_or(0.0, |row| row.height()),
            Self::Shaped(shaped) => shaped.line,
        }
    }

    /// On how many lines they stand.
    pub fn rows(&self) -> usize {
        match self {
            Self::Plain(galley) => galley.rows.len(),
            Self::Shaped(shaped) => (shaped.layout.height() / shaped.line).round() as usize,
        }
    }

    /// Whether some of them are left out.
    pub fn is_cut(&self) -> bool {
        match self {
            Self::Plain(galley) => galley.elided,
            Self::Shaped(shaped) => shaped.cut,
        }
    }

    /// Draws them.
    pub fn paint(&self, painter: &Painter, at: Pos2, colour: Color32) {
        match self {
            Self::Plain(galley) => painter.galley(at, Arc::clone(galley), colour),
            Self::Shaped(shaped) => shaped.layout.paint(painter, at, colour),
        }
    }
}

/// A label of words in any script, on as many lines as they need; each paragraph runs its own way.
pub(in crate::ui) fn prose(ui: &mut Ui, words: RichText, sense: Sense) -> Response {
    let told = words.text().to_owned();
    if !wants_shaping(&told, Base::of(&told)) {
        return ui.add(Label::new(words).wrap().sense(sense));
    }
    let job = egui::WidgetText::from(words).into_layout_job(
        ui.style(),
        FontSelection::Default,
        Align::Center,
    );
    let Some(format) = job.sections.first().map(|section| section.format.clone()) else {
        return ui.add(Label::new(told).wrap().sense(sense));
    };
    let line = format.line_height;
    let setting = Setting {
        line: line.unwrap_or_else(|| ui.fonts_mut(|fonts| fonts.row_height(&format.font_id))),
        font: format.font_id,
        width: ui.available_width(),
    };
    let paragraphs: Vec<Arc<Shaped>> = told
        .split('\n')
        .map(|paragraph| shaped(ui.painter(), paragraph, &setting, usize::MAX))
        .collect();
    let height = paragraphs.iter().map(|it| it.layout.height()).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(setting.width, height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &told));
    if ui.is_rect_visible(rect) {
        let colour = if format.color == Color32::PLACEHOLDER {
            ui.visuals().text_color()
        } else {
            format.color
        };
        let mut at = rect.min;
        for paragraph in paragraphs {
            paragraph.layout.paint(ui.painter(), at, colour);
            at.y += paragraph.layout.height();
        }
    }
    response
}

/// A label of one line, no wider than its words: a name, or where something stands.
pub(in crate::ui) fn prose_line(ui: &mut Ui, words: RichText, sense: Sense) -> Response {
    let told = words.text().to_owned();
    if !wants_shaping(&told, Base::of(&told)) {
        return ui.add(Label::new(words).sense(sense));
    }
    let job = egui::WidgetText::from(words).into_layout_job(
        ui.style(),
        FontSelection::Default,
        Align::Center,
    );
    let Some(format) = job.sections.first().map(|section| section.format.clone()) else {
        return ui.add(Label::new(told).sense(sense));
    };
    let room = ui.available_width();
    let line = format.line_height;
    let set = Words::lines(ui.painter(), &told, format.font_id, line, room, 1);
    let (rect, response) = ui.allocate_exact_size(set.size(), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &told));
    set.paint(ui.painter(), rect.min, format.color);
    response
}

/// The layout of words that are shown again in each frame.
pub(in crate::ui) fn kept_layout(
    painter: &Painter,
    words: &str,
    setting: &Setting,
    rows: usize,
) -> Arc<dyn TextLayout> {
    if rows == usize::MAX && !wants_shaping(words, Base::of(words)) {
        // egui keeps its own.
        return lay_out(painter, words, Base::of(words), setting);
    }
    Arc::clone(&shaped(painter, words, setting, rows).layout)
}

fn shaped(painter: &Painter, words: &str, setting: &Setting, rows: usize) -> Arc<Shaped> {
    let key = Key::new(painter.ctx(), words, setting, rows);
    let store = painter
        .ctx()
        .data_mut(|data| data.get_temp_mut_or_default::<Store>(Id::NULL).clone());
    let look_up = || {
        let kept = store.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (own, shaped) = kept.get(&key.hash)?;
        (*own == key && own.words == words).then(|| Arc::clone(shaped))
    };
    if let Some(shaped) = look_up() {
        return shaped;
    }
    let shaped = Arc::new(set(painter, words, setting, rows));
    // Fonts may have been found while this was set: it is kept as what it was asked for now.
    let key = Key::new(painter.ctx(), words, setting, rows);
    let mut kept = store.0.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key.hash, (key, Arc::clone(&shaped)));
    shaped
}

/// Sets words and takes the last ones away until they fit.
fn set(painter: &Painter, words: &str, setting: &Setting, rows: usize) -> Shaped {
    let base = Base::of(words);
    let loose = Setting {
        width: f32::INFINITY,
        ..setting.clone()
    };
    // A name that fits on one line begins where it is put; only what has room for any number of lines goes to
    // the right edge when it runs to the left.
    if rows < usize::MAX {
        let layout = lay_out(painter, words, base, &loose);
        if layout.width() <= setting.width {
            return Shaped {
                layout,
                line: setting.line,
                cut: false,
            };
        }
    }
    let fits = |layout: &dyn TextLayout| {
        if rows == 1 {
            layout.width() <= setting.width
        } else {
            layout.height() <= setting.line * rows as f32 + 0.5
        }
    };
    let setting = if rows == 1 { &loose } else { setting };
    let whole = lay_out(painter, words, base, setting);
    if rows == usize::MAX || fits(&*whole) {
        return Shaped {
            layout: whole,
            line: setting.line,
            cut: false,
        };
    }
    let ends: Vec<usize> = words.grapheme_indices(true).map(|(byte, _)| byte).collect();
    let cut_at = |n: usize| {
        let kept = ends.get(n).and_then(|byte| words.get(..*byte));
        let mut kept = kept.unwrap_or_default().trim_end().to_owned();
        kept.push(CUT);
        lay_out(painter, &kept, base, setting)
    };
    let (mut least, mut most) = (0, ends.len().saturating_sub(1));
    while least < most {
        let middle = usize::midpoint(least, most + 1);
        if fits(&*cut_at(middle)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    Shaped {
        layout: cut_at(least),
        line: setting.line,
        cut: true,
    }
}

/// What set words depend on.
#[derive(PartialEq)]
struct Key {
    hash: u64,
    words: String,
    setting: Setting,
    rows: usize,
    /// Pixels to a point, light or dark, and how many of the system's fonts are known.
    screen: (u32, bool, usize),
}

impl Key {
    fn new(ctx: &Context, words: &str, setting: &Setting, rows: usize) -> Self {
        let screen = (
            ctx.pixels_per_point().to_bits(),
            ctx.theme() == egui::Theme::Dark,
            Shaper::with(ctx, |shaper| shaper.taken()),
        );
        let mut hasher = FxHasher::default();
        words.hash(&mut hasher);
        setting.font.hash(&mut hasher);
        (
            setting.line.to_bits(),
            setting.width.to_bits(),
            rows,
            screen,
        )
            .hash(&mut hasher);
        Self {
            hash: hasher.finish(),
            words: words.to_owned(),
            setting: setting.clone(),
            rows,
            screen,
        }
    }
}

/// Words set lately, by the hash of what they depend on.
#[derive(Clone, Default)]
struct Store(Arc<Mutex<Kept>>);

type Kept = FxHashMap<u64, (Key, Arc<Shaped>)>;
