//! The versions of the codebook on the passes' page: freezing it, and what changed since.

use super::differences::{Compared, in_words};
use crate::model::acts::{freeze_codebook, next_version_name};
use crate::model::{Moment, VersionId, capital};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Date, View, forms};
use egui::{Label, Ui};

/// A version as the list shows it.
#[derive(Debug)]
struct Row {
    id: VersionId,
    number: usize,
    /// “Version 2 “before the main round””.
    name: String,
    /// “frozen 12 March 2026 by Anna”.
    when: String,
    /// What changed since the version before; empty for the first.
    changed: String,
}

/// What the list remembers between frames.
#[derive(Debug, Default)]
pub struct Versions {
    rows: Option<(u64, Vec<Row>, String)>,
    /// The name of the version to be frozen, while that is asked.
    freezing: Option<String>,
    focus: bool,
}

impl Versions {
    /// Draws the list; two versions whose differences are asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        commands: &mut Commands,
    ) -> Option<Compared> {
        let key = view.revision();
        if self.rows.as_ref().is_none_or(|(known, ..)| *known != key) {
            let (rows, since) = derive(view);
            self.rows = Some((key, rows, since));
        }
        let theme = theme(ui);
        let (_, rows, since) = self.rows.as_ref()?;
        let count = if rows.is_empty() {
            String::new()
        } else {
            rows.len().to_string()
        };
        parts::section(ui, "Versions of the codebook", &count);
        if rows.is_empty() {
            let words = "Freeze the codebook before each round: figures then say with which version they were made, and what changed between two versions is listed with its reasons.";
            ui.add(Label::new(theme.quiet(words)).wrap());
        }
        let mut compared = None;
        for row in rows.iter().rev() {
            if Some(row.number) == rows.last().map(|it| it.number) {
                let facts = if since == NO_CHANGE {
                    format!("{NO_CHANGE} since version {}", row.number)
                } else {
                    since.clone()
                };
                line(ui, "Now", &facts, |ui| {
                    let words = format!("What changed since version {}", row.number);
                    if since != NO_CHANGE && parts::link(ui, &words).clicked() {
                        let (from, to) = (row.id, None);
                        compared = Some(Compared { from, to });
                    }
                });
            }
            let facts = if row.changed.is_empty() {
                row.when.clone()
            } else {
                format!("{} · {}", row.when, row.changed)
            };
            line(ui, &row.name, &facts, |ui| {
                let before = rows.iter().find(|it| it.number + 1 == row.number);
                let Some(before) = before else { return };
                let words = format!("From version {} to {}", before.number, row.number);
                if parts::link(ui, &words).clicked() {
                    let (from, to) = (before.id, Some(row.id));
                    compared = Some(Compared { from, to });
                }
            });
        }
        ui.add_space(metrics::GRID);
        if view.read_only.is_none() {
            let next = rows.len() + 1;
            self.freeze(ui, view, next, commands);
        }
        compared
    }

    fn freeze(&mut self, ui: &mut Ui, view: &View<'_>, next: usize, commands: &mut Commands) {
        let Some(name) = &mut self.freezing else {
            let words = format!("Freeze the codebook as version {next}…");
            if parts::quiet_button(ui, &words).clicked() {
                self.freezing = Some(next_version_name(view.seen));
                self.focus = true;
            }
            return;
        };
        let mut done = false;
        let mut freezes = false;
        parts::card(ui, |ui| {
            let field = forms::text(ui, "Name of the version", name, "");
            if std::mem::take(&mut self.focus) {
                field.request_focus();
            }
            freezes = forms::entered(ui, &field);
            let words = "A frozen version stays as it is and cannot be undone. The codebook itself can be changed further at any time.";
            ui.add(Label::new(theme(ui).small(words)).wrap());
            ui.add_space(metrics::GRID * 2.0);
            ui.horizontal(|ui| {
                let ready = !name.trim().is_empty();
                let button =
                    ui.add_enabled_ui(ready, |ui| parts::primary_button(ui, "Freeze the codebook"));
                freezes |= button.inner.clicked();
                freezes &= ready;
                done = parts::quiet_button(ui, "Cancel").clicked();
            });
        });
        if freezes {
            let name = name.clone();
            commands.act("freeze the codebook", move |acting| {
                freeze_codebook(acting.seen, acting.draft, &name, acting.now)
            });
        }
        if done || freezes {
            self.freezing = None;
        }
    }
}

/// What [`in_words`] says where nothing changed.
const NO_CHANGE: &str = "no change";

fn line(ui: &mut Ui, name: &str, facts: &str, more: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme.text(name));
        ui.label(theme.quiet(facts));
        more(ui);
    });
}

/// The rows, and what changed since the last version.
fn derive(view: &View<'_>) -> (Vec<Row>, String) {
    let seen = view.seen;
    let versions = seen.codebook_versions();
    let mut rows = Vec::with_capacity(versions.len());
    let mut before: Option<Moment<'_>> = None;
    for it in &versions {
        let made = &it.version.made;
        let at = Date::local(made.stamp.at.milliseconds()).short();
        let by = made.by.map(|by| view.overview.person_name(by));
        let by = by.map_or_else(String::new, |by| format!(" by {by}"));
        let cut = Moment::Cut(&it.version.frozen.cut);
        let changed = before.map_or_else(String::new, |before| {
            in_words(&seen.codebook_between(before, cut))
        });
        before = Some(cut);
        rows.push(Row {
            id: it.version.id,
            number: it.number,
            name: capital(&it.in_words()),
            when: format!("frozen {at}{by}"),
            changed,
        });
    }
    let since = before.map_or_else(String::new, |before| {
        in_words(&seen.codebook_between(before, Moment::Now))
    });
    (rows, since)
}
