//! The record of a document: what is known about it, who speaks in it.

use super::words;
use crate::model::things::Document;
use crate::model::{
    AnalystId, Change, DocumentEdit, DocumentId, DocumentKind, ParticipantId, SpeakerIs,
};
use crate::ui::forms::{self, Fields};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Command, Commands, Date, Selected, View, WorkspaceKind, grouped, many};
use egui::Ui;
use std::convert::Infallible;

/// What the record remembers between frames.
#[derive(Debug, Default)]
pub struct DocumentRecord {
    fields: Fields<DocumentId>,
    /// The reason being typed for an erasure, and of which document.
    erasing: Option<(DocumentId, String)>,
}

impl DocumentRecord {
    /// Draws the record of a document.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, id: DocumentId, commands: &mut Commands) {
        let Some(document) = view.seen.document(id) else {
            return;
        };
        parts::section(ui, "Document", "");
        if document.erased {
            let theme = theme(ui);
            ui.label(theme.quiet("The words of this document were erased."));
        }
        parts::card(ui, |ui| {
            self.what(ui, view, document, commands);
        });
        parts::section(ui, "Speakers", "");
        parts::card(ui, |ui| speakers(ui, view, document, commands));
        parts::section(ui, "Translation and notes", "");
        parts::card(ui, |ui| {
            self.translation(ui, document, commands);
            notes(ui, view, document, commands);
        });
        source(ui, document);
        ui.add_space(metrics::GRID * 2.0);
        ui.horizontal(|ui| {
            if parts::quiet_button(ui, "Read and code").clicked() {
                commands.go(WorkspaceKind::Code);
                commands.open_document(id);
            }
            if parts::quiet_button(ui, "Remove").clicked() {
                edit(
                    commands,
                    id,
                    "remove the document",
                    DocumentEdit::Removed(true),
                );
                commands.select(Selected::Nothing);
            }
            if !document.erased && parts::quiet_button(ui, "Erase…").clicked() {
                self.erasing = Some((id, String::new()));
            }
        });
        let participants = view.seen.participants_of(document);
        self.erasure(ui, view, id, &participants, commands);
    }

    /// A participant withdraws: what erasing means, the reason, and the button that does it.
    fn erasure(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        id: DocumentId,
        participants: &[ParticipantId],
        commands: &mut Commands,
    ) {
        let Some((_, reason)) = self.erasing.as_mut().filter(|(of, _)| *of == id) else {
            return;
        };
        let mut done = false;
        ui.add_space(metrics::GRID * 2.0);
        parts::card(ui, |ui| {
            let theme = theme(ui);
            let words = "Erasing deletes this document's text and file in every installation and masks what was quoted from it. It cannot be undone. Who erased it, when and why stays in the log, so do not write the words themselves.";
            ui.add(egui::Label::new(theme.text(words)).wrap());
            forms::text(ui, "Reason for erasing", reason, "the participant withdrew");
            ui.add_space(metrics::GRID);
            let words = "The document's name above and the participants' pseudonyms stay as they are: change them first if they say who it was.";
            ui.add(egui::Label::new(theme.text(words)).wrap());
            for id in participants {
                let label = view.overview.label(*id);
                if parts::link(ui, &format!("Change {label}…")).clicked() {
                    commands.run(crate::ui::Action::ShowParticipants);
                    commands.select(Selected::Participant(*id));
                }
            }
            ui.add_space(metrics::GRID);
            ui.horizontal(|ui| {
                let ready = !reason.trim().is_empty();
                let erase =
                    ui.add_enabled_ui(ready, |ui| parts::quiet_button(ui, "Erase for good"));
                if erase.inner.clicked() {
                    let reason = reason.trim().to_owned();
                    commands.push(Command::Erase {
                        document: id,
                        reason,
                    });
                    done = true;
                }
                done |= parts::quiet_button(ui, "Keep it").clicked();
            });
        });
        if done {
            self.erasing = None;
        }
    }

    fn what(&mut self, ui: &mut Ui, view: &View<'_>, document: &Document, commands: &mut Commands) {
        let id = document.id;
        let fields = &mut self.fields;
        if let Some(name) = fields.line(ui, &id, "Name", document.name.text(), "") {
            let name = name.trim().to_owned();
            if name.is_empty() {
                commands.say(parts::Tone::Warn, "A document needs a name: write one.");
            } else {
                edit(
                    commands,
                    id,
                    "rename the document",
                    DocumentEdit::Name(name),
                );
            }
        }
        let mut kind: DocumentKind = document.kind.get_or(document.imported.kind);
        if forms::choice(ui, "Kind", &mut kind, &words::KINDS) {
            edit(commands, id, "set the kind", DocumentEdit::Kind(kind));
        }
        let date = document.date.text().unwrap_or_default();
        if let Some(typed) = fields.line(ui, &id, "Date", date, "2026-03-14") {
            let typed = typed.trim().to_owned();
            if !typed.is_empty() && Date::of_day(&typed).is_none() {
                let sentence =
                    format!("“{typed}” is not a date: write year, month and day as in 2026-03-14.");
                commands.say(parts::Tone::Warn, sentence);
            } else {
                edit(
                    commands,
                    id,
                    "set the date",
                    DocumentEdit::Date(some(&typed)),
                );
            }
        }
        let wave = document.wave.text().unwrap_or_default();
        if let Some(typed) = fields.line(ui, &id, "Wave", wave, "early, late, 1, 2") {
            edit(
                commands,
                id,
                "set the wave",
                DocumentEdit::Wave(some(&typed)),
            );
        }
        let mode = document.mode.text().unwrap_or_default();
        if let Some(typed) = fields.line(ui, &id, "Mode", mode, "in person, video, telephone") {
            edit(
                commands,
                id,
                "set the mode",
                DocumentEdit::Mode(some(&typed)),
            );
        }
        let mut interviewer = document.interviewer.get_or(None);
        if forms::choice(ui, "Interviewer", &mut interviewer, &people(view)) {
            edit(
                commands,
                id,
                "set the interviewer",
                DocumentEdit::Interviewer(interviewer),
            );
        }
        let language = document.language.text().unwrap_or_default();
        if let Some(typed) = fields.line(ui, &id, "Language", language, "en, sv, ar") {
            edit(
                commands,
                id,
                "set the language",
                DocumentEdit::Language(some(&typed)),
            );
        }
    }

    fn translation(&mut self, ui: &mut Ui, document: &Document, commands: &mut Commands) {
        let id = document.id;
        let from = document.translated_from.text().unwrap_or_default();
        if let Some(typed) = self.fields.line(ui, &id, "Translated from", from, "ti, so") {
            edit(
                commands,
                id,
                "set the language translated from",
                DocumentEdit::TranslatedFrom(some(&typed)),
            );
        }
        let by = document.translated_by.text().unwrap_or_default();
        if let Some(typed) = self.fields.line(ui, &id, "Translated by", by, "") {
            edit(
                commands,
                id,
                "set the translator",
                DocumentEdit::TranslatedBy(some(&typed)),
            );
        }
    }
}

fn some(typed: &str) -> Option<String> {
    let typed = typed.trim().to_owned();
    (!typed.is_empty()).then_some(typed)
}

fn push(commands: &mut Commands, what: &'static str, change: Change) {
    commands.act(what, move |acting| {
        acting.draft.push(change);
        Ok::<_, Infallible>(())
    });
}

fn edit(commands: &mut Commands, document: DocumentId, what: &'static str, edit: DocumentEdit) {
    push(commands, what, Change::EditDocument { document, edit });
}

fn people(view: &View<'_>) -> Vec<(Option<AnalystId>, String)> {
    let mut people = vec![(None, "Not said".to_owned())];
    let known = view.overview.people.iter();
    people.extend(known.map(|person| (Some(person.id), person.name.clone())));
    people
}

/// Who a speaker may be: everybody the study knows.
fn choices(view: &View<'_>) -> Vec<(Option<SpeakerIs>, String)> {
    let mut choices = vec![
        (None, "Not said".to_owned()),
        (Some(SpeakerIs::Interviewer), "Interviewer".to_owned()),
        (Some(SpeakerIs::Interpreter), "Interpreter".to_owned()),
    ];
    let participants = view.overview.labels.iter();
    choices
        .extend(participants.map(|(id, label)| (Some(SpeakerIs::Participant(*id)), label.clone())));
    choices
}

fn speakers(ui: &mut Ui, view: &View<'_>, document: &Document, commands: &mut Commands) {
    let theme = theme(ui);
    let labels = document.speaker_labels();
    if labels.is_empty() {
        ui.label(theme.quiet("No speakers were recognised in this document."));
    }
    let mut choices = choices(view);
    for (speaker, label) in labels.iter().enumerate() {
        let speaker = speaker as u16;
        let mut is = document.speaker(speaker).cloned();
        if let Some(SpeakerIs::Other(name)) = &is {
            choices.push((is.clone(), name.clone()));
        }
        let turns = document.turns().iter();
        let turns = turns.filter(|turn| turn.speaker == Some(speaker)).count();
        let name = format!("{label} · {}", many(turns, "turn", "turns"));
        if forms::choice(ui, &name, &mut is, &choices) {
            let change = Change::MapSpeaker {
                document: document.id,
                speaker,
                is,
            };
            push(commands, "say who the speaker is", change);
        }
    }
    linked(ui, view, document, commands);
}

/// Participants whom the document is about though they do not speak in it.
fn linked(ui: &mut Ui, view: &View<'_>, document: &Document, commands: &mut Commands) {
    let speaking: Vec<ParticipantId> = document
        .speakers
        .values()
        .filter_map(|is| match is.get() {
            Some(Some(SpeakerIs::Participant(id))) => Some(*id),
            _ => None,
        })
        .collect();
    let participants = view.seen.participants_of(document);
    let silent = participants.iter().filter(|id| !speaking.contains(id));
    for participant in silent {
        let label = view.overview.label(*participant).to_owned();
        let mut is_linked = true;
        if ui.checkbox(&mut is_linked, label).changed() {
            link(commands, document.id, *participant, false);
        }
    }
    let others = view.overview.labels.iter();
    let mut choices: Vec<(Option<ParticipantId>, String)> =
        vec![(None, "Choose a participant".to_owned())];
    choices.extend(
        others
            .filter(|(id, _)| !participants.contains(id))
            .map(|(id, label)| (Some(*id), label.clone())),
    );
    if choices.len() > 1 {
        let mut chosen = None;
        let changed = forms::choice(ui, "Also belongs to", &mut chosen, &choices);
        if let Some(participant) = chosen.filter(|_| changed) {
            link(commands, document.id, participant, true);
        }
    }
}

fn link(commands: &mut Commands, document: DocumentId, participant: ParticipantId, linked: bool) {
    let change = Change::LinkParticipant {
        document,
        participant,
        linked,
    };
    push(commands, "link the participant", change);
}

/// Interviews that a field note belongs to, or field notes of an interview.
fn notes(ui: &mut Ui, view: &View<'_>, document: &Document, commands: &mut Commands) {
    let is_note = document.kind.get_or(document.imported.kind) == DocumentKind::FieldNote;
    let other_kind = |kind: DocumentKind| (kind == DocumentKind::FieldNote) != is_note;
    let others = view.overview.documents.iter();
    let others: Vec<_> = others
        .filter(|row| row.id != document.id && other_kind(row.kind))
        .collect();
    if others.is_empty() {
        return;
    }
    let pair = |other: DocumentId| {
        if is_note {
            (document.id, other)
        } else {
            (other, document.id)
        }
    };
    let is_linked = |other: DocumentId| {
        let (note, interview) = pair(other);
        let note = view.seen.document(note);
        let field = note.and_then(|note| note.note_of.get(&interview));
        field.is_some_and(|linked| linked.get_or(false))
    };
    let name = if is_note {
        "Field note of"
    } else {
        "Field notes"
    };
    parts::field_name(ui, name);
    for row in &others {
        if !is_linked(row.id) {
            continue;
        }
        let mut linked = true;
        if ui.checkbox(&mut linked, row.name.as_str()).changed() {
            link_note(commands, pair(row.id), false);
        }
    }
    let name = if is_note {
        "Add an interview"
    } else {
        "Add a field note"
    };
    let mut choices: Vec<(Option<DocumentId>, String)> = vec![(None, format!("{name}…"))];
    let free = others.iter().filter(|row| !is_linked(row.id));
    choices.extend(free.map(|row| (Some(row.id), row.name.clone())));
    if choices.len() > 1 {
        let mut chosen = None;
        let width = ui.available_width();
        let changed = forms::bare_choice(ui, name, &mut chosen, &choices, width);
        if let Some(other) = chosen.filter(|_| changed) {
            link_note(commands, pair(other), true);
        }
    }
}

fn link_note(commands: &mut Commands, (note, document): (DocumentId, DocumentId), linked: bool) {
    let change = Change::LinkNote {
        note,
        document,
        linked,
    };
    push(commands, "link the field note", change);
}

/// Where the document came from, and how long it is.
fn source(ui: &mut Ui, document: &Document) {
    let theme = theme(ui);
    ui.add_space(metrics::GRID * 2.0);
    let mut words = vec![
        format!("{} words", grouped(document.imported.words as usize)),
        format!("{} characters", grouped(document.length() as usize)),
    ];
    if let Some(original) = &document.imported.original {
        let kept = if original.kept {
            "a copy is kept in the folder"
        } else {
            "the file itself is not kept"
        };
        words.push(format!("from {} ({kept})", original.file));
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(metrics::GRID);
        ui.label(theme.small(words.join(" · ")));
    });
}
