//! Which labels of a document are speakers: repetition, looks, and share of the lines, taken together.

use super::candidate::Candidate;
use super::label::{self, Shape};
use super::line::LineKind;
use super::scan::Scan;
use super::{FormChoice, SpeakerForm, TurnOptions, vocabulary};
use rustc_hash::{FxHashMap, FxHashSet};

/// How often one label stands at the beginning of a line, by form.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    /// The label as first written.
    pub label: String,
    /// What it looks like.
    pub shape: Shape,
    /// Lines by form, in the order of `SpeakerForm::ALL`.
    forms: [u32; SpeakerForm::ALL.len()],
    /// Lines whose colon has no space after it.
    tight: u32,
    /// Number of the line it first stands on.
    pub first_line: usize,
}

impl Tally {
    fn of(&self, form: SpeakerForm) -> u32 {
        self.forms.get(form as usize).copied().unwrap_or(0)
    }

    fn sum(&self, forms: impl Fn(SpeakerForm) -> bool) -> u32 {
        SpeakerForm::ALL
            .iter()
            .filter(|form| forms(**form))
            .map(|form| self.of(*form))
            .sum()
    }

    /// Lines in the forms that a colon or a time code marks.
    fn marked(&self) -> u32 {
        self.sum(|form| !form.is_weak() && form != SpeakerForm::Bracketed)
    }

    /// Whether the colons are followed by a space, as far as the label and the script ask for one.
    fn is_spaced(&self) -> bool {
        self.shape.is_certain() || self.shape == Shape::Caseless || 2 * self.tight <= self.marked()
    }

    /// Lines with a time code beside the label.
    fn timed(&self) -> u32 {
        self.sum(SpeakerForm::is_timed)
    }

    /// Whether a colon, a bracket or bold letters mark it anywhere.
    pub fn has_mark(&self) -> bool {
        self.sum(|form| !form.is_weak() && !form.is_timed()) > 0
    }

    /// Lines of any form.
    pub fn all(&self) -> u32 {
        self.sum(|_| true)
    }
}

/// The labels of a document and which of them are speakers in which forms.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Every possible label, by key.
    pub tallies: FxHashMap<String, Tally>,
    /// Keys of the speakers.
    speakers: FxHashSet<String>,
    /// Which weak forms count, and brackets.
    forms: FxHashSet<SpeakerForm>,
}

impl Evidence {
    /// Whether the label of this key, in this form, begins a turn.
    pub fn accepts(&self, key: &str, form: SpeakerForm) -> bool {
        self.forms.contains(&form) && self.speakers.contains(key)
    }

    /// Whether the key is a speaker's.
    pub fn is_speaker(&self, key: &str) -> bool {
        self.speakers.contains(key)
    }
}

/// Under what key a candidate counts; none when its label cannot be one, whatever the document.
pub(super) fn key_of(found: &Candidate<'_>, options: &TurnOptions) -> Option<(String, Shape)> {
    let key = label::key(found.label);
    let named = |labels: &[String]| labels.iter().any(|label| label::key(label) == key);
    if !options.ignore.is_empty() && named(&options.ignore) {
        return None;
    }
    if !options.also.is_empty() && named(&options.also) {
        return Some((key, Shape::Role));
    }
    let shape = label::shape(found.label)?;
    let first = label::first_word(found.label);
    let remark = found.form == SpeakerForm::Bracketed && vocabulary::is_event(&first);
    let answer = matches!(
        found.form,
        SpeakerForm::NameAbove | SpeakerForm::Dash | SpeakerForm::Column
    ) && vocabulary::is_backchannel(&first);
    (shape.is_possible() && !remark && !answer).then_some((key, shape))
}

/// Weighs the document.
pub(super) fn weigh(scan: &Scan<'_>, options: &TurnOptions) -> Evidence {
    let mut evidence = Evidence::default();
    if options.forms == FormChoice::NoTurns {
        return evidence;
    }
    let mut filled = 0;
    for (number, line) in scan.lines.iter().enumerate().skip(scan.head) {
        filled += u32::from(line.is_filled());
        let LineKind::Labelled(found) = &line.kind else {
            continue;
        };
        if matches!(options.forms, FormChoice::Only(form) if form != found.form) {
            continue;
        }
        let Some((key, shape)) = key_of(found, options) else {
            continue;
        };
        let tally = evidence.tallies.entry(key).or_insert_with(|| Tally {
            label: tidy(found.label),
            shape,
            forms: [0; SpeakerForm::ALL.len()],
            tight: 0,
            first_line: number,
        });
        if let Some(count) = tally.forms.get_mut(found.form as usize) {
            *count += 1;
        }
        tally.tight += u32::from(found.tight);
    }
    match options.forms {
        FormChoice::Only(form) => only(&mut evidence, form),
        _ => detect(&mut evidence, filled, options),
    }
    evidence
}

/// The label as a name: single spaces, no escapes.
fn tidy(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").replace('\\', "")
}

/// A person chose the form: every label of it that looks like one, or repeats, is a speaker.
fn only(evidence: &mut Evidence, form: SpeakerForm) {
    evidence.forms.insert(form);
    let chosen = evidence
        .tallies
        .iter()
        .filter(|(_, tally)| tally.shape.is_strong() || tally.all() >= 2);
    evidence.speakers = chosen.map(|(key, _)| key.clone()).collect();
}

/// The document decides.
fn detect(evidence: &mut Evidence, filled: u32, options: &TurnOptions) {
    for wanted in &options.also {
        evidence.speakers.insert(label::key(wanted));
    }
    marked(evidence, filled);
    if evidence.speakers.is_empty() || !options.also.is_empty() {
        bracketed(evidence, filled);
    }
    for form in [
        SpeakerForm::NameAbove,
        SpeakerForm::Column,
        SpeakerForm::Dash,
    ] {
        if evidence.speakers.is_empty() {
            weak(evidence, form, filled);
        }
    }
    if !evidence.speakers.is_empty() {
        // A speaker known from one form is known in every form that is not also ordinary writing.
        evidence.forms.extend(
            SpeakerForm::ALL
                .into_iter()
                .filter(|form| *form != SpeakerForm::Dash),
        );
    }
}

/// Labels that a colon, bold or a time code marks.
fn marked(evidence: &mut Evidence, filled: u32) {
    let strong = |tally: &&Tally| tally.shape.is_strong() && tally.is_spaced();
    let total: u32 = evidence
        .tallies
        .values()
        .filter(strong)
        .map(Tally::marked)
        .sum();
    let share = f64::from(total) / f64::from(filled.max(1));
    let repeated = |tally: &Tally| {
        let least = match tally.shape {
            Shape::OneName | Shape::FullName | Shape::Caseless if share < 0.3 => 3,
            Shape::Other => (filled / 33).max(3),
            _ => 2,
        };
        tally.is_spaced()
            && (tally.marked() >= least || (tally.timed() >= 2 && tally.shape.is_strong()))
    };
    let repeating: Vec<&Tally> = evidence
        .tallies
        .values()
        .filter(|tally| repeated(tally))
        .collect();
    let certain = repeating.iter().any(|tally| tally.shape.is_certain());
    let conversation = certain || repeating.len() >= 2 || (share >= 0.3 && !repeating.is_empty());
    if !conversation && share < 0.5 {
        return;
    }
    let shapes: FxHashSet<Shape> = repeating.iter().map(|tally| tally.shape).collect();
    let once = |tally: &Tally| match tally.shape {
        Shape::Role | Shape::Coded => true,
        Shape::Capitals | Shape::FullName => shapes.contains(&tally.shape) || share >= 0.3,
        Shape::OneName | Shape::Caseless => share >= 0.5 || tally.timed() > 0,
        _ => false,
    };
    let chosen = evidence.tallies.iter().filter(|(_, tally)| {
        tally.marked() > 0 && tally.is_spaced() && (repeated(tally) || once(tally))
    });
    let chosen: Vec<String> = chosen.map(|(key, _)| key.clone()).collect();
    evidence.speakers.extend(chosen);
}

/// Labels in square brackets, which transcribers also use for remarks.
fn bracketed(evidence: &mut Evidence, filled: u32) {
    let of = |tally: &Tally| tally.of(SpeakerForm::Bracketed);
    let strong: Vec<(&String, &Tally)> = evidence
        .tallies
        .iter()
        .filter(|(_, tally)| tally.shape.is_strong() && of(tally) > 0)
        .collect();
    let total: u32 = strong.iter().map(|(_, tally)| of(tally)).sum();
    let repeated = strong.iter().filter(|(_, tally)| of(tally) >= 2).count();
    let certain = strong.iter().any(|(_, tally)| tally.shape.is_certain());
    if f64::from(total) < 0.2 * f64::from(filled)
        || !(repeated >= 2 || (certain && strong.len() >= 2))
    {
        return;
    }
    let chosen: Vec<String> = strong
        .iter()
        .filter(|(_, tally)| of(tally) >= 2 || tally.shape.is_certain())
        .map(|(key, _)| (*key).clone())
        .collect();
    evidence.speakers.extend(chosen);
}

/// Labels in a form that ordinary writing has too: only where few names make up much of the document.
fn weak(evidence: &mut Evidence, form: SpeakerForm, filled: u32) {
    let strong: Vec<(&String, &Tally)> = evidence
        .tallies
        .iter()
        .filter(|(_, tally)| tally.shape.is_strong() && tally.of(form) > 0)
        .collect();
    let repeated: Vec<&Tally> = strong
        .iter()
        .map(|(_, tally)| *tally)
        .filter(|tally| tally.of(form) >= 2)
        .collect();
    let turns: u32 = repeated.iter().map(|tally| tally.of(form)).sum();
    let total: u32 = strong.iter().map(|(_, tally)| tally.of(form)).sum();
    let certain = strong.iter().any(|(_, tally)| tally.shape.is_certain());
    let least_share = if form == SpeakerForm::NameAbove {
        0.15
    } else {
        0.3
    };
    let many = f64::from(total) >= least_share * f64::from(filled);
    let few_names = turns >= 4 && repeated.len() >= 2 && turns >= 2 * (total - turns);
    let named_parts =
        certain && strong.len() >= 2 && total >= 3 && 3 * total >= strong.len() as u32 * 4;
    if !many || !(few_names || named_parts) {
        return;
    }
    let chosen: Vec<String> = strong
        .iter()
        .filter(|(_, tally)| {
            let heading = form == SpeakerForm::Column
                && vocabulary::heads_a_column(&tally.label.to_lowercase());
            let once = form != SpeakerForm::NameAbove && tally.shape.is_certain() && !heading;
            tally.of(form) >= 2 || once
        })
        .map(|(key, _)| (*key).clone())
        .collect();
    evidence.speakers.extend(chosen);
    evidence.forms.insert(form);
}
