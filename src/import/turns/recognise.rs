//! From labelled lines to turns.

use super::evidence::{Evidence, key_of, weigh};
use super::line::LineKind;
use super::scan::{Line, Scan, scan};
use super::{
    Continuation, PassedOver, RecognisedTurns, SpeakerForm, TurnOptions, label, vocabulary,
};
use crate::model::{Span, Text, Turn};
use rustc_hash::FxHashMap;

/// The label of the speaker of paragraphs without a label, where only an interviewer is labelled.
pub const UNLABELLED: &str = "(no label)";

/// Finds the speaker turns of a text in one pass over its lines and one over their labels.
///
/// The turns are sorted, do not overlap, lie inside the text and begin and end on a word. Text before the first
/// label, Markdown headings and what follows `speech_ends` become turns without a speaker. Where the text gives too
/// little evidence of speakers there are no turns at all.
pub fn recognise_turns(text: &Text, options: &TurnOptions) -> RecognisedTurns {
    let scan = scan(text, options.speech_ends);
    let evidence = weigh(&scan, options);
    let speeches = label_lines(&scan, &evidence, options);
    let mut found = RecognisedTurns {
        passed_over: passed_over(&scan, &evidence),
        ..RecognisedTurns::default()
    };
    if speeches.is_empty() {
        note_times_alone(&scan, &mut found);
        return found;
    }
    let mut builder = Builder {
        options,
        speakers: FxHashMap::default(),
        forms: FxHashMap::default(),
        found,
    };
    let alone = one_paragraph(&scan, &speeches, options);
    builder.build(&scan, &speeches, alone);
    builder.finish(text, &scan)
}

/// A line that begins a turn.
struct Speech {
    /// Its number.
    line: usize,
    /// Number of the line the turn begins on: the one before when that holds the time code.
    first: usize,
    /// The speaker's key.
    key: String,
    form: SpeakerForm,
    label: String,
    body: usize,
    time_ms: Option<u32>,
}

/// The lines that begin a turn.
fn label_lines(scan: &Scan<'_>, evidence: &Evidence, options: &TurnOptions) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    for (number, line) in scan.lines.iter().enumerate().skip(scan.head) {
        let LineKind::Labelled(found) = &line.kind else {
            continue;
        };
        let Some((key, _)) = key_of(found, options) else {
            continue;
        };
        if !evidence.accepts(&key, found.form) {
            continue;
        }
        let before = number
            .checked_sub(1)
            .and_then(|before| scan.lines.get(before));
        let time_before = match before.map(|line| &line.kind) {
            Some(LineKind::TimeOnly(ms)) if number > scan.head => Some(*ms),
            _ => None,
        };
        let label = evidence
            .tallies
            .get(&key)
            .map_or_else(|| found.label.to_owned(), |tally| tally.label.clone());
        speeches.push(Speech {
            line: number,
            first: number - usize::from(time_before.is_some()),
            key,
            form: found.form,
            label,
            body: found.body,
            time_ms: time_before.or(found.time_ms),
        });
    }
    speeches
}

/// Whether a label is valid for its own paragraph only: chosen, or only an interviewer is ever labelled.
fn one_paragraph(scan: &Scan<'_>, speeches: &[Speech], options: &TurnOptions) -> bool {
    match options.continuation {
        Continuation::SameSpeaker => false,
        Continuation::OneParagraph => true,
        Continuation::Detect => {
            let one = speeches
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if a.key == b.key));
            let interviewer = speeches.first().is_some_and(|speech| {
                vocabulary::is_interviewer(&label::first_word(&speech.label))
            });
            let above = speeches
                .iter()
                .any(|speech| speech.body == 0 || speech.form == SpeakerForm::NameAbove);
            let filled = scan
                .lines
                .iter()
                .skip(scan.head)
                .filter(|line| line.is_filled())
                .count();
            one && interviewer && !above && filled >= 2 * speeches.len()
        }
    }
}

/// Labels that could have been speakers but did not repeat enough.
fn passed_over(scan: &Scan<'_>, evidence: &Evidence) -> Vec<PassedOver> {
    let left = evidence.tallies.iter().filter(|(key, tally)| {
        !evidence.is_speaker(key) && tally.shape.is_strong() && tally.has_mark()
    });
    let mut left: Vec<(usize, PassedOver)> = left
        .map(|(_, tally)| {
            let line = scan.lines.get(tally.first_line);
            let passed = PassedOver {
                label: tally.label.clone(),
                lines: tally.all(),
                first: line.map_or(Span::new(0, 0), |line| Span::new(line.first(), line.last())),
            };
            (tally.first_line, passed)
        })
        .collect();
    left.sort_by_key(|(line, _)| *line);
    left.truncate(50);
    left.into_iter().map(|(_, passed)| passed).collect()
}

/// Says so when the lines bear time codes but no speakers.
fn note_times_alone(scan: &Scan<'_>, found: &mut RecognisedTurns) {
    let times = scan.lines.iter().filter(|line| {
        let bare = line.words.trim_start();
        super::time_code::time_code(bare).is_some()
    });
    let times = times.count();
    if times >= 5 {
        found.notes.push(format!(
            "{times} lines begin with a time code but no speaker is named, so there are no turns."
        ));
    }
}

/// Collects turns, speakers and forms.
struct Builder<'o> {
    options: &'o TurnOptions,
    speakers: FxHashMap<String, u16>,
    forms: FxHashMap<SpeakerForm, u32>,
    found: RecognisedTurns,
}

impl Builder<'_> {
    fn build(&mut self, scan: &Scan<'_>, speeches: &[Speech], one_paragraph: bool) {
        let first = speeches.first().map_or(0, |speech| speech.first);
        let head = if one_paragraph {
            scan.head.min(first)
        } else {
            first
        };
        self.others(scan, 0, head, false);
        self.others(scan, head, first, one_paragraph);
        for (number, speech) in speeches.iter().enumerate() {
            let next = speeches
                .get(number + 1)
                .map_or(scan.lines.len(), |next| next.first);
            let heading =
                (speech.line + 1..next).find(|line| is_kind(scan, *line, &LineKind::Heading));
            let mut end = heading.unwrap_or(next);
            if one_paragraph {
                end = end.min(speech.line + 1);
            }
            self.speech(scan, speech, end);
            self.others(scan, end, next, one_paragraph);
        }
        if one_paragraph && !speeches.is_empty() {
            self.found.notes.push(
                format!(
                    "Only the interviewer is labelled, so paragraphs without a label were taken as the speaker {UNLABELLED}."
                ),
            );
        }
    }

    /// The turn that begins at a labelled line and ends before the line `end`.
    fn speech(&mut self, scan: &Scan<'_>, speech: &Speech, end: usize) {
        let Some(line) = scan.lines.get(speech.line) else {
            return;
        };
        let start = scan.lines.get(speech.first).map_or(line.start, Line::first);
        let Some(last) = last_filled(scan, speech.line, end) else {
            return;
        };
        let end_at = last.last();
        let mut body = line.position(speech.body);
        if speech.body >= line.words.len() {
            let below = scan.lines.get(speech.line + 1..end).unwrap_or_default();
            let spoken = below
                .iter()
                .find(|line| line.is_filled() && !matches!(line.kind, LineKind::TimeOnly(_)));
            body = spoken.map_or(end_at, Line::first);
        }
        let Some(speaker) = self.speaker(&speech.key, &speech.label) else {
            return;
        };
        *self.forms.entry(speech.form).or_default() += 1;
        self.found.turns.push(Turn {
            start,
            body: body.clamp(start, end_at.max(start)),
            end: end_at.max(start),
            speaker: Some(speaker),
            time_ms: speech.time_ms,
        });
    }

    /// A turn over the filled lines from `from` up to `to`, of nobody or of the speaker without a label.
    fn others(&mut self, scan: &Scan<'_>, from: usize, to: usize, unlabelled: bool) {
        let Some(last) = last_filled(scan, from, to) else {
            return;
        };
        let lines = scan.lines.get(from..to).unwrap_or_default();
        let Some(first) = lines.iter().find(|line| line.is_filled()) else {
            return;
        };
        let speaker = if unlabelled {
            self.speaker(&label::key(UNLABELLED), UNLABELLED)
        } else {
            None
        };
        self.found.turns.push(Turn {
            start: first.first(),
            body: first.first(),
            end: last.last(),
            speaker,
            time_ms: None,
        });
    }

    /// The number of the speech's speaker, by the name a person gave it or the label as first written.
    fn speaker(&mut self, own: &str, label: &str) -> Option<u16> {
        let renamed = self
            .options
            .rename
            .iter()
            .find(|(from, _)| label::key(from) == own);
        let name = renamed.map_or(label, |(_, to)| to.as_str());
        let key = if renamed.is_some() {
            label::key(name)
        } else {
            own.to_owned()
        };
        if let Some(number) = self.speakers.get(&key) {
            return Some(*number);
        }
        let number = u16::try_from(self.found.speakers.len()).ok()?;
        self.found.speakers.push(name.to_owned());
        self.speakers.insert(key, number);
        Some(number)
    }

    fn finish(mut self, text: &Text, scan: &Scan<'_>) -> RecognisedTurns {
        let spoken = scan
            .lines
            .last()
            .map_or(0, |line| line.position(line.words.len()));
        let notes = text.slice(Span::new(spoken, text.len()));
        let lead = notes.chars().take_while(|c| c.is_whitespace()).count() as u32;
        let trail = notes
            .chars()
            .rev()
            .take_while(|c| c.is_whitespace())
            .count() as u32;
        let (start, end) = (spoken + lead, text.len().saturating_sub(trail));
        if start < end {
            self.found.turns.push(Turn {
                start,
                body: start,
                end,
                speaker: None,
                time_ms: None,
            });
        }
        let mut forms: Vec<(SpeakerForm, u32)> = self.forms.into_iter().collect();
        forms.sort_by_key(|(form, turns)| (std::cmp::Reverse(*turns), *form));
        self.found.forms = forms;
        self.found
    }
}

/// Whether the line of this number is of the kind.
fn is_kind(scan: &Scan<'_>, line: usize, kind: &LineKind<'_>) -> bool {
    scan.lines.get(line).is_some_and(|line| line.kind == *kind)
}

/// The last line with words from `from` up to `to`.
fn last_filled<'s, 't>(scan: &'s Scan<'t>, from: usize, to: usize) -> Option<&'s Line<'t>> {
    scan.lines
        .get(from..to)?
        .iter()
        .rev()
        .find(|line| line.is_filled())
}
