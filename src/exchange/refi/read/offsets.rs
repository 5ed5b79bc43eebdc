//! How another program counted the positions in a text.
//!
//! The standard counts Unicode code points from 0, the end not included in practice. Programs differ in what they take
//! for one: some count UTF-16 units, some the two characters of a Windows line end as one, some the byte order mark.
//! Every way of counting is tried on all texts in which they differ, and is judged by where the borders of passages
//! would fall: within the text, at the borders of words, and on the very words that a passage is named after.

use crate::exchange::refi::read::things::SelectionIn;
use crate::model::Span;

/// What is counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counting {
    /// UTF-16 units, and not code points.
    pub utf16: bool,
    /// CR LF is one character, and not two.
    pub crlf_is_one: bool,
    /// The byte order mark is a character.
    pub mark: bool,
}

/// As the standard says.
pub(super) const STANDARD: Counting = Counting {
    utf16: false,
    crlf_is_one: false,
    mark: false,
};

impl Counting {
    /// All of them, the likeliest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |(crlf_is_one, utf16, mark)| Self {
            utf16,
            crlf_is_one,
            mark,
        };
        let all = [
            (false, false, false),
            (true, false, false),
            (false, true, false),
            (true, true, false),
            (false, false, true),
            (true, false, true),
            (false, true, true),
            (true, true, true),
        ];
        all.into_iter().map(of)
    }

    /// In words.
    pub fn name(self) -> String {
        let mut name = if self.utf16 {
            "UTF-16 units".to_owned()
        } else {
            "code points".to_owned()
        };
        if self.crlf_is_one {
            name.push_str(", a line end of two characters as one");
        }
        if self.mark {
            name.push_str(", the byte order mark among them");
        }
        name
    }
}

/// A text as it came: decoded, without the byte order mark, its line ends as they were.
#[derive(Debug)]
pub(super) struct Raw {
    /// The text.
    pub words: String,
    /// Whether a byte order mark stood before it.
    pub mark: bool,
}

impl Raw {
    /// Whether the ways of counting differ in it.
    pub fn is_ambiguous(&self) -> bool {
        self.mark || self.words.contains("\r\n") || self.words.chars().any(|c| c.len_utf16() > 1)
    }

    /// The text as the study keeps it: every line end a line feed, as the import of transcripts has it.
    pub fn kept(&self) -> String {
        let mut kept = String::with_capacity(self.words.len());
        let mut letters = self.words.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\r' => {
                    letters.next_if_eq(&'\n');
                    kept.push('\n');
                }
                '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
                other => kept.push(other),
            }
        }
        kept
    }
}

/// Where a position leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before this character of the kept text.
    At(u32),
    /// Within a line end, which begins here.
    InLineEnd(u32),
    /// Within a character, or beyond the text.
    Nowhere,
}

/// From positions as counted to characters of the kept text.
#[derive(Debug)]
pub(super) struct Places {
    /// The position, as counted, of every character and of the end.
    starts: Vec<u32>,
    /// Nothing to look up: positions are characters.
    plain: Option<u32>,
    /// Characters that are line ends of two, in order.
    line_ends: Vec<u32>,
}

impl Places {
    /// Those of a text under a way of counting; `length` is that of the kept text.
    pub fn of(raw: &Raw, length: u32, counting: Counting) -> Self {
        if counting == STANDARD && !raw.words.contains("\r\n") {
            return Self {
                starts: Vec::new(),
                plain: Some(length),
                line_ends: Vec::new(),
            };
        }
        let mut at = u32::from(counting.mark && raw.mark);
        let mut starts = Vec::with_capacity(length as usize + 1);
        let mut line_ends = Vec::new();
        let mut letters = raw.words.chars().peekable();
        while let Some(letter) = letters.next() {
            starts.push(at);
            let two = letter == '\r' && letters.next_if_eq(&'\n').is_some();
            if two {
                line_ends.push(starts.len() as u32 - 1);
            }
            at += match (two, counting.utf16) {
                (true, _) => 2 - u32::from(counting.crlf_is_one),
                (false, true) => letter.len_utf16() as u32,
                (false, false) => 1,
            };
        }
        starts.push(at);
        Self {
            starts,
            plain: None,
            line_ends,
        }
    }

    /// The passage; why not, where it is none.
    pub fn span(&self, selection: &SelectionIn) -> Result<Span, &'static str> {
        let (start, end) = (selection.start, selection.end);
        if start == i64::MIN || end == i64::MIN {
            return Err("its positions are no numbers");
        }
        if start < 0 || end < 0 {
            return Err("it begins before the text");
        }
        if end <= start {
            return Err("it ends where it starts, or before");
        }
        let place = |at: i64| match u32::try_from(at).map(|at| self.place(at)) {
            Ok(Place::At(at) | Place::InLineEnd(at)) => Ok(at),
            _ if at <= self.last() => Err("it begins or ends within a character"),
            _ => Err("it ends beyond the text"),
        };
        let span = Span::new(place(start)?, place(end)?);
        if span.is_empty() {
            return Err("it holds nothing but half a line end");
        }
        Ok(span)
    }

    fn last(&self) -> i64 {
        let last = self.plain.or_else(|| self.starts.last().copied());
        last.map_or(0, i64::from)
    }

    fn place(&self, at: u32) -> Place {
        if let Some(length) = self.plain {
            return if at <= length {
                Place::At(at)
            } else {
                Place::Nowhere
            };
        }
        match self.starts.binary_search(&at) {
            Ok(place) => Place::At(place as u32),
            Err(after) => {
                let within = (after as u32).checked_sub(1);
                let line_end = within.filter(|it| self.line_ends.binary_search(it).is_ok());
                line_end.map_or(Place::Nowhere, Place::InLineEnd)
            }
        }
    }
}

/// How well a way of counting fits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Fit {
    /// Points; more is better.
    pub points: f64,
    /// Borders that fall between words, of all that were looked at.
    pub between_words: usize,
    /// Borders that were looked at.
    pub borders: usize,
}

impl Fit {
    /// Looks at the passages of one text.
    pub fn add(&mut self, letters: &[char], places: &Places, selections: &[SelectionIn]) {
        for selection in selections {
            self.borders += 2;
            let Ok(span) = places.span(selection) else {
                self.points -= 2.0;
                continue;
            };
            let (start, end) = (span.start as usize, span.end as usize);
            let before = |at: usize| at.checked_sub(1).and_then(|at| letters.get(at)).copied();
            let at = |at: usize| letters.get(at).copied();
            let starts = border(before(start), at(start));
            let ends = border(at(end), before(end));
            self.between_words += usize::from(starts > 0.0) + usize::from(ends > 0.0);
            self.points += starts + ends;
            if let Some(name) = &selection.name
                && is_quote(name, letters.get(start..end).unwrap_or_default())
            {
                self.points += 4.0;
            }
        }
    }
}

/// How good a border is, seen from the passage: 1 between words, a quarter where the passage begins or ends with white
/// space, 0 within a word or a composed character.
fn border(outside: Option<char>, inside: Option<char>) -> f64 {
    let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{300}'..='\u{36f}' | '\u{1f3fb}'..='\u{1f3ff}');
    match (outside, inside) {
        (Some(a), Some(b)) if joins(a) || joins(b) => 0.0,
        (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric() => 0.0,
        (_, Some(b)) if b.is_whitespace() => 0.25,
        _ => 1.0,
    }
}

/// Whether a passage's name is what stands there, or how it begins.
fn is_quote(name: &str, passage: &[char]) -> bool {
    let name = name.trim().trim_end_matches(['…', '.']).trim_end();
    if name.chars().count() < 4 {
        return false;
    }
    let words: String = passage.iter().collect();
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined(&words).starts_with(&joined(name))
}

/// The way of counting that fits best; the standard's unless another is clearly better: by one border at least, and by
/// one in twenty of them.
pub(super) fn best(fits: &[(Counting, Fit)]) -> Counting {
    let Some((_, standard)) = fits.iter().find(|(counting, _)| *counting == STANDARD) else {
        return STANDARD;
    };
    let clearly = (standard.borders as f64 / 20.0).max(1.0);
    let enough = standard.points + clearly;
    let mut best = (STANDARD, enough);
    for (counting, fit) in fits.iter().filter(|(it, _)| *it != STANDARD) {
        // Of two alike the likelier, which comes first.
        let better = if best.0 == STANDARD {
            fit.points >= enough
        } else {
            fit.points > best.1
        };
        if better {
            best = (*counting, fit.points);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(words: &str) -> Raw {
        Raw {
            words: words.to_owned(),
            mark: false,
        }
    }

    fn passage(start: i64, end: i64) -> SelectionIn {
        SelectionIn {
            start,
            end,
            ..SelectionIn::default()
        }
    }

    fn counted(raw: &Raw, selections: &[SelectionIn]) -> Counting {
        let kept: Vec<char> = raw.kept().chars().collect();
        let fits: Vec<(Counting, Fit)> = Counting::all()
            .map(|counting| {
                let mut fit = Fit::default();
                let places = Places::of(raw, kept.len() as u32, counting);
                fit.add(&kept, &places, selections);
                (counting, fit)
            })
            .collect();
        best(&fits)
    }

    /// The passages of some words as another program would count them.
    fn passages(raw: &Raw, counting: Counting, words: &[&str]) -> Vec<SelectionIn> {
        let kept = raw.kept();
        let places = Places::of(raw, kept.chars().count() as u32, counting);
        let found = words.iter().map(|words| {
            let byte = kept.find(words).unwrap();
            let start = kept[..byte].chars().count();
            let end = start + words.chars().count();
            let at = |place: usize| match places.plain {
                Some(_) => i64::try_from(place).unwrap(),
                None => i64::from(places.starts[place]),
            };
            passage(at(start), at(end))
        });
        found.collect()
    }

    const WORDS: &str = "I: How did 😀 it reach people?\r\nP: Mostly by phone, 👩\u{200d}👧 honestly.\r\nP: Nobody came on Mondays.\r\n";

    #[test]
    fn each_way_of_counting_is_told_from_its_positions() {
        let text = Raw {
            words: WORDS.to_owned(),
            mark: true,
        };
        for counting in Counting::all() {
            let said = ["Mostly by phone", "honestly", "Nobody came", "on Mondays"];
            let passages = passages(&text, counting, &said);
            assert_eq!(counted(&text, &passages), counting, "{passages:?}");
            let kept = text.kept();
            let places = Places::of(&text, kept.chars().count() as u32, counting);
            for (passage, words) in passages.iter().zip(said) {
                let span = places.span(passage).unwrap();
                let there: String = kept
                    .chars()
                    .skip(span.start as usize)
                    .take(span.len() as usize)
                    .collect();
                assert_eq!(there, words);
            }
        }
    }

    #[test]
    fn the_standard_stands_where_nothing_speaks_clearly_against_it() {
        assert_eq!(counted(&raw(WORDS), &[]), STANDARD);
        // Half words, as a person may well have marked them.
        let text = raw("One two three\r\nfour five six");
        assert_eq!(counted(&text, &[passage(1, 6)]), STANDARD);
        assert_eq!(best(&[]), STANDARD);
    }

    #[test]
    fn a_name_that_quotes_the_passage_decides() {
        let text = raw("a b c d e\r\na b c d e\r\na b c d e f g");
        let mut quoted = passage(24, 29);
        assert_eq!(counted(&text, &[quoted.clone()]), STANDARD);
        // As they are, the third line begins at 22; with line ends as one, at 20.
        quoted.name = Some("b c d".into());
        assert_eq!(counted(&text, std::slice::from_ref(&quoted)), STANDARD);
        quoted.name = Some("c d e …".into());
        assert!(counted(&text, &[quoted]).crlf_is_one);
    }

    #[test]
    fn positions_that_are_none_are_refused_each_with_its_reason() {
        let text = raw("ab\r\n😀c");
        let at = |counting: Counting, start, end| {
            let places = Places::of(&text, 5, counting);
            places.span(&passage(start, end))
        };
        let utf16 = Counting {
            utf16: true,
            ..STANDARD
        };
        assert_eq!(at(STANDARD, 0, 6), Ok(Span::new(0, 5)));
        assert!(at(STANDARD, 0, 7).unwrap_err().contains("beyond"));
        assert!(at(STANDARD, -1, 2).unwrap_err().contains("before the text"));
        assert!(at(STANDARD, 2, 2).unwrap_err().contains("ends where"));
        assert!(at(STANDARD, i64::MIN, 2).unwrap_err().contains("numbers"));
        assert!(at(STANDARD, 0, i64::MAX).unwrap_err().contains("beyond"));
        // Between CR and LF is before the line end; half of one is nothing.
        assert_eq!(at(STANDARD, 0, 3), Ok(Span::new(0, 2)));
        assert!(at(STANDARD, 2, 3).is_err());
        assert_eq!(at(utf16, 4, 7), Ok(Span::new(3, 5)));
        assert_eq!(at(utf16, 0, 3), Ok(Span::new(0, 2)));
        assert!(at(utf16, 5, 7).unwrap_err().contains("within a character"));
    }
}
