//! Hybrid logical time: wall time that never runs behind what has been seen.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A hybrid logical clock's reading: milliseconds since 1970 (UTC) and a counter within the millisecond.
///
/// Kulkarni et al., "Logical Physical Clocks", OPODIS 2014. Written `(milliseconds, counter)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct HybridTime(u64);

impl HybridTime {
    /// A reading; the counter has 16 bits and the milliseconds 48 (until the year 10889).
    pub const fn new(milliseconds: u64, counter: u16) -> Self {
        Self(milliseconds << 16 | counter as u64)
    }

    /// Milliseconds since 1970-01-01 00:00 UTC.
    pub const fn milliseconds(self) -> u64 {
        self.0 >> 16
    }

    /// How many readings the same millisecond had before.
    pub const fn counter(self) -> u16 {
        self.0 as u16
    }

    /// The reading that follows both this one and the wall clock (milliseconds).
    #[must_use]
    pub fn following(self, wall: u64) -> Self {
        // A full counter carries into the next millisecond by itself.
        let next = self.0 + 1;
        Self(next.max(Self::new(wall, 0).0))
    }
}

impl Serialize for HybridTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.milliseconds(), self.counter()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for HybridTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (milliseconds, counter) = <(u64, u16)>::deserialize(deserializer)?;
        if milliseconds >> 48 != 0 {
            return Err(serde::de::Error::custom(
                "the time is beyond the year 10889",
            ));
        }
        Ok(Self::new(milliseconds, counter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_never_runs_behind_what_has_been_seen() {
        let seen = HybridTime::new(1000, 4);
        assert_eq!(seen.following(900), HybridTime::new(1000, 5));
        assert_eq!(seen.following(1000), HybridTime::new(1000, 5));
        assert_eq!(seen.following(1001), HybridTime::new(1001, 0));
        assert_eq!(
            HybridTime::new(7, u16::MAX).following(7),
            HybridTime::new(8, 0)
        );
    }
}
