//! Which round of the pass the figures are of.

use super::comparison::Comparison;
use super::figures::FigureChoices;
use crate::model::{PassId, RoundId};
use crate::ui::View;
use crate::ui::theme::parts;
use crate::ui::theme::parts::ListRow;
use egui::Ui;

/// The rounds of the compared pass, read once for each change of the study.
#[derive(Debug, Clone, Default)]
pub(super) struct RoundChoices {
    key: Option<(u64, PassId)>,
    rows: Vec<(RoundId, String, &'static str)>,
}

/// Draws the choice, where the pass has more than one round or material outside of it.
pub(super) fn rounds(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison,
    choices: &mut FigureChoices,
) {
    let pass = comparison.pass.id;
    let key = Some((view.revision(), pass));
    if choices.rounds.key != key {
        let rounds = view.seen.rounds(pass).into_iter();
        let rows = rounds.map(|it| (it.id, it.name().to_owned(), it.state.as_str()));
        choices.rounds = RoundChoices {
            key,
            rows: rows.collect(),
        };
    }
    if choices.rounds.rows.len() < 2 {
        choices.round = None;
        return;
    }
    parts::section(ui, "Round", "");
    let chosen = choices.round(pass);
    let all = ListRow::new("All rounds").selected(chosen.is_none());
    if all.show(ui).clicked() {
        choices.round = None;
    }
    for (id, name, state) in &choices.rounds.rows {
        let row = ListRow::new(name)
            .right(state)
            .selected(chosen == Some(*id));
        if row.show(ui).clicked() {
            choices.round = Some((pass, *id));
        }
    }
}
