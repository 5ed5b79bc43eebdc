use super::names::{KINDS, go_to, name_of, place, shortened, sort_of, target_of};
use super::picker::{Picked, Picker};
use crate::model::day_in_words;
use crate::model::things::Memo;
use crate::model::{MemoEdit, MemoId, MemoKind, Target, acts};
use crate::ui::icons::Icon;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::typing::{Look, Typed, Typing};
use crate::ui::{Commands, Date, View, clock, forms};
use egui::{Label, Ui};

/// Characters of the words a memo is on that are shown.
const QUOTED: usize = 420;
/// Characters of a chip.
const CHIP: usize = 40;

/// The memo that is open.
#[derive(Debug, Default)]
pub(super) struct Detail {
    typing: Typing<MemoId>,
    picker: Option<(MemoId, Picker)>,
    key: Option<(u64, MemoId)>,
    shown: Shown,
}

/// What is derived of the memo that is open.
#[derive(Debug, Default)]
struct Shown {
    on: Option<Chip>,
    quote: Option<(String, String)>,
    links: Vec<Chip>,
    linked_from: Vec<Chip>,
    under: String,
}

#[derive(Debug, Clone)]
struct Chip {
    target: Target,
    name: String,
    colour: Option<usize>,
    stands: bool,
}

impl Detail {
    /// Saves what was typed, as when another memo is opened or the drawer is closed.
    pub fn leave(&mut self, commands: &mut Commands) {
        self.picker = None;
        if let Some(typed) = self.typing.leave() {
            save(typed, commands);
        }
    }

    /// Draws a memo.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, memo: &Memo, commands: &mut Commands) {
        let key = Some((view.revision(), memo.id));
        if self.key != key {
            self.key = key;
            self.shown = Shown::of(view, memo);
        }
        let writes = view.read_only.is_none() && view.me().is_some();
        let mine = writes && acts::may_change(view.seen, memo);
        head(ui, view, memo, &self.shown, writes, mine, commands);
        let theme = theme(ui);
        if let Some((words, source)) = &self.shown.quote {
            ui.add(Label::new(theme.quote(words)).wrap());
            ui.add(Label::new(theme.small(source)).wrap());
            ui.add_space(metrics::GRID);
        }
        if mine {
            let look = Look::text("Memo", "What it says");
            let (_, typed) = self.typing.show(ui, &memo.id, memo.text.text(), &look);
            if let Some(typed) = typed {
                save(typed, commands);
            }
        } else {
            ui.add(Label::new(theme.text(memo.text.text())).wrap());
        }
        ui.add_space(metrics::GRID * 2.0);
        self.links(ui, view, memo, mine, commands);
        if !self.shown.linked_from.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme.small("Linked from"));
                for chip in &self.shown.linked_from {
                    draw_chip(ui, view, chip, commands);
                }
            });
        }
        ui.add_space(metrics::GRID);
        ui.add(Label::new(theme.small(&self.shown.under)).wrap());
    }

    fn links(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        memo: &Memo,
        mine: bool,
        commands: &mut Commands,
    ) {
        if !mine && self.shown.links.is_empty() {
            return;
        }
        if let Some((of, picker)) = &mut self.picker
            && *of == memo.id
        {
            match picker.show(ui, "Link the memo to") {
                None => return,
                Some(Picked::Chose(to)) => link(memo.id, to, true, commands),
                Some(Picked::Left) => {}
            }
            self.picker = None;
        }
        let theme = theme(ui);
        let links = &self.shown.links;
        let mut pick = false;
        ui.horizontal_wrapped(|ui| {
            if !links.is_empty() {
                ui.label(theme.small("Linked to"));
            }
            for chip in links {
                draw_chip(ui, view, chip, commands);
                if mine {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let name = format!("Take away the link to {}", chip.name);
                    if parts::icon_button(ui, Icon::Close, &name).clicked() {
                        link(memo.id, chip.target, false, commands);
                    }
                    ui.spacing_mut().item_spacing.x = 8.0;
                }
            }
            if !mine {
                return;
            }
            pick = parts::link(ui, "Link to…").clicked();
            if let Some((target, name)) = selected(view, memo) {
                ui.add_space(metrics::GRID * 2.0);
                let words = format!("Link to the selected {}", sort_of(target));
                if parts::link(ui, &words).on_hover_text(name).clicked() {
                    link(memo.id, target, true, commands);
                }
            }
        });
        if pick {
            self.picker = Some((memo.id, Picker::new(view)));
        }
    }
}

impl Shown {
    fn of(view: &View<'_>, memo: &Memo) -> Self {
        let seen = view.seen;
        let chip = |target: Target| {
            let named = name_of(view, target)?;
            Some(Chip {
                target,
                name: named.name,
                colour: named.colour,
                stands: named.stands,
            })
        };
        let quote = seen.place_of(memo.first.on).and_then(|(document, span)| {
            let span = span?;
            let words = match view.text_of(document) {
                Ok(text) => shortened(text.slice(span), QUOTED),
                Err(why) => why,
            };
            Some((words, place(view, document, span)))
        });
        let me = Target::Memo(memo.id);
        let below = seen.memos().into_iter();
        let linked_from = below.filter(|other| {
            other.first.on == me || other.links.get(&me).is_some_and(|it| it.get_or(false))
        });
        Self {
            on: chip(memo.first.on),
            quote,
            links: seen.links_of(memo).into_iter().filter_map(chip).collect(),
            linked_from: linked_from
                .filter_map(|other| chip(Target::Memo(other.id)))
                .collect(),
            under: under(view, memo),
        }
    }
}

/// “Anna · 14 March 2026, 09:05 · written in the pass Inductive, hidden from the others until it is revealed”.
fn under(view: &View<'_>, memo: &Memo) -> String {
    let author = memo.first.author.clone().unwrap_or_else(|| {
        let who = memo.first.analyst;
        who.map_or_else(String::new, |who| view.overview.person_name(who).to_owned())
    });
    let at = memo.made.stamp.at.milliseconds();
    let written = || format!("{}, {}", Date::local(at).whole(), clock(at));
    let mut parts = vec![
        author,
        memo.first
            .dated
            .as_deref()
            .map_or_else(written, day_in_words),
    ];
    if memo.is_private() {
        parts.push("nobody else reads it until it is shared".to_owned());
    } else if let Some(row) = memo.first.pass.and_then(|pass| view.overview.pass(pass)) {
        let hidden = if row.hides && memo.first.analyst == view.me() {
            ", hidden from the others until that part of it is revealed"
        } else {
            ""
        };
        parts.push(format!("written in the pass {}{hidden}", row.name));
    }
    parts.retain(|it| !it.is_empty());
    parts.join(" · ")
}

/// Kind, what it is on, and what can be done with it.
fn head(
    ui: &mut Ui,
    view: &View<'_>,
    memo: &Memo,
    shown: &Shown,
    writes: bool,
    mine: bool,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        let mut kind = memo.kind();
        if mine {
            if forms::bare_choice(ui, "Kind of this memo", &mut kind, &KINDS, 132.0) {
                edit(memo.id, MemoEdit::Kind(kind), commands);
            }
        } else {
            ui.label(theme.strong(kind.name()));
        }
        ui.label(theme.quiet("on"));
        match &shown.on {
            Some(chip) => draw_chip(ui, view, chip, commands),
            None => {
                ui.label(theme.quiet("something hidden from you"));
            }
        }
        if kind == MemoKind::ToExploreNext && writes {
            let mut explored = memo.explored.get_or(false);
            if ui.checkbox(&mut explored, "Explored").changed() {
                edit(memo.id, MemoEdit::Explored(explored), commands);
            }
        }
        if kind == MemoKind::Reflexive && mine {
            let shared = memo.shared.get_or(false);
            let words = if shared {
                "Keep it to myself"
            } else {
                "Share it"
            };
            if parts::quiet_button(ui, words).clicked() {
                edit(memo.id, MemoEdit::Shared(!shared), commands);
            }
        }
        if mine && parts::icon_button(ui, Icon::Bin, "Throw the memo away").clicked() {
            edit(memo.id, MemoEdit::Removed(true), commands);
        }
    });
    ui.add_space(metrics::GRID);
}

fn draw_chip(ui: &mut Ui, view: &View<'_>, chip: &Chip, commands: &mut Commands) {
    let words = shortened(&chip.name, CHIP);
    let response = match chip.colour {
        Some(colour) => parts::person_chip(ui, &words, theme(ui).code_colour(colour)),
        None => parts::chip(ui, &words),
    };
    let spoken = format!("Go to {} {}", sort_of(chip.target), chip.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, chip.stands, &spoken));
    if response.on_hover_text(spoken.as_str()).clicked() && chip.stands {
        go_to(view, chip.target, commands);
    }
}

/// What is selected on the screen and could be linked, with its name.
fn selected(view: &View<'_>, memo: &Memo) -> Option<(Target, String)> {
    let target = target_of(view);
    let linked = memo.links.get(&target).is_some_and(|it| it.get_or(false));
    let itself = target == memo.first.on || target == Target::Memo(memo.id);
    if target == Target::Study || linked || itself {
        return None;
    }
    Some((target, name_of(view, target)?.name))
}

fn save(typed: Typed<MemoId>, commands: &mut Commands) {
    edit(typed.of, MemoEdit::Text(typed.words), commands);
}

fn edit(memo: MemoId, edit: MemoEdit, commands: &mut Commands) {
    commands.act("change the memo", move |act| {
        acts::edit_memo(act.seen, act.draft, memo, edit)
    });
}

fn link(memo: MemoId, to: Target, linked: bool, commands: &mut Commands) {
    commands.act("link the memo", move |act| {
        acts::link_memo(act.seen, act.draft, memo, to, linked)
    });
}
