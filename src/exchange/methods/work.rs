//! Who gave how many codings in which pass: one walk over the codings that show.

use super::collector::Collector;
use super::prose::{list, many, word};
use super::topic::Topic;
use crate::analysis::challenges::layers_sentence;
use crate::model::things::{Coding, Pass};
use crate::model::{AnalystId, Claim, CodeId, DocumentId, Id, PassId, QuotationUse, Seen, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};

/// Who gave how many codings in which pass.
pub(super) struct Work {
    given: FxHashMap<(PassId, AnalystId), Given>,
    /// Codings marked as deviant cases, by the line that marked them.
    deviant: Vec<Id>,
    /// Codings chosen as quotations: for what, and by which line.
    quotations: Vec<(QuotationUse, Id, DocumentId)>,
}

/// What one analyst gave in one pass.
#[derive(Default)]
struct Given {
    codings: usize,
    codes: FxHashSet<CodeId>,
    documents: FxHashSet<DocumentId>,
    first: Option<Stamp>,
    last: Option<Stamp>,
    /// Codings that another person brought in.
    brought: usize,
    brought_by: Vec<AnalystId>,
}

impl Work {
    pub fn of(seen: &Seen<'_>) -> Self {
        let mut it = Self {
            given: FxHashMap::default(),
            deviant: Vec::new(),
            quotations: Vec::new(),
        };
        let tree = seen.code_tree();
        let whole: FxHashSet<PassId> = seen
            .passes()
            .into_iter()
            .filter(|pass| shows_whole(seen, pass))
            .map(|pass| pass.id)
            .collect();
        for coding in seen.codings() {
            if whole.contains(&coding.pass()) {
                it.mark(coding);
            }
            let given = it
                .given
                .entry((coding.pass(), coding.analyst()))
                .or_default();
            given.codings += 1;
            given.codes.insert(tree.effective(coding.code()));
            given.documents.insert(coding.document());
            let first = given.first.get_or_insert(coding.stamp);
            *first = coding.stamp.min(*first);
            let last = given.last.get_or_insert(coding.stamp);
            *last = coding.stamp.max(*last);
            if let Some(by) = coding.by.filter(|by| *by != coding.analyst()) {
                given.brought += 1;
                if !given.brought_by.contains(&by) {
                    given.brought_by.push(by);
                }
            }
        }
        it
    }

    fn mark(&mut self, coding: &Coding) {
        let Some(details) = coding.details() else {
            return;
        };
        if coding.is_deviant() {
            self.deviant.extend(details.deviant.stamp().map(|it| it.id));
        }
        if let (Some(used), Some(stamp)) = (coding.quotation(), details.quotation.stamp()) {
            self.quotations.push((used, stamp.id, coding.document()));
        }
    }

    /// Whether a coding of a pass shows.
    pub fn has_codings(&self, pass: &Pass) -> bool {
        self.given.keys().any(|(of, _)| *of == pass.id)
    }

    /// Says what was marked among the codings of passes of which nothing is hidden.
    pub fn marked(&self, to: &mut Collector<'_>) {
        if !self.deviant.is_empty() {
            to.about(Topic::Deviant);
            let count = self.deviant.len();
            let sentence = format!(
                "{} {} marked as {}.",
                many(count, "coding", "codings"),
                word(count, "is", "are"),
                word(count, "a deviant case", "deviant cases")
            );
            to.say(sentence, self.deviant.iter().copied());
        }
        if self.quotations.is_empty() {
            return;
        }
        to.about(Topic::Quotations);
        let count = |wanted: QuotationUse| {
            self.quotations
                .iter()
                .filter(|(used, ..)| *used == wanted)
                .count()
        };
        let uses = [
            (count(QuotationUse::MainText), "for the main text"),
            (count(QuotationUse::Supplement), "for the supplement"),
            (count(QuotationUse::Candidate), "as a candidate"),
        ];
        let uses: Vec<String> = uses
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let documents: FxHashSet<DocumentId> = self
            .quotations
            .iter()
            .map(|(_, _, document)| *document)
            .collect();
        let all = self.quotations.len();
        let sentence = format!(
            "{} {} chosen as {} ({}), from {}.",
            many(all, "segment", "segments"),
            word(all, "is", "are"),
            word(all, "a quotation", "quotations"),
            list(&uses),
            many(documents.len(), "document", "documents")
        );
        to.say(sentence, self.quotations.iter().map(|(_, id, _)| *id));
    }

    /// Says what was coded in a pass, as far as all of an analyst's work in it shows.
    pub fn say(&self, to: &mut Collector<'_>, pass: &Pass) {
        self.given(to, pass);
        new_codes(to, pass);
        self.brought_in(to, pass);
        challenges(to, pass);
        nothing_relevant(to, pass);
    }

    /// The analysts of a pass, and whoever else has codings in it, with what they gave.
    fn of_pass<'w>(&'w self, to: &Collector<'_>, pass: &Pass) -> Vec<(AnalystId, &'w Given)> {
        let mut all: Vec<(AnalystId, &Given)> = self
            .given
            .iter()
            .filter(|((of, who), _)| *of == pass.id && to.seen.shows_work_of(*who, pass.id))
            .map(|((_, who), given)| (*who, given))
            .collect();
        let place = |who: &AnalystId| pass.opened.analysts.iter().position(|it| it == who);
        all.sort_by_key(|(who, _)| (place(who).unwrap_or(usize::MAX), *who));
        all
    }

    fn given(&self, to: &mut Collector<'_>, pass: &Pass) {
        let all = self.of_pass(to, pass);
        if all.is_empty() {
            return;
        }
        let words: Vec<String> = all
            .iter()
            .map(|(who, given)| {
                format!(
                    "{} gave {} with {} in {}",
                    to.name(*who),
                    many(given.codings, "coding", "codings"),
                    many(given.codes.len(), "code", "codes"),
                    many(given.documents.len(), "document", "documents")
                )
            })
            .collect();
        let rests_on: Vec<Id> = all
            .iter()
            .flat_map(|(_, given)| [given.first, given.last])
            .flatten()
            .map(|stamp| stamp.id)
            .collect();
        let as_it_stands = "as the coding stands now";
        let sentence = format!("{}, {as_it_stands}.", words.join("; "));
        to.say(sentence, rests_on);
    }

    fn brought_in(&self, to: &mut Collector<'_>, pass: &Pass) {
        for (who, given) in self.of_pass(to, pass) {
            if given.brought == 0 {
                continue;
            }
            let sentence = format!(
                "{} of the codings of {} {} entered by {}.",
                given.brought,
                to.name(who),
                word(given.brought, "was", "were"),
                to.names(&given.brought_by)
            );
            let rests_on = given.first.map(|stamp| stamp.id);
            to.say(sentence, rests_on);
        }
    }
}

/// Whether nothing of anybody's work in a pass is hidden from the viewer.
fn shows_whole(seen: &Seen<'_>, pass: &Pass) -> bool {
    let mut analysts = pass.opened.analysts.iter();
    analysts.all(|who| seen.shows_work_of(*who, pass.id))
}

/// Codes that were made in a pass, once nothing of it is hidden from the viewer.
fn new_codes(to: &mut Collector<'_>, pass: &Pass) {
    if !shows_whole(to.seen, pass) {
        return;
    }
    let codes: Vec<Id> = to
        .seen
        .codes()
        .iter()
        .filter(|code| code.first.arose.is_some_and(|arose| arose.pass == pass.id))
        .map(|code| code.made.stamp.id)
        .collect();
    if !codes.is_empty() {
        let sentence = format!(
            "{} that {} in the study arose in this pass.",
            many(codes.len(), "code", "codes"),
            word(codes.len(), "is", "are")
        );
        to.say(sentence, codes);
    }
}

/// What was held against the coding of an earlier pass.
fn challenges(to: &mut Collector<'_>, pass: &Pass) {
    if layers_sentence(to.seen, pass.id).is_some() {
        // Said with the two layers.
        return;
    }
    let made: Vec<_> = to
        .seen
        .challenges()
        .into_iter()
        .filter(|it| it.first.pass == pass.id)
        .collect();
    let Some(of) = made.first().and_then(|it| to.seen.pass(it.first.of)) else {
        return;
    };
    let count = |fits: &dyn Fn(Claim) -> bool| {
        made.iter()
            .filter(|it| fits(it.claim.get().copied().unwrap_or(it.first.claim)))
            .count()
    };
    let kinds = [
        (
            count(&|it| it == Claim::DoesNotBelong),
            "that a segment does not belong in its construct",
        ),
        (
            count(&|it| matches!(it, Claim::BelongsIn(_))),
            "that it belongs in another one",
        ),
        (
            count(&|it| matches!(it, Claim::Missed(_))),
            "that text had been missed",
        ),
    ];
    let kinds: Vec<String> = kinds
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{what} ({count})"))
        .collect();
    let sentence = format!(
        "In it {} to the coding of the pass “{}” {} recorded: {}.",
        many(made.len(), "challenge", "challenges"),
        of.name.text(),
        word(made.len(), "is", "are"),
        list(&kinds)
    );
    to.say(sentence, made.iter().map(|it| it.made.stamp.id));
}

/// Documents that an analyst read through and found nothing relevant in.
fn nothing_relevant(to: &mut Collector<'_>, pass: &Pass) {
    use crate::model::Reading;
    for who in &pass.opened.analysts {
        let mut ids = Vec::new();
        for document in to.seen.documents_of_pass(pass.id) {
            if to.seen.reading(pass.id, *who, document) == Some(Reading::NothingRelevant) {
                let field = pass.reading.get(&(*who, document));
                ids.extend(
                    field
                        .and_then(crate::model::Field::stamp)
                        .map(|stamp| stamp.id),
                );
            }
        }
        if !ids.is_empty() {
            let sentence = format!(
                "{} read {} through and marked {} as holding nothing relevant.",
                to.name(*who),
                many(ids.len(), "document", "documents"),
                word(ids.len(), "it", "them")
            );
            to.say(sentence, ids);
        }
    }
}
