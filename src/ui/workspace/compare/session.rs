//! The consensus session: when, and who is there. Started once; decisions of the day inherit it.

use super::comparison::Comparison;
use super::found::Count;
use super::words::{day_of, number};
use crate::model::things::Session;
use crate::model::{AnalystId, Change, NewSession, PassId, SessionId, acts};
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Date, View, forms};
use egui::{Sense, Ui, vec2};
use std::collections::BTreeSet;

/// The session in use, and the form of a new one while it is filled in.
#[derive(Debug, Default)]
pub(super) struct SessionChoice {
    form: Option<Form>,
    chosen: Chosen,
}

/// Which session decisions belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Chosen {
    /// The latest of the pass that is of today.
    #[default]
    Todays,
    This(SessionId),
    None,
    /// The one that is being started, where the pass had so many before.
    Next(usize),
}

#[derive(Debug)]
struct Form {
    date: String,
    present: BTreeSet<AnalystId>,
    others: String,
    /// Why the session could not be started with what stands here.
    lacks: Option<&'static str>,
    /// Whether it has still to be brought into sight.
    follow: bool,
}

impl SessionChoice {
    /// The session that decisions belong to.
    pub fn current(&self, view: &View<'_>, comparison: &Comparison) -> Option<SessionId> {
        self.session(view, comparison.pass.id)
            .map(|session| session.id)
    }

    fn session<'a>(&self, view: &View<'a>, pass: PassId) -> Option<&'a Session> {
        let of_pass = sessions(view, pass);
        let today = day_of_today();
        let todays = || of_pass.iter().rev().find(|it| it.held.date == today);
        match self.chosen {
            Chosen::None => None,
            Chosen::This(id) => of_pass.iter().find(|it| it.id == id).or_else(todays),
            Chosen::Next(before) if of_pass.len() > before => of_pass.last(),
            Chosen::Todays | Chosen::Next(_) => todays(),
        }
        .copied()
    }

    /// Another session than that of today, or none, where there were several.
    fn choose(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId) {
        let of_pass = sessions(view, pass);
        if of_pass.is_empty() {
            return;
        }
        let now = self.session(view, pass).map(|session| session.id);
        let mut choices = vec![(None, "in no session".to_owned())];
        for session in of_pass.iter().rev() {
            let date = day_of(&session.held.date);
            choices.push((Some(session.id), format!("in that of {date}")));
        }
        let mut chosen = now;
        if forms::choice(ui, "Decisions are recorded", &mut chosen, &choices) {
            self.chosen = chosen.map_or(Chosen::None, Chosen::This);
        }
    }

    /// The session, how much is still open, and the form of a new one.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        count: Option<Count>,
        commands: &mut Commands,
    ) {
        let pass = comparison.pass.id;
        let session = self.session(view, pass);
        let heading = session.map_or_else(
            || "Session".to_owned(),
            |session| match Date::of_day(&session.held.date) {
                Some(date) => format!("Session, {}", date.day_and_month()),
                None => format!("Session, {}", session.held.date),
            },
        );
        parts::section(ui, &heading, "");
        if let Some(session) = session {
            who_is_there(ui, view, comparison, session);
        }
        if let Some(count) = count.filter(|count| count.all > 0) {
            progress(ui, count);
        }
        if view.me().is_none() || view.read_only.is_some() {
            return;
        }
        if self.form.is_some() {
            self.fill_in(ui, view, comparison, commands);
        } else {
            self.choose(ui, view, pass);
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                let words = if session.is_some() {
                    "Start another session"
                } else {
                    "Start a session"
                };
                let link = parts::link(ui, words);
                let why = "Decisions then carry its date and who was there";
                if link.on_hover_text(why).clicked() {
                    self.form = Some(Form {
                        date: day_of_today(),
                        present: comparison.pass.coders.iter().copied().collect(),
                        others: String::new(),
                        lacks: None,
                        follow: true,
                    });
                }
            });
        }
    }

    fn fill_in(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let Some(form) = &mut self.form else {
            return;
        };
        if forms::text(ui, "Date", &mut form.date, "YYYY-MM-DD").changed() {
            form.lacks = None;
        }
        if let Some(sentence) = form.lacks {
            let words = theme(ui).small(sentence).color(theme(ui).warn);
            ui.add(egui::Label::new(words).wrap());
        }
        parts::field_name(ui, "Present");
        for person in &view.overview.people {
            let mut there = form.present.contains(&person.id);
            if ui.checkbox(&mut there, &person.name).changed() {
                if there {
                    form.present.insert(person.id);
                } else {
                    form.present.remove(&person.id);
                }
            }
        }
        forms::text(ui, "Others present", &mut form.others, "Names, with commas");
        ui.add_space(metrics::GRID);
        let (mut start, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let button = parts::primary_button(ui, "Start");
            if std::mem::take(&mut form.follow) {
                button.scroll_to_me(None);
            }
            start = button.clicked();
            cancel = parts::quiet_button(ui, "Cancel").clicked();
        });
        if start {
            match form.session(comparison.pass.id) {
                Ok(session) => {
                    commands.act("start the session", move |act| {
                        act.draft.push(Change::AddSession(Box::new(session)));
                        Ok::<_, acts::ActError>(())
                    });
                    self.chosen = Chosen::Next(sessions(view, comparison.pass.id).len());
                    self.form = None;
                }
                Err(sentence) => form.lacks = Some(sentence),
            }
        } else if cancel {
            self.form = None;
        }
    }
}

impl Form {
    fn session(&self, pass: PassId) -> Result<NewSession, &'static str> {
        let date = self.date.trim();
        if Date::of_day(date).is_none() {
            return Err("The date of the session is not in the calendar: write it as YYYY-MM-DD.");
        }
        let others = self.others.split(',').map(str::trim);
        Ok(NewSession {
            pass,
            date: date.to_owned(),
            present: self.present.iter().copied().collect(),
            others: others
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }
}

/// The sessions of a pass, in the order they were recorded.
fn sessions<'a>(view: &View<'a>, pass: PassId) -> Vec<&'a Session> {
    let all = view.seen.sessions().into_iter();
    let mut of_pass: Vec<_> = all.filter(|session| session.held.pass == pass).collect();
    of_pass.sort_by_key(|session| session.made.stamp);
    of_pass
}

fn who_is_there(ui: &mut Ui, view: &View<'_>, comparison: &Comparison, session: &Session) {
    let theme = theme(ui);
    if comparison.hides {
        let count = session.held.present.len() + session.held.others.len();
        let words = format!("{count} present");
        ListRow::new(&words)
            .quiet(true)
            .sense(Sense::hover())
            .show(ui);
        return;
    }
    for who in &session.held.present {
        let colour = view.overview.person(*who).map_or(0, |it| it.colour);
        let row = ListRow::new(view.overview.person_name(*who))
            .dot(theme.code_colour(colour))
            .sense(Sense::hover());
        row.show(ui);
    }
    for name in &session.held.others {
        ListRow::new(name)
            .quiet(true)
            .sense(Sense::hover())
            .show(ui);
    }
}

fn progress(ui: &mut Ui, count: Count) {
    let theme = theme(ui);
    let share = count.share();
    let (open, all) = (number(count.open as u64), number(count.all as u64));
    let referred = number(count.referred as u64);
    let words = match (count.open, count.referred) {
        (0, 0) => "None of them is open".to_owned(),
        (0, _) => format!("{referred} of {all} referred"),
        (_, 0) => format!("{open} of {all} open"),
        _ => format!("{open} of {all} open, {referred} referred"),
    };
    ui.spacing_mut().interact_size.y = metrics::TEXT_LINE;
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID * 2.0);
        // The share comes first, from the right, so that the words have what is left and break there.
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = metrics::GRID;
            ui.add_space(metrics::GRID * 2.0);
            ui.label(theme.small(format!("{:.0} %", (share * 100.0).floor())));
            let room = vec2(ui.available_width(), 0.0);
            ui.allocate_ui_with_layout(room, egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.add(egui::Label::new(theme.text(words)).wrap());
            });
        });
    });
    ui.horizontal(|ui| {
        ui.add_space(metrics::GRID * 2.0);
        let width = ui.available_width() - metrics::GRID * 2.0;
        parts::progress(ui, share, width, "Decided");
    });
}

/// Today on this machine, as `YYYY-MM-DD`.
pub(super) fn day_of_today() -> String {
    jiff::Zoned::now().date().to_string()
}
