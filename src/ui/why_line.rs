//! The quiet line on which one may say why something was renamed, moved or changed.

use super::icons::Icon;
use super::theme::{metrics, parts, theme};
use super::{Action, Command, Commands, Place, forms};
use crate::model::StepId;
use egui::{Align2, Area, Id, Key, Modifiers, Order, Rect, Ui, vec2};

/// The line after an act that may have a reason. The act is recorded already; Enter records the reason with it, Esc
/// or the next act takes the line away.
#[derive(Debug, Default)]
pub struct WhyLine {
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Asked {
    step: StepId,
    place: Place,
    did: String,
    words: String,
    /// The reason that stands.
    before: String,
    wants_focus: bool,
}

impl WhyLine {
    /// Asks why a step was done; `did` says in a word what it was, `why` is the reason that stands.
    pub fn ask(&mut self, step: StepId, place: Place, did: &str, why: &str) {
        self.asked = Some(Asked {
            step,
            place,
            did: did.to_owned(),
            words: why.to_owned(),
            before: why.to_owned(),
            wants_focus: false,
        });
    }

    /// Gives the line the keyboard.
    pub fn focus(&mut self) {
        if let Some(asked) = &mut self.asked {
            asked.wants_focus = true;
        }
    }

    /// Whether the line is there.
    pub const fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// Takes the line away.
    pub fn close(&mut self) {
        self.asked = None;
    }

    /// The reason that was typed and not entered.
    pub fn typed(&self) -> Option<(StepId, Place, String)> {
        let asked = self.asked.as_ref()?;
        let typed = asked.words.trim();
        let new = !typed.is_empty() && typed != asked.before;
        new.then(|| (asked.step, asked.place, typed.to_owned()))
    }

    /// Draws the line at the foot of the panel in which the act was done, over what is there, so that nothing moves.
    pub fn show(&mut self, ui: &Ui, rooms: &[(Place, Rect)], commands: &mut Commands) {
        let Some(asked) = &mut self.asked else {
            return;
        };
        let own = rooms.iter().find(|(place, _)| *place == asked.place);
        // What was done from the palette or a menu belongs to no panel; where a panel is away, so is its line.
        let centre = rooms.last().filter(|_| asked.place == Place::Window);
        let Some((_, room)) = own.or(centre) else {
            return;
        };
        commands.set_place(asked.place);
        let width = (room.width() - 24.0).clamp(160.0, 420.0);
        let at = room.left_bottom() + vec2(8.0, -8.0);
        let area = Area::new(Id::unique("why"))
            .order(Order::Middle)
            .pivot(Align2::LEFT_BOTTOM)
            .constrain(true)
            .fixed_pos(at);
        let mut closed = false;
        area.show(ui.ctx(), |ui| {
            let frame = parts::popup_frame(&theme(ui)).inner_margin(8);
            frame.show(ui, |ui| {
                ui.set_width(width - 16.0);
                closed = asked.line(ui, commands);
            });
        });
        if closed {
            self.close();
        }
    }
}

impl Asked {
    /// True when nothing more is to be said.
    fn line(&mut self, ui: &mut Ui, commands: &mut Commands) -> bool {
        let mut closed = false;
        ui.horizontal(|ui| {
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                closed = parts::icon_button(ui, Icon::Close, "No reason").clicked();
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.with_layout(layout, |ui| {
                    ui.add_space(metrics::GRID);
                    let said = theme(ui).small(format!("{}.", self.did));
                    ui.add(egui::Label::new(said).truncate());
                });
            });
        });
        let hint = format!("Why? ({})", Action::SayWhy.keys_text());
        let field = forms::bare_text(ui, "Why?", &mut self.words, &hint, f32::INFINITY);
        let field = field.on_hover_text(
            "One line, if you like: it stands in the log and in the codebook's list of changes. Enter keeps it, Esc leaves it out.",
        );
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let typing = field.has_focus() || field.lost_focus();
        if typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return true;
        }
        if forms::entered(ui, &field) {
            let why = self.words.trim().to_owned();
            if why != self.before {
                let step = self.step;
                commands.push(Command::Explain { step, why });
            }
            return true;
        }
        closed
    }
}
