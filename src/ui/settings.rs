//! What this machine remembers about the window.

use super::WorkspaceKind;
use crate::journal::Installation;
use egui::{Context, ThemePreference};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name under which the installation keeps them.
const NAME: &str = "window";
/// The least and greatest size of everything, as proportions of 100 %.
const ZOOM: (f32, f32) = (0.8, 2.0);
/// By how much one step makes everything larger.
const STEP: f32 = 0.1;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Mode {
    /// As the system has it.
    #[default]
    System,
    /// Dark words on light paper.
    Light,
    /// Light words on dark paper.
    Dark,
}

/// The panels of one workspace, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a panel"
)]
pub struct Panels {
    /// Width of the left panel; none as long as nobody has changed it.
    #[serde(default)]
    pub left: Option<f32>,
    /// Width of the right panel.
    #[serde(default)]
    pub right: Option<f32>,
    /// Whether the left panel is folded away.
    #[serde(default)]
    pub left_folded: bool,
    /// Whether the right panel is folded away.
    #[serde(default)]
    pub right_folded: bool,
    /// Whether the left panel is unfolded where there is no room for it beside the centre.
    #[serde(default)]
    pub left_in_narrow: bool,
}

/// What this machine remembers about the window; nothing of it belongs to a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Light or dark.
    #[serde(default)]
    pub mode: Mode,
    /// Size of everything: 1 is 100 %.
    #[serde(default = "one")]
    pub zoom: f32,
    /// Panels by workspace.
    #[serde(default)]
    pub panels: BTreeMap<String, Panels>,
    /// The last values of whatever screens remember, by name: text size of the transcript, options of a report.
    #[serde(default)]
    pub remembered: BTreeMap<String, String>,
}

const fn one() -> f32 {
    1.0
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            zoom: 1.0,
            panels: BTreeMap::new(),
            remembered: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// As last saved; the usual ones where nothing readable was.
    pub fn load(installation: &Installation) -> Self {
        let saved = installation.load_settings(NAME);
        saved
            .and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Saves them. Losing them costs nothing but a panel's width, so a failure is not reported.
    pub fn save(&self, installation: &Installation) {
        if let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()) {
            let _ = installation.save_settings(NAME, &text);
        }
    }

    /// Puts mode and size into the window.
    pub fn apply(&self, ctx: &Context) {
        let preference = match self.mode {
            Mode::System => ThemePreference::System,
            Mode::Light => ThemePreference::Light,
            Mode::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != preference {
            ctx.set_theme(preference);
        }
        if (ctx.zoom_factor() - self.zoom).abs() > 0.001 {
            ctx.set_zoom_factor(self.zoom);
        }
    }

    /// Everything one step larger (1) or smaller (−1).
    pub fn step_zoom(&mut self, steps: f32) {
        let zoom = ((self.zoom + steps * STEP) / STEP).round() * STEP;
        self.zoom = zoom.clamp(ZOOM.0, ZOOM.1);
    }

    /// The panels of a workspace.
    pub fn panels_of(&self, kind: WorkspaceKind) -> Panels {
        self.panels.get(kind.name()).copied().unwrap_or_default()
    }

    /// The panels of a workspace, to change them.
    pub fn panels_mut(&mut self, kind: WorkspaceKind) -> &mut Panels {
        self.panels.entry(kind.name().to_owned()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_to_200_percent_in_steps_and_no_further() {
        let mut settings = Settings::default();
        for _ in 0..20 {
            settings.step_zoom(1.0);
        }
        assert!((settings.zoom - 2.0).abs() < 1e-6);
        settings.step_zoom(-1.0);
        assert!((settings.zoom - 1.9).abs() < 1e-6);
    }

    #[test]
    fn settings_of_an_older_program_are_read() {
        let settings: Settings = ron::from_str("(mode: Dark)").unwrap();
        assert_eq!(settings.mode, Mode::Dark);
        assert!((settings.zoom - 1.0).abs() < 1e-6);
    }
}
