//! What was reworded from one text to the next.

use unicode_segmentation::UnicodeSegmentation;

/// What became of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reworded<'a> {
    /// It stands in both texts.
    Kept(&'a str),
    /// It stood in the earlier text only.
    TakenAway(&'a str),
    /// It stands in the later text only.
    Added(&'a str),
}

/// Words of both texts beyond which only beginning and end are compared: the table below has as many cells as the
/// product.
const MOST: usize = 4_000_000;

/// Compares two texts word by word: the longest common sequence of words and spaces stays, the rest was taken away or
/// added. Joined, what was kept and taken away is the earlier text, what was kept and added the later.
pub fn reworded<'a>(before: &'a str, after: &'a str) -> Vec<Reworded<'a>> {
    let old: Vec<(usize, &str)> = before.split_word_bound_indices().collect();
    let new: Vec<(usize, &str)> = after.split_word_bound_indices().collect();
    let same = |(a, b): &(&(usize, &str), &(usize, &str))| a.1 == b.1;
    let head = old.iter().zip(&new).take_while(same).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take(rest).take_while(same).count();
    let middle = |all: &[(usize, &'a str)]| -> Vec<&'a str> {
        let to = all.len() - tail;
        all.iter().take(to).skip(head).map(|it| it.1).collect()
    };
    let (old_middle, new_middle) = (middle(&old), middle(&new));
    let mut found = Found::default();
    let words = |all: &[(usize, &'a str)], from: usize, to: usize| -> Vec<&'a str> {
        all.iter().take(to).skip(from).map(|it| it.1).collect()
    };
    for word in words(&new, 0, head) {
        found.push(Kind::Kept, word);
    }
    if old_middle.len().saturating_mul(new_middle.len()) > MOST {
        for word in &old_middle {
            found.push(Kind::Away, word);
        }
        for word in &new_middle {
            found.push(Kind::Added, word);
        }
    } else {
        found.compare(&old_middle, &new_middle);
    }
    for word in words(&new, new.len() - tail, new.len()) {
        found.push(Kind::Kept, word);
    }
    found.stretches(before, after)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Kept,
    Away,
    Added,
}

/// Stretches by their lengths in bytes, in order.
#[derive(Debug, Default)]
struct Found(Vec<(Kind, usize)>);

impl Found {
    fn push(&mut self, kind: Kind, word: &str) {
        match self.0.last_mut() {
            Some((last, length)) if *last == kind => *length += word.len(),
            _ => self.0.push((kind, word.len())),
        }
    }

    /// The longest common sequence, by the usual table from the end. A word counts more than the space beside it.
    fn compare(&mut self, old: &[&str], new: &[&str]) {
        let wide = new.len() + 1;
        let mut longest = vec![0_u32; (old.len() + 1) * wide];
        let at = |longest: &[u32], a: usize, b: usize| longest.get(a * wide + b).copied();
        for (a, x) in old.iter().enumerate().rev() {
            for (b, y) in new.iter().enumerate().rev() {
                let length = if x == y {
                    at(&longest, a + 1, b + 1).unwrap_or(0) + weight(x)
                } else {
                    at(&longest, a + 1, b)
                        .max(at(&longest, a, b + 1))
                        .unwrap_or(0)
                };
                if let Some(cell) = longest.get_mut(a * wide + b) {
                    *cell = length;
                }
            }
        }
        let (mut a, mut b) = (0, 0);
        loop {
            match (old.get(a), new.get(b)) {
                (Some(x), Some(y)) if x == y => {
                    self.push(Kind::Kept, x);
                    a += 1;
                    b += 1;
                }
                (Some(x), y) => {
                    let away = at(&longest, a + 1, b) >= at(&longest, a, b + 1);
                    match y {
                        Some(y) if !away => {
                            self.push(Kind::Added, y);
                            b += 1;
                        }
                        _ => {
                            self.push(Kind::Away, x);
                            a += 1;
                        }
                    }
                }
                (None, Some(y)) => {
                    self.push(Kind::Added, y);
                    b += 1;
                }
                (None, None) => return,
            }
        }
    }

    /// Gives the stretches their words.
    fn stretches<'a>(&self, before: &'a str, after: &'a str) -> Vec<Reworded<'a>> {
        let (mut old, mut new) = (0, 0);
        let mut stretches = Vec::with_capacity(self.0.len());
        for (kind, length) in &self.0 {
            let from_old = before.get(old..old + length).unwrap_or_default();
            let from_new = after.get(new..new + length).unwrap_or_default();
            stretches.push(match kind {
                Kind::Kept => Reworded::Kept(from_new),
                Kind::Away => Reworded::TakenAway(from_old),
                Kind::Added => Reworded::Added(from_new),
            });
            old += if *kind == Kind::Added { 0 } else { *length };
            new += if *kind == Kind::Away { 0 } else { *length };
        }
        stretches
    }
}

fn weight(word: &str) -> u32 {
    if word.chars().any(char::is_alphanumeric) {
        3
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_added_and_taken_away_are_found_and_the_rest_stays() {
        let found = reworded("Trust in staff members.", "Trust in the staff.");
        assert_eq!(
            found,
            [
                Reworded::Kept("Trust in "),
                Reworded::Added("the "),
                Reworded::Kept("staff"),
                Reworded::TakenAway(" members"),
                Reworded::Kept("."),
            ]
        );
        assert_eq!(reworded("", "New."), [Reworded::Added("New.")]);
        assert_eq!(reworded("Same.", "Same."), [Reworded::Kept("Same.")]);
        assert!(reworded("", "").is_empty());
    }

    proptest! {
        #[test]
        fn the_stretches_give_both_texts_again(before in "[a-cß. ]{0,40}", after in "[a-cß. ]{0,40}") {
            let found = reworded(&before, &after);
            let old: String = found.iter().map(|it| match it {
                Reworded::Kept(words) | Reworded::TakenAway(words) => *words,
                Reworded::Added(_) => "",
            }).collect();
            let new: String = found.iter().map(|it| match it {
                Reworded::Kept(words) | Reworded::Added(words) => *words,
                Reworded::TakenAway(_) => "",
            }).collect();
            prop_assert_eq!(old, before);
            prop_assert_eq!(new, after);
        }
    }
}
