//! Attributes of participants, cases and documents.

use crate::model::{CaseId, DocumentId, ParticipantId};
use serde::{Deserialize, Serialize};

/// What an attribute describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AttributeOf {
    /// Participants.
    Participants,
    /// Cases.
    Cases,
    /// Documents.
    Documents,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAttribute {
    /// Its name: “age”.
    pub name: String,
    /// Unit of its numbers: “years”; empty for none.
    pub unit: String,
    /// What it describes.
    pub of: AttributeOf,
}

/// Who or what bears a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A participant.
    Participant(ParticipantId),
    /// A case.
    Case(CaseId),
    /// A document.
    Document(DocumentId),
}

/// A value as tables of participants really have them: `34`, `0.75`, `>20`, words, or missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum AttributeValue {
    /// A number.
    Number(f64),
    /// More than a number: “>20”.
    Above(f64),
    /// Less than a number: “<1”.
    Below(f64),
    /// Words.
    Text(String),
    /// Asked for, and known to be missing.
    Missing,
}

impl AttributeValue {
    /// Reads a table's cell; an empty cell is no value at all.
    pub fn read(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        let number = |text: &str| {
            text.trim()
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
        };
        if cell.is_empty() {
            return None;
        }
        if ["missing", "n/a", "na", "-", "–", "?"].contains(&cell.to_lowercase().as_str()) {
            return Some(Self::Missing);
        }
        if let Some(above) = cell.strip_prefix('>').and_then(number) {
            return Some(Self::Above(above));
        }
        if let Some(below) = cell.strip_prefix('<').and_then(number) {
            return Some(Self::Below(below));
        }
        Some(number(cell).map_or_else(|| Self::Text(cell.to_owned()), Self::Number))
    }
}

impl std::fmt::Display for AttributeValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Above(number) => write!(f, ">{number}"),
            Self::Below(number) => write!(f, "<{number}"),
            Self::Text(text) => f.write_str(text),
            Self::Missing => f.write_str("missing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_values_of_a_participants_table_are_read() {
        assert_eq!(
            AttributeValue::read(" 0.75 "),
            Some(AttributeValue::Number(0.75))
        );
        assert_eq!(
            AttributeValue::read(">20"),
            Some(AttributeValue::Above(20.0))
        );
        assert_eq!(AttributeValue::read("<1"), Some(AttributeValue::Below(1.0)));
        assert_eq!(AttributeValue::read("n/a"), Some(AttributeValue::Missing));
        assert_eq!(
            AttributeValue::read("inf"),
            Some(AttributeValue::Text("inf".into()))
        );
        assert_eq!(AttributeValue::read(""), None);
    }
}
