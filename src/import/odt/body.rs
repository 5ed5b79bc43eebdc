//! The running text of an odt.

use super::styles::Styles;
use crate::import::ImportError;
use crate::import::error::megabytes;
use crate::import::flow::{Flow, Mark};
use crate::import::story::{Comment, Counts, Story, note_marker};
use crate::import::xml::{Element, Piece, Space, Walk};

/// Most spaces one element may stand for.
const MOST_SPACES: usize = 1000;

/// A paragraph being read.
struct Paragraph {
    /// Whether its style hides it.
    hidden: bool,
    /// Whether white space at this place is dropped: the paragraph has just begun, or white space came before.
    after_blank: bool,
    /// For each open span whether its style hides it.
    spans: Vec<bool>,
}

/// The walk's state and what it has written.
pub(super) struct Body<'s> {
    file: String,
    styles: &'s mut Styles,
    max_text: u64,
    text: Flow,
    /// Text boxes, notes and comments being read, one inside the other.
    inner: Vec<Flow>,
    paragraphs: Vec<Paragraph>,
    in_hidden: bool,
    /// Whether the body of the document has begun.
    begun: bool,
    notes: Vec<Flow>,
    comments: Vec<Comment>,
    counts: Counts,
}

impl<'s> Body<'s> {
    /// A walk that has written nothing yet.
    pub fn new(file: &str, styles: &'s mut Styles, max_text: u64) -> Self {
        Self {
            file: file.to_owned(),
            styles,
            max_text,
            text: Flow::default(),
            inner: Vec::new(),
            paragraphs: Vec::new(),
            in_hidden: false,
            begun: false,
            notes: Vec::new(),
            comments: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Reads a part to its end.
    pub fn read(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        self.read_while(walk, |_| true)
    }

    /// What was read.
    pub fn finish(self) -> Story {
        Story {
            flow: self.text,
            notes: self.notes,
            comments: self.comments,
            counts: self.counts,
            language: None,
        }
    }

    fn read_while(
        &mut self,
        walk: &mut Walk<'_>,
        go_on: impl Fn(&Walk<'_>) -> bool,
    ) -> Result<(), ImportError> {
        while go_on(walk) {
            match walk.next()? {
                Piece::Open(open) => match open.space {
                    Space::Style => self.styles.open(&open),
                    Space::Text => self.open_text(&open, walk)?,
                    Space::Table => self.open_table(&open, walk)?,
                    Space::Office => self.open_office(&open, walk)?,
                    Space::Draw if open.name() == "text-box" => self.inner.push(Flow::default()),
                    Space::Draw if open.name() == "object" => walk.skip()?,
                    Space::Other if matches!(open.name(), "title" | "desc") => walk.skip()?,
                    _ => {}
                },
                Piece::Close(space, name) => self.close(space, &name),
                Piece::Words(words) => self.words(&words)?,
                Piece::End => break,
            }
        }
        Ok(())
    }

    /// What is being written.
    fn flow(&mut self) -> &mut Flow {
        self.inner.last_mut().unwrap_or(&mut self.text)
    }

    fn open_text(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        match open.name() {
            "p" | "h" => {
                let hidden = open
                    .attribute("style-name")
                    .is_some_and(|style| self.styles.hides(&style));
                self.flow().begin_paragraph();
                self.paragraphs.push(Paragraph {
                    hidden,
                    after_blank: true,
                    spans: Vec::new(),
                });
            }
            "span" => {
                let hidden = open
                    .attribute("style-name")
                    .is_some_and(|style| self.styles.hides(&style));
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.push(hidden);
                }
            }
            "s" => {
                let spaces = open
                    .attribute("c")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1_usize);
                for _ in 0..spaces.min(MOST_SPACES) {
                    self.sign(' ');
                }
            }
            "tab" => self.sign('\t'),
            "line-break" => self.sign('\n'),
            "note" => self.note(walk)?,
            "tracked-changes" => self.tracked_changes(walk)?,
            "section"
                if open
                    .attribute("display")
                    .is_some_and(|display| display == "none") =>
            {
                self.counts.hidden += 1;
                walk.skip()?;
            }
            "list-item" => self.counts.listed += 1,
            "ruby-text"
            | "number"
            | "script"
            | "hidden-text"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "alphabetical-index-auto-mark-file" => walk.skip()?,
            name if name.ends_with("-source") => walk.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        match open.name() {
            "table-row" => {
                self.flow().begin_row();
            }
            "table-cell" => self.flow().begin_cell(),
            "covered-table-cell" => {
                self.flow().begin_cell();
                walk.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn open_office(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        match open.name() {
            "body" => self.begun = true,
            "annotation" => self.annotation(open, walk)?,
            "annotation-end" => {
                if let Some(name) = open.attribute("name") {
                    self.flow().mark(Mark::End(name));
                }
            }
            "forms" | "change-info" | "binary-data" => walk.skip()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, space: Space, name: &str) {
        match (space, name) {
            (Space::Style, _) => self.styles.close(name),
            (Space::Text, "p" | "h") => {
                self.paragraphs.pop();
                self.in_hidden = false;
                self.flow().end_paragraph(false);
            }
            (Space::Text, "span") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.pop();
                }
            }
            (Space::Table, "table-row") => {
                self.flow().end_row();
            }
            (Space::Draw, "text-box") => {
                if let Some(text_box) = self.inner.pop() {
                    if self.paragraphs.is_empty() {
                        self.flow().absorb(text_box);
                    } else {
                        self.flow().keep_box(text_box);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether what comes is part of the text. Hidden stretches are counted.
    fn is_shown(&mut self) -> bool {
        let Some(paragraph) = self.paragraphs.last() else {
            return false;
        };
        let hidden = paragraph.hidden || paragraph.spans.contains(&true);
        if hidden && !self.in_hidden {
            self.counts.hidden += 1;
        }
        self.in_hidden = hidden;
        !hidden && self.begun
    }

    /// Characters of a paragraph: runs of white space are one space, none at the beginning.
    fn words(&mut self, words: &str) -> Result<(), ImportError> {
        let blank = words.chars().all(is_blank);
        if self.paragraphs.is_empty()
            || (blank && self.paragraphs.last().is_some_and(|last| last.after_blank))
        {
            return Ok(());
        }
        if !self.is_shown() {
            return Ok(());
        }
        let mut after_blank = self.paragraphs.last().is_some_and(|last| last.after_blank);
        let mut plain = String::with_capacity(words.len());
        for c in words.chars() {
            let blank = is_blank(c);
            if !blank {
                plain.push(c);
            } else if !after_blank {
                plain.push(' ');
            }
            after_blank = blank;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.after_blank = after_blank;
        }
        self.flow().push(&plain);
        if self.flow().bytes() > self.max_text {
            return Err(ImportError::TooMuchText {
                file: self.file.clone(),
                limit_mb: megabytes(self.max_text),
            });
        }
        Ok(())
    }

    /// One character that an element stands for; unlike white space in the file it always counts.
    fn sign(&mut self, sign: char) {
        if self.is_shown() {
            self.flow().push_char(sign);
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.after_blank = sign == '\n';
            }
        }
    }

    /// A footnote or endnote: a marker here, its words at the end.
    fn note(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let shown = self.is_shown();
        let outside = walk.depth().saturating_sub(1);
        let number = self.notes.len();
        if shown {
            self.notes.push(Flow::default());
            self.flow().push(&note_marker(number + 1));
        }
        let mut note = Flow::default();
        while walk.depth() > outside {
            match walk.next()? {
                Piece::Open(open) if open.name() == "note-body" => note = self.apart(walk)?,
                Piece::Open(_) => walk.skip()?,
                Piece::End => break,
                _ => {}
            }
        }
        if let Some(place) = self.notes.get_mut(number).filter(|_| shown) {
            *place = note;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.after_blank = false;
        }
        Ok(())
    }

    /// A comment: its passage begins here, and ends at its end mark or with the paragraph.
    fn annotation(&mut self, open: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let id = open
            .attribute("name")
            .unwrap_or_else(|| format!("\u{0}{}", self.comments.len()));
        self.flow().mark(Mark::Start(id.clone()));
        let outside = walk.depth().saturating_sub(1);
        let mut comment = Comment {
            id,
            ..Comment::default()
        };
        let mut lines: Vec<String> = Vec::new();
        while walk.depth() > outside {
            match walk.next()? {
                Piece::Open(open) if open.space == Space::Dublin && open.name() == "creator" => {
                    comment.author = Some(walk.words()?).filter(|author| !author.is_empty());
                }
                Piece::Open(open) if open.space == Space::Dublin && open.name() == "date" => {
                    comment.date = Some(walk.words()?);
                }
                Piece::Open(open)
                    if open.space == Space::Text && matches!(open.name(), "p" | "h") =>
                {
                    lines.push(walk.words()?);
                }
                Piece::End => break,
                _ => {}
            }
        }
        lines.join("\n").trim().clone_into(&mut comment.text);
        self.comments.push(comment);
        Ok(())
    }

    /// Deleted words lie apart from the text and are counted; insertions lie in it.
    fn tracked_changes(&mut self, walk: &mut Walk<'_>) -> Result<(), ImportError> {
        let outside = walk.depth().saturating_sub(1);
        while walk.depth() > outside {
            match walk.next()? {
                Piece::Open(open) if open.name() == "insertion" => self.counts.insertions += 1,
                Piece::Open(open) if open.name() == "deletion" => {
                    self.counts.deletions += 1;
                    walk.skip()?;
                }
                Piece::End => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the element that was opened last into a flow of its own.
    fn apart(&mut self, walk: &mut Walk<'_>) -> Result<Flow, ImportError> {
        let outside = walk.depth().saturating_sub(1);
        let open = std::mem::take(&mut self.paragraphs);
        let waiting = self.inner.len();
        self.inner.push(Flow::default());
        self.read_while(walk, |walk| walk.depth() > outside)?;
        self.paragraphs = open;
        self.inner.truncate(waiting + 1);
        Ok(self.inner.pop().unwrap_or_default())
    }
}

/// White space that the format folds; a no-break space is a character.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
