//! Reading a query. Nothing that can be typed is an error.

use super::field::{Field, place};
use super::note::Note;
use super::query::{Ending, Query, Words};

/// Deepest parentheses and negations.
const DEEPEST: usize = 32;
/// Most words, phrases and fields.
const MOST_PARTS: usize = 64;
/// Longest query, in code points.
const LONGEST: usize = 4_000;

/// Reads a query; `None` when there is nothing to look for.
pub(super) fn parse(query: &str) -> (Option<Query>, Vec<Note>) {
    let letters: Vec<char> = query.chars().take(LONGEST + 1).collect();
    let mut parser = Parser {
        letters: letters.iter().copied().take(LONGEST).collect(),
        at: 0,
        depth: 0,
        parts: 0,
        notes: Vec::new(),
    };
    if letters.len() > LONGEST {
        parser.note(Note::TooLong);
    }
    let mut parsed = Vec::new();
    while parser.at < parser.letters.len() {
        parsed.extend(parser.any());
        // What stopped it is a parenthesis that was never opened.
        if parser.at < parser.letters.len() {
            parser.note(Note::UnmatchedParenthesis(parser.at + 1));
            parser.at += 1;
        }
    }
    (join(parsed, Query::All), parser.notes)
}

struct Parser {
    letters: Vec<char>,
    at: usize,
    depth: usize,
    parts: usize,
    notes: Vec<Note>,
}

/// What stands next.
enum Next {
    End,
    Close,
    And,
    Or,
    Part,
}

impl Parser {
    /// `a b OR c d`: alternatives of conjunctions.
    fn any(&mut self) -> Option<Query> {
        let mut alternatives = Vec::new();
        loop {
            let part = self.all();
            let empty = part.is_none();
            alternatives.extend(part);
            self.skip_blanks();
            if !matches!(self.next(), Next::Or) {
                break;
            }
            self.at += "OR".len();
            self.skip_blanks();
            if empty || matches!(self.next(), Next::End | Next::Close) {
                alternatives.extend(self.stray("OR"));
            }
        }
        join(alternatives, Query::Any)
    }

    /// `a b AND c`: all of them.
    fn all(&mut self) -> Option<Query> {
        let mut parts = Vec::new();
        loop {
            self.skip_blanks();
            match self.next() {
                Next::End | Next::Close | Next::Or => break,
                Next::And => {
                    self.at += "AND".len();
                    self.skip_blanks();
                    if parts.is_empty() || !matches!(self.next(), Next::Part) {
                        parts.extend(self.stray("AND"));
                    }
                }
                Next::Part => parts.extend(self.part()),
            }
        }
        join(parts, Query::All)
    }

    fn part(&mut self) -> Option<Query> {
        if self.is_word("NOT") {
            self.at += "NOT".len();
            self.skip_blanks();
            return match self.next() {
                Next::Part => self.negated(),
                _ => self.stray("NOT"),
            };
        }
        match self.letters.get(self.at).copied()? {
            '(' => self.group(),
            '-' | '−'
                if self
                    .letters
                    .get(self.at + 1)
                    .is_some_and(|next| !next.is_whitespace() && *next != ')') =>
            {
                self.at += 1;
                self.negated()
            }
            letter if is_quote(letter) => self.phrase().and_then(|text| self.words(text, true)),
            _ => self.chunk(),
        }
    }

    fn negated(&mut self) -> Option<Query> {
        self.deeper(Self::part)
            .map(|part| Query::Not(Box::new(part)))
    }

    fn group(&mut self) -> Option<Query> {
        self.at += 1;
        let opened = self.at;
        let inner = self.deeper(Self::any);
        if self.letters.get(self.at) == Some(&')') {
            self.at += 1;
        } else if self.depth < DEEPEST {
            self.note(Note::UnmatchedParenthesis(opened));
        }
        inner
    }

    /// Parentheses and negations beyond the deepest are read no further.
    fn deeper(&mut self, read: fn(&mut Self) -> Option<Query>) -> Option<Query> {
        if self.depth >= DEEPEST {
            self.note(Note::TooLong);
            self.at = self.letters.len();
            return None;
        }
        self.depth += 1;
        let part = read(self);
        self.depth -= 1;
        part
    }

    /// What stands between two quotation marks; `None`, with the mark passed over, when there is no second one.
    fn phrase(&mut self) -> Option<String> {
        let start = self.at + 1;
        let length = self
            .letters
            .get(start..)?
            .iter()
            .position(|letter| is_quote(*letter));
        self.at = start;
        let Some(length) = length else {
            self.note(Note::UnclosedQuote(start));
            return None;
        };
        self.at = start + length + 1;
        Some(self.letters.get(start..start + length)?.iter().collect())
    }

    /// A run of characters up to a blank, parenthesis or quotation mark.
    fn chunk(&mut self) -> Option<Query> {
        let start = self.at;
        while let Some(letter) = self.letters.get(self.at) {
            if letter.is_whitespace() || matches!(letter, '(' | ')') || is_quote(*letter) {
                break;
            }
            self.at += 1;
            if *letter == ':' {
                let name: String = self.letters.get(start..self.at - 1)?.iter().collect();
                if let Some(field) = Field::named(&name) {
                    return self.field(field, &name);
                }
            }
        }
        let text: String = self.letters.get(start..self.at)?.iter().collect();
        if let Some((name, rest)) = text.split_once(':')
            && !name.is_empty()
            && name.chars().all(char::is_alphabetic)
            && !rest.is_empty()
        {
            self.note(Note::UnknownField(name.to_owned()));
        }
        self.words(text, false)
    }

    fn field(&mut self, field: Field, name: &str) -> Option<Query> {
        let quoted = self
            .letters
            .get(self.at)
            .is_some_and(|letter| is_quote(*letter));
        let value = if quoted {
            self.phrase()
        } else {
            Some(self.bare_value())
        };
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else {
            self.note(Note::EmptyField(name.to_owned()));
            return self.words(name.to_owned(), true);
        };
        if field == Field::In {
            let Some(kinds) = place(&value) else {
                self.note(Note::UnknownPlace(value));
                return None;
            };
            return Some(Query::In(kinds));
        }
        if field == Field::Code {
            return self.code(value.trim());
        }
        let Query::Words(words) = self.words(value, quoted)? else {
            return None;
        };
        Some(match field {
            Field::Speaker => Query::Speaker(words),
            Field::Participant => Query::Participant(words),
            Field::Role => Query::Role(words),
            Field::Document | Field::Code | Field::In => Query::Document(words),
        })
    }

    fn code(&mut self, name: &str) -> Option<Query> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            self.note(Note::TooLong);
            return None;
        }
        Some(Query::Code(name.to_owned()))
    }

    fn bare_value(&mut self) -> String {
        let value: String = self
            .letters
            .get(self.at..)
            .unwrap_or_default()
            .iter()
            .take_while(|letter| {
                !letter.is_whitespace() && !matches!(letter, '(' | ')') && !is_quote(**letter)
            })
            .collect();
        self.at += value.chars().count();
        value
    }

    /// A word or phrase with what its end says about it.
    fn words(&mut self, text: String, quoted: bool) -> Option<Query> {
        if !text.chars().any(char::is_alphanumeric) {
            if !text.trim().is_empty() {
                self.note(Note::NoWord(text.trim().to_owned()));
            }
            return None;
        }
        self.parts += 1;
        if self.parts > MOST_PARTS {
            self.note(Note::TooLong);
            return None;
        }
        let (ending, bare) = if quoted && self.letters.get(self.at) != Some(&'*') {
            (Ending::Whole, text.trim_end_matches('*').to_owned())
        } else if quoted {
            self.at += 1;
            (Ending::Open, text.clone())
        } else {
            Ending::of(&text)
        };
        let ending = if quoted && text.ends_with('*') {
            Ending::Open
        } else {
            ending
        };
        if bare.contains('*') {
            self.note(Note::StrayAsterisk(text));
        }
        Some(Query::Words(Words { text: bare, ending }))
    }

    fn stray(&mut self, operator: &str) -> Option<Query> {
        let before = self.letters.get(..self.at).unwrap_or_default();
        let blanks = before.iter().rev().take_while(|it| it.is_whitespace());
        let place = (self.at - blanks.count()).saturating_sub(operator.len()) + 1;
        self.note(Note::StrayOperator(operator.to_owned(), place));
        self.words(operator.to_owned(), true)
    }

    fn next(&self) -> Next {
        match self.letters.get(self.at) {
            None => Next::End,
            Some(')') => Next::Close,
            Some(_) if self.is_word("AND") => Next::And,
            Some(_) if self.is_word("OR") => Next::Or,
            Some(_) => Next::Part,
        }
    }

    fn is_word(&self, word: &str) -> bool {
        let end = self.at + word.len();
        self.letters
            .get(self.at..end)
            .is_some_and(|letters| letters.iter().copied().eq(word.chars()))
            && self.letters.get(end).is_none_or(|next| {
                next.is_whitespace() || matches!(next, '(' | ')') || is_quote(*next)
            })
    }

    fn skip_blanks(&mut self) {
        while self
            .letters
            .get(self.at)
            .is_some_and(|letter| letter.is_whitespace())
        {
            self.at += 1;
        }
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn join(mut parts: Vec<Query>, how: fn(Vec<Query>) -> Query) -> Option<Query> {
    if parts.len() > 1 {
        Some(how(parts))
    } else {
        parts.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The query in a notation without doubts.
    fn show(query: &Query) -> String {
        let words = |words: &Words| match words.ending {
            Ending::Whole => words.text.clone(),
            Ending::Open => format!("{}*", words.text),
            Ending::Near(most) => format!(
                "{}~{}",
                words.text,
                most.map_or(String::new(), |most| most.to_string())
            ),
        };
        let list = |parts: &[Query], sign: &str| {
            format!(
                "[{}]",
                parts.iter().map(show).collect::<Vec<_>>().join(sign)
            )
        };
        match query {
            Query::Words(part) => words(part),
            Query::Speaker(part) => format!("speaker={}", words(part)),
            Query::Participant(part) => format!("participant={}", words(part)),
            Query::Code(name) => format!("code={name}"),
            Query::Role(part) => format!("role={}", words(part)),
            Query::Document(part) => format!("document={}", words(part)),
            Query::In(kinds) => format!(
                "in={}",
                kinds.iter().map(|kind| kind.sign()).collect::<String>()
            ),
            Query::All(parts) => list(parts, " & "),
            Query::Any(parts) => list(parts, " | "),
            Query::Not(part) => format!("!{}", show(part)),
        }
    }

    fn read(query: &str) -> (String, Vec<Note>) {
        let (query, notes) = parse(query);
        (query.as_ref().map_or(String::new(), show), notes)
    }

    #[test]
    fn words_side_by_side_are_all_wanted_and_and_binds_closer_than_or() {
        for (written, meant) in [
            ("trust", "trust"),
            ("trust nurse", "[trust & nurse]"),
            ("a AND b OR c d", "[[a & b] | [c & d]]"),
            ("a (b OR c)", "[a & [b | c]]"),
            ("-a NOT b", "[!a & !b]"),
            ("\"trust me\" „och så“", "[trust me & och så]"),
            (
                "trust* trsut~ trsut~1 a~2",
                "[trust* & trsut~ & trsut~1 & a~2]",
            ),
            ("\"trust m*\"", "trust m*"),
            (
                "speaker:\"Nurse 2\" role:nurse document:\"interview 3\"",
                "[speaker=Nurse 2 & role=nurse & document=interview 3]",
            ),
            ("in:memos x", "[in=m & x]"),
            (
                "code:Context/Reach -code:\"not by phone\" participant:nurse",
                "[code=Context/Reach & !code=not by phone & participant=nurse]",
            ),
            ("-role:interviewer trust", "[!role=interviewer & trust]"),
            ("well-being and or not", "[well-being & and & or & not]"),
        ] {
            assert_eq!(read(written), (meant.to_owned(), Vec::new()), "{written}");
        }
    }

    #[test]
    fn odd_input_is_taken_literally_with_a_note() {
        for (written, meant, note) in [
            ("\"trust me", "[trust & me]", Note::UnclosedQuote(1)),
            ("(trust", "trust", Note::UnmatchedParenthesis(1)),
            ("trust)", "trust", Note::UnmatchedParenthesis(6)),
            (
                "trust AND",
                "[trust & AND]",
                Note::StrayOperator("AND".to_owned(), 7),
            ),
            (
                "OR trust",
                "[OR | trust]",
                Note::StrayOperator("OR".to_owned(), 1),
            ),
            ("NOT", "NOT", Note::StrayOperator("NOT".to_owned(), 1)),
            (
                "speaker:",
                "speaker",
                Note::EmptyField("speaker".to_owned()),
            ),
            (
                "name:anna",
                "name:anna",
                Note::UnknownField("name".to_owned()),
            ),
            (
                "in:drawers x",
                "x",
                Note::UnknownPlace("drawers".to_owned()),
            ),
            ("tr*st", "tr*st", Note::StrayAsterisk("tr*st".to_owned())),
            ("trust — *", "trust", Note::NoWord("—".to_owned())),
        ] {
            let (understood, notes) = read(written);
            assert_eq!(understood, meant, "{written}");
            assert!(notes.contains(&note), "{written}: {notes:?}");
        }
    }

    #[test]
    fn times_are_words_without_a_note() {
        assert_eq!(read("10:30"), ("10:30".to_owned(), Vec::new()));
    }

    #[test]
    fn depth_and_length_are_bounded() {
        assert!(parse(&"(".repeat(100_000)).1.contains(&Note::TooLong));
        assert!(parse(&"-".repeat(100_000)).1.contains(&Note::TooLong));
        assert!(parse(&"NOT ".repeat(100_000)).1.contains(&Note::TooLong));
        assert!(parse(&"word ".repeat(100)).1.contains(&Note::TooLong));
    }

    proptest! {
        #[test]
        fn nothing_that_can_be_typed_is_an_error(query in "[ab()\"“*~:\\- 12]{0,60}|(AND|OR|NOT|in:|speaker:|-|\"|\\(|\\)| |x){0,40}|\\PC{0,60}") {
            let (parsed, _) = parse(&query);
            if query.split_whitespace().any(|word| word == "x") {
                prop_assert!(parsed.is_some());
            }
        }
    }
}
