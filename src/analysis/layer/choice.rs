//! The choice of a layer.

use crate::model::{AnalystId, Seen};

/// Whose codings count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LayerChoice {
    /// Every coding that shows, whoever gave it; a passage that two analysts coded counts twice.
    #[default]
    Everybody,
    /// What the analysts agreed on or decided, in the parts of the material where nothing is open.
    Consensus,
    /// The codings of one analyst.
    Analyst(AnalystId),
}

impl LayerChoice {
    /// What it is called in a menu: “Consensus”, “Anna”, “Everybody”.
    pub fn name(self, seen: &Seen<'_>) -> String {
        match self {
            Self::Everybody => "Everybody".to_owned(),
            Self::Consensus => "Consensus".to_owned(),
            Self::Analyst(who) => {
                let analyst = seen.analyst(who);
                analyst.map_or_else(String::new, |it| it.name.text().to_owned())
            }
        }
    }

    /// Where numbers come from, as a sentence of its own: “Counts are of everybody’s codings.”
    pub fn sentence(self, seen: &Seen<'_>) -> String {
        format!("Counts are of {}.", self.words(seen))
    }

    /// Where a number comes from, in a sentence: “everybody’s codings”, “the consensus”.
    pub fn words(self, seen: &Seen<'_>) -> String {
        match self {
            Self::Everybody => "everybody’s codings".to_owned(),
            Self::Consensus => "the consensus".to_owned(),
            Self::Analyst(_) => format!("the codings of {}", self.name(seen)),
        }
    }
}
