//! Name, kind, language, encoding and forms of one file.

use super::super::words;
use super::previewed::Previewed;
use crate::import::turns::{Continuation, FormChoice, SpeakerForm};
use crate::ui::forms;
use crate::ui::theme::{metrics, parts, theme};
use egui::Ui;

/// Encodings that transcripts really come in; the name as the web's encoding standard has it.
const ENCODINGS: [(&str, &str); 12] = [
    ("utf-8", "UTF-8"),
    ("windows-1252", "Western European (Windows-1252)"),
    ("utf-16le", "UTF-16, little endian"),
    ("utf-16be", "UTF-16, big endian"),
    ("iso-8859-2", "Central European (ISO-8859-2)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("macintosh", "Macintosh"),
    ("shift_jis", "Japanese (Shift_JIS)"),
    ("gb18030", "Chinese (GB18030)"),
    ("big5", "Chinese (Big5)"),
];

const CONTINUATIONS: [(Continuation, &str); 3] = [
    (Continuation::Detect, "As the document has it"),
    (Continuation::SameSpeaker, "Belong to the speaker before"),
    (Continuation::OneParagraph, "Belong to nobody named"),
];

/// Draws the fields; a sentence where the file could not be read as chosen.
pub fn show(ui: &mut Ui, file: &mut Previewed) -> Option<String> {
    let mut refused = None;
    parts::card(ui, |ui| {
        ui.label(theme(ui).subheading(&file.file));
        ui.columns(3, |columns| {
            if let [name, kind, language] = columns {
                forms::text(name, "Name of the document", &mut file.name, "");
                forms::choice(kind, "Kind", &mut file.kind, &words::KINDS);
                forms::text(language, "Language", &mut file.language, "en, sv, ar");
            }
        });
        refused = recognition(ui, file);
        notes(ui, file);
    });
    refused
}

/// How speakers are marked, and the encoding of plain text; a sentence where it could not be read as chosen.
fn recognition(ui: &mut Ui, file: &mut Previewed) -> Option<String> {
    let found = &file.transcript.recognised.forms;
    let detected: Vec<String> = found
        .iter()
        .map(|(form, number)| format!("{form} × {number}"))
        .collect();
    let detected = if detected.is_empty() {
        "As found: none".to_owned()
    } else {
        format!("As found: {}", detected.join(", "))
    };
    let mut choices = vec![(FormChoice::Detect, detected)];
    choices.extend(
        SpeakerForm::ALL
            .iter()
            .map(|form| (FormChoice::Only(*form), format!("Only {form}"))),
    );
    choices.push((FormChoice::NoTurns, "There are no speaker turns".to_owned()));
    let (mut changed, mut refused) = (false, None);
    ui.columns(3, |columns| {
        if let [forms_column, continuation, characters] = columns {
            let marked = "Speakers are marked by";
            changed |= forms::choice(forms_column, marked, &mut file.forms, &choices);
            let name = "Paragraphs without a label";
            changed |= forms::choice(continuation, name, &mut file.continuation, &CONTINUATIONS);
            refused = encoding(characters, file);
        }
    });
    if changed {
        file.find_speakers();
    }
    refused
}

fn encoding(ui: &mut Ui, file: &mut Previewed) -> Option<String> {
    if !file.is_plain() {
        return None;
    }
    let found = format!("As found: {}", file.transcript.encoding.name);
    let mut choices: Vec<(Option<String>, String)> = vec![(None, found)];
    choices.extend(
        ENCODINGS
            .iter()
            .map(|(id, name)| (Some((*id).to_owned()), (*name).to_owned())),
    );
    let before = file.encoding.clone();
    if !forms::choice(ui, "Encoding", &mut file.encoding, &choices) {
        return None;
    }
    let error = file.read_again().err()?;
    file.encoding = before;
    Some(error.to_string())
}

fn notes(ui: &mut Ui, file: &Previewed) {
    let theme = theme(ui);
    let transcript = &file.transcript;
    let mut notes: Vec<String> = Vec::new();
    if file.is_plain() {
        notes.push(transcript.encoding.sentence());
    }
    notes.extend(transcript.notes.iter().cloned());
    notes.extend(transcript.recognised.notes.iter().cloned());
    if !transcript.remarks.is_empty() {
        notes.push(format!(
            "{} in the file become memos on their passages.",
            crate::ui::many(transcript.remarks.len(), "comment", "comments")
        ));
    }
    if notes.is_empty() {
        return;
    }
    ui.add_space(metrics::GRID * 2.0);
    for note in notes {
        ui.label(theme.small(note));
    }
}
