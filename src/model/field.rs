//! A field that many may set: the greatest stamp wins, whatever the order of arrival.

use super::Stamp;
use smallvec::SmallVec;

/// How a line acts on the fields that its change names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pen {
    /// It sets them.
    Write(Stamp),
    /// The values that the line of this stamp set are void from now on: its step was undone.
    Void(Stamp),
    /// They count again: the undo was undone.
    Revive(Stamp),
}

/// A value that was set.
#[derive(Debug, Clone, PartialEq)]
struct Entry<T> {
    stamp: Stamp,
    void: bool,
    value: T,
}

/// A field with all that was ever set in it, in order of stamps.
///
/// Its value is the last one whose step was not undone. So an undo changes only what still bears the undone
/// step's stamp, and what somebody built on stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    entries: SmallVec<[Entry<T>; 1]>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self {
            entries: SmallVec::new(),
        }
    }
}

impl<T> Field<T> {
    /// A field as it was made.
    pub fn made(stamp: Stamp, value: T) -> Self {
        let mut field = Self::default();
        field.put(Pen::Write(stamp), value);
        field
    }

    /// Lets a line act. Acting twice with one stamp is acting once.
    /// Returns whether the act shows: false where a value with a greater stamp stands.
    pub fn put(&mut self, pen: Pen, value: T) -> bool {
        let (Pen::Write(stamp) | Pen::Void(stamp) | Pen::Revive(stamp)) = pen;
        let shown = self.stamp();
        let place = self.entries.partition_point(|e| e.stamp < stamp);
        let here = self.entries.get_mut(place).filter(|e| e.stamp == stamp);
        match (pen, here) {
            (Pen::Write(_), None) => {
                let void = false;
                self.entries.insert(place, Entry { stamp, void, value });
            }
            (Pen::Void(_), Some(entry)) => entry.void = true,
            (Pen::Revive(_), Some(entry)) => entry.void = false,
            (Pen::Write(_), Some(_)) | (_, None) => {}
        }
        match pen {
            Pen::Void(_) => shown == Some(stamp),
            Pen::Write(_) | Pen::Revive(_) => self.stamp() == Some(stamp),
        }
    }

    fn current(&self) -> Option<&Entry<T>> {
        self.entries.iter().rev().find(|entry| !entry.void)
    }

    /// The value, if one stands.
    pub fn get(&self) -> Option<&T> {
        self.current().map(|entry| &entry.value)
    }

    /// The stamp the field bears.
    pub fn stamp(&self) -> Option<Stamp> {
        self.current().map(|entry| entry.stamp)
    }

    /// The last value whose line acted at a moment, undone since or not.
    pub(in crate::model) fn at(&self, acted: impl Fn(Stamp) -> bool) -> Option<&T> {
        let mut latest_first = self.entries.iter().rev();
        let entry = latest_first.find(|entry| acted(entry.stamp))?;
        Some(&entry.value)
    }

    /// Whether nothing was set or undone of it beyond what these lines set.
    pub(in crate::model) fn is_of(&self, lines: impl Fn(Stamp) -> bool) -> bool {
        let mut entries = self.entries.iter();
        entries.all(|entry| !entry.void && lines(entry.stamp))
    }

    /// Whether anything was ever set.
    pub fn is_untouched(&self) -> bool {
        self.entries.is_empty()
    }

    /// All that was set and not undone, oldest first, with its stamp.
    pub fn history(&self) -> impl DoubleEndedIterator<Item = (Stamp, &T)> {
        let standing = self.entries.iter().filter(|entry| !entry.void);
        standing.map(|entry| (entry.stamp, &entry.value))
    }
}

impl<T: Copy> Field<T> {
    /// The value, or another where none stands.
    pub fn get_or(&self, otherwise: T) -> T {
        self.get().copied().unwrap_or(otherwise)
    }
}

impl Field<String> {
    /// The text; empty where none stands.
    pub fn text(&self) -> &str {
        self.get().map_or("", String::as_str)
    }
}

impl Field<Option<String>> {
    /// The text, if one stands.
    pub fn text(&self) -> Option<&str> {
        self.get()?.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, HybridTime, Id};

    fn stamp(n: u32) -> Stamp {
        Stamp {
            at: HybridTime::new(u64::from(n), 0),
            id: Id::new(DeviceId::from_bits(7), n),
        }
    }

    #[test]
    fn the_greatest_stamp_wins_whatever_the_order_of_arrival() {
        let mut forward = Field::default();
        let mut backward = Field::default();
        for n in 1..5 {
            forward.put(Pen::Write(stamp(n)), n);
            backward.put(Pen::Write(stamp(5 - n)), 5 - n);
        }
        assert_eq!(forward, backward);
        assert_eq!(forward.get(), Some(&4));
    }

    #[test]
    fn an_undo_brings_back_what_stood_before_and_redo_what_was_undone() {
        let mut field = Field::made(stamp(1), 'a');
        field.put(Pen::Write(stamp(2)), 'b');
        assert!(field.put(Pen::Void(stamp(2)), 'b'));
        assert_eq!(field.get(), Some(&'a'));
        assert!(field.put(Pen::Revive(stamp(2)), 'b'));
        assert_eq!(field.get(), Some(&'b'));
    }

    #[test]
    fn an_undo_leaves_what_somebody_built_on() {
        let mut field = Field::made(stamp(1), 'a');
        field.put(Pen::Write(stamp(2)), 'b');
        field.put(Pen::Write(stamp(3)), 'c');
        assert!(!field.put(Pen::Void(stamp(2)), 'b'));
        assert_eq!(field.get(), Some(&'c'));
    }

    #[test]
    fn undoing_the_making_leaves_nothing() {
        let mut field = Field::made(stamp(1), 'a');
        assert!(field.put(Pen::Void(stamp(1)), 'a'));
        assert_eq!(field.get(), None);
    }
}
