//! The labels of a file: who they are, which are no speakers, which are one and the same.

use super::previewed::{Previewed, SpeakerEdit};
use crate::import::turns::FormChoice;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{SpeakerChoice, View, forms, many};
use egui::Ui;

/// Draws the labels of a file. `role` is what new participants are proposed.
pub fn show(ui: &mut Ui, view: &View<'_>, file: &mut Previewed, role: &mut String) {
    parts::section(ui, "Speakers", &file.speakers.len().to_string());
    parts::card(ui, |ui| {
        if file.speakers.is_empty() {
            ui.label(theme(ui).quiet(
                "No speakers were recognised. Say above how they are marked, if there are any.",
            ));
        }
        let choices = choices(view);
        let mut changed = false;
        for at in 0..file.speakers.len() {
            let Some(speaker) = file.speakers.get_mut(at) else {
                continue;
            };
            if at > 0 {
                ui.separator();
            }
            let text = &file.transcript.text;
            let first = speaker.found.samples.first().map(|span| text.slice(*span));
            let first: String = first.unwrap_or_default().trim().chars().take(160).collect();
            ui.push_id(at, |ui| {
                changed |= one(ui, speaker, &first, &choices, role);
            });
        }
        everyone(ui, file, role);
        if changed {
            file.recognise();
        }
        passed_over(ui, file);
    });
}

/// Who a label may be.
fn choices(view: &View<'_>) -> Vec<(SpeakerChoice, String)> {
    let mut choices = vec![
        (SpeakerChoice::Unknown, "Not said".to_owned()),
        (SpeakerChoice::Interviewer, "Interviewer".to_owned()),
        (SpeakerChoice::Interpreter, "Interpreter".to_owned()),
    ];
    let participants = view.overview.labels.iter();
    choices
        .extend(participants.map(|(id, label)| (SpeakerChoice::Participant(*id), label.clone())));
    choices
}

fn one(
    ui: &mut Ui,
    speaker: &mut SpeakerEdit,
    first: &str,
    choices: &[(SpeakerChoice, String)],
    role: &str,
) -> bool {
    let theme = theme(ui);
    let label = speaker.found.label.clone();
    let mut changed = false;
    ui.horizontal(|ui| {
        let name = format!("Name of {label}");
        let width = 150.0_f32.min(ui.available_width() * 0.3);
        ui.add_enabled_ui(!speaker.ignored, |ui| {
            changed |= forms::bare_text(ui, &name, &mut speaker.name, &label, width).changed();
        });
        let mut choices = choices.to_vec();
        let new = match &speaker.is {
            new @ SpeakerChoice::New { .. } => new.clone(),
            _ => SpeakerChoice::New {
                pseudonym: String::new(),
                role: role.to_owned(),
            },
        };
        choices.insert(3, (new, "New participant".to_owned()));
        if let SpeakerChoice::Other(name) = &speaker.is {
            choices.push((speaker.is.clone(), name.clone()));
        } else {
            choices.push((
                SpeakerChoice::Other(label.clone()),
                "Somebody else".to_owned(),
            ));
        }
        let is = format!("Who {label} is");
        ui.add_enabled_ui(!speaker.ignored, |ui| {
            forms::bare_choice(ui, &is, &mut speaker.is, &choices, 150.0);
        });
        let no_speaker = format!("{label} is no speaker");
        let ignored = ui.checkbox(&mut speaker.ignored, "no speaker");
        changed |= ignored.changed();
        // Several stand below each other, so that the name says which.
        ui.ctx()
            .accesskit_node_builder(ignored.id, |node| node.set_label(no_speaker));
        let found = &speaker.found;
        let words = format!(
            "{} · {} · {:.0} %",
            many(found.turns as usize, "turn", "turns"),
            many(found.words as usize, "word", "words"),
            found.share * 100.0
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(theme.small(words)).truncate());
        });
    });
    if let SpeakerChoice::New { pseudonym, role } = &mut speaker.is {
        ui.horizontal(|ui| {
            ui.label(theme.small("Role"));
            forms::bare_text(ui, &format!("Role of {label}"), role, "Parent", 150.0);
            ui.label(theme.small("Pseudonym"));
            forms::bare_text(
                ui,
                &format!("Pseudonym of {label}"),
                pseudonym,
                "may be empty",
                150.0,
            );
        });
    }
    if !first.is_empty() {
        ui.add(egui::Label::new(theme.small(format!("“{first}”"))).truncate());
    }
    changed
}

/// One line for all who are not said to be anybody: new participants of one role.
fn everyone(ui: &mut Ui, file: &mut Previewed, role: &mut String) {
    let open = |it: &SpeakerEdit| !it.ignored && it.is == SpeakerChoice::Unknown;
    if !file.speakers.iter().any(open) {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme(ui).quiet("Everybody else is a new participant in the role"));
        forms::bare_text(ui, "Role of everybody else", role, "Parent", 140.0);
        let ready = !role.trim().is_empty();
        let set = ui.add_enabled_ui(ready, |ui| parts::quiet_button(ui, "Set"));
        if set.inner.clicked() {
            for speaker in file.speakers.iter_mut().filter(|it| open(it)) {
                speaker.is = SpeakerChoice::New {
                    pseudonym: String::new(),
                    role: role.trim().to_owned(),
                };
            }
        }
    });
}

/// Labels that gave too little evidence, each to be taken as a speaker after all.
fn passed_over(ui: &mut Ui, file: &mut Previewed) {
    if file.forms == FormChoice::NoTurns {
        return;
    }
    let over: Vec<(String, u32)> = file
        .transcript
        .recognised
        .passed_over
        .iter()
        .take(12)
        .map(|it| (it.label.clone(), it.lines))
        .collect();
    if over.is_empty() {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    let mut also = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme(ui).small("Not taken as speakers:"));
        for (label, lines) in &over {
            let words = format!("{label} ({})", many(*lines as usize, "line", "lines"));
            let hint = "Take it as a speaker";
            if parts::link(ui, &words).on_hover_text(hint).clicked() {
                also = Some(label.clone());
            }
        }
    });
    if let Some(label) = also {
        file.also.push(label);
        file.find_speakers();
    }
}
