//! Frozen versions of the codebook, and what changed from one moment of it to another.

use super::Seen;
use super::history::{HistoryEntry, entries_of_code};
use crate::model::things::{Code, Version};
use crate::model::{CodeId, Cut, Field, Ground, Line, Stamp, StepId, VersionId, VersionOf};

/// A frozen version of the codebook with its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodebookVersion<'a> {
    /// Its number, from 1, in the order they were frozen.
    pub number: usize,
    /// The version.
    pub version: &'a Version,
}

impl CodebookVersion<'_> {
    /// “version 2”, with its name where it was given another.
    pub fn in_words(&self) -> String {
        let plain = format!("version {}", self.number);
        let name = self.version.frozen.name.trim();
        if name.is_empty() || name.to_lowercase() == plain {
            plain
        } else {
            format!("{plain} “{name}”")
        }
    }
}

/// A moment of the study.
#[derive(Debug, Clone, Copy)]
pub enum Moment<'c> {
    /// As far as each journal had come.
    Cut(&'c Cut),
    /// Everything up to a line, by time.
    Until(Stamp),
    /// As it is.
    Now,
}

impl Moment<'_> {
    pub(super) fn holds(&self, stamp: Stamp) -> bool {
        match self {
            Self::Cut(cut) => cut.contains(stamp.id),
            Self::Until(last) => stamp <= *last,
            Self::Now => true,
        }
    }
}

/// What became of a code from one moment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// It is new, split from another.
    Split,
    /// It is merged into another.
    Merged,
    /// It is gone.
    Removed,
    /// It is called differently.
    Renamed,
    /// Its definition, or what it includes or excludes, or its example has other words.
    Redefined,
    /// It stands elsewhere in the tree.
    Moved,
}

impl DifferenceKind {
    /// In a word: “redefined”.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Redefined => "redefined",
            Self::Moved => "moved",
        }
    }
}

/// A difference between two moments of the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodebookDifference {
    /// The code.
    pub code: CodeId,
    /// What it is called at the later moment; a code that is gone, at the earlier.
    pub name: String,
    /// What became of it.
    pub kind: DifferenceKind,
    /// What was reworded: “Definition”; empty for other kinds.
    pub field: &'static str,
    /// What stood before: words, a name, a place; for a split code what it was split from.
    pub before: String,
    /// What stands after; for a merged code what it was merged into.
    pub after: String,
    /// The reasons that were given for it, oldest first.
    pub whys: Vec<String>,
    /// The discrepancies and challenges behind it, as far as they show.
    pub because: Vec<Ground>,
}

/// A code as the codebook had it at a moment.
pub(super) struct CodeThen<'a> {
    pub(super) stands: bool,
    pub(super) merged_into: Option<CodeId>,
    pub(super) name: &'a str,
    pub(super) parent: Option<CodeId>,
    pub(super) words: [(&'static str, &'a str); 4],
}

impl CodeThen<'_> {
    pub(super) const fn is_in_the_codebook(&self) -> bool {
        self.stands && self.merged_into.is_none()
    }
}

impl<'a> Seen<'a> {
    /// The last frozen version of the codebook, where nothing has changed since.
    pub fn unchanged_codebook(&self) -> Option<VersionId> {
        let last = self.codebook_versions().pop()?;
        let from = Moment::Cut(&last.version.frozen.cut);
        let since = self.codebook_between(from, Moment::Now);
        since.is_empty().then_some(last.version.id)
    }

    /// The frozen versions of the codebook, oldest first.
    pub fn codebook_versions(&self) -> Vec<CodebookVersion<'a>> {
        let versions = self.versions().into_iter();
        let of_codebook = versions.filter(|it| it.frozen.of == VersionOf::Codebook);
        let numbered = of_codebook.enumerate();
        numbered
            .map(|(at, version)| CodebookVersion {
                number: at + 1,
                version,
            })
            .collect()
    }

    /// What changed in the codebook from one moment to a later one: codes added, split, merged, removed, renamed,
    /// redefined and moved, in this order and by name, each with the reasons given and the discrepancies behind it.
    /// Nothing of codes that are hidden from the viewer. Reads the fields of the codes, not the journals.
    pub fn codebook_between(&self, from: Moment<'_>, to: Moment<'_>) -> Vec<CodebookDifference> {
        let mut all = Vec::new();
        for code in self.study.state.codes.values() {
            if is_of(code, from) || !self.shows_code(code.id) {
                continue;
            }
            let (before, after) = (self.code_then(code, from), self.code_then(code, to));
            let found = self.differences(code, &before, &after, (from, to));
            if found.is_empty() {
                continue;
            }
            let mut entries = entries_of_code(self, code);
            entries.retain(|it| to.holds(it.stamp) && !from.holds(it.stamp));
            all.extend(found.into_iter().map(|it| with_reasons(it, &entries)));
        }
        all.sort_by_cached_key(|it| (it.kind, it.name.to_lowercase(), it.code, it.field));
        all
    }

    pub(super) fn code_then(&self, code: &'a Code, moment: Moment<'_>) -> CodeThen<'a> {
        let text = |field| self.value_then(field, moment).map_or("", String::as_str);
        let switched_off = self.value_then(&code.switched_off, moment);
        let stands = self.value_then(&code.made.present, moment) == Some(&true)
            && switched_off != Some(&true);
        let link =
            |field: &'a Field<Option<CodeId>>| self.value_then(field, moment).copied().flatten();
        CodeThen {
            stands,
            merged_into: link(&code.merged_into),
            name: text(&code.name),
            parent: link(&code.parent),
            words: [
                ("Definition", text(&code.definition)),
                ("Include", text(&code.include)),
                ("Exclude", text(&code.exclude)),
                ("Example", text(&code.example)),
            ],
        }
    }

    /// A field's value at a moment: what was undone later stood then.
    pub(super) fn value_then<T>(&self, field: &'a Field<T>, moment: Moment<'_>) -> Option<&'a T> {
        field.at(|stamp| {
            let step = self.study.line(stamp.id).map(Line::step_id);
            moment.holds(stamp) && step.is_none_or(|step| !self.undone_then(step, moment))
        })
    }

    fn undone_then(&self, step: StepId, moment: Moment<'_>) -> bool {
        let mut undos = self.study.undos_of(step);
        undos.any(|undo| {
            let stamp = self.study.line(undo.0).map(Line::stamp);
            stamp.is_some_and(|stamp| moment.holds(stamp)) && !self.undone_then(undo, moment)
        })
    }

    fn differences(
        &self,
        code: &Code,
        before: &CodeThen<'_>,
        after: &CodeThen<'_>,
        (from, to): (Moment<'_>, Moment<'_>),
    ) -> Vec<CodebookDifference> {
        let difference = |kind, field, (stood, stands): (String, String)| CodebookDifference {
            code: code.id,
            name: if after.is_in_the_codebook() {
                after.name.to_owned()
            } else {
                before.name.to_owned()
            },
            kind,
            field,
            before: stood,
            after: stands,
            whys: Vec::new(),
            because: Vec::new(),
        };
        let nothing = String::new;
        match (before.is_in_the_codebook(), after.is_in_the_codebook()) {
            (false, false) => Vec::new(),
            (false, true) => {
                let [(_, definition), ..] = after.words;
                let made = |kind, from| difference(kind, "", (from, definition.to_owned()));
                vec![match (before.merged_into, code.first.split_from) {
                    (None, Some(other)) if self.shows_code(other) => {
                        made(DifferenceKind::Split, self.name_then(other, from))
                    }
                    _ => made(DifferenceKind::Added, nothing()),
                }]
            }
            (true, false) => vec![match after.merged_into.filter(|_| after.stands) {
                Some(into) if self.shows_code(into) => {
                    let into = self.name_then(into, to);
                    difference(DifferenceKind::Merged, "", (nothing(), into))
                }
                _ => difference(DifferenceKind::Removed, "", (nothing(), nothing())),
            }],
            (true, true) => {
                let mut found = Vec::new();
                if before.name != after.name {
                    let names = (before.name.to_owned(), after.name.to_owned());
                    found.push(difference(DifferenceKind::Renamed, "", names));
                }
                for ((field, stood), (_, stands)) in before.words.iter().zip(&after.words) {
                    if stood != stands {
                        let words = ((*stood).to_owned(), (*stands).to_owned());
                        found.push(difference(DifferenceKind::Redefined, field, words));
                    }
                }
                if before.parent != after.parent {
                    let place = |parent: Option<CodeId>, moment| match parent {
                        Some(parent) if self.shows_code(parent) => {
                            format!("under “{}”", self.name_then(parent, moment))
                        }
                        Some(_) => "under another code".to_owned(),
                        None => "at the top".to_owned(),
                    };
                    let places = (place(before.parent, from), place(after.parent, to));
                    found.push(difference(DifferenceKind::Moved, "", places));
                }
                found
            }
        }
    }

    /// What a code that shows was called at a moment.
    pub(super) fn name_then(&self, code: CodeId, moment: Moment<'_>) -> String {
        let name = self
            .code(code)
            .and_then(|it| self.value_then(&it.name, moment));
        name.cloned().unwrap_or_else(|| self.code_name(code))
    }
}

/// Whether nothing of a code was set or undone after a moment: most codes, most of the time.
fn is_of(code: &Code, moment: Moment<'_>) -> bool {
    let holds = |stamp| moment.holds(stamp);
    let texts = [
        &code.name,
        &code.definition,
        &code.include,
        &code.exclude,
        &code.example,
    ];
    code.made.present.is_of(holds)
        && code.switched_off.is_of(holds)
        && code.parent.is_of(holds)
        && code.merged_into.is_of(holds)
        && texts.into_iter().all(|field| field.is_of(holds))
}

/// What was said about a difference when it was made.
fn with_reasons(mut it: CodebookDifference, entries: &[HistoryEntry]) -> CodebookDifference {
    let fields: &[&str] = match it.kind {
        DifferenceKind::Added => &["Made", "In the study", "Merged into"],
        DifferenceKind::Split => &["Made"],
        DifferenceKind::Merged => &["Merged into"],
        DifferenceKind::Removed => &["In the study"],
        DifferenceKind::Renamed => &["Name"],
        DifferenceKind::Redefined => &[it.field],
        DifferenceKind::Moved => &["Place"],
    };
    let about = entries
        .iter()
        .filter(|entry| fields.contains(&entry.field.as_str()));
    for entry in about {
        for ground in &entry.because {
            if !it.because.contains(ground) {
                it.because.push(ground.clone());
            }
        }
        if let Some(why) = &entry.why
            && !it.whys.contains(why)
        {
            it.whys.push(why.clone());
        }
    }
    it
}
