//! What the values of one characteristic come to in one group.

use crate::model::AttributeValue;
use std::collections::BTreeMap;

/// The values of one characteristic in one group.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Summary {
    /// All are numbers.
    Numbers {
        known: usize,
        mean: f64,
        least: f64,
        greatest: f64,
    },
    /// Words, or numbers and words mixed: how often each was given.
    Words {
        known: usize,
        counts: BTreeMap<String, usize>,
    },
}

/// Whether a characteristic's values are all plain numbers, so that they have a mean. One “>20” among them makes them
/// words: a mean that leaves it out, or takes it for 20, would be wrong.
pub(super) fn is_numeric<'v>(values: impl IntoIterator<Item = &'v AttributeValue>) -> bool {
    let mut any = false;
    for value in values {
        match value {
            AttributeValue::Number(_) => any = true,
            AttributeValue::Missing => {}
            _ => return false,
        }
    }
    any
}

impl Summary {
    /// Of numbers; none where there are none.
    pub fn of_numbers(numbers: &[f64]) -> Option<Self> {
        let least = numbers.iter().copied().reduce(f64::min)?;
        let greatest = numbers.iter().copied().reduce(f64::max)?;
        Some(Self::Numbers {
            known: numbers.len(),
            mean: numbers.iter().sum::<f64>() / numbers.len() as f64,
            least,
            greatest,
        })
    }

    /// Of words.
    pub fn of_words(words: impl IntoIterator<Item = String>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
        Self::Words {
            known: counts.values().sum(),
            counts,
        }
    }
}

/// A number with one decimal at most.
pub(super) fn short(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    format!("{}", rounded + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_mean_unless_one_of_them_is_no_plain_number() {
        let read = |cells: &[&str]| -> Vec<AttributeValue> {
            cells
                .iter()
                .filter_map(|cell| AttributeValue::read(cell))
                .collect()
        };
        assert!(is_numeric(&read(&["34", "0.75", "missing"])));
        assert!(!is_numeric(&read(&["34", ">20"])));
        assert!(!is_numeric(&read(&["0.75 years"])));
        assert!(!is_numeric(&read(&["missing"])));
        // (20 + 37 + 58) / 3 = 38.33…
        let Some(Summary::Numbers {
            mean,
            least,
            greatest,
            known,
        }) = Summary::of_numbers(&[20.0, 37.0, 58.0])
        else {
            panic!("three numbers have a mean")
        };
        assert_eq!(
            (short(mean).as_str(), least, greatest, known),
            ("38.3", 20.0, 58.0, 3)
        );
        assert_eq!(Summary::of_numbers(&[]), None);
    }
}
