//! The columns of the table: everybody, and each role.

use crate::model::things::{Document, Participant};
use crate::model::{DocumentKind, ParticipantId, Seen};
use std::collections::{BTreeMap, BTreeSet};

/// Participants that stand in one column, and their documents.
pub(super) struct Group<'a> {
    pub name: String,
    pub people: Vec<&'a Participant>,
    /// Documents in which at least one of them speaks, or that are theirs; no field notes.
    pub documents: Vec<&'a Document>,
    /// How many of the documents are each person's, for those who have any.
    pub of_people: BTreeMap<ParticipantId, usize>,
}

/// Everybody, then each role that somebody has, then those without one.
pub(super) fn groups<'a>(seen: &Seen<'a>) -> Vec<Group<'a>> {
    let people = seen.participants();
    let documents: Vec<(&Document, Vec<ParticipantId>)> = seen
        .documents()
        .into_iter()
        .filter(|it| it.kind.get_or(DocumentKind::Transcript) != DocumentKind::FieldNote)
        .map(|it| (it, seen.participants_of(it)))
        .collect();
    let group = |name: String, people: Vec<&'a Participant>| {
        let ids: BTreeSet<ParticipantId> = people.iter().map(|it| it.id).collect();
        let mut of_people = BTreeMap::new();
        let mut theirs = Vec::new();
        for (document, of) in &documents {
            let mut any = false;
            for who in of.iter().filter(|who| ids.contains(who)) {
                *of_people.entry(*who).or_default() += 1;
                any = true;
            }
            if any {
                theirs.push(*document);
            }
        }
        Group {
            name,
            people,
            documents: theirs,
            of_people,
        }
    };
    let mut groups = vec![group("All".to_owned(), people.clone())];
    for role in seen.roles() {
        let of_role: Vec<&Participant> = people
            .iter()
            .copied()
            .filter(|it| it.role.get_or(None) == Some(role.id))
            .collect();
        if !of_role.is_empty() {
            groups.push(group(role.name.text().to_owned(), of_role));
        }
    }
    let without: Vec<&Participant> = people
        .iter()
        .copied()
        .filter(|it| {
            let role = it.role.get_or(None).and_then(|role| seen.role(role));
            role.is_none_or(|role| !role.made.stands())
        })
        .collect();
    if !without.is_empty() && without.len() < people.len() {
        groups.push(group("No role recorded".to_owned(), without));
    }
    groups
}
