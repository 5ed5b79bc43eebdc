//! What is new in each document.

use crate::analysis::category_tree::CategoryTree;
use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::model::things::{Document, Pass};
use crate::model::{
    CategoryId, CategoryLevel, CodeId, DocumentId, DocumentKind, Part, RoleId, SaturationOf,
    SaturationOrder, Seen, Stamp,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What is new.
    pub of: SaturationOf,
    /// In which order documents are gone through.
    pub order: SaturationOrder,
    /// The order somebody arranged; documents that are not in it come after, in order of import.
    pub arranged: Vec<DocumentId>,
    /// Only documents of this role's participants.
    pub role: Option<RoleId>,
}

/// What each document added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// The documents in their order.
    pub found: Vec<Found>,
    /// Documents that are left out, since nothing is coded in them and nobody is done with them.
    pub not_coded: Vec<String>,
    /// How many of the documents have no date, where they are ordered by it.
    pub undated: usize,
}

/// What one document added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The document.
    pub document: DocumentId,
    /// Its name.
    pub name: String,
    /// Names of what is new in it.
    pub new: Vec<String>,
    /// How many there are by then.
    pub total: usize,
}

impl Curve {
    /// Goes through the documents of the study; field notes are not among them. One walk over the segments of a layer.
    pub fn of(seen: &Seen<'_>, layer: &LayerCodings, asked: &Asked) -> Self {
        let mut going = Going::of(seen, layer, asked.of);
        let coded: FxHashSet<DocumentId> = layer.segments.iter().map(|it| it.document).collect();
        let done = done(seen, layer.choice);
        let mut curve = Self::default();
        for document in ordered(seen, layer, asked) {
            let name = document.name.text().to_owned();
            if !coded.contains(&document.id) && !done.contains(&document.id) {
                curve.not_coded.push(name);
                continue;
            }
            let undated = document.date.get().cloned().flatten().is_none();
            curve.undated += usize::from(undated && asked.order == SaturationOrder::Dates);
            let new = going.new_in(document.id);
            curve.found.push(Found {
                document: document.id,
                name,
                new,
                total: going.met,
            });
        }
        curve
    }

    /// How much is new in each document.
    pub fn counts(&self) -> Vec<usize> {
        self.found.iter().map(|it| it.new.len()).collect()
    }
}

/// Documents in which somebody whose codings count was done, in a part that is open to everybody: nothing new in them is
/// a finding.
fn done(seen: &Seen<'_>, choice: LayerChoice) -> FxHashSet<DocumentId> {
    let counts = |pass: &Pass| match choice {
        LayerChoice::Analyst(who) => pass.opened.analysts.contains(&who),
        LayerChoice::Everybody | LayerChoice::Consensus => true,
    };
    let mut done = FxHashSet::default();
    for pass in seen.passes().into_iter().filter(|pass| counts(pass)) {
        for document in seen.documents() {
            if pass.is_revealed(Part::Document(document.id)) {
                done.insert(document.id);
            }
        }
    }
    done
}

fn ordered<'a>(seen: &Seen<'a>, layer: &LayerCodings, asked: &Asked) -> Vec<&'a Document> {
    let mut documents: Vec<&Document> = seen
        .documents()
        .into_iter()
        .filter(|it| it.kind.get_or(DocumentKind::Transcript) != DocumentKind::FieldNote)
        .filter(|it| asked.role.is_none_or(|role| is_of(seen, it, role)))
        .collect();
    match asked.order {
        // The list is in the order of import.
        SaturationOrder::Import => {}
        SaturationOrder::Dates => by_date(&mut documents),
        SaturationOrder::Coding => {
            let mut first: FxHashMap<DocumentId, Stamp> = FxHashMap::default();
            for segment in &layer.segments {
                let codings = segment.codings().filter_map(|id| seen.coding(id));
                for at in codings.map(|it| it.stamp) {
                    let earliest = first.entry(segment.document).or_insert(at);
                    *earliest = at.min(*earliest);
                }
            }
            documents.sort_by_key(|it| {
                first
                    .get(&it.id)
                    .map_or((true, None), |at| (false, Some(*at)))
            });
        }
        SaturationOrder::Manual => {
            let place: BTreeMap<DocumentId, usize> = {
                let places = asked.arranged.iter().enumerate();
                places.map(|(n, id)| (*id, n)).collect()
            };
            documents.sort_by_key(|it| place.get(&it.id).copied().unwrap_or(usize::MAX));
        }
    }
    documents
}

/// By date; those without one come last, as they were imported.
fn by_date(documents: &mut [&Document]) {
    let date = |it: &&Document| it.date.get().cloned().flatten();
    documents.sort_by_key(|it| (date(it).is_none(), date(it)));
}

fn is_of(seen: &Seen<'_>, document: &Document, role: RoleId) -> bool {
    let people = seen.participants_of(document).into_iter();
    let mut roles = people.filter_map(|id| seen.participant(id)?.role.get_or(None));
    roles.any(|it| it == role)
}

/// What is met for the first time, document after document.
struct Going {
    of_document: FxHashMap<DocumentId, BTreeSet<CodeId>>,
    names: FxHashMap<CodeId, Vec<(Met, String)>>,
    known: BTreeSet<Met>,
    met: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    Code(CodeId),
    Category(CategoryId),
}

impl Going {
    fn of(seen: &Seen<'_>, layer: &LayerCodings, of: SaturationOf) -> Self {
        let mut of_document: FxHashMap<DocumentId, BTreeSet<CodeId>> = FxHashMap::default();
        for segment in &layer.segments {
            of_document
                .entry(segment.document)
                .or_default()
                .insert(segment.code);
        }
        let mut names: FxHashMap<CodeId, Vec<(Met, String)>> = FxHashMap::default();
        if of == SaturationOf::Categories {
            let tree = CategoryTree::of(seen);
            for node in tree.nodes().filter(|it| it.level != CategoryLevel::Theme) {
                for code in &node.codes {
                    let met = (Met::Category(node.id), node.name.clone());
                    names.entry(*code).or_default().push(met);
                }
            }
        } else {
            for code in layer.codes().filter_map(|code| seen.code(code)) {
                if of == SaturationOf::AllCodes || code.first.construct.is_none() {
                    let met = (Met::Code(code.id), code.name.text().to_owned());
                    names.insert(code.id, vec![met]);
                }
            }
        }
        Self {
            of_document,
            names,
            known: BTreeSet::new(),
            met: 0,
        }
    }

    fn new_in(&mut self, document: DocumentId) -> Vec<String> {
        let codes = self.of_document.get(&document).into_iter().flatten();
        let met = codes.filter_map(|code| self.names.get(code)).flatten();
        let mut new: Vec<String> = Vec::new();
        for (met, name) in met {
            if self.known.insert(*met) {
                new.push(name.clone());
            }
        }
        new.sort();
        self.met += new.len();
        new
    }
}
