//! What is derived from the study once per revision and read by every screen.

mod code_row;
mod document_row;
mod pass_row;
mod person_row;
mod progress;

pub use code_row::CodeRow;
pub use document_row::DocumentRow;
pub use pass_row::PassRow;
pub use person_row::PersonRow;
pub use progress::Progress;

use crate::model::{
    AnalystId, CodeId, CodeTree, Counts, DocumentId, ParticipantId, PassId, Reported, Seen,
    Tradition, UndoStep, Viewer,
};
use progress::ProgressTable;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Rows, counts and labels of a study as its person sees it.
#[derive(Debug)]
pub struct Overview {
    key: u64,
    of: (u64, Viewer),
    /// The study's title; “Untitled study” where none is set.
    pub title: String,
    /// Its tradition.
    pub tradition: Tradition,
    /// What it reports.
    pub reported: Reported,
    /// The people of the study.
    pub people: Vec<PersonRow>,
    /// The passes, in the order they were opened.
    pub passes: Vec<PassRow>,
    /// The documents, in the order they were imported.
    pub documents: Vec<DocumentRow>,
    /// The code tree's rows: frameworks first as they were loaded, then the other codes.
    pub codes: Vec<CodeRow>,
    /// The tree of codes.
    pub tree: CodeTree,
    /// How often each code was given.
    pub counts: Counts,
    /// Labels of the participants: “Peer supporter #2”.
    pub labels: BTreeMap<ParticipantId, String>,
    /// The step that Undo takes back.
    pub undo: Option<UndoStep>,
    /// The step that Redo does again.
    pub redo: Option<UndoStep>,
    /// Whether anything of anybody is hidden from the viewer.
    pub hides_anything: bool,
    /// The viewer's own counts.
    pub mine: OwnCounts,
    progress: ProgressTable,
}

/// Numbers overviews, so that nothing derived from one study is taken for another's.
static NEXT_KEY: AtomicU64 = AtomicU64::new(1);

impl Overview {
    /// Derives everything. One walk over the codings for the counts, one for the progress.
    pub fn of(seen: &Seen<'_>) -> Self {
        let tree = seen.code_tree().clone();
        let counts = seen.counts();
        let progress = ProgressTable::of(seen);
        let title = seen.title().trim();
        Self {
            key: NEXT_KEY.fetch_add(1, Ordering::Relaxed),
            of: (seen.revision(), seen.viewer()),
            title: if title.is_empty() {
                "Untitled study".to_owned()
            } else {
                title.to_owned()
            },
            tradition: seen.tradition(),
            reported: seen.reported(),
            people: person_row::rows(seen),
            passes: pass_row::rows(seen),
            documents: document_row::rows(seen, &counts),
            codes: code_row::rows(seen, &tree, &counts),
            tree,
            counts,
            labels: seen.participant_labels(),
            undo: seen.next_undo(),
            redo: seen.next_redo(),
            hides_anything: seen.hides_anything(),
            mine: own_counts(seen),
            progress,
        }
    }

    /// What shows of another's work in the newest pass that hides it: the number of documents (or constructs)
    /// finished, and which of both; none where they code in no such pass.
    pub fn finished_in_hidden(&self, analyst: AnalystId) -> Option<(usize, &'static str)> {
        let passes = self.passes.iter().rev();
        let mut hiding = passes.filter(|pass| pass.hides);
        let pass = hiding.find(|pass| pass.closed.iter().any(|(who, _)| *who == analyst))?;
        let closed = pass.closed_by(analyst);
        let parts = match (pass.parts_name(), closed) {
            ("documents", 1) => "document",
            ("constructs", 1) => "construct",
            (parts, _) => parts,
        };
        Some((closed, parts))
    }

    /// Whether it is still that of this study and viewer.
    pub fn is_of(&self, seen: &Seen<'_>) -> bool {
        self.of == (seen.revision(), seen.viewer())
    }

    /// Another number for every overview made: keys what screens derive.
    pub const fn key(&self) -> u64 {
        self.key
    }

    /// One person.
    pub fn person(&self, id: AnalystId) -> Option<&PersonRow> {
        self.people.iter().find(|person| person.id == id)
    }

    /// A person's name; “somebody” for one who is not in the study.
    pub fn person_name(&self, id: AnalystId) -> &str {
        self.person(id).map_or("somebody", |person| &person.name)
    }

    /// One pass.
    pub fn pass(&self, id: PassId) -> Option<&PassRow> {
        self.passes.iter().find(|pass| pass.id == id)
    }

    /// One document.
    pub fn document(&self, id: DocumentId) -> Option<&DocumentRow> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// One code of the tree.
    pub fn code(&self, id: CodeId) -> Option<&CodeRow> {
        let id = self.tree.effective(id);
        self.codes.iter().find(|code| code.id == id)
    }

    /// A participant's label.
    pub fn label(&self, id: ParticipantId) -> &str {
        self.labels.get(&id).map_or("unknown participant", |it| it)
    }

    /// How far an analyst is with a document in a pass; none where that is hidden, except that it is finished.
    pub fn progress(
        &self,
        pass: PassId,
        analyst: AnalystId,
        document: DocumentId,
    ) -> Option<Progress> {
        self.progress.get(pass, analyst, document)
    }
}

/// What the viewer has done, over all passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OwnCounts {
    /// Number of codings.
    pub codings: usize,
    /// Number of codes given at least once.
    pub codes: usize,
    /// Number of documents closed in at least one pass.
    pub finished: usize,
}

fn own_counts(seen: &Seen<'_>) -> OwnCounts {
    let Some(me) = seen.person() else {
        return OwnCounts::default();
    };
    let tree = seen.code_tree();
    let mut codes = FxHashSet::default();
    let mut codings = 0;
    for coding in seen.codings().filter(|coding| coding.analyst() == me) {
        codings += 1;
        codes.insert(tree.effective(coding.code()));
    }
    let mut finished = FxHashSet::default();
    for pass in seen.passes() {
        let parts = seen.parts(pass.id).into_iter();
        finished.extend(parts.filter(|part| {
            matches!(part, crate::model::Part::Document(_)) && pass.has_closed(me, *part)
        }));
    }
    OwnCounts {
        codings,
        codes: codes.len(),
        finished: finished.len(),
    }
}
