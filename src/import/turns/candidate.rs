//! A possible label at the beginning of a line: where it ends, its time code, and where speech begins.

use super::SpeakerForm;
use super::label::LONGEST;
use super::line::is_margin;
use super::time_code::{TimeCode, time_code};

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

/// A place in a line.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    /// What follows.
    pub rest: &'t str,
}

impl Cursor<'_> {
    /// Reads a time code.
    pub fn time(&mut self) -> Option<TimeCode> {
        let time = time_code(self.rest)?;
        self.rest = self.rest.get(time.bytes..).unwrap_or_default();
        Some(time)
    }

    /// Passes characters.
    pub fn skip(&mut self, passed: impl Fn(char) -> bool) {
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
pub(super) fn candidate(at: Cursor<'_>, before: Option<TimeCode>) -> Option<(Candidate<'_>, &str)> {
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
