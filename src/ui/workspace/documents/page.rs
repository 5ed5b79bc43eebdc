/// What the centre shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The table of documents.
    #[default]
    Documents,
    /// Participants, roles and attributes.
    Participants,
    /// Who works on the study.
    Analysts,
    /// Frameworks and their constructs.
    Frameworks,
    /// Who codes what.
    Passes,
    /// What happened, and what waits.
    History,
    /// Files that may be imported.
    Import,
}

impl Page {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "Documents",
            Self::Participants => "Participants",
            Self::Analysts => "Analysts",
            Self::Frameworks => "Frameworks",
            Self::Passes => "Passes",
            Self::History => "History and sync",
            Self::Import => "Import",
        }
    }
}
