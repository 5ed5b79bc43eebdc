//! Categories by domain and sub-domain, or by theme: as the figure of a paper and as a table, from one stored name each.

mod cells;
mod draw;
mod options;
mod panels;
mod spread_report;
mod tables;

use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::exchange::codebook::ExportError;
use crate::exchange::figure::Figure;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{
    Block, FileFormat, ReadyReport, Report, ReportError, ReportOptions, ReportSource,
};
use crate::model::things::Document;
use crate::model::{AnalystId, Id};
use panels::{Panels, Sorted};
use tables::Tables;

pub use options::{CATEGORIES, LAYER, SPREAD};
pub use spread_report::{SpreadReport, spread_report};

/// Pixels to an inch of a picture for print.
const PRINT: f32 = 300.0;

/// The categories as figure and table.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoriesReport {
    /// The figure.
    pub figure: Figure,
    /// The tables with what their counts rest on.
    pub report: Report,
}

/// Makes figure and tables. `options` say by what they are sorted (`sorted`: domains or themes), what is counted in the
/// figure (`counts`) and whose codings are (`layer`).
///
/// # Errors
/// Where there are no categories yet, or a text that the consensus needs is missing.
pub fn categories_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<CategoriesReport, ReportError> {
    let seen = source.seen;
    let masks = Masks::of(seen);
    let tree = tree(source, &masks)?;
    let layer = layer(source, options)?;
    let sorted = match options.get("sorted") {
        Some("themes") => Sorted::Themes,
        // Where no category belongs to a domain, only themes can sort them.
        _ if !tree.has_domains() && !tree.themes().is_empty() => Sorted::Themes,
        _ => Sorted::Domains,
    };
    let mut domains = tree.domains(seen);
    for domain in &mut domains {
        domain.name = masks.words(&domain.name);
        for sub_domain in &mut domain.sub_domains {
            sub_domain.name = masks.words(&sub_domain.name);
        }
    }
    let title = masks.words(seen.title());
    let tables = Tables::of(seen, &tree, &domains, &layer);
    let counted = options.get("counts").unwrap_or("none");
    let panels = Panels::of(seen, &tree, &domains, sorted, &|node| {
        tables.counted(node, counted)
    });
    let note = match counted {
        "segments" => layer.sentence(seen),
        "participants" => format!(
            "{} {}",
            tables.participants_sentence(),
            layer.sentence(seen)
        ),
        _ => String::new(),
    };
    Ok(CategoriesReport {
        figure: panels.figure(&title, &masks.words(&note)),
        report: tables.report(&title, sorted),
    })
}

/// The categories, which there have to be, named as they may go out.
pub(super) fn tree(source: &ReportSource<'_>, masks: &Masks) -> Result<CategoryTree, ReportError> {
    let tree = CategoryTree::of(source.seen).worded(&|words| masks.words(words));
    if tree.order.is_empty() {
        return Err(ReportError::Nothing(
            "There are no categories yet: make them of codes in Condense.",
        ));
    }
    Ok(tree)
}

/// The layer that was chosen: everybody's codings, the consensus, or the codings of one analyst.
///
/// # Errors
/// Where the analyst is not in the study, or a text that the consensus needs is missing.
pub(in crate::exchange) fn layer(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<LayerCodings, ReportError> {
    let choice = match options.get("layer") {
        None | Some("" | "everybody") => LayerChoice::Everybody,
        Some("consensus") => LayerChoice::Consensus,
        Some(who) => {
            let who = who.parse::<Id>().ok().map(AnalystId);
            let who = who.filter(|who| source.seen.analyst(*who).is_some());
            LayerChoice::Analyst(who.ok_or(ReportError::Nothing(
                "The analyst whose codings were chosen is not in the study: choose another.",
            ))?)
        }
    };
    let text = source.text;
    let texts = move |document: &Document| text(document.imported.text);
    LayerCodings::of(source.seen, &texts, choice).map_err(ReportError::Text)
}

/// A figure, or the tables behind it, as the bytes of a file.
pub(in crate::exchange) fn bytes(
    figure: &Figure,
    report: &Report,
    format: FileFormat,
) -> Result<Vec<u8>, ExportError> {
    match format {
        FileFormat::Svg => Ok(figure.svg().into_bytes()),
        FileFormat::Png => Ok(figure.png(PRINT)?),
        other => ReadyReport::bytes(report, other),
    }
}

/// What a figure and the tables behind it look like.
pub(in crate::exchange) fn preview(figure: &Figure, report: &Report) -> Vec<Block> {
    let mut blocks = report.preview();
    let at = blocks
        .iter()
        .position(|it| matches!(it, Block::Heading(..)));
    blocks.insert(at.unwrap_or(blocks.len()), Block::figure(figure));
    blocks
}

impl Leaving for CategoriesReport {
    fn mask(&mut self, masks: &Masks) {
        let Self { figure, report } = self;
        figure.mask(masks);
        report.mask(masks);
    }
}

impl ReadyReport for CategoriesReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        bytes(&self.figure, &self.report, format)
    }

    fn preview(&self) -> Vec<Block> {
        preview(&self.figure, &self.report)
    }
}
