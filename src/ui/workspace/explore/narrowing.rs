//! What segments are narrowed to besides codes: documents, people, roles, waves, values.

use super::kinds::Kinds;
use crate::analysis::explore::{Axis, AxisHeading, HeadingOf, Placing};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, forms, many};
use egui::Ui;

/// Values listed at once.
const LISTED: usize = 12;

/// The choice of what to narrow to.
#[derive(Debug, Default)]
pub(super) struct Narrowing {
    pub only: Vec<(HeadingOf, String)>,
    kind: Option<Axis>,
    filter: String,
    values: Vec<AxisHeading>,
    values_of: Option<(u64, Axis)>,
}

impl Narrowing {
    /// Draws the choice; true when something was added or taken out.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, kinds: &Kinds) -> bool {
        let mut named: Vec<(Option<Axis>, String)> = vec![(None, "Everything".to_owned())];
        let narrower = kinds.that(|it| !it.is_of_codes()).into_iter();
        named.extend(narrower.map(|(it, name)| (Some(it), name)));
        if !named.iter().any(|(it, _)| *it == self.kind) {
            self.kind = None;
        }
        if forms::choice(ui, "Only of", &mut self.kind, &named) {
            self.filter.clear();
        }
        let Some(kind) = self.kind else {
            return false;
        };
        if self.values_of != Some((view.revision(), kind)) {
            self.values_of = Some((view.revision(), kind));
            self.values = Placing::of(view.seen, kind).headings;
        }
        let mut changed = false;
        ui.add_space(metrics::GRID);
        if self.values.len() > LISTED {
            let hint = format!("Find among {}", kind.name(view.seen).to_lowercase());
            let width = ui.available_width();
            forms::bare_text(ui, &hint, &mut self.filter, &hint, width);
        }
        let wanted = self.filter.trim().to_lowercase();
        let fits = |it: &&AxisHeading| it.name.to_lowercase().contains(&wanted);
        let found: Vec<&AxisHeading> = self.values.iter().filter(fits).collect();
        for heading in found.iter().take(LISTED) {
            let at = self.only.iter().position(|(it, _)| *it == heading.of);
            let mut on = at.is_some();
            if ui.checkbox(&mut on, heading.name.as_str()).changed() {
                changed = true;
                match at {
                    Some(at) => {
                        self.only.remove(at);
                    }
                    None => self.only.push((heading.of.clone(), heading.name.clone())),
                }
            }
        }
        if found.len() > LISTED {
            let words = many(found.len() - LISTED, "more", "more");
            ui.label(theme(ui).small(format!("{words}: type to find one.")));
        }
        if self.values.is_empty() {
            ui.label(theme(ui).small("There are none yet."));
        }
        changed
    }

    /// Chips of what it is narrowed to; true when one was taken out.
    pub fn chips(&mut self, ui: &mut Ui) -> bool {
        let mut out = None;
        for (n, (_, name)) in self.only.iter().enumerate() {
            let chip = parts::chip(ui, &format!("{name}  ×"));
            if chip.on_hover_text(format!("Take “{name}” out")).clicked() {
                out = Some(n);
            }
        }
        if let Some(n) = out {
            self.only.remove(n);
        }
        out.is_some()
    }

    /// Forgets what is no longer in the study.
    pub fn forget_gone(&mut self, view: &View<'_>) {
        let seen = view.seen;
        self.only.retain(|(of, _)| match of {
            HeadingOf::Document(id) => seen.document(*id).is_some(),
            HeadingOf::Participant(id) => seen.participant(*id).is_some(),
            HeadingOf::Role(id) => seen.role(*id).is_some(),
            HeadingOf::Case(id) => seen.case(*id).is_some(),
            HeadingOf::Analyst(id) => seen.analyst(*id).is_some(),
            HeadingOf::Value(id, _) => seen.attribute(*id).is_some(),
            _ => true,
        });
    }
}
