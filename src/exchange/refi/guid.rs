//! Names of things in REFI-QDA.

use crate::model::{Id, ProjectId};
use std::fmt;
use uuid::Uuid;

/// A GUID as REFI-QDA has it: `8-4-4-4-12` hexadecimal digits, bare or in braces, in either case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(u128);

impl Guid {
    /// Reads a GUID; none where it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = match text.strip_prefix('{') {
            Some(rest) => rest.strip_suffix('}')?,
            None => text,
        };
        let hyphens = |(at, byte): (usize, u8)| (byte == b'-') == matches!(at, 8 | 13 | 18 | 23);
        if bare.len() != 36 || !bare.bytes().enumerate().all(hyphens) {
            return None;
        }
        let digits: String = bare.chars().filter(|c| *c != '-').collect();
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u128::from_str_radix(&digits, 16)
            .ok()
            .filter(|_| plain)
            .map(Self)
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut room = Uuid::encode_buffer();
        f.write_str(Uuid::from_u128(self.0).hyphenated().encode_upper(&mut room))
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The GUIDs of one study's things: UUIDs of version 5 (RFC 9562, section 5.5) of the project's id and the thing's, so
/// that every export gives the same ones, on every machine.
#[derive(Debug, Clone, Copy)]
pub struct Guids {
    project: Uuid,
}

impl Guids {
    /// Those of this study.
    pub const fn of(project: ProjectId) -> Self {
        Self {
            project: Uuid::from_bytes(*project.bytes()),
        }
    }

    /// The GUID of a thing.
    pub fn thing(&self, id: impl Into<Id>) -> Guid {
        self.named(&id.into().to_string())
    }

    /// The GUID of something that belongs to a thing and has no id of its own: what the thing's is, and what of it.
    pub fn part(&self, id: impl Into<Id>, what: &str) -> Guid {
        self.named(&format!("{} {what}", id.into()))
    }

    /// The GUID of something that there is once in a study.
    pub fn named(&self, name: &str) -> Guid {
        Guid(Uuid::new_v5(&self.project, name.as_bytes()).as_u128())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_the_same_bare_or_in_braces_and_in_either_case() {
        let bare = Guid::read("C75341A7-7504-5D28-AC85-6C2142DCF4EA").unwrap();
        assert_eq!(
            Guid::read(" {c75341a7-7504-5d28-ac85-6c2142dcf4ea} "),
            Some(bare)
        );
        assert_eq!(bare.to_string(), "C75341A7-7504-5D28-AC85-6C2142DCF4EA");
        for wrong in [
            "",
            "{}",
            "C75341A775045D28AC856C2142DCF4EA",
            "{C75341A7-7504-5D28-AC85-6C2142DCF4EA",
            "G75341A7-7504-5D28-AC85-6C2142DCF4EA",
            "+75341A7-7504-5D28-AC85-6C2142DCF4EA",
            "ö5341A7-7504-5D28-AC85-6C2142DCF4EA",
        ] {
            assert_eq!(Guid::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn guids_come_from_project_and_id_alone() {
        let project: ProjectId = "6ba7b810-9dad-41d1-80b4-00c04fd430c8".parse().unwrap();
        let id: Id = "k7f3a9xq-301".parse().unwrap();
        // Calculated with another program: uuid.uuid5(UUID('6ba7b810-9dad-41d1-80b4-00c04fd430c8'), 'k7f3a9xq-301').
        assert_eq!(
            Guids::of(project).thing(id).to_string(),
            "86F1A2A2-7525-5F73-ADEB-ED3F59B8B52B"
        );
        assert_ne!(
            Guids::of(project).thing(id),
            Guids::of(project).part(id, "marks")
        );
    }
}
