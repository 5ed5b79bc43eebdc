//! What there is to read and who speaks in it.

use super::collector::Collector;
use super::prose::{grouped, list, many, quoted, typed_day};
use super::topic::Topic;
use crate::model::things::{Document, Participant};
use crate::model::{AttributeOf, AttributeValue, DocumentKind, Field, Id, Subject};
use std::collections::BTreeMap;

/// The paragraph on documents and participants.
pub(super) fn material(to: &mut Collector<'_>) {
    to.paragraph("Material and participants");
    let documents = to.seen.documents();
    if !documents.is_empty() {
        to.about(Topic::Kinds);
        counted(to, &documents);
        to.about(Topic::Lengths);
        lengths(to, &documents);
        attributes(to, &documents);
        to.about(Topic::Dates);
        dates(to, &documents);
        to.about(Topic::Interviewers);
        interviewers(to, &documents);
        for (topic, what, of) in [
            (
                Topic::Setting,
                "mode",
                (|it: &Document| it.mode.clone()) as FieldOf,
            ),
            (Topic::Waves, "wave", |it: &Document| it.wave.clone()),
            (Topic::Languages, "language", |it: &Document| {
                it.language.clone()
            }),
        ] {
            to.about(topic);
            recorded(to, &documents, what, of);
        }
        to.about(Topic::Translation);
        translations(to, &documents);
    }
    participants(to, &documents);
    to.blank(
        "how participants were recruited and selected, and when no more were sought (saturation)",
    );
    to.blank("ethical approval and consent");
    to.blank(
        "who interviewed, how interviews were recorded, transcribed and, where needed, translated",
    );
}

/// A field of a document's record.
type FieldOf = fn(&Document) -> Field<Option<String>>;

fn made(documents: &[&Document]) -> Vec<Id> {
    documents.iter().map(|it| it.made.stamp.id).collect()
}

fn counted(to: &mut Collector<'_>, documents: &[&Document]) {
    let mut kinds: BTreeMap<usize, usize> = BTreeMap::new();
    for document in documents {
        *kinds
            .entry(place(document.kind.get_or(DocumentKind::Transcript)))
            .or_default() += 1;
    }
    let words: Vec<String> = kinds
        .iter()
        .filter_map(|(kind, count)| {
            let (one, several) = KINDS.get(*kind)?;
            Some(many(*count, one, several))
        })
        .collect();
    let sentence = match kinds.len() {
        1 => format!("The material was {}.", list(&words)),
        _ => format!(
            "The material was {}: {}.",
            many(documents.len(), "document", "documents"),
            list(&words)
        ),
    };
    to.say(sentence, made(documents));
    field_notes(to, documents);
}

const KINDS: [(&str, &str); 5] = [
    ("transcript", "transcripts"),
    ("field note", "field notes"),
    (
        "set of questionnaire answers",
        "sets of questionnaire answers",
    ),
    ("published study", "published studies"),
    ("other document", "other documents"),
];

const fn place(kind: DocumentKind) -> usize {
    match kind {
        DocumentKind::Transcript => 0,
        DocumentKind::FieldNote => 1,
        DocumentKind::Questionnaire => 2,
        DocumentKind::PublishedStudy => 3,
        DocumentKind::Other => 4,
    }
}

fn lengths(to: &mut Collector<'_>, documents: &[&Document]) {
    let mut words: Vec<u64> = documents
        .iter()
        .map(|it| u64::from(it.imported.words))
        .collect();
    words.sort_unstable();
    let (Some(least), Some(most)) = (words.first(), words.last()) else {
        return;
    };
    let all: u64 = words.iter().sum();
    let mean = all as f64 / words.len() as f64;
    let sentence = match words.len() {
        1 => format!("The document was {} words long.", grouped(all)),
        _ => format!(
            "The documents were {} words long on average (from {} to {}), {} words together.",
            grouped(mean.round() as u64),
            grouped(*least),
            grouped(*most),
            grouped(all)
        ),
    };
    to.say(sentence, made(documents));
}

fn dates(to: &mut Collector<'_>, documents: &[&Document]) {
    let mut dated: Vec<(&str, Id)> = documents
        .iter()
        .filter_map(|it| Some((it.date.text()?, it.date.stamp()?.id)))
        .collect();
    dated.sort_unstable();
    let (Some((first, _)), Some((last, _))) = (dated.first(), dated.last()) else {
        return;
    };
    let of = if dated.len() == documents.len() {
        "The recorded dates".to_owned()
    } else {
        format!("The dates recorded for {} of them", dated.len())
    };
    let sentence = if first == last {
        format!("{of} are all {}.", typed_day(first))
    } else {
        format!("{of} run from {} to {}.", typed_day(first), typed_day(last))
    };
    let sentence = if documents.len() == 1 {
        format!("The document is dated {}.", typed_day(first))
    } else {
        sentence
    };
    to.say(sentence, dated.iter().map(|(_, id)| *id));
}

/// Field notes that belong to an interview.
fn field_notes(to: &mut Collector<'_>, documents: &[&Document]) {
    let linked = |it: &&&Document| it.note_of.values().any(|linked| linked.get_or(false));
    let notes: Vec<&&Document> = documents.iter().filter(linked).collect();
    let all: Vec<Id> = documents
        .iter()
        .filter(|it| it.kind.get_or(DocumentKind::Transcript) == DocumentKind::FieldNote)
        .map(|it| it.made.stamp.id)
        .collect();
    if all.is_empty() {
        return;
    }
    to.about(Topic::FieldNotes);
    let sentence = match (notes.len(), all.len()) {
        (0, 1) => "The field note is linked to no interview.".to_owned(),
        (1, 1) => "The field note is linked to an interview.".to_owned(),
        (some, several) => format!(
            "{some} of the {several} field notes {} linked to an interview.",
            if some == 1 { "is" } else { "are" }
        ),
    };
    to.say(sentence, all);
}

/// Who interviewed, where that is recorded.
fn interviewers(to: &mut Collector<'_>, documents: &[&Document]) {
    let mut people: BTreeMap<String, usize> = BTreeMap::new();
    let mut rests_on = Vec::new();
    for document in documents {
        if let Some(who) = document.interviewer.get_or(None) {
            *people.entry(to.name(who)).or_default() += 1;
            rests_on.extend(document.interviewer.stamp().map(|stamp| stamp.id));
        }
    }
    let known: usize = people.values().sum();
    if known == 0 {
        return;
    }
    let people: Vec<String> = people
        .iter()
        .map(|(name, count)| format!("{name} ({count})"))
        .collect();
    let sentence = format!(
        "The interviewer is recorded for {known} of {}: {}.",
        many(documents.len(), "document", "documents"),
        list(&people)
    );
    to.say(sentence, rests_on);
}

/// Numbers that were recorded of documents: how long an interview took.
fn attributes(to: &mut Collector<'_>, documents: &[&Document]) {
    for attribute in to.seen.attributes() {
        if attribute.of != AttributeOf::Documents {
            continue;
        }
        let values: Vec<&AttributeValue> = documents
            .iter()
            .filter_map(|it| to.seen.value(Subject::Document(it.id), attribute.id))
            .filter(|value| !matches!(value, AttributeValue::Missing))
            .collect();
        let numbers: Vec<f64> = values
            .iter()
            .filter_map(|value| match value {
                AttributeValue::Number(number) => Some(*number),
                _ => None,
            })
            .collect();
        let (least, greatest) = (
            numbers.iter().copied().reduce(f64::min),
            numbers.iter().copied().reduce(f64::max),
        );
        let (Some(least), Some(greatest)) = (least, greatest) else {
            continue;
        };
        // A “>20” among them has no place in a mean.
        if numbers.len() < values.len() {
            continue;
        }
        let words = format!("{} {}", attribute.name, attribute.unit).to_lowercase();
        let is_time = ["min", "length", "duration", "hour"]
            .iter()
            .any(|it| words.contains(it));
        to.about(if is_time {
            Topic::Duration
        } else {
            Topic::Other
        });
        let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
        let unit = match attribute.unit.trim() {
            "" => String::new(),
            unit => format!(" {unit}"),
        };
        let sentence = format!(
            "{} is recorded for {} of {}: {mean:.1}{unit} on average (from {least} to {greatest}).",
            quoted(&attribute.name),
            numbers.len(),
            many(documents.len(), "document", "documents"),
        );
        to.say(sentence, [attribute.made.stamp.id]);
    }
}

/// “The mode is recorded for 11 of 13 documents: in person (8), video (3).”
fn recorded(to: &mut Collector<'_>, documents: &[&Document], what: &str, of: FieldOf) {
    let mut values: BTreeMap<String, usize> = BTreeMap::new();
    let mut rests_on = Vec::new();
    let mut known = 0;
    for document in documents {
        let field = of(document);
        let Some(value) = field.text().filter(|value| !value.trim().is_empty()) else {
            continue;
        };
        known += 1;
        *values.entry(value.trim().to_owned()).or_default() += 1;
        rests_on.extend(field.stamp().map(|stamp| stamp.id));
    }
    if values.is_empty() {
        return;
    }
    let mut values: Vec<(String, usize)> = values.into_iter().collect();
    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let values: Vec<String> = values
        .iter()
        .map(|(value, count)| format!("{} ({count})", quoted(value)))
        .collect();
    let sentence = format!(
        "The {what} is recorded for {known} of {}: {}.",
        many(documents.len(), "document", "documents"),
        list(&values)
    );
    to.say(sentence, rests_on);
}

fn translations(to: &mut Collector<'_>, documents: &[&Document]) {
    let mut from: BTreeMap<String, usize> = BTreeMap::new();
    let mut by: Vec<String> = Vec::new();
    let mut rests_on = Vec::new();
    for document in documents {
        let Some(language) = document.translated_from.text() else {
            continue;
        };
        *from.entry(language.trim().to_owned()).or_default() += 1;
        rests_on.extend(document.translated_from.stamp().map(|stamp| stamp.id));
        if let Some(who) = document.translated_by.text()
            && !by.iter().any(|it| it == who.trim())
        {
            by.push(who.trim().to_owned());
        }
    }
    let all: usize = from.values().sum();
    if all == 0 {
        return;
    }
    let languages: Vec<String> = from
        .iter()
        .map(|(language, count)| format!("{} ({count})", quoted(language)))
        .collect();
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(", by {}", list(&by))
    };
    let sentence = format!(
        "{} recorded as translated from {}{by}.",
        match all {
            1 => "1 document is".to_owned(),
            several => format!("{several} documents are"),
        },
        list(&languages)
    );
    to.say(sentence, rests_on);
}

fn participants(to: &mut Collector<'_>, documents: &[&Document]) {
    let people = to.seen.participants();
    if people.is_empty() {
        return;
    }
    to.about(Topic::SampleSize);
    let mut roles: Vec<(String, usize)> = Vec::new();
    for role in to.seen.roles() {
        let count = people
            .iter()
            .filter(|it| it.role.get_or(None) == Some(role.id))
            .count();
        if count > 0 {
            roles.push((format!("{} (n = {count})", role.name.text()), count));
        }
    }
    let with_role: usize = roles.iter().map(|(_, count)| count).sum();
    let mut roles: Vec<String> = roles.into_iter().map(|(words, _)| words).collect();
    if with_role < people.len() && !roles.is_empty() {
        roles.push(format!(
            "no role recorded (n = {})",
            people.len() - with_role
        ));
    }
    let count = many(people.len(), "participant", "participants");
    let sentence = if roles.is_empty() {
        format!(
            "{count} {} recorded.",
            if people.len() == 1 { "is" } else { "are" }
        )
    } else {
        let verb = if people.len() == 1 { "is" } else { "are" };
        format!("{count} {verb} recorded, by role: {}.", list(&roles))
    };
    to.say(sentence, people.iter().map(|it| it.made.stamp.id));
    to.about(Topic::Linked);
    linked(to, documents, &people);
}

/// Who of the participants speaks in a document, and who in several.
fn linked(to: &mut Collector<'_>, documents: &[&Document], people: &[&Participant]) {
    let mut count: BTreeMap<crate::model::ParticipantId, usize> = BTreeMap::new();
    for document in documents {
        for who in to.seen.participants_of(document) {
            *count.entry(who).or_default() += 1;
        }
    }
    let speaking = people
        .iter()
        .filter(|it| count.contains_key(&it.id))
        .count();
    let several = count.values().filter(|documents| **documents > 1).count();
    if speaking == 0 {
        return;
    }
    let mut sentence = format!(
        "{speaking} of {} {} linked to at least one document",
        many(people.len(), "participant", "participants"),
        if speaking == 1 { "is" } else { "are" },
    );
    if several > 0 {
        sentence.push_str(&format!(", {several} to more than one"));
    }
    sentence.push('.');
    to.say(sentence, made(documents));
}
