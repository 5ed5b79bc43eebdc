//! Finding the items.

use super::analyst_set::MOST_ANALYSTS;
use super::groups::connected;
use super::item::Item;
use super::tolerance::Tolerance;
use super::word_borders::WordBorders;
use crate::analysis::layers::{CompareError, Compared, Layered, LeftOut, Texts, equal_codes};
use crate::model::{AnalystId, CodeId, DocumentId, Part, PassId, Seen, Span, Text};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the analysts of a pass differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Discrepancies {
    /// The pass.
    pub pass: PassId,
    /// The analysts, at least two; the first is A.
    pub analysts: Vec<AnalystId>,
    /// The documents that were compared.
    pub documents: Vec<DocumentId>,
    /// The parts of the material that count: documents, or sub-domains.
    pub parts: Vec<Part>,
    /// Documents that do not count, with the reason.
    pub left_out: Vec<LeftOut>,
    /// Items in which something differs, by document and place.
    pub items: Vec<Item>,
    /// Groups of codings, one of each analyst, that agree in code and borders, over all documents.
    pub agreed: usize,
    /// Those groups, each in the order of the analysts, by document and place.
    pub agreements: Vec<Vec<Layered>>,
    /// Which differences of borders did not count.
    pub tolerance: Tolerance,
}

/// Finds where analysts differ, borders to the character. Codes that were matched as equal count as one.
///
/// # Errors
/// Where the pass is hidden or unfinished, has fewer than two analysts to compare, or a text is missing.
pub fn discrepancies(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    pass: Option<PassId>,
    analysts: &[AnalystId],
) -> Result<Discrepancies, CompareError> {
    discrepancies_within(seen, texts, pass, analysts, Tolerance::Exact)
}

/// As [`discrepancies`], with small differences of borders left out.
///
/// # Errors
/// The same.
pub fn discrepancies_within(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    pass: Option<PassId>,
    analysts: &[AnalystId],
    tolerance: Tolerance,
) -> Result<Discrepancies, CompareError> {
    discrepancies_in(seen, texts, pass, analysts, &[], tolerance)
}

/// As [`discrepancies_within`], of some documents alone; of all where none is named.
///
/// # Errors
/// The same.
pub fn discrepancies_in(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    pass: Option<PassId>,
    analysts: &[AnalystId],
    documents: &[DocumentId],
    tolerance: Tolerance,
) -> Result<Discrepancies, CompareError> {
    let compared = Compared::of(seen, pass, analysts, documents)?;
    if compared.documents.is_empty() && !documents.is_empty() {
        return Err(compared.none_of_these());
    }
    let count = compared.analysts.len();
    if !(2..=MOST_ANALYSTS).contains(&count) {
        return Err(CompareError::WrongNumber {
            pass: compared.pass.name.text().to_owned(),
            count,
            needed: "from 2 to 26",
        });
    }
    let read = read(seen, texts, &compared)?;
    let found: Vec<Vec<Item>> = read
        .into_par_iter()
        .map(|of_document| of_document.items(count, tolerance))
        .collect();
    let mut items: Vec<Item> = found.into_iter().flatten().collect();
    let mut agreements: Vec<Vec<Layered>> = Vec::new();
    for item in &items {
        agreements.extend_from_slice(&item.agreements);
    }
    items.retain(|item| !item.differences.is_empty());
    Ok(Discrepancies {
        pass: compared.pass.id,
        parts: compared.parts().collect(),
        analysts: compared.analysts,
        documents: compared.documents,
        left_out: compared.left_out,
        items,
        agreed: agreements.len(),
        agreements,
        tolerance,
    })
}

/// What was coded in a document, with its text.
struct Read {
    document: DocumentId,
    text: Arc<Text>,
    codings: Vec<Layered>,
}

/// The codings of every document that has some, under the codes they count as.
fn read(
    seen: &Seen<'_>,
    texts: &Texts<'_>,
    compared: &Compared<'_>,
) -> Result<Vec<Read>, CompareError> {
    let equal = equal_codes(seen);
    let mut read = Vec::with_capacity(compared.documents.len());
    for id in &compared.documents {
        let mut codings = compared.codings_of(seen, *id);
        let Some(document) = seen.document(*id).filter(|_| !codings.is_empty()) else {
            continue;
        };
        for coding in &mut codings {
            coding.code = equal.get(&coding.code).copied().unwrap_or(coding.code);
        }
        read.push(Read {
            document: *id,
            text: texts(document).map_err(CompareError::Text)?,
            codings,
        });
    }
    Ok(read)
}

impl Read {
    /// The items of the document, construct by construct of the material.
    fn items(self, analysts: usize, tolerance: Tolerance) -> Vec<Item> {
        let words = WordBorders::of(&self.text);
        let share_a_word = |one: Span, other: Span| words.share_a_word(one, other);
        let same_borders = |one: Span, other: Span| tolerance.same_borders(one, other, words);
        let mut by_construct: BTreeMap<Option<CodeId>, Vec<Layered>> = BTreeMap::new();
        for coding in self.codings {
            by_construct.entry(coding.within).or_default().push(coding);
        }
        let together = by_construct
            .into_values()
            .flat_map(|codings| connected(codings, &share_a_word));
        together
            .map(|it| Item::of(self.document, analysts, it, &share_a_word, &same_borders))
            .collect()
    }
}
