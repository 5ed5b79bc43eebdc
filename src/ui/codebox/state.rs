/// What the code box remembers from frame to frame. Make a new one whenever the box opens.
#[derive(Debug, Clone, Default)]
pub struct CodeBoxState {
    /// What has been typed.
    pub(super) typed: String,
    /// The line that is marked, counted from the top.
    pub(super) marked: usize,
    /// Whether the box has been drawn before; a click elsewhere closes it only then.
    pub(super) shown: bool,
    /// Whether a line has been marked or words typed since it opened or took a code.
    pub(super) begun: bool,
    /// Whether what was just chosen is to be followed by another.
    pub(super) another: bool,
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

    /// Whether the box is to stay open for another code after the one just chosen; it is empty again then.
    pub fn take_another(&mut self) -> bool {
        let another = std::mem::take(&mut self.another);
        if another {
            self.typed.clear();
            self.marked = 0;
            self.begun = false;
        }
        another
    }

    /// What has been typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }
}
