//! What a code meant at a moment.

use super::Code;
use crate::model::{Field, Stamp};

/// What a code means: the texts by which one decides whether a segment belongs to it. An example is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning<'a> {
    /// What it means.
    pub definition: &'a str,
    /// What belongs to it.
    pub include: &'a str,
    /// What does not.
    pub exclude: &'a str,
}

impl Meaning<'_> {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        let texts = [self.definition, self.include, self.exclude];
        texts.iter().all(|text| text.trim().is_empty())
    }

    /// Whether both say the same, white space at the ends aside.
    pub fn says_as(&self, other: &Meaning<'_>) -> bool {
        self.definition.trim() == other.definition.trim()
            && self.include.trim() == other.include.trim()
            && self.exclude.trim() == other.exclude.trim()
    }
}

impl Code {
    /// What it means now.
    pub fn meaning(&self) -> Meaning<'_> {
        Meaning {
            definition: self.definition.text(),
            include: self.include.text(),
            exclude: self.exclude.text(),
        }
    }

    /// What it meant at a stamp: as set up to and with it, without what was undone since.
    pub fn meaning_at(&self, stamp: Stamp) -> Meaning<'_> {
        Meaning {
            definition: text_at(&self.definition, stamp),
            include: text_at(&self.include, stamp),
            exclude: text_at(&self.exclude, stamp),
        }
    }

    /// When what it means was set last; none where it never was.
    pub fn meaning_stamp(&self) -> Option<Stamp> {
        let fields = [&self.definition, &self.include, &self.exclude];
        fields.into_iter().filter_map(Field::stamp).max()
    }

    /// When what it meant at a stamp had been set.
    pub fn meaning_set_before(&self, stamp: Stamp) -> Option<Stamp> {
        let fields = [&self.definition, &self.include, &self.exclude];
        let set = fields.into_iter().flat_map(Field::history);
        set.map(|(when, _)| when)
            .filter(|when| *when <= stamp)
            .max()
    }
}

/// The text that a field had at a stamp; empty where it had none.
fn text_at(field: &Field<String>, stamp: Stamp) -> &str {
    let mut set = field.history().rev();
    let at = set.find(|(when, _)| *when <= stamp);
    at.map_or("", |(_, text)| text)
}
