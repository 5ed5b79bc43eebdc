//! The card of a code: what it means, edited in place, and its segments.

use super::segments::Segments;
use super::typing::{Look, Typed, Typing};
use super::{CodeTools, Then};
use crate::model::acts::{self, ActError};
use crate::model::{Change, CodeEdit, CodeId, Field, Level, Origin};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::code_menu::{Chosen, CodeMenu};
use crate::ui::{Commands, Date, ListOf, View, forms, many};
use egui::{Label, Sense, Ui, vec2};

/// A text of a code that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Definition,
    Include,
    Exclude,
    Example,
}

impl Part {
    const ALL: [Self; 4] = [
        Self::Definition,
        Self::Include,
        Self::Exclude,
        Self::Example,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Definition => "Definition",
            Self::Include => "Include",
            Self::Exclude => "Exclude",
            Self::Example => "Example",
        }
    }

    /// What was done when it was changed.
    const fn changed(self) -> &'static str {
        match self {
            Self::Definition => "Definition changed",
            Self::Include => "Inclusion changed",
            Self::Exclude => "Exclusion changed",
            Self::Example => "Example changed",
        }
    }

    const fn hint(self) -> &'static str {
        match self {
            Self::Definition => "What it means",
            Self::Include => "What belongs to it",
            Self::Exclude => "What does not, and where that goes",
            Self::Example => "A typical passage",
        }
    }

    fn edit(self, words: String) -> CodeEdit {
        match self {
            Self::Definition => CodeEdit::Definition(words),
            Self::Include => CodeEdit::Include(words),
            Self::Exclude => CodeEdit::Exclude(words),
            Self::Example => CodeEdit::Example(words),
        }
    }
}

/// What the card shows, made anew when the study changes.
#[derive(Debug, Default)]
struct Shown {
    name: String,
    colour: usize,
    /// “inductive · Anna · 12 March · within Reach”.
    under: String,
    texts: [String; 4],
    /// Name as published and where, for a construct.
    original: Option<(String, String)>,
    /// Since when each text stands as it does; empty where it never was changed.
    since: [String; 4],
    /// What was merged into it, with the names from then.
    merged: Vec<(CodeId, String)>,
    /// Segments coded when the definition said another thing.
    outdated: usize,
    /// The open pass that keeps the construct's name as it is.
    frozen: Option<String>,
}

/// The card of a code.
#[derive(Debug, Default)]
pub(in super::super) struct CodeCard {
    key: Option<(u64, CodeId)>,
    shown: Shown,
    name: Typing<CodeId>,
    texts: [Typing<CodeId>; 4],
    pub(super) segments: Segments,
}

impl CodeCard {
    /// Draws the card and the segments.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        code: CodeId,
        tools: &mut CodeTools<'_>,
        commands: &mut Commands,
    ) -> Option<Then> {
        self.update(view, code);
        let mut then = None;
        parts::section(ui, "Code", "");
        parts::card(ui, |ui| {
            then = self.head(ui, view, code, tools, commands);
            self.texts(ui, view, code, commands);
            level(ui, view, code, commands);
            self.original(ui);
            self.merged(ui, view, commands);
        });
        then
    }

    /// Draws the segments of the code.
    pub fn show_segments(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        code: CodeId,
        commands: &mut Commands,
    ) {
        self.segments.show(ui, view, code, commands);
    }

    /// Gives the definition the keyboard.
    pub fn focus_definition(&mut self) {
        if let Some(definition) = self.texts.first_mut() {
            definition.focus();
        }
    }

    /// Begins to split the code by its segments.
    pub fn split(&mut self) {
        self.segments.split();
    }

    /// Saves what is typed here when something else is shown.
    pub fn leave(&mut self, commands: &mut Commands) {
        if let Some(typed) = self.name.leave() {
            rename(typed, commands);
        }
        for (part, typing) in Part::ALL.into_iter().zip(&mut self.texts) {
            if let Some(typed) = typing.leave() {
                save(part, &typed, commands);
            }
        }
    }

    fn update(&mut self, view: &View<'_>, code: CodeId) {
        let key = Some((view.revision(), code));
        if self.key != key {
            self.key = key;
            self.shown = shown(view, code);
        }
    }

    fn head(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        code: CodeId,
        tools: &mut CodeTools<'_>,
        commands: &mut Commands,
    ) -> Option<Then> {
        let theme = theme(ui);
        let mut then = None;
        ui.horizontal(|ui| {
            ui.set_height(metrics::CONTROL);
            let side = vec2(metrics::SWATCH, metrics::TEXT_LINE);
            let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
            let colour = theme.code_colour(self.shown.colour);
            icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                if view.read_only.is_none() {
                    then = menu(ui, view, code, tools, commands);
                }
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.with_layout(layout, |ui| {
                    let look = Look {
                        title: true,
                        locked: self.shown.frozen.is_some() || view.read_only.is_some(),
                        ..Look::text("Name", "Name")
                    };
                    let name = self.shown.name.clone();
                    let (_, typed) = self.name.show(ui, &code, &name, &look);
                    if let Some(typed) = typed {
                        rename(typed, commands);
                    }
                });
            });
        });
        ui.add(Label::new(theme.small(&self.shown.under)).wrap());
        if let Some(pass) = &self.shown.frozen {
            let words = format!("Name and place are fixed while the pass “{pass}” is open.");
            ui.horizontal_top(|ui| {
                Icon::Lock.show(ui, metrics::SMALL_LINE, theme.quiet, "");
                ui.add(Label::new(theme.small(words)).wrap());
            });
        }
        then
    }

    fn texts(&mut self, ui: &mut Ui, view: &View<'_>, code: CodeId, commands: &mut Commands) {
        ui.add_space(metrics::GRID);
        for (n, part) in Part::ALL.into_iter().enumerate() {
            let (Some(typing), Some(current)) = (self.texts.get_mut(n), self.shown.texts.get(n))
            else {
                continue;
            };
            if view.read_only.is_some() && current.is_empty() {
                continue;
            }
            let since = self.shown.since.get(n).filter(|since| !since.is_empty());
            let name = match since {
                Some(since) => format!("{} · since {since}", part.name()),
                None => part.name().to_owned(),
            };
            parts::field_name(ui, &name);
            let look = Look {
                serif: part == Part::Example,
                locked: view.read_only.is_some(),
                ..Look::text(part.name(), part.hint())
            };
            if let (_, Some(typed)) = typing.show(ui, &code, current, &look) {
                save(part, &typed, commands);
            }
        }
        self.outdated(ui, code, commands);
    }

    /// What was merged into it under its old name, with the way back.
    fn merged(&self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        if self.shown.merged.is_empty() {
            return;
        }
        ui.add_space(metrics::GRID);
        parts::field_name(ui, "Merged into it");
        for (code, name) in &self.shown.merged {
            ui.horizontal_wrapped(|ui| {
                ui.add(Label::new(theme(ui).text(name)).wrap());
                if view.read_only.is_none() {
                    let spoken = format!("Take out “{name}” again");
                    let link = parts::link(ui, "Take out again");
                    link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
                    if link.clicked() {
                        take_out(*code, commands);
                    }
                }
            });
        }
    }

    /// Leads to the segments that were coded under an earlier definition.
    fn outdated(&self, ui: &mut Ui, code: CodeId, commands: &mut Commands) {
        if self.shown.outdated == 0 {
            return;
        }
        ui.add_space(metrics::GRID);
        let segments = many(self.shown.outdated, "segment", "segments");
        let words = format!("{segments} coded under an earlier definition");
        let hint = "Read them again, and say of each whether it still fits";
        if parts::link(ui, &words).on_hover_text(hint).clicked() {
            commands.show_list(ListOf::Earlier(code));
        }
    }

    fn original(&self, ui: &mut Ui) {
        let Some((name, source)) = &self.shown.original else {
            return;
        };
        let theme = theme(ui);
        parts::field_name(ui, "As published");
        ui.horizontal_top(|ui| {
            Icon::Lock.show(ui, metrics::SMALL_LINE, theme.quiet, "Locked");
            let words = match (name == &self.shown.name, source.is_empty()) {
                (true, false) => source.clone(),
                (_, true) => name.clone(),
                (false, false) => format!("“{name}”, {source}"),
            };
            ui.add(Label::new(theme.small(words)).wrap());
        });
    }
}

/// Whether the code is of what is said or of what is meant.
fn level(ui: &mut Ui, view: &View<'_>, code: CodeId, commands: &mut Commands) {
    let Some(it) = view.seen.code(code) else {
        return;
    };
    let levels = [
        (None, "As its pass"),
        (Some(Level::Manifest), "Manifest: what is said"),
        (Some(Level::Latent), "Latent: what is meant"),
    ];
    let mut level = it.level.get_or(None);
    ui.add_enabled_ui(view.read_only.is_none(), |ui| {
        if forms::choice(ui, "Manifest or latent", &mut level, &levels) {
            let edit = CodeEdit::Level(level);
            commands.act("change what the code means", move |act| {
                act.draft.push(Change::EditCode { code, edit });
                Ok::<_, ActError>(())
            });
        }
    });
}

fn menu(
    ui: &mut Ui,
    view: &View<'_>,
    code: CodeId,
    tools: &mut CodeTools<'_>,
    commands: &mut Commands,
) -> Option<Then> {
    let button = parts::icon_button(ui, Icon::More, "What can be done with this code");
    let mut menu = CodeMenu {
        tree: tools.tree,
        pins: tools.pins,
        kept: tools.kept,
        words: tools.words,
    };
    let mut chosen: Option<Chosen> = None;
    egui::Popup::menu(&button).show(|ui| chosen = menu.show(ui, view, code, commands));
    chosen.map(Then::Menu)
}

fn shown(view: &View<'_>, id: CodeId) -> Shown {
    let Some(code) = view.seen.code(id) else {
        return Shown::default();
    };
    let construct = code.first.construct.as_ref();
    let mut under = vec![origin_name(code.origin.get_or(code.first.origin)).to_owned()];
    if code.first.in_vivo {
        under.push("in vivo".to_owned());
    }
    if construct.is_none() {
        if let Some(by) = code.made.by {
            under.push(view.overview.person_name(by).to_owned());
        }
        let made = Date::of_milliseconds(code.made.stamp.at.milliseconds());
        under.push(made.day_and_month());
        if let Some(within) = code.first.arose.and_then(|arose| arose.within) {
            under.push(format!("within {}", view.seen.code_name(within)));
        }
    }
    if let Some(framework) = view.seen.framework_of(id).filter(|_| construct.is_some()) {
        let it = view.seen.framework(framework);
        under.push(it.map_or_else(String::new, |it| it.name.text().to_owned()));
    }
    if let Some(from) = code.first.split_from {
        under.push(format!("split from {}", view.seen.code_name(from)));
    }
    Shown {
        name: code.name.text().to_owned(),
        colour: usize::from(code.colour.get_or(0)),
        under: under.join(" · "),
        texts: [
            &code.definition,
            &code.include,
            &code.exclude,
            &code.example,
        ]
        .map(|field| field.text().to_owned()),
        since: [
            &code.definition,
            &code.include,
            &code.exclude,
            &code.example,
        ]
        .map(since),
        merged: {
            let merged = view.overview.tree.merged_into(id).into_iter();
            let named = merged.filter_map(|it| Some((it, view.seen.code(it)?)));
            named
                .map(|(it, code)| (it, code.name.text().to_owned()))
                .collect()
        },
        outdated: view.seen.codings_under_earlier_meaning(id).len(),
        original: construct.map(|it| (it.name.clone(), it.source.clone())),
        frozen: acts::frozen_by(view.seen, id),
    }
}

/// Since when a text that was changed at least once stands as it does.
fn since(field: &Field<String>) -> String {
    match field.stamp() {
        Some(stamp) if !field.text().is_empty() => {
            Date::local(stamp.at.milliseconds()).day_and_month()
        }
        _ => String::new(),
    }
}

/// Where a code comes from, in a word.
pub(super) const fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Inductive => "inductive",
        Origin::Deductive => "deductive",
        Origin::Abductive => "abductive",
        Origin::Outside => "outside the framework",
    }
}

fn save(part: Part, typed: &Typed<CodeId>, commands: &mut Commands) {
    let code = typed.of;
    let edit = part.edit(typed.words.trim().to_owned());
    let did = part.changed();
    commands.act_asking("change what the code means", did, move |act| {
        act.draft.push(Change::EditCode { code, edit });
        Ok::<_, ActError>(Vec::new())
    });
}

fn take_out(code: CodeId, commands: &mut Commands) {
    commands.act("take the code out again", move |act| {
        acts::unmerge_code(act.seen, act.draft, code)
    });
}

fn rename(typed: Typed<CodeId>, commands: &mut Commands) {
    commands.act_asking("rename the code", "Renamed", move |act| {
        acts::rename_code(act.seen, act.draft, typed.of, &typed.words)?;
        Ok::<_, ActError>(Vec::new())
    });
}
