//! How the analysts are called and shown in one item.

use super::comparison::Comparison;
use super::words::possessive;
use crate::analysis::discrepancies::Item;
use crate::model::AnalystId;
use crate::ui::theme::CODE_COLOURS;

/// One analyst's reading of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub who: AnalystId,
    /// The analyst's place among those compared.
    pub place: usize,
    /// “Anna”, or “First reading”.
    pub name: String,
    /// “Anna’s”, or “The first’s”.
    pub possessive: String,
    /// Place in the palette.
    pub colour: usize,
}

/// The readings of an item, in the order in which they are shown: that of the analysts, or, where it is hidden who
/// coded what, one that is another from item to item and the same whenever this one is looked at.
#[derive(Debug, Clone)]
pub(super) struct Readings(Vec<Reading>);

impl Readings {
    pub(super) fn of(comparison: &Comparison, item: &Item) -> Self {
        let mut order: Vec<usize> = (0..comparison.analysts.len()).collect();
        if comparison.hides {
            shuffle(&mut order, seed(item));
        }
        let neutral = (0..CODE_COLOURS).filter(|it| !comparison.colours.contains(it));
        let mut neutral = neutral.chain(0..CODE_COLOURS).cycle();
        let readings = order.into_iter().enumerate().filter_map(|(n, place)| {
            let who = *comparison.analysts.get(place)?;
            if comparison.hides {
                return Some(Reading {
                    who,
                    place,
                    name: format!("{} reading", ordinal(n)),
                    possessive: format!("The {}’s", ordinal(n).to_lowercase()),
                    colour: neutral.next().unwrap_or(0),
                });
            }
            let name = comparison.names.get(place)?.clone();
            Some(Reading {
                who,
                place,
                possessive: possessive(&name),
                name,
                colour: comparison.colours.get(place).copied().unwrap_or(0),
            })
        });
        Self(readings.collect())
    }

    /// All of them, in the order shown.
    pub fn iter(&self) -> impl Iterator<Item = &Reading> {
        self.0.iter()
    }

    /// Where an analyst's reading stands among those shown.
    pub fn position(&self, place: usize) -> usize {
        self.iter().position(|it| it.place == place).unwrap_or(0)
    }

    /// The reading of the analyst at this place.
    pub fn at(&self, place: usize) -> Option<&Reading> {
        self.iter().find(|it| it.place == place)
    }

    /// The reading of an analyst.
    pub fn of_analyst(&self, who: AnalystId) -> Option<&Reading> {
        self.iter().find(|it| it.who == who)
    }
}

fn ordinal(n: usize) -> String {
    match n {
        0 => "First".to_owned(),
        1 => "Second".to_owned(),
        2 => "Third".to_owned(),
        3 => "Fourth".to_owned(),
        n => format!("{}th", n + 1),
    }
}

/// A number that follows from the item's codings alone.
fn seed(item: &Item) -> u64 {
    let least = item.codings.iter().map(|it| it.id).min();
    seed_of(&least.map_or_else(String::new, |id| id.to_string()))
}

/// A number that follows from a name alone.
pub(super) fn seed_of(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Puts things into an order that the seed decides (Fisher and Yates, with splitmix64).
pub(super) fn shuffle<T>(order: &mut [T], mut seed: u64) {
    for last in (1..order.len()).rev() {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        order.swap(last, (mixed % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_as_often_one_as_the_other_and_always_the_same_for_one_seed() {
        let of = |seed| {
            let mut order = [0, 1];
            shuffle(&mut order, seed);
            order
        };
        let first: usize = (0..1000).filter(|seed| of(*seed)[0] == 0).count();
        assert!((400..600).contains(&first), "{first}");
        assert_eq!(of(7), of(7));
        let mut four = [0, 1, 2, 3];
        shuffle(&mut four, 5);
        four.sort_unstable();
        assert_eq!(four, [0, 1, 2, 3]);
    }
}
