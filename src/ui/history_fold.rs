//! What became of the thing at the right: folded away until somebody wants to know.

use super::fonts;
use super::theme::{Theme, metrics, parts, theme};
use super::{Command, Commands, Date, Selected, View, clock};
use crate::model::{HistoryEntry, HistoryOf, Reworded, reworded};
use egui::text::{LayoutJob, TextFormat};
use egui::{CollapsingHeader, Label, Stroke, Ui};

/// Entries shown before one asks for more.
const FIRST: usize = 12;
/// Words of a value on one line, in characters.
const SHORT: usize = 160;

/// The history of what is shown at the right: who set what when, before and after, and why. Derived only while it is
/// unfolded, from the fields of that one thing, once for each change of the study.
#[derive(Debug, Default)]
pub struct HistoryFold {
    derived: Vec<Derived>,
    /// What the folds need, in points, as drawn last.
    height: f32,
}

#[derive(Debug)]
struct Derived {
    of: HistoryOf,
    key: u64,
    lines: Vec<Line>,
    all: bool,
}

/// An entry as it is drawn.
#[derive(Debug)]
struct Line {
    entry: HistoryEntry,
    /// “Anna · 12 Mar 2026, 14:02”.
    who_when: String,
    /// The two texts compared.
    compared: Option<Vec<(Kind, String)>>,
    /// The discrepancies and challenges behind it, in words.
    because: Vec<String>,
    /// Whether the viewer did it and may say why.
    is_mine: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Kept,
    Away,
    Added,
}

impl HistoryFold {
    /// What has a history of what is selected.
    pub fn of_selected(view: &View<'_>) -> Vec<HistoryOf> {
        Self::of(view, view.here.selected)
    }

    /// What has a history: the thing, and for a participant the case above it.
    pub fn of(view: &View<'_>, selected: Selected) -> Vec<HistoryOf> {
        match selected {
            Selected::Nothing | Selected::Passage(..) => Vec::new(),
            Selected::Document(id) => vec![HistoryOf::Document(id)],
            Selected::Code(id) => vec![HistoryOf::Code(id)],
            Selected::Coding(id) => vec![HistoryOf::Coding(id)],
            Selected::Category(id) => vec![HistoryOf::Category(id)],
            Selected::Memo(id) => vec![HistoryOf::Memo(id)],
            Selected::Participant(id) => {
                let participant = view.seen.participant(id);
                let case = participant.and_then(|it| it.case.get_or(None));
                let own = [HistoryOf::Participant(id)].into_iter();
                own.chain(case.map(HistoryOf::Case)).collect()
            }
            Selected::Role(id) => vec![HistoryOf::Role(id)],
            Selected::Analyst(id) => vec![HistoryOf::Analyst(id)],
            Selected::Framework(id) => vec![HistoryOf::Framework(id)],
            Selected::Pass(id) => vec![HistoryOf::Pass(id)],
        }
    }

    /// Draws the folds at the foot of a panel, where they are at hand however long the panel is. Unfolded they take
    /// at most half of it.
    pub fn foot(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        things: &[HistoryOf],
        commands: &mut Commands,
    ) {
        if things.is_empty() {
            return;
        }
        // A panel keeps the height it had, so it is told what the folds need.
        let most = ui.available_height() * 0.5;
        let height = self
            .height
            .clamp(metrics::CONTROL, most.max(metrics::CONTROL));
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 2));
        egui::Panel::bottom("history")
            .exact_size(height)
            .resizable(false)
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| {
                let scrolled = egui::ScrollArea::vertical()
                    .id_salt("history")
                    .auto_shrink(false)
                    // It would else be taller than the folds and stand over what the panel shows above them.
                    .min_scrolled_height(0.0)
                    .show(ui, |ui| self.show(ui, view, things, commands));
                let needed = scrolled.content_size.y + metrics::GRID;
                if (needed - self.height).abs() > 0.5 {
                    self.height = needed;
                    ui.ctx().request_repaint();
                }
            });
    }

    /// Draws a fold for each thing.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        things: &[HistoryOf],
        commands: &mut Commands,
    ) {
        self.derived.retain(|it| things.contains(&it.of));
        for (n, thing) in things.iter().enumerate() {
            let name = if n == 0 {
                "History".to_owned()
            } else {
                format!("History of the {}", word(*thing))
            };
            ui.add_space(metrics::GRID * 2.0);
            let heading = theme(ui)
                .small(&name)
                .font(fonts::sans_semibold(metrics::SMALL));
            CollapsingHeader::new(heading)
                .id_salt(("history", n))
                .show(ui, |ui| {
                    if let Some(derived) = self.derived(view, *thing) {
                        derived.show(ui, commands, view.read_only.is_none());
                    }
                });
        }
    }

    fn derived(&mut self, view: &View<'_>, thing: HistoryOf) -> Option<&mut Derived> {
        let key = view.revision();
        let at = self.derived.iter().position(|it| it.of == thing);
        let at = at.unwrap_or_else(|| {
            self.derived.push(Derived {
                of: thing,
                key: 0,
                lines: Vec::new(),
                all: false,
            });
            self.derived.len() - 1
        });
        let derived = self.derived.get_mut(at)?;
        if derived.key != key {
            derived.key = key;
            let entries = view.seen.history_of(thing).into_iter();
            derived.lines = entries.map(|entry| Line::of(view, entry)).collect();
        }
        Some(derived)
    }
}

impl Derived {
    fn show(&mut self, ui: &mut Ui, commands: &mut Commands, may: bool) {
        let theme = theme(ui);
        if self.lines.is_empty() {
            ui.label(theme.small("Nothing was set since it was made."));
        }
        let shown = if self.all { self.lines.len() } else { FIRST };
        for line in self.lines.iter().take(shown) {
            line.show(ui, &theme, commands, may);
            ui.add_space(metrics::GRID * 2.0);
        }
        let rest = self.lines.len().saturating_sub(shown);
        if rest > 0 && parts::link(ui, &format!("Show {rest} earlier")).clicked() {
            self.all = true;
        }
    }
}

impl Line {
    fn of(view: &View<'_>, entry: HistoryEntry) -> Self {
        let at = entry.stamp.at.milliseconds();
        let who = entry
            .by
            .map_or("nobody yet", |by| view.overview.person_name(by));
        let before = entry.before.as_deref().unwrap_or_default();
        let compared = entry.is_prose.then(|| compared(before, &entry.after));
        Self {
            who_when: format!("{who} · {}, {}", Date::local(at).short(), clock(at)),
            is_mine: entry.by.is_some() && entry.by == view.me(),
            compared,
            because: entry
                .because
                .iter()
                .map(|ground| view.seen.ground_in_words(ground))
                .collect(),
            entry,
        }
    }

    fn show(&self, ui: &mut Ui, theme: &Theme, commands: &mut Commands, may: bool) {
        ui.spacing_mut().item_spacing.y = 1.0;
        let entry = &self.entry;
        let name = theme
            .small(&entry.field)
            .font(fonts::sans_semibold(metrics::SMALL))
            .color(theme.ink);
        ui.add(Label::new(name).wrap());
        if let Some(pieces) = &self.compared {
            ui.add(Label::new(job(theme, pieces)).wrap());
        } else {
            let words = in_words(entry);
            ui.add(Label::new(theme.text(words)).wrap());
        }
        if let Some(why) = &entry.why {
            let words = theme.small(format!("Why: {why}")).color(theme.ink);
            ui.add(Label::new(words).wrap());
        }
        for ground in &self.because {
            let words = theme.small(format!("Because of {ground}"));
            ui.add(Label::new(words.color(theme.ink)).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.label(theme.small(&self.who_when));
            let ask = if entry.why.is_some() {
                "Change why"
            } else {
                "Say why"
            };
            if may && self.is_mine && small_link(ui, theme, ask) {
                commands.push(Command::AskWhy {
                    step: entry.step,
                    did: entry.field.clone(),
                    why: entry.why.clone().unwrap_or_default(),
                });
            }
        });
    }
}

/// A small link for what few want.
fn small_link(ui: &mut Ui, theme: &Theme, words: &str) -> bool {
    let label = Label::new(theme.small(words).color(theme.accent)).sense(egui::Sense::click());
    let response = ui.add(label);
    let info = || egui::WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), words);
    response.widget_info(info);
    parts::focus_ring(ui, &response, response.rect);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.clicked()
}

/// “Trust → Trust in staff”.
fn in_words(entry: &HistoryEntry) -> String {
    let after = if entry.after.is_empty() {
        "nothing".to_owned()
    } else {
        shortened(&entry.after)
    };
    match &entry.before {
        Some(before) => format!("{} → {after}", shortened(before)),
        None => after,
    }
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= SHORT {
        return words.to_owned();
    }
    let short: String = words.chars().take(SHORT).collect();
    format!("{}…", short.trim_end())
}

fn compared(before: &str, after: &str) -> Vec<(Kind, String)> {
    let pieces = reworded(before, after).into_iter();
    let pieces = pieces.map(|piece| match piece {
        Reworded::Kept(words) => (Kind::Kept, words.to_owned()),
        Reworded::TakenAway(words) => (Kind::Away, words.to_owned()),
        Reworded::Added(words) => (Kind::Added, words.to_owned()),
    });
    pieces.collect()
}

/// A text with the words that were taken away since and those that were added, marked as in a history.
pub(super) fn marked_words(theme: &Theme, before: &str, after: &str) -> LayoutJob {
    job(theme, &compared(before, after))
}

/// Words taken away are struck through and quiet, words added underlined in the accent.
fn job(theme: &Theme, pieces: &[(Kind, String)]) -> LayoutJob {
    let mut job = LayoutJob::default();
    let font = fonts::sans(metrics::TEXT);
    let mut last = Kind::Kept;
    for (kind, words) in pieces {
        let mut format = TextFormat::simple(font.clone(), theme.ink);
        format.line_height = Some(metrics::TEXT_LINE);
        if last == Kind::Away && *kind == Kind::Added {
            // So that the new word does not stand on the heels of the old one.
            job.append(" ", 0.0, format.clone());
        }
        last = *kind;
        match kind {
            Kind::Kept => {}
            Kind::Away => {
                format.color = theme.quiet;
                format.strikethrough = Stroke::new(1.0, theme.quiet);
            }
            Kind::Added => {
                format.color = theme.accent;
                format.underline = Stroke::new(1.0, theme.accent);
            }
        }
        job.append(words, 0.0, format);
    }
    job
}

/// The kind of thing in a word.
const fn word(thing: HistoryOf) -> &'static str {
    match thing {
        HistoryOf::Study => "study",
        HistoryOf::Document(_) => "document",
        HistoryOf::Participant(_) => "participant",
        HistoryOf::Role(_) => "role",
        HistoryOf::Case(_) => "case",
        HistoryOf::Analyst(_) => "analyst",
        HistoryOf::Framework(_) => "framework",
        HistoryOf::Code(_) => "code",
        HistoryOf::Category(_) => "category",
        HistoryOf::Pass(_) => "pass",
        HistoryOf::Coding(_) => "coding",
        HistoryOf::Memo(_) => "memo",
    }
}
