//! Figures as they are written to JSON: null where undefined, with the reason beside.

use super::undefined::{Figure, Undefined};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Named figures; written as a map with a map `reason` for those that are null.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures(pub Vec<(&'static str, Figure)>);

impl Figures {
    /// The figure of that name, if it is among them.
    pub fn get(&self, key: &str) -> Option<Figure> {
        let found = self.0.iter().find(|(name, _)| *name == key);
        found.map(|(_, figure)| *figure)
    }
}

impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, figure) in &self.0 {
            map.serialize_entry(name, &figure.ok())?;
        }
        let reasons = self
            .0
            .iter()
            .filter_map(|(name, figure)| Some((*name, figure.err()?)));
        map.serialize_entry("reason", &Reasons(reasons.collect()))?;
        map.end()
    }
}

/// Named intervals; written as a map, with a map `reason` in it when some are null.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Intervals<I>(pub Vec<(&'static str, Result<I, Undefined>)>);

impl<I: Serialize> Serialize for Intervals<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, interval) in &self.0 {
            map.serialize_entry(name, &interval.as_ref().ok())?;
        }
        let reasons = self
            .0
            .iter()
            .filter_map(|(name, interval)| Some((*name, *interval.as_ref().err()?)));
        let reasons: Vec<(&'static str, Undefined)> = reasons.collect();
        if !reasons.is_empty() {
            map.serialize_entry("reason", &Reasons(reasons))?;
        }
        map.end()
    }
}

/// Why figures are undefined, one sentence each.
struct Reasons(Vec<(&'static str, Undefined)>);

impl Serialize for Reasons {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, why)| (name, why.to_string())))
    }
}
