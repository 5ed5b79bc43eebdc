//! The codebook as REFI-QDA has it.

use super::codes_out::CodesOut;
use super::convention::ORIGIN;
use super::guid::Guids;
use super::loss::{self, Loss};
use super::sets_out::{self, Members};
use super::xml_out::XmlOut;
use crate::exchange::codebook::CodebookParts;
use crate::exchange::masking::Masks;
use crate::exchange::methods::prose::list;
use crate::model::{ProjectId, Seen, Target};
use std::io;

/// How many constructs are called by their names; of more there is the number.
const NAMED: usize = 12;

/// A codebook ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookFile {
    /// The content of the `.qdc` file.
    pub bytes: Vec<u8>,
    /// What it could not carry.
    pub losses: Vec<Loss>,
}

/// The codebook as its viewer may see it, with names masked; none where there are no codes, since the standard has no
/// empty codebook. Of `parts` it has a place for examples and merged codes.
///
/// # Errors
/// None that can be met; writing into memory does not fail.
pub fn codebook_file(
    seen: &Seen<'_>,
    project: ProjectId,
    masks: &Masks,
    parts: CodebookParts,
) -> io::Result<Option<CodebookFile>> {
    let codes = CodesOut::of(seen).printing(masks, parts);
    if codes.is_empty() {
        return Ok(None);
    }
    let guids = Guids::of(project);
    let mut xml = XmlOut::new(Vec::new())?;
    xml.open("CodeBook")?;
    xml.attribute("xmlns", "urn:QDA-XML:codebook:1.0")?;
    xml.attribute("origin", ORIGIN)?;
    codes.write(&mut xml, &guids, &|_| Vec::new())?;
    sets_out::write(&mut xml, seen, &guids, &codes, Members::OfCodebook, &|_| {
        Vec::new()
    })?;
    let (bytes, left_out) = xml.finish()?;
    let losses = of_codes(seen, &codes).into_iter().chain([
        Loss::new(
            seen.code_links().len(),
            "links between codes",
            "a codebook of the standard has none; a project has",
        ),
        Loss::new(
            memos_on_codes(seen),
            "memos on codes and categories",
            "a codebook of the standard has none; a project has",
        ),
        characters(left_out),
    ]);
    Ok(Some(CodebookFile {
        bytes,
        losses: loss::of(losses),
    }))
}

/// The memos on codes and categories that others may read.
fn memos_on_codes(seen: &Seen<'_>) -> usize {
    let memos = seen.memos().into_iter().filter(|memo| !memo.is_private());
    let on = memos.map(|memo| memo.first.on);
    on.filter(|on| matches!(on, Target::Code(_) | Target::Category(_)))
        .count()
}

/// What of the codes is lost in both files.
pub(super) fn of_codes(seen: &Seen<'_>, codes: &CodesOut<'_>) -> Vec<Loss> {
    let constructs = codes.codes().filter(|it| it.first.construct.is_some());
    let split = codes.codes().filter(|it| it.first.split_from.is_some());
    vec![
        Loss::new(
            constructs.count(),
            "constructs of frameworks",
            "they go out as codes; framework, published name and source stand in their descriptions",
        ),
        unused(codes),
        Loss::new(
            codes.merged(),
            "merged codes",
            "what was coded with them goes out with the code they were merged into, which names them in its description",
        ),
        Loss::new(
            split.count(),
            "splits of codes",
            "the standard does not say what a code was split from",
        ),
        Loss::new(
            seen.codebook_changes().len(),
            "changes of the codebook",
            "only what codes and categories say now goes out",
        ),
    ]
}

/// The constructs that are not in use, and what lies below them. Other programs would offer them for coding again.
fn unused(codes: &CodesOut<'_>) -> Loss {
    let (count, mut named) = (codes.unused().len(), Vec::new());
    named.extend(codes.unused().take(NAMED).map(|name| format!("“{name}”")));
    if count > NAMED {
        named.push(format!("{} more", count - NAMED));
    }
    let why = format!(
        "{}; the study's codebook does not have them either, and other programs would offer them for coding",
        list(&named)
    );
    let what = "constructs that are not in use, with what lies below them";
    Loss::new(count, what, &why)
}

pub(super) fn characters(left_out: usize) -> Loss {
    Loss::new(
        left_out,
        "control characters",
        "XML cannot hold them, and they were left out",
    )
}
