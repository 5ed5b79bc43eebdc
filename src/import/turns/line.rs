//! What the beginning of one line says about who speaks.

use super::SpeakerForm;
use super::label::LONGEST;
use super::time_code::{TimeCode, time_code};

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

/// A possible label at the beginning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate<'t> {
    /// The form it would have.
    pub form: SpeakerForm,
    /// The label without brackets, colon, time code and emphasis.
    pub label: &'t str,
    /// Byte in the line at which what was said begins; the line's length when it begins below.
    pub body: usize,
    /// The time code, in milliseconds.
    pub time_ms: Option<u32>,
    /// Whether the colon is followed by a letter without a space.
    pub tight: bool,
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
        let numbered = after.len() + digits < rest.len() || after.starts_with('\t');
        if numbered && after.starts_with([' ', '\t']) {
            rest = after.trim_start_matches(is_margin);
        }
    }
    rest.trim_start_matches(['*', '_'])
}

/// A place in a line.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    rest: &'t str,
}

impl Cursor<'_> {
    fn time(&mut self) -> Option<TimeCode> {
        let time = time_code(self.rest)?;
        self.rest = self.rest.get(time.bytes..).unwrap_or_default();
        Some(time)
    }

    fn skip(&mut self, passed: impl Fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(passed);
    }

    fn skip_emphasis(&mut self) {
        self.skip(|c| matches!(c, '*' | '_'));
    }

    fn take_colon(&mut self) -> bool {
        let colon = self.rest.strip_prefix([':', '：']);
        self.rest = colon.unwrap_or(self.rest);
        colon.is_some()
    }
}

/// The label after a possible time code, and what follows it.
fn candidate(at: Cursor<'_>, before: Option<TimeCode>) -> Option<(Candidate<'_>, &str)> {
    if at.rest.starts_with('[') || at.rest.starts_with("\\[") {
        return bracketed(at, before);
    }
    let end = label_end(at.rest)?;
    let (label, rest) = at.rest.split_at_checked(end)?;
    let bold_closed = rest.starts_with("**") || rest.starts_with("__");
    let label =
        label.trim_end_matches(|c: char| is_margin(c) || matches!(c, '*' | '_' | ',' | '|'));
    let mut at = Cursor { rest };
    at.skip_emphasis();
    if rest.len() > at.rest.len() {
        at.skip(|c| c == ' ' && !bold_closed);
    }
    let mut time = before;
    let mut form = if before.is_some() {
        SpeakerForm::TimeBefore
    } else {
        SpeakerForm::Colon
    };
    let mut beside = at;
    beside.skip(|c| is_margin(c) || matches!(c, '-' | '–' | '—' | '|' | ','));
    if let Some(code) = beside.time() {
        time = before.or(Some(code));
        if before.is_none() {
            let column = at.rest.starts_with('\t');
            form = if column {
                SpeakerForm::Column
            } else {
                SpeakerForm::ColonWithTime
            };
        }
        beside.skip_emphasis();
        let colon = {
            let mut spaced = beside;
            spaced.skip(is_margin);
            let colon = spaced.take_colon();
            if colon {
                beside = spaced;
            }
            colon
        };
        if beside
            .rest
            .trim_matches(|c| is_margin(c) || c == '*')
            .is_empty()
            && !colon
        {
            form = SpeakerForm::NameAndTimeAbove;
        } else if !colon
            && !code.bracketed
            && !beside.rest.starts_with(['\t', '*'])
            && !beside.rest.starts_with("  ")
        {
            return None;
        }
        return finish(beside, form, label, time, false);
    }
    if at.take_colon() {
        at.skip_emphasis();
        let wide = rest.starts_with('：');
        let tight = !wide && at.rest.starts_with(|c: char| !is_margin(c));
        if tight
            && at
                .rest
                .starts_with(|c: char| c == '/' || c == '\\' || c.is_ascii_digit() || c == ':')
        {
            return None;
        }
        return after_colon(at, form, label, time, tight);
    }
    unmarked(at, label, time, bold_closed)
}

/// A label closed by a colon, with a time code perhaps after it.
fn after_colon<'t>(
    mut at: Cursor<'t>,
    mut form: SpeakerForm,
    label: &'t str,
    mut time: Option<TimeCode>,
    tight: bool,
) -> Option<(Candidate<'t>, &'t str)> {
    let mut later = at;
    later.skip(is_margin);
    if let Some(code) = later.time().filter(|code| {
        code.bracketed
            || later.rest.is_empty()
            || later.rest.starts_with('\t')
            || later.rest.starts_with("  ")
    }) {
        time = time.or(Some(code));
        if form == SpeakerForm::Colon {
            form = SpeakerForm::ColonWithTime;
        }
        at = later;
    }
    finish(at, form, label, time, tight)
}

/// A label that no colon closes: bold, in its own column, before a dash, or alone on the line.
fn unmarked<'t>(
    mut at: Cursor<'t>,
    label: &'t str,
    time: Option<TimeCode>,
    bold_closed: bool,
) -> Option<(Candidate<'t>, &'t str)> {
    let blank_below = at.rest.trim_matches(is_margin).is_empty();
    let form = if blank_below && time.is_some() {
        SpeakerForm::NameAndTimeAbove
    } else if bold_closed {
        SpeakerForm::Bold
    } else if blank_below {
        SpeakerForm::NameAbove
    } else if at.rest.starts_with('\t') {
        SpeakerForm::Column
    } else {
        SpeakerForm::Dash
    };
    if matches!(form, SpeakerForm::Column | SpeakerForm::Dash) {
        at.skip(|c| is_margin(c) || (form == SpeakerForm::Dash && matches!(c, '-' | '–' | '—')));
    }
    let dashed = label.trim_end_matches(['-', '–', '—']).trim_end();
    let form = if dashed.len() < label.len() {
        SpeakerForm::Dash
    } else {
        form
    };
    let mut later = at;
    let timed = later
        .time()
        .filter(|_| later.rest.starts_with(is_margin) || later.rest.is_empty());
    if timed.is_some() {
        at = later;
    }
    finish(at, form, dashed, time.or(timed), false)
}

/// `[Name]`, `[Name]:`, `[Name 00:12:03]`.
fn bracketed(at: Cursor<'_>, before: Option<TimeCode>) -> Option<(Candidate<'_>, &str)> {
    let inside = at.rest.trim_start_matches('\\').strip_prefix('[')?;
    let end = inside
        .char_indices()
        .take(LONGEST + 12)
        .find(|(_, c)| *c == ']')?
        .0;
    let (label, rest) = inside.split_at_checked(end)?;
    let mut at = Cursor {
        rest: rest.strip_prefix(']')?,
    };
    let mut label = label.trim_end_matches('\\');
    let mut time = before;
    if let Some(place) = label
        .find(|c: char| c.is_ascii_digit() || c == '(')
        .filter(|place| *place > 0)
    {
        let (name, code) = label.split_at_checked(place)?;
        if let Some(code) = time_code(code).filter(|found| found.bytes == code.len()) {
            time = time.or(Some(code));
            label = name;
        }
    }
    if label.contains(|c: char| is_foreign(c) || c == ':') || at.rest.starts_with('(') {
        return None;
    }
    at.skip_emphasis();
    let mut later = at;
    later.skip(is_margin);
    if let Some(code) = later.time() {
        time = time.or(Some(code));
        at = later;
    }
    at.take_colon();
    finish(at, SpeakerForm::Bracketed, label, time, false)
}

/// Puts the candidate together; nothing when the label is no text.
fn finish<'t>(
    mut at: Cursor<'t>,
    form: SpeakerForm,
    label: &'t str,
    time: Option<TimeCode>,
    tight: bool,
) -> Option<(Candidate<'t>, &'t str)> {
    at.skip(is_margin);
    let emphasised = at.rest.trim_start_matches('*');
    if emphasised.trim_start_matches(is_margin).is_empty() {
        at.rest = emphasised.trim_start_matches(is_margin);
    }
    let label = label.trim_matches(|c| is_margin(c) || c == '*');
    (!label.is_empty()).then_some((
        Candidate {
            form,
            label,
            body: 0,
            time_ms: time.map(|time| time.ms),
            tight,
        },
        at.rest,
    ))
}

/// Signs that stand in sentences but in no label.
fn is_foreign(c: char) -> bool {
    matches!(
        c,
        '?' | '!'
            | ';'
            | '"'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '…'
            | '='
            | '<'
            | '>'
            | '{'
            | '}'
            | '['
            | ']'
            | '@'
            | '|'
            | '%'
            | '$'
            | '€'
            | '。'
            | '，'
            | '、'
            | '؟'
            | '،'
            | '।'
            | '~'
            | '^'
            | '`'
            | '¿'
            | '¡'
    )
}

/// Byte at which the label ends: before a colon, a time code, a tab, a dash, closing emphasis or the line's end.
fn label_end(text: &str) -> Option<usize> {
    let mut before = ' ';
    let mut word = 0;
    for (count, (byte, c)) in text.char_indices().enumerate() {
        if count > LONGEST + 2 {
            return None;
        }
        let rest = text.get(byte..)?;
        let ends = match c {
            ':' | '：' | '\t' | '[' => true,
            '*' | '_' => rest.starts_with("**") || rest.starts_with("__") || (c == '*' && byte > 0),
            '-' | '–' | '—' => {
                before.is_whitespace() && rest.chars().nth(1).is_some_and(char::is_whitespace)
            }
            '\\' => rest.starts_with("\\["),
            ' ' => rest.starts_with("  ") && rest.trim_start_matches(' ').starts_with('\t'),
            _ => false,
        };
        if ends && byte > 0 {
            return Some(byte);
        }
        let at_word = before.is_whitespace() || before == '|';
        if byte > 0
            && at_word
            && (c.is_ascii_digit() || matches!(c, '(' | '<' | '#' | '{'))
            && time_code(rest).is_some()
        {
            return Some(byte);
        }
        if is_foreign(c)
            || (c == '.' && word > 5 && rest.chars().nth(1).is_none_or(char::is_whitespace))
        {
            return None;
        }
        word = if c.is_whitespace() { 0 } else { word + 1 };
        before = c;
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

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
