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
    AnalystId, CodeId, CodeTree, Counts, Derived, DocumentId, ParticipantId, PassId, Renewed,
    Reported, Seen, Study, Tradition, UndoStep, Viewer,
};
use progress::ProgressTable;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;
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
    pub tree: Arc<CodeTree>,
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
    derived: Derived,
    document_places: FxHashMap<DocumentId, usize>,
    code_places: FxHashMap<CodeId, usize>,
}

/// Numbers overviews, so that nothing derived from one study is taken for another's.
static NEXT_KEY: AtomicU64 = AtomicU64::new(1);

impl Overview {
    /// Derives everything. One walk over the codings for the counts, one for the progress.
    pub fn of(seen: &Seen<'_>) -> Self {
        let derived = Derived::of(seen);
        let progress = ProgressTable::of(seen);
        Self::with(seen, derived, progress)
    }

    fn with(seen: &Seen<'_>, derived: Derived, progress: ProgressTable) -> Self {
        let (tree, counts) = (Arc::clone(derived.tree()), derived.counts());
        let title = seen.title().trim();
        let documents = document_row::rows(seen, counts);
        let codes = code_row::rows(seen, &tree, counts);
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
            document_places: (0..).zip(&documents).map(|(n, it)| (it.id, n)).collect(),
            code_places: (0..).zip(&codes).map(|(n, it)| (it.id, n)).collect(),
            documents,
            codes,
            tree,
            labels: seen.participant_labels(),
            undo: seen.next_undo(),
            redo: seen.next_redo(),
            hides_anything: seen.hides_anything(),
            mine: OwnCounts {
                finished: finished(seen),
                ..own_counts(seen, counts)
            },
            derived,
            progress,
        }
    }

    /// Brings everything up to date with the study, whose overview this has to be; only what changed is derived anew.
    pub fn renew(&mut self, study: &Study) {
        let renewed = self.derived.renew(study);
        let seen = self.derived.seen(study);
        match renewed {
            Renewed::Nothing => return,
            Renewed::All => {
                let progress = ProgressTable::of(&seen);
                *self = Self::with(&seen, self.derived.clone(), progress);
                return;
            }
            Renewed::Parts {
                documents,
                codes,
                tree,
                rest,
            } => {
                self.progress.renew(&seen, &documents);
                if tree || rest {
                    let progress = std::mem::take(&mut self.progress);
                    *self = Self::with(&seen, self.derived.clone(), progress);
                    return;
                }
                self.renew_counts(&documents, &codes);
            }
        }
        self.key = NEXT_KEY.fetch_add(1, Ordering::Relaxed);
        self.of = (seen.revision(), seen.viewer());
        self.undo = seen.next_undo();
        self.redo = seen.next_redo();
        self.mine = OwnCounts {
            finished: self.mine.finished,
            ..own_counts(&seen, self.derived.counts())
        };
    }

    fn renew_counts(&mut self, documents: &[DocumentId], codes: &FxHashSet<CodeId>) {
        let counts = self.derived.counts();
        for document in documents {
            let place = self.document_places.get(document);
            if let Some(row) = place.and_then(|place| self.documents.get_mut(*place)) {
                row.codings = counts.by_document.get(document).copied().unwrap_or(0);
            }
        }
        for code in codes {
            let place = self.code_places.get(code);
            if let Some(row) = place.and_then(|place| self.codes.get_mut(*place)) {
                row.count(counts);
            }
        }
    }

    /// How often each code was given.
    pub const fn counts(&self) -> &Counts {
        self.derived.counts()
    }

    /// The study as the viewer sees it, with what is derived here already.
    pub fn seen<'a>(&self, study: &'a Study) -> Seen<'a> {
        self.derived.seen(study)
    }

    /// What shows of another's work in the newest pass that hides it: the number of documents (or sub-domains)
    /// finished, and which of both; none where they code in no such pass.
    pub fn finished_in_hidden(&self, analyst: AnalystId) -> Option<(usize, &'static str)> {
        let passes = self.passes.iter().rev();
        let mut hiding = passes.filter(|pass| pass.hides);
        let pass = hiding.find(|pass| pass.closed.iter().any(|(who, _)| *who == analyst))?;
        let closed = pass.closed_by(analyst);
        Some((closed, pass.part_word(closed)))
    }

    /// Whether it is still that of this study and viewer.
    pub fn is_of(&self, seen: &Seen<'_>) -> bool {
        self.of == (seen.revision(), seen.viewer())
    }

    /// Whose view it is of.
    pub const fn viewer(&self) -> Viewer {
        self.of.1
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
        self.documents.get(*self.document_places.get(&id)?)
    }

    /// One code of the tree.
    pub fn code(&self, id: CodeId) -> Option<&CodeRow> {
        let id = self.tree.effective(id);
        self.codes.get(*self.code_places.get(&id)?)
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

fn own_counts(seen: &Seen<'_>, counts: &Counts) -> OwnCounts {
    let Some(me) = seen.person() else {
        return OwnCounts::default();
    };
    OwnCounts {
        codings: counts.by_analyst.get(&me).copied().unwrap_or(0),
        codes: counts.codes_of_analyst(me),
        finished: 0,
    }
}

/// Number of documents that the viewer has closed in at least one pass.
fn finished(seen: &Seen<'_>) -> usize {
    let Some(me) = seen.person() else { return 0 };
    let mut finished = FxHashSet::default();
    for pass in seen.passes() {
        let parts = seen.parts(pass.id).into_iter();
        finished.extend(parts.filter(|part| {
            matches!(part, crate::model::Part::Document(_)) && pass.has_closed(me, *part)
        }));
    }
    finished.len()
}
