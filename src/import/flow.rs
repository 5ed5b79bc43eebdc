//! Text as it is written down from a word processor's document: paragraphs, cells, and where comments lie.

/// Longest cell, in characters, whose paragraphs are put on one line so that a row stays a line.
const SHORT_CELL: u32 = 60;

/// Something at a position of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A comment's passage begins.
    Start(String),
    /// A comment's passage ends.
    End(String),
    /// A comment is referred to.
    Reference(String),
}

/// The text written so far.
#[derive(Debug)]
pub(super) struct Flow {
    words: String,
    /// Code points written.
    length: u32,
    marks: Vec<(u32, Mark)>,
    /// Whether the next paragraph begins without a line break.
    fresh: bool,
    /// For each open row: how many cells it has, and byte and code point at which the current one begins.
    rows: Vec<(u32, usize, u32)>,
    /// Text boxes that wait for the end of their paragraph.
    boxes: Vec<Flow>,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            words: String::new(),
            length: 0,
            marks: Vec::new(),
            fresh: true,
            rows: Vec::new(),
            boxes: Vec::new(),
        }
    }
}

impl Flow {
    /// Bytes written.
    pub fn bytes(&self) -> u64 {
        self.words.len() as u64
    }

    /// Code points written.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// The text and its marks.
    pub fn into_parts(self) -> (String, Vec<(u32, Mark)>) {
        (self.words, self.marks)
    }

    /// Writes characters.
    pub fn push(&mut self, words: &str) {
        self.words.push_str(words);
        self.length += words.chars().count() as u32;
    }

    /// Writes one character.
    pub fn push_char(&mut self, c: char) {
        self.words.push(c);
        self.length += 1;
    }

    /// Whether it begins with white space.
    pub fn begins_blank(&self) -> bool {
        self.words.starts_with(char::is_whitespace)
    }

    /// Marks the current position.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push((self.length, mark));
    }

    /// A paragraph begins.
    pub fn begin_paragraph(&mut self) {
        if !self.fresh {
            self.push_char('\n');
        }
        self.fresh = false;
    }

    /// A paragraph ends; `joined` when its mark was deleted, so that the next goes on in the same line.
    pub fn end_paragraph(&mut self, joined: bool) {
        for text_box in std::mem::take(&mut self.boxes) {
            self.absorb(text_box);
        }
        self.fresh = joined;
    }

    /// A table's row begins.
    pub fn begin_row(&mut self) {
        if !self.fresh {
            self.push_char('\n');
        }
        self.fresh = true;
        self.rows.push((0, self.words.len(), self.length));
    }

    /// A cell of the current row begins.
    pub fn begin_cell(&mut self) {
        let Some((cells, byte, start)) = self.rows.last().copied() else {
            return;
        };
        if cells > 0 {
            self.fold_short_cell(byte, start);
            self.push_char('\t');
        }
        self.fresh = true;
        let place = (cells + 1, self.words.len(), self.length);
        if let Some(row) = self.rows.last_mut() {
            *row = place;
        }
    }

    /// The current row ends.
    pub fn end_row(&mut self) {
        self.rows.pop();
        self.fresh = false;
    }

    /// Puts a short cell's paragraphs on one line; the number of characters stays.
    fn fold_short_cell(&mut self, byte: usize, start: u32) {
        if self.length - start > SHORT_CELL {
            return;
        }
        let Some(cell) = self.words.get(byte..) else {
            return;
        };
        if cell.contains('\n') {
            let folded = cell.replace('\n', " ");
            self.words.truncate(byte);
            self.words.push_str(&folded);
        }
    }

    /// Keeps a text box until its paragraph ends.
    pub fn keep_box(&mut self, text_box: Flow) {
        if !text_box.words.trim().is_empty() || !text_box.marks.is_empty() {
            self.boxes.push(text_box);
        }
    }

    /// Writes another flow as paragraphs of its own.
    pub fn absorb(&mut self, other: Flow) {
        if !self.words.is_empty() {
            self.push_char('\n');
        }
        self.append(other);
    }

    /// Writes another flow at the current place.
    pub fn append(&mut self, other: Flow) {
        let shift = self.length;
        self.push(&other.words);
        self.marks
            .extend(other.marks.into_iter().map(|(at, mark)| (at + shift, mark)));
        for waiting in other.boxes {
            self.absorb(waiting);
        }
        self.fresh = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(flow: &mut Flow, words: &str) {
        flow.begin_paragraph();
        flow.push(words);
        flow.end_paragraph(false);
    }

    #[test]
    fn a_row_is_a_line_and_its_cells_are_parted_by_tabs() {
        let mut flow = Flow::default();
        paragraph(&mut flow, "before");
        for (who, said) in [("I", "one"), ("R", "two")] {
            flow.begin_row();
            flow.begin_cell();
            paragraph(&mut flow, who);
            paragraph(&mut flow, "00:01");
            flow.begin_cell();
            paragraph(&mut flow, said);
            paragraph(&mut flow, "more");
            flow.end_row();
        }
        paragraph(&mut flow, "after");
        assert_eq!(
            flow.into_parts().0,
            "before\nI 00:01\tone\nmore\nR 00:01\ttwo\nmore\nafter"
        );
    }

    #[test]
    fn a_text_box_follows_its_paragraph_and_takes_its_marks_along() {
        let mut flow = Flow::default();
        let mut text_box = Flow::default();
        text_box.mark(Mark::Start("1".into()));
        paragraph(&mut text_box, "box");
        flow.begin_paragraph();
        flow.push("å");
        flow.keep_box(text_box);
        flow.push("b");
        flow.end_paragraph(false);
        paragraph(&mut flow, "next");
        let (words, marks) = flow.into_parts();
        assert_eq!(words, "åb\nbox\nnext");
        assert_eq!(marks, vec![(3, Mark::Start("1".into()))]);
    }
}
