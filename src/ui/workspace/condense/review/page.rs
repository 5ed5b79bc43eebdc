//! The page of the review: versions, signers, open comments, comparison, the package.

use super::Review;
use super::thread::{self, person_line};
use crate::exchange::report::ReportKind;
use crate::jobs::{Moment, Upto};
use crate::model::{Verdict, acts, capital};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Selected, View, forms, many};
use egui::Ui;

/// How wide its columns of text may be, in points.
const WIDTH: f32 = 640.0;

impl Review {
    /// Draws it in place of the board.
    pub fn page(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let may = view.me().is_some() && view.read_only.is_none();
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                let margin = egui::Margin::symmetric(24, 14);
                egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_max_width(WIDTH.min(ui.available_width()));
                    ui.label(theme(ui).heading("Review and versions"));
                    if parts::link(ui, "Back to the board").clicked() {
                        self.show_page(false);
                    }
                    ui.add_space(metrics::GRID * 2.0);
                    self.latest(ui);
                    self.signers(ui, may, commands);
                    self.categories(ui, view, commands);
                    self.comments(ui, view, commands);
                    self.finalizing(ui, view, may, commands);
                    self.versions(ui, view, may, commands);
                    if !self.reviewed.versions.is_empty() {
                        ui.add_space(metrics::GRID * 4.0);
                        parts::section(ui, "Compare versions", "");
                        let versions = self.reviewed.versions.clone();
                        let changed = self.reviewed.changed;
                        self.comparing.show(ui, view, &versions, changed);
                    }
                    ui.add_space(metrics::GRID * 12.0);
                });
            });
    }

    /// The version under review, and whether it is what the study says now.
    fn latest(&self, ui: &mut Ui) {
        let Some(latest) = self.reviewed.latest() else {
            return;
        };
        parts::section(ui, &latest.name, "");
        ui.add(egui::Label::new(theme(ui).text(capital(&latest.under))).wrap());
        let n = latest.number;
        let words = match (self.reviewed.changed, self.reviewed.codings_changed) {
            (true, _) => format!("Changed since version {n}."),
            (false, true) => format!(
                "Categories and codes are those of version {n}; codings or quotations have changed since."
            ),
            (false, false) => format!("Nothing has changed since version {n}."),
        };
        ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
        ui.add_space(metrics::GRID * 4.0);
    }

    /// Every category of the version with how it stands; choosing one opens it at the right, where it is judged.
    fn categories(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.reviewed.rows.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID * 4.0);
        let count = match (view.reviewer(), self.reviewed.undecided) {
            (Some(_), n) if n > 0 => format!("{n} of {} left for you", self.reviewed.categories),
            _ => self.reviewed.categories.to_string(),
        };
        parts::section(ui, "Categories and themes", &count);
        for (id, name) in &self.reviewed.rows {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
                if parts::link(ui, name).clicked() {
                    commands.select(Selected::Category(*id));
                }
                let mark = self.reviewed.marks.get(id).map_or("", String::as_str);
                let own = match self.reviewed.own.get(id) {
                    Some(Verdict::Agree) => "you agree",
                    Some(Verdict::Object) => "you object",
                    Some(Verdict::Open) => "you left it open",
                    None if view.me().is_some() => "you have not decided",
                    None => "",
                };
                let words: Vec<&str> = [mark, own]
                    .into_iter()
                    .filter(|words| !words.is_empty())
                    .collect();
                ui.label(theme(ui).small(words.join(" · ")));
            });
        }
    }

    fn versions(&mut self, ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
        ui.add_space(metrics::GRID * 4.0);
        parts::section(ui, "Versions", "");
        if self.reviewed.versions.is_empty() {
            let words = "A version keeps the categories as they are at a moment, so that a group can review and sign them. None is frozen yet.";
            ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
        }
        for row in &self.reviewed.versions {
            ui.add(egui::Label::new(theme(ui).strong(&row.name)).wrap());
            ui.add(egui::Label::new(theme(ui).small(&row.under)).wrap());
            let words = format!("See the study as it was at version {}", row.number);
            if parts::link(ui, &words).clicked()
                && let Some(version) = view.seen.version(row.id)
            {
                commands.push(Command::AsItWas(Moment {
                    at: version.made.stamp.at.milliseconds(),
                    upto: Upto::Cut(version.frozen.cut.clone()),
                }));
            }
            ui.add_space(metrics::GRID);
        }
        if !may {
            return;
        }
        if self.name.is_empty() {
            self.name = acts::next_analysis_name(view.seen);
        }
        let button = "Freeze";
        let hint = "Version 1";
        let (field, pressed) =
            forms::text_with_button(ui, "New version", &mut self.name, hint, button);
        if pressed || forms::entered(ui, &field) {
            let name = std::mem::take(&mut self.name);
            commands.act("freeze the analysis", move |act| {
                acts::freeze_analysis(act.seen, act.draft, &name, act.now)
            });
        }
        ui.horizontal_wrapped(|ui| {
            if !self.reviewed.versions.is_empty()
                && parts::link(ui, "Save a review package").clicked()
            {
                commands.push(Command::OpenReport(ReportKind::Review));
            }
        });
        if !self.reviewed.versions.is_empty() {
            self.taking_in.show(ui, view, commands);
        }
    }

    fn signers(&mut self, ui: &mut Ui, may: bool, commands: &mut Commands) {
        let signing = self.reviewed.people.iter().filter(|row| row.signs).count();
        let count = match signing {
            0 => "nobody yet".to_owned(),
            n => many(n, "person", "people"),
        };
        parts::section(ui, "To be signed by", &count);
        if !may {
            for row in self.reviewed.people.iter().filter(|row| row.signs) {
                person_line(ui, row.colour, &format!("{} {}", row.name, row.says));
            }
            return;
        }
        for row in &self.reviewed.people {
            ui.horizontal_wrapped(|ui| {
                let mut signs = row.signs;
                let id = row.id;
                if ui.checkbox(&mut signs, &row.name).changed() {
                    commands.act("change who signs", move |act| {
                        acts::need_signer(act.seen, act.draft, id, signs)
                    });
                }
                if row.signs {
                    ui.label(theme(ui).small(&row.says));
                }
            });
        }
        let hint = "Name of a person who only reviews";
        let (field, pressed) =
            forms::text_with_button(ui, "Reviewer", &mut self.reviewer, hint, "Add");
        if (pressed || forms::entered(ui, &field)) && !self.reviewer.trim().is_empty() {
            let name = std::mem::take(&mut self.reviewer);
            commands.act("add the reviewer", move |act| {
                let who = acts::add_analyst(act.seen, act.draft, &name)?;
                let change = crate::model::Change::NeedSigner {
                    signer: who,
                    needed: true,
                };
                act.draft.push(change);
                Ok::<_, acts::ActError>(())
            });
        }
    }

    fn comments(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(latest) = self.reviewed.latest().cloned() else {
            return;
        };
        ui.add_space(metrics::GRID * 4.0);
        let open = self.reviewed.threads.iter().filter(|it| !it.is_answered);
        let open = open.count();
        let count = match (open, self.reviewed.threads.len()) {
            (0, 0) => String::new(),
            (0, _) => "all answered".to_owned(),
            (n, _) => format!("{n} open"),
        };
        parts::section(ui, "Comments", &count);
        if self.reviewed.threads.is_empty() {
            let words = "None yet. Select a category on the board to say what you think of it.";
            ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
        }
        let reviewer = view.reviewer().filter(|_| !latest.is_final);
        let mut of = None;
        // Open ones first; answered ones unfold.
        let threads = &self.reviewed.threads;
        let rows = threads.iter().filter(|it| !it.is_answered);
        let answered = threads.iter().filter(|it| it.is_answered);
        let count = answered.clone().count();
        let shows = self.shows_answered;
        for row in rows.chain(answered.filter(|_| shows)) {
            if of != Some(row.category) {
                of = Some(row.category);
                ui.add(egui::Label::new(theme(ui).subheading(&row.category_name)).wrap());
            }
            thread::show(ui, row, reviewer, &mut self.replies, commands);
        }
        if count > 0 {
            let comments = many(count, "answered comment", "answered comments");
            let words = if shows {
                format!("Hide {comments}")
            } else {
                format!("Show {comments}")
            };
            if parts::link(ui, &words).clicked() {
                self.shows_answered = !shows;
            }
        }
    }

    fn finalizing(&mut self, ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
        let Some(latest) = self.reviewed.latest().cloned() else {
            return;
        };
        if latest.is_final {
            return;
        }
        ui.add_space(metrics::GRID * 4.0);
        let heading = format!("Sign version {}", latest.number);
        parts::section(ui, &heading, "");
        if view.reviewer().is_none() {
            return;
        }
        let (version, undecided) = (latest.id, self.reviewed.undecided);
        if undecided > 0 {
            let categories = many(undecided, "category", "categories");
            let words = format!("I agree with what is left: {categories}");
            if parts::quiet_button(ui, &words).clicked() {
                commands.act("agree with the categories", move |act| {
                    let me = act.seen.person().ok_or(acts::ActError::NotHere {
                        what: "The person at the keyboard",
                    })?;
                    acts::agree_with_rest(act.seen, act.draft, version, me)
                });
            }
        }
        ui.add_space(metrics::GRID);
        if !may {
            return;
        }
        if let Some(sentence) = &self.reviewed.refused {
            ui.add(egui::Label::new(theme(ui).quiet(sentence)).wrap());
        } else {
            if self.reviewed.objection {
                let name = "Why it is finalized over the objection";
                forms::long_text(ui, name, &mut self.over, "In a sentence", 2);
            }
            let words = format!("Finalize version {}", latest.number);
            if parts::primary_button(ui, &words).clicked() {
                let over = std::mem::take(&mut self.over);
                commands.act("finalize the version", move |act| {
                    acts::finalize_version(act.seen, act.draft, version, &over)
                });
            }
        }
    }
}
