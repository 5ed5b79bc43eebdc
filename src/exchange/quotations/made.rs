//! Gathering the quotations that go out.

use super::entry::{PrintedTranslation, QuotationEntry};
use super::options::{LANGUAGE, LAYER, SOURCE, USES};
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::analysis::quotations::{ChosenQuotations, Kept, Piece, QuotedSegment, printed};
use crate::exchange::masking::{Leaving, MaskTally, Masks, Passages};
use crate::exchange::report::{ReportError, ReportOptions, ReportSource};
use crate::model::things::Quotation;
use crate::model::{
    AnalystId, CategoryLevel, Id, OmissionMark, QuotationUse, Seen, Text, TextHash,
};
use std::collections::BTreeMap;

/// The quotations of a study as they go out.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationsReport {
    /// The study's title.
    pub title: String,
    /// What there is, and what it rests on.
    pub facts: Vec<(String, String)>,
    /// The quotations: main text, supplement, candidates, each by category.
    pub entries: Vec<QuotationEntry>,
    /// Who is quoted, what is quoted, and how often.
    pub chosen: ChosenQuotations,
    /// Whether document and turn are printed.
    pub names_source: bool,
    /// What was masked; its words are not printed.
    pub masked: MaskTally,
    /// What a reader should know beside, a sentence each.
    pub notes: Vec<String>,
}

/// The pieces of a quotation with what was said in it as it may go out: names are looked for in the whole transcript,
/// since a quotation may begin, or leave words out, within one. What else stands in brackets is masked once printed.
pub(in crate::exchange) fn masked_pieces(
    mut pieces: Vec<Piece>,
    (hash, text): (TextHash, &Text),
    passages: &mut Passages<'_>,
    tally: &mut MaskTally,
) -> Vec<Piece> {
    for piece in &mut pieces {
        if let Piece::Said { words, span, .. } = piece {
            let cut = passages.cut(hash, text, *span);
            if !cut.hits.is_empty() {
                *words = cut.text.split_whitespace().collect::<Vec<_>>().join(" ");
                tally.add(passages.masks(), &cut);
            }
        }
    }
    pieces
}

/// Gathers the quotations that go out.
///
/// # Errors
/// Where nothing was chosen yet, or a text that the consensus needs is missing.
pub fn quotations_report(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<QuotationsReport, ReportError> {
    let seen = source.seen;
    let texts = source.texts();
    let layer = match chosen_layer(seen, options)? {
        LayerChoice::Everybody => None,
        layer => Some(LayerCodings::of(seen, &texts, layer).map_err(ReportError::Text)?),
    };
    let chosen = ChosenQuotations::of(seen, &texts, layer.as_ref());
    if chosen.all.is_empty() {
        return Err(ReportError::Nothing(match layer {
            None => {
                "No quotation is chosen yet: press Q on a coded passage, in Code or in a reading list."
            }
            Some(_) => {
                "None of the chosen quotations is among these codings: choose everybody's codings, or other quotations."
            }
        }));
    }
    let making = Making {
        source,
        seen,
        masks: Masks::of(seen),
        names_source: options.is_on(SOURCE),
        mark: seen.omission_mark(),
        language: options.get(LANGUAGE).unwrap_or("both"),
        uses: uses(options.get(USES)),
    };
    let mut report = QuotationsReport {
        title: seen.title().to_owned(),
        facts: Vec::new(),
        entries: Vec::new(),
        chosen,
        names_source: making.names_source,
        masked: MaskTally::default(),
        notes: Vec::new(),
    };
    making.entries(&mut report);
    making.facts(&mut report, layer.as_ref());
    making.notes(&mut report);
    Ok(report)
}

fn chosen_layer(seen: &Seen<'_>, options: &ReportOptions) -> Result<LayerChoice, ReportError> {
    Ok(match options.get(LAYER) {
        None | Some("everybody") => LayerChoice::Everybody,
        Some("consensus") => LayerChoice::Consensus,
        Some(who) => {
            let who = who.parse::<Id>().ok().map(AnalystId);
            let who = who.filter(|who| seen.analyst(*who).is_some());
            LayerChoice::Analyst(who.ok_or(ReportError::Nothing(
                "The analyst whose codings were chosen is not in the study: choose another.",
            ))?)
        }
    })
}

fn uses(chosen: Option<&str>) -> &'static [QuotationUse] {
    match chosen {
        Some("main-text") => &[QuotationUse::MainText],
        Some("supplement") => &[QuotationUse::Supplement],
        Some("candidates") => &[
            QuotationUse::MainText,
            QuotationUse::Supplement,
            QuotationUse::Candidate,
        ],
        _ => &[QuotationUse::MainText, QuotationUse::Supplement],
    }
}

struct Making<'m, 'a> {
    source: &'m ReportSource<'a>,
    seen: &'m Seen<'a>,
    masks: Masks,
    names_source: bool,
    mark: OmissionMark,
    language: &'m str,
    uses: &'static [QuotationUse],
}

/// What is carried from quotation to quotation.
struct Going<'g> {
    tally: MaskTally,
    passages: Passages<'g>,
}

impl Making<'_, '_> {
    fn entries(&self, report: &mut QuotationsReport) {
        let mut going = Going {
            tally: MaskTally::default(),
            passages: Passages::new(&self.masks),
        };
        let mut placed: Vec<((usize, usize, usize), QuotationEntry)> = Vec::new();
        let domains = self.domains(&report.chosen);
        for it in &report.chosen.all {
            let Some(rank) = self.uses.iter().position(|quoted| *quoted == it.quoted) else {
                continue;
            };
            if matches!(it.kept, Kept::NoText(_)) {
                continue;
            }
            let (place, entry) = self.entry(&report.chosen, it, &domains, &mut going);
            placed.push(((rank, place.0, place.1), entry));
        }
        placed.sort_by_key(|(place, _)| *place);
        report.entries = placed.into_iter().map(|(_, entry)| entry).collect();
        report.masked = going.tally;
    }

    /// Domains in the order of their first category; none last.
    fn domains(&self, chosen: &ChosenQuotations) -> Vec<String> {
        let mut domains: Vec<String> = Vec::new();
        for category in &chosen.categories {
            let name = category.within.map(|code| self.seen.code_name(code));
            if let Some(name) = name.filter(|name| !domains.contains(name)) {
                domains.push(name);
            }
        }
        domains.push(String::new());
        domains
    }

    fn entry(
        &self,
        chosen: &ChosenQuotations,
        it: &QuotedSegment,
        domains: &[String],
        going: &mut Going<'_>,
    ) -> ((usize, usize), QuotationEntry) {
        let of = chosen.categories.iter().enumerate();
        let mut of: Vec<_> = of
            .filter(|(_, category)| it.categories.contains(&category.category))
            .collect();
        // The category itself before what stands above it.
        of.sort_by_key(|(at, category)| (above(category.level), *at));
        let first = of.first().copied();
        let domain = first.and_then(|(_, category)| category.within);
        let domain = domain.map_or_else(String::new, |code| self.seen.code_name(code));
        let document = self.seen.document(it.document);
        let quotation = self.seen.quotation(it.coding);
        let translations = if self.language == "original" {
            Vec::new()
        } else {
            self.translations(quotation, &mut going.tally)
        };
        let instead = self.language == "translation" && !translations.is_empty();
        let words = if instead {
            String::new()
        } else {
            self.words(it, going)
        };
        let mut label = it.label.text.clone();
        if instead && !it.label.is_translated {
            label.push_str(", translated");
        }
        let entry = QuotationEntry {
            quoted: it.quoted,
            category: first.map_or_else(String::new, |(_, category)| category.name.clone()),
            also: of.iter().skip(1).map(|(_, it)| it.name.clone()).collect(),
            codes: it
                .codes
                .iter()
                .map(|code| self.seen.code_name(*code))
                .collect(),
            words,
            language: document
                .and_then(|it| it.language.text())
                .unwrap_or_default()
                .to_owned(),
            label,
            translations,
            document: match document.map_or("", |it| it.name.text()) {
                // Only what is printed is counted.
                name if self.names_source => going.tally.mask(&self.masks, name),
                name => name.to_owned(),
            },
            turn: it.turn,
            length: it.words,
            is_deviant: it.is_deviant,
            is_edited: it.is_edited,
            kept: it.kept.words(),
            domain: domain.clone(),
        };
        let domain = domains.iter().position(|name| *name == domain);
        let place = (
            domain.unwrap_or(domains.len()),
            first.map_or(usize::MAX, |(at, _)| at),
        );
        (place, entry)
    }

    /// A quotation's words: all elements, on one line or one for each speaker, masked.
    fn words(&self, it: &QuotedSegment, going: &mut Going<'_>) -> String {
        let Going { tally, passages } = going;
        let hash = self.seen.document(it.document);
        let hash = hash.map(|it| it.imported.text);
        let text = hash.and_then(|hash| Some((hash, (self.source.text)(hash).ok()?)));
        let mut pieces = it.pieces.clone();
        if let Some((hash, text)) = text {
            pieces = masked_pieces(pieces, (hash, &text), passages, tally);
        }
        tally.mask(&self.masks, &printed(&pieces, self.mark))
    }

    fn translations(
        &self,
        quotation: Option<&Quotation>,
        tally: &mut MaskTally,
    ) -> Vec<PrintedTranslation> {
        let Some(quotation) = quotation else {
            return Vec::new();
        };
        let standing = quotation.standing_translations();
        standing
            .map(|(language, it)| PrintedTranslation {
                language: language.to_owned(),
                words: tally.mask(&self.masks, it.text.text()),
                translator: it.translator.text().to_owned(),
                checked_by: it.checked().unwrap_or_default().to_owned(),
                is_older: quotation.is_newer_than(it),
            })
            .collect()
    }

    fn facts(&self, report: &mut QuotationsReport, layer: Option<&LayerCodings>) {
        let mut fact = |name: &str, value: String| report.facts.push((name.to_owned(), value));
        fact("Quotations", report.chosen.uses().words());
        let balance = &report.chosen.balance;
        let quoted = balance.participants.iter();
        let quoted = quoted.filter(|it| it.uses.printed() > 0).count();
        let all = balance.participants.len();
        fact("Participants quoted", format!("{quoted} of {all}"));
        let unquoted: Vec<&str> = report
            .chosen
            .unquoted()
            .map(|it| it.name.as_str())
            .collect();
        let all = report.chosen.categories.iter();
        let all = all
            .filter(|it| it.level != CategoryLevel::Subcategory)
            .count();
        if all > 0 {
            let names = match unquoted.as_slice() {
                [] => String::new(),
                some => format!(": {}", some.join("; ")),
            };
            fact(
                "Categories without a quotation",
                format!("{} of {all}{names}", unquoted.len()),
            );
        }
        fact(
            "Words left out",
            format!("are marked {}", self.mark.as_str()),
        );
        if let Some(masked) = report.masked.sentence() {
            fact("Masked in the quotations", masked);
        }
        if let Some(layer) = layer {
            fact("Layer", layer.sentence(self.seen));
        }
    }

    fn notes(&self, report: &mut QuotationsReport) {
        let mut notes: Vec<String> = Vec::new();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let printed = |it: &&QuotedSegment| self.uses.contains(&it.quoted);
        for it in report.chosen.all.iter().filter(printed) {
            for issue in &it.label.issues {
                *counts.entry(issue.sentence()).or_default() += 1;
            }
            match &it.kept {
                Kept::Verbatim => {}
                Kept::NoText(_) => {
                    let left_out = "Quotations whose words were erased, or are not on this machine, are left out.";
                    *counts.entry(left_out.to_owned()).or_default() += 1;
                }
                changed => {
                    let words = format!("To be checked: {}.", changed.words());
                    *counts.entry(words).or_default() += 1;
                }
            }
        }
        for (sentence, count) in counts {
            let quotations = if count == 1 {
                "quotation"
            } else {
                "quotations"
            };
            notes.push(format!("{sentence} ({count} {quotations})"));
        }
        let older = report.entries.iter().flat_map(|it| &it.translations);
        let older = older.filter(|it| it.is_older).count();
        if older > 0 {
            notes.push(format!(
                "{older} of the translations were written before their quotation was edited: look at them again."
            ));
        }
        report.notes = notes;
    }
}

/// How far above the category that a finding is told by.
const fn above(level: CategoryLevel) -> u8 {
    match level {
        CategoryLevel::Subcategory => 1,
        CategoryLevel::Category => 0,
        CategoryLevel::Theme => 2,
    }
}

impl Leaving for QuotationsReport {
    fn mask(&mut self, masks: &Masks) {
        let Self {
            title,
            facts,
            entries,
            chosen,
            names_source: _,
            masked: _,
            notes,
        } = self;
        title.mask(masks);
        facts.mask(masks);
        entries.mask(masks);
        notes.mask(masks);
        // Of these, the names in the tables of counts are printed.
        for it in &mut chosen.categories {
            it.name.mask(masks);
        }
        for it in &mut chosen.balance.roles {
            it.name.mask(masks);
        }
        for it in &mut chosen.balance.participants {
            it.label.mask(masks);
        }
    }
}
