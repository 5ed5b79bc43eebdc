//! The codebook and the whole study as other programs read them.

use super::block::Block;
use super::file_format::FileFormat;
use super::ready_report::ReadyReport;
use super::report_error::ReportError;
use super::report_options::ReportOptions;
use super::report_source::ReportSource;
use crate::exchange::codebook::{Codebook, ExportError, chosen_with};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::refi::{CodebookFile, Loss, ProjectWritten, codebook_file, write_project};
use std::io::Cursor;

/// A codebook that can be written for other programs too.
struct CodebookReport {
    codebook: Codebook,
    /// None without codes.
    file: Option<CodebookFile>,
}

/// Makes the codebook.
pub(super) fn codebook_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<Box<dyn ReadyReport>, ReportError> {
    let masks = Masks::of(source.seen);
    let report = chosen_with(source, options, |codebook, then| {
        let file = codebook_file(then, source.project, &masks, codebook.parts);
        // Nothing stands in the way of writing into memory.
        let file = file.ok().flatten();
        CodebookReport { codebook, file }
    })?;
    Ok(Box::new(report))
}

impl Leaving for CodebookReport {
    fn mask(&mut self, masks: &Masks) {
        let Self { codebook, file } = self;
        codebook.mask(masks);
        // Names are masked in the file itself where it is written.
        if let Some(file) = file {
            file.losses.mask(masks);
        }
    }
}

impl ReadyReport for CodebookReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        if format != FileFormat::Qdc {
            return ReadyReport::bytes(&self.codebook, format);
        }
        let file = self.file.as_ref();
        file.map(|file| file.bytes.clone())
            .ok_or(ExportError::NoCodes)
    }

    fn losses(&self, format: FileFormat) -> &[Loss] {
        let file = self.file.as_ref().filter(|_| format == FileFormat::Qdc);
        file.map_or(&[], |file| file.losses.as_slice())
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = self.codebook.preview();
        let losses = self.losses(FileFormat::Qdc);
        blocks.extend(left_behind("As REFI-QDA (QDC)", losses));
        blocks
    }
}

/// A study as a package for other programs.
struct ProjectReport {
    title: String,
    bytes: Vec<u8>,
    written: ProjectWritten,
}

/// Makes the package.
pub(super) fn project_report(
    source: &ReportSource<'_>,
) -> Result<Box<dyn ReadyReport>, ReportError> {
    let mut bytes = Cursor::new(Vec::new());
    let texts = source.texts();
    let written = write_project(source.seen, source.project, &texts, &mut bytes)?;
    Ok(Box::new(ProjectReport {
        title: source.seen.title().to_owned(),
        bytes: bytes.into_inner(),
        written,
    }))
}

/// It is the study itself: see [`super::ReportKind::is_masked`].
impl Leaving for ProjectReport {
    fn mask(&mut self, _: &Masks) {}
}

impl ReadyReport for ProjectReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        if format == FileFormat::Qdpx {
            Ok(self.bytes.clone())
        } else {
            Err(ExportError::Format(format.ending()))
        }
    }

    fn losses(&self, _: FileFormat) -> &[Loss] {
        &self.written.losses
    }

    fn preview(&self) -> Vec<Block> {
        let many = |count: usize, what: &str| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {what}{plural}")
        };
        let written = &self.written;
        let mut blocks = vec![
            Block::Title("Project for other programs".to_owned()),
            Block::Small(format!(
                "{} · {} · {}",
                self.title,
                many(written.documents, "document"),
                many(written.codings, "coding")
            )),
            Block::Text(
                "A REFI-QDA project (QDPX), which ATLAS.ti, MAXQDA, NVivo, QualCoder and others read: analysts, codes, categories, documents with the codings of each analyst, memos, condensed meaning units, marks, participants and attributes. It holds the transcripts in full, and names are not masked in it."
                    .to_owned(),
            ),
        ];
        blocks.extend(left_behind(
            "What the standard cannot carry",
            &written.losses,
        ));
        blocks
    }
}

/// A heading with what is left behind below it; nothing where nothing is.
fn left_behind(heading: &str, losses: &[Loss]) -> Vec<Block> {
    if losses.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading(1, heading.to_owned());
    let points = losses.iter().map(|loss| Block::Point(loss.sentence()));
    std::iter::once(heading).chain(points).collect()
}
