//! The codebook as it was chosen.

use super::changes;
use super::codebook_row::CodebookRow;
use super::edition::{CodeMemo, CodebookEdition, CodebookParts, CodebookSince};
use super::rows::Codebook;
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::exchange::masking::{Leaving, Masks};
use crate::exchange::report::{ReportError, ReportOptions, ReportSource};
use crate::exchange::when;
use crate::model::things::Category;
use crate::model::{CodeId, CodebookVersion, Counts, Cut, Id, Moment, Origin, Seen, Target};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The codebook as its viewer may see it, as it is now, with everybody's codings counted; names are masked. Constructs
/// that the study does not use are left out.
pub fn codebook(seen: &Seen<'_>) -> Codebook {
    let counted = Counted::Everybody(seen.counts());
    let mut codebook = gathered(seen, &counted, CodebookParts::default());
    codebook.changes = changes::changes(seen, None);
    codebook.edition = CodebookEdition {
        frameworks: std::mem::take(&mut codebook.edition.frameworks),
        counted: LayerChoice::Everybody.sentence(seen),
        ..CodebookEdition::of(seen, None)
    };
    codebook.mask(&Masks::of(seen));
    codebook
}

/// All codes with what the codebook says of them, as the study has it and not as it may go out; with them those that the
/// study does not use.
pub(super) fn used_or_not(seen: &Seen<'_>) -> Vec<CodebookRow> {
    let counted = Counted::Everybody(seen.counts());
    let gathering = Gathering::of(seen, &counted, CodebookParts::default());
    let order = seen.code_tree().order.iter();
    let rows = order.filter_map(|(code, depth)| gathering.row(*code, *depth));
    rows.collect()
}

/// The codebook as `options` choose it: which version, what is counted, what is printed of it. Names are masked once it
/// is made, as the dictionary says today, whichever version is printed.
///
/// # Errors
/// Where a version that was chosen is not in the study, or a text that the consensus needs is missing.
pub fn chosen_codebook(
    source: &ReportSource<'_>,
    options: &ReportOptions,
) -> Result<Codebook, ReportError> {
    chosen_with(source, options, |codebook, _| codebook)
}

/// The same, with what else is made from the study as it was when the version was frozen. That moment is gone back to
/// once.
pub(in crate::exchange) fn chosen_with<T>(
    source: &ReportSource<'_>,
    options: &ReportOptions,
    make: impl FnOnce(Codebook, &Seen<'_>) -> T,
) -> Result<T, ReportError> {
    let seen = source.seen;
    let versions = seen.codebook_versions();
    let shown = chosen(&versions, options.get("version"))?;
    let since = chosen(&versions, options.get("since"))?;
    if let (Some(shown), Some(since)) = (shown, since)
        && since.number >= shown.number
    {
        return Err(ReportError::Nothing(
            "The version to compare with has to be an earlier one than the version that is printed: choose another.",
        ));
    }
    let frozen = shown.map(|it| seen.as_frozen(it.version));
    let then = frozen.as_ref().map(|it| it.seen_by(seen.viewer()));
    let then = then.as_ref().unwrap_or(seen);
    let parts = CodebookParts {
        counts: options.is_on("counts"),
        examples: options.is_on("examples"),
        memos: options.get("memos") == Some("yes"),
        merged: options.is_on("merged"),
        changes: options.is_on("changes"),
    };
    let layer = match options.get("layer") {
        Some("consensus") => LayerChoice::Consensus,
        _ => LayerChoice::Everybody,
    };
    let (counted, sentence) = counted(then, source, layer)?;
    let mut codebook = gathered(then, &counted, parts);
    if parts.changes {
        let from = since.map(|it| &it.version.frozen.cut);
        codebook.changes = changes::changes(then, from);
        codebook.changes.retain(|it| parts.prints(&it.field));
    }
    codebook.edition = CodebookEdition {
        frameworks: std::mem::take(&mut codebook.edition.frameworks),
        counted: if parts.counts {
            sentence
        } else {
            String::new()
        },
        ..CodebookEdition::of(seen, shown)
    };
    let to = shown.map(|it| &it.version.frozen.cut);
    codebook.since = since.map(|from| CodebookSince::between(seen, from, moment(to)));
    if let Some(since) = &mut codebook.since {
        since.differences.retain(|it| parts.prints(it.field));
    }
    Ok(make(codebook, then))
}

const fn moment(cut: Option<&Cut>) -> Moment<'_> {
    match cut {
        Some(cut) => Moment::Cut(cut),
        None => Moment::Now,
    }
}

/// The version that was chosen, by number or id; none where none was.
fn chosen<'v, 'a>(
    versions: &'v [CodebookVersion<'a>],
    named: Option<&str>,
) -> Result<Option<&'v CodebookVersion<'a>>, ReportError> {
    let Some(named) = named else {
        return Ok(None);
    };
    let number: Option<usize> = named.parse().ok();
    let id: Option<Id> = named.parse().ok();
    let is = |it: &&CodebookVersion<'_>| Some(it.number) == number || Some(it.version.id.0) == id;
    let found = versions.iter().find(is);
    found.map(Some).ok_or(ReportError::Nothing(
        "The version of the codebook is not in the study: choose another.",
    ))
}

/// Where the counts come from.
enum Counted {
    Everybody(Counts),
    Layer(LayerCodings),
}

fn counted(
    seen: &Seen<'_>,
    source: &ReportSource<'_>,
    layer: LayerChoice,
) -> Result<(Counted, String), ReportError> {
    if layer == LayerChoice::Everybody {
        return Ok((Counted::Everybody(seen.counts()), layer.sentence(seen)));
    }
    let layer = LayerCodings::of(seen, &source.texts(), layer).map_err(ReportError::Text)?;
    let sentence = layer.sentence(seen);
    Ok((Counted::Layer(layer), sentence))
}

/// How often a code was given.
struct Given {
    codings: usize,
    codings_with_below: usize,
    documents: usize,
    analysts: usize,
}

impl Counted {
    fn of(&self, seen: &Seen<'_>, code: CodeId) -> Given {
        match self {
            Self::Everybody(counts) => Given {
                codings: counts.codings_of(code),
                codings_with_below: counts.codings_with_below(code),
                documents: counts.documents_with_below(code),
                analysts: counts.analysts_with_below(code),
            },
            Self::Layer(layer) => {
                let below = layer.count(seen.code_tree().below(code));
                Given {
                    codings: layer.of_code(code).len(),
                    codings_with_below: below.segments,
                    documents: below.documents.len(),
                    analysts: below.analysts.len(),
                }
            }
        }
    }
}

/// The codes with what is printed of them.
fn gathered(seen: &Seen<'_>, counted: &Counted, parts: CodebookParts) -> Codebook {
    let gathering = Gathering::of(seen, counted, parts);
    let order = seen.code_tree().order.iter();
    let rows = order.filter_map(|(code, depth)| gathering.row(*code, *depth));
    let rows: Vec<CodebookRow> = rows.filter(|row| is_printed(seen, row)).collect();
    let frameworks: BTreeSet<&str> = rows.iter().map(|row| row.framework.as_str()).collect();
    let frameworks = frameworks.into_iter().filter(|it| !it.is_empty());
    Codebook {
        title: seen.title().to_owned(),
        edition: CodebookEdition {
            frameworks: frameworks.map(str::to_owned).collect(),
            ..CodebookEdition::default()
        },
        rows,
        changes: Vec::new(),
        since: None,
        parts,
    }
}

/// What is looked up for every code, found once.
struct Gathering<'g, 'a> {
    seen: &'g Seen<'a>,
    counted: &'g Counted,
    parts: CodebookParts,
    merged: FxHashMap<CodeId, Vec<CodeId>>,
    /// The categories, and in which of them each code is placed.
    all: Vec<&'a Category>,
    categories: FxHashMap<CodeId, Vec<usize>>,
    memos: FxHashMap<CodeId, Vec<CodeMemo>>,
}

/// Whether a code stands in the codebook: it is used in the study, or was given before it was switched off.
pub(super) fn is_printed(seen: &Seen<'_>, row: &CodebookRow) -> bool {
    row.codings_with_below > 0 || !seen.is_switched_off(row.code)
}

impl<'g, 'a> Gathering<'g, 'a> {
    fn of(seen: &'g Seen<'a>, counted: &'g Counted, parts: CodebookParts) -> Self {
        let all = seen.categories();
        Self {
            seen,
            counted,
            parts,
            merged: merged(seen),
            categories: categories(&all),
            all,
            memos: if parts.memos {
                memos(seen)
            } else {
                FxHashMap::default()
            },
        }
    }

    fn row(&self, code: CodeId, depth: usize) -> Option<CodebookRow> {
        let seen = self.seen;
        let it = seen.code(code)?;
        let given = self.counted.of(seen, code);
        let construct = it.first.construct.as_ref();
        let framework = seen.framework_of(code).and_then(|id| seen.framework(id));
        let merged = self.merged.get(&code).map(Vec::as_slice);
        let merged = merged.unwrap_or_default();
        let names = merged.iter().map(|code| seen.code_name(*code));
        let example = if self.parts.examples {
            it.example.text()
        } else {
            ""
        };
        Some(CodebookRow {
            code,
            depth,
            path: seen.code_path(code),
            name: it.name.text().to_owned(),
            definition: it.definition.text().to_owned(),
            include: it.include.text().to_owned(),
            exclude: it.exclude.text().to_owned(),
            example: example.to_owned(),
            origin: it.origin.get_or(Origin::Inductive),
            in_vivo: it.first.in_vivo,
            framework: framework.map_or_else(String::new, |it| it.name.text().to_owned()),
            published_name: construct.map_or_else(String::new, |it| it.name.clone()),
            source: construct.map_or_else(String::new, |it| it.source.clone()),
            merged: if self.parts.merged {
                names.collect()
            } else {
                Vec::new()
            },
            categories: self.in_categories(code, merged),
            is_counted: self.parts.counts,
            codings: given.codings,
            codings_with_below: given.codings_with_below,
            documents: given.documents,
            analysts: given.analysts,
            memos: self.memos.get(&code).cloned().unwrap_or_default(),
        })
    }

    /// Names of the categories that a code, or one merged into it, is placed in; in their order.
    fn in_categories(&self, code: CodeId, merged: &[CodeId]) -> Vec<String> {
        let codes = std::iter::once(&code).chain(merged);
        let places: BTreeSet<usize> = codes
            .filter_map(|code| self.categories.get(code))
            .flatten()
            .copied()
            .collect();
        let named = places.into_iter().filter_map(|place| self.all.get(place));
        named.map(|it| it.name.text().to_owned()).collect()
    }
}

/// Codes that were merged away, by what they were merged into.
fn merged(seen: &Seen<'_>) -> FxHashMap<CodeId, Vec<CodeId>> {
    let tree = seen.code_tree();
    let mut merged: FxHashMap<CodeId, Vec<CodeId>> = FxHashMap::default();
    for (from, into) in tree.merges() {
        merged.entry(into).or_default().push(from);
    }
    for codes in merged.values_mut() {
        codes.sort();
    }
    merged
}

/// In which categories each code is placed.
fn categories(all: &[&Category]) -> FxHashMap<CodeId, Vec<usize>> {
    let mut places: FxHashMap<CodeId, Vec<usize>> = FxHashMap::default();
    for (place, category) in all.iter().enumerate() {
        for member in category.members() {
            places.entry(member).or_default().push(place);
        }
    }
    places
}

/// The memos on codes, by date, without what their authors keep to themselves.
fn memos(seen: &Seen<'_>) -> FxHashMap<CodeId, Vec<CodeMemo>> {
    let tree = seen.code_tree();
    let mut found: FxHashMap<CodeId, Vec<CodeMemo>> = FxHashMap::default();
    for memo in seen.memos() {
        let Target::Code(code) = memo.first.on else {
            continue;
        };
        if memo.is_private() {
            continue;
        }
        let author = memo.first.author.clone();
        let analyst = memo.first.analyst.and_then(|id| seen.analyst(id));
        let author = author.or_else(|| analyst.map(|it| it.name.text().to_owned()));
        let day = memo.first.dated.clone();
        let day = day.unwrap_or_else(|| when::local(memo.made.stamp.at.milliseconds()));
        let parts = [author.unwrap_or_default(), day];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        found
            .entry(tree.effective(code))
            .or_default()
            .push(CodeMemo {
                standing: parts.join(" · "),
                text: memo.text.text().to_owned(),
            });
    }
    found
}
