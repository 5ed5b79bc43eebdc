//! Who is how far on this folder: that somebody was at work, and what they have finished. Nothing of what they did.

use super::when;
use crate::model::AnalystId;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, many};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &View<'_>) {
    let theme = theme(ui);
    let installed = view.seen.installed();
    for person in &view.overview.people {
        let name = if person.is_me {
            format!("{} (you)", person.name)
        } else {
            person.name.clone()
        };
        parts::section(ui, &name, "");
        parts::card(ui, |ui| {
            for line in finished(view, person.id) {
                ui.label(theme.text(line));
            }
            let own = installed.iter().filter(|it| it.analyst == Some(person.id));
            let mut any = false;
            for it in own {
                any = true;
                let mut words =
                    format!("Installation {}: last change {}", it.device, when(it.last));
                if it.missing > 0 {
                    let missing = many(it.missing, "change is", "changes are");
                    words = format!("{words}; {missing} still on the way");
                }
                ui.label(theme.small(words));
            }
            if !any {
                ui.label(theme.small("Nothing from their installation has arrived yet."));
            }
        });
        ui.add_space(metrics::GRID * 2.0);
    }
    let nobody: Vec<String> = installed
        .iter()
        .filter(|it| it.analyst.is_none())
        .map(|it| format!("Installation {}: last change {}", it.device, when(it.last)))
        .collect();
    if !nobody.is_empty() {
        parts::section(ui, "Nobody yet", "");
        for words in nobody {
            ui.label(theme.small(words));
        }
    }
}

/// “Inductive: 3 of 11 documents finished” for each pass; that much shows of every pass.
fn finished(view: &View<'_>, who: AnalystId) -> Vec<String> {
    let passes = view.overview.passes.iter();
    let own = passes.filter(|pass| pass.closed.iter().any(|(it, _)| *it == who));
    let lines: Vec<String> = own
        .map(|pass| {
            let finished = pass.finished_in_words(pass.closed_by(who));
            format!("{}: {finished}", pass.name)
        })
        .collect();
    if lines.is_empty() {
        return vec!["Codes in no pass yet.".to_owned()];
    }
    lines
}
