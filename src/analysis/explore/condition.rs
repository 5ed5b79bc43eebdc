//! A condition in words.

use super::asked::{Asked, Lying};
use super::axis::Axis;
use super::heading::HeadingOf;
use super::placing::Placing;
use crate::model::{CodeId, Seen};
use std::collections::BTreeMap;

impl Asked {
    /// The condition as one sentence, as it can stand above the list and in a file.
    pub fn sentence(&self, seen: &Seen<'_>) -> String {
        let mut words = if self.of.is_empty() {
            "Segments of any code".to_owned()
        } else if self.of_all && self.of.len() > 1 {
            let codes = named(seen, &self.of, "and");
            format!("Segments of {codes} where all of them overlap")
        } else {
            format!("Segments of {}", named(seen, &self.of, "or"))
        };
        let mut that = Vec::new();
        if !self.with.is_empty() {
            let how = match self.lying {
                Lying::Overlap => "overlap",
                Lying::Inside => "lie wholly within",
                Lying::Around => "wholly contain",
            };
            let and = if self.with_any { "or" } else { "and" };
            that.push(format!("{how} {}", named(seen, &self.with, and)));
        }
        if !self.without.is_empty() {
            let codes = named(seen, &self.without, "or");
            that.push(format!("do not overlap {codes}"));
        }
        if !self.near.is_empty() {
            let and = if self.near_any { "or" } else { "and" };
            let codes = named(seen, &self.near, and);
            that.push(match self.turns {
                0 => format!("have {codes} in the same turn"),
                1 => format!("have {codes} at most 1 turn away"),
                turns => format!("have {codes} at most {turns} turns away"),
            });
        }
        if !that.is_empty() {
            words.push_str(" that ");
            words.push_str(&listed(&that, "and"));
        }
        for (axis, values) in narrowed(seen, &self.only) {
            words.push_str("; ");
            words.push_str(&axis);
            words.push_str(": ");
            words.push_str(&values.join(" or "));
        }
        words.push('.');
        words
    }
}

/// What it is narrowed to, by kind.
fn narrowed(seen: &Seen<'_>, only: &[HeadingOf]) -> Vec<(String, Vec<String>)> {
    let mut by_axis: BTreeMap<Axis, Vec<&HeadingOf>> = BTreeMap::new();
    for of in only {
        let axis = super::asked::axis_of(of);
        by_axis.entry(axis).or_default().push(of);
    }
    let named = by_axis.into_iter().map(|(axis, wanted)| {
        let headings = Placing::of(seen, axis).headings;
        let name = |of: &&HeadingOf| {
            let heading = headings.iter().find(|it| it.of == **of);
            heading.map_or_else(String::new, |it| it.name.clone())
        };
        let names = wanted.iter().map(name).collect();
        (axis.name(seen).to_lowercase(), names)
    });
    named.collect()
}

fn named(seen: &Seen<'_>, codes: &[CodeId], and: &str) -> String {
    let names = codes
        .iter()
        .map(|code| format!("“{}”", seen.code_name(*code)));
    listed(&names.collect::<Vec<_>>(), and)
}

fn listed(words: &[String], and: &str) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} {and} {last}", before.join(", ")),
    }
}
