//! What can be chosen about a report, and what was chosen.

use crate::model::{Id, PassId, Seen};
use std::collections::BTreeMap;

/// Something that can be chosen about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOption {
    /// Its name on the command line and in what a machine remembers.
    pub key: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What there is to choose from.
    pub choices: Choices,
}

/// What there is to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// A pass of the study; none chosen is the latest that can be compared.
    Pass,
    /// A frozen version of the analysis; none chosen is the latest.
    Version,
    /// A frozen version of the codebook; none chosen is what these words say.
    CodebookVersion(&'static str),
    /// A pass of the study; none chosen is all of them.
    EveryPass,
    /// A document of the study; none chosen is all of them.
    Document,
    /// Whose codings: `everybody`, `consensus`, or an analyst. Everybody's unless said otherwise.
    Layer,
    /// A file on this machine: its path.
    File,
    /// A role of participants; none chosen is all of them.
    Role,
    /// Documents in an order arranged by hand, their ids with commas between; only where the option of this key has this
    /// value.
    Arranged(&'static str, &'static str),
    /// Several things of the study, their ids with commas between; none chosen is all there are.
    Several(Several),
    /// Yes or no; yes unless said otherwise.
    Switch,
    /// One of several: its key and its name for people. The first unless said otherwise.
    OneOf(&'static [(&'static str, &'static str)]),
    /// The same, or an attribute of the study by its id.
    OneOfOrAttribute(&'static [(&'static str, &'static str)]),
}

/// Of what several can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// Rounds of the pass.
    Rounds,
    /// Analysts of the pass.
    Analysts,
    /// Documents.
    Documents,
}

/// What was chosen; whatever was not is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ReportOptions(BTreeMap<String, String>);

impl ReportOptions {
    /// Chooses; an empty value is what is usual.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), value);
        }
    }

    /// What was chosen.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Whether a switch is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.get(key) != Some("no")
    }

    /// The pass chosen, if it is in the study.
    pub fn pass(&self, seen: &Seen<'_>) -> Option<PassId> {
        let id: Id = self.get("pass")?.parse().ok()?;
        seen.pass(PassId(id)).map(|pass| pass.id)
    }

    /// The ids of several things that were chosen.
    pub fn several<T>(&self, key: &str, of: impl Fn(Id) -> T) -> Vec<T> {
        let listed = self.get(key).unwrap_or_default().split(',');
        let ids = listed.filter_map(|id| id.trim().parse().ok());
        ids.map(of).collect()
    }

    /// Everything that was chosen: key and value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let chosen = self.0.iter();
        chosen.map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for ReportOptions {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(chosen: I) -> Self {
        let chosen = chosen.into_iter();
        Self(
            chosen
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}
