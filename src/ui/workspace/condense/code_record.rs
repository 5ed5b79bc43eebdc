//! The record of a code at the right of the board.

use super::beside;
use super::board::{Board, link_words};
use super::moves;
use super::passages::{Passages, list_of};
use super::picker::{Picker, Picking};
use crate::analysis::layer::LayerCodings;
use crate::model::acts::{self, ActError};
use crate::model::{Change, CodeEdit, CodeId, CodeLink, Origin, Sorted};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::typing::{Look, Typed, Typing};
use crate::ui::{Action, Commands, ListOf, View, many};
use egui::Ui;
use std::collections::BTreeSet;

/// What is half typed in a code's record, and what lies behind the code.
#[derive(Debug, Default)]
pub(super) struct CodeRecord {
    of: Option<(u64, u64, CodeId)>,
    name: Typing<CodeId>,
    definition: Typing<CodeId>,
    new_category: String,
    passages: Passages,
}

impl CodeRecord {
    /// Gives the name the keyboard.
    pub fn rename(&mut self) {
        self.name.focus();
    }

    fn begin(&mut self, view: &View<'_>, layer: (&LayerCodings, u64), code: CodeId) {
        let of = Some((view.revision(), layer.1, code));
        if self.of == of {
            return;
        }
        if self.of.is_none_or(|(_, _, before)| before != code) {
            self.new_category.clear();
        }
        self.of = of;
        let below: BTreeSet<CodeId> = view.overview.tree.below(code).into_iter().collect();
        self.passages = Passages::of(view, layer.0, &below);
    }

    /// Draws it.
    #[expect(
        clippy::too_many_arguments,
        reason = "what the record shows comes from all of them"
    )]
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        board: &Board,
        layer: (&LayerCodings, u64),
        code: CodeId,
        picker: &mut Picker,
        commands: &mut Commands,
    ) {
        let (Some(row), Some(it)) = (view.overview.code(code), view.seen.code(code)) else {
            super::record::nothing(ui);
            return;
        };
        self.begin(view, layer, code);
        let may = view.me().is_some() && view.read_only.is_none();
        parts::section(ui, "Code", origin(row.origin));
        parts::card(ui, |ui| {
            let look = Look {
                locked: !may,
                ..Look::text("Name", "Name")
            };
            let (_, typed) = self.name.show(ui, &code, &row.name, &look);
            if let Some(typed) = typed {
                rename(typed, commands);
            }
            let look = Look {
                locked: !may,
                ..Look::text("Definition", "What it means, in a sentence")
            };
            let definition = it.definition.text();
            let (_, typed) = self.definition.show(ui, &code, definition, &look);
            if let Some(Typed { of: code, words }) = typed {
                commands.act_asking(
                    "change what the code means",
                    "Definition changed",
                    move |act| {
                        let edit = CodeEdit::Definition(words.trim().to_owned());
                        act.draft.push(Change::EditCode { code, edit });
                        Ok::<_, ActError>(Vec::new())
                    },
                );
            }
            let counted = layer.0.count([code]);
            let words = format!(
                "{} in {}, counted in {}",
                many(counted.segments, "segment", "segments"),
                many(counted.documents.len(), "document", "documents"),
                layer.0.choice.words(view.seen)
            );
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        });
        ui.add_space(metrics::GRID);
        ui.horizontal_wrapped(|ui| {
            if row.codings > 0 && parts::link(ui, Action::ReadSegments.text()).clicked() {
                let below = view.overview.tree.below(code).into_iter().collect();
                let whole = ListOf::Code(code);
                commands.show_list(list_of(view, layer.0, &row.name, &below, whole));
            }
            if may && parts::link(ui, "Merge into…").clicked() {
                picker.begin(Picking::Merge(vec![code]));
            }
        });
        provenance(ui, view, code, may, commands);
        ui.add_space(metrics::GRID * 2.0);
        self.memberships(ui, view, board, code, commands);
        beside::axes(ui, view, &[Sorted::Code(code)], commands);
        links(ui, view, code, picker, commands);
        beside::concepts(ui, view, Sorted::Code(code), picker, commands);
        ui.add_space(metrics::GRID * 2.0);
        self.passages.show(ui, commands);
    }

    fn memberships(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        board: &Board,
        code: CodeId,
        commands: &mut Commands,
    ) {
        parts::section(ui, "Belongs to", "");
        let mut seen = BTreeSet::new();
        let mut several = 0;
        for group in board.groups().filter(|group| seen.insert(group.id)) {
            let category = view.seen.category(group.id);
            let tree = &view.overview.tree;
            let mut member =
                category.is_some_and(|it| it.members().any(|of| tree.effective(of) == code));
            several += usize::from(member && group.level != crate::model::CategoryLevel::Theme);
            if ui.checkbox(&mut member, &group.name).changed() {
                let category = group.id;
                let did = if member { "Put in" } else { "Taken out" };
                commands.act_asking("put the code there", did, move |act| {
                    acts::place_code(act.seen, act.draft, code, category, member);
                    Ok::<_, ActError>(Vec::new())
                });
            }
        }
        if several > 1 {
            let words = "A code in several categories is allowed; categories that share codes are harder to tell apart.";
            ui.add(egui::Label::new(theme(ui).small(words)).wrap());
        }
        ui.add_space(metrics::GRID);
        let field = egui::TextEdit::singleline(&mut self.new_category)
            .hint_text("New category")
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "New category"));
        let entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if entered && !self.new_category.trim().is_empty() {
            let name = std::mem::take(&mut self.new_category);
            moves::make_named(name, vec![code], true, commands);
        }
    }
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Inductive => "inductive",
        Origin::Deductive => "deductive",
        Origin::Abductive => "abductive",
        Origin::Outside => "outside the framework",
    }
}

fn rename(typed: Typed<CodeId>, commands: &mut Commands) {
    commands.act_asking("rename the code", "Renamed", move |act| {
        let name = typed.words.replace('\n', " ");
        acts::rename_code(act.seen, act.draft, typed.of, &name)?;
        Ok::<_, ActError>(Vec::new())
    });
}

/// What was merged into the code, what it was split from, what it was called before.
fn provenance(ui: &mut Ui, view: &View<'_>, code: CodeId, may: bool, commands: &mut Commands) {
    let Some(it) = view.seen.code(code) else {
        return;
    };
    let merged = view.overview.tree.merged_into(code);
    let mut names: Vec<&str> = it.name.history().map(|(_, name)| name.as_str()).collect();
    names.dedup();
    names.pop();
    let split = it.first.split_from.map(|from| view.seen.code_name(from));
    if merged.is_empty() && names.is_empty() && split.is_none() {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    parts::section(ui, "Where it comes from", "");
    let say = |ui: &mut Ui, words: String| {
        ui.add(egui::Label::new(theme(ui).text(words)).wrap());
    };
    if let Some(from) = split {
        say(ui, format!("Split from “{from}”"));
    }
    for name in names {
        say(ui, format!("Was called “{name}”"));
    }
    for from in merged {
        let name = view.seen.code(from).map_or("", |it| it.name.text());
        ui.horizontal_wrapped(|ui| {
            say(ui, format!("“{name}” was merged into it"));
            let words = format!("Take the merge of “{name}” back");
            if may && parts::link(ui, &words).clicked() {
                commands.act_asking("take the merge back", "Merge taken back", move |act| {
                    acts::unmerge_code(act.seen, act.draft, from)?;
                    Ok::<_, ActError>(Vec::new())
                });
            }
        });
    }
}

/// Links to other codes, from either side, and the ways to make one.
fn links(ui: &mut Ui, view: &View<'_>, code: CodeId, picker: &mut Picker, commands: &mut Commands) {
    let tree = &view.overview.tree;
    let all = view.seen.code_links().into_iter();
    let own: Vec<_> = all
        .filter(|(a, b, _)| tree.effective(*a) == code || tree.effective(*b) == code)
        .collect();
    let may = view.me().is_some() && view.read_only.is_none();
    ui.add_space(metrics::GRID * 2.0);
    let count = match own.len() {
        0 => String::new(),
        n => n.to_string(),
    };
    parts::section(ui, "Links to other codes", &count);
    for (from, to, link) in own {
        let forth = tree.effective(from) == code;
        let other = if forth { to } else { from };
        let words = format!(
            "{} “{}”",
            link_words(link, forth),
            view.seen.code_name(other)
        );
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            let room = (ui.available_width() - 36.0).max(60.0);
            ui.allocate_ui(egui::vec2(room, 0.0), |ui| {
                ui.add(egui::Label::new(theme(ui).text(&words)).wrap());
            });
            let name = format!("Take the link away: {words}");
            if may && parts::icon_button(ui, Icon::Close, &name).clicked() {
                commands.act_asking("take the link away", "Link taken away", move |act| {
                    acts::link_codes(act.seen, act.draft, from, to, None)?;
                    Ok::<_, ActError>(Vec::new())
                });
            }
        });
    }
    if !may {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let kinds = [
            (CodeLink::RelatedTo, "Related to…"),
            (CodeLink::LeadsTo, "Leads to…"),
            (CodeLink::ContrastsWith, "Contrasts with…"),
        ];
        for (link, words) in kinds {
            if parts::link(ui, words).clicked() {
                picker.begin(Picking::Link(code, link));
            }
        }
    });
}
