//! In what analysts differ, as the list shows it.

use super::comparison::Comparison;
use super::words::together;
use crate::analysis::discrepancies::{AnalystSet, DifferenceKind};

/// A kind of difference, as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// Only these gave the code.
    Only(AnalystSet),
    /// Only so many gave the code; who they are is hidden.
    OnlySome(usize),
    OtherCode,
    Borders,
}

impl Kind {
    /// The kind of a difference.
    pub const fn of(kind: DifferenceKind, hides: bool) -> Self {
        match kind {
            DifferenceKind::Only(who) if hides => Self::OnlySome(who.len()),
            DifferenceKind::Only(who) => Self::Only(who),
            DifferenceKind::OtherCode => Self::OtherCode,
            DifferenceKind::Borders => Self::Borders,
        }
    }

    /// “only Ellen”, “only Ellen and Bo”, “all but Samir” (of four or more), “only one”.
    pub fn words(self, comparison: &Comparison) -> String {
        let analysts = comparison.analysts.len();
        match self {
            Self::Only(who) if analysts > 3 && who.len() + 1 == analysts => {
                let mut names = comparison.names.iter().enumerate();
                let missing = names.find(|(place, _)| !who.contains(*place));
                format!("all but {}", missing.map_or("", |(_, name)| name.as_str()))
            }
            Self::Only(who) => {
                let names = who.places().filter_map(|at| comparison.names.get(at));
                let names: Vec<String> = names.cloned().collect();
                format!("only {}", together(&names))
            }
            Self::OnlySome(1) => "only one".to_owned(),
            Self::OnlySome(2) => "only two".to_owned(),
            Self::OnlySome(3) => "only three".to_owned(),
            Self::OnlySome(n) => format!("only {n}"),
            Self::OtherCode => "other code".to_owned(),
            Self::Borders => "borders".to_owned(),
        }
    }

    /// The kinds there are and how many differences are of each, in the order they are listed: those that are always
    /// listed, and of the others those that occur.
    pub fn counted(
        counts: impl Iterator<Item = (DifferenceKind, usize)>,
        comparison: &Comparison,
    ) -> Vec<(Self, usize)> {
        let analysts = comparison.analysts.len();
        let mut listed: Vec<(Self, usize)> = if comparison.hides {
            (1..analysts).map(|n| (Self::OnlySome(n), 0)).collect()
        } else {
            let alone = (0..analysts).map(AnalystSet::one);
            alone.map(|who| (Self::Only(who), 0)).collect()
        };
        listed.extend([(Self::OtherCode, 0), (Self::Borders, 0)]);
        for (kind, count) in counts {
            let kind = Self::of(kind, comparison.hides);
            match listed.iter_mut().find(|(it, _)| *it == kind) {
                Some((_, all)) => *all += count,
                None => listed.push((kind, count)),
            }
        }
        let order = |kind: Self| match kind {
            Self::Only(who) => (0, who.len()),
            Self::OnlySome(n) => (0, n),
            Self::OtherCode => (1, 0),
            Self::Borders => (2, 0),
        };
        listed.sort_by_key(|(kind, _)| order(*kind));
        listed
    }
}
