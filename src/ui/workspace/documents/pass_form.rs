//! The form for a new pass.

use super::words;
use crate::model::acts::{NewPassOf, open_pass, segments_of};
use crate::model::{AnalystId, CodeId, FrameworkId, Level, PassId, PassKind, PassState};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Selected, View, forms, many};
use egui::Ui;
use std::collections::BTreeSet;

/// Number of segments by construct: code, path, number.
type Counted = Vec<(CodeId, String, usize)>;
/// Counted at this revision, of this pass.
type Segments = (u64, PassId, Counted);

/// A pass in the making.
#[derive(Debug)]
pub struct PassForm {
    name: String,
    /// The name as proposed; one that was typed stays whatever else is chosen.
    proposed: String,
    kind: PassKind,
    framework: Option<FrameworkId>,
    level: Level,
    analysts: BTreeSet<AnalystId>,
    blind: bool,
    /// The earlier pass whose segments are the material; none for whole documents.
    within: Option<PassId>,
    constructs: BTreeSet<CodeId>,
    /// Segments by construct of the chosen earlier pass, with the revision they were counted at.
    segments: Option<Segments>,
    focus: bool,
}

impl PassForm {
    /// A form with what is likely: deductive where there is a framework and no such pass yet, everybody, blind.
    pub fn proposed(view: &View<'_>) -> Self {
        let overview = view.overview;
        let framework = view.seen.frameworks().first().map(|it| it.id);
        let deductive = overview
            .passes
            .iter()
            .any(|pass| pass.kind == PassKind::Deductive);
        let kind = if framework.is_some() && !deductive {
            PassKind::Deductive
        } else {
            PassKind::Inductive
        };
        let analysts: BTreeSet<AnalystId> = overview.people.iter().map(|it| it.id).collect();
        let mut form = Self {
            name: String::new(),
            proposed: String::new(),
            kind,
            framework,
            level: Level::Manifest,
            blind: analysts.len() > 1,
            analysts,
            within: None,
            constructs: BTreeSet::new(),
            segments: None,
            focus: true,
        };
        form.propose_name(view);
        form
    }

    fn propose_name(&mut self, view: &View<'_>) {
        let mut name = match self.kind {
            PassKind::Deductive => "Deductive".to_owned(),
            PassKind::Inductive => "Inductive".to_owned(),
            PassKind::Directed => "Directed".to_owned(),
        };
        let names: Vec<String> = self
            .constructs
            .iter()
            .map(|id| view.seen.code_name(*id))
            .collect();
        if !names.is_empty() {
            name = format!("{name} · within {}", names.join(", "));
        }
        let taken = |name: &str| view.overview.passes.iter().any(|pass| pass.name == name);
        let plain = name.clone();
        let mut number = 2;
        while taken(&name) {
            name = format!("{plain} {number}");
            number += 1;
        }
        if self.name == self.proposed {
            self.name.clone_from(&name);
        }
        self.proposed = name;
    }

    /// Draws the form; true once it is done with.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> bool {
        let card = parts::card(ui, |ui| {
            ui.label(theme(ui).subheading("New pass"));
            let name = forms::text(ui, "Name", &mut self.name, "");
            if std::mem::take(&mut self.focus) {
                name.request_focus();
            }
            self.how(ui, view);
            self.who(ui, view);
            self.material(ui, view);
            ui.add_space(metrics::GRID * 3.0);
            let missing = self.missing();
            ui.horizontal(|ui| {
                let open = ui.add_enabled_ui(missing.is_none(), |ui| {
                    parts::primary_button(ui, "Open the pass")
                });
                let cancelled = parts::quiet_button(ui, "Cancel").clicked();
                if let Some(missing) = missing {
                    ui.label(theme(ui).quiet(missing));
                }
                if open.inner.clicked() {
                    self.open(commands);
                    return true;
                }
                cancelled
            })
            .inner
        });
        card.inner
    }

    fn how(&mut self, ui: &mut Ui, view: &View<'_>) {
        let mut changed = false;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                changed = forms::choice(left, "Kind", &mut self.kind, &words::PASS_KINDS);
                forms::choice(right, "Level", &mut self.level, &words::LEVELS);
            }
        });
        if changed {
            self.propose_name(view);
        }
        if self.kind == PassKind::Inductive {
            return;
        }
        let mut choices: Vec<(Option<FrameworkId>, String)> =
            vec![(None, "No framework".to_owned())];
        let frameworks = view.seen.frameworks().into_iter();
        choices.extend(frameworks.map(|it| (Some(it.id), it.name.text().to_owned())));
        forms::choice(ui, "Framework", &mut self.framework, &choices);
    }

    fn who(&mut self, ui: &mut Ui, view: &View<'_>) {
        parts::field_name(ui, "Analysts");
        ui.horizontal_wrapped(|ui| {
            for person in &view.overview.people {
                let mut codes = self.analysts.contains(&person.id);
                if ui.checkbox(&mut codes, person.name.as_str()).changed() {
                    if codes {
                        self.analysts.insert(person.id);
                    } else {
                        self.analysts.remove(&person.id);
                    }
                }
            }
        });
        ui.checkbox(
            &mut self.blind,
            "Hidden from each other until all have closed it",
        );
    }

    fn material(&mut self, ui: &mut Ui, view: &View<'_>) {
        let mut choices: Vec<(Option<PassId>, String)> = vec![(
            None,
            "Whole documents, those that come later included".to_owned(),
        )];
        let earlier = view.overview.passes.iter();
        let earlier = earlier.filter(|pass| pass.state != PassState::Open);
        choices.extend(earlier.map(|pass| (Some(pass.id), format!("Segments of “{}”", pass.name))));
        if choices.len() == 1 {
            parts::field_name(ui, "Material");
            ui.label(theme(ui).text("Whole documents, those that come later included"));
            return;
        }
        if forms::choice(ui, "Material", &mut self.within, &choices) {
            self.constructs.clear();
            self.propose_name(view);
        }
        let Some(pass) = self.within else { return };
        parts::field_name(ui, "Within the constructs");
        let mut changed = false;
        let constructs = self.segments(view, pass).to_vec();
        for (id, path, number) in constructs {
            let mut chosen = self.constructs.contains(&id);
            let words = format!("{path} ({})", many(number, "segment", "segments"));
            if ui.checkbox(&mut chosen, words).changed() {
                changed = true;
                if chosen {
                    self.constructs.insert(id);
                } else {
                    self.constructs.remove(&id);
                }
            }
        }
        if changed {
            self.propose_name(view);
        }
    }

    /// The codes with which something was coded in a pass, each with its number of segments.
    fn segments(&mut self, view: &View<'_>, pass: PassId) -> &[(CodeId, String, usize)] {
        let key = (view.revision(), pass);
        let fresh = matches!(&self.segments, Some((revision, of, _)) if (*revision, *of) == key);
        if !fresh {
            let used = view.overview.codes.iter().filter(|row| row.codings > 0);
            let counted = used.filter_map(|row| {
                let number = segments_of(view.seen, pass, &[row.id]).len();
                (number > 0).then(|| (row.id, row.path.clone(), number))
            });
            self.segments = Some((key.0, key.1, counted.collect()));
        }
        self.segments
            .as_ref()
            .map_or(&[], |(_, _, segments)| segments)
    }

    fn missing(&self) -> Option<&'static str> {
        if self.name.trim().is_empty() {
            Some("The pass needs a name.")
        } else if self.analysts.is_empty() {
            Some("Choose at least one analyst.")
        } else if self.kind == PassKind::Deductive && self.framework.is_none() {
            Some("A deductive pass needs a framework.")
        } else if self.within.is_some() && self.constructs.is_empty() {
            Some("Choose the constructs within which to code.")
        } else {
            None
        }
    }

    fn open(&self, commands: &mut Commands) {
        let constructs: Vec<CodeId> = self.constructs.iter().copied().collect();
        let of = NewPassOf {
            name: self.name.clone(),
            kind: self.kind,
            analysts: self.analysts.iter().copied().collect(),
            framework: self.framework.filter(|_| self.kind != PassKind::Inductive),
            level: self.level,
            blind: self.blind,
            within: self.within.map(|pass| (pass, constructs)),
        };
        commands.act_then("open the pass", move |acting| {
            let pass = open_pass(acting.seen, acting.draft, of)?;
            let then = vec![Command::WorkIn(pass), Command::Select(Selected::Pass(pass))];
            Ok::<_, crate::model::acts::ActError>(then)
        });
    }
}
