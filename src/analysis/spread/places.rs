//! Which columns there are, and who and what belongs to each.

use super::By;
use crate::analysis::layer::LayerSegment;
use crate::model::things::{Document, Participant};
use crate::model::{AttributeOf, DocumentId, ParticipantId, Seen, Subject, Valence};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Which columns there are, and who and what belongs to each.
pub(super) struct Places {
    by: By,
    pub names: Vec<String>,
    pub people: Vec<BTreeSet<ParticipantId>>,
    pub documents: Vec<BTreeSet<DocumentId>>,
    of_person: FxHashMap<ParticipantId, usize>,
    of_document: FxHashMap<DocumentId, usize>,
}

impl Places {
    pub fn of(seen: &Seen<'_>, by: By) -> Self {
        let mut places = Self {
            by,
            names: Vec::new(),
            people: Vec::new(),
            documents: Vec::new(),
            of_person: FxHashMap::default(),
            of_document: FxHashMap::default(),
        };
        match by {
            By::Roles => {
                let order = seen.roles().into_iter();
                let order: Vec<String> = order.map(|it| it.name.text().to_owned()).collect();
                let role = |it: &Participant| {
                    let role = it.role.get_or(None).and_then(|role| seen.role(role));
                    role.map(|it| it.name.text().to_owned())
                };
                places.by_people(seen, &order, "No role", &role);
            }
            By::Participants => {
                let labels = seen.participant_labels();
                let label = |it: &Participant| labels.get(&it.id).cloned();
                let order: Vec<String> = seen
                    .participants()
                    .iter()
                    .filter_map(|it| label(it))
                    .collect();
                places.by_people(seen, &order, "", &label);
            }
            By::Documents => {
                let documents = seen.documents();
                let order: Vec<String> = documents
                    .iter()
                    .map(|it| it.name.text().to_owned())
                    .collect();
                // Two documents of one name are two columns.
                for (n, document) in documents.iter().enumerate() {
                    places.of_document.insert(document.id, n);
                }
                places.names = order;
                places.documents_take_part(seen);
            }
            By::Waves => {
                let wave = |it: &Document| {
                    it.wave
                        .get()
                        .cloned()
                        .flatten()
                        .filter(|it| !it.trim().is_empty())
                };
                places.by_documents(seen, "No wave", &wave);
            }
            By::Valence => {
                let names = ["Barrier", "Facilitator", "Both", "Not marked"];
                places.names = names.map(str::to_owned).to_vec();
                let people: BTreeSet<ParticipantId> =
                    seen.participants().iter().map(|it| it.id).collect();
                let documents: BTreeSet<DocumentId> =
                    seen.documents().iter().map(|it| it.id).collect();
                places.people = vec![people; names.len()];
                places.documents = vec![documents; names.len()];
            }
            By::Attribute(attribute) => {
                let of = seen.attribute(attribute).map(|it| it.of);
                if of == Some(AttributeOf::Documents) {
                    let value = |it: &Document| {
                        let value = seen.value(Subject::Document(it.id), attribute);
                        value.map(ToString::to_string)
                    };
                    places.by_documents(seen, "Not stated", &value);
                } else {
                    let value = |it: &Participant| {
                        let value = seen.value(Subject::Participant(it.id), attribute);
                        value.map(ToString::to_string)
                    };
                    places.by_people(seen, &[], "Not stated", &value);
                }
            }
        }
        places
    }

    /// Columns to which participants belong. Names that are in no order are sorted; those without one come last.
    fn by_people(
        &mut self,
        seen: &Seen<'_>,
        order: &[String],
        without: &str,
        name: &dyn Fn(&Participant) -> Option<String>,
    ) {
        let people = seen.participants();
        let names = people.iter().map(|it| name(it));
        self.name_columns(names.collect(), order, without);
        let last = self.names.len().saturating_sub(1);
        for person in people {
            let at = name(person).and_then(|name| self.names.iter().position(|it| *it == name));
            self.of_person.insert(person.id, at.unwrap_or(last));
        }
        self.people = vec![BTreeSet::new(); self.names.len()];
        for (person, at) in &self.of_person {
            if let Some(people) = self.people.get_mut(*at) {
                people.insert(*person);
            }
        }
        self.documents = vec![BTreeSet::new(); self.names.len()];
        for document in seen.documents() {
            for person in seen.participants_of(document) {
                let at = self.of_person.get(&person);
                if let Some(documents) = at.and_then(|at| self.documents.get_mut(*at)) {
                    documents.insert(document.id);
                }
            }
        }
    }

    /// Columns to which documents belong.
    fn by_documents(
        &mut self,
        seen: &Seen<'_>,
        without: &str,
        name: &dyn Fn(&Document) -> Option<String>,
    ) {
        let documents = seen.documents();
        let names = documents.iter().map(|it| name(it));
        self.name_columns(names.collect(), &[], without);
        let last = self.names.len().saturating_sub(1);
        for document in documents {
            let at = name(document).and_then(|name| self.names.iter().position(|it| *it == name));
            self.of_document.insert(document.id, at.unwrap_or(last));
        }
        self.documents_take_part(seen);
    }

    fn documents_take_part(&mut self, seen: &Seen<'_>) {
        self.people = vec![BTreeSet::new(); self.names.len()];
        self.documents = vec![BTreeSet::new(); self.names.len()];
        for (document, at) in &self.of_document {
            if let Some(documents) = self.documents.get_mut(*at) {
                documents.insert(*document);
            }
            let document = seen.document(*document);
            if let (Some(document), Some(people)) = (document, self.people.get_mut(*at)) {
                people.extend(seen.participants_of(document));
            }
        }
    }

    fn name_columns(&mut self, names: Vec<Option<String>>, order: &[String], without: &str) {
        let some_without = names.iter().any(Option::is_none);
        let there: BTreeSet<String> = names.into_iter().flatten().collect();
        let in_order = order.iter().filter(|it| there.contains(*it)).cloned();
        let mut columns: Vec<String> = Vec::new();
        for name in in_order {
            if !columns.contains(&name) {
                columns.push(name);
            }
        }
        let mut others: Vec<String> = there
            .into_iter()
            .filter(|it| !columns.contains(it))
            .collect();
        others.sort_by(|a, b| natural(a).total_cmp(&natural(b)).then_with(|| a.cmp(b)));
        columns.extend(others);
        if some_without {
            columns.push(without.to_owned());
        }
        self.names = columns;
    }

    /// The columns a segment counts in, with those of its speakers who belong to each.
    pub fn of_segment(
        &self,
        segment: &LayerSegment,
        speakers: &BTreeSet<ParticipantId>,
    ) -> BTreeMap<usize, Vec<ParticipantId>> {
        let mut columns: BTreeMap<usize, Vec<ParticipantId>> = BTreeMap::new();
        let everybody = || speakers.iter().copied().collect();
        if self.by == By::Valence {
            let at = match segment.valence {
                Some(Valence::Barrier) => 0,
                Some(Valence::Facilitator) => 1,
                Some(Valence::Both) => 2,
                None => 3,
            };
            columns.insert(at, everybody());
        } else if self.of_document.is_empty() {
            for speaker in speakers {
                if let Some(at) = self.of_person.get(speaker) {
                    columns.entry(*at).or_default().push(*speaker);
                }
            }
        } else if let Some(at) = self.of_document.get(&segment.document) {
            columns.insert(*at, everybody());
        }
        columns
    }

    /// Participants who belong to more than one column.
    pub fn in_several(&self) -> usize {
        if self.by == By::Valence || self.by == By::Documents {
            return 0;
        }
        let mut times: BTreeMap<ParticipantId, usize> = BTreeMap::new();
        for person in self.people.iter().flatten() {
            *times.entry(*person).or_default() += 1;
        }
        times.values().filter(|times| **times > 1).count()
    }
}

/// Numbers sort by size, other values after them.
fn natural(value: &str) -> f64 {
    let number = value.split_whitespace().next().unwrap_or(value);
    number
        .parse()
        .ok()
        .filter(|it: &f64| it.is_finite())
        .unwrap_or(f64::MAX)
}
