/// What the code box remembers from frame to frame. Make a new one whenever the box opens.
#[derive(Debug, Clone, Default)]
pub struct CodeBoxState {
    /// What has been typed.
    pub(super) typed: String,
    /// The line that is marked, counted from the top.
    pub(super) marked: usize,
    /// Whether the box has been drawn before; a click elsewhere closes it only then.
    pub(super) shown: bool,
}

impl CodeBoxState {
    /// An empty box.
    pub fn new() -> Self {
        Self::default()
    }

    /// A box in which something has been typed already.
    pub fn with(typed: impl Into<String>) -> Self {
        Self {
            typed: typed.into(),
            ..Self::default()
        }
    }

    /// What has been typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }
}
