//! A checklist filled from a study.

use super::builtin::{ChecklistError, builtin_checklists};
use super::file::{ChecklistFile, ChecklistItem};
use super::{markdown, word};
use crate::exchange::codebook::ExportError;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::methods::{MethodsDraft, MethodsSentence, methods_draft};
use crate::exchange::report::{Backed, Block, FileFormat, ReadyReport, ReportSource};
use crate::exchange::spreadsheet::{Table, xlsx};

/// How many log entries are named where an answer comes from.
const NAMED: usize = 4;

/// A checklist filled from a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The study's title.
    pub title: String,
    /// The checklist.
    pub file: ChecklistFile,
    /// An answer for each item, in order.
    pub answers: Vec<Answer>,
}

/// What the study knows of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The item.
    pub item: ChecklistItem,
    /// Sentences that the study's record bears out; none where the item is open.
    pub sentences: Vec<MethodsSentence>,
}

/// Fills a checklist (`coreq`, `srqr`, `rameses-ii`) with the sentences of the methods draft that answer its items.
///
/// # Errors
/// Where there is no such checklist.
pub fn checklist(source: &ReportSource<'_>, id: &str) -> Result<Checklist, ChecklistError> {
    let files = builtin_checklists()?;
    let file = files.into_iter().find(|it| it.id == id);
    let file = file.ok_or_else(|| ChecklistError::Unknown(id.to_owned()))?;
    let draft = methods_draft(source);
    let answers = file.items.iter().map(|item| answer(&draft, item)).collect();
    Ok(Checklist {
        title: draft.title,
        answers,
        file,
    })
}

/// Sentences in the order of the item's topics.
fn answer(draft: &MethodsDraft, item: &ChecklistItem) -> Answer {
    let of = |topic| {
        let all = draft.sentences();
        all.filter(move |it| it.topic == topic && !it.is_blank)
            .cloned()
    };
    Answer {
        item: item.clone(),
        sentences: item.topics.iter().flat_map(|topic| of(*topic)).collect(),
    }
}

impl Answer {
    /// Whether the study knows nothing of it.
    pub const fn is_open(&self) -> bool {
        self.sentences.is_empty()
    }

    /// What the study knows, as one paragraph.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.sentences.iter().map(|it| it.words.as_str()).collect();
        words.join(" ")
    }

    /// Where that comes from: log entries by name, or the record as it stands.
    pub fn source(&self) -> String {
        let mut steps: Vec<String> = Vec::new();
        let mut more = 0;
        for sentence in &self.sentences {
            more += sentence.more;
            for step in &sentence.steps {
                let step = step.to_string();
                if !steps.contains(&step) {
                    steps.push(step);
                }
            }
        }
        if self.is_open() {
            return String::new();
        }
        if steps.is_empty() {
            return "The study's record".to_owned();
        }
        more += steps.len().saturating_sub(NAMED);
        steps.truncate(NAMED);
        let more = match more {
            0 => String::new(),
            1 => " and 1 more".to_owned(),
            several => format!(" and {several} more"),
        };
        format!("Log: {}{more}", steps.join(", "))
    }

    /// The item's name, with a word where it was not compared with the publication.
    pub fn name(&self) -> String {
        if self.item.to_verify {
            format!(
                "{} (name to be verified against the article)",
                self.item.name
            )
        } else {
            self.item.name.clone()
        }
    }
}

impl Checklist {
    /// How many items the study knows something of, and how many there are.
    pub fn known(&self) -> (usize, usize) {
        let known = self.answers.iter().filter(|it| !it.is_open()).count();
        (known, self.answers.len())
    }

    /// What stands above the items.
    pub(super) fn standing(&self) -> String {
        let (known, all) = self.known();
        format!(
            "{}. The study's record says something of {known} of {all} items; the others are open and have to be written. Whether an answer is enough is for its authors to judge.",
            self.file.citation
        )
    }

    fn table(&self) -> Table {
        let heads = [
            "No.",
            "Domain",
            "Group",
            "Item",
            "What the study knows",
            "Where that comes from",
            "Page in the manuscript",
        ];
        let mut table = Table::new(&self.file.short_name, &heads);
        for answer in &self.answers {
            table.push(vec![
                answer.item.number.into(),
                answer.item.domain.as_str().into(),
                answer.item.group.as_str().into(),
                answer.name().into(),
                if answer.is_open() {
                    OPEN.into()
                } else {
                    answer.words().into()
                },
                answer.source().into(),
                "".into(),
            ]);
        }
        table
    }
}

/// What stands at an item of which the study knows nothing.
pub(super) const OPEN: &str = "Open";

impl Leaving for Checklist {
    fn mask(&mut self, masks: &Masks) {
        // The checklist itself is published, and names nobody.
        let Self {
            title,
            file: _,
            answers,
        } = self;
        title.mask(masks);
        for answer in answers {
            answer.sentences.mask(masks);
        }
    }
}

impl ReadyReport for Checklist {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Docx => Ok(word::word(self).bytes()?),
            FileFormat::Markdown => Ok(markdown::markdown(self).into_bytes()),
            FileFormat::Xlsx => Ok(xlsx(&[self.table()])?),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::Title(self.file.name.clone()),
            Block::Small(self.standing()),
            Block::Small(self.file.evidence.clone()),
        ];
        let mut domain = "";
        for answer in &self.answers {
            if answer.item.domain != domain {
                domain = &answer.item.domain;
                blocks.push(Block::Heading(1, domain.to_owned()));
            }
            let name = format!("{}  {}", answer.item.number, answer.name());
            blocks.push(Block::Heading(2, name));
            if answer.is_open() {
                blocks.push(Block::Small(OPEN.to_owned()));
                continue;
            }
            let sentences = answer.sentences.iter().map(|it| Backed {
                words: it.words.clone(),
                steps: it.steps.clone(),
                more: it.more,
                is_blank: false,
            });
            blocks.push(Block::Sentences(sentences.collect()));
        }
        blocks
    }
}
