//! The package as a whole.

use super::memos::MemoPlaces;
use super::totals::Totals;
use super::variables::Variables;
use super::{Outward, cases, date_time, links, note_out, note_refs, people, sources};
use crate::exchange::refi::codes_out::CodesOut;
use crate::exchange::refi::convention::ORIGIN;
use crate::exchange::refi::guid::{Guid, Guids};
use crate::exchange::refi::loss::{self, Loss};
use crate::exchange::refi::qdc_out::{characters, of_codes};
use crate::exchange::refi::sets_out::{self, Members};
use crate::exchange::refi::xml_out::XmlOut;
use crate::model::things::{Document, Memo};
use crate::model::{ProjectId, Seen, Target, Text};
use std::io::{self, BufWriter, Seek, Write};
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Bytes of XML for each coding, at most; beyond four gigabytes an archive needs another form.
const BYTES_OF_CODING: usize = 800;

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectWritten {
    /// Documents that went out.
    pub documents: usize,
    /// Codings that went out.
    pub codings: usize,
    /// What the package could not carry.
    pub losses: Vec<Loss>,
}

/// Writes the study as its viewer may see it as a REFI-QDA project (`.qdpx`): a zip with the texts under `sources/` and
/// everything else in `project.qde`, streamed. The same study gives the same bytes.
///
/// # Errors
/// Where it cannot be written. A text that is not here is left out and reported.
pub fn write_project(
    seen: &Seen<'_>,
    project: ProjectId,
    texts: &dyn Fn(&Document) -> Result<Arc<Text>, String>,
    into: impl Write + Seek,
) -> io::Result<ProjectWritten> {
    let mut zip = ZipWriter::new(into);
    let guids = Guids::of(project);
    let mut documents = Vec::new();
    let mut without_text = 0;
    for document in seen.documents() {
        let text = Some(document).filter(|it| !it.erased);
        let Some(text) = text.and_then(|it| texts(it).ok()) else {
            without_text += 1;
            continue;
        };
        let name = format!("sources/{}.txt", guids.thing(document.id.0));
        zip.start_file(name, options(false))
            .map_err(io::Error::other)?;
        zip.write_all(text.as_str().as_bytes())?;
        documents.push(document);
    }
    let totals = Totals::of(seen);
    let with_text = documents.iter().map(|it| it.id).collect();
    let out = Outward {
        seen,
        guids,
        codes: CodesOut::of(seen),
        memos: MemoPlaces::of(seen, &guids),
        people: people::people(seen, &guids, &totals.analysts),
        documents,
        with_text,
    };
    let huge = totals.codings > (u32::MAX as usize) / BYTES_OF_CODING;
    zip.start_file("project.qde", options(huge))
        .map_err(io::Error::other)?;
    let left_out = write_xml(&out, BufWriter::with_capacity(1 << 16, &mut zip))?;
    zip.finish().map_err(io::Error::other)?;
    let of_documents = out.documents.iter();
    let codings = of_documents.map(|it| seen.codings_in(it.id).count()).sum();
    Ok(ProjectWritten {
        documents: out.documents.len(),
        codings,
        losses: losses(
            &out,
            &totals,
            without_text,
            totals.codings - codings,
            left_out,
        ),
    })
}

/// Deflated, without a time, so that the same study gives the same bytes.
fn options(huge: bool) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .large_file(huge)
}

/// Writes `project.qde`; returns how many characters XML could not hold.
fn write_xml(out: &Outward<'_>, into: impl Write) -> io::Result<usize> {
    let seen = out.seen;
    let mut xml = XmlOut::new(into)?;
    xml.open("Project")?;
    xml.attribute("xmlns", "urn:QDA-XML:project:1.0")?;
    xml.attribute("name", seen.title())?;
    xml.attribute("origin", ORIGIN)?;
    let made = seen.analysts().iter().map(|it| it.made.stamp).min();
    if let Some(when) = made.and_then(|made| date_time(made.at.milliseconds())) {
        xml.shown("creationDateTime", when)?;
    }
    let variables = Variables::of(out);
    people::write(&mut xml, out)?;
    if !out.codes.is_empty() {
        xml.open("CodeBook")?;
        let notes = |code| out.memos.on(Target::Code(code)).to_vec();
        out.codes.write(&mut xml, &out.guids, &notes)?;
        xml.close()?;
    }
    variables.write(&mut xml)?;
    cases::write(&mut xml, out, &variables)?;
    sources::write(&mut xml, out, &variables)?;
    note_out::write(&mut xml, out)?;
    links::write(&mut xml, out)?;
    let notes = |category| out.memos.on(Target::Category(category)).to_vec();
    sets_out::write(
        &mut xml,
        seen,
        &out.guids,
        &out.codes,
        Members::OfProject,
        &notes,
    )?;
    xml.text("Description", seen.description())?;
    let on_project: Vec<Guid> = project_notes(out);
    note_refs(&mut xml, &on_project)?;
    let (mut into, left_out) = xml.finish()?;
    into.flush()?;
    Ok(left_out)
}

/// Notes on the study, and on passes, which the standard does not have.
fn project_notes(out: &Outward<'_>) -> Vec<Guid> {
    let memos = out.memos.memos.iter();
    let on = |memo: &&&Memo| matches!(memo.first.on, Target::Study | Target::Pass(_));
    memos
        .filter(on)
        .map(|memo| out.guids.thing(memo.id.0))
        .collect()
}

/// What the standard has no place for, counted from what the viewer may see.
fn losses(
    out: &Outward<'_>,
    totals: &Totals,
    without_text: usize,
    with_them: usize,
    left_out: usize,
) -> Vec<Loss> {
    let seen = out.seen;
    let speakers = |it: &&Document| {
        it.speakers
            .values()
            .any(|is| is.get().is_some_and(Option::is_some))
    };
    let corrected = |it: &&Document| it.corrected_turns.get().is_some();
    let originals = |it: &&Document| it.imported.original.is_some();
    let count = |which: &dyn Fn(&&Document) -> bool| {
        let documents = out.documents.iter().copied();
        documents.filter(which).count()
    };
    let on_pass = |memo: &&Memo| matches!(memo.first.on, Target::Pass(_));
    let background = seen.analysts().into_iter();
    let background =
        background.filter(|it| !it.background.text().is_empty() || !it.relation.text().is_empty());
    let mut losses = of_codes(seen, &out.codes);
    let mut lose = |count: usize, what: &str, why: &str| losses.push(Loss::new(count, what, why));
    lose(
        without_text,
        "documents without a text",
        "the text was erased or is not here, and a source has to have one",
    );
    lose(
        with_them,
        "codings of them",
        "they went with their documents",
    );
    lose(
        seen.passes().len(),
        "passes",
        "the standard does not say in which pass a coding was made, who coded blind, what was read, passed over and closed",
    );
    lose(
        totals.removed,
        "codings that were taken away",
        "only codings that stand go out",
    );
    lose(
        seen.decisions().len(),
        "decisions",
        "the standard has discrepancies and their decisions nowhere; the codings of each analyst go out",
    );
    lose(
        seen.sessions().len(),
        "consensus sessions",
        "they go with the decisions",
    );
    lose(
        seen.challenges().len(),
        "challenges",
        "the standard has none",
    );
    lose(
        seen.versions().len(),
        "frozen versions",
        "only the study as it is goes out",
    );
    lose(
        seen.reviews().len(),
        "reviews of categories",
        "the standard has none",
    );
    lose(
        seen.frameworks().len(),
        "frameworks",
        "their constructs go out as codes",
    );
    lose(
        count(&speakers),
        "documents with speakers who are known",
        "participants are linked to their documents; who says which turn is read from the labels again",
    );
    lose(
        count(&corrected),
        "documents with corrected turns",
        "turns are read from the text again",
    );
    lose(
        count(&originals),
        "names of files that documents came from",
        "the text goes out, and not the file",
    );
    lose(
        seen.roles().len(),
        "patterns of labels",
        "the names of roles go out",
    );
    let quotations = seen.quoted_codings().into_iter();
    let quotations: Vec<_> = quotations.filter_map(|it| seen.quotation(it.id)).collect();
    lose(
        quotations.iter().filter(|it| it.parts().is_some()).count(),
        "edited forms of quotations",
        "their segments go out as they stand in the transcripts",
    );
    let translations = quotations
        .iter()
        .map(|it| it.standing_translations().count());
    lose(
        translations.sum(),
        "translations of quotations",
        "the standard has none",
    );
    lose(
        seen.summaries().len(),
        "summaries of the framework matrix",
        "the standard has no such matrix",
    );
    lose(
        seen.saturation_reviews().len(),
        "conclusions on saturation",
        "the standard has none",
    );
    lose(
        seen.masks().len(),
        "words of the dictionary of names",
        "the dictionary is for what leaves for the paper",
    );
    lose(
        seen.axes().len(),
        "axes",
        "the standard has none, and where codes and categories lie on them goes with them",
    );
    lose(
        seen.concepts().len(),
        "marks with orienting concepts",
        "the standard has none",
    );
    lose(
        background.count(),
        "analysts' backgrounds",
        "a user of the standard has a name alone",
    );
    lose(
        out.memos.private,
        "reflexive memos that are not shared",
        "they are their author's alone",
    );
    lose(
        out.memos.memos.iter().copied().filter(on_pass).count(),
        "memos on passes",
        "they went out as notes on the project",
    );
    losses.push(characters(left_out));
    loss::of(losses)
}
