//! Codes or categories against documents, participants, roles or values of an attribute.

use crate::analysis::layer::{LayerChoice, LayerCodings};
use crate::model::{
    AttributeId, AttributeOf, CategoryId, CodeId, DocumentId, ParticipantId, RoleId, Seen, Span,
    SpeakerIs, Subject,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// What stands in the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Codes, in the order of the tree.
    Codes,
    /// Categories and themes.
    Categories,
}

/// What stands in the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Documents.
    Documents,
    /// Participants: what each said, where speakers are known, else their documents.
    Participants,
    /// Roles of participants.
    Roles,
    /// Values of an attribute of participants or documents.
    Attribute(AttributeId),
}

/// Numbers of codings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// Whose codings are counted: “the consensus”.
    pub layer: String,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Heading {
    /// Id of the document, participant or role; none for a value.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
}

/// A row: codings of a code with all codes below it, or of a category's codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Id of the code or category.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its path in the tree; the name of a category.
    pub path: String,
    /// Number of codings, in the order of the columns. A coding may count in several columns.
    pub counts: Vec<usize>,
}

/// Counts the codings that show. A coding belongs to the participants who speak in its passage; where no speaker of
/// its document is known, to all participants of the document.
pub fn matrix(seen: &Seen<'_>, rows: Rows, columns: Columns) -> Matrix {
    let tree = seen.code_tree();
    let codings = seen.codings().map(|coding| Stretch {
        document: coding.document(),
        span: coding.span(),
        code: tree.effective(coding.code()),
    });
    let words = LayerChoice::Everybody.words(seen);
    matrix_of(seen, codings, rows, columns, words)
}

/// The same of the segments of a layer.
pub fn matrix_of_layer(
    seen: &Seen<'_>,
    layer: &LayerCodings,
    rows: Rows,
    columns: Columns,
) -> Matrix {
    let segments = layer.segments.iter().map(|segment| Stretch {
        document: segment.document,
        span: segment.span,
        code: segment.code,
    });
    matrix_of(seen, segments, rows, columns, layer.choice.words(seen))
}

/// A coded stretch.
struct Stretch {
    document: DocumentId,
    span: Span,
    code: CodeId,
}

fn matrix_of(
    seen: &Seen<'_>,
    stretches: impl Iterator<Item = Stretch>,
    rows: Rows,
    columns: Columns,
    layer: String,
) -> Matrix {
    let named = headings(seen, columns);
    let place: FxHashMap<&Heading, usize> =
        named.iter().enumerate().map(|(n, it)| (it, n)).collect();
    let mut placing = Placing {
        seen,
        columns,
        participants: FxHashMap::default(),
    };
    let tree = seen.code_tree();
    let mut counts: FxHashMap<CodeId, Vec<usize>> = FxHashMap::default();
    let members = members_of(seen);
    let mut of_category: FxHashMap<CategoryId, Vec<usize>> = FxHashMap::default();
    for stretch in stretches {
        let columns: FxHashSet<usize> = placing
            .of(&stretch)
            .iter()
            .filter_map(|heading| place.get(heading).copied())
            .collect();
        let code = stretch.code;
        let add = |row: &mut Vec<usize>| {
            for column in &columns {
                if let Some(count) = row.get_mut(*column) {
                    *count += 1;
                }
            }
        };
        for code in std::iter::once(code).chain(tree.above(code)) {
            add(counts.entry(code).or_insert_with(|| vec![0; named.len()]));
        }
        for category in members.get(&code).into_iter().flatten() {
            add(of_category
                .entry(*category)
                .or_insert_with(|| vec![0; named.len()]));
        }
    }
    let nothing = vec![0; named.len()];
    let rows = match rows {
        Rows::Codes => tree
            .order
            .iter()
            .filter_map(|(code, _)| {
                Some(MatrixRow {
                    id: code.to_string(),
                    name: seen.code_name(*code),
                    path: seen.code_path(*code),
                    counts: counts.get(code)?.clone(),
                })
            })
            .collect(),
        Rows::Categories => seen
            .categories()
            .iter()
            .map(|category| MatrixRow {
                id: category.id.to_string(),
                name: category.name.text().to_owned(),
                path: category.name.text().to_owned(),
                counts: of_category.get(&category.id).unwrap_or(&nothing).clone(),
            })
            .collect(),
    };
    Matrix {
        layer,
        columns: named,
        rows,
    }
}

/// The categories a code counts in: those it is placed in and those above them.
fn members_of(seen: &Seen<'_>) -> FxHashMap<CodeId, FxHashSet<CategoryId>> {
    let tree = seen.code_tree();
    let mut members: FxHashMap<CodeId, FxHashSet<CategoryId>> = FxHashMap::default();
    for category in seen.categories() {
        let mut above = vec![category.id];
        let mut at = 0;
        while let Some(lower) = above.get(at).and_then(|id| seen.category(*id)) {
            for parent in lower.parents() {
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

fn heading(id: &impl ToString, name: String) -> Heading {
    Heading {
        id: Some(id.to_string()),
        name,
    }
}

fn headings(seen: &Seen<'_>, columns: Columns) -> Vec<Heading> {
    match columns {
        Columns::Documents => seen.documents().iter().map(|it| of_document(it)).collect(),
        Columns::Participants => {
            let all = seen.participants();
            all.iter().map(|it| of_participant(seen, it.id)).collect()
        }
        Columns::Roles => seen.roles().iter().map(|it| of_role(seen, it.id)).collect(),
        Columns::Attribute(attribute) => {
            let participants = seen.participants().into_iter();
            let participants = participants.map(|it| Subject::Participant(it.id));
            let documents = seen.documents().into_iter();
            let documents = documents.map(|it| Subject::Document(it.id));
            let values = participants.chain(documents);
            let mut values: Vec<Heading> = values
                .filter_map(|of| of_value(seen, of, attribute))
                .collect();
            values.sort();
            values.dedup();
            values
        }
    }
}

fn of_document(document: &crate::model::things::Document) -> Heading {
    heading(&document.id, document.name.text().to_owned())
}

fn of_participant(seen: &Seen<'_>, id: ParticipantId) -> Heading {
    heading(&id, seen.participant_label(id))
}

fn of_role(seen: &Seen<'_>, id: RoleId) -> Heading {
    let name = seen.role(id).map_or("", |it| it.name.text());
    heading(&id, name.to_owned())
}

fn of_value(seen: &Seen<'_>, of: Subject, attribute: AttributeId) -> Option<Heading> {
    let value = seen.value(of, attribute)?;
    Some(Heading {
        id: None,
        name: value.to_string(),
    })
}

/// Finds the columns of codings.
struct Placing<'s, 'a> {
    seen: &'s Seen<'a>,
    columns: Columns,
    /// Participants' headings are made once.
    participants: FxHashMap<ParticipantId, Heading>,
}

impl Placing<'_, '_> {
    fn of(&mut self, it: &Stretch) -> Vec<Heading> {
        let seen = self.seen;
        match self.columns {
            Columns::Documents => self.document(it.document),
            Columns::Participants => {
                let speaking = speaking(seen, it);
                let known = &mut self.participants;
                let headings = speaking.into_iter().map(|id| {
                    let heading = known.entry(id);
                    heading.or_insert_with(|| of_participant(seen, id)).clone()
                });
                headings.collect()
            }
            Columns::Roles => {
                let speaking = speaking(seen, it).into_iter();
                let roles = speaking.filter_map(|id| seen.participant(id)?.role.get_or(None));
                roles.map(|role| of_role(seen, role)).collect()
            }
            Columns::Attribute(attribute) => {
                let of = seen.attribute(attribute).map(|it| it.of);
                let subjects: Vec<Subject> = if of == Some(AttributeOf::Documents) {
                    vec![Subject::Document(it.document)]
                } else {
                    let speaking = speaking(seen, it).into_iter();
                    speaking.map(Subject::Participant).collect()
                };
                let values = subjects.into_iter();
                values
                    .filter_map(|of| of_value(seen, of, attribute))
                    .collect()
            }
        }
    }

    fn document(&self, id: DocumentId) -> Vec<Heading> {
        self.seen
            .document(id)
            .map(of_document)
            .into_iter()
            .collect()
    }
}

/// Participants who speak in a passage; those of the document where none of its speakers is known.
fn speaking(seen: &Seen<'_>, it: &Stretch) -> Vec<ParticipantId> {
    let Some(document) = seen.document(it.document) else {
        return Vec::new();
    };
    let participant = |speaker: u16| match document.speaker(speaker) {
        Some(SpeakerIs::Participant(id)) => Some(*id),
        _ => None,
    };
    let mut known = document.speakers.keys().copied();
    if !known.any(|speaker| participant(speaker).is_some()) {
        return seen.participants_of(document);
    }
    let turns = document.turns();
    let span = it.span;
    let from = turns.partition_point(|turn| turn.end <= span.start);
    let inside = turns
        .iter()
        .skip(from)
        .take_while(|turn| turn.start < span.end);
    let mut speaking: Vec<ParticipantId> = inside
        .filter_map(|turn| participant(turn.speaker?))
        .collect();
    speaking.sort();
    speaking.dedup();
    speaking
}
