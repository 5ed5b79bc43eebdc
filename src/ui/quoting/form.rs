//! The words of a quotation one by one: which are kept, and what stands in brackets between them.

use crate::model::{QuotationPart, Span, Text, Turn};
use unicode_segmentation::UnicodeSegmentation;

/// Which of a document's speakers has the turn; none before the first label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turning(pub Option<u16>);

/// A word of the transcript, or a mark beside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands (code points).
    pub span: Span,
    /// Whether it is printed.
    pub kept: bool,
    /// The turn it is the first word of, for a new speaker's name in front of it.
    pub begins_turn: Option<Turning>,
    /// Whether a space stands before it.
    pub spaced: bool,
}

/// What stands in brackets, before the word at a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Before the first word that begins here or later (code points).
    pub at: u32,
    /// What it is: an insertion, or something that was heard.
    pub part: QuotationPart,
}

/// A quotation in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub words: Vec<Word>,
    pub elements: Vec<Element>,
    /// Whether it begins, or ends, with the mark of an omission.
    pub omits_before: bool,
    pub omits_after: bool,
    segment: Span,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            elements: Vec::new(),
            omits_before: false,
            omits_after: false,
            segment: Span::new(0, 0),
        }
    }
}

impl Form {
    /// The words around a segment, with an edited form or as they stand. Labels of the transcript are no words.
    pub fn of(
        text: &Text,
        turns: &[Turn],
        around: Span,
        segment: Span,
        parts: Option<&[QuotationPart]>,
    ) -> Self {
        let whole = [QuotationPart::verbatim(segment)];
        let shown = parts.unwrap_or(&whole);
        let verbatim: Vec<Span> = shown.iter().filter_map(QuotationPart::span).collect();
        let mut words = Vec::new();
        let mut from = around.start;
        let first = turns.partition_point(|turn| turn.end <= around.start);
        for turn in turns.iter().skip(first) {
            if turn.start >= around.end {
                break;
            }
            let before = Span::new(from, turn.start.min(around.end));
            words_of(text, before, None, &mut words);
            if let Some(said) = turn.said().intersection(around) {
                words_of(text, said, Some(Turning(turn.speaker)), &mut words);
            }
            from = turn.end;
        }
        words_of(text, Span::new(from, around.end), None, &mut words);
        for word in &mut words {
            word.kept = verbatim.iter().any(|span| span.overlaps(word.span));
        }
        let mut form = Self {
            words,
            elements: elements(shown),
            omits_before: false,
            omits_after: false,
            segment,
        };
        if parts.is_some() {
            form.omits_before = matches!(shown.first(), Some(QuotationPart::Omission));
            form.omits_after = matches!(shown.last(), Some(QuotationPart::Omission));
        }
        form
    }

    /// The first and the last word that are kept.
    pub fn kept(&self) -> Option<(usize, usize)> {
        let first = self.words.iter().position(|word| word.kept)?;
        let last = self.words.iter().rposition(|word| word.kept)?;
        Some((first, last))
    }

    /// As it is recorded; none for the segment as it stands, or where nothing is left.
    pub fn parts(&self) -> Option<Vec<QuotationPart>> {
        let (first, last) = self.kept()?;
        let mut parts = Vec::new();
        if self.omits_before {
            parts.push(QuotationPart::Omission);
        }
        let mut elements = self.elements.iter().peekable();
        let mut run: Option<Span> = None;
        let mut omitted = false;
        for word in self.words.get(first..=last).unwrap_or_default() {
            let mut inserted = Vec::new();
            while let Some(element) = elements.next_if(|it| it.at <= word.span.start) {
                inserted.push(element.part.clone());
            }
            if !inserted.is_empty() {
                close(&mut run, &mut parts);
                // What stands in brackets stands for what was left out there.
                omitted = false;
                parts.extend(inserted);
            }
            if !word.kept {
                close(&mut run, &mut parts);
                let in_brackets = matches!(
                    parts.last(),
                    Some(QuotationPart::Insertion(_) | QuotationPart::NonVerbal(_))
                );
                omitted = !in_brackets || omitted;
                continue;
            }
            if std::mem::take(&mut omitted) {
                parts.push(QuotationPart::Omission);
            }
            match &mut run {
                Some(run) => run.end = word.span.end,
                None => run = Some(word.span),
            }
        }
        close(&mut run, &mut parts);
        parts.extend(elements.map(|it| it.part.clone()));
        if self.omits_after {
            parts.push(QuotationPart::Omission);
        }
        (!self.is_whole(&parts)).then_some(parts)
    }

    /// Whether these parts are the words of the segment as they stand.
    fn is_whole(&self, parts: &[QuotationPart]) -> bool {
        let [only] = parts else {
            return false;
        };
        let inside = |word: &&Word| word.span.overlaps(self.segment);
        let mut inside = self.words.iter().filter(inside);
        let first = inside.next().map(|word| word.span);
        let last = inside.next_back().map(|word| word.span).or(first);
        let whole = first.zip(last).map(|(a, b)| Span::new(a.start, b.end));
        only.span().is_some() && only.span() == whole
    }

    /// Keeps words from one to another (their places, either way round), or leaves them out: all get what the first of
    /// them has not.
    pub fn toggle(&mut self, from: usize, to: usize) {
        let kept = self.words.get(from).is_some_and(|word| word.kept);
        let (from, to) = (from.min(to), from.max(to));
        let words = self.words.iter_mut().take(to + 1).skip(from);
        words.for_each(|word| word.kept = !kept);
    }

    /// Puts something in brackets before a word; after the last one where there is none.
    pub fn put(&mut self, before: usize, part: QuotationPart) {
        let last = self.words.last().map_or(0, |word| word.span.end);
        let at = self.words.get(before).map_or(last, |word| word.span.start);
        let place = self.elements.partition_point(|it| it.at <= at);
        self.elements.insert(place, Element { at, part });
    }

    /// Takes something in brackets out.
    pub fn take_out(&mut self, element: usize) {
        if element < self.elements.len() {
            self.elements.remove(element);
        }
    }
}

fn close(run: &mut Option<Span>, parts: &mut Vec<QuotationPart>) {
    if let Some(span) = run.take() {
        parts.push(QuotationPart::verbatim(span));
    }
}

/// What stands in brackets, each before the stretch that follows it.
fn elements(parts: &[QuotationPart]) -> Vec<Element> {
    let mut found = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        if !matches!(
            part,
            QuotationPart::Insertion(_) | QuotationPart::NonVerbal(_)
        ) {
            continue;
        }
        let after = parts.iter().skip(place).find_map(QuotationPart::span);
        let before = parts.iter().take(place).rev().find_map(QuotationPart::span);
        let at = after.map(|span| span.start).or(before.map(|span| span.end));
        found.push(Element {
            at: at.unwrap_or(0),
            part: part.clone(),
        });
    }
    found
}

fn words_of(text: &Text, within: Span, turn: Option<Turning>, words: &mut Vec<Word>) {
    if within.is_empty() {
        return;
    }
    let mut at = within.start;
    let mut begins_turn = turn;
    let mut spaced = true;
    for piece in text.slice(within).split_word_bounds() {
        let start = at;
        at += piece.chars().count() as u32;
        if piece.chars().all(char::is_whitespace) {
            spaced = true;
            continue;
        }
        words.push(Word {
            span: Span::new(start, at),
            kept: false,
            begins_turn: begins_turn.take(),
            spaced,
        });
        spaced = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::form_fault;
    use proptest::prelude::*;

    fn form(words: &str, parts: Option<&[QuotationPart]>) -> Form {
        let text = Text::new(words.to_owned());
        let whole = Span::new(0, text.len());
        Form::of(&text, &[], whole, whole, parts)
    }

    #[test]
    fn the_segment_as_it_stands_has_no_edited_form() {
        assert_eq!(form("It was good. ", None).parts(), None);
    }

    #[test]
    fn words_left_out_between_others_are_marked_and_those_at_the_ends_are_not() {
        let mut form = form("So it was really, really good, I think", None);
        form.toggle(0, 0);
        form.toggle(5, 3);
        form.toggle(9, 7);
        let parts = form.parts().unwrap();
        assert_eq!(
            parts,
            [
                QuotationPart::verbatim(Span::new(3, 9)),
                QuotationPart::Omission,
                QuotationPart::verbatim(Span::new(25, 29)),
            ],
            "{form:?}"
        );
    }

    #[test]
    fn what_is_put_in_where_words_are_left_out_stands_for_them() {
        let mut form = form("It was good there", None);
        form.toggle(3, 3);
        form.put(3, QuotationPart::Insertion("at the house".into()));
        form.toggle(1, 1);
        form.put(1, QuotationPart::Insertion("is".into()));
        let parts = form.parts().unwrap();
        assert_eq!(
            parts,
            [
                QuotationPart::verbatim(Span::new(0, 2)),
                QuotationPart::Insertion("is".into()),
                QuotationPart::verbatim(Span::new(7, 11)),
                QuotationPart::Insertion("at the house".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn whatever_is_clicked_gives_a_form_that_the_study_takes_and_shows_again(
            toggles in proptest::collection::vec((0_usize..14, 0_usize..14), 0..6),
            puts in proptest::collection::vec((0_usize..16, any::<bool>()), 0..4),
            ends in (any::<bool>(), any::<bool>()),
        ) {
            let words = "Yes, it became (I think) a good, good relationship!";
            let mut made = form(words, None);
            for (from, to) in toggles {
                made.toggle(from, to);
            }
            for (at, heard) in puts {
                let part = if heard {
                    QuotationPart::NonVerbal("laughs".into())
                } else {
                    QuotationPart::Insertion("she".into())
                };
                made.put(at, part);
            }
            (made.omits_before, made.omits_after) = ends;
            let Some(parts) = made.parts() else { return Ok(()) };
            let length = words.chars().count() as u32;
            prop_assert_eq!(form_fault(&parts, length), None, "{:?}", &parts);
            let again = form(words, Some(&parts));
            prop_assert_eq!(again.parts(), Some(parts));
        }
    }
}
