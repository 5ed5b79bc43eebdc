//! The selected coding: its codes, its marks, the condensed meaning unit, who and when.

use super::Then;
use super::marks::{self, edit};
use super::quotation::QuotationCard;
use super::segments::source;
use super::typing::{Look, Typed, Typing};
use crate::model::things::Coding;
use crate::model::{CodeId, CodingEdit, CodingId, Origin, PassKind};
use crate::ui::icons;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::standing::shown_name;
use crate::ui::{Commands, Date, Selected, View};
use egui::{Label, Sense, Ui, vec2};

/// The place of one's own condensed meaning unit in words.
const HINT: &str = "Shorten, keep the core, stay close to the words";

/// What the card shows, made anew when the study changes.
#[derive(Debug, Default)]
struct Shown {
    name: String,
    colour: usize,
    code: Option<CodeId>,
    definition: String,
    /// “Anna · 12 March · within Reach”.
    under: String,
    source: String,
    condensed: String,
    /// Other codes on words of this passage.
    others: Vec<(CodingId, String, usize)>,
    mine: bool,
}

/// The card of a coding.
#[derive(Debug, Default)]
pub(in super::super) struct CodingCard {
    key: Option<(u64, CodingId)>,
    shown: Shown,
    condensed: Typing<CodingId>,
    quotation: QuotationCard,
}

impl CodingCard {
    /// Draws the card.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        coding: &Coding,
        commands: &mut Commands,
    ) -> Option<Then> {
        let key = Some((view.revision(), coding.id));
        if self.key != key {
            self.key = key;
            self.shown = shown(view, coding);
        }
        let mine = self.shown.mine && view.read_only.is_none();
        let mut then = None;
        parts::section(ui, "Coding", "");
        parts::card(ui, |ui| {
            self.head(ui, commands);
            if mine {
                ui.add_space(metrics::GRID);
                ui.horizontal_wrapped(|ui| {
                    if parts::link(ui, "Change code").clicked() {
                        then = Some(Then::Recode(coding.id));
                    }
                    ui.add_space(metrics::GRID);
                    if parts::link(ui, "Take away")
                        .on_hover_text("Delete")
                        .clicked()
                    {
                        super::super::giving::take_away(coding.id, commands);
                    }
                });
            }
            self.others(ui, commands);
        });
        parts::section(ui, "Condensed meaning unit", "");
        parts::card(ui, |ui| {
            let look = Look {
                serif: true,
                locked: !mine,
                ..Look::text(
                    "Condensed meaning unit",
                    if mine { HINT } else { "Not written" },
                )
            };
            let current = self.shown.condensed.clone();
            if let (_, Some(typed)) = self.condensed.show(ui, &coding.id, &current, &look) {
                save(&typed, commands);
            }
        });
        parts::section(ui, "Marks", "");
        parts::card(ui, |ui| marks::show(ui, coding, mine, commands));
        self.quotation.show(ui, view, coding, commands);
        then
    }

    /// Gives the condensed meaning unit the keyboard.
    pub const fn focus_condensed(&mut self) {
        self.condensed.focus();
    }

    /// Saves what is typed here when something else is shown.
    pub fn leave(&mut self, commands: &mut Commands) {
        if let Some(typed) = self.condensed.leave() {
            save(&typed, commands);
        }
        self.quotation.leave(commands);
    }

    fn head(&self, ui: &mut Ui, commands: &mut Commands) {
        let theme = theme(ui);
        ui.horizontal_top(|ui| {
            swatch(ui, self.shown.colour);
            let name = theme.strong(&self.shown.name);
            let link = ui.add(Label::new(name).wrap().sense(Sense::click()));
            let link = link.on_hover_cursor(egui::CursorIcon::PointingHand);
            let name = &self.shown.name;
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, name));
            parts::focus_ring(ui, &link, link.rect);
            if let Some(code) = self.shown.code.filter(|_| link.clicked()) {
                commands.select(Selected::Code(code));
            }
        });
        ui.add(Label::new(theme.small(&self.shown.under)).wrap());
        ui.add(Label::new(theme.small(&self.shown.source)).wrap());
        if !self.shown.definition.is_empty() {
            ui.add_space(metrics::GRID);
            ui.add(Label::new(theme.text(&self.shown.definition)).wrap());
        }
    }

    fn others(&self, ui: &mut Ui, commands: &mut Commands) {
        if self.shown.others.is_empty() {
            return;
        }
        let theme = theme(ui);
        parts::field_name(ui, "Also on these words: J and K");
        for (coding, name, colour) in &self.shown.others {
            ui.horizontal_top(|ui| {
                swatch(ui, *colour);
                let link = ui.add(Label::new(theme.text(name)).wrap().sense(Sense::click()));
                let info = || egui::WidgetInfo::labeled(egui::Role::Link, true, name);
                link.widget_info(info);
                parts::focus_ring(ui, &link, link.rect);
                if link
                    .on_hover_cursor(egui::CursorIcon::PointingHand)
                    .clicked()
                {
                    commands.select(Selected::Coding(*coding));
                }
            });
        }
    }
}

fn swatch(ui: &mut Ui, colour: usize) {
    let side = vec2(metrics::SWATCH, metrics::TEXT_LINE);
    let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
    let colour = theme(ui).code_colour(colour);
    icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
}

fn shown(view: &View<'_>, coding: &Coding) -> Shown {
    let row = view.overview.code(coding.code());
    let id = row.map(|row| row.id);
    let mut under = vec![view.overview.person_name(coding.analyst()).to_owned()];
    if coding.by.is_some_and(|by| by != coding.analyst()) {
        under.push("brought in".to_owned());
    }
    under.push(Date::of_milliseconds(coding.stamp.at.milliseconds()).day_and_month());
    if let Some(pass) = view.overview.pass(coding.pass()) {
        under.push(pass.name.clone());
    }
    let deductive = view.overview.pass(coding.pass());
    let deductive = deductive.is_some_and(|it| it.kind == PassKind::Deductive);
    let own = |row: &crate::ui::CodeRow| !row.is_construct && row.origin != Origin::Outside;
    if deductive && row.is_some_and(own) {
        under.push("inductive within this deductive pass".to_owned());
    }
    if let Some(within) = coding.within() {
        under.push(format!("within {}", view.seen.code_name(within)));
    }
    if let Some(after) = view.seen.after_reveal(coding) {
        under.push(after.words().to_owned());
    }
    let others = view.seen.codings_of(coding.document()).into_iter();
    let others = others
        .filter(|other| other.id != coding.id && other.span().overlaps(coding.span()))
        .map(|other| {
            let row = view.overview.code(other.code());
            let name = row.map_or_else(|| view.seen.code_name(other.code()), shown_name);
            let who = view.overview.person(other.analyst()).filter(|it| !it.is_me);
            let name = match who {
                Some(person) => format!("{name} · {}", person.name),
                None => name,
            };
            (other.id, name, row.map_or(0, |row| row.colour))
        })
        .collect();
    let definition = id.and_then(|id| view.seen.code(id));
    Shown {
        name: row.map_or_else(|| view.seen.code_name(coding.code()), shown_name),
        colour: row.map_or(0, |row| row.colour),
        code: id,
        definition: definition.map_or_else(String::new, |it| it.definition.text().to_owned()),
        under: under.join(" · "),
        source: source(view, coding.document(), coding.span()),
        condensed: coding.condensed().to_owned(),
        others,
        mine: Some(coding.analyst()) == view.me(),
    }
}

fn save(typed: &Typed<CodingId>, commands: &mut Commands) {
    let words = typed.words.trim().to_owned();
    let what = "write the condensed meaning unit";
    edit(typed.of, CodingEdit::Condensed(words), what, commands);
}
