//! What the figures are of, in sentences.

use super::super::words::{counted, together};
use crate::analysis::agreement::of_study::StudyAgreement;
use crate::analysis::agreement::{FEWEST_DOCUMENTS, Measure};
use crate::model::{Reported, capital};
use crate::ui::View;
use crate::ui::theme::{metrics, parts, theme};
use egui::Ui;

/// What the figures are of, in sentences.
pub(super) fn headline(ui: &mut Ui, view: &View<'_>, answer: &StudyAgreement) {
    let theme = theme(ui);
    let units = counted(
        usize::try_from(answer.n_units).unwrap_or(usize::MAX),
        answer.unit,
        &format!("{}s", answer.unit),
    );
    let documents = counted(answer.documents.len(), "document", "documents");
    let of = match answer.universe {
        "participants" => " of what participants said".to_owned(),
        "material" => constructs(view, answer),
        _ => " of all text".to_owned(),
    };
    let carries = if answer.unit == "character" {
        "A character has a code when a coding covers it.".to_owned()
    } else {
        let rule = answer.presence_rule.replace("the unit", "it");
        let rule = rule.replace("it's", "its");
        format!("A {} has a code when {rule}.", answer.unit)
    };
    let who = match (&answer.and_pass_name, answer.analyst_names.first()) {
        (Some(second), Some(first)) => {
            let name = first.strip_suffix(&format!(", {}", answer.pass_name));
            let name = name.unwrap_or(first);
            format!("{name} twice, in “{}” and in “{second}”", answer.pass_name)
        }
        _ => together(&answer.analyst_names),
    };
    let mut sentences = vec![
        format!("{units}{of} in {documents}, coded by {who}."),
        carries,
    ];
    if let Some(codebook) = answer.convention.get("codebook") {
        sentences.push(format!("{codebook}."));
    }
    if let Some(note) = answer.note {
        sentences.push(format!("{}.", capital(note)));
    }
    if answer.notes.iter().any(|it| it.starts_with(MERGED)) {
        sentences.push("Codes were merged after the reveal; not an independent test.".to_owned());
    }
    let sentence = sentences.join(" ");
    let label = ui.add(egui::Label::new(theme.quiet(sentence)).wrap());
    label.on_hover_text(conventions(answer));
    notes(ui, answer);
    if view.overview.reported == Reported::AgreementToo && answer.n_drawn < FEWEST_DOCUMENTS {
        let of = if answer.interval_over == "participants" {
            "participants (those who share documents counted as one)"
        } else {
            "documents"
        };
        let words = format!(
            "No intervals: they are drawn from {FEWEST_DOCUMENTS} {of} on, and there are {}.",
            answer.n_drawn
        );
        ui.add(egui::Label::new(theme.quiet(words)).wrap());
    }
    if !answer.documents_left_out.is_empty() {
        let count = counted(
            answer.documents_left_out.len(),
            "document does",
            "documents do",
        );
        let why: Vec<String> = answer
            .documents_left_out
            .iter()
            .map(|it| format!("{}: {}", it.document_name, it.reason))
            .collect();
        ui.label(theme.quiet(format!("{count} not count yet.")))
            .on_hover_text(why.join("\n"));
    }
    ui.add_space(metrics::GRID);
}

/// How the note on merged codes begins.
const MERGED: &str = "Codes were merged after the reveal";

/// What else a reader should know, folded away until it is asked for.
fn notes(ui: &mut Ui, answer: &StudyAgreement) {
    if answer.notes.is_empty() {
        return;
    }
    let id = egui::Id::unique(("figures", "notes"));
    let mut unfolded = ui
        .data(|data| data.get_temp::<bool>(id))
        .unwrap_or_default();
    let words = if unfolded {
        "Fold the notes".to_owned()
    } else {
        match answer.notes.len() {
            1 => "One note on these figures".to_owned(),
            n => format!("{n} notes on these figures"),
        }
    };
    if parts::link(ui, &words).clicked() {
        unfolded = !unfolded;
        ui.data_mut(|data| data.insert_temp(id, unfolded));
    }
    if unfolded {
        for note in &answer.notes {
            ui.add(egui::Label::new(theme(ui).quiet(note)).wrap());
        }
    }
}

/// “ of Reach”, “ of Reach and Dose”, “ of the pass’s material”.
fn constructs(view: &View<'_>, answer: &StudyAgreement) -> String {
    let pass = view.overview.pass(answer.pass);
    let names: Vec<String> = pass.map_or_else(Vec::new, |pass| {
        let constructs = pass.constructs.iter();
        constructs.map(|code| view.seen.code_name(*code)).collect()
    });
    match names.len() {
        1..=3 => format!(" of {}", together(&names)),
        _ => " of the pass’s material".to_owned(),
    }
}

fn conventions(answer: &StudyAgreement) -> String {
    let draws = match &answer.pooled.micro.ci95 {
        Ok(intervals) => intervals.iter().find_map(|(_, it)| it.as_ref().ok()),
        Err(_) => None,
    };
    let measure = |measure: Measure| format!("{}: {}.", measure.name(), measure.convention());
    let mut lines = vec![
        format!("Units by the rule {}.", answer.unit_rule),
        measure(Measure::PositiveAgreement),
        measure(Measure::KrippendorffAlpha),
    ];
    if let Some(interval) = draws {
        lines.push(format!(
            "Intervals: {}, {} draws, seed {}.",
            interval.method, interval.draws, interval.seed
        ));
    }
    lines.push(format!("Interlinea {}.", answer.program_version));
    lines.join("\n")
}
