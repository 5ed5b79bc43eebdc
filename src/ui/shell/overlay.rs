use super::palette::Palette;
use super::settings_sheet::SettingsForm;
use crate::ui::{Commands, Settings};

/// What floats over the workspaces.
#[derive(Debug, Default)]
pub struct Overlay {
    /// The palette, while it is open.
    pub palette: Option<Palette>,
    /// Whether the sheet of shortcuts is open.
    pub sheet: bool,
    /// The settings, while they are open.
    pub settings: Option<SettingsForm>,
    /// The name being typed where somebody says who they are.
    pub who: String,
}

impl Overlay {
    /// Opens the palette anew, or closes it.
    pub fn open_palette(&mut self) {
        self.palette = match self.palette {
            Some(_) => None,
            None => Some(Palette::default()),
        };
    }
}

/// What the shell changes while it draws.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What this machine remembers.
    pub settings: &'a mut Settings,
    /// What floats over the workspaces.
    pub overlay: &'a mut Overlay,
    /// What is to happen after the frame.
    pub commands: &'a mut Commands,
}
