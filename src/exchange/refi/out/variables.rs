//! Attributes, and what else is said of participants and documents, as variables.

use super::Outward;
use crate::exchange::refi::convention::UNIT;
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::reserved::Reserved;
use crate::exchange::refi::xml_out::XmlOut;
use crate::model::things::{Document, Participant};
use crate::model::{AttributeId, AttributeValue, DocumentKind, Subject};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The types that are used of those the standard has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Text,
    Integer,
    Float,
    Date,
}

impl Type {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Date => "Date",
        }
    }

    const fn element(self) -> &'static str {
        match self {
            Self::Text => "TextValue",
            Self::Integer => "IntegerValue",
            Self::Float => "FloatValue",
            Self::Date => "DateValue",
        }
    }
}

/// A variable with the type that all its values have.
struct Variable {
    guid: Guid,
    name: String,
    description: String,
    of_type: Type,
}

/// The variables of a study and their values.
pub(super) struct Variables {
    all: Vec<Variable>,
    /// Values by who bears them: the place of the variable, and the value as written.
    values: BTreeMap<Subject, Vec<(usize, String)>>,
}

impl Variables {
    /// Those of everything that goes out.
    pub fn of(out: &Outward<'_>) -> Self {
        let mut variables = Self {
            all: Vec::new(),
            values: BTreeMap::new(),
        };
        variables.attributes(out);
        let mut said: BTreeMap<Reserved, Vec<(Subject, String)>> = BTreeMap::new();
        let mut say = |what: Reserved, of: Subject, value: String| {
            if !value.trim().is_empty() {
                said.entry(what).or_default().push((of, value));
            }
        };
        let numbers = out.seen.participant_numbers();
        for it in out.seen.participants() {
            let number = numbers.get(&it.id).copied();
            of_participant(out, it, number, &mut say);
        }
        for it in &out.documents {
            of_document(out, it, &mut say);
        }
        for (what, values) in said {
            let place = variables.all.len();
            let texts = values.iter().map(|(_, value)| value.as_str());
            let of_type = type_of_texts(what, texts);
            variables.all.push(Variable {
                guid: what.guid(&out.guids),
                name: what.name().to_owned(),
                description: what.description(),
                of_type,
            });
            for (of, value) in values {
                variables.values.entry(of).or_default().push((place, value));
            }
        }
        variables
    }

    fn attributes(&mut self, out: &Outward<'_>) {
        let subjects: Vec<Subject> = subjects(out).collect();
        let mut by_attribute: FxHashMap<AttributeId, Vec<(Subject, &AttributeValue)>> =
            FxHashMap::default();
        let attributes = out.seen.attributes();
        for it in &attributes {
            let values = by_attribute.entry(it.id).or_default();
            for of in &subjects {
                values.extend(out.seen.value(*of, it.id).map(|value| (*of, value)));
            }
        }
        for it in attributes {
            let values = by_attribute.remove(&it.id).unwrap_or_default();
            let of_type = type_of_values(values.iter().map(|(_, value)| *value));
            let place = self.all.len();
            self.all.push(Variable {
                guid: out.guids.thing(it.id.0),
                name: it.name.clone(),
                description: if it.unit.is_empty() {
                    String::new()
                } else {
                    format!("{UNIT}{}", it.unit)
                },
                of_type,
            });
            for (of, value) in values {
                let value = value.to_string();
                self.values.entry(of).or_default().push((place, value));
            }
        }
    }

    /// Writes `<Variables>`, if there are any.
    pub fn write<W: Write>(&self, xml: &mut XmlOut<W>) -> io::Result<()> {
        if self.all.is_empty() {
            return Ok(());
        }
        xml.open("Variables")?;
        for it in &self.all {
            xml.open("Variable")?;
            xml.shown("guid", it.guid)?;
            xml.attribute("name", &it.name)?;
            xml.shown("typeOfVariable", it.of_type.name())?;
            xml.text("Description", &it.description)?;
            xml.close()?;
        }
        xml.close()
    }

    /// Writes the values that somebody or something bears.
    pub fn write_values<W: Write>(&self, xml: &mut XmlOut<W>, of: Subject) -> io::Result<()> {
        for (place, value) in self.values.get(&of).into_iter().flatten() {
            let Some(variable) = self.all.get(*place) else {
                continue;
            };
            xml.open("VariableValue")?;
            xml.open("VariableRef")?;
            xml.shown("targetGUID", variable.guid)?;
            xml.close()?;
            xml.text(variable.of_type.element(), value)?;
            xml.close()?;
        }
        Ok(())
    }
}

/// Everything that can bear values and goes out.
fn subjects<'o>(out: &'o Outward<'_>) -> impl Iterator<Item = Subject> + 'o {
    let participants = out.seen.participants().into_iter();
    let cases = out.seen.cases().into_iter();
    let documents = out.documents.iter();
    participants
        .map(|it| Subject::Participant(it.id))
        .chain(cases.map(|it| Subject::Case(it.id)))
        .chain(documents.map(|it| Subject::Document(it.id)))
}

fn of_participant(
    out: &Outward<'_>,
    it: &Participant,
    number: Option<u32>,
    say: &mut impl FnMut(Reserved, Subject, String),
) {
    let of = Subject::Participant(it.id);
    let role = it.role.get_or(None).and_then(|role| out.seen.role(role));
    if let Some(role) = role {
        say(Reserved::Role, of, role.name.text().to_owned());
    }
    if let Some(number) = number {
        say(Reserved::Number, of, number.to_string());
    }
    say(Reserved::Pseudonym, of, it.pseudonym.text().to_owned());
    let case = it.case.get_or(None).and_then(|case| out.seen.case(case));
    if let Some(case) = case.filter(|case| case.made.stands()) {
        say(Reserved::Case, of, case.name.text().to_owned());
    }
}

fn of_document(out: &Outward<'_>, it: &Document, say: &mut impl FnMut(Reserved, Subject, String)) {
    use crate::exchange::refi::convention::kind_word;
    let of = Subject::Document(it.id);
    let kind = it.kind.get_or(DocumentKind::default());
    if kind != DocumentKind::default() {
        say(Reserved::Kind, of, kind_word(kind).to_owned());
    }
    let interviewer = it.interviewer.get_or(None);
    let interviewer = interviewer.and_then(|id| out.seen.analyst(id));
    let texts = [
        (Reserved::Date, it.date.text()),
        (Reserved::Wave, it.wave.text()),
        (Reserved::Mode, it.mode.text()),
        (Reserved::Interviewer, interviewer.map(|it| it.name.text())),
        (Reserved::Language, it.language.text()),
        (Reserved::TranslatedFrom, it.translated_from.text()),
        (Reserved::TranslatedBy, it.translated_by.text()),
    ];
    for (what, text) in texts {
        say(what, of, text.unwrap_or_default().to_owned());
    }
}

/// The narrowest type that all values of an attribute have.
fn type_of_values<'v>(values: impl Iterator<Item = &'v AttributeValue>) -> Type {
    let kinds: BTreeSet<u8> = values
        .map(|value| match value {
            AttributeValue::Number(number) if number.fract() == 0.0 => 0,
            AttributeValue::Number(number) if number.is_finite() => 1,
            _ => 2,
        })
        .collect();
    match kinds.last() {
        Some(0) => Type::Integer,
        Some(1) => Type::Float,
        _ => Type::Text,
    }
}

fn type_of_texts<'v>(what: Reserved, mut texts: impl Iterator<Item = &'v str>) -> Type {
    // A date of the standard has four digits for the year and no more.
    let is_date = |text: &str| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
    match what {
        Reserved::Number => Type::Integer,
        Reserved::Date if texts.all(is_date) => Type::Date,
        _ => Type::Text,
    }
}
