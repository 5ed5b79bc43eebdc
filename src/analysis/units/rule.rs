//! How a transcript is cut into units.

use crate::model::{SENTENCES_1, Span, Text, Turn, sentences};

/// A rule that cuts a transcript into units of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnitRule {
    /// Sentences, `sentences-1`, never crossing a paragraph or a turn.
    Sentences,
    /// What was said in a turn, without label and time code.
    Turns,
    /// Paragraphs, cut at turns.
    Paragraphs,
}

/// One unit of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The unit's text, without white space around it.
    pub span: Span,
    /// The turn it was said in, as an index into the turns; none for text outside all turns.
    pub turn: Option<u32>,
}

impl UnitRule {
    /// The rule's name, as printed with figures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentences => SENTENCES_1,
            Self::Turns => "turns-1",
            Self::Paragraphs => "paragraphs-1",
        }
    }

    /// The units of a transcript in order; `turns` are sorted and disjoint. Labels and time codes of
    /// turns belong to no unit; text outside all turns (a heading, a whole transcript without turns)
    /// is cut as if it were said. Every unit holds a word.
    pub fn units(self, text: &Text, turns: &[Turn]) -> Vec<Unit> {
        let mut units = Vec::new();
        for (stretch, turn) in stretches(text, turns) {
            let within = sentences(text, stretch);
            let spans = match self {
                Self::Sentences => within,
                Self::Turns => hull(&within).into_iter().collect(),
                Self::Paragraphs => paragraphs(text, &within),
            };
            units.extend(spans.into_iter().map(|span| Unit { span, turn }));
        }
        units
    }
}

/// What was said in each turn, and what stands before, between and after the turns.
fn stretches(text: &Text, turns: &[Turn]) -> Vec<(Span, Option<u32>)> {
    let mut stretches = Vec::with_capacity(turns.len() + 1);
    let mut at = 0;
    for (index, turn) in turns.iter().enumerate() {
        stretches.push((Span::new(at, turn.start), None));
        stretches.push((turn.said(), Some(index as u32)));
        at = at.max(turn.end);
    }
    stretches.push((Span::new(at, text.len()), None));
    stretches.retain(|(span, _)| !span.is_empty());
    stretches
}

/// From the first sentence to the last.
fn hull(sentences: &[Span]) -> Option<Span> {
    Some(Span::new(sentences.first()?.start, sentences.last()?.end))
}

/// Sentences joined where no line break stands between them.
fn paragraphs(text: &Text, sentences: &[Span]) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    for sentence in sentences {
        match paragraphs.last_mut() {
            Some(last)
                if !text
                    .slice(Span::new(last.end, sentence.start))
                    .contains('\n') =>
            {
                last.end = sentence.end;
            }
            _ => paragraphs.push(*sentence),
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(start: u32, body: u32, end: u32) -> Turn {
        Turn {
            start,
            body,
            end,
            speaker: None,
            time_ms: None,
        }
    }

    fn cut(rule: UnitRule) -> Vec<(String, Option<u32>)> {
        let words = "Interview 3\nI: Why? Tell me.\nR: Well.\nYes. …\nI: –";
        let text = Text::new(words.to_owned());
        let turns = [turn(12, 15, 28), turn(29, 32, 44), turn(45, 48, 49)];
        rule.units(&text, &turns)
            .into_iter()
            .map(|unit| (text.slice(unit.span).to_owned(), unit.turn))
            .collect()
    }

    fn expected(units: &[(&str, Option<u32>)]) -> Vec<(String, Option<u32>)> {
        units
            .iter()
            .map(|(words, turn)| ((*words).to_owned(), *turn))
            .collect()
    }

    #[test]
    fn sentences_stay_within_their_turn_and_labels_belong_to_none() {
        assert_eq!(
            cut(UnitRule::Sentences),
            expected(&[
                ("Interview 3", None),
                ("Why?", Some(0)),
                ("Tell me.", Some(0)),
                ("Well.", Some(1)),
                ("Yes. …", Some(1)),
            ])
        );
    }

    #[test]
    fn a_turn_is_what_was_said_and_a_turn_without_words_is_none() {
        assert_eq!(
            cut(UnitRule::Turns),
            expected(&[
                ("Interview 3", None),
                ("Why? Tell me.", Some(0)),
                ("Well.\nYes. …", Some(1))
            ])
        );
    }

    #[test]
    fn paragraphs_are_cut_at_turns() {
        assert_eq!(
            cut(UnitRule::Paragraphs),
            expected(&[
                ("Interview 3", None),
                ("Why? Tell me.", Some(0)),
                ("Well.", Some(1)),
                ("Yes. …", Some(1))
            ])
        );
    }

    #[test]
    fn the_rules_are_known_by_name() {
        let names =
            [UnitRule::Sentences, UnitRule::Turns, UnitRule::Paragraphs].map(UnitRule::name);
        assert_eq!(names, ["sentences-1", "turns-1", "paragraphs-1"]);
    }
}
