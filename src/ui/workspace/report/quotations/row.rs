//! A quotation on the list.

use crate::analysis::quotations::{ChosenQuotations, LabelIssue, QuotedSegment, printed};
use crate::model::{CodingId, OmissionMark, QuotationUse};
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, many};
use egui::{CornerRadius, Label, Response, Role, Sense, Ui, WidgetInfo};

/// A quotation worded for the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub coding: CodingId,
    pub words: String,
    /// “Hanna(M) · 42 words · deviant case”.
    pub head: String,
    pub quoted: QuotationUse,
    /// How often its speakers are quoted already.
    pub speakers: String,
    /// “Interview 3, turn 12 · edited”.
    pub under: String,
    /// What is to be looked at; empty where nothing is.
    pub warn: String,
}

impl Row {
    pub fn of(
        view: &View<'_>,
        chosen: &ChosenQuotations,
        mark: OmissionMark,
        it: &QuotedSegment,
    ) -> Self {
        let mut head = vec![it.label.text.clone(), many(it.words, "word", "words")];
        if it.is_deviant {
            head.push("deviant case".to_owned());
        }
        let uses = it.label.participants.iter();
        let uses = uses.map(|who| {
            let uses = chosen.balance.uses_of(*who);
            format!("{} main · {} suppl.", uses.main, uses.supplement)
        });
        let document = view.overview.document(it.document);
        let document = document.map_or("", |row| &row.name);
        let mut under = vec![match it.turn {
            Some(turn) => format!("{document}, turn {turn}"),
            None => document.to_owned(),
        }];
        let codes: Vec<String> = it
            .codes
            .iter()
            .map(|code| view.seen.code_name(*code))
            .collect();
        under.push(codes.join("; "));
        if it.is_edited {
            under.push("edited".to_owned());
        }
        let quotation = view.seen.quotation(it.coding);
        let translations = quotation.map_or(0, |it| it.standing_translations().count());
        if translations > 0 {
            under.push(many(translations, "translation", "translations"));
        }
        let mut warn: Vec<String> = it.label.issues.iter().map(LabelIssue::sentence).collect();
        if !it.kept.is_verbatim() {
            warn.push(it.kept.words());
        }
        Self {
            coding: it.coding,
            words: printed(&it.pieces, mark),
            head: head.join(" · "),
            quoted: it.quoted,
            speakers: uses.collect::<Vec<_>>().join("; "),
            under: under.join(" · "),
            warn: warn.join(" "),
        }
    }

    pub fn show(&self, ui: &mut Ui, selected: bool) -> Response {
        let theme = theme(ui);
        let ground = ui.painter().add(egui::Shape::Noop);
        let inner = egui::Frame::new().inner_margin(egui::Margin::symmetric(10, 8));
        let shown = inner.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = metrics::GRID * 2.0;
                let words = theme.small(named(self.quoted));
                ui.label(if self.quoted == QuotationUse::Candidate {
                    words
                } else {
                    words.color(theme.accent)
                });
                ui.label(theme.small(&self.head).color(theme.ink));
                let speakers = ui.label(theme.small(&self.speakers));
                speakers.on_hover_text("How often this speaker is quoted: main text, supplement");
            });
            let words = if self.words.is_empty() {
                theme.quiet("Its words are not here.")
            } else {
                theme.quote(&self.words)
            };
            prose(ui, words, Sense::hover());
            ui.add(Label::new(theme.small(&self.under)).wrap());
            if !self.warn.is_empty() {
                ui.add(Label::new(theme.small(&self.warn).color(theme.warn)).wrap());
            }
        });
        let rect = shown.response.rect;
        let response = ui.interact(
            rect,
            ui.scope_id().with(("quotation", self.coding)),
            Sense::CLICK,
        );
        let told = format!("{}: {}", self.head, self.words);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &told));
        if selected || response.hovered() {
            let fill = if selected {
                theme.accent_ground
            } else {
                theme.frame
            };
            let radius = CornerRadius::same(metrics::RADIUS);
            ui.painter()
                .set(ground, egui::epaint::RectShape::filled(rect, radius, fill));
        }
        parts::focus_ring(ui, &response, rect);
        response
    }
}

/// A use in the fewest words.
pub(super) const fn named(quoted: QuotationUse) -> &'static str {
    match quoted {
        QuotationUse::MainText => "Main text",
        QuotationUse::Supplement => "Supplement",
        QuotationUse::Candidate => "Candidate",
    }
}
