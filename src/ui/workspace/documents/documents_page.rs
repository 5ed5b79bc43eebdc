//! The table of documents.

use super::{heading, words};
use crate::model::{AnalystId, PassId};
use crate::ui::icons::Icon;
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::parts;
use crate::ui::workspace::empty;
use crate::ui::{
    Action, Commands, Date, DocumentRow, Selected, View, WorkspaceKind, grouped, many,
};
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
    let overview = view.overview;
    if overview.documents.is_empty() {
        let what = "Transcripts, field notes and other texts of the study stand here. Choose files, type a path, or drop files on the window.";
        empty(
            ui,
            "No documents yet",
            what,
            Some(Action::ImportFiles),
            commands,
        );
        return;
    }
    let words: u32 = overview.documents.iter().map(|it| it.words).sum();
    let below = format!(
        "{} · {}",
        many(overview.documents.len(), "document", "documents"),
        many(words as usize, "word", "words")
    );
    let selected = match view.here.selected {
        Selected::Document(id) => Some(id),
        _ => None,
    };
    heading(ui, "Documents", &below, |ui| {
        let Some(document) = selected else { return };
        if parts::primary_button(ui, "Read and code").clicked() {
            commands.go(WorkspaceKind::Code);
            commands.open_document(document);
        }
    });
    let pass = view.pass();
    let analysts = analysts(view, pass);
    let columns = columns(view, &analysts);
    let rows = &overview.documents;
    let output = table(
        ui,
        "documents",
        &columns,
        rows.len(),
        |at| rows.get(at).is_some_and(|row| selected == Some(row.id)),
        |at| {
            let cells = rows.get(at).map(|row| cells(view, row, pass, &analysts));
            cells.unwrap_or_default()
        },
    );
    if let Some(row) = output.clicked.and_then(|at| rows.get(at)) {
        commands.select(Selected::Document(row.id));
    }
    if let Some(row) = output.double_clicked.and_then(|at| rows.get(at)) {
        commands.go(WorkspaceKind::Code);
        commands.open_document(row.id);
    }
}

/// Whose progress has a column: the analysts of the pass one works in.
fn analysts(view: &View<'_>, pass: Option<PassId>) -> Vec<AnalystId> {
    let pass = pass.and_then(|pass| view.overview.pass(pass));
    let within = pass.is_some_and(|pass| !pass.constructs.is_empty());
    let analysts = pass.filter(|_| !within).map(|pass| &pass.closed);
    let analysts = analysts.into_iter().flatten();
    analysts.map(|(analyst, _)| *analyst).take(4).collect()
}

fn columns(view: &View<'_>, analysts: &[AnalystId]) -> Vec<Column> {
    let mut columns = vec![
        Column::share("Name", 3.0),
        Column::points("Kind", 92.0).from_width(760.0),
        Column::points("Date", 92.0).from_width(520.0),
        Column::share("Participants", 2.5).from_width(860.0),
        Column::points("Words", 56.0).right(),
        Column::points("Turns", 48.0).right().from_width(640.0),
        Column::points("Language", 72.0).from_width(980.0),
    ];
    for analyst in analysts {
        let name = view.overview.person_name(*analyst);
        columns.push(Column::points(name, 64.0).right());
    }
    columns
}

fn cells(
    view: &View<'_>,
    row: &DocumentRow,
    pass: Option<PassId>,
    analysts: &[AnalystId],
) -> Vec<Cell> {
    let participants: Vec<&str> = row
        .participants
        .iter()
        .map(|id| view.overview.label(*id))
        .collect();
    let date = Date::of_day(&row.date).map_or_else(|| row.date.clone(), |date| date.short());
    let mut cells = vec![
        Cell::Strong(row.name.clone()),
        Cell::Quiet(words::kind(row.kind).to_owned()),
        Cell::Quiet(date),
        Cell::Text(participants.join(", ")),
        Cell::Quiet(grouped(row.words as usize)),
        Cell::Quiet(grouped(row.turns)),
        Cell::Quiet(words::language(&row.language)),
    ];
    for analyst in analysts {
        let progress = pass.and_then(|pass| view.overview.progress(pass, *analyst, row.id));
        cells.push(match progress {
            Some(progress) if progress.finished => Cell::Icon(Icon::Check, "finished"),
            Some(progress) => Cell::Quiet(progress.word()),
            None => Cell::Quiet(String::new()),
        });
    }
    cells
}
