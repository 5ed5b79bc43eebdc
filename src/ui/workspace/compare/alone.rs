//! What stands here as long as nothing was coded by two: that this is to be reported, a pass for a second analyst, and
//! the log of what was discussed with peers.

use super::session::day_of_today;
use crate::analysis::single_analyst::{SingleAnalyst, peer_discussion_text};
use crate::model::{MemoKind, Target, acts};
use crate::ui::theme::parts::Tone;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Command, Commands, Date, View, forms};
use egui::{Frame, Label, Margin, ScrollArea, Ui};

/// What the page remembers.
#[derive(Debug, Default)]
pub(super) struct Alone {
    revision: u64,
    /// The study as one analyst's, and the sentence for the methods.
    of: Option<(SingleAnalyst, String)>,
    second: String,
    form: Option<Form>,
}

/// A discussion that is being written down.
#[derive(Debug)]
struct Form {
    date: String,
    with: String,
    about: String,
    focus: bool,
}

impl Alone {
    /// Whether something is half done.
    pub const fn is_busy(&self) -> bool {
        self.form.is_some()
    }

    /// Draws the page.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if view.overview.passes.is_empty() {
            super::super::empty(
                ui,
                "Nothing to compare yet",
                "Once two analysts have coded the same pass and closed it, the passages they coded differently stand here.",
                Some(Action::ShowPasses),
                commands,
            );
            return;
        }
        if self.revision != view.revision() {
            self.revision = view.revision();
            let alone = SingleAnalyst::known(view.seen);
            let sentence = alone.sentence(view.seen);
            self.of = Some((alone, sentence));
        }
        let margin = Margin {
            left: 24,
            right: 20,
            top: 16,
            bottom: 0,
        };
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(680.0);
                let theme = theme(ui);
                ui.label(theme.heading("No second coder"));
                ui.add_space(metrics::GRID);
                let words = "Nothing in this study was coded by two analysts, so there is nothing to compare. A reader will want to know: say so as a limitation.";
                ui.add(Label::new(theme.quiet(words)).wrap());
                self.methods(ui, commands);
                self.second(ui, view, commands);
                self.discussions(ui, view, commands);
                ui.add_space(metrics::GRID * 4.0);
            });
        });
    }

    fn methods(&self, ui: &mut Ui, commands: &mut Commands) {
        let Some((_, sentence)) = &self.of else {
            return;
        };
        parts::section(ui, "For the methods", "");
        parts::card(ui, |ui| {
            ui.add(Label::new(theme(ui).text(sentence)).wrap());
            ui.add_space(metrics::GRID);
            if parts::link(ui, "Copy").clicked() {
                ui.ctx().copy_text(sentence.clone());
                commands.say(Tone::Good, "The sentence is copied.");
            }
        });
    }

    /// A pass for somebody else.
    fn second(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if view.read_only.is_some() {
            return;
        }
        parts::section(ui, "A second analyst", "");
        parts::card(ui, |ui| {
            let theme = theme(ui);
            let words = "In a blind pass of two, both code the same material and see each other’s work once both have closed it. A part of the material is enough to look at agreement.";
            ui.add(Label::new(theme.text(words)).wrap());
            ui.add_space(metrics::GRID);
            if view.overview.people.len() > 1 {
                if parts::quiet_button(ui, "Open a pass of two…").clicked() {
                    commands.run(Action::NewPass);
                }
                return;
            }
            let field = forms::text(ui, "The second analyst’s name", &mut self.second, "");
            ui.add_space(metrics::GRID);
            let add = parts::quiet_button(ui, "Add, and open a pass…").clicked();
            let wanted = add || forms::entered(ui, &field);
            if wanted && !self.second.trim().is_empty() {
                let name = std::mem::take(&mut self.second).trim().to_owned();
                commands.act_then("add the analyst", move |act| {
                    acts::add_analyst(act.seen, act.draft, &name)?;
                    Ok::<_, acts::ActError>(vec![Command::Do(Action::NewPass)])
                });
            }
        });
    }

    /// What was discussed with peers, and a line for more.
    fn discussions(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Self { of, form, .. } = self;
        let found = of.as_ref().map(|(alone, _)| &alone.discussions);
        let count = match found.map_or(0, Vec::len) {
            0 => String::new(),
            n => n.to_string(),
        };
        parts::section(ui, "Discussed with peers", &count);
        parts::card(ui, |ui| {
            let theme = theme(ui);
            let words = "Where one person codes, talking it over with others is what can be offered instead. Each talk is kept as a memo on the method, with its date and who was there.";
            ui.add(Label::new(theme.text(words)).wrap());
            for it in found.into_iter().flatten() {
                ui.add_space(metrics::GRID);
                let day = Date::of_day(&it.date).map_or_else(|| it.date.clone(), |day| day.whole());
                ui.push_id(it.memo.0.bits(), |ui| {
                    let link = parts::link(ui, &format!("{day}, with {}", it.with));
                    if link.on_hover_text("Open the memo").clicked() {
                        commands.push(Command::ShowMemo(it.memo));
                    }
                });
                ui.add(Label::new(theme.text(&it.about)).wrap());
            }
            ui.add_space(metrics::GRID);
            if view.me().is_none() || view.read_only.is_some() {
                return;
            }
            if form.is_some() {
                write(ui, form, commands);
            } else if parts::quiet_button(ui, "Record a discussion…").clicked() {
                *form = Some(Form {
                    date: day_of_today(),
                    with: String::new(),
                    about: String::new(),
                    focus: true,
                });
            }
        });
    }
}

/// The form of a discussion; it closes once it is recorded.
fn write(ui: &mut Ui, open: &mut Option<Form>, commands: &mut Commands) {
    let Some(form) = open else {
        return;
    };
    forms::text(ui, "Date", &mut form.date, "YYYY-MM-DD");
    let with = forms::text(ui, "Who was there", &mut form.with, "Names, with commas");
    if std::mem::take(&mut form.focus) {
        with.request_focus();
    }
    forms::long_text(ui, "What was discussed", &mut form.about, "", 3);
    ui.add_space(metrics::GRID);
    let (mut record, mut cancel) = (false, false);
    ui.horizontal(|ui| {
        record = parts::primary_button(ui, "Record").clicked();
        cancel = parts::quiet_button(ui, "Cancel").clicked();
    });
    if cancel {
        *open = None;
        return;
    }
    if !record {
        return;
    }
    let date = form.date.trim().to_owned();
    if Date::of_day(&date).is_none() {
        let sentence = "The date of the discussion is not in the calendar: write it as YYYY-MM-DD.";
        commands.say(Tone::Bad, sentence);
    } else if form.with.trim().is_empty() {
        commands.say(Tone::Bad, "Nobody is named: write who was there.");
    } else {
        let text = peer_discussion_text(&date, &form.with, &form.about);
        *open = None;
        commands.act("record the discussion", move |act| {
            let of = acts::MemoOf {
                kind: MemoKind::Method,
                text,
                on: Target::Study,
                pass: None,
                links: Vec::new(),
            };
            acts::write_memo(act.seen, act.draft, of)
        });
    }
}
