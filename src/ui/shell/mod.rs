//! What stands around the workspaces: top bar, rail, panels, status bar, palette, settings.

mod drop_hint;
mod menu;
mod overlay;
mod palette;
mod panels;
mod past_banner;
mod rail;
mod review_banner;
mod settings_sheet;
mod shortcuts;
mod status_bar;
mod top_bar;
mod who;

pub use drop_hint::drop_hint;
pub use overlay::{Overlay, Parts};
pub use panels::fold_left;
pub use settings_sheet::SettingsForm;
pub use shortcuts::{shortcuts, shortcuts_sheet};

use super::OpenStudy;
use crate::jobs::Runner;
use egui::Ui;

/// Draws a study: the shell and the workspace one is in.
pub fn show(ui: &mut Ui, study: &mut OpenStudy, jobs: &Runner, mut parts: Parts<'_>) {
    let saved = study.project().saved_at();
    let progress = study.import_progress();
    let nobody = study.project().person().is_none() && !study.only_looking;
    let Parts {
        settings,
        overlay,
        commands,
    } = &mut parts;
    let kind = study.here.workspace;
    let remembered = settings.remembered.clone();
    let mut looks = false;
    study.with_view(jobs, &remembered, |view, spaces, notices| {
        top_bar::show(ui, view, saved, overlay, commands);
        past_banner::show(ui, view, commands);
        review_banner::show(ui, view, commands);
        status_bar::show(ui, view, progress, commands);
        rail::show(ui, view, commands);
        if nobody {
            looks = who::show(ui, view, notices, &mut overlay.who, commands);
            return;
        }
        let now = ui.input(|input| input.time);
        spaces.explore.keep_index(view, now);
        spaces.explore.keep_written(view, commands);
        let mut memos = std::mem::take(&mut spaces.memos);
        memos.show(ui, view, commands);
        let around = panels::Around {
            notices,
            memos: &mut memos,
            settings,
        };
        panels::show(ui, kind, view, spaces, around, commands);
        spaces.memos = memos;
        if overlay.palette.is_some() {
            palette::show(ui, view, spaces, overlay, commands);
        }
        settings_sheet::show(ui, view, settings, overlay, commands);
    });
    study.only_looking |= looks;
}
