//! What is known of each group's documents: how many, how long, how and when.

use super::figures::Figures;
use super::groups::Group;
use super::summary::{Summary, is_numeric};
use crate::model::things::Document;
use crate::model::{AttributeOf, AttributeValue, Field, Seen, Subject};

/// The lines on documents.
pub(super) fn documents(seen: &Seen<'_>, groups: &[Group<'_>], to: &mut Figures) {
    let counts: Vec<usize> = groups.iter().map(|group| group.documents.len()).collect();
    to.counts("Documents", &counts);
    if counts.iter().all(|count| *count == 0) {
        return;
    }
    per_participant(groups, to);
    for attribute in seen.attributes() {
        if attribute.of == AttributeOf::Documents {
            let value = |it: &Document| seen.value(Subject::Document(it.id), attribute.id).cloned();
            of_documents(groups, to, &attribute.name, &attribute.unit, &value);
        }
    }
    let number = |number: usize| Some(AttributeValue::Number(number as f64));
    of_documents(groups, to, "Length of documents", "words", &|it| {
        number(it.imported.words as usize)
    });
    of_documents(groups, to, "Turns in documents", "", &|it| {
        Some(it.turns().len())
            .filter(|turns| *turns > 0)
            .and_then(number)
    });
    for (name, of) in [
        (
            "Mode",
            (|it: &Document| &it.mode) as for<'d> fn(&'d Document) -> &'d Field<_>,
        ),
        ("Wave", |it: &Document| &it.wave),
        ("Language", |it: &Document| &it.language),
    ] {
        let known = groups
            .iter()
            .flat_map(|it| &it.documents)
            .any(|it| of(it).text().is_some());
        if known {
            of_documents(groups, to, name, "", &|it| {
                let words = of(it).text()?.trim();
                (!words.is_empty()).then(|| AttributeValue::Text(words.to_owned()))
            });
        }
    }
}

/// Documents of those who have any.
fn per_participant(groups: &[Group<'_>], to: &mut Figures) {
    let summary = |group: &Group<'_>| {
        let counts = group.of_people.values();
        let counts: Vec<f64> = counts.map(|count| *count as f64).collect();
        Summary::of_numbers(&counts)
    };
    let summaries: Vec<_> = groups.iter().map(summary).collect();
    let all: Vec<usize> = groups.iter().map(|group| group.people.len()).collect();
    to.characteristic("Documents per participant", "", &summaries, &all);
}

fn of_documents(
    groups: &[Group<'_>],
    to: &mut Figures,
    name: &str,
    unit: &str,
    value: &dyn Fn(&Document) -> Option<AttributeValue>,
) {
    let values: Vec<Vec<AttributeValue>> = groups
        .iter()
        .map(|group| group.documents.iter().filter_map(|it| value(it)).collect())
        .collect();
    let numeric = is_numeric(values.iter().flatten());
    let summaries: Vec<Option<Summary>> = values
        .iter()
        .map(|values| summary(values, numeric))
        .collect();
    let all: Vec<usize> = groups.iter().map(|group| group.documents.len()).collect();
    to.characteristic(name, unit, &summaries, &all);
}

/// The summary of some values, those known to be missing left out.
pub(super) fn summary(values: &[AttributeValue], numeric: bool) -> Option<Summary> {
    if numeric {
        let numbers: Vec<f64> = values
            .iter()
            .filter_map(|value| match value {
                AttributeValue::Number(number) => Some(*number),
                _ => None,
            })
            .collect();
        return Summary::of_numbers(&numbers);
    }
    let known = values
        .iter()
        .filter(|it| !matches!(it, AttributeValue::Missing));
    Some(Summary::of_words(known.map(ToString::to_string)))
}
