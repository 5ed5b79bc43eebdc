//! What material is drawn by.

use crate::model::things::Document;
use crate::model::{
    AttributeOf, CaseId, DocumentId, DrawBy, Drawable, ParticipantId, Seen, Subject,
};
use std::collections::{BTreeMap, BTreeSet};

/// What documents, or segments, of this study can be drawn by: what there is more than one value of among them.
pub fn ways_to_draw(seen: &Seen<'_>, eligible: &[Drawable]) -> Vec<DrawBy> {
    let mut all = vec![DrawBy::Construct, DrawBy::Role, DrawBy::Case, DrawBy::Wave];
    let attributes = seen.attributes().into_iter();
    all.extend(attributes.map(|it| DrawBy::Attribute(it.id)));
    all.retain(|by| in_strata(seen, eligible, Some(*by)).len() > 1);
    all
}

/// Material parted by the value it shares, the parts in the order of their names, each in the order it came in.
pub fn in_strata(
    seen: &Seen<'_>,
    eligible: &[Drawable],
    by: Option<DrawBy>,
) -> Vec<(String, Vec<Drawable>)> {
    let mut known: BTreeMap<DocumentId, String> = BTreeMap::new();
    let mut strata: BTreeMap<String, Vec<Drawable>> = BTreeMap::new();
    for it in eligible {
        let name = match (by, it) {
            (None, _) => String::new(),
            (Some(DrawBy::Construct), Drawable::Segment(span)) => seen.code_path(span.construct),
            (Some(by), it) => {
                let document = it.document();
                let value = known.entry(document);
                value
                    .or_insert_with(|| value_of(seen, document, by))
                    .clone()
            }
        };
        strata.entry(name).or_default().push(*it);
    }
    strata.into_iter().collect()
}

/// The value of a document; those of several participants joined, each once and in the order of the words.
fn value_of(seen: &Seen<'_>, document: DocumentId, by: DrawBy) -> String {
    let Some(document) = seen.document(document) else {
        return String::new();
    };
    let values: BTreeSet<String> = match by {
        DrawBy::Construct => BTreeSet::new(),
        DrawBy::Wave => document
            .wave
            .text()
            .map(str::to_owned)
            .into_iter()
            .collect(),
        DrawBy::Role => {
            let roles = participants(seen, document).filter_map(|it| it.role.get_or(None));
            let names = roles.filter_map(|role| Some(seen.role(role)?.name.text().to_owned()));
            names.collect()
        }
        DrawBy::Case => cases(seen, document)
            .into_iter()
            .filter_map(|case| Some(seen.case(case)?.name.text().to_owned()))
            .collect(),
        DrawBy::Attribute(attribute) => {
            let subjects: Vec<Subject> = match seen.attribute(attribute).map(|it| it.of) {
                Some(AttributeOf::Documents) => vec![Subject::Document(document.id)],
                Some(AttributeOf::Cases) => cases(seen, document)
                    .into_iter()
                    .map(Subject::Case)
                    .collect(),
                Some(AttributeOf::Participants) => participants(seen, document)
                    .map(|it| Subject::Participant(it.id))
                    .collect(),
                None => Vec::new(),
            };
            let values = subjects.into_iter();
            values
                .filter_map(|of| Some(seen.value(of, attribute)?.to_string()))
                .collect()
        }
    };
    let values: Vec<String> = values.into_iter().filter(|it| !it.is_empty()).collect();
    values.join(" + ")
}

fn participants<'s, 'a: 's>(
    seen: &'s Seen<'a>,
    document: &Document,
) -> impl Iterator<Item = &'a crate::model::things::Participant> + use<'a, 's> {
    let all: Vec<ParticipantId> = seen.participants_of(document);
    all.into_iter().filter_map(|id| seen.participant(id))
}

fn cases(seen: &Seen<'_>, document: &Document) -> Vec<CaseId> {
    let cases = participants(seen, document).filter_map(|it| it.case.get_or(None));
    cases.collect()
}
