//! Which quotations are on the list.

use crate::analysis::quotations::{ChosenQuotations, QuotedSegment, printed};
use crate::model::{CategoryId, OmissionMark, QuotationUse, RoleId};
use crate::ui::{View, forms};
use egui::Ui;

/// Widths of the fields.
const FIELD: f32 = 140.0;

/// Which quotations are on the list; by default all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    words: String,
    quoted: Option<QuotationUse>,
    category: Option<CategoryId>,
    role: Option<RoleId>,
}

impl Filter {
    /// Draws the fields.
    pub fn show(&mut self, ui: &mut Ui, chosen: &ChosenQuotations, view: &View<'_>) {
        let uses = [
            (None, "All uses"),
            (Some(QuotationUse::MainText), "In the main text"),
            (Some(QuotationUse::Supplement), "In the supplement"),
            (Some(QuotationUse::Candidate), "Candidates"),
        ];
        let mut categories = vec![(None, "All categories".to_owned())];
        let of = chosen.categories.iter();
        categories.extend(of.map(|it| (Some(it.category), it.name.clone())));
        let mut roles = vec![(None, "All roles".to_owned())];
        let of = view.seen.roles().into_iter();
        roles.extend(of.map(|it| (Some(it.id), it.name.text().to_owned())));
        ui.horizontal_wrapped(|ui| {
            let hint = "Words, speaker, document";
            forms::bare_text(ui, "Find in the quotations", &mut self.words, hint, 180.0);
            forms::bare_choice(ui, "Use", &mut self.quoted, &uses, FIELD);
            if categories.len() > 1 {
                forms::bare_choice(ui, "Category", &mut self.category, &categories, FIELD);
            }
            if roles.len() > 1 {
                forms::bare_choice(ui, "Role", &mut self.role, &roles, FIELD);
            }
        });
    }

    /// Whether it leaves anything out.
    pub fn narrows(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a quotation is on the list.
    pub fn takes(&self, view: &View<'_>, it: &QuotedSegment) -> bool {
        let role = |role: RoleId| {
            let mut who = it.label.participants.iter();
            who.any(|who| {
                let who = view.seen.participant(*who);
                who.is_some_and(|who| who.role.get_or(None) == Some(role))
            })
        };
        self.quoted.is_none_or(|quoted| quoted == it.quoted)
            && self.category.is_none_or(|of| it.categories.contains(&of))
            && self.role.is_none_or(role)
            && self.has_words(view, it)
    }

    fn has_words(&self, view: &View<'_>, it: &QuotedSegment) -> bool {
        let sought = self.words.trim().to_lowercase();
        if sought.is_empty() {
            return true;
        }
        let document = view.overview.document(it.document);
        let document = document.map_or("", |row| &row.name);
        [
            printed(&it.pieces, OmissionMark::default()).as_str(),
            &it.label.text,
            document,
        ]
        .iter()
        .any(|words| words.to_lowercase().contains(&sought))
    }
}
