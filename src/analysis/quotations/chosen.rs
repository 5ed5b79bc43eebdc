//! All quotations of a study.

use super::balance::{QuotationBalance, UsesCount};
use super::kept::{Kept, on_one_line};
use super::label::{QuotationLabel, QuotationLabels};
use super::piece::{pieces, verbatim_words};
use super::quoted::QuotedSegment;
use crate::analysis::layer::LayerCodings;
use crate::analysis::layers::Texts;
use crate::model::things::{Category, Coding, Document, Quotation};
use crate::model::{
    CategoryId, CategoryLevel, CodeId, CodingId, DocumentId, QuotationUse, Seen, Span,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// A category with its quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedCategory {
    /// Which category.
    pub category: CategoryId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: CategoryLevel,
    /// The domain or sub-domain it belongs to.
    pub within: Option<CodeId>,
    /// Quotations of its codes, or of codes of a category below it.
    pub uses: UsesCount,
}

/// All quotations of a study that show, in the order of the documents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChosenQuotations {
    /// The quotations.
    pub all: Vec<QuotedSegment>,
    /// Who is quoted, and how often.
    pub balance: QuotationBalance,
    /// All categories and themes, in the order of the study, quoted or not.
    pub categories: Vec<QuotedCategory>,
    /// Labels that several participants have.
    pub shared_labels: Vec<(String, usize)>,
}

/// Codings of one passage that were chosen.
type Passage<'a> = ((DocumentId, Span), Vec<&'a Coding>);

impl ChosenQuotations {
    /// Gathers them: those of all codings that show, or those that a layer rests on.
    pub fn of(seen: &Seen<'_>, texts: &Texts<'_>, layer: Option<&LayerCodings>) -> Self {
        let labels = QuotationLabels::of(seen);
        let categories = seen.categories();
        let making = Making {
            seen,
            texts,
            labels: &labels,
            categories: &categories,
            corrected: RefCell::default(),
        };
        let all: Vec<QuotedSegment> = passages(seen, layer)
            .into_iter()
            .filter_map(|(place, codings)| making.quoted(place, &codings))
            .collect();
        let quoted = categories.iter().map(|category| {
            let mut uses = UsesCount::default();
            for it in all.iter().filter(|it| it.categories.contains(&category.id)) {
                uses.add(it.quoted);
            }
            QuotedCategory {
                category: category.id,
                name: category.name.text().to_owned(),
                level: category.level.get_or(CategoryLevel::Category),
                within: category.within.get_or(None),
                uses,
            }
        });
        Self {
            categories: quoted.collect(),
            balance: QuotationBalance::of(seen, &labels, &all),
            shared_labels: labels
                .shared()
                .map(|(label, who)| (label.to_owned(), who.len()))
                .collect(),
            all,
        }
    }

    /// How many there are of each use.
    pub fn uses(&self) -> UsesCount {
        let mut uses = UsesCount::default();
        for it in &self.all {
            uses.add(it.quoted);
        }
        uses
    }

    /// Categories of the level that findings are reported at, without a quotation in main text or supplement.
    pub fn unquoted(&self) -> impl Iterator<Item = &QuotedCategory> {
        let all = self.categories.iter();
        all.filter(|it| it.uses.printed() == 0 && it.level != CategoryLevel::Subcategory)
    }
}

/// Chosen passages in the order of the documents, each with the codings that were chosen.
fn passages<'a>(seen: &Seen<'a>, layer: Option<&LayerCodings>) -> Vec<Passage<'a>> {
    let chosen = seen.quoted_codings();
    let mut found: BTreeMap<(DocumentId, Span), Vec<&'a Coding>> = BTreeMap::new();
    match layer {
        None => {
            for coding in chosen {
                let place = (coding.document(), coding.span());
                found.entry(place).or_default().push(coding);
            }
        }
        Some(layer) => {
            let by_id: BTreeMap<CodingId, &'a Coding> =
                chosen.into_iter().map(|it| (it.id, it)).collect();
            for segment in &layer.segments {
                for coding in segment.codings().filter_map(|id| by_id.get(&id)) {
                    // A consensus may be wider than the words that were chosen, which alone may leave.
                    let place = (coding.document(), coding.span());
                    let of = found.entry(place).or_default();
                    if !of.iter().any(|it| it.id == coding.id) {
                        of.push(coding);
                    }
                }
            }
        }
    }
    let order: BTreeMap<DocumentId, usize> = seen
        .documents()
        .iter()
        .enumerate()
        .map(|(at, it)| (it.id, at))
        .collect();
    let mut found: Vec<_> = found
        .into_iter()
        .filter(|((document, _), _)| order.contains_key(document))
        .collect();
    found.sort_by_key(|((document, span), _)| (order.get(document).copied(), *span));
    found
}

struct Making<'m, 'a> {
    seen: &'m Seen<'a>,
    texts: &'m Texts<'m>,
    labels: &'m QuotationLabels,
    categories: &'m [&'a Category],
    /// Corrections of transcripts on one line, read once.
    corrected: RefCell<BTreeMap<DocumentId, Option<String>>>,
}

impl Making<'_, '_> {
    fn quoted(
        &self,
        (document, span): (DocumentId, Span),
        codings: &[&Coding],
    ) -> Option<QuotedSegment> {
        let document = self.seen.document(document)?;
        // Whoever edited the quotation last, for whichever of its codings.
        let edited = |it: &&&Coding| {
            let quotation = self.seen.quotation(it.id);
            let form = quotation.and_then(|it| it.form.stamp());
            let written = quotation
                .into_iter()
                .flat_map(Quotation::standing_translations);
            form.max(written.filter_map(|(_, it)| it.text.stamp()).max())
        };
        let first = codings
            .iter()
            .max_by_key(|it| (edited(it), std::cmp::Reverse(it.stamp)))?;
        let quotation = self.seen.quotation(first.id);
        let form = quotation.and_then(Quotation::parts);
        let text = (self.texts)(document).and_then(|text| {
            let there = form.is_some() || span.end <= text.len();
            there
                .then_some(text)
                .ok_or_else(|| "the text is shorter than it was".to_owned())
        });
        let (pieces, kept) = match text {
            Ok(text) => {
                let pieces = pieces(self.seen, document, &text, span, form);
                let correction = |it: &Document| self.corrected(it);
                let kept = Kept::of(self.seen, &correction, first, quotation, &pieces);
                (pieces, kept)
            }
            Err(why) => (Vec::new(), Kept::NoText(why)),
        };
        let label = if pieces.is_empty() {
            QuotationLabel::default()
        } else {
            self.labels.label(self.seen, document, &pieces)
        };
        let codes = self.codes(codings);
        Some(QuotedSegment {
            coding: first.id,
            codings: codings.iter().map(|it| it.id).collect(),
            document: document.id,
            span,
            quoted: strongest(codings),
            categories: self.categories_of(&codes),
            codes,
            turn: document.turn_of(span).map(|(number, _)| number),
            is_deviant: codings.iter().any(|it| it.is_deviant()),
            is_edited: form.is_some(),
            words: verbatim_words(&pieces),
            pieces,
            label,
            kept,
        })
    }

    fn corrected(&self, document: &Document) -> Option<String> {
        let mut known = self.corrected.borrow_mut();
        let entry = known.entry(document.id).or_insert_with(|| {
            let text = (self.texts)(document).ok()?;
            Some(on_one_line(&text))
        });
        entry.clone()
    }

    fn codes(&self, codings: &[&Coding]) -> Vec<CodeId> {
        let tree = self.seen.code_tree();
        let mut codes = Vec::new();
        for coding in codings {
            let code = tree.effective(coding.code());
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The categories of codes, and those above them.
    fn categories_of(&self, codes: &[CodeId]) -> Vec<CategoryId> {
        let tree = self.seen.code_tree();
        let has = |it: &&&Category| {
            it.members()
                .any(|code| codes.contains(&tree.effective(code)))
        };
        let mut found: BTreeSet<CategoryId> =
            self.categories.iter().filter(has).map(|it| it.id).collect();
        loop {
            let above: Vec<CategoryId> = self
                .categories
                .iter()
                .filter(|it| found.contains(&it.id))
                .flat_map(|it| it.parents())
                .filter(|it| self.categories.iter().any(|all| all.id == *it))
                .collect();
            let before = found.len();
            found.extend(above);
            if found.len() == before {
                break;
            }
        }
        let all = self.categories.iter().map(|it| it.id);
        all.filter(|id| found.contains(id)).collect()
    }
}

fn strongest(codings: &[&Coding]) -> QuotationUse {
    let rank = |quoted: &QuotationUse| match quoted {
        QuotationUse::MainText => 0,
        QuotationUse::Supplement => 1,
        QuotationUse::Candidate => 2,
    };
    let all = codings.iter().filter_map(|it| it.quotation());
    all.min_by_key(rank).unwrap_or(QuotationUse::Candidate)
}
