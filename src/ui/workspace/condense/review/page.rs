//! The page of the review: versions, signers, open comments, comparison, the package.

use super::Review;
use super::thread::{self, person_line};
use crate::jobs::{Moment, Upto};
use crate::model::acts;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, View, WorkspaceKind, forms, many};
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
                    self.versions(ui, view, may, commands);
                    self.signers(ui, may, commands);
                    self.comments(ui, view, may, commands);
                    self.finalizing(ui, may, commands);
                    if !self.reviewed.versions.is_empty() {
                        ui.add_space(metrics::GRID * 4.0);
                        parts::section(ui, "Compare versions", "");
                        let versions = self.reviewed.versions.clone();
                        self.comparing.show(ui, view, &versions);
                    }
                    ui.add_space(metrics::GRID * 12.0);
                });
            });
    }

    fn versions(&mut self, ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
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
        if let Some(latest) = self.reviewed.latest() {
            let words = if self.reviewed.changed {
                format!("Changed since version {}.", latest.number)
            } else {
                format!("Nothing has changed since version {}.", latest.number)
            };
            ui.label(theme(ui).text(words));
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
                commands.go(WorkspaceKind::Report);
            }
        });
        if !self.reviewed.versions.is_empty() {
            self.taking_in.show(ui, view, commands);
        }
    }

    fn signers(&mut self, ui: &mut Ui, may: bool, commands: &mut Commands) {
        ui.add_space(metrics::GRID * 4.0);
        let signing = self.reviewed.people.iter().filter(|row| row.signs).count();
        let count = match signing {
            0 => "nobody yet".to_owned(),
            n => many(n, "person", "people"),
        };
        parts::section(ui, "To be signed by", &count);
        for row in &self.reviewed.people {
            ui.horizontal_wrapped(|ui| {
                let mut signs = row.signs;
                let id = row.id;
                let ticked = ui.add_enabled(may, egui::Checkbox::new(&mut signs, &row.name));
                if ticked.changed() {
                    commands.act("change who signs", move |act| {
                        acts::need_signer(act.seen, act.draft, id, signs)
                    });
                }
                if row.signs {
                    ui.label(theme(ui).small(&row.says));
                }
            });
        }
        if !may {
            return;
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

    fn comments(&mut self, ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
        let Some(latest) = self.reviewed.latest().cloned() else {
            return;
        };
        ui.add_space(metrics::GRID * 4.0);
        let open = self.reviewed.threads.iter().filter(|it| !it.is_answered);
        let open = open.count();
        let count = match open {
            0 => "all answered".to_owned(),
            n => format!("{n} open"),
        };
        parts::section(ui, "Comments", &count);
        if self.reviewed.threads.is_empty() {
            let words = "None yet. Select a category on the board to say what you think of it.";
            ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
        }
        let may = may && !latest.is_final;
        let mut of = None;
        // Open ones first.
        let mut rows: Vec<&super::standing::ThreadRow> = self.reviewed.threads.iter().collect();
        rows.sort_by_key(|it| it.is_answered);
        for row in rows {
            if of != Some(row.category) {
                of = Some(row.category);
                ui.add(egui::Label::new(theme(ui).subheading(&row.category_name)).wrap());
            }
            thread::show(ui, view, row, may, &mut self.replies, commands);
        }
    }

    fn finalizing(&mut self, ui: &mut Ui, may: bool, commands: &mut Commands) {
        let Some(latest) = self.reviewed.latest().cloned() else {
            return;
        };
        if latest.is_final {
            return;
        }
        ui.add_space(metrics::GRID * 4.0);
        let heading = format!("Sign version {}", latest.number);
        parts::section(ui, &heading, "");
        for row in self.reviewed.people.iter().filter(|row| row.signs) {
            person_line(ui, row.colour, &format!("{} {}", row.name, row.says));
        }
        if !may {
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
