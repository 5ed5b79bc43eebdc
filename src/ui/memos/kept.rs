use crate::ui::{Commands, View};
use serde::{Deserialize, Serialize};

/// The name under which it is remembered.
const NAME: &str = "memos";

/// What this machine remembers of the drawer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// Whether it is open.
    pub open: bool,
    /// Its height, in points.
    pub height: f32,
    #[serde(skip)]
    loaded: bool,
    /// What this machine was last told.
    #[serde(skip)]
    told: (bool, f32),
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            open: false,
            height: 310.0,
            loaded: false,
            told: (false, 310.0),
        }
    }
}

impl Kept {
    /// Reads it, once. What was opened or closed meanwhile stays so.
    pub fn load(&mut self, view: &View<'_>) {
        if self.loaded {
            return;
        }
        let kept = view
            .remembered(NAME)
            .and_then(|text| ron::from_str::<Self>(text).ok());
        let opened = self.open;
        *self = kept.unwrap_or_default();
        self.told = (self.open, self.height);
        self.open |= opened;
        self.loaded = true;
    }

    /// Lets this machine remember what has changed; not that it is open for a moment, to write something.
    pub fn keep(&mut self, for_a_moment: bool, commands: &mut Commands) {
        let now = (self.open && !for_a_moment, self.height);
        if now.0 == self.told.0 && (now.1 - self.told.1).abs() < 0.5 {
            return;
        }
        self.told = now;
        if let Ok(text) = ron::to_string(self) {
            commands.remember(NAME, text);
        }
    }
}
