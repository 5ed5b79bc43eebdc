//! Participants, and the cases above them, as cases.

use super::Outward;
use super::variables::Variables;
use crate::exchange::refi::xml_out::XmlOut;
use crate::exchange::refi::{convention, described};
use crate::model::things::Case;
use crate::model::{CaseId, DocumentId, ParticipantId, Subject};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Writes `<Cases>`, if there are any.
pub(super) fn write<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    variables: &Variables,
) -> io::Result<()> {
    let participants = out.seen.participants();
    let cases = out.seen.cases();
    if participants.is_empty() && cases.is_empty() {
        return Ok(());
    }
    let labels = out.seen.participant_labels();
    let of_participant = documents(out);
    let mut of_case: BTreeMap<CaseId, BTreeSet<DocumentId>> = BTreeMap::new();
    xml.open("Cases")?;
    for it in participants {
        let documents = of_participant.get(&it.id).cloned().unwrap_or_default();
        xml.open("Case")?;
        xml.shown("guid", out.guids.thing(it.id.0))?;
        xml.attribute("name", labels.get(&it.id).map_or("", String::as_str))?;
        variables.write_values(xml, Subject::Participant(it.id))?;
        sources(xml, out, &documents)?;
        xml.close()?;
        for case in above(out, it.case.get_or(None)) {
            of_case.entry(case).or_default().extend(&documents);
        }
    }
    for it in cases {
        let documents = of_case.remove(&it.id).unwrap_or_default();
        xml.open("Case")?;
        xml.shown("guid", out.guids.thing(it.id.0))?;
        xml.attribute("name", it.name.text())?;
        xml.text("Description", &description(out, it))?;
        variables.write_values(xml, Subject::Case(it.id))?;
        sources(xml, out, &documents)?;
        xml.close()?;
    }
    xml.close()
}

/// Which documents that go out each participant speaks in or is linked to.
fn documents(out: &Outward<'_>) -> BTreeMap<ParticipantId, BTreeSet<DocumentId>> {
    let mut documents: BTreeMap<ParticipantId, BTreeSet<DocumentId>> = BTreeMap::new();
    for document in &out.documents {
        for participant in out.seen.participants_of(document) {
            documents
                .entry(participant)
                .or_default()
                .insert(document.id);
        }
    }
    documents
}

/// A case and those above it, each once.
fn above(out: &Outward<'_>, from: Option<CaseId>) -> BTreeSet<CaseId> {
    let mut above = BTreeSet::new();
    let mut at = from;
    while let Some(case) = at.filter(|case| above.insert(*case)) {
        at = out.seen.case(case).and_then(|it| it.parent.get_or(None));
    }
    above
}

fn sources<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    documents: &BTreeSet<DocumentId>,
) -> io::Result<()> {
    for document in documents {
        xml.open("SourceRef")?;
        xml.shown("targetGUID", out.guids.thing(document.0))?;
        xml.close()?;
    }
    Ok(())
}

fn description(out: &Outward<'_>, it: &Case) -> String {
    use convention as c;
    let parent = it.parent.get_or(None).and_then(|id| out.seen.case(id));
    let parent = parent.filter(|parent| parent.made.stands());
    let texts = [
        (c::SORT, it.kind.text()),
        (
            c::CASE_UNDER,
            parent.map_or("", |parent| parent.name.text()),
        ),
    ];
    described::write(c::ABOVE, &c::CASE, &texts)
}
