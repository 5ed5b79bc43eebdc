//! Which rows or columns a segment belongs to.

use super::axis::Axis;
use super::heading::{AxisHeading, HeadingOf, SpokenBy};
use super::speaking::spoken_by;
use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::{LayerCodings, LayerSegment};
use crate::analysis::speakers::speakers_of;
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
                let spoken = || speakers_of(self.seen, document, segment.span);
                of_people(self.seen, self.axis, document, || spoken().into_iter())
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
            let people = seen.participants_of(document);
            let of = of_people(seen, self.axis, document, || people.iter().copied());
            for at in self.found(&of).iter() {
                if let Some(it) = behind.get_mut(*at as usize) {
                    it.documents += 1;
                }
            }
            for who in &people {
                let of = of_people(seen, self.axis, document, || std::iter::once(*who));
                for at in self.found(&of).iter() {
                    if let Some(it) = behind.get_mut(*at as usize) {
                        it.participants.insert(*who);
                    }
                }
            }
        }
        behind.into_iter().map(Some).collect()
    }

    /// Which rows or columns participants belong to by themselves, whatever they say and wherever.
    pub(super) fn belonging(&self) -> Belonging {
        let seen = self.seen;
        let is_of_documents = |attribute| {
            let attribute = seen.attribute(attribute);
            attribute.is_some_and(|it| it.of == AttributeOf::Documents)
        };
        let is_of_people = match self.axis {
            Axis::Participants | Axis::Roles | Axis::Cases | Axis::Speakers => true,
            Axis::Attribute(attribute) => !is_of_documents(attribute),
            _ => false,
        };
        let of = |who: ParticipantId| match self.axis {
            Axis::Speakers => vec![HeadingOf::Speaker(SpokenBy::Participant)],
            axis => of_person(seen, axis, who),
        };
        let people = is_of_people.then(|| {
            let all = seen.participants().into_iter();
            all.map(|it| (it.id, self.found(&of(it.id)))).collect()
        });
        Belonging(people)
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

/// Which rows or columns participants belong to by themselves; none where an axis is of something else, to which
/// everybody belongs who speaks there.
#[derive(Debug, Default)]
pub(super) struct Belonging(Option<FxHashMap<ParticipantId, Arc<[u32]>>>);

impl Belonging {
    /// Whether a participant who speaks in a segment of a row or column is one of it.
    pub fn holds(&self, who: ParticipantId, at: u32) -> bool {
        let Some(people) = &self.0 else {
            return true;
        };
        people.get(&who).is_some_and(|places| places.contains(&at))
    }
}

/// Where a document, or participants in it, belong.
fn of_people<I: Iterator<Item = ParticipantId>>(
    seen: &Seen<'_>,
    axis: Axis,
    document: &Document,
    participants: impl Fn() -> I,
) -> Vec<HeadingOf> {
    let of_document = |attribute| match seen.attribute(attribute)?.of {
        AttributeOf::Documents => Some(Subject::Document(document.id)),
        _ => None,
    };
    match axis {
        Axis::Documents => vec![HeadingOf::Document(document.id)],
        Axis::Waves => {
            let wave = document.wave.text().into_iter();
            wave.map(|it| HeadingOf::Wave(it.to_owned())).collect()
        }
        Axis::Attribute(attribute) if of_document(attribute).is_some() => {
            let document = of_document(attribute).into_iter();
            document
                .filter_map(|of| value(seen, of, attribute))
                .collect()
        }
        _ => participants()
            .flat_map(|who| of_person(seen, axis, who))
            .collect(),
    }
}

/// Where a participant belongs, on an axis of people.
fn of_person(seen: &Seen<'_>, axis: Axis, who: ParticipantId) -> Vec<HeadingOf> {
    let known = seen.participant(who);
    let case = || known.and_then(|it| it.case.get_or(None));
    let of = match axis {
        Axis::Participants => Some(HeadingOf::Participant(who)),
        Axis::Roles => {
            let role = known.and_then(|it| it.role.get_or(None));
            role.map(HeadingOf::Role)
        }
        Axis::Cases => case().map(HeadingOf::Case),
        Axis::Attribute(attribute) => {
            let of = seen.attribute(attribute).map(|it| it.of);
            let subject = match of {
                Some(AttributeOf::Participants) => Some(Subject::Participant(who)),
                Some(AttributeOf::Cases) => case().map(Subject::Case),
                Some(AttributeOf::Documents) | None => None,
            };
            subject.and_then(|of| value(seen, of, attribute))
        }
        _ => None,
    };
    of.into_iter().collect()
}

fn value(seen: &Seen<'_>, of: Subject, attribute: AttributeId) -> Option<HeadingOf> {
    let value = seen.value(of, attribute)?;
    Some(HeadingOf::Value(attribute, value.to_string()))
}

/// The categories a code counts in: those it is placed in and those above them.
fn categories_of_codes(seen: &Seen<'_>) -> FxHashMap<CodeId, FxHashSet<CategoryId>> {
    let mut categories: FxHashMap<CodeId, FxHashSet<CategoryId>> = FxHashMap::default();
    for node in CategoryTree::of(seen).nodes() {
        for code in &node.codes {
            categories.entry(*code).or_default().insert(node.id);
        }
    }
    categories
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

/// Categories in their order, each below the first that it is placed under.
fn categories(seen: &Seen<'_>) -> Vec<AxisHeading> {
    let tree = CategoryTree::of(seen);
    let mut placed: FxHashSet<CategoryId> = FxHashSet::default();
    let mut headings: Vec<AxisHeading> = Vec::with_capacity(tree.order.len());
    let tops = tree.nodes().filter(|it| it.above.is_empty());
    // Those that stand in a circle have nothing uppermost; they come last.
    for first in tops.chain(tree.nodes()) {
        if placed.contains(&first.id) {
            continue;
        }
        for (node, depth) in tree.branch(first.id) {
            if placed.insert(node.id) {
                let of = HeadingOf::Category(node.id);
                headings.push(AxisHeading {
                    depth,
                    ..plain(of, node.name.clone())
                });
            }
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
