//! Which pass and which of its analysts are compared.

use super::passes::ComparedPass;
use super::readings::{Readings, seed_of, shuffle};
use super::words::{short_name, together};
use crate::analysis::discrepancies::Item;
use crate::model::{AnalystId, PassId};
use crate::ui::View;
use std::collections::BTreeSet;

/// What somebody has chosen at the left; everything else follows from the study.
#[derive(Debug, Default)]
pub(super) struct Choice {
    pass: Option<PassId>,
    /// Analysts of the pass who are left out.
    without: BTreeSet<AnalystId>,
    /// Which two of more have their codes matched.
    pair: Option<[AnalystId; 2]>,
    hidden: bool,
}

/// What is compared.
#[derive(Debug, Clone)]
pub(super) struct Comparison {
    pub pass: ComparedPass,
    /// Those compared, at least two: in the order of the pass, or, where it is hidden who coded what, in one that does
    /// not tell who is who.
    pub analysts: Vec<AnalystId>,
    /// What they are called, in the same order: “A” where it is hidden who coded what.
    pub names: Vec<String>,
    /// Their places in the palette, in the same order.
    pub colours: Vec<usize>,
    /// The two whose codes are matched.
    pub pair: [AnalystId; 2],
    /// What these are called.
    pub pair_names: [String; 2],
    /// Whether it is hidden on this machine who coded what.
    pub hides: bool,
}

/// Under which name the machine remembers that it is hidden who coded what.
pub(super) const HIDES: &str = "compare-hides-who";

/// Whether it is hidden on this machine who coded what.
pub(super) fn hides_who(view: &View<'_>) -> bool {
    view.remembered(HIDES) == Some("true")
}

impl Choice {
    /// What is compared: the pass that was chosen, else the one that is worked in, else the latest that shows.
    pub fn comparison(&mut self, view: &View<'_>, passes: &[ComparedPass]) -> Option<Comparison> {
        let shows = |pass: &&ComparedPass| pass.hidden.is_none();
        let named = |id: Option<PassId>| passes.iter().find(|pass| Some(pass.id) == id);
        let pass = named(self.pass)
            .or_else(|| named(view.pass()).filter(shows))
            .or_else(|| passes.iter().rev().find(shows))
            .or_else(|| passes.last());
        let pass = pass?.clone();
        self.hidden = pass.hidden.is_some();
        let mut analysts: Vec<AnalystId> = pass.coders.clone();
        analysts.retain(|who| !self.without.contains(who));
        if analysts.len() < 2 {
            analysts.clone_from(&pass.coders);
        }
        let hides = hides_who(view);
        if hides {
            // Nor does the order say who is who.
            shuffle(&mut analysts, seed_of(&pass.id.to_string()));
        }
        let first_two = match *analysts.as_slice() {
            [a, b, ..] => [a, b],
            _ => return None,
        };
        let chosen = self
            .pair
            .filter(|pair| pair.iter().all(|who| analysts.contains(who)));
        let pair = chosen.unwrap_or(first_two);
        let colour = |who: &AnalystId| view.overview.person(*who).map_or(0, |it| it.colour);
        let called = |who: &AnalystId| {
            if !hides {
                return short_name(view.overview, *who);
            }
            let place = analysts.iter().position(|it| it == who);
            let place = place.unwrap_or(0);
            let letter = u32::try_from(place).ok();
            match letter.and_then(|place| char::from_u32('A' as u32 + place)) {
                Some(letter @ 'A'..='Z') => letter.to_string(),
                _ => (place + 1).to_string(),
            }
        };
        Some(Comparison {
            pair_names: pair.each_ref().map(called),
            pair,
            names: analysts.iter().map(called).collect(),
            colours: analysts.iter().map(colour).collect(),
            hides,
            pass,
            analysts,
        })
    }

    /// Chooses a pass.
    pub fn set_pass(&mut self, pass: PassId) {
        self.pass = Some(pass);
    }

    /// Takes an analyst of more than two in or out; two always stay.
    pub fn toggle(&mut self, comparison: &Comparison, who: AnalystId) {
        if !comparison.analysts.contains(&who) {
            self.without.remove(&who);
        } else if comparison.analysts.len() > 2 {
            self.without.insert(who);
        }
    }

    /// Chooses which two have their codes matched.
    pub fn set_pair(&mut self, pair: [AnalystId; 2]) {
        self.pair = Some(pair);
    }

    /// Whether the pass that was last compared shows anything.
    pub const fn shows_something(&self) -> bool {
        !self.hidden
    }
}

impl Comparison {
    /// What an analyst is called here; none for one who is not compared.
    pub fn name_of(&self, who: AnalystId) -> Option<&str> {
        let place = self.analysts.iter().position(|it| *it == who)?;
        self.names.get(place).map(String::as_str)
    }

    /// “Ellen and Samir”; “Two readings” where decisions are taken and it is hidden who coded what.
    pub fn title(&self, deciding: bool) -> String {
        if !(self.hides && deciding) {
            return together(&self.names);
        }
        match self.analysts.len() {
            2 => "Two readings".to_owned(),
            3 => "Three readings".to_owned(),
            4 => "Four readings".to_owned(),
            n => format!("{n} readings"),
        }
    }

    /// Every two of the analysts.
    pub fn pairs(&self) -> Vec<[AnalystId; 2]> {
        let mut pairs = Vec::new();
        for (n, a) in self.analysts.iter().enumerate() {
            let after = self.analysts.iter().skip(n + 1);
            pairs.extend(after.map(|b| [*a, *b]));
        }
        pairs
    }

    /// Whether there are just two.
    pub const fn is_of_two(&self) -> bool {
        self.analysts.len() == 2
    }

    /// How the analysts are called and shown in an item.
    pub fn readings(&self, item: &Item) -> Readings {
        Readings::of(self, item)
    }
}
