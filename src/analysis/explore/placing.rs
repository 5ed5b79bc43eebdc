//! Which rows or columns a segment belongs to.

use super::axis::Axis;
use super::heading::{AxisHeading, HeadingOf, SpokenBy};
use super::speaking::{speaking, spoken_by};
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::model::things::Document;
use crate::model::{AttributeId, AttributeOf, CategoryId, CodeId, ParticipantId, Seen, Subject};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The rows or columns there are, and which of them a segment belongs to.
pub struct Placing<'s, 'a> {
    seen: &'s Seen<'a>,
    axis: Axis,
    /// The rows or columns, in their order.
    pub headings: Vec<AxisHeading>,
    at: FxHashMap<HeadingOf, u32>,
    /// Where segments of a code belong that were given within a construct; worked out once for each.
    by_code: FxHashMap<(CodeId, Option<CodeId>), Arc<[u32]>>,
    categories: FxHashMap<CodeId, FxHashSet<CategoryId>>,
}

impl std::fmt::Debug for Placing<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Placing({:?}, {})", self.axis, self.headings.len())
    }
}

impl<'s, 'a> Placing<'s, 'a> {
    /// The rows or columns of an axis.
    pub fn of(seen: &'s Seen<'a>, axis: Axis) -> Self {
        let headings = headings(seen, axis);
        let numbered = (0..).zip(&headings);
        let at = numbered.map(|(n, it)| (it.of.clone(), n)).collect();
        let categories = match axis {
            Axis::Categories => categories_of_codes(seen),
            _ => FxHashMap::default(),
        };
        Self {
            seen,
            axis,
            headings,
            at,
            by_code: FxHashMap::default(),
            categories,
        }
    }

    /// Which rows or columns a segment belongs to, by their places, each once.
    pub fn places(&mut self, layer: &LayerCodings, segment: &LayerSegment) -> Arc<[u32]> {
        if self.axis.is_of_codes() {
            return self.of_code(segment.code, segment.within);
        }
        let Some(document) = self.seen.document(segment.document) else {
            return Arc::default();
        };
        let of = match self.axis {
            Axis::Speakers => {
                let kinds = spoken_by(document, segment.span).into_iter();
                kinds.map(HeadingOf::Speaker).collect()
            }
            Axis::Analysts => {
                let analysts = layer.analysts_of(segment).into_iter();
                analysts.map(HeadingOf::Analyst).collect()
            }
            _ => {
                let spoken = || speaking(self.seen, document, segment.span);
                of_people(self.seen, self.axis, document, spoken)
            }
        };
        self.found(&of)
    }

    /// How many documents and participants stand behind each row or column, whether anything of them is coded or not.
    /// None for axes of codes, of analysts and of speakers.
    pub fn behind(&self) -> Vec<Option<Behind>> {
        if self.axis.is_of_codes() || matches!(self.axis, Axis::Analysts | Axis::Speakers) {
            return vec![None; self.headings.len()];
        }
        let mut behind = vec![Behind::default(); self.headings.len()];
        let seen = self.seen;
        for document in seen.documents() {
            let all = || seen.participants_of(document);
            let of = of_people(seen, self.axis, document, all);
            for at in self.found(&of).iter() {
                if let Some(it) = behind.get_mut(*at as usize) {
                    it.documents += 1;
                }
            }
            for who in seen.participants_of(document) {
                let of = of_people(seen, self.axis, document, || vec![who]);
                for at in self.found(&of).iter() {
                    if let Some(it) = behind.get_mut(*at as usize) {
                        it.participants.insert(who);
                    }
                }
            }
        }
        behind.into_iter().map(Some).collect()
    }

    fn found(&self, of: &[HeadingOf]) -> Arc<[u32]> {
        let places = of.iter().filter_map(|of| self.at.get(of).copied());
        let mut places: Vec<u32> = places.collect();
        places.sort_unstable();
        places.dedup();
        places.into()
    }

    fn of_code(&mut self, code: CodeId, within: Option<CodeId>) -> Arc<[u32]> {
        if let Some(known) = self.by_code.get(&(code, within)) {
            return Arc::clone(known);
        }
        let tree = self.seen.code_tree();
        let with_above = |code: CodeId| {
            let above = tree.above(code).into_iter();
            std::iter::once(code).chain(above).map(HeadingOf::Code)
        };
        let of: Vec<HeadingOf> = match self.axis {
            Axis::CodesThemselves => vec![HeadingOf::Code(code)],
            Axis::Categories => {
                let categories = self.categories.get(&code).into_iter().flatten();
                categories.copied().map(HeadingOf::Category).collect()
            }
            Axis::SubDomains => {
                let within = within.map(|it| tree.effective(it)).into_iter();
                let within = within.flat_map(with_above);
                with_above(code).chain(within).collect()
            }
            _ => with_above(code).collect(),
        };
        let places = self.found(&of);
        self.by_code.insert((code, within), Arc::clone(&places));
        places
    }
}

/// Who and what stands behind a row or column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Behind {
    /// Number of documents.
    pub documents: usize,
    /// Participants.
    pub participants: BTreeSet<ParticipantId>,
}

/// Where a document, or participants in it, belong.
fn of_people(
    seen: &Seen<'_>,
    axis: Axis,
    document: &Document,
    participants: impl Fn() -> Vec<ParticipantId>,
) -> Vec<HeadingOf> {
    let people = || participants().into_iter();
    let known = |id: ParticipantId| seen.participant(id);
    match axis {
        Axis::Documents => vec![HeadingOf::Document(document.id)],
        Axis::Waves => {
            let wave = document.wave.text().into_iter();
            wave.map(|it| HeadingOf::Wave(it.to_owned())).collect()
        }
        Axis::Participants => people().map(HeadingOf::Participant).collect(),
        Axis::Roles => {
            let roles = people().filter_map(|id| known(id)?.role.get_or(None));
            roles.map(HeadingOf::Role).collect()
        }
        Axis::Cases => {
            let cases = people().filter_map(|id| known(id)?.case.get_or(None));
            cases.map(HeadingOf::Case).collect()
        }
        Axis::Attribute(attribute) => {
            let of = seen.attribute(attribute).map(|it| it.of);
            let subjects: Vec<Subject> = match of {
                Some(AttributeOf::Documents) => vec![Subject::Document(document.id)],
                Some(AttributeOf::Participants) => people().map(Subject::Participant).collect(),
                Some(AttributeOf::Cases) => {
                    let cases = people().filter_map(|id| known(id)?.case.get_or(None));
                    cases.map(Subject::Case).collect()
                }
                None => Vec::new(),
            };
            let values = subjects.into_iter();
            values.filter_map(|of| value(seen, of, attribute)).collect()
        }
        _ => Vec::new(),
    }
}

fn value(seen: &Seen<'_>, of: Subject, attribute: AttributeId) -> Option<HeadingOf> {
    let value = seen.value(of, attribute)?;
    Some(HeadingOf::Value(attribute, value.to_string()))
}

/// The categories a code counts in: those it is placed in and those above them.
fn categories_of_codes(seen: &Seen<'_>) -> FxHashMap<CodeId, FxHashSet<CategoryId>> {
    let tree = seen.code_tree();
    let mut members: FxHashMap<CodeId, FxHashSet<CategoryId>> = FxHashMap::default();
    for category in seen.categories() {
        let mut above = vec![category.id];
        let mut at = 0;
        while let Some(lower) = above.get(at).and_then(|id| seen.category(*id)) {
            let parents: Vec<CategoryId> = lower.parents().collect();
            for parent in parents {
                if !above.contains(&parent) {
                    above.push(parent);
                }
            }
            at += 1;
        }
        for code in category.members() {
            let of_code = members.entry(tree.effective(code)).or_default();
            of_code.extend(&above);
        }
    }
    members
}

fn plain(of: HeadingOf, name: String) -> AxisHeading {
    AxisHeading {
        of,
        path: name.clone(),
        name,
        depth: 0,
    }
}

fn headings(seen: &Seen<'_>, axis: Axis) -> Vec<AxisHeading> {
    match axis {
        Axis::Codes | Axis::CodesThemselves | Axis::SubDomains => codes(seen, axis),
        Axis::Categories => categories(seen),
        Axis::Documents => {
            let all = seen.documents().into_iter();
            all.map(|it| plain(HeadingOf::Document(it.id), it.name.text().to_owned()))
                .collect()
        }
        Axis::Participants => {
            let labels = seen.participant_labels();
            let all = seen.participants().into_iter();
            all.map(|it| {
                let label = labels.get(&it.id).cloned().unwrap_or_default();
                plain(HeadingOf::Participant(it.id), label)
            })
            .collect()
        }
        Axis::Roles => {
            let all = seen.roles().into_iter();
            all.map(|it| plain(HeadingOf::Role(it.id), it.name.text().to_owned()))
                .collect()
        }
        Axis::Cases => {
            let all = seen.cases().into_iter();
            all.map(|it| plain(HeadingOf::Case(it.id), it.name.text().to_owned()))
                .collect()
        }
        Axis::Waves => {
            let documents = seen.documents().into_iter();
            let waves: BTreeSet<&str> = documents.filter_map(|it| it.wave.text()).collect();
            let waves = waves.into_iter();
            waves
                .map(|it| plain(HeadingOf::Wave(it.to_owned()), it.to_owned()))
                .collect()
        }
        Axis::Attribute(attribute) => values(seen, attribute),
        Axis::Speakers => {
            let kinds = SpokenBy::ALL.into_iter();
            kinds
                .map(|it| plain(HeadingOf::Speaker(it), it.name().to_owned()))
                .collect()
        }
        Axis::Analysts => {
            let all = seen.analysts().into_iter();
            all.map(|it| plain(HeadingOf::Analyst(it.id), it.name.text().to_owned()))
                .collect()
        }
    }
}

fn codes(seen: &Seen<'_>, axis: Axis) -> Vec<AxisHeading> {
    let is_construct = |code: CodeId| {
        let code = seen.code(code);
        code.is_some_and(|it| it.first.construct.is_some())
    };
    let tree = seen.code_tree();
    let all = tree.order.iter();
    let wanted = all.filter(|(code, _)| axis != Axis::SubDomains || is_construct(*code));
    wanted
        .map(|(code, depth)| AxisHeading {
            of: HeadingOf::Code(*code),
            name: seen.code_name(*code),
            path: seen.code_path(*code),
            depth: *depth,
        })
        .collect()
}

/// Categories, each below the first that it is placed under.
fn categories(seen: &Seen<'_>) -> Vec<AxisHeading> {
    let all = seen.categories();
    let here: FxHashSet<CategoryId> = all.iter().map(|it| it.id).collect();
    let mut below: FxHashMap<Option<CategoryId>, Vec<CategoryId>> = FxHashMap::default();
    for category in &all {
        let above = category.parents().find(|it| here.contains(it));
        below.entry(above).or_default().push(category.id);
    }
    let mut headings: Vec<AxisHeading> = Vec::with_capacity(all.len());
    let mut placed: FxHashSet<CategoryId> = FxHashSet::default();
    let mut open: Vec<(CategoryId, usize)> = Vec::new();
    let roots = below.get(&None).cloned().unwrap_or_default();
    // Those that stand in a circle have no root; they come last.
    let rest = all.iter().map(|it| it.id);
    for first in roots.into_iter().chain(rest) {
        open.push((first, 0));
        while let Some((id, depth)) = open.pop() {
            if !placed.insert(id) {
                continue;
            }
            let name = seen.category(id).map_or("", |it| it.name.text()).to_owned();
            headings.push(AxisHeading {
                depth,
                ..plain(HeadingOf::Category(id), name)
            });
            let under = below.get(&Some(id)).into_iter().flatten().rev();
            open.extend(under.map(|it| (*it, depth + 1)));
        }
    }
    headings
}

/// The values an attribute has, numbers by size and words by letters.
fn values(seen: &Seen<'_>, attribute: AttributeId) -> Vec<AxisHeading> {
    let participants = seen.participants().into_iter();
    let cases = seen.cases().into_iter();
    let documents = seen.documents().into_iter();
    let subjects = participants
        .map(|it| Subject::Participant(it.id))
        .chain(cases.map(|it| Subject::Case(it.id)))
        .chain(documents.map(|it| Subject::Document(it.id)));
    let mut values: Vec<String> = subjects
        .filter_map(|of| Some(seen.value(of, attribute)?.to_string()))
        .collect();
    let key = |value: &str| {
        let digits = value.trim_start_matches(['<', '>']);
        digits.parse::<f64>().map_or(f64::MAX, |number| number)
    };
    values.sort_by(|a, b| key(a).total_cmp(&key(b)).then_with(|| a.cmp(b)));
    values.dedup();
    let values = values.into_iter();
    values
        .map(|it| plain(HeadingOf::Value(attribute, it.clone()), it))
        .collect()
}
