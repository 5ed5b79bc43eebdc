//! Who speaks of what as tables and as a matrix: each number with what it is a part of.

use super::cells::{Counted, percent};
use super::{bytes, layer, preview, tree};
use crate::analysis::layer::LayerCodings;
use crate::analysis::spread::{By, Spread, SpreadRow};
use crate::exchange::codebook::ExportError;
use crate::exchange::figure::{Figure, HeatCell, HeatMatrix, HeatRow};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{
    Block, FileFormat, ReadyReport, Report, ReportError, ReportOptions, ReportSource,
};
use crate::exchange::spreadsheet::{Cell, Table};
use crate::model::{AttributeId, CategoryLevel, Id, Seen, many};

/// Who speaks of what.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadReport {
    /// As a matrix, the darker the greater the share.
    pub figure: Figure,
    /// The tables with what they rest on.
    pub report: Report,
}

/// Makes tables and matrix. `options` say what stands in the columns (`columns`), what is counted (`counts`), which
/// levels stand in the rows (`rows`), and whose codings are counted (`layer`).
///
/// # Errors
/// Where there are no categories yet, the study has nothing to put in the columns, or a text that the consensus needs
/// is missing.
pub fn spread_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<SpreadReport, ReportError> {
    let seen = source.seen;
    let masks = Masks::of(seen);
    let tree = tree(source, &masks)?;
    let layer = layer(source, options)?;
    let (by, name) = chosen(seen, options.get("columns"));
    let levels: &[CategoryLevel] = match options.get("rows") {
        Some("themes") => &[CategoryLevel::Theme],
        Some("categories") => &[CategoryLevel::Category],
        _ => &[
            CategoryLevel::Theme,
            CategoryLevel::Category,
            CategoryLevel::Subcategory,
        ],
    };
    let mut spread = Spread::of(seen, &layer, &tree, by, levels);
    if spread.rows.is_empty() {
        return Err(ReportError::Nothing(
            "There are no categories of this level: choose other rows.",
        ));
    }
    if spread.columns.is_empty() {
        return Err(ReportError::Nothing(
            "The study has nothing to put in these columns: choose others, or say in Documents who took part.",
        ));
    }
    for column in &mut spread.columns {
        column.name = masks.words(&column.name);
    }
    let making = Making {
        masks: &masks,
        title: masks.words(seen.title()),
        seen,
        layer: &layer,
        spread: &spread,
        by,
        name: masks.words(&name),
        counted: Counted::of_key(options.get("counts")),
    };
    Ok(SpreadReport {
        figure: making.figure(),
        report: making.report(),
    })
}

/// What stands in the columns, and its name.
fn chosen(seen: &Seen<'_>, key: Option<&str>) -> (By, String) {
    let attribute = |key: &str| {
        let id: Id = key.parse().ok()?;
        let attribute = seen.attribute(AttributeId(id))?;
        Some((By::Attribute(attribute.id), attribute.name.clone()))
    };
    match key {
        Some("documents") => (By::Documents, "Document".to_owned()),
        Some("waves") => (By::Waves, "Wave".to_owned()),
        Some("participants") => (By::Participants, "Participant".to_owned()),
        Some("valence") => (By::Valence, "Barrier or facilitator".to_owned()),
        Some(other) => attribute(other).unwrap_or((By::Roles, "Role".to_owned())),
        None => (By::Roles, "Role".to_owned()),
    }
}

struct Making<'m, 'a> {
    masks: &'m Masks,
    title: String,
    seen: &'m Seen<'a>,
    layer: &'m LayerCodings,
    spread: &'m Spread,
    by: By,
    name: String,
    counted: Counted,
}

impl Making<'_, '_> {
    fn report(&self) -> Report {
        let mut tables = vec![self.table(self.counted), self.percents(self.counted)];
        let others = Counted::ALL.into_iter().filter(|it| *it != self.counted);
        tables.extend(others.map(|counted| self.table(counted)));
        tables.extend(self.silent());
        let of = self.spread.of;
        let mut notes = vec![
            "The row “Of” says what the numbers below it are parts of. A category counts the segments of its codes and \
             of all categories below it."
                .to_owned(),
            "Per cents are rounded to whole numbers. Of participants and documents they are of those of the column; of \
             segments, of the segments of the row."
                .to_owned(),
        ];
        if self.spread.in_several > 0 {
            notes.push(format!(
                "{} belong to several columns and count in each: columns do not add up to the study.",
                many(self.spread.in_several, "participant", "participants")
            ));
        }
        if self.spread.nobody > 0 {
            notes.push(format!(
                "{} in which no participant is known to speak count in no column of people.",
                many(self.spread.nobody, "segment", "segments")
            ));
        }
        let columns = self.spread.columns.len() + 2;
        let shares = (0..columns).map(|n| if n == 0 { 30 } else { 12 });
        Report {
            title: format!("Categories by {}", self.name.to_lowercase()),
            facts: vec![
                ("Study".to_owned(), self.title.clone()),
                ("Counts".to_owned(), self.layer.sentence(self.seen)),
                (
                    "Denominators".to_owned(),
                    format!(
                        "{}, {}, {} of any of these categories",
                        many(of.participants, "participant", "participants"),
                        many(of.documents, "document", "documents"),
                        many(of.segments, "segment", "segments")
                    ),
                ),
            ],
            tables,
            shares: shares.collect(),
            notes,
        }
    }

    fn heads(&self) -> Vec<String> {
        let mut heads = vec!["Category".to_owned()];
        heads.extend(self.spread.columns.iter().map(|it| it.name.clone()));
        heads.push("All".to_owned());
        heads
    }

    /// Numbers, with what they are parts of in the first row.
    fn table(&self, counted: Counted) -> Table {
        let mut of: Vec<Cell> = vec!["Of".into()];
        let columns = self.spread.columns.iter();
        of.extend(columns.map(|it| Cell::from(counted.of(&it.of))));
        of.push(counted.of(&self.spread.of).into());
        let mut rows = vec![of];
        for row in &self.spread.rows {
            let mut cells: Vec<Cell> = vec![indented(row).into()];
            cells.extend(row.cells.iter().map(|it| Cell::from(counted.of(it))));
            cells.push(counted.of(&row.all).into());
            rows.push(cells);
        }
        Table {
            name: counted.name().to_owned(),
            headers: self.heads(),
            rows,
        }
    }

    fn percents(&self, counted: Counted) -> Table {
        let cell = |part: usize, of: usize| percent(part, of).map_or(Cell::Empty, Cell::from);
        let rows = self.spread.rows.iter().map(|row| {
            let mut cells: Vec<Cell> = vec![indented(row).into()];
            let columns = self.spread.columns.iter().zip(&row.cells);
            let total = counted.of(&row.all);
            cells.extend(columns.map(|(column, it)| match counted {
                Counted::Segments => cell(it.segments, total),
                _ => cell(counted.of(it), counted.of(&column.of)),
            }));
            cells.push(match counted {
                Counted::Segments => cell(total, total),
                _ => cell(total, counted.of(&self.spread.of)),
            });
            cells
        });
        Table {
            name: format!("{} in per cent", counted.name()),
            headers: self.heads(),
            rows: rows.collect(),
        }
    }

    /// Who does not speak of what: nobody of so many.
    fn silent(&self) -> Option<Table> {
        if !matches!(self.by, By::Roles | By::Waves | By::Attribute(_)) {
            return None;
        }
        let mut table = Table::new(
            "Who does not speak of it",
            &["Category", &self.name, "Speak", "Of"],
        );
        for row in &self.spread.rows {
            for (column, cell) in self.spread.columns.iter().zip(&row.cells) {
                if cell.participants == 0 && column.of.participants > 0 {
                    table.push(vec![
                        row.name.as_str().into(),
                        column.name.as_str().into(),
                        0_usize.into(),
                        column.of.participants.into(),
                    ]);
                }
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    fn figure(&self) -> Figure {
        let counted = self.counted;
        let columns = self.spread.columns.iter();
        let most = self.spread.rows.iter().flat_map(|row| &row.cells);
        let most = most.map(|it| it.segments).max().unwrap_or(0);
        let rows = self.spread.rows.iter().map(|row| {
            let cells = self.spread.columns.iter().zip(&row.cells);
            HeatRow {
                name: row.name.clone(),
                depth: row.depth,
                cells: cells
                    .map(|(column, it)| {
                        let (part, of) = match counted {
                            Counted::Segments => (it.segments, most),
                            _ => (counted.of(it), counted.of(&column.of)),
                        };
                        HeatCell {
                            shown: part.to_string(),
                            share: (of > 0).then(|| part as f32 / of as f32),
                        }
                    })
                    .collect(),
            }
        });
        let what = match counted {
            Counted::Segments => "Segments".to_owned(),
            _ => format!(
                "{} who speak of it; behind each name how many there are",
                counted.name()
            ),
        };
        let what = what.replace(
            "Documents who speak of it",
            "Documents in which it is spoken of",
        );
        let mut matrix = HeatMatrix {
            title: format!("Categories by {}: {}", self.name.to_lowercase(), self.title),
            columns: columns
                .map(|it| match counted {
                    Counted::Segments => it.name.clone(),
                    _ if self.by == By::Documents || self.by == By::Participants => it.name.clone(),
                    _ => format!("{} ({})", it.name, counted.of(&it.of)),
                })
                .collect(),
            rows: rows.collect(),
            note: format!("{what}. {}", self.layer.sentence(self.seen)),
        };
        matrix.mask(self.masks);
        matrix.figure()
    }
}

/// The name, moved in below what it stands in.
fn indented(row: &SpreadRow) -> String {
    format!("{}{}", "\u{2003}".repeat(row.depth), row.name)
}

impl Leaving for SpreadReport {
    fn mask(&mut self, masks: &Masks) {
        let Self { figure, report } = self;
        figure.mask(masks);
        report.mask(masks);
    }
}

impl ReadyReport for SpreadReport {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        bytes(&self.figure, &self.report, format)
    }

    fn preview(&self) -> Vec<Block> {
        preview(&self.figure, &self.report)
    }
}
