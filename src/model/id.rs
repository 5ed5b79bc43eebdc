//! Names of things: which installation made it, and with which line of its journal.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;
use std::str::FromStr;

/// Digits of a device's name: lower-case base 32 without the letters that are mistaken for digits.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The value of each byte as a digit; 255 for what is none.
const VALUES: [u8; 256] = values();
/// Bits that a line's number takes in a packed [`Id`].
const SEQ_BITS: u32 = 24;

#[allow(
    clippy::indexing_slicing,
    reason = "calculated when the program is compiled"
)]
const fn values() -> [u8; 256] {
    let mut values = [255; 256];
    let mut digit = 0;
    while digit < 32 {
        values[DIGITS[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
}

/// Text that is not a well-formed id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: write eight characters of the installation, a hyphen and a number.")]
pub struct MalformedId(pub String);

/// One installation's journal in one copy of one study: eight random base-32 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(u64);

impl DeviceId {
    /// A device from 40 random bits; higher bits are dropped.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & ((1 << 40) - 1))
    }

    /// The 40 bits.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = [b'0'; 8];
        for (place, letter) in name.iter_mut().rev().enumerate() {
            let digit = (self.0 >> (place * 5)) & 31;
            *letter = DIGITS.get(digit as usize).copied().unwrap_or(b'0');
        }
        f.write_str(std::str::from_utf8(&name).unwrap_or_default())
    }
}

impl FromStr for DeviceId {
    type Err = MalformedId;

    fn from_str(name: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId(name.to_owned());
        if name.len() != 8 {
            return Err(malformed());
        }
        let mut bits = 0_u64;
        for byte in name.bytes() {
            let digit = VALUES.get(usize::from(byte)).copied();
            let digit = digit.filter(|digit| *digit < 32).ok_or_else(malformed)?;
            bits = bits << 5 | u64::from(digit);
        }
        Ok(Self(bits))
    }
}

/// The name of a thing or a change: its device and the number of its line in that device's journal.
///
/// Packed into eight bytes (40 bits of device, 24 bits of number), so that it means the same in every
/// installation and needs no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// The greatest line number that fits; a device that reaches it hands over to a new one.
    pub const MAX_SEQ: u32 = (1 << SEQ_BITS) - 1;

    /// The id of line `seq` (from 1) of `device`; `seq` must not pass [`Self::MAX_SEQ`].
    pub const fn new(device: DeviceId, seq: u32) -> Self {
        Self(device.0 << SEQ_BITS | (seq & Self::MAX_SEQ) as u64)
    }

    /// Whose journal.
    pub const fn device(self) -> DeviceId {
        DeviceId(self.0 >> SEQ_BITS)
    }

    /// Which line of it, counted from 1 over all its files.
    pub const fn seq(self) -> u32 {
        (self.0 & Self::MAX_SEQ as u64) as u32
    }

    /// The packed form.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// From the packed form.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.device(), self.seq())
    }
}

impl FromStr for Id {
    type Err = MalformedId;

    fn from_str(name: &str) -> Result<Self, MalformedId> {
        let malformed = || MalformedId(name.to_owned());
        let (device, seq) = name.split_once('-').ok_or_else(malformed)?;
        let seq: u32 = seq.parse().map_err(|_| malformed())?;
        if seq == 0 || seq > Self::MAX_SEQ {
            return Err(malformed());
        }
        Ok(Self::new(device.parse().map_err(|_| malformed())?, seq))
    }
}

/// Reads and writes as text in RON and JSON, as packed bits in the snapshot.
macro_rules! written_as_text {
    ($name:ident, $bits:expr) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    serializer.serialize_u64(self.bits())
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    name.parse().map_err(D::Error::custom)
                } else {
                    u64::deserialize(deserializer).map($bits)
                }
            }
        }
    };
}

written_as_text!(DeviceId, DeviceId::from_bits);
written_as_text!(Id, Id::from_bits);

/// Ids that cannot be taken for one another.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// Names an analyst.
    AnalystId,
    /// Names a role that participants have.
    RoleId,
    /// Names a participant.
    ParticipantId,
    /// Names a case above participants: a service, a region.
    CaseId,
    /// Names an attribute of participants, cases or documents.
    AttributeId,
    /// Names a document.
    DocumentId,
    /// Names a loaded framework.
    FrameworkId,
    /// Names a code; a framework's construct is a code too.
    CodeId,
    /// Names a subcategory, category or theme.
    CategoryId,
    /// Names an axis that codes are sorted by besides.
    AxisId,
    /// Names a value of an axis.
    AxisValueId,
    /// Names a pass.
    PassId,
    /// Names a round of a pass.
    RoundId,
    /// Names a coding.
    CodingId,
    /// Names a challenge to an earlier pass.
    ChallengeId,
    /// Names a decision on challenges.
    ChallengeDecisionId,
    /// Names a memo.
    MemoId,
    /// Names a consensus session.
    SessionId,
    /// Names a decision on a discrepancy.
    DecisionId,
    /// Names a frozen version.
    VersionId,
    /// Names a review: a verdict on a category, and the thread that its comment begins.
    ReviewId,
    /// Names a step: the id of its first line.
    StepId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_is_written() {
        let id: Id = "k7f3a9xq-301".parse().unwrap();
        assert_eq!(id.to_string(), "k7f3a9xq-301");
        assert_eq!(id.seq(), 301);
        assert_eq!(id.device().to_string(), "k7f3a9xq");
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for wrong in [
            "",
            "k7f3a9xq",
            "k7f3a9x-1",
            "k7f3a9xq-0",
            "k7f3a9xq-99999999",
            "K7F3A9XQ-1",
            "k7f3a9xi-1",
        ] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
    }
}
