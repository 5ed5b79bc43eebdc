/// A code one can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeChoice {
    /// What the caller knows it by; comes back in the event.
    pub id: u64,
    /// The code's name.
    pub name: String,
    /// Where it stands in the tree, such as "Implementation › Reach"; empty at the top.
    pub path: String,
    /// Index into the theme's code colours.
    pub colour: usize,
    /// How many codings it has.
    pub count: usize,
}

/// What was chosen in the code box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeBoxEvent {
    /// This code.
    Apply(u64),
    /// A new code of this name.
    New(String),
    /// A new code that is called as the selected words.
    InVivo,
    /// Nothing: the box was closed.
    Closed,
}
