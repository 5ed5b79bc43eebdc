//! The form that makes a test of the codebook: a version, analysts, material drawn from what none of them has coded
//! with it.

use super::draw_fields::{DrawFields, KeptEligible, outcome};
use crate::analysis::drawing::{self, CodedWith, Eligible};
use crate::model::acts::{
    ActError, NewPassOf, freeze_codebook, next_version_name, open_test, segments_of,
};
use crate::model::{
    AnalystId, CodeId, FrameworkId, Level, PassId, PassKind, PassState, VersionId, capital,
};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::documents::words;
use crate::ui::{Command, Commands, Selected, View, forms, many};
use egui::{Label, Ui};
use std::collections::BTreeSet;

/// What eligibility depends on.
type Key = (
    u64,
    Vec<AnalystId>,
    CodedWith,
    Option<(PassId, Vec<CodeId>)>,
);

/// Segments by construct: code, path, number.
type Segments = Vec<(CodeId, String, usize)>;
/// The versions as choices; none is to freeze another.
type Versions = Vec<(Option<VersionId>, String)>;

/// A test in the making.
#[derive(Debug)]
pub struct TestForm {
    name: String,
    proposed: String,
    /// The version tested; none to freeze the codebook as it is.
    version: Option<VersionId>,
    with: CodedWith,
    level: Level,
    analysts: BTreeSet<AnalystId>,
    within: Option<PassId>,
    constructs: BTreeSet<CodeId>,
    /// Segments by construct of the chosen earlier pass, with what they were counted for.
    segments: Option<(u64, PassId, Segments)>,
    fields: DrawFields,
    eligible: KeptEligible<Key>,
    /// The versions as choices, with the revision they were made at.
    versions: Option<(u64, Versions)>,
    focus: bool,
}

impl TestForm {
    /// A form with what is likely: the last version if nothing changed since, everybody, 20 per cent.
    pub fn proposed(view: &View<'_>) -> Self {
        let seen = view.seen;
        let analysts = view.overview.people.iter().map(|it| it.id).collect();
        let own = seen
            .codes()
            .into_iter()
            .any(|code| code.first.construct.is_none());
        let framework = seen.frameworks().first().map(|it| it.id);
        let with = match framework {
            Some(framework) if !own => CodedWith::Framework(framework),
            _ => CodedWith::OwnCodes(None),
        };
        let mut form = Self {
            name: String::new(),
            proposed: String::new(),
            version: seen.unchanged_codebook(),
            with,
            level: Level::Manifest,
            analysts,
            within: None,
            constructs: BTreeSet::new(),
            segments: None,
            fields: DrawFields::default(),
            eligible: KeptEligible::default(),
            versions: None,
            focus: true,
        };
        form.propose_name(view);
        form
    }

    fn propose_name(&mut self, view: &View<'_>) {
        let versions = view.seen.codebook_versions();
        let number = self.version.and_then(|id| {
            let known = versions.iter().find(|it| it.version.id == id);
            known.map(|it| it.number)
        });
        let number = number.unwrap_or(versions.len() + 1);
        let plain = format!("Test of version {number}");
        let taken = |name: &str| view.overview.passes.iter().any(|pass| pass.name == name);
        let mut name = plain.clone();
        let mut again = 2;
        while taken(&name) {
            name = format!("{plain} ({again})");
            again += 1;
        }
        if self.name == self.proposed {
            self.name.clone_from(&name);
        }
        self.proposed = name;
    }

    /// Draws the form; true once it is done with.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) -> bool {
        let card = parts::card(ui, |ui| {
            ui.label(theme(ui).subheading("Test the codebook"));
            let words = "For agreement to publish: a frozen version, material that none of the analysts has coded or read with it, drawn by chance, and coded by each of them hidden from the others. The figures are of that material alone.";
            ui.add(Label::new(theme(ui).quiet(words)).wrap());
            let name = forms::text(ui, "Name", &mut self.name, "");
            if std::mem::take(&mut self.focus) {
                name.request_focus();
            }
            self.what(ui, view);
            self.who(ui, view);
            self.material(ui, view);
            let missing = self.draw(ui, view);
            ui.add_space(metrics::GRID * 3.0);
            let missing = self.missing().or(missing);
            ui.horizontal_wrapped(|ui| {
                let make = ui.add_enabled_ui(missing.is_none(), |ui| {
                    parts::primary_button(ui, "Draw and open the hidden pass")
                });
                let cancelled = parts::quiet_button(ui, "Cancel").clicked();
                if let Some(missing) = missing {
                    ui.label(theme(ui).quiet(missing));
                }
                if make.inner.clicked() {
                    self.make(view, commands);
                    return true;
                }
                cancelled
            })
            .inner
        });
        card.inner
    }

    /// Which version, and which of its codes.
    fn what(&mut self, ui: &mut Ui, view: &View<'_>) {
        let key = view.revision();
        if self
            .versions
            .as_ref()
            .is_none_or(|(known, _)| *known != key)
        {
            self.versions = Some((key, version_choices(view)));
        }
        let versions = self.versions.as_ref().map_or(&[][..], |(_, all)| all);
        let mut choices: Vec<(CodedWith, String)> = Vec::new();
        for it in view.seen.frameworks() {
            let words = format!("The constructs of {}", it.name.text());
            choices.push((CodedWith::Framework(it.id), words));
        }
        choices.insert(
            0,
            (
                CodedWith::OwnCodes(None),
                "The study's own codes".to_owned(),
            ),
        );
        let mut another = false;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                another =
                    forms::choice(left, "Version of the codebook", &mut self.version, versions);
                forms::choice(right, "Codes tested", &mut self.with, &choices);
            }
        });
        if another {
            self.propose_name(view);
        }
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
    }

    fn material(&mut self, ui: &mut Ui, view: &View<'_>) {
        let mut choices: Vec<(Option<PassId>, String)> = vec![(None, "Whole documents".to_owned())];
        let earlier = view.overview.passes.iter();
        let earlier = earlier.filter(|pass| pass.state != PassState::Open);
        choices.extend(earlier.map(|pass| (Some(pass.id), format!("Segments of “{}”", pass.name))));
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                if forms::choice(left, "Drawn from", &mut self.within, &choices) {
                    self.constructs.clear();
                }
                forms::choice(right, "Level", &mut self.level, &words::LEVELS);
            }
        });
        let Some(pass) = self.within else { return };
        parts::field_name(ui, "Within the constructs");
        for (id, path, number) in self.segments(view, pass) {
            let mut chosen = self.constructs.contains(&id);
            let words = format!("{path} ({})", many(number, "segment", "segments"));
            if ui.checkbox(&mut chosen, words).changed() {
                if chosen {
                    self.constructs.insert(id);
                } else {
                    self.constructs.remove(&id);
                }
            }
        }
    }

    /// The codes with which something was coded in a pass, each with its number of segments.
    fn segments(&mut self, view: &View<'_>, pass: PassId) -> Segments {
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
        let known = self.segments.as_ref();
        known.map_or_else(Vec::new, |(.., segments)| segments.clone())
    }

    fn within(&self) -> Option<(PassId, Vec<CodeId>)> {
        let constructs = self.constructs.iter().copied().collect();
        self.within.map(|pass| (pass, constructs))
    }

    /// What the analysts can be tested on.
    fn find(&mut self, view: &View<'_>) -> (&Eligible, &[crate::model::DrawBy]) {
        let analysts: Vec<AnalystId> = self.analysts.iter().copied().collect();
        let within = self.within();
        let with = self.with;
        let key = (view.revision(), analysts.clone(), with, within.clone());
        self.eligible.of(view, key, || {
            let within = within.as_ref().map(|(pass, of)| (*pass, of.as_slice()));
            drawing::for_test(view.seen, &analysts, with, within)
        })
    }

    fn draw(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<&'static str> {
        let segments = self.within.is_some();
        let (eligible, ways) = self.find(view);
        let (eligible, ways) = (eligible.clone(), ways.to_vec());
        self.fields.show(ui, view, &ways, segments);
        if let Some(missing) = self.fields.missing() {
            return Some(missing);
        }
        let draw = self.fields.draw(view, &eligible)?;
        outcome(ui, view, &draw);
        let empty = draw.drawn().next().is_none();
        empty.then_some("Nothing can be drawn: see above what is not eligible, and why.")
    }

    fn missing(&self) -> Option<&'static str> {
        if self.name.trim().is_empty() {
            Some("The test needs a name.")
        } else if self.analysts.len() < 2 {
            Some("Choose at least two analysts.")
        } else if self.within.is_some() && self.constructs.is_empty() {
            Some("Choose the constructs within which to draw.")
        } else {
            None
        }
    }

    fn make(&mut self, view: &View<'_>, commands: &mut Commands) {
        let eligible = self.find(view).0.clone();
        let Some(draw) = self.fields.draw(view, &eligible) else {
            return;
        };
        let (kind, framework): (PassKind, Option<FrameworkId>) = match self.with {
            CodedWith::Framework(framework) => (PassKind::Deductive, Some(framework)),
            CodedWith::OwnCodes(framework) => (PassKind::Directed, framework),
        };
        let of = NewPassOf {
            name: self.name.clone(),
            kind,
            analysts: self.analysts.iter().copied().collect(),
            framework,
            level: self.level,
            blind: true,
            within: self.within(),
        };
        let chosen = self.version;
        if chosen.is_none() {
            // A step of its own: undo takes back the test and stops at what was frozen.
            commands.act("freeze the codebook", |acting| {
                let name = next_version_name(acting.seen);
                freeze_codebook(acting.seen, acting.draft, &name, acting.now)
            });
        }
        commands.act_then("test the codebook", move |acting| {
            let versions = acting.seen.codebook_versions();
            let last = versions.last().map(|it| it.version.id);
            let what = "The version of the codebook";
            let version = chosen.or(last).ok_or(ActError::NotHere { what })?;
            let pass = open_test(acting.seen, acting.draft, of, version, draw)?;
            let then = vec![Command::WorkIn(pass), Command::Select(Selected::Pass(pass))];
            Ok::<_, ActError>(then)
        });
    }
}

/// The versions, newest first, each with what changed since; and freezing a further one.
fn version_choices(view: &View<'_>) -> Versions {
    let versions = view.seen.codebook_versions();
    let next = versions.len() + 1;
    let mut choices = vec![(None, format!("Freeze it now, as version {next}"))];
    for it in versions.iter().rev() {
        let from = crate::model::Moment::Cut(&it.version.frozen.cut);
        let since = view.seen.codebook_between(from, crate::model::Moment::Now);
        let since = super::differences::in_words(&since);
        let name = capital(&it.in_words());
        choices.push((Some(it.version.id), format!("{name}, {since} since")));
    }
    choices
}
