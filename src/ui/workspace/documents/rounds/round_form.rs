//! The form for the next round of a pass.

use super::draw_fields::{DrawFields, KeptEligible, material_heading, outcome};
use crate::analysis::drawing;
use crate::model::acts::{open_drawn_round, open_round};
use crate::model::{DocumentId, Moment, PassId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, forms, many};
use egui::{ScrollArea, Ui};
use std::collections::BTreeSet;

/// How the round gets its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Choosing,
    Drawing,
}

const BY: [(By, &str); 2] = [
    (By::Choosing, "Chosen documents"),
    (By::Drawing, "Drawn documents"),
];

/// Documents for which the list scrolls by itself.
const ROWS: usize = 9;

/// A round in the making.
#[derive(Debug)]
pub struct RoundForm {
    name: String,
    by: By,
    chosen: BTreeSet<DocumentId>,
    fields: DrawFields,
    eligible: KeptEligible<(u64, PassId)>,
    free: Option<(u64, Vec<DocumentId>)>,
    /// What is not frozen of the codebook, as a sentence, at a revision.
    unfrozen: Option<(u64, Option<String>)>,
    focus: bool,
}

impl RoundForm {
    /// A form with what is likely: a pilot first, then the rest.
    pub fn proposed(rounds: usize) -> Self {
        let name = match rounds {
            0 => "Pilot".to_owned(),
            1 => "Main round".to_owned(),
            more => format!("Round {}", more + 1),
        };
        Self {
            name,
            by: By::Choosing,
            chosen: BTreeSet::new(),
            fields: DrawFields::of_number(2),
            eligible: KeptEligible::default(),
            free: None,
            unfrozen: None,
            focus: true,
        }
    }

    /// Draws the form; true once it is done with.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        pass: PassId,
        commands: &mut Commands,
    ) -> bool {
        let card = parts::card(ui, |ui| {
            let name = forms::text(ui, "Name of the round", &mut self.name, "");
            if std::mem::take(&mut self.focus) {
                name.request_focus();
            }
            forms::choice(ui, "Material", &mut self.by, &BY);
            let missing = match self.by {
                By::Choosing => self.choose(ui, view, pass),
                By::Drawing => self.draw(ui, view, pass),
            };
            let key = view.revision();
            if self
                .unfrozen
                .as_ref()
                .is_none_or(|(known, _)| *known != key)
            {
                self.unfrozen = Some((key, unfrozen(view)));
            }
            if let Some((_, Some(sentence))) = &self.unfrozen {
                ui.add_space(metrics::GRID);
                ui.add(egui::Label::new(theme(ui).small(sentence)).wrap());
            }
            let unnamed = self.name.trim().is_empty();
            let missing = if unnamed {
                Some("The round needs a name.")
            } else {
                missing
            };
            ui.add_space(metrics::GRID * 2.0);
            if let Some(missing) = missing {
                ui.add(egui::Label::new(theme(ui).quiet(missing)).wrap());
            }
            ui.horizontal_wrapped(|ui| {
                let open = ui.add_enabled_ui(missing.is_none(), |ui| {
                    parts::primary_button(ui, "Open the round")
                });
                let cancelled = parts::quiet_button(ui, "Cancel").clicked();
                if open.inner.clicked() {
                    self.open(view, pass, commands);
                    return true;
                }
                cancelled
            })
            .inner
        });
        card.inner
    }

    fn choose(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId) -> Option<&'static str> {
        let key = view.revision();
        if self.free.as_ref().is_none_or(|(known, _)| *known != key) {
            self.free = Some((key, view.seen.documents_without_round(pass)));
        }
        let free = self.free.as_ref().map_or(&[][..], |(_, free)| free);
        self.chosen.retain(|id| free.contains(id));
        let chosen = &mut self.chosen;
        let count = many(chosen.len(), "document", "documents");
        material_heading(ui, &format!("{count} of {} chosen", free.len()));
        let row = ui.spacing().interact_size.y;
        let height = (free.len().min(ROWS) as f32) * (row + ui.spacing().item_spacing.y);
        ScrollArea::vertical()
            .id_salt("documents of the round")
            .max_height(height)
            .auto_shrink([false, true])
            .show_rows(ui, row, free.len(), |ui, rows| {
                for id in rows.filter_map(|at| free.get(at)) {
                    let document = view.overview.document(*id);
                    let name = document.map_or("", |it| it.name.as_str());
                    let mut is_chosen = chosen.contains(id);
                    if ui.checkbox(&mut is_chosen, name).changed() {
                        if is_chosen {
                            chosen.insert(*id);
                        } else {
                            chosen.remove(id);
                        }
                    }
                }
            });
        ui.horizontal(|ui| {
            if parts::link(ui, "Choose all").clicked() {
                chosen.extend(free);
            }
            if parts::link(ui, "Choose none").clicked() {
                chosen.clear();
            }
        });
        chosen.is_empty().then_some("Choose at least one document.")
    }

    fn draw(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId) -> Option<&'static str> {
        let key = (view.revision(), pass);
        let find = || drawing::for_round(view.seen, pass);
        let (eligible, ways) = self.eligible.of(view, key, find);
        self.fields.show(ui, view, ways, false);
        if let Some(missing) = self.fields.missing() {
            return Some(missing);
        }
        let draw = self.fields.draw(view, eligible)?;
        outcome(ui, view, &draw);
        let empty = draw.drawn().next().is_none();
        empty.then_some("Nothing can be drawn: every document is in a round.")
    }

    fn open(&mut self, view: &View<'_>, pass: PassId, commands: &mut Commands) {
        let name = self.name.clone();
        match self.by {
            By::Choosing => {
                let chosen: Vec<DocumentId> = self.chosen.iter().copied().collect();
                commands.act("open the round", move |acting| {
                    open_round(acting.seen, acting.draft, pass, &name, &chosen)
                });
            }
            By::Drawing => {
                let key = (view.revision(), pass);
                let find = || drawing::for_round(view.seen, pass);
                let (eligible, _) = self.eligible.of(view, key, find);
                let Some(draw) = self.fields.draw(view, eligible) else {
                    return;
                };
                commands.act("open the round", move |acting| {
                    open_drawn_round(acting.seen, acting.draft, pass, &name, draw)
                });
            }
        }
    }
}

/// That the codebook is not frozen as it is, so that the round could not say with which one it was coded.
fn unfrozen(view: &View<'_>) -> Option<String> {
    let versions = view.seen.codebook_versions();
    let Some(last) = versions.last() else {
        return Some(
            "No version of the codebook is frozen: freeze one first, so that the round says with which it was coded."
                .to_owned(),
        );
    };
    let from = Moment::Cut(&last.version.frozen.cut);
    let changes = view.seen.codebook_between(from, Moment::Now).len();
    (changes > 0).then(|| {
        let changes = many(changes, "change", "changes");
        let next = last.number + 1;
        format!(
            "The codebook has {changes} since version {}: freeze it as version {next} first, so that the round says with which it was coded.",
            last.number
        )
    })
}
