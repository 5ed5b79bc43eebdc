//! Variables into the study, as attributes.

use crate::exchange::refi::NotTaken;
use crate::exchange::refi::convention::UNIT;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::read::{ValueIn, VariableIn};
use crate::exchange::refi::reserved::Reserved;
use crate::model::{
    AttributeId, AttributeOf, AttributeValue, Change, NewAttribute, Seen, StepDraft, Subject,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// The variables of a file and what they are in the study.
#[derive(Debug)]
pub(super) struct Variables<'r> {
    by_guid: FxHashMap<Guid, &'r VariableIn>,
    ours: bool,
    attributes: FxHashMap<(AttributeOf, String), AttributeId>,
    used: FxHashSet<Guid>,
    pub not_taken: Vec<NotTaken>,
}

impl<'r> Variables<'r> {
    /// Those of a file. An attribute is made when something first bears a value of it.
    pub fn of(seen: &Seen<'_>, variables: &'r [VariableIn], ours: bool) -> Self {
        let mut by_guid: FxHashMap<Guid, &VariableIn> = FxHashMap::default();
        for it in variables {
            if let Some(guid) = it.guid {
                by_guid.entry(guid).or_insert(it);
            }
        }
        let attributes = seen.attributes().into_iter();
        Self {
            by_guid,
            ours,
            attributes: attributes
                .map(|it| ((it.of, it.name.to_lowercase()), it.id))
                .collect(),
            used: FxHashSet::default(),
            not_taken: Vec::new(),
        }
    }

    /// What a value stands for that is no attribute.
    pub fn reserved(&self, value: &ValueIn) -> Option<Reserved> {
        let variable = self.by_guid.get(&value.variable)?;
        Some(&variable.description)
            .filter(|_| self.ours)
            .and_then(|it| Reserved::of(it))
    }

    /// The text of what a value of this kind stands for, if there is one among these.
    pub fn find<'v>(&self, values: &'v [ValueIn], wanted: Reserved) -> Option<&'v str> {
        let mut values = values.iter();
        let value = values.find(|value| self.reserved(value) == Some(wanted))?;
        Some(&value.text)
    }

    /// Gives somebody or something its values; what the study says already stands.
    pub fn give(
        &mut self,
        seen: &Seen<'_>,
        draft: &mut StepDraft,
        of: Subject,
        name: &str,
        values: &[ValueIn],
    ) {
        for value in values {
            if self.reserved(value).is_some() {
                self.used.insert(value.variable);
                continue;
            }
            let Some(variable) = self.by_guid.get(&value.variable).copied() else {
                self.not_taken.push(NotTaken::new(
                    format!("a value of “{name}”: {}", value.text),
                    "the file has no variable of its GUID",
                ));
                continue;
            };
            self.used.insert(value.variable);
            let Some(read) = AttributeValue::read(&value.text) else {
                continue;
            };
            let attribute = self.attribute(draft, variable, of);
            match seen.value(of, attribute) {
                Some(stands) if *stands == read => {}
                Some(_) => self.not_taken.push(NotTaken::new(
                    format!("“{}” of “{name}”: {}", variable.name, value.text),
                    "the study has another value, which stands",
                )),
                None => {
                    draft.push(Change::SetAttribute {
                        of,
                        attribute,
                        value: Some(read),
                    });
                }
            }
        }
    }

    /// What is left when everything was given: variables that nothing has a value of, and descriptions.
    pub fn finish(mut self) -> Vec<NotTaken> {
        for (guid, variable) in &self.by_guid {
            let what = format!("the variable “{}”", variable.name);
            if !self.used.contains(guid) {
                let why = "nothing that was taken has a value of it";
                self.not_taken.push(NotTaken::new(what, why));
            } else if !variable.description.trim().is_empty() && !self.ours {
                self.not_taken.push(NotTaken::new(
                    format!("the description of {what}"),
                    "an attribute has a name and a unit alone",
                ));
            }
        }
        self.not_taken.sort();
        self.not_taken
    }

    fn attribute(
        &mut self,
        draft: &mut StepDraft,
        variable: &VariableIn,
        of: Subject,
    ) -> AttributeId {
        let of = match of {
            Subject::Participant(_) => AttributeOf::Participants,
            Subject::Case(_) => AttributeOf::Cases,
            Subject::Document(_) => AttributeOf::Documents,
        };
        let name = if variable.name.is_empty() {
            "Unnamed variable"
        } else {
            &variable.name
        };
        let unit = variable.description.trim().strip_prefix(UNIT);
        let unit = unit.filter(|_| self.ours).unwrap_or_default();
        let key = (of, name.to_lowercase());
        *self.attributes.entry(key).or_insert_with(|| {
            let new = NewAttribute {
                name: name.to_owned(),
                unit: unit.to_owned(),
                of,
            };
            draft.push(Change::AddAttribute(Box::new(new))).into()
        })
    }
}
