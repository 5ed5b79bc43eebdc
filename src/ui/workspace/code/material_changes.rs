//! What the earlier pass has changed since the pass opened: taken in, or left, only by a recorded act.

use super::finishing::panel;
use super::material::MaterialList;
use crate::model::acts::{self, ActError};
use crate::model::{MaterialChange, MaterialSpan, PassId};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View, many};
use egui::{Frame, Label, Margin, ScrollArea, Sense, Ui};

/// Height of the list, in points.
const HEIGHT: f32 = 220.0;
/// Letters of a segment that a line shows.
const LETTERS: usize = 120;

/// The line above the text, and the list it unfolds.
#[derive(Debug, Default)]
pub(super) struct MaterialChanges {
    open: bool,
}

impl MaterialChanges {
    /// Draws it, where the material has changed; `pass` is the one that can be coded in.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        list: &MaterialList,
        pass: Option<PassId>,
        commands: &mut Commands,
    ) {
        if list.changes.is_empty() {
            self.open = false;
            return;
        }
        Frame::new()
            .inner_margin(Margin::symmetric(24, 4))
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(theme(ui).quiet(sentence(&list.changes)));
                    let words = if self.open { "Fold" } else { "Look at them" };
                    if parts::link(ui, words).clicked() {
                        self.open = !self.open;
                    }
                });
            });
        if self.open {
            panel(ui, |ui| {
                rows(ui, view, &list.changes, pass, commands);
                false
            });
        }
    }
}

/// “The earlier pass has changed since: 2 segments are new, 1 is gone.”
fn sentence(changes: &[MaterialChange]) -> String {
    let new = changes.iter().filter(|change| change.is_new).count();
    let gone = changes.len() - new;
    let new_words = match new {
        1 => "1 segment is new".to_owned(),
        n => format!("{n} segments are new"),
    };
    let gone_words = match (gone, new) {
        (1, 0) => "1 segment is gone".to_owned(),
        (n, 0) => format!("{n} segments are gone"),
        (1, _) => "1 is gone".to_owned(),
        (n, _) => format!("{n} are gone"),
    };
    match (new, gone) {
        (_, 0) => format!("Material changed in the earlier pass: {new_words}."),
        (0, _) => format!("Material changed in the earlier pass: {gone_words}."),
        _ => format!("Material changed in the earlier pass: {new_words}, {gone_words}."),
    }
}

fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    changes: &[MaterialChange],
    pass: Option<PassId>,
    commands: &mut Commands,
) {
    ui.label(theme(ui).strong("Material changed"));
    let words = "Nothing is taken in by itself. What you decide here is recorded for all analysts of the pass.";
    ui.add(Label::new(theme(ui).small(words)).wrap());
    ScrollArea::vertical()
        .id_salt("changed material")
        .max_height(HEIGHT)
        .show(ui, |ui| {
            for change in changes {
                ui.push_id(change, |ui| row(ui, view, *change, pass, commands));
                ui.add_space(metrics::GRID);
            }
        });
    let Some(pass) = pass.filter(|_| changes.len() > 1) else {
        return;
    };
    let all: Vec<(MaterialSpan, bool)> = changes.iter().map(|it| (it.span, it.is_new)).collect();
    ui.horizontal(|ui| {
        let words = many(all.len(), "change", "changes");
        if parts::quiet_button(ui, &format!("Follow all {words}")).clicked() {
            settle(pass, all.clone(), commands);
        }
        if parts::quiet_button(ui, "Leave the material as it is").clicked() {
            let kept = all.iter().map(|(span, is_new)| (*span, !is_new)).collect();
            settle(pass, kept, commands);
        }
    });
}

fn row(
    ui: &mut Ui,
    view: &View<'_>,
    change: MaterialChange,
    pass: Option<PassId>,
    commands: &mut Commands,
) {
    let span = change.span;
    let document = view.overview.document(span.document);
    let document = document.map_or("", |row| row.name.as_str());
    let construct = view.seen.code_name(span.construct);
    let kind = if change.is_new { "new" } else { "gone" };
    ui.label(theme(ui).small(format!("{kind} in {construct} · {document}")));
    let words = view.text_of(span.document);
    let words = words.map_or_else(|why| why, |text| short(text.slice(span.span())));
    let quote = Label::new(theme(ui).quote(&words))
        .wrap()
        .sense(Sense::click());
    let quote = ui
        .add(quote)
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let spoken = format!("Go to {words}");
    quote.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &spoken));
    parts::focus_ring(ui, &quote, quote.rect);
    if quote.clicked() {
        commands.show_passage(span.document, span.span());
    }
    let Some(pass) = pass else { return };
    ui.horizontal(|ui| {
        let (follow, leave) = if change.is_new {
            ("Take in", "Leave out")
        } else {
            ("Take out", "Keep")
        };
        if parts::link(ui, follow).clicked() {
            settle(pass, vec![(span, change.is_new)], commands);
        }
        ui.add_space(metrics::GRID * 2.0);
        if parts::link(ui, leave).clicked() {
            settle(pass, vec![(span, !change.is_new)], commands);
        }
    });
}

fn settle(pass: PassId, all: Vec<(MaterialSpan, bool)>, commands: &mut Commands) {
    commands.act("settle the changed material", move |act| {
        for (span, taken_in) in &all {
            acts::settle_material(act.seen, act.draft, pass, *span, *taken_in)?;
        }
        Ok::<_, ActError>(())
    });
}

fn short(words: &str) -> String {
    let mut short: String = words.chars().take(LETTERS).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CodeId, DeviceId, DocumentId, Id};

    fn changes(new: usize, gone: usize) -> Vec<MaterialChange> {
        let id = Id::new(DeviceId::from_bits(1), 1);
        let span = MaterialSpan {
            construct: CodeId(id),
            document: DocumentId(id),
            start: 0,
            end: 1,
        };
        let is_new = std::iter::repeat_n(true, new).chain(std::iter::repeat_n(false, gone));
        is_new
            .map(|is_new| MaterialChange { span, is_new })
            .collect()
    }

    #[test]
    fn what_has_changed_is_said_in_one_sentence() {
        let said = |new, gone| sentence(&changes(new, gone));
        assert!(said(1, 0).ends_with(": 1 segment is new."));
        assert!(said(2, 1).ends_with(": 2 segments are new, 1 is gone."));
        assert!(said(0, 1).ends_with(": 1 segment is gone."));
    }
}
