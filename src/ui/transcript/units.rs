//! Words, sentences and turns: what a caret steps over and a selection grows by.

use crate::model::{Span, Text, sentences, whole_graphemes, words};

use super::blocks::Block;

/// How far a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// From character to character.
    Character,
    /// From word to word.
    Word,
    /// From sentence to sentence.
    Sentence,
    /// From turn to turn.
    Turn,
}

/// The units of one transcript.
#[derive(Clone, Copy)]
pub(super) struct Units<'a> {
    /// The transcript.
    pub text: &'a Text,
    /// Its blocks.
    pub blocks: &'a [Block],
}

impl Units<'_> {
    /// The block a position is in or nearest before; the first for what stands before all.
    pub fn block_at(&self, position: u32) -> usize {
        self.blocks
            .partition_point(|block| block.span.start <= position)
            .saturating_sub(1)
    }

    /// The unit at a position: the one around it, else the next in its block, else the last before.
    pub fn around(&self, unit: Unit, position: u32) -> Span {
        if unit == Unit::Character {
            return Span::new(position, position);
        }
        let at = self.block_at(position);
        let mut before = None;
        for block in at.saturating_sub(1)..(at + 1).min(self.blocks.len()) {
            for span in self.of_block(unit, block) {
                if span.contains(position) || span.start >= position && block == at {
                    return span;
                }
                if span.end <= position {
                    before = Some(span);
                }
            }
        }
        before.unwrap_or(Span::new(position, position))
    }

    /// Start of the next unit after a position; the end of the text after the last.
    pub fn next_start(&self, unit: Unit, position: u32) -> u32 {
        let from = self.block_at(position);
        for block in from..self.blocks.len() {
            for span in self.of_block(unit, block) {
                if span.start > position {
                    return span.start;
                }
            }
        }
        self.end()
    }

    /// Start of the unit before a position, or of the one it is in when it stands behind its start.
    pub fn previous_start(&self, unit: Unit, position: u32) -> u32 {
        let from = self.block_at(position);
        for block in (0..=from).rev() {
            for span in self.of_block(unit, block).into_iter().rev() {
                if span.start < position {
                    return span.start;
                }
            }
        }
        self.start()
    }

    /// End of the unit a position is in, or of the next when it stands at an end.
    pub fn next_end(&self, unit: Unit, position: u32) -> u32 {
        let from = self.block_at(position).saturating_sub(1);
        for block in from..self.blocks.len() {
            for span in self.of_block(unit, block) {
                if span.end > position {
                    return span.end;
                }
            }
        }
        self.end()
    }

    /// End of the unit before a position.
    pub fn previous_end(&self, unit: Unit, position: u32) -> u32 {
        let from = self.block_at(position);
        for block in (0..=from).rev() {
            for span in self.of_block(unit, block).into_iter().rev() {
                if span.end < position {
                    return span.end;
                }
            }
        }
        self.start()
    }

    /// First position of the text that is shown.
    pub fn start(&self) -> u32 {
        self.blocks.first().map_or(0, |block| block.span.start)
    }

    /// Position after the last character shown.
    pub fn end(&self) -> u32 {
        self.blocks.last().map_or(0, |block| block.span.end)
    }

    /// Whether an arrow key steps on or back where the caret is; none for other keys.
    pub fn goes_on(&self, key: egui::Key, position: u32) -> Option<bool> {
        use egui::Key;
        let base = self.blocks.get(self.block_at(position));
        let to_left = base.is_some_and(|block| block.base == super::layout::Base::ToTheLeft);
        match key {
            Key::ArrowDown => Some(true),
            Key::ArrowUp => Some(false),
            Key::ArrowRight => Some(!to_left),
            Key::ArrowLeft => Some(to_left),
            _ => None,
        }
    }

    /// Units that begin in a block.
    fn of_block(&self, unit: Unit, n: usize) -> Vec<Span> {
        let Some(block) = self.blocks.get(n) else {
            return Vec::new();
        };
        let rule = match unit {
            Unit::Character => return self.characters(block.span),
            Unit::Turn => return self.turn(n).into_iter().collect(),
            Unit::Word => words,
            Unit::Sentence => sentences,
        };
        let mut found = rule(self.text, self.paragraph_around(n));
        found.retain(|span| block.span.contains(span.start));
        for span in &mut found {
            *span = whole_graphemes(self.text, *span);
        }
        found
    }

    /// The block with the pieces of its paragraph next to it, so that a sentence cut by the layout is
    /// still seen whole.
    fn paragraph_around(&self, n: usize) -> Span {
        let joined = |first: usize| {
            let before = self.blocks.get(first)?;
            let after = self.blocks.get(first + 1)?;
            (before.span.end == after.span.start && after.turn == before.turn)
                .then_some((before.span, after.span))
        };
        let own = self
            .blocks
            .get(n)
            .map_or(Span::new(0, 0), |block| block.span);
        let start = n
            .checked_sub(1)
            .and_then(joined)
            .map_or(own.start, |(before, _)| before.start);
        let end = joined(n).map_or(own.end, |(_, after)| after.end);
        Span::new(start, end)
    }

    fn characters(&self, within: Span) -> Vec<Span> {
        use unicode_segmentation::UnicodeSegmentation;
        let mut at = within.start;
        self.text
            .slice(within)
            .graphemes(true)
            .map(|cluster| {
                let span = Span::new(at, at + cluster.chars().count() as u32);
                at = span.end;
                span
            })
            .collect()
    }

    /// What is said in the turn that begins with this block.
    fn turn(&self, n: usize) -> Option<Span> {
        let block = self.blocks.get(n).filter(|block| block.leads)?;
        let last = self.blocks.iter().skip(n).find(|block| block.ends)?;
        Some(Span::new(block.span.start, last.span.end))
    }

    /// What is said in the turn a position is in.
    pub fn turn_around(&self, position: u32) -> Span {
        let at = self.block_at(position);
        (0..=at)
            .rev()
            .find_map(|n| self.turn(n))
            .unwrap_or(Span::new(position, position))
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::blocks;
    use super::*;
    use crate::model::Turn;

    fn with_units<R>(check: impl FnOnce(&Units<'_>) -> R) -> R {
        //                    0         1         2         3         4
        //                    0123456789012345678901234567890123456789012345
        let text = Text::new("I: How? When?\nP: So it is. Yes 👩‍👧 well.\n\nEnd.".to_owned());
        let turn = |start, body, end| Turn {
            start,
            body,
            end,
            speaker: None,
            time_ms: None,
        };
        let turns = [turn(0, 3, 13), turn(14, 17, 46)];
        let blocks = blocks(&text, &turns);
        check(&Units {
            text: &text,
            blocks: &blocks,
        })
    }

    #[test]
    fn the_caret_goes_from_sentence_to_sentence_across_turns_and_over_labels() {
        with_units(|units| {
            let starts = [0, 3, 8, 17, 27].map(|at| units.next_start(Unit::Sentence, at));
            assert_eq!(starts, [3, 8, 17, 27, 42]);
            assert_eq!(units.previous_start(Unit::Sentence, 27), 17);
            assert_eq!(units.previous_start(Unit::Sentence, 17), 8);
            assert_eq!(units.next_end(Unit::Sentence, 3), 7);
            assert_eq!(units.next_end(Unit::Sentence, 7), 13);
            assert_eq!(units.previous_end(Unit::Sentence, 27), 26);
        });
    }

    #[test]
    fn a_word_is_found_around_a_position_and_after_white_space() {
        with_units(|units| {
            assert_eq!(units.around(Unit::Word, 21), Span::new(20, 22));
            assert_eq!(units.around(Unit::Word, 19), Span::new(20, 22));
            assert_eq!(units.around(Unit::Sentence, 20), Span::new(17, 26));
        });
    }

    #[test]
    fn a_turn_is_all_its_paragraphs_without_the_label() {
        with_units(|units| {
            assert_eq!(units.turn_around(30), Span::new(17, 46));
            assert_eq!(units.turn_around(5), Span::new(3, 13));
            assert_eq!(units.next_start(Unit::Turn, 5), 17);
        });
    }

    #[test]
    fn a_step_by_character_takes_an_emoji_of_several_code_points_as_one() {
        with_units(|units| {
            let emoji = units.next_start(Unit::Character, 30);
            assert_eq!(emoji, 31);
            assert_eq!(units.next_start(Unit::Character, emoji), 34);
        });
    }
}
