//! The running text of a Word document, of one of its notes, or of a comment.

use super::run::{ParagraphProperties, RunProperties, paragraph_properties, run_properties};
use super::styles::Styles;
use super::symbols::symbol;
use crate::import::ImportError;
use crate::import::error::megabytes;
use crate::import::flow::{Flow, Mark};
use crate::import::story::{Counts, note_marker};
use crate::import::xml::{Element, Piece, Space, Walk};
use rustc_hash::FxHashMap;

/// Footnote or endnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the document.
    Endnote,
}

impl NoteKind {
    /// The element that holds one.
    pub const fn element(self) -> &'static str {
        match self {
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
        }
    }
}

/// The walk's state and what it has written.
pub(super) struct Body<'s> {
    file: String,
    styles: &'s Styles,
    max_text: u64,
    text: Flow,
    /// The text boxes being read, one inside the other.
    boxes: Vec<Flow>,
    /// The open paragraphs: a text box's lie inside another's.
    paragraphs: Vec<ParagraphProperties>,
    run: RunProperties,
    /// Whether characters are text just now.
    in_text: bool,
    /// Whether the last characters met were hidden.
    in_hidden: bool,
    /// For each open row whether a cell has begun.
    rows: Vec<bool>,
    /// For each open field whether its result has begun.
    fields: Vec<bool>,
    /// For each open choice whether an alternative was taken.
    choices: Vec<bool>,
    /// For each open content control whether it shows only its prompt.
    prompts: Vec<bool>,
    references: Vec<(NoteKind, String)>,
    counts: Counts,
    /// Code points by language.
    languages: FxHashMap<String, u64>,
}

impl<'s> Body<'s> {
    /// A walk that has written nothing yet.
    pub fn new(file: &str, styles: &'s Styles, max_text: u64) -> Self {
        Self {
            file: file.to_owned(),
            styles,
            max_text,
            text: Flow::default(),
            boxes: Vec::new(),
            paragraphs: Vec::new(),
            run: RunProperties::default(),
            in_text: false,
            in_hidden: false,
            rows: Vec::new(),
            fields: Vec::new(),
            choices: Vec::new(),
            prompts: Vec::new(),
            references: Vec::new(),
            counts: Counts::default(),
            languages: FxHashMap::default(),
        }
    }

    /// Reads a part to its end.
    pub fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        self.read_while(walk, |_| true)
    }

    /// Reads the element that was opened last to its end.
    pub fn read_element(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let outside = walk.depth().saturating_sub(1);
        self.read_while(walk, |walk| walk.depth() > outside)
    }

    /// The text, the notes it refers to, what was met, and the language most of it is in.
    pub fn finish(self) -> (Flow, Vec<(NoteKind, String)>, Counts, Option<String>) {
        let mut languages: Vec<(String, u64)> = self.languages.into_iter().collect();
        languages.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let unnamed = languages
            .iter()
            .position(|(language, _)| language.is_empty());
        let language = if unnamed == Some(0) {
            None
        } else {
            languages.into_iter().next().map(|(language, _)| language)
        };
        (self.text, self.references, self.counts, language)
    }

    fn read_while(
        &mut self,
        walk: &mut Walk<'_>,
        go_on: impl Fn(&Walk<'_>) -> bool,
    ) -> Result<(), ImportError> {
        while go_on(walk) {
            match walk.next()? {
                Piece::Open(open) => match open.space {
                    Space::Word => self.open(&open, walk)?,
                    Space::Math => self.in_text |= open.name() == "t",
                    Space::Compatibility => self.alternative(&open, walk)?,
                    _ => {}
                },
                Piece::Close(Space::Word | Space::Math, name) => self.close(&name),
                Piece::Close(Space::Compatibility, name) if name == "AlternateContent" => {
                    self.choices.pop();
                }
                Piece::Close(..) => {}
                Piece::Words(words) => self.words(&words)?,
                Piece::End => break,
            }
        }
        Ok(())
    }

    /// What is being written: the innermost text box, or the text itself.
    fn flow(&mut self) -> &mut Flow {
        self.boxes.last_mut().unwrap_or(&mut self.text)
    }

    fn open(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        match open.name() {
            "p" => {
                self.flow().begin_paragraph();
                self.paragraphs.push(ParagraphProperties::default());
            }
            "pPr" => {
                let properties = paragraph_properties(walk, self.styles)?;
                self.counts.listed += u32::from(properties.listed);
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    *paragraph = properties;
                }
            }
            "r" => self.run = RunProperties::default(),
            "rPr" => self.run = run_properties(walk, self.styles)?,
            "t" => self.in_text = true,
            "tab" | "ptab" => self.sign('\t'),
            "br" | "cr" => self.sign('\n'),
            "noBreakHyphen" => self.sign('\u{2011}'),
            "softHyphen" => self.sign('\u{ad}'),
            "sym" => self.symbol(open),
            "tr" => self.rows.push(false),
            "trPr" => self.row_properties(walk)?,
            "tc" => self.cell(),
            "ins" => self.counts.insertions += 1,
            "del" => self.counts.deletions += u32::from(holds_words(walk)?),
            "moveFrom" | "delText" | "instrText" | "delInstrText" | "fldData" | "tblPr"
            | "tblGrid" | "tblPrEx" | "tcPr" | "sectPr" | "sdtEndPr" | "smartTagPr"
            | "customXmlPr" | "rt" | "rubyPr" => walk.skip()?,
            "sdt" => self.prompts.push(false),
            "sdtPr" => self.content_control(walk)?,
            "sdtContent" if self.prompts.last() == Some(&true) => walk.skip()?,
            "fldChar" => self.field(open.attribute("fldCharType").as_deref()),
            "footnoteReference" => self.note(NoteKind::Footnote, open),
            "endnoteReference" => self.note(NoteKind::Endnote, open),
            "commentRangeStart" => self.mark(open, Mark::Start),
            "commentRangeEnd" => self.mark(open, Mark::End),
            "commentReference" => self.mark(open, Mark::Reference),
            "txbxContent" => self.boxes.push(Flow::default()),
            "altChunk" | "subDoc" => self.counts.embedded += 1,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                let joined = self
                    .paragraphs
                    .pop()
                    .is_some_and(|paragraph| paragraph.joined);
                // A field's code does not go on over paragraphs; one that never ends must not hide the rest.
                self.fields.iter_mut().for_each(|result| *result = true);
                self.in_hidden = false;
                self.flow().end_paragraph(joined);
            }
            "r" => self.run = RunProperties::default(),
            "t" => self.in_text = false,
            "tr" => self.end_row(),
            "sdt" => drop(self.prompts.pop()),
            "txbxContent" => {
                if let Some(text_box) = self.boxes.pop() {
                    self.flow().keep_box(text_box);
                }
            }
            _ => {}
        }
    }

    /// Whether what comes is part of the text: neither hidden nor a field's code. Hidden stretches are counted.
    fn is_shown(&mut self) -> bool {
        let hidden = self.run.hidden
            || self
                .paragraphs
                .last()
                .is_some_and(|paragraph| paragraph.hidden);
        if hidden && !self.in_hidden {
            self.counts.hidden += 1;
        }
        self.in_hidden = hidden;
        !hidden && self.fields.iter().all(|result| *result)
    }

    fn words(&mut self, words: &str) -> Result<(), ImportError> {
        if !self.in_text || words.is_empty() || !self.is_shown() {
            return Ok(());
        }
        let language = self.run.language.clone().unwrap_or_default();
        *self.languages.entry(language).or_default() += words.len() as u64;
        if words.contains(['\n', '\r']) {
            // A line break in the file is white space, not a line break of the document.
            let words = words.replace("\r\n", " ").replace(['\n', '\r'], " ");
            self.flow().push(&words);
        } else {
            self.flow().push(words);
        }
        if self.flow().bytes() > self.max_text {
            return Err(ImportError::TooMuchText {
                file: self.file.clone(),
                limit_mb: megabytes(self.max_text),
            });
        }
        Ok(())
    }

    /// One character that an element stands for.
    fn sign(&mut self, sign: char) {
        if !self.paragraphs.is_empty() && self.is_shown() {
            self.flow().push_char(sign);
        }
    }

    fn symbol(&mut self, open: &Element<'_>) {
        let font = open.attribute("font").unwrap_or_default();
        let code = open.attribute("char").unwrap_or_default();
        let known = symbol(&font, &code);
        self.counts.symbols += u32::from(known.is_none());
        self.sign(known.unwrap_or('\u{fffd}'));
    }

    /// A row's properties say whether the whole row was deleted; then its cells are passed.
    fn row_properties(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let row = walk.depth().saturating_sub(1);
        let mut deleted = false;
        while walk.depth() > row {
            match walk.next()? {
                Piece::Open(open) if open.space == Space::Word => deleted |= open.name() == "del",
                Piece::End => break,
                _ => {}
            }
        }
        if deleted {
            self.counts.deletions += 1;
            self.rows.pop();
            walk.skip_to(row.saturating_sub(1))?;
        }
        Ok(())
    }

    /// A row ends, if any cell of it began.
    fn end_row(&mut self) {
        if self.rows.pop() == Some(true) {
            self.flow().end_row();
        }
    }

    /// A cell begins, and with the first the row.
    fn cell(&mut self) {
        if let Some(begun) = self.rows.last_mut().filter(|begun| !**begun) {
            *begun = true;
            self.flow().begin_row();
        }
        self.flow().begin_cell();
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// A note's marker in the text.
    fn note(&mut self, kind: NoteKind, open: &Element<'_>) {
        let Some(id) = open.attribute("id") else {
            return;
        };
        if !self.is_shown() {
            return;
        }
        self.references.push((kind, id));
        let marker = note_marker(self.references.len());
        self.flow().push(&marker);
    }

    fn mark(&mut self, open: &Element<'_>, mark: impl Fn(String) -> Mark) {
        if let Some(id) = open.attribute("id") {
            self.flow().mark(mark(id));
        }
    }

    /// Whether a content control shows only the prompt to fill it in.
    fn content_control(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let outside = walk.depth().saturating_sub(1);
        while walk.depth() > outside {
            match walk.next()? {
                Piece::Open(open) if open.name() == "showingPlcHdr" => {
                    if let Some(prompt) = self.prompts.last_mut() {
                        *prompt = open.is_on();
                    }
                }
                Piece::End => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// Of several alternatives for different programs the first is read.
    fn alternative(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        match open.name() {
            "AlternateContent" => self.choices.push(false),
            "Choice" | "Fallback" => match self.choices.last_mut() {
                Some(taken) if *taken => walk.skip()?,
                Some(taken) => *taken = true,
                None => {}
            },
            _ => {}
        }
        Ok(())
    }
}

/// Passes a deletion; whether it held any words.
fn holds_words(walk: &mut Walk<'_>) -> Result<bool, ImportError> {
    let outside = walk.depth().saturating_sub(1);
    let mut in_words = false;
    let mut found = false;
    while walk.depth() > outside {
        match walk.next()? {
            Piece::Open(open) => in_words = matches!(open.name(), "delText" | "t"),
            Piece::Words(words) => found |= in_words && !words.is_empty(),
            Piece::Close(..) => in_words = false,
            Piece::End => break,
        }
    }
    Ok(found)
}
