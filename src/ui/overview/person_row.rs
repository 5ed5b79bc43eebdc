use crate::model::{AnalystId, Seen};

/// A person of the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: AnalystId,
    /// Name as shown.
    pub name: String,
    /// Initials for narrow places.
    pub initials: String,
    /// Place in the palette.
    pub colour: usize,
    /// Whether it is the person whose window this is.
    pub is_me: bool,
}

pub(super) fn rows(seen: &Seen<'_>) -> Vec<PersonRow> {
    let people = seen.analysts().into_iter();
    people
        .map(|person| PersonRow {
            id: person.id,
            name: person.name.text().to_owned(),
            initials: person.initials.text().to_owned(),
            // Blue first, orange second, as in all pictures of two analysts.
            colour: PEOPLE
                .get(usize::from(person.colour.get_or(0)))
                .copied()
                .unwrap_or_else(|| usize::from(person.colour.get_or(0))),
            is_me: seen.person() == Some(person.id),
        })
        .collect()
}

/// The colours of the first persons, as places in the palette of codes.
const PEOPLE: [usize; 7] = [4, 0, 2, 1, 5, 6, 3];
