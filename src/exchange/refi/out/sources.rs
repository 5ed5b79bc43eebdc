//! Documents with their codings as sources.

use super::memos::selection;
use super::note_out::{condensed_guid, has_condensed, has_marks, marks_guid};
use super::variables::Variables;
use super::{Outward, note_refs};
use crate::exchange::refi::guid::Guid;
use crate::exchange::refi::xml_out::XmlOut;
use crate::model::things::{Coding, Document};
use crate::model::{CodeId, Span, Subject, Target};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes `<Sources>`, if there are any: a document at a time, so that one document's codings lie in memory and no more.
pub(super) fn write<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    variables: &Variables,
) -> io::Result<()> {
    if out.documents.is_empty() {
        return Ok(());
    }
    let mut codes: FxHashMap<CodeId, Guid> = FxHashMap::default();
    xml.open("Sources")?;
    for document in &out.documents {
        source(xml, out, variables, document, &mut codes)?;
    }
    xml.close()
}

fn source<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    variables: &Variables,
    it: &Document,
    codes: &mut FxHashMap<CodeId, Guid>,
) -> io::Result<()> {
    let guid = out.guids.thing(it.id.0);
    xml.open("TextSource")?;
    xml.shown("guid", guid)?;
    xml.attribute("name", it.name.text())?;
    xml.shown("plainTextPath", format_args!("internal://{guid}.txt"))?;
    out.made(xml, it.made.by, it.made.stamp.at.milliseconds())?;
    let mut passages: BTreeMap<Span, Vec<&Coding>> = BTreeMap::new();
    for coding in out.seen.codings_in(it.id) {
        passages.entry(coding.span()).or_default().push(coding);
    }
    for span in out.memos.passages(it.id) {
        passages.entry(span).or_default();
    }
    for (span, codings) in passages {
        xml.open("PlainTextSelection")?;
        xml.shown("guid", selection(&out.guids, it.id, span))?;
        xml.shown("startPosition", span.start)?;
        xml.shown("endPosition", span.end)?;
        if let Some(first) = codings.first() {
            out.made(xml, Some(first.analyst()), first.stamp.at.milliseconds())?;
        }
        for coding in codings {
            write_coding(xml, out, coding, codes)?;
        }
        let document = it.id;
        note_refs(xml, out.memos.on(Target::Passage { document, span }))?;
        xml.close()?;
    }
    note_refs(xml, out.memos.on(Target::Document(it.id)))?;
    variables.write_values(xml, Subject::Document(it.id))?;
    xml.close()
}

fn write_coding<W: Write>(
    xml: &mut XmlOut<W>,
    out: &Outward<'_>,
    coding: &Coding,
    codes: &mut FxHashMap<CodeId, Guid>,
) -> io::Result<()> {
    let code = out.seen.code_tree().effective(coding.code());
    let code = *codes.entry(code).or_insert_with(|| out.guids.thing(code.0));
    xml.open("Coding")?;
    xml.shown("guid", out.guids.thing(coding.id.0))?;
    out.made(xml, Some(coding.analyst()), coding.stamp.at.milliseconds())?;
    xml.open("CodeRef")?;
    xml.shown("targetGUID", code)?;
    xml.close()?;
    note_refs(xml, out.memos.on(Target::Coding(coding.id)))?;
    if has_condensed(coding) {
        note_refs(xml, &[condensed_guid(&out.guids, coding)])?;
    }
    if has_marks(coding) {
        note_refs(xml, &[marks_guid(&out.guids, coding)])?;
    }
    xml.close()
}
