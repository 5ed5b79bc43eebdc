//! Gathering a review package.

use super::package::{
    PackagedCategory, PackagedCode, PackagedFinal, PackagedQuotation, PackagedReview, ReviewPackage,
};
use super::quotation::Printing;
use crate::analysis::behind::Behind;
use crate::analysis::layer::{LayerChoice, LayerCodings, LayerSegment};
use crate::analysis::quotations::QuotationLabels;
use crate::exchange::masking::{Masks, Passages};
use crate::exchange::report::{ReportError, ReportOptions, ReportSource};
use crate::exchange::when;
use crate::model::things::{Coding, Quotation};
use crate::model::{
    AnalysisVersion, AnalystId, CategoryId, CategoryLevel, CategoryThen, CodeId, DocumentId, Id,
    QuotationPart, QuotationUse, ReviewState, Seen, Span, Viewer,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The key of the choice of a version; its value is the version's id or number.
const VERSION: &str = "version";
/// The key of the choice of quotations.
const QUOTATIONS: &str = "quotations";
/// The key of the choice whose codings are counted.
const LAYER: &str = "layer";

/// Makes the package of a version: the latest, unless `options` name another. It has nothing in it that is hidden from
/// anybody, whoever makes it. Reads the study as it was frozen.
///
/// # Errors
/// Where no version is frozen yet, or a text that the consensus needs is missing.
pub fn review_package(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<ReviewPackage, ReportError> {
    let seen = source.seen.as_anyone();
    let version = chosen(&seen, options.get(VERSION)).ok_or(ReportError::Nothing(
        "There is no version to review yet: freeze one in Condense, under Review.",
    ))?;
    let state = seen.review_of(version.version.id);
    let state = state.ok_or(ReportError::Nothing(
        "The version is not in the study: choose another.",
    ))?;
    let frozen = seen.as_frozen(version.version);
    let then = frozen.seen_by(Viewer::Anyone);
    let layer = match options.get(LAYER) {
        Some("everybody") => LayerChoice::Everybody,
        Some("consensus") => LayerChoice::Consensus,
        _ if has_consensus(&then) => LayerChoice::Consensus,
        _ => LayerChoice::Everybody,
    };
    let text = source.text;
    let texts = move |document: &crate::model::things::Document| text(document.imported.text);
    let layer = LayerCodings::of(&then, &texts, layer).map_err(ReportError::Text)?;
    let masks = Masks::of(&seen);
    let making = Making {
        source,
        seen: &seen,
        then: &then,
        uses: uses(options.get(QUOTATIONS)),
        layer,
        state,
        passages: RefCell::new(Passages::new(&masks)),
        printing: Printing {
            seen: &seen,
            labels: QuotationLabels::of(&seen),
        },
    };
    Ok(making.package())
}

/// Whether the consensus of any part was closed.
fn has_consensus(then: &Seen<'_>) -> bool {
    let passes = then.passes().into_iter();
    let mut parts = passes.flat_map(|pass| {
        let parts = then.parts(pass.id).into_iter();
        parts.map(move |part| (pass.id, part))
    });
    parts.any(|(pass, part)| then.consensus_closed(pass, part).is_some())
}

/// The version that was chosen, by id or number; the latest where none was.
fn chosen<'a>(seen: &Seen<'a>, named: Option<&str>) -> Option<AnalysisVersion<'a>> {
    let versions = seen.analysis_versions();
    let Some(named) = named else {
        return versions.last().copied();
    };
    let number: Option<usize> = named.parse().ok();
    let id: Option<Id> = named.parse().ok();
    let is = |it: &&AnalysisVersion<'a>| Some(it.number) == number || Some(it.version.id.0) == id;
    versions.iter().find(is).copied()
}

fn uses(chosen: Option<&str>) -> &'static [QuotationUse] {
    match chosen {
        Some("main-text") => &[QuotationUse::MainText],
        Some("candidates") => &[
            QuotationUse::MainText,
            QuotationUse::Supplement,
            QuotationUse::Candidate,
        ],
        Some("none") => &[],
        _ => &[QuotationUse::MainText, QuotationUse::Supplement],
    }
}

struct Making<'m, 'a> {
    source: &'m ReportSource<'m>,
    /// As it is now, without what is hidden from anybody: labels, names, reviews.
    seen: &'m Seen<'a>,
    /// As it was frozen.
    then: &'m Seen<'m>,
    uses: &'static [QuotationUse],
    layer: LayerCodings,
    state: ReviewState<'a>,
    /// Cut out of the transcripts as they may go out; everything else is masked once it is made.
    passages: RefCell<Passages<'m>>,
    printing: Printing<'m, 'a>,
}

impl Making<'_, '_> {
    fn package(&self) -> ReviewPackage {
        let version = self.state.version;
        let mut notes = Vec::new();
        // Which roles there are, and how many are in each: the same, in the same order, behind every category.
        let roles = Behind::segments(self.then, []).roles;
        let role_names: Vec<String> = roles.iter().map(|it| it.role.clone()).collect();
        let (mut themes, mut domains) = (Vec::new(), Vec::<(String, Vec<_>)>::new());
        for category in &self.state.categories {
            let made = self.category(category, &mut notes);
            if category.level == CategoryLevel::Theme {
                themes.push(made);
                continue;
            }
            let name = category.within.as_ref().map_or("", |(_, name)| name);
            match domains.iter_mut().find(|(domain, _)| domain == name) {
                Some((_, all)) => all.push(made),
                None => domains.push((name.to_owned(), vec![made])),
            }
        }
        // Categories within no domain come last.
        domains.sort_by_key(|(name, _)| name.is_empty());
        notes.sort();
        notes.dedup();
        ReviewPackage {
            title: self.seen.title().to_owned(),
            project: self.source.project,
            version: version.version.id,
            number: version.number,
            version_words: version.in_words(),
            frozen: self.made(&version.version.made),
            finalized: self.finalized(),
            signers: self
                .state
                .signers
                .iter()
                .map(|who| self.name(*who))
                .collect(),
            facts: self.facts(&roles),
            counted: self.layer.sentence(self.then),
            themes,
            domains,
            roles: role_names,
            notes,
        }
    }

    fn made(&self, made: &crate::model::things::Made) -> String {
        let day = when::local(made.stamp.at.milliseconds());
        match made.by {
            Some(by) => format!("{day}, by {}", self.name(by)),
            None => day,
        }
    }

    fn name(&self, who: AnalystId) -> String {
        let analyst = self.seen.analyst(who);
        analyst.map_or_else(|| "somebody".to_owned(), |it| it.name.text().to_owned())
    }

    fn finalized(&self) -> Option<PackagedFinal> {
        let (made, signed) = self.state.version.finalized?;
        let names = |of: &[AnalystId]| of.iter().map(|who| self.name(*who)).collect();
        Some(PackagedFinal {
            when: when::local(made.stamp.at.milliseconds()),
            signers: names(&signed.signers),
            objecting: names(&signed.objecting),
            over: signed.over.clone(),
        })
    }

    fn facts(&self, roles: &[crate::analysis::behind::RoleShare]) -> Vec<(String, String)> {
        let participants: Vec<String> = roles
            .iter()
            .filter(|it| it.all > 0)
            .map(|it| format!("{} {}", it.role, it.all))
            .collect();
        let mut facts = Vec::new();
        if !participants.is_empty() {
            facts.push(("Participants".to_owned(), participants.join(", ")));
        }
        let documents = self.then.documents().len();
        facts.push(("Documents".to_owned(), documents.to_string()));
        facts.push((
            "Coded segments".to_owned(),
            self.layer.segments.len().to_string(),
        ));
        facts
    }

    fn category(&self, category: &CategoryThen, notes: &mut Vec<String>) -> PackagedCategory {
        let names = |ids: &dyn Fn(&CategoryThen) -> bool| {
            let found = self.state.categories.iter().filter(|it| ids(it));
            found.map(|it| it.name.clone()).collect::<Vec<_>>()
        };
        let codes = self.codes_of(category.id);
        let segments: Vec<&LayerSegment> = codes
            .iter()
            .flat_map(|code| self.layer.of_code(*code))
            .collect();
        let behind = Behind::segments(self.then, segments.iter().copied());
        PackagedCategory {
            id: category.id,
            name: category.name.clone(),
            definition: category.definition.clone(),
            level: category.level,
            above: names(&|it| category.under.contains(&it.id)),
            below: names(&|it| it.under.contains(&category.id)),
            said: category.marks.iter().map(|it| it.in_words()).collect(),
            codes: category
                .codes
                .iter()
                .map(|code| {
                    let counted = self.layer.count([code.code]);
                    PackagedCode {
                        name: code.name.clone(),
                        definition: code.definition.clone(),
                        segments: counted.segments,
                        documents: counted.documents.len(),
                    }
                })
                .collect(),
            segments: behind.segments,
            documents: behind.documents.len(),
            roles: behind.roles.iter().map(|it| (it.speak, it.all)).collect(),
            balances: [
                behind.valence.words(["barrier", "facilitator"]),
                behind.place.words(["internal", "external"]),
                behind.stance.words(["for it", "against it"]),
            ]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect(),
            quotations: self.quotations(&segments, notes),
            reviews: self.reviews(category.id),
        }
    }

    /// A category's codes, with those of the categories directly and further below.
    fn codes_of(&self, id: CategoryId) -> BTreeSet<CodeId> {
        let mut below = BTreeSet::from([id]);
        loop {
            let before = below.len();
            for it in &self.state.categories {
                if it.under.iter().any(|upper| below.contains(upper)) {
                    below.insert(it.id);
                }
            }
            if below.len() == before {
                break;
            }
        }
        let of = self.state.categories.iter();
        let of = of.filter(|it| below.contains(&it.id));
        of.flat_map(|it| it.codes.iter().map(|code| code.code))
            .collect()
    }

    /// The passages that were chosen, each once, in the order of the documents.
    fn quotations(
        &self,
        segments: &[&LayerSegment],
        notes: &mut Vec<String>,
    ) -> Vec<PackagedQuotation> {
        let mut places: BTreeMap<(DocumentId, Span), Option<&[QuotationPart]>> = BTreeMap::new();
        for segment in segments {
            let codings = segment.codings().filter_map(|id| self.then.coding(id));
            let chosen = |it: &&Coding| it.quotation().is_some_and(|it| self.uses.contains(&it));
            for coding in codings.filter(chosen) {
                let form = self.then.quotation(coding.id).and_then(Quotation::parts);
                // A consensus may be wider than the words that were chosen, which alone may leave.
                let place = places.entry((segment.document, coding.span()));
                let known = place.or_default();
                *known = known.or(form);
            }
        }
        let mut quoted = Vec::new();
        for ((document, span), form) in places {
            // Speakers as they are mapped now: a name that was made a label since stays out.
            let now = self.seen.document(document).filter(|it| it.made.stands());
            let Some(now) = now else {
                notes
                    .push("Quotations of documents that were taken out since are left out.".into());
                continue;
            };
            let text = (self.source.text)(now.imported.text);
            match text.ok().filter(|text| span.end <= text.len()) {
                Some(text) => {
                    let passages = &mut self.passages.borrow_mut();
                    quoted.push(self.printing.quotation(passages, now, &text, span, form));
                }
                None => notes.push(
                    "Quotations whose words were erased, or are not on this machine, are left out."
                        .into(),
                ),
            }
        }
        quoted.retain(|it| !it.words.is_empty());
        quoted
    }

    fn reviews(&self, category: CategoryId) -> Vec<PackagedReview> {
        let stands = |who: AnalystId| self.state.verdict(category, who);
        let mut told = Vec::new();
        for thread in &self.state.threads {
            let begun = thread.begun.review;
            if begun.category != category {
                continue;
            }
            let replies = thread.replies.iter().map(|it| {
                let reply = it.reply;
                (self.name(reply.by), reply.answer, reply.text.clone())
            });
            told.push(PackagedReview {
                who: self.name(begun.reviewer),
                verdict: begun.verdict,
                comment: begun.comment.clone(),
                replies: replies.collect(),
            });
        }
        let mut agreeing: BTreeSet<AnalystId> = BTreeSet::new();
        for ((of, who), standing) in &self.state.standing {
            let in_thread = self
                .state
                .threads
                .iter()
                .any(|it| it.begun.id == standing.review);
            if *of == category && !in_thread {
                agreeing.insert(*who);
            }
        }
        told.extend(agreeing.into_iter().filter_map(|who| {
            Some(PackagedReview {
                who: self.name(who),
                verdict: stands(who)?.verdict,
                comment: String::new(),
                replies: Vec::new(),
            })
        }));
        told
    }
}
