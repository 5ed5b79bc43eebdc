//! A bare passage, and the document's record where nothing is selected.

use super::segments::{source, words};
use crate::model::{DocumentId, Reading, Span};
use crate::ui::icons::Icon;
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::workspace::code::finishing::read;
use crate::ui::workspace::code::sheet::{coded_share, kind_name, thousands};
use crate::ui::workspace::code::standing::Standing;
use crate::ui::{Action, Commands, Date, View};
use egui::{Label, Sense, Ui};

/// A selected passage without a code: its words, and what can be done with them; `again`: a code was used before.
pub(super) fn passage(
    ui: &mut Ui,
    view: &View<'_>,
    document: DocumentId,
    span: Span,
    standing: &Standing,
    again: bool,
    commands: &mut Commands,
) {
    let theme = theme(ui);
    parts::section(ui, "Selected words", "");
    parts::card(ui, |ui| {
        prose(ui, theme.quote(words(view, document, span)), Sense::hover());
        ui.add(Label::new(theme.small(source(view, document, span))).wrap());
        if standing.open().is_none() {
            return;
        }
        ui.add_space(metrics::GRID);
        let outside = view.pass().and_then(|pass| view.overview.pass(pass));
        let outside = outside.is_some_and(crate::ui::PassRow::codes_with_framework);
        for action in [
            Action::CodeSelection,
            Action::CodeInVivo,
            Action::CodeAgain,
            Action::CodeOutside,
            Action::PassOver,
        ] {
            if action == Action::CodeOutside && !outside {
                continue;
            }
            if action == Action::CodeAgain && !again {
                continue;
            }
            let keys = match action {
                Action::CodeSelection => "Enter".to_owned(),
                other => other.keys_text(),
            };
            let width = ui.available_width();
            if parts::key_button(ui, action.text(), &keys, width).clicked() {
                commands.run(action);
            }
        }
    });
}

/// The document's record: what it is, who speaks in it, how far one is with it.
pub(super) fn document(
    ui: &mut Ui,
    view: &View<'_>,
    id: DocumentId,
    standing: &Standing,
    commands: &mut Commands,
) {
    let Some(row) = view.overview.document(id) else {
        return;
    };
    let Some(document) = view.seen.document(id) else {
        return;
    };
    let theme = theme(ui);
    parts::section(ui, kind_name(row.kind), "");
    parts::card(ui, |ui| {
        ui.add(Label::new(theme.strong(&row.name)).wrap());
        let date = Date::of_day(&row.date).map_or_else(|| row.date.clone(), |it| it.whole());
        let mut facts: Vec<(&str, String)> = vec![("Date", date)];
        let people: Vec<&str> = row
            .participants
            .iter()
            .map(|it| view.overview.label(*it))
            .collect();
        facts.push(("Participants", people.join(", ")));
        facts.push(("Wave", document.wave.text().unwrap_or_default().to_owned()));
        facts.push(("Mode", document.mode.text().unwrap_or_default().to_owned()));
        let interviewer = document.interviewer.get_or(None);
        let interviewer = interviewer.map(|who| view.overview.person_name(who).to_owned());
        facts.push(("Interviewer", interviewer.unwrap_or_default()));
        facts.push(("Language", row.language.clone()));
        facts.push(("Words", thousands(row.words)));
        facts.push(("Turns", row.turns.to_string()));
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            fact(ui, name, value);
        }
    });
    progress(ui, view, id, standing, commands);
}

fn fact(ui: &mut Ui, name: &str, value: &str) {
    let theme = theme(ui);
    ui.horizontal_top(|ui| {
        let (rect, _) =
            ui.allocate_exact_size(egui::vec2(82.0, metrics::TEXT_LINE), egui::Sense::hover());
        let mut column = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(rect)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        column.add(Label::new(theme.small(name)));
        ui.add(Label::new(theme.text(value)).wrap());
    });
}

/// How far one is with the document in the pass, and the two words for having read it.
fn progress(
    ui: &mut Ui,
    view: &View<'_>,
    id: DocumentId,
    standing: &Standing,
    commands: &mut Commands,
) {
    let Some((pass, me)) = view.pass().zip(view.me()) else {
        return;
    };
    let (Some(row), Some(progress)) = (
        view.overview.pass(pass),
        view.overview.progress(pass, me, id),
    ) else {
        return;
    };
    let theme = theme(ui);
    parts::section(ui, &row.name, "");
    parts::card(ui, |ui| {
        ui.add(Label::new(theme.small(&row.standing)).wrap());
        let words = match progress.codings {
            1 => "1 coding".to_owned(),
            n => format!("{n} codings"),
        };
        let words = format!(
            "{words} · {}",
            coded_share(progress.coded, progress.codings)
        );
        ui.label(theme.text(words));
        if *standing == Standing::Finished(pass) {
            ui.horizontal(|ui| {
                Icon::Check.show(ui, metrics::ICON, theme.good, "");
                ui.label(theme.text("Finished"));
            });
            return;
        }
        if standing.open().is_none() {
            return;
        }
        let mut through = progress.reading != Reading::Unread;
        if ui.checkbox(&mut through, "Read through").changed() {
            if through {
                commands.run(Action::MarkRead);
            } else {
                read(pass, id, Reading::Unread, commands);
            }
        }
        let mut nothing = progress.reading == Reading::NothingRelevant;
        if ui.checkbox(&mut nothing, "Nothing relevant here").changed() {
            let to = if nothing {
                Reading::NothingRelevant
            } else {
                Reading::Read
            };
            read(pass, id, to, commands);
        }
    });
}
