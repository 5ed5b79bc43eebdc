//! What can stand in the rows or columns of a matrix.

use crate::model::{AttributeId, AttributeOf, Seen, capital};

/// What stands in the rows or columns of a matrix, and by what segments can be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// Codes, each with everything below it, in the order of the tree.
    Codes,
    /// Codes, each by itself.
    CodesThemselves,
    /// Constructs of frameworks: domains and sub-domains, each with everything below it and coded within it.
    SubDomains,
    /// Categories and themes, each with those below it.
    Categories,
    /// Documents.
    Documents,
    /// Participants: what each said, where speakers are known, else their documents.
    Participants,
    /// Roles of participants.
    Roles,
    /// Cases of participants.
    Cases,
    /// Waves of documents.
    Waves,
    /// Values of an attribute.
    Attribute(AttributeId),
    /// Who speaks: participants, interviewers, interpreters, others.
    Speakers,
    /// Analysts whose codings a segment rests on.
    Analysts,
}

impl Axis {
    /// Everything there is to choose in this study: what nothing stands in is left out.
    pub fn choices(seen: &Seen<'_>) -> Vec<Self> {
        let mut choices = vec![Self::Codes, Self::CodesThemselves];
        let constructs = seen.codes().into_iter();
        let has_constructs = constructs
            .into_iter()
            .any(|it| it.first.construct.is_some());
        let has_waves = seen.documents().iter().any(|it| it.wave.text().is_some());
        for (is_there, axis) in [
            (has_constructs, Self::SubDomains),
            (!seen.categories().is_empty(), Self::Categories),
            (true, Self::Documents),
            (!seen.participants().is_empty(), Self::Participants),
            (!seen.roles().is_empty(), Self::Roles),
            (!seen.cases().is_empty(), Self::Cases),
            (has_waves, Self::Waves),
            (true, Self::Speakers),
            (true, Self::Analysts),
        ] {
            if is_there {
                choices.push(axis);
            }
        }
        let attributes = seen.attributes().into_iter();
        choices.extend(attributes.map(|it| Self::Attribute(it.id)));
        choices
    }

    /// What it is called: “Documents”, “Attribute: age”.
    pub fn name(self, seen: &Seen<'_>) -> String {
        match self {
            Self::Codes => "Codes, with those below",
            Self::CodesThemselves => "Codes, each by itself",
            Self::SubDomains => "Domains and sub-domains",
            Self::Categories => "Categories and themes",
            Self::Documents => "Documents",
            Self::Participants => "Participants",
            Self::Roles => "Roles",
            Self::Cases => "Cases",
            Self::Waves => "Waves",
            Self::Speakers => "Who speaks",
            Self::Analysts => "Analysts",
            Self::Attribute(id) => {
                let Some(attribute) = seen.attribute(id) else {
                    return String::new();
                };
                let of = match attribute.of {
                    AttributeOf::Participants => "",
                    AttributeOf::Cases => " of cases",
                    AttributeOf::Documents => " of documents",
                };
                return format!("{}{of}", capital(&attribute.name));
            }
        }
        .to_owned()
    }

    /// What one of them is called: “code”, “document”.
    pub fn noun(self, seen: &Seen<'_>) -> String {
        match self {
            Self::Codes | Self::CodesThemselves => "code",
            Self::SubDomains => "domain or sub-domain",
            Self::Categories => "category or theme",
            Self::Documents => "document",
            Self::Participants => "participant",
            Self::Roles => "role",
            Self::Cases => "case",
            Self::Waves => "wave",
            Self::Speakers => "speaker",
            Self::Analysts => "analyst",
            Self::Attribute(id) => {
                let attribute = seen.attribute(id);
                return attribute.map_or_else(String::new, |it| it.name.clone());
            }
        }
        .to_owned()
    }

    /// Whether it is made of codes, so that there is no fixed number of documents or people behind one of them.
    pub const fn is_of_codes(self) -> bool {
        matches!(
            self,
            Self::Codes | Self::CodesThemselves | Self::SubDomains | Self::Categories
        )
    }
}
