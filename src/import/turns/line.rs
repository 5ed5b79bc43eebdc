//! What the beginning of one line says about who speaks.

use super::candidate::{Candidate, Cursor, candidate};

/// What one line of a transcript is, looked at alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LineKind<'t> {
    /// Nothing but white space.
    Blank,
    /// A time code and nothing else, in milliseconds.
    TimeOnly(u32),
    /// A Markdown heading.
    Heading,
    /// A line that may begin with a speaker's label.
    Labelled(Candidate<'t>),
    /// Anything else.
    Words,
}

/// Looks at one line.
pub(super) fn read_line(line: &str) -> LineKind<'_> {
    let bare = line.trim_start_matches(is_margin);
    if bare.is_empty() {
        return LineKind::Blank;
    }
    if is_heading(bare) {
        return LineKind::Heading;
    }
    let start = skip_ornaments(bare);
    let mut at = Cursor { rest: start };
    let time = at.time();
    if time.is_some() {
        at.skip(|c| is_margin(c) || matches!(c, '-' | '–' | '—' | '|' | ',' | '*' | '_'));
        if at.rest.is_empty() || at.rest.trim_matches(is_margin).is_empty() {
            return time.map_or(LineKind::Words, |time| LineKind::TimeOnly(time.ms));
        }
    }
    match candidate(at, time) {
        Some((mut found, rest)) => {
            found.body = line.len() - rest.len();
            LineKind::Labelled(found)
        }
        None => LineKind::Words,
    }
}

/// White space and marks without width.
pub(super) fn is_margin(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// `# Heading` to `###### Heading`.
fn is_heading(bare: &str) -> bool {
    let marks = bare.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&marks)
        && bare
            .get(marks..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Passes quotation arrows, a list mark, a line number and emphasis.
fn skip_ornaments(bare: &str) -> &str {
    let mut rest = bare.trim_start_matches('>').trim_start_matches(is_margin);
    for bullet in ['-', '–', '—', '•', '*', '+'] {
        let after = rest
            .strip_prefix(bullet)
            .filter(|after| after.starts_with([' ', '\t', '\u{a0}']));
        if let Some(after) = after {
            rest = after.trim_start_matches(is_margin);
            break;
        }
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=4).contains(&digits) {
        let after = rest.get(digits..).unwrap_or_default();
        let after = after.strip_prefix(['.', ')']).unwrap_or(after);
        let next = after.trim_start_matches(is_margin);
        // A number alone before white space counts lines only where a name may follow.
        let named = after.len() + digits < rest.len()
            || after.starts_with('\t')
            || next.starts_with(char::is_alphabetic);
        if named && after.starts_with([' ', '\t']) {
            rest = next;
        }
    }
    rest.trim_start_matches(['*', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::turns::SpeakerForm;

    fn read(line: &str) -> Option<(SpeakerForm, &str, Option<u32>, &str)> {
        match read_line(line) {
            LineKind::Labelled(found) => Some((
                found.form,
                found.label,
                found.time_ms,
                line.get(found.body..).unwrap(),
            )),
            _ => None,
        }
    }

    #[test]
    fn each_form_of_label_gives_name_time_and_where_speech_begins() {
        use SpeakerForm::{
            Bold, Bracketed, Colon, ColonWithTime, Column, Dash, NameAbove, NameAndTimeAbove,
            TimeBefore,
        };
        let t = Some(723_000);
        for (line, expected) in [
            ("Anna: hej du", (Colon, "Anna", None, "hej du")),
            ("  ANNA:\thej", (Colon, "ANNA", None, "hej")),
            ("Anna : hej", (Colon, "Anna", None, "hej")),
            (
                "**Anna B. Ek, Psy.D:** hej",
                (Colon, "Anna B. Ek, Psy.D", None, "hej"),
            ),
            ("**Anna**: hej", (Colon, "Anna", None, "hej")),
            ("**Anna** hej", (Bold, "Anna", None, "hej")),
            ("主持人：你好", (Colon, "主持人", None, "你好")),
            ("*INV:\thello", (Colon, "INV", None, "hello")),
            ("- R1: hej", (Colon, "R1", None, "hej")),
            ("12. I: hej", (Colon, "I", None, "hej")),
            ("12 I: hej", (Colon, "I", None, "hej")),
            ("Anna (00:12:03): hej", (ColonWithTime, "Anna", t, "hej")),
            ("Anna [00:12:03] hej", (ColonWithTime, "Anna", t, "hej")),
            ("Anna 00:12:03: hej", (ColonWithTime, "Anna", t, "hej")),
            ("Anna: [00:12:03] hej", (ColonWithTime, "Anna", t, "hej")),
            ("[00:12:03] Anna: hej", (TimeBefore, "Anna", t, "hej")),
            ("00:12:03 Anna: hej", (TimeBefore, "Anna", t, "hej")),
            ("(12:03) **Anna:** hej", (TimeBefore, "Anna", t, "hej")),
            ("[Anna] hej", (Bracketed, "Anna", None, "hej")),
            ("[Anna]: hej", (Bracketed, "Anna", None, "hej")),
            ("[Anna 12:03] hej", (Bracketed, "Anna", t, "hej")),
            ("Anna Ek  12:03  ", (NameAndTimeAbove, "Anna Ek", t, "")),
            ("**Anna Ek** 12:03", (NameAndTimeAbove, "Anna Ek", t, "")),
            ("00:12:03 Anna Ek", (NameAndTimeAbove, "Anna Ek", t, "")),
            ("Anna Ek  ", (NameAbove, "Anna Ek", None, "")),
            ("Anna\thej", (Column, "Anna", None, "hej")),
            ("1\tAnna\t12:03\thej", (Column, "Anna", t, "hej")),
            ("Teacher 4-\thej", (Dash, "Teacher 4", None, "hej")),
            ("Anna – hej", (Dash, "Anna", None, "hej")),
            (
                "Anna (sköterska): hej",
                (Colon, "Anna (sköterska)", None, "hej"),
            ),
        ] {
            assert_eq!(read(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn addresses_times_and_quoted_speech_are_no_labels() {
        for line in [
            "https://example.org/a",
            "10:30 is when we start",
            "\"Well: she said\"",
            "“Well: she said”",
            "She asked me: what now, and I said nothing at all that day: no",
            "12:30",
        ] {
            let found = read(line);
            assert!(
                found.is_none_or(|found| super::super::label::shape(found.1)
                    .is_none_or(|shape| !shape.is_strong())),
                "{line}: {found:?}"
            );
        }
        assert_eq!(read_line("00:00.000 --> 00:27.640"), LineKind::TimeOnly(0));
        assert_eq!(read_line("## Anna: hej"), LineKind::Heading);
        assert_eq!(read_line(" \t"), LineKind::Blank);
    }
}
