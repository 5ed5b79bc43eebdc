//! Whether one can code here, and what to do where not.

use crate::model::{CodeId, DocumentId, Origin, Part, PassId, PassKind, PassState};
use crate::ui::{Action, CodeRow, PassRow, View};

/// Whether the person of this window can code in the open document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Yes.
    Open(PassId),
    /// The pass's parts that lie in this document are closed.
    Finished(PassId),
    /// No, for this reason; with the one next step, if there is one.
    No(String, Next),
}

/// The one next step where one cannot code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// None that helps.
    Nothing,
    /// Do this.
    Do(Action),
    /// Work in another of one's passes.
    WorkIn(PassId),
}

impl Standing {
    /// How it stands with a document.
    pub fn of(view: &View<'_>, document: DocumentId) -> Self {
        if let Some(why) = view.read_only {
            return Self::No(why.to_owned(), Next::Nothing);
        }
        let Some(me) = view.me() else {
            let why = "This window belongs to nobody of the study: one can read and not code.";
            return Self::No(why.to_owned(), Next::Do(Action::StudySettings));
        };
        let passes = &view.overview.passes;
        let another = passes
            .iter()
            .rev()
            .find(|pass| pass.is_mine && pass.state == PassState::Open);
        let next = another.map_or(Next::Do(Action::NewPass), |pass| Next::WorkIn(pass.id));
        let Some(row) = view.pass().and_then(|pass| view.overview.pass(pass)) else {
            let why = "There is no pass to code in yet.";
            return Self::No(why.to_owned(), next);
        };
        if !row.is_mine {
            return Self::No(format!("You do not code in the pass “{}”.", row.name), next);
        }
        let Some(pass) = view.seen.pass(row.id) else {
            return Self::No("The pass is not in the study.".to_owned(), next);
        };
        let parts = parts_in(view, row, document);
        if parts.is_empty() {
            let why = format!("This document is not material of the pass “{}”.", row.name);
            return Self::No(why, Next::Nothing);
        }
        if parts.iter().all(|part| pass.has_closed(me, *part)) {
            return Self::Finished(row.id);
        }
        Self::Open(row.id)
    }

    /// The pass one can code in here.
    pub const fn open(&self) -> Option<PassId> {
        match self {
            Self::Open(pass) => Some(*pass),
            _ => None,
        }
    }

    /// Why one cannot code, in one sentence; none where one can.
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Open(_) => None,
            Self::Finished(_) => Some(
                "You have finished with this document in this pass: reopen it to go on coding."
                    .to_owned(),
            ),
            Self::No(why, _) => Some(why.clone()),
        }
    }
}

/// How it stands with the open document, made anew when the study, the pass or the document changes.
#[derive(Debug, Default)]
pub(super) struct Stand {
    key: Option<(u64, Option<PassId>, DocumentId)>,
    standing: Option<Standing>,
}

impl Stand {
    /// Makes it anew where something has changed.
    pub fn update(&mut self, view: &View<'_>, document: DocumentId) {
        let key = Some((view.revision(), view.pass(), document));
        if self.key != key {
            self.key = key;
            self.standing = Some(Standing::of(view, document));
        }
    }

    /// How it stands with a document.
    pub fn of(&self, view: &View<'_>, document: DocumentId) -> Standing {
        let key = Some((view.revision(), view.pass(), document));
        let kept = self.standing.as_ref().filter(|_| self.key == key);
        kept.cloned()
            .unwrap_or_else(|| Standing::of(view, document))
    }
}

/// The parts of a pass that lie in a document: the document itself, or the constructs with material in it.
pub(super) fn parts_in(view: &View<'_>, row: &PassRow, document: DocumentId) -> Vec<Part> {
    if row.constructs.is_empty() {
        let parts = view.seen.parts(row.id);
        let own = Part::Document(document);
        return parts.into_iter().filter(|part| *part == own).collect();
    }
    let spans = view.seen.material_spans(row.id);
    let constructs: std::collections::BTreeSet<CodeId> = spans
        .iter()
        .filter(|span| span.document == document)
        .map(|span| span.construct)
        .collect();
    constructs.into_iter().map(Part::Construct).collect()
}

/// What is worth a word when the first new code is made in a deductive pass: it codes with its framework.
pub(super) fn new_code_hint(view: &View<'_>, pass: PassId) -> Option<String> {
    let row = view.overview.pass(pass)?;
    let first = !view.overview.codes.iter().any(|code| {
        let made = view.seen.code(code.id);
        let arose = made.and_then(|code| code.first.arose);
        let own = !code.is_construct && code.origin != Origin::Outside;
        own && arose.is_some_and(|arose| arose.pass == pass)
    });
    (first && row.kind == PassKind::Deductive).then(|| {
        format!(
            "“{}” codes with its framework: new codes made in it are marked as inductive within this deductive pass.",
            row.name
        )
    })
}

/// Whether a pass works over existing codes.
pub(super) fn is_directed(view: &View<'_>, pass: PassId) -> bool {
    let row = view.overview.pass(pass);
    row.is_some_and(|row| row.kind == PassKind::Directed)
}

/// The codes that digits stand for until somebody pins others: the sub-domains of the pass's framework; in a pass over
/// existing codes those chosen for it.
pub(super) fn pins_at_first(view: &View<'_>, pass: PassId) -> Vec<CodeId> {
    let Some(row) = view.overview.pass(pass) else {
        return Vec::new();
    };
    if row.kind == PassKind::Inductive {
        return Vec::new();
    }
    let rows = &view.overview.codes;
    if row.kind == PassKind::Directed
        && let Some(offered) = view.seen.offered_codes(pass)
    {
        let offered = |code: &&CodeRow| offered.contains(&code.id);
        return rows.iter().filter(offered).map(|row| row.id).collect();
    }
    let Some(framework) = row.framework else {
        return Vec::new();
    };
    let construct = |id: &CodeId| {
        view.overview
            .code(*id)
            .is_some_and(|row| row.is_construct && !row.switched_off)
    };
    rows.iter()
        .filter(|row| row.framework == Some(framework) && row.is_construct && !row.switched_off)
        .filter(|row| !view.overview.tree.children(row.id).iter().any(construct))
        .map(|row| row.id)
        .collect()
}

/// The name under which a code is shown: a participant's words stand in quotation marks.
pub(super) fn shown_name(row: &crate::ui::CodeRow) -> String {
    if row.in_vivo && !row.name.starts_with(['“', '"', '«', '„']) {
        format!("“{}”", row.name)
    } else {
        row.name.clone()
    }
}
