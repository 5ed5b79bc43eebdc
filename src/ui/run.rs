//! Opens the window.

use super::App;
use super::theme::Theme;
use crate::journal::{Installation, JournalError, Project};
use egui::ViewportBuilder;
use std::path::Path;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The study or the installation could not be opened.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// There is no display, or no OpenGL.
    #[error(
        "No window could be opened ({0}): a display with OpenGL is needed (on Debian and Ubuntu the packages libgl1-mesa-dri, libegl1 and libxkbcommon-x11-0, without a screen also xvfb); `interlinea demo` does the whole analysis in the terminal."
    )]
    NoWindow(&'static str),
}

/// Opens the window on a study's folder, or on the welcome screen.
pub fn run(project: Option<&Path>) -> Result<(), RunError> {
    let installation = Installation::of_this_user()?;
    let app = app(installation, project)?;
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Interlinea")
            .with_app_id("interlinea")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 400.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let opened = eframe::run_native(
        "Interlinea",
        options,
        Box::new(|creation| {
            prepare(&creation.egui_ctx);
            Ok(Box::new(app))
        }),
    );
    opened.map_err(|error| RunError::NoWindow(what_is_missing(&error)))
}

/// The window's state for a folder, or the welcome screen.
pub fn app(installation: Installation, project: Option<&Path>) -> Result<App, JournalError> {
    match project {
        None => Ok(App::welcome(installation)),
        Some(folder) => {
            let project = Project::open(folder, &installation)?;
            Ok(App::with_project(project, installation))
        }
    }
}

/// Fonts and styles, once before the first frame.
pub fn prepare(ctx: &egui::Context) {
    Theme::apply(ctx);
    // The size of everything is an action of ours, remembered per machine.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.fallback_theme = egui::Theme::Light;
    });
}

/// What is missing, in a few words; the system's own account names files of its making that help nobody.
fn what_is_missing(error: &eframe::Error) -> &'static str {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "no display was found",
        _ => "OpenGL could not be started",
    }
}
