//! The box itself.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Area, CornerRadius, Id, Key, Modifiers, Order, Pos2, Rect, Response, Role, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::search::{Hit, search};
use super::{CodeBoxEvent, CodeBoxState, CodeChoice};
use crate::ui::fonts;
use crate::ui::icons;
use crate::ui::theme::parts::{key_cap_width, paint_key_cap, popup_frame};
use crate::ui::theme::{Theme, metrics, theme};

/// How many codes are listed; typing another letter is quicker than reading more.
const LISTED: usize = 8;
const WIDTH: f32 = 340.0;

/// The box below the selection: type, see the codes that fit, take one.
///
/// Enter takes the marked line, Shift+Enter always makes a new code, Ctrl with either leaves the box open for another
/// one where [`CodeBox::given`] allows it, Alt+I names one after the selected
/// words, arrows move the mark, Escape or a click elsewhere closes the box.
#[must_use = "the box is drawn by `show`"]
pub struct CodeBox<'a> {
    choices: &'a [CodeChoice],
    words: &'a str,
    below: Rect,
    given: &'a [u64],
    several: bool,
    name: &'a str,
    hint: &'a str,
    makes: bool,
}

/// A line of the list.
enum Line<'a> {
    Code(&'a CodeChoice, &'a Hit),
    New,
    InVivo,
}

impl<'a> CodeBox<'a> {
    /// The codes to choose from, in the order they stand in while nothing is typed: recent ones first, then
    /// those of the pass's sub-domain. `words` are those selected, `below` the row their selection ends on
    /// ([`crate::ui::transcript::TranscriptOutput::selection_end`]).
    pub const fn new(choices: &'a [CodeChoice], words: &'a str, below: Rect) -> Self {
        Self {
            choices,
            words,
            below,
            given: &[],
            several: false,
            name: "Code for the selected words",
            hint: "Code the selected words",
            makes: true,
        }
    }

    /// What the code is for, as the field's name and hint; and whether a new code can be made.
    pub const fn called(mut self, name: &'a str, makes: bool) -> Self {
        (self.name, self.hint, self.makes) = (name, name, makes);
        self
    }

    /// Codes the words have already, which are ticked; and whether Ctrl+Enter gives a code and leaves the box open
    /// for another ([`CodeBoxState::take_another`] says so).
    pub const fn given(mut self, given: &'a [u64], several: bool) -> Self {
        self.given = given;
        self.several = several;
        self
    }

    /// Draws the box over everything and says what was chosen.
    pub fn show(self, ui: &Ui, state: &mut CodeBoxState) -> Option<CodeBoxEvent> {
        let hits = search(&state.typed, self.choices);
        let lines = self.lines(state, &hits);
        if !state.begun {
            state.marked = self.first_to_give(&lines);
        }
        state.marked = state.marked.min(lines.len().saturating_sub(1));
        let mut event = keys(ui, state, &lines, (self.several, self.makes));
        let id = ui.scope_id().with("code box");
        let before = state.typed.clone();
        let shown = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(self.place(ui, lines.len()))
            .constrain(true)
            .show(ui.ctx(), |ui| {
                popup_frame(&theme(ui))
                    .show(ui, |ui| {
                        ui.set_width(WIDTH - 16.0);
                        field(ui, id, state, self.name, self.hint);
                        ui.add_space(4.0);
                        let clicked = self.list(ui, state, &lines);
                        if self.several {
                            foot(ui);
                        }
                        clicked
                    })
                    .inner
            });
        if let Some(line) = shown.inner {
            state.another = self.several && ui.input(|input| input.modifiers.command);
            event = lines.get(line).map(|line| chosen(line, state));
        }
        if state.typed != before {
            state.marked = 0;
            state.begun = true;
        }
        if event.is_none() && state.shown && shown.response.clicked_elsewhere() {
            event = Some(CodeBoxEvent::Closed);
        }
        state.shown = true;
        event
    }

    fn lines<'l>(&'l self, state: &CodeBoxState, hits: &'l [Hit]) -> Vec<Line<'l>> {
        let mut lines: Vec<Line<'l>> = hits
            .iter()
            .take(LISTED)
            .filter_map(|hit| Some(Line::Code(self.choices.get(hit.choice)?, hit)))
            .collect();
        if self.makes && !state.typed.trim().is_empty() {
            lines.push(Line::New);
        }
        if !self.words.trim().is_empty() {
            lines.push(Line::InVivo);
        }
        lines
    }

    /// The first line that is not of a code the words have already.
    fn first_to_give(&self, lines: &[Line<'_>]) -> usize {
        let given = |line: &Line<'_>| matches!(line, Line::Code(choice, _) if self.given.contains(&choice.id));
        lines.iter().position(|line| !given(line)).unwrap_or(0)
    }

    /// Below the selection, or above it where there is no room below.
    fn place(&self, ui: &Ui, lines: usize) -> Pos2 {
        let screen = ui.ctx().content_rect();
        let foot = if self.several { 22.0 } else { 0.0 };
        let height = 60.0 + foot + lines as f32 * metrics::ROW;
        let below = self.below.bottom() + 8.0;
        let top = if below + height > screen.bottom() && self.below.top() - height > screen.top() {
            self.below.top() - height - 8.0
        } else {
            below
        };
        let middle = self.below.left() + 80.0;
        pos2(middle.min(self.below.right()).max(self.below.left()), top)
    }

    /// The lines; the one clicked, if any.
    fn list(&self, ui: &mut Ui, state: &mut CodeBoxState, lines: &[Line<'_>]) -> Option<usize> {
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for (n, line) in lines.iter().enumerate() {
            let response = self.line(ui, state, line, state.marked == n);
            let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
            if response.hovered() && moved {
                state.marked = n;
                state.begun = true;
            }
            if response.clicked() {
                clicked = Some(n);
            }
        }
        clicked
    }

    fn line(&self, ui: &mut Ui, state: &CodeBoxState, line: &Line<'_>, marked: bool) -> Response {
        let theme = theme(ui);
        let size = vec2(ui.available_width(), metrics::ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
        let spoken = match line {
            Line::Code(choice, _) if self.given.contains(&choice.id) => {
                format!("{}, given, {}", choice.name, codings(choice.count))
            }
            Line::Code(choice, _) => format!("{}, {}", choice.name, codings(choice.count)),
            Line::New => format!("New code {}", state.typed.trim()),
            Line::InVivo => format!("In vivo: {}", self.words.trim()),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, marked, &spoken));
        if marked {
            let radius = CornerRadius::same(metrics::RADIUS);
            ui.painter().rect_filled(rect, radius, theme.accent_ground);
        }
        let left = rect.left() + 8.0;
        let right = rect.right() - 8.0;
        match line {
            Line::Code(choice, hit) => {
                code(ui, &theme, rect, choice, hit);
                if self.given.contains(&choice.id) {
                    let at = rect.left() + 8.0 + metrics::SWATCH / 2.0;
                    let tick = Rect::from_center_size(pos2(at, rect.center().y), vec2(14.0, 14.0));
                    let radius = CornerRadius::same(3);
                    let ground = if marked {
                        theme.accent_ground
                    } else {
                        theme.frame
                    };
                    ui.painter().rect_filled(tick, radius, ground);
                    icons::Icon::Check.paint(ui.painter(), tick, theme.good);
                }
            }
            Line::New => {
                let words = format!("New code “{}”", state.typed.trim());
                told(
                    ui,
                    &theme,
                    rect,
                    left,
                    right - hint(ui, &theme, rect, "Shift Enter"),
                    &words,
                );
            }
            Line::InVivo => {
                let words = format!("In vivo: “{}”", self.words.trim());
                told(
                    ui,
                    &theme,
                    rect,
                    left,
                    right - hint(ui, &theme, rect, "Alt I"),
                    &words,
                );
            }
        }
        response
    }
}

/// Arrows, Enter, Shift+Enter, Alt+I and Escape; they never reach the field.
fn keys(
    ui: &Ui,
    state: &mut CodeBoxState,
    lines: &[Line<'_>],
    (several, makes): (bool, bool),
) -> Option<CodeBoxEvent> {
    let last = lines.len().saturating_sub(1);
    state.another = several && ui.input(|input| input.modifiers.command);
    let held = if state.another {
        Modifiers::COMMAND
    } else {
        Modifiers::NONE
    };
    let (down, up, new, take, in_vivo, close) = ui.input_mut(|input| {
        (
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(held | Modifiers::SHIFT, Key::Enter),
            input.consume_key(held, Key::Enter),
            input.consume_key(Modifiers::ALT, Key::I),
            input.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    state.marked = (state.marked + down).min(last).saturating_sub(up);
    state.begun |= down + up > 0;
    let typed = state.typed.trim();
    if close {
        return Some(CodeBoxEvent::Closed);
    }
    if in_vivo && lines.iter().any(|line| matches!(line, Line::InVivo)) {
        // The letter itself must not be typed as well.
        ui.input_mut(|input| {
            input
                .events
                .retain(|event| !matches!(event, egui::Event::Text(_)));
        });
        return Some(CodeBoxEvent::InVivo);
    }
    if new && makes && !typed.is_empty() {
        return Some(CodeBoxEvent::New(typed.to_owned()));
    }
    let line = lines.get(state.marked).filter(|_| take)?;
    Some(chosen(line, state))
}

fn chosen(line: &Line<'_>, state: &CodeBoxState) -> CodeBoxEvent {
    match line {
        Line::Code(choice, _) => CodeBoxEvent::Apply(choice.id),
        Line::New => CodeBoxEvent::New(state.typed.trim().to_owned()),
        Line::InVivo => CodeBoxEvent::InVivo,
    }
}

fn codings(count: usize) -> String {
    crate::ui::many(count, "coding", "codings")
}

/// The one thing about the keys that no line of the list says.
fn foot(ui: &mut Ui) {
    let theme = theme(ui);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.label(theme.small("Ctrl Enter gives it and stays open for another"));
    });
}

fn field(ui: &mut Ui, id: Id, state: &mut CodeBoxState, name: &str, hint: &str) {
    let width = ui.available_width();
    let cap = key_cap_width(ui, "Enter");
    let margin = egui::Margin {
        left: 12,
        right: (cap + 20.0) as i8,
        top: 7,
        bottom: 7,
    };
    let response = ui
        .add(
            TextEdit::singleline(&mut state.typed)
                .id(id.with("field"))
                .hint_text(hint.to_owned())
                .margin(margin)
                .desired_width(width),
        )
        .accessible_name(name);
    if !state.shown {
        response.request_focus();
    }
    paint_key_cap(ui, response.rect.right_center() - vec2(10.0, 0.0), "Enter");
}

/// Swatch, name with the letters typed in semibold, path and count.
fn code(ui: &Ui, theme: &Theme, rect: Rect, choice: &CodeChoice, hit: &Hit) {
    let left = rect.left() + 8.0;
    let swatch = pos2(left + metrics::SWATCH / 2.0, rect.center().y);
    icons::paint_swatch(
        ui.painter(),
        swatch,
        metrics::SWATCH,
        theme.code_colour(choice.colour),
    );
    let used = hint(ui, theme, rect, &choice.count.to_string());
    let room = rect.right() - 8.0 - used - left - 18.0;
    let format = |strong: bool, quiet: bool| TextFormat {
        font_id: if strong {
            fonts::sans_semibold(metrics::TEXT)
        } else {
            fonts::sans(metrics::TEXT)
        },
        color: if quiet { theme.quiet } else { theme.ink },
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for (from, to) in &hit.letters {
        job.append(
            choice.name.get(at..*from).unwrap_or_default(),
            0.0,
            format(false, false),
        );
        job.append(
            choice.name.get(*from..*to).unwrap_or_default(),
            0.0,
            format(true, false),
        );
        at = *to;
    }
    job.append(
        choice.name.get(at..).unwrap_or_default(),
        0.0,
        format(false, false),
    );
    if !choice.path.is_empty() {
        job.append(&choice.path, 8.0, format(false, true));
    }
    job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left + 18.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.ink);
}

/// A quiet word at the right end of a line; how much room it takes.
fn hint(ui: &Ui, theme: &Theme, rect: Rect, words: &str) -> f32 {
    let font = fonts::sans(metrics::SMALL + 0.5);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font, theme.quiet);
    let size = galley.size();
    let at = pos2(rect.right() - 8.0 - size.x, rect.center().y - size.y / 2.0);
    ui.painter().galley(at, galley, theme.quiet);
    size.x + 12.0
}

/// Quiet words that fill a line up to `right`.
fn told(ui: &Ui, theme: &Theme, rect: Rect, left: f32, right: f32, words: &str) {
    let font = fonts::sans(metrics::TEXT);
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, theme.quiet);
    job.wrap = TextWrapping::truncate_at_width((right - left).max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.quiet);
}
