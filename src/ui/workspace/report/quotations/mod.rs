//! Quotations: all that were chosen, how they are balanced, and the names that are masked in what goes out.

mod balance;
mod filter;
mod list;
mod masks;
mod row;

use crate::analysis::quotations::{ChosenQuotations, QuotedSegment};
use crate::model::{CodingId, QuotationUse};
use crate::ui::quoting::{Chosen, Editor, USES, choose};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Action, Commands, Selected, View, forms};
use egui::{Label, ScrollArea, Ui};
use list::List;
use masks::MasksPage;
use std::sync::Arc;

/// Which page of the quotations is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tab {
    #[default]
    All,
    Balance,
    Masks,
    GoesOut,
}

impl Tab {
    const ALL: [(Self, &'static str); 4] = [
        (Self::All, "Quotations"),
        (Self::Balance, "Balance"),
        (Self::Masks, "Masked words"),
        (Self::GoesOut, "As it goes out"),
    ];
}

/// The pages of the quotations, with what they remember between frames.
#[derive(Debug, Default)]
pub(super) struct QuotationsPages {
    tab: Tab,
    chosen: Chosen,
    list: List,
    masks: MasksPage,
    editor: Editor,
    selected: Option<CodingId>,
}

impl QuotationsPages {
    /// Whether the report itself is to be shown, with what saves it.
    pub const fn goes_out(&self) -> bool {
        matches!(self.tab, Tab::GoesOut)
    }

    /// The row of tabs.
    pub fn tabs(&mut self, ui: &mut Ui) {
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(24, 12))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 20.0;
                    for (tab, name) in Tab::ALL {
                        if parts::tab(ui, name, self.tab == tab).clicked() {
                            self.tab = tab;
                        }
                    }
                });
            });
    }

    /// Draws the page of the tab; what goes out is drawn by the workspace.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let Some(chosen) = self.chosen.update(view) else {
            ui.vertical_centered(|ui| ui.label(theme(ui).quiet("Gathering the quotations…")));
            return;
        };
        match self.tab {
            Tab::GoesOut => {}
            Tab::Masks => {
                let number = self.chosen.number();
                self.masks.show(ui, view, (&chosen, number), commands);
            }
            _ if chosen.all.is_empty() => {
                super::super::empty(
                    ui,
                    "No quotation is chosen yet",
                    "Press Q on a coded passage in Code, or in a reading list: once for a candidate, again for the main text, again for the supplement. They are collected here by category.",
                    Some(Action::GoCode),
                    commands,
                );
            }
            Tab::Balance => balance::show(ui, view, &chosen),
            Tab::All => {
                let now = self.selected;
                let number = self.chosen.number();
                let done = self.list.show(ui, view, (&chosen, number), now);
                self.done(done, view, &chosen, commands);
            }
        }
    }

    fn done(
        &mut self,
        done: list::Done,
        view: &View<'_>,
        chosen: &Arc<ChosenQuotations>,
        commands: &mut Commands,
    ) {
        if let Some(to) = done.selected {
            self.select(Some(to), commands);
        }
        let Some(it) = self.quoted(chosen) else {
            return;
        };
        let may = view.me().is_some() && view.read_only.is_none();
        if let Some(list::To(quoted)) = done.choose.filter(|_| may) {
            choose(it.codings.clone(), quoted, commands);
            if quoted.is_none() {
                self.select(done.after, commands);
            }
        }
        if done.open {
            commands.show_passage(it.document, it.span);
        }
    }

    fn select(&mut self, coding: Option<CodingId>, commands: &mut Commands) {
        if self.selected != coding {
            self.editor.leave(commands);
            self.selected = coding;
            commands.select(coding.map_or(Selected::Nothing, Selected::Coding));
        }
    }

    fn quoted<'c>(&self, chosen: &'c ChosenQuotations) -> Option<&'c QuotedSegment> {
        let selected = self.selected?;
        chosen.all.iter().find(|it| it.codings.contains(&selected))
    }

    /// The right panel: the selected quotation, or how all are printed.
    pub fn right(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let chosen = self.chosen.update(view);
        let Some(chosen) = chosen else { return };
        let may = view.me().is_some() && view.read_only.is_none();
        let quoted = self.quoted(&chosen).filter(|_| self.tab == Tab::All);
        if let Some(it) = quoted
            && let Some(coding) = view.seen.coding(it.coding)
        {
            parts::section(ui, "Quotation", "");
            ui.add_enabled_ui(may, |ui| {
                let mut now = Some(it.quoted);
                if forms::choice(ui, "Where it is quoted", &mut now, &USES) {
                    choose(it.codings.clone(), now, commands);
                }
            });
            self.editor.show(ui, view, coding, Some(&chosen), commands);
            ui.add_space(metrics::GRID * 2.0);
            if parts::link_under_heading(ui, "Read it in the transcript").clicked() {
                commands.show_passage(it.document, it.span);
            }
            return;
        }
        style(ui, view, may, commands);
        ui.add_space(metrics::GRID * 3.0);
        if parts::link_under_heading(ui, "See it as it goes out, and save it").clicked() {
            self.tab = Tab::GoesOut;
        }
    }

    /// Whether the quotation that is selected can be chosen for another use by its key.
    pub fn offers(&self, action: Action, view: &View<'_>) -> bool {
        let may = view.me().is_some() && view.read_only.is_none();
        may && action == Action::MarkQuotation && self.tab == Tab::All && self.selected.is_some()
    }

    /// The next use of the quotation that is selected; it does not leave the list by this key.
    pub fn act(&mut self, view: &View<'_>, commands: &mut Commands) {
        let Some(chosen) = self.chosen.update(view) else {
            return;
        };
        let Some(it) = self.quoted(&chosen) else {
            return;
        };
        let next = match it.quoted {
            QuotationUse::Candidate => QuotationUse::MainText,
            QuotationUse::MainText => QuotationUse::Supplement,
            QuotationUse::Supplement => QuotationUse::Candidate,
        };
        choose(it.codings.clone(), Some(next), commands);
    }
}

/// How all quotations are printed.
fn style(ui: &mut Ui, view: &View<'_>, may: bool, commands: &mut Commands) {
    use crate::model::OmissionMark;
    use crate::model::acts::{self, ActError};
    parts::section(ui, "How quotations are printed", "");
    ui.add_enabled_ui(may, |ui| {
        let marks = OmissionMark::ALL.map(|mark| (mark, mark.as_str()));
        let mut mark = view.seen.omission_mark();
        if forms::choice(ui, "Words left out are marked", &mut mark, &marks) {
            commands.act("change how quotations are printed", move |act| {
                acts::set_omission_mark(act.seen, act.draft, mark);
                Ok::<_, ActError>(())
            });
        }
        ui.add_space(metrics::GRID);
        let mut wave = view.seen.wave_in_labels();
        if ui.checkbox(&mut wave, "Labels name the wave").changed() {
            commands.act("change how quotations are printed", move |act| {
                acts::name_wave(act.seen, act.draft, wave);
                Ok::<_, ActError>(())
            });
        }
    });
    ui.add_space(metrics::GRID);
    let words = "Labels are made from the participants' records: the pattern of the role, the number, the pseudonym. Change them under Participants, in Documents.";
    ui.add(Label::new(theme(ui).small(words)).wrap());
}

/// A page that scrolls, with a margin, no wider than is good to read.
fn page(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let scroll = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    scroll.show(ui, |ui| {
        let margin = egui::Margin {
            left: 24,
            right: 24,
            top: 0,
            bottom: 24,
        };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(760.0));
            contents(ui);
        });
    });
}
