//! Memos: which of them show, what they are linked to, and what is linked to a thing.

use super::Seen;
use super::hiding::part_of;
use crate::model::things::{Coding, Memo, Pass};
use crate::model::{DocumentId, Material, MaterialSpan, MemoId, Part, Span, Target};
use std::collections::BTreeSet;

/// How many memos may be written one on the other before the lowest is looked for no further. Nobody writes so many;
/// only a journal that was made by hand can let memos stand on each other in a circle.
const DEEPEST: u8 = 16;

impl<'a> Seen<'a> {
    /// Whether a memo shows: it is hidden with its pass like that pass's codings, and with the coding, code or memo it
    /// is written on; a reflexive one is its author's until shared.
    pub fn shows_memo(&self, memo: &Memo) -> bool {
        self.shows_memo_above(memo, DEEPEST)
    }

    fn shows_memo_above(&self, memo: &Memo, deepest: u8) -> bool {
        if memo.first.analyst.is_some_and(|who| self.is_me(who)) {
            return true;
        }
        !memo.is_private()
            && self.shows_target_above(memo.first.on, deepest)
            && !self.hides_memo_with_pass(memo)
    }

    /// Whether a thing that memos can be on or linked to shows.
    pub fn shows_target(&self, target: Target) -> bool {
        self.shows_target_above(target, DEEPEST)
    }

    fn shows_target_above(&self, target: Target, deepest: u8) -> bool {
        match target {
            Target::Coding(coding) => self.shows_coding_id(coding),
            Target::Code(code) => self.shows_code(code),
            Target::Category(category) => self.shows_category(category),
            Target::Memo(memo) => deepest.checked_sub(1).is_some_and(|deepest| {
                let memo = self.study.state.memos.get(&memo);
                memo.is_some_and(|memo| self.shows_memo_above(memo, deepest))
            }),
            _ => true,
        }
    }

    fn hides_memo_with_pass(&self, memo: &Memo) -> bool {
        let Some(pass) = memo.first.pass else {
            return false;
        };
        let Some(pass) = self.study.state.passes.get(&pass) else {
            return true;
        };
        if !pass.opened.blind || self.is_wholly_revealed(pass) {
            return false;
        }
        let parts = self.parts_of_target(pass, memo.first.on, DEEPEST);
        parts.is_empty() || parts.iter().any(|part| !pass.is_revealed(*part))
    }

    /// The parts of a pass that a memo on this belongs to; none where it is about the pass as a whole.
    fn parts_of_target(&self, pass: &Pass, on: Target, deepest: u8) -> BTreeSet<Part> {
        let within = pass.is_within_constructs();
        match on {
            Target::Document(document) if !within => BTreeSet::from([Part::Document(document)]),
            Target::Passage { document, span } => parts_of_passage(pass, document, span),
            Target::Coding(coding) => match self.study.state.codings.get(coding) {
                Some(coding) if coding.pass() == pass.id => {
                    part_of(pass, coding).into_iter().collect()
                }
                Some(coding) => parts_of_passage(pass, coding.document(), coding.span()),
                None => BTreeSet::new(),
            },
            Target::Code(code) if within => {
                let part = Part::Construct(code);
                let parts = self.parts_of_record(pass);
                parts.into_iter().filter(|it| *it == part).collect()
            }
            Target::Memo(memo) => match (self.study.state.memos.get(&memo), deepest.checked_sub(1))
            {
                (Some(memo), Some(deepest)) => self.parts_of_target(pass, memo.first.on, deepest),
                _ => BTreeSet::new(),
            },
            _ => BTreeSet::new(),
        }
    }

    /// The memos that show, oldest first.
    pub fn memos(&self) -> Vec<&'a Memo> {
        let memos = self.study.state.memos.values();
        let mut memos: Vec<_> = memos
            .filter(|memo| memo.made.stands() && self.shows_memo(memo))
            .collect();
        memos.sort_by_key(|memo| memo.made.stamp);
        memos
    }

    /// One memo that shows, thrown away or not.
    pub fn memo(&self, id: MemoId) -> Option<&'a Memo> {
        let memo = self.study.state.memos.get(&id)?;
        self.shows_memo(memo).then_some(memo)
    }

    /// What a memo is linked to, as far as that shows: a link to something hidden is not even counted.
    pub fn links_of(&self, memo: &Memo) -> Vec<Target> {
        let links = memo.links.iter();
        links
            .filter(|(to, linked)| linked.get_or(false) && self.shows_target(**to))
            .map(|(to, _)| *to)
            .collect()
    }

    /// The memos that are linked to one of these things and show, oldest first.
    pub fn linked_from(&self, targets: &[Target]) -> Vec<&'a Memo> {
        let links = |memo: &&Memo| {
            let mut links = targets.iter().filter_map(|target| memo.links.get(target));
            links.any(|linked| linked.get_or(false))
        };
        self.memos().into_iter().filter(links).collect()
    }

    /// Whether what a memo is on or linked to still stands, and was neither deleted nor taken away.
    pub fn target_stands(&self, target: Target) -> bool {
        match target {
            Target::Study => true,
            Target::Document(id) | Target::Passage { document: id, .. } => {
                self.document(id).is_some_and(|it| it.made.stands())
            }
            Target::Code(id) => self.code(id).is_some_and(|it| it.made.stands()),
            Target::Coding(id) => self.coding(id).is_some_and(Coding::stands),
            Target::Category(id) => self.category(id).is_some_and(|it| it.made.stands()),
            Target::Participant(id) => self.participant(id).is_some_and(|it| it.made.stands()),
            Target::Case(id) => self.case(id).is_some_and(|it| it.made.stands()),
            Target::Pass(id) => self.pass(id).is_some_and(|it| it.made.stands()),
            Target::Memo(id) => self.memo(id).is_some_and(|it| it.made.stands()),
            Target::Analyst(id) => self.analyst(id).is_some_and(|it| it.made.stands()),
        }
    }

    /// The document a memo on this lies in, with the passage where it is on one.
    pub fn place_of(&self, target: Target) -> Option<(DocumentId, Option<Span>)> {
        match target {
            Target::Document(document) => Some((document, None)),
            Target::Passage { document, span } => Some((document, Some(span))),
            Target::Coding(id) => {
                let coding = self.coding(id)?;
                Some((coding.document(), Some(coding.span())))
            }
            _ => None,
        }
    }
}

/// The document; in a pass within constructs the constructs whose material the passage lies in.
fn parts_of_passage(pass: &Pass, document: DocumentId, span: Span) -> BTreeSet<Part> {
    let Material::Segments { spans, .. } = &pass.opened.material else {
        return BTreeSet::from([Part::Document(document)]);
    };
    let taken_in = pass.taken_in.iter();
    let taken_in = taken_in.filter(|(_, taken)| taken.get_or(false));
    let out = |span: &&MaterialSpan| {
        let put_out = pass.taken_in.get(*span);
        put_out.is_none_or(|taken| taken.get_or(true))
    };
    spans
        .iter()
        .filter(out)
        .chain(taken_in.map(|(span, _)| span))
        .filter(|it| it.document == document && it.span().overlaps(span))
        .map(|it| Part::Construct(it.construct))
        .collect()
}
