//! Taking in the comments that came back from a review package; what they would bring is shown before.

use crate::exchange::review::{CommentsFile, CommentsPlan};
use crate::ui::dialogs::{Dialogs, Purpose};
use crate::ui::theme::{metrics, parts, parts::Tone, theme};
use crate::ui::{Commands, View, forms};
use egui::Ui;
use std::path::Path;

/// A file of comments that is chosen.
#[derive(Debug, Default)]
pub(super) struct TakingIn {
    open: bool,
    path: String,
    dialogs: Dialogs,
    read: Option<(u64, CommentsFile, CommentsPlan)>,
    error: Option<String>,
}

impl TakingIn {
    /// Draws the field, and what is in the file.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if let Some((Purpose::CommentsFile, paths)) = self.dialogs.answer()
            && let Some(path) = paths.first()
        {
            self.path = path.display().to_string();
            self.read(view);
        }
        if !self.open {
            if parts::link(ui, "Take in comments…").clicked() {
                self.open = true;
            }
            return;
        }
        let name = "File of comments";
        let hint = "…-comments.json";
        let (field, choose) = forms::text_with_button(ui, name, &mut self.path, hint, "Choose…");
        if choose {
            self.dialogs.ask(Purpose::CommentsFile, ui.ctx());
        }
        let entered = forms::entered(ui, &field);
        let mut done = false;
        let look = ui.horizontal(|ui| {
            let look = parts::quiet_button(ui, "Look into it").clicked();
            done = parts::link(ui, "Cancel").clicked();
            look
        });
        if look.inner || entered {
            self.read(view);
        }
        if let Some(error) = self.error.clone()
            && parts::banner(ui, Tone::Bad, &error)
        {
            self.error = None;
        }
        if let Some((revision, file, _)) = &self.read
            && *revision != view.revision()
        {
            // Others may have taken the same file in meanwhile.
            let file = file.clone();
            self.plan(view, file);
        }
        if let Some((_, file, plan)) = &self.read {
            ui.add_space(metrics::GRID);
            ui.add(egui::Label::new(theme(ui).text(plan.sentence())).wrap());
            for sentence in &plan.left {
                ui.add(egui::Label::new(theme(ui).small(sentence)).wrap());
            }
            if plan.new > 0 && parts::primary_button(ui, "Take them in").clicked() {
                let file = file.clone();
                let project = view.project;
                commands.act("take in the comments", move |act| {
                    file.take_in(act.seen, project, act.draft)
                });
                done = true;
            }
        }
        if done {
            *self = Self::default();
        }
    }

    fn read(&mut self, view: &View<'_>) {
        self.read = None;
        match CommentsFile::open(Path::new(self.path.trim())) {
            Ok(file) => self.plan(view, file),
            Err(error) => self.error = Some(error.to_string()),
        }
    }

    fn plan(&mut self, view: &View<'_>, file: CommentsFile) {
        match file.plan(view.seen, view.project) {
            Ok(plan) => {
                self.error = None;
                self.read = Some((view.revision(), file, plan));
            }
            Err(error) => {
                self.read = None;
                self.error = Some(error.to_string());
            }
        }
    }
}
