//! The methods draft.

use super::collector::Collector;
use super::sentence::{MethodsEntry, MethodsParagraph, MethodsSentence};
use super::work::Work;
use super::{
    agreement, codes, frameworks, markdown, material, passes, people, settling, trail, word,
};
use crate::exchange::codebook::ExportError;
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{Backed, Block, FileFormat, ReadyReport, ReportSource};

/// What stands above every draft.
const STANDING: &str = "Every sentence rests on the study's record as it stands now; the numbers in brackets lead to the log entries listed at the end (times in UTC). What stands in [… brackets] the program cannot know and somebody has to write.";

/// What stands there besides while a pass is hidden.
const HIDDEN: &str =
    "What is hidden from its reader until a pass is revealed is neither said nor counted.";

/// A draft of the method section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodsDraft {
    /// The study's title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<MethodsParagraph>,
    /// The log entries that its sentences rest on, in the order they are named.
    pub entries: Vec<MethodsEntry>,
    /// Whether something of a pass is hidden from its reader still, and therefore not in it.
    pub hides_something: bool,
}

/// The draft of a seen study's method section: sentences that the study's record and log bear out, each with the
/// entries it rests on, and blanks for what a program cannot know. Nothing of another's hidden work is in it or
/// counted. Texts are read, and agreement is calculated: nothing for the screen's thread.
pub fn methods_draft(source: &ReportSource<'_>) -> MethodsDraft {
    let mut to = Collector::new(source);
    material::material(&mut to);
    people::people(&mut to);
    frameworks::frameworks(&mut to);
    let work = Work::of(source.seen);
    passes::passes(&mut to, &work);
    settling::settling(&mut to);
    agreement::agreement(&mut to);
    codes::codes(&mut to, &work);
    codes::review(&mut to);
    trail::trail(&mut to);
    let mut paragraphs = to.paragraphs;
    paragraphs.retain(|paragraph| !paragraph.sentences.is_empty());
    let title = source.seen.title().trim();
    MethodsDraft {
        title: if title.is_empty() {
            "Untitled study"
        } else {
            title
        }
        .to_owned(),
        paragraphs,
        entries: to.entries,
        hides_something: source.seen.hides_anything(),
    }
}

impl MethodsDraft {
    /// What stands above it.
    pub(super) fn standing(&self) -> String {
        if self.hides_something {
            format!("{STANDING} {HIDDEN}")
        } else {
            STANDING.to_owned()
        }
    }

    /// All sentences, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &MethodsSentence> {
        self.paragraphs.iter().flat_map(|it| &it.sentences)
    }
}

impl Leaving for MethodsDraft {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            paragraphs,
            entries,
            hides_something: _,
        } = self;
        title.mask(masks);
        paragraphs.mask(masks);
        entries.mask(masks);
    }
}

impl ReadyReport for MethodsDraft {
    fn bytes(&self, format: FileFormat) -> Result<Vec<u8>, ExportError> {
        match format {
            FileFormat::Docx => Ok(word::word(self).bytes()?),
            FileFormat::Markdown => Ok(markdown::markdown(self).into_bytes()),
            other => Err(ExportError::Format(other.ending())),
        }
    }

    fn preview(&self) -> Vec<Block> {
        let mut blocks = vec![
            Block::Title("Methods (draft)".to_owned()),
            Block::Small(self.title.clone()),
        ];
        if self.hides_something {
            blocks.push(Block::Small(HIDDEN.to_owned()));
        }
        for paragraph in &self.paragraphs {
            blocks.push(Block::Heading(1, paragraph.heading.to_owned()));
            let sentences = paragraph.sentences.iter();
            let sentences = sentences.map(|it| Backed {
                words: it.words.clone(),
                steps: it.steps.clone(),
                more: it.more,
                is_blank: it.is_blank,
            });
            blocks.push(Block::Sentences(sentences.collect()));
        }
        blocks
    }
}
