//! Passages cut out of texts as they may go out.

use super::masked::{MaskHit, Masked};
use super::masks::Masks;
use crate::model::{Span, Text, TextHash};
use rustc_hash::FxHashMap;

/// Cuts passages out of texts as they may go out. Names are looked for in the whole text, once for each, so that a
/// passage that begins within a name does not show the rest of it.
#[derive(Debug)]
pub struct Passages<'m> {
    masks: &'m Masks,
    found: FxHashMap<TextHash, Vec<MaskHit>>,
}

impl<'m> Passages<'m> {
    /// Passages masked by a dictionary.
    pub fn new(masks: &'m Masks) -> Self {
        Self {
            masks,
            found: FxHashMap::default(),
        }
    }

    /// The dictionary.
    pub const fn masks(&self) -> &'m Masks {
        self.masks
    }

    /// The words of a passage as they may go out.
    pub fn words(&mut self, hash: TextHash, text: &Text, span: Span) -> String {
        self.cut(hash, text, span).text
    }

    /// The same, with what was masked in it; where it stood is counted in the whole text.
    pub fn cut(&mut self, hash: TextHash, text: &Text, span: Span) -> Masked {
        let mut cut = Masked::default();
        if self.masks.is_empty() || span.is_empty() {
            text.slice(span).clone_into(&mut cut.text);
            return cut;
        }
        let masks = self.masks;
        let found = self.found.entry(hash);
        let found = found.or_insert_with(|| masks.mask(text.as_str(), &[]).hits);
        let first = found.partition_point(|hit| hit.found.end <= span.start);
        let (mut at, mut written) = (span.start, 0);
        for hit in found.iter().skip(first) {
            if hit.found.start >= span.end {
                break;
            }
            let before = Span::new(at, hit.found.start.max(at));
            let replacement = masks.replacement(hit.entry);
            cut.text.push_str(text.slice(before));
            cut.text.push_str(replacement);
            let start = written + before.len();
            written = start + replacement.chars().count() as u32;
            cut.hits.push(MaskHit {
                placed: Span::new(start, written),
                ..*hit
            });
            at = hit.found.end;
        }
        if at < span.end {
            cut.text.push_str(text.slice(Span::new(at, span.end)));
        }
        cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mask, MaskCase};

    #[test]
    fn a_passage_that_begins_or_ends_within_a_name_does_not_show_the_rest_of_it() {
        let mask = Mask {
            replacement: "XX".to_owned(),
            case: MaskCase::Any,
        };
        let masks = Masks::new([("Anna Svensson", &mask)]);
        let text = Text::new("I know Anna Svensson and Anna.".to_owned());
        let hash = TextHash([7; 32]);
        let mut passages = Passages::new(&masks);
        let mut words = |start, end| passages.words(hash, &text, Span::new(start, end));
        assert_eq!(words(12, 30), "XX and Anna.");
        assert_eq!(words(0, 11), "I know XX");
        assert_eq!(words(14, 16), "XX");
        assert_eq!(words(20, 24), " and");
        assert_eq!(words(0, 30), "I know XX and Anna.");
        assert_eq!(words(9, 9), "");
    }
}
