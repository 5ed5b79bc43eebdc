//! Which study a project folder holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;
use std::str::FromStr;

/// Names a study for ever, in whatever folder a copy of it lies: a random UUID (RFC 9562, version 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectId([u8; 16]);

impl ProjectId {
    /// A UUID of version 4 from 128 random bits; the six bits that say “version 4” are set.
    pub const fn from_random(bits: u128) -> Self {
        let version = bits & !(0xf << 76) | 4 << 76;
        let variant = version & !(0b11 << 62) | 0b10 << 62;
        Self(variant.to_be_bytes())
    }

    /// The sixteen bytes, in the order in which they are written.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for ProjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            if matches!(place, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl FromStr for ProjectId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        let id = u128::from_str_radix(&digits, 16).map(|bits| Self(bits.to_be_bytes()));
        id.ok()
            .filter(|id| id.to_string() == text)
            .ok_or_else(|| format!("“{text}” is not a project's id (a UUID in lower case)."))
    }
}

impl Serialize for ProjectId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for ProjectId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            text.parse().map_err(D::Error::custom)
        } else {
            <[u8; 16]>::deserialize(deserializer).map(Self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_named_by_a_uuid_of_version_4() {
        let id = ProjectId::from_random(u128::MAX);
        assert_eq!(id.to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
        let zeros = ProjectId::from_random(0);
        assert_eq!(zeros.to_string(), "00000000-0000-4000-8000-000000000000");
    }

    #[test]
    fn what_is_not_written_as_a_uuid_is_refused() {
        for wrong in ["", "ffffffff", "FFFFFFFF-ffff-4fff-bfff-ffffffffffff"] {
            assert!(wrong.parse::<ProjectId>().is_err(), "{wrong}");
        }
    }
}
