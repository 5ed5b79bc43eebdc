//! When the edited form of a quotation keeps to the text: stretches in order, gaps marked.

use super::{ERASED, QuotationPart, Span};

/// Characters an insertion has at most.
const LONGEST: usize = 300;

/// What is wrong with an edited form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormFault {
    /// Nothing of the document is left.
    #[error("no word of the document is left")]
    NothingVerbatim,
    /// A stretch does not lie in the text.
    #[error("the passage {0} does not lie in the text")]
    Outside(Span),
    /// A stretch begins before the one in front of it ends.
    #[error("the passage {0} does not follow what stands before it")]
    OutOfOrder(Span),
    /// Words are left out and nothing says so.
    #[error("words are left out before the passage {0} and nothing says so")]
    UnmarkedGap(Span),
    /// An omission is marked where nothing is left out.
    #[error("an omission is marked before the passage {0}, where nothing is left out")]
    NothingOmitted(Span),
    /// Two omissions without words between them.
    #[error("two omissions follow each other")]
    TwoOmissions,
    /// An insertion without words, too long, or with brackets or line breaks in it.
    #[error("an insertion is empty, too long, or has brackets or line breaks in it")]
    MalformedInsertion,
}

/// What is wrong with an edited form over a text of so many code points, if anything.
///
/// Its stretches follow each other and lie in the text. Between two of them stands something in brackets where words
/// are left out, and no omission where none are.
pub fn form_fault(parts: &[QuotationPart], length: u32) -> Option<FormFault> {
    let mut before: Option<Span> = None;
    let (mut omitted, mut inserted) = (false, false);
    for part in parts {
        match part {
            QuotationPart::Verbatim { start, end } => {
                let span = Span::new(*start, *end);
                if let Some(fault) = fault_at(span, before, length, omitted, inserted) {
                    return Some(fault);
                }
                before = Some(span);
                (omitted, inserted) = (false, false);
            }
            QuotationPart::Omission if omitted => return Some(FormFault::TwoOmissions),
            QuotationPart::Omission => omitted = true,
            QuotationPart::Insertion(text) | QuotationPart::NonVerbal(text) => {
                if !is_insertion(text) {
                    return Some(FormFault::MalformedInsertion);
                }
                inserted = true;
            }
        }
    }
    before.is_none().then_some(FormFault::NothingVerbatim)
}

fn fault_at(
    span: Span,
    before: Option<Span>,
    length: u32,
    omitted: bool,
    inserted: bool,
) -> Option<FormFault> {
    if span.is_empty() || span.end > length {
        return Some(FormFault::Outside(span));
    }
    let before = before?;
    if span.start < before.end {
        return Some(FormFault::OutOfOrder(span));
    }
    match span.start > before.end {
        true if !omitted && !inserted => Some(FormFault::UnmarkedGap(span)),
        false if omitted => Some(FormFault::NothingOmitted(span)),
        _ => None,
    }
}

/// Whether words may stand in an insertion's brackets. The mark of an erasure may, also within other words: what was
/// recorded and then lost its words is no damaged form.
fn is_insertion(text: &str) -> bool {
    let forbidden = ['[', ']', '\n', '\r'];
    let text = text.replace(ERASED, "x");
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.contains(forbidden)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(start: u32, end: u32) -> QuotationPart {
        QuotationPart::Verbatim { start, end }
    }

    #[test]
    fn stretches_follow_each_other_in_the_text_and_what_is_left_out_is_marked() {
        let form = [
            QuotationPart::Omission,
            said(2, 5),
            QuotationPart::Omission,
            said(7, 9),
            QuotationPart::Insertion("the house".into()),
            said(12, 20),
            QuotationPart::NonVerbal("laughs".into()),
        ];
        assert_eq!(form_fault(&form, 20), None);
        assert_eq!(
            form_fault(&form, 19),
            Some(FormFault::Outside(Span::new(12, 20)))
        );
    }

    #[test]
    fn an_insertion_whose_words_were_erased_is_no_fault() {
        for text in [ERASED, "at [erased] house", "[erased] and [erased]"] {
            let form = [said(2, 5), QuotationPart::Insertion(text.into())];
            assert_eq!(form_fault(&form, 20), None, "{text}");
        }
    }

    #[test]
    fn a_form_that_misleads_about_the_text_is_refused() {
        let at = Span::new;
        let cases = [
            (vec![], FormFault::NothingVerbatim),
            (
                vec![QuotationPart::Insertion("she".into())],
                FormFault::NothingVerbatim,
            ),
            (
                vec![said(2, 5), said(7, 9)],
                FormFault::UnmarkedGap(at(7, 9)),
            ),
            (
                vec![said(2, 5), QuotationPart::Omission, said(5, 9)],
                FormFault::NothingOmitted(at(5, 9)),
            ),
            (
                vec![said(5, 9), QuotationPart::Omission, said(2, 5)],
                FormFault::OutOfOrder(at(2, 5)),
            ),
            (vec![said(5, 5)], FormFault::Outside(at(5, 5))),
            (
                vec![QuotationPart::Omission, QuotationPart::Omission, said(1, 2)],
                FormFault::TwoOmissions,
            ),
            (
                vec![
                    said(1, 2),
                    QuotationPart::Insertion("a] she lied [b".into()),
                ],
                FormFault::MalformedInsertion,
            ),
            (
                vec![said(1, 2), QuotationPart::NonVerbal("  ".into())],
                FormFault::MalformedInsertion,
            ),
        ];
        for (form, fault) in cases {
            assert_eq!(form_fault(&form, 20), Some(fault), "{form:?}");
        }
    }
}
