use super::names::KINDS;
use super::rows::{Author, Rows};
use crate::model::{DocumentId, MemoKind, Target};
use crate::ui::forms;
use egui::Ui;

/// Which memos are listed, and in which order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Filter {
    /// Words that must all be in it.
    pub words: String,
    pub kind: Option<MemoKind>,
    /// Only what is still to be explored.
    pub to_explore: bool,
    pub author: Option<Author>,
    pub on: Option<OnSort>,
    pub document: Option<DocumentId>,
    pub order: Order,
}

/// In which order memos are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    #[default]
    Newest,
    Oldest,
    Kind,
    Place,
}

/// What sort of thing a memo is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnSort {
    Study,
    Document,
    Passage,
    Code,
    Category,
    Person,
    Pass,
    Memo,
}

impl OnSort {
    /// Of what a memo is on.
    pub const fn of(target: Target) -> Self {
        match target {
            Target::Study => Self::Study,
            Target::Document(_) => Self::Document,
            Target::Passage { .. } | Target::Coding(_) => Self::Passage,
            Target::Code(_) => Self::Code,
            Target::Category(_) => Self::Category,
            Target::Participant(_) | Target::Case(_) | Target::Analyst(_) => Self::Person,
            Target::Pass(_) => Self::Pass,
            Target::Memo(_) => Self::Memo,
        }
    }
}

const ON: [(Option<OnSort>, &str); 9] = [
    (None, "On anything"),
    (Some(OnSort::Study), "On the study"),
    (Some(OnSort::Document), "On documents"),
    (Some(OnSort::Passage), "On passages and codings"),
    (Some(OnSort::Code), "On codes"),
    (Some(OnSort::Category), "On categories"),
    (Some(OnSort::Person), "On people and cases"),
    (Some(OnSort::Pass), "On passes"),
    (Some(OnSort::Memo), "On memos"),
];

const ORDERS: [(Order, &str); 4] = [
    (Order::Newest, "Newest first"),
    (Order::Oldest, "Oldest first"),
    (Order::Kind, "By kind"),
    (Order::Place, "By place"),
];

impl Filter {
    /// Whether anything is filtered out.
    pub fn is_set(&self) -> bool {
        let order = self.order;
        *self
            != Self {
                order,
                ..Self::default()
            }
    }

    /// Draws the choices, as many to a line as there is room for.
    pub fn show(&mut self, ui: &mut Ui, rows: &Rows) {
        let mut kinds: Vec<((Option<MemoKind>, bool), &str)> = vec![((None, false), "All kinds")];
        kinds.extend(KINDS.map(|(kind, name)| ((Some(kind), false), name)));
        kinds.push(((Some(MemoKind::ToExploreNext), true), "Still to explore"));
        let mut kind = (self.kind, self.to_explore);
        forms::bare_choice(ui, "Kind", &mut kind, &kinds, 124.0);
        (self.kind, self.to_explore) = kind;
        // Somebody whose memos have all gone is filtered for no longer.
        if !rows.authors.iter().any(|(it, _)| *it == self.author) {
            self.author = None;
        }
        if !rows.documents.iter().any(|(it, _)| *it == self.document) {
            self.document = None;
        }
        forms::bare_choice(ui, "Author", &mut self.author, &rows.authors, 116.0);
        forms::bare_choice(ui, "On what", &mut self.on, &ON, 116.0);
        forms::bare_choice(
            ui,
            "In document",
            &mut self.document,
            &rows.documents,
            132.0,
        );
        forms::bare_choice(ui, "Order", &mut self.order, &ORDERS, 112.0);
    }
}
