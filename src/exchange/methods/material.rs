//! What there is to read and who speaks in it.

use super::collector::Collector;
use super::prose::{grouped, list, many, quoted, typed_day};
use crate::model::things::{Document, Participant};
use crate::model::{DocumentKind, Field, Id};
use std::collections::BTreeMap;

/// The paragraph on documents and participants.
pub(super) fn material(to: &mut Collector<'_>) {
    to.paragraph("Material and participants");
    let documents = to.seen.documents();
    if !documents.is_empty() {
        counted(to, &documents);
        lengths(to, &documents);
        dates(to, &documents);
        for (what, of) in [
            ("mode", (|it: &Document| it.mode.clone()) as FieldOf),
            ("wave", |it: &Document| it.wave.clone()),
            ("language", |it: &Document| it.language.clone()),
        ] {
            recorded(to, &documents, what, of);
        }
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
        1 => format!("It was {} words long.", grouped(all)),
        _ => format!(
            "They were {} words long on average (from {} to {}), {} words together.",
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
        format!("It is dated {}.", typed_day(first))
    } else {
        sentence
    };
    to.say(sentence, dated.iter().map(|(_, id)| *id));
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
