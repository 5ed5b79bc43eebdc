use crate::exchange::codebook::ExportError;
use crate::exchange::docx::{Table as WordTable, WordDocument};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::spreadsheet::{ByteOrderMark, Table, csv, xlsx};
use crate::exchange::{when, write_atomically};
use crate::model::{AnalystId, LogEntry, LogKind, LogWalk, Seen};
use std::path::Path;

/// A format the log is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogFormat {
    /// A spreadsheet.
    Xlsx,
    /// A table for every program.
    Csv,
    /// A document.
    Docx,
}

impl LogFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Docx];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Docx => "docx",
        }
    }

    /// The format for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "Spreadsheet (XLSX)",
            Self::Csv => "Table (CSV)",
            Self::Docx => "Document (DOCX)",
        }
    }
}

/// Which steps are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogChoice {
    /// By this person; none for everybody.
    pub by: Option<AnalystId>,
    /// Of this kind; none for all.
    pub kind: Option<LogKind>,
    /// From this time on (milliseconds since 1970 UTC).
    pub from: Option<u64>,
    /// Up to this time.
    pub to: Option<u64>,
    /// With these words in lower case; empty for all.
    pub words: String,
}

impl LogChoice {
    /// Whether a step is chosen, as far as that is seen without its words.
    pub fn takes(&self, place: &crate::model::LogPlace) -> bool {
        let at = place.stamp.at.milliseconds();
        (self.by.is_none() || self.by == place.by)
            && self.kind.is_none_or(|kind| kind == place.kind)
            && self.from.is_none_or(|from| at >= from)
            && self.to.is_none_or(|to| at <= to)
    }

    /// Whether a step has the words that are looked for.
    pub fn has_words(&self, entry: &LogEntry) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.words);
        self.words.is_empty()
            || has(&entry.what)
            || has(&entry.details)
            || entry.why.as_deref().is_some_and(has)
    }
}

/// The chosen steps as rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogExport {
    title: String,
    /// When, who, what, particulars, why; oldest first.
    rows: Vec<[String; 5]>,
}

/// Headings of the columns.
const HEADINGS: [&str; 5] = ["When", "Who", "What", "Particulars", "Why"];

impl Leaving for LogExport {
    fn mask(&mut self, masks: &Masks) {
        let Self { title, rows } = self;
        title.mask(masks);
        for words in rows.iter_mut().flatten() {
            words.mask(masks);
        }
    }
}

impl LogExport {
    /// The chosen steps as the viewer may see them, oldest first; names are masked. Words are looked for in what the
    /// study has.
    pub fn of(seen: &Seen<'_>, choice: &LogChoice) -> Self {
        let mut walk = LogWalk::default();
        seen.walk_log(&mut walk, usize::MAX);
        let mut places = walk.found;
        places.retain(|place| choice.takes(place));
        places.sort_by_key(|place| place.stamp);
        let entries = places
            .iter()
            .filter_map(|place| seen.log_entry(place.step))
            .filter(|entry| choice.has_words(entry));
        let rows = entries.map(|entry| {
            [
                when::local(entry.stamp.at.milliseconds()),
                seen.author_in_words(&entry),
                entry.what,
                entry.details,
                entry.why.unwrap_or_default(),
            ]
        });
        let mut log = Self {
            title: seen.title().to_owned(),
            rows: rows.collect(),
        };
        log.mask(&Masks::of(seen));
        log
    }

    /// Number of steps.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no step was chosen.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The log as the bytes of a file.
    ///
    /// # Errors
    /// Where a spreadsheet cannot hold it.
    pub fn bytes(&self, format: LogFormat) -> Result<Vec<u8>, ExportError> {
        let mut table = Table::new("Log", &HEADINGS);
        match format {
            LogFormat::Docx => return Ok(self.word()?),
            LogFormat::Xlsx | LogFormat::Csv => {
                for row in &self.rows {
                    table.push(row.iter().map(|cell| cell.as_str().into()).collect());
                }
            }
        }
        Ok(match format {
            LogFormat::Xlsx => xlsx(&[table])?,
            _ => csv(&table, ByteOrderMark::LeftOut).into_bytes(),
        })
    }

    fn word(&self) -> std::io::Result<Vec<u8>> {
        let title = format!("Log of {}", self.title);
        let mut document = WordDocument::new(&title, "en");
        document.heading(1, &title);
        let mut table = WordTable::new(&HEADINGS).shares(&[3, 2, 4, 6, 4]);
        for row in &self.rows {
            table = table.row(row.iter().map(String::as_str));
        }
        document.table(&table);
        document.bytes()
    }

    /// Writes the log to a file; one that is there is lost only when the new one is whole.
    ///
    /// # Errors
    /// Where a spreadsheet cannot hold it, or the file cannot be written.
    pub fn save(&self, format: LogFormat, path: &Path) -> Result<(), ExportError> {
        let bytes = self.bytes(format)?;
        Ok(write_atomically(path, |file| {
            std::io::Write::write_all(file, &bytes)
        })?)
    }
}
