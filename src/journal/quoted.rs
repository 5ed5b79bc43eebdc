//! Finding an erased passage's words where they are quoted.

use crate::model::{ERASED, Span, Text, words};
use rustc_hash::FxHashSet;

/// So many words in a row are a quotation of a passage. A shorter passage counts as a whole.
const RUN: usize = 4;
/// So many are a quotation of a whole document: in a long text four words in a row come up by chance, as in
/// “the extent to which”.
const LONG_RUN: usize = 6;

/// The words of an erased passage, in runs.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    runs: FxHashSet<String>,
    /// Words in a run.
    length: usize,
    passage: String,
}

impl Quoted {
    /// The words of a stretch of a text; none where it holds no word.
    pub fn of(text: &Text, passage: Span) -> Option<Self> {
        Self::in_runs(text, passage, RUN)
    }

    /// The words of a whole document.
    pub fn of_whole(text: &Text, whole: Span) -> Option<Self> {
        Self::in_runs(text, whole, LONG_RUN)
    }

    fn in_runs(text: &Text, passage: Span, run: usize) -> Option<Self> {
        let spoken = lower_words(text, passage);
        let length = spoken.len().min(run);
        if length == 0 {
            return None;
        }
        Some(Self {
            runs: spoken.windows(length).map(|run| run.join(" ")).collect(),
            length,
            passage: text.slice(passage).to_lowercase(),
        })
    }

    /// Whether a label, such as a speaker's, stands in the passage as it is.
    pub fn holds(&self, label: &str) -> bool {
        let label = label.trim().to_lowercase();
        !label.is_empty() && self.passage.contains(&label)
    }

    /// A text with every quotation of the passage replaced by `[erased]`.
    pub fn erase_from(&self, quoting: &str) -> String {
        let text = Text::new(quoting.to_owned());
        let whole = Span::new(0, text.len());
        let spans = words(&text, whole);
        let spoken = lower_words(&text, whole);
        let mut quoted = vec![false; spans.len()];
        for (n, run) in spoken.windows(self.length).enumerate() {
            if self.runs.contains(&run.join(" ")) {
                quoted
                    .iter_mut()
                    .skip(n)
                    .take(self.length)
                    .for_each(|q| *q = true);
            }
        }
        let mut erased = String::with_capacity(quoting.len());
        let mut from = 0;
        let mut open: Option<Span> = None;
        let ends = quoted
            .iter()
            .zip(&spans)
            .map(|(quoted, span)| (*quoted, *span));
        for (is_quoted, span) in ends.chain([(false, Span::new(text.len(), text.len()))]) {
            match (&mut open, is_quoted) {
                (None, true) => open = Some(span),
                (Some(run), true) => run.end = span.end,
                (Some(run), false) => {
                    erased.push_str(text.slice(Span::new(from, run.start)));
                    erased.push_str(ERASED);
                    from = run.end;
                    open = None;
                }
                (None, false) => {}
            }
        }
        erased.push_str(text.slice(Span::new(from, text.len())));
        erased
    }
}

fn lower_words(text: &Text, within: Span) -> Vec<String> {
    let spans = words(text, within);
    spans
        .iter()
        .map(|span| text.slice(*span).to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(passage: &str) -> Quoted {
        let text = Text::new(passage.to_owned());
        Quoted::of(&text, Span::new(0, text.len())).unwrap()
    }

    #[test]
    fn four_words_in_a_row_are_a_quotation_and_three_are_not() {
        let quoted = quoted("We lived in Storgatan 14 with my sister until spring.");
        let memo = "She said “Storgatan 14, with my sister” – and moved in spring with my brother.";
        assert_eq!(
            quoted.erase_from(memo),
            "She said “[erased]” – and moved in spring with my brother."
        );
        assert_eq!(quoted.erase_from("we lived in town"), "we lived in town");
    }

    #[test]
    fn a_name_alone_is_found_as_a_whole_word() {
        let quoted = quoted("Anna");
        assert_eq!(
            quoted.erase_from("anna and Annabel, Anna’s"),
            "[erased] and Annabel, Anna’s"
        );
        assert!(quoted.holds("ANNA") && !quoted.holds("Anna S") && !quoted.holds(" "));
    }

    #[test]
    fn several_quotations_in_any_script_are_each_replaced() {
        let quoted = quoted("ужас и страх были везде 😀 тогда");
        let memo = "😀 «ужас и страх были» но «страх были везде тогда».";
        assert_eq!(quoted.erase_from(memo), "😀 «[erased]» но «[erased]».");
    }
}
