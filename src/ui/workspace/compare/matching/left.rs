//! What of the frames is listed, at the left.

use super::super::comparison::Comparison;
use super::super::words::{counted, number, possessive};
use super::MatchingPage;
use super::way::may_say;
use crate::model::acts;
use crate::ui::theme::parts::ListRow;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, View};
use egui::Ui;

impl MatchingPage {
    /// Which side leads, what it lists, and what suggests itself.
    pub fn left(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        let Some(frames) = self.frames.clone() else {
            return;
        };
        parts::section(ui, "Start from", "");
        let mut lead = self.lead;
        for (side, name) in comparison.pair_names.iter().enumerate() {
            let words = format!("{} codes", possessive(name));
            let row = ListRow::new(&words).selected(lead == side);
            let hover = format!("A code of {name} puts the codes across in order");
            if row.show(ui).on_hover_text(hover).clicked() {
                lead = side;
            }
        }
        if lead != self.lead {
            self.set_lead(lead);
        }
        parts::section(ui, "Show", "");
        let all = number(frames.in_order(self.lead, None).len() as u64);
        let waiting = number(self.arranged.waiting(self.lead).len() as u64);
        let mut only = self.waiting_only;
        if ListRow::new("All codes")
            .right(&all)
            .selected(!only)
            .show(ui)
            .clicked()
        {
            only = false;
        }
        let row = ListRow::new("Still to match")
            .right(&waiting)
            .selected(only);
        if row.show(ui).clicked() {
            only = true;
        }
        if only != self.waiting_only {
            self.waiting_only = only;
            self.arrange();
        }
        self.suggestions(ui, view, commands);
    }

    fn suggestions(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Commands) {
        let open = self.arranged.suggested.len();
        parts::section(ui, "Suggested", &number(open as u64));
        if open == 0 {
            let words = "Nothing more suggests itself.";
            ui.horizontal(|ui| {
                ui.add_space(metrics::GRID);
                ui.add(egui::Label::new(theme(ui).quiet(words)).wrap());
            });
            return;
        }
        let mut next = false;
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            let link = parts::link(ui, "Next suggestion");
            next = link
                .on_hover_text("By names and by passages that overlap (N)")
                .clicked();
        });
        if next {
            self.next_suggestion();
        }
        let same = self.arranged.same_names.clone();
        if same.is_empty() || !may_say(view) {
            return;
        }
        let mut accept = false;
        ui.horizontal(|ui| {
            ui.add_space(metrics::GRID);
            let words = counted(same.len(), "pair", "pairs");
            accept = parts::link(ui, &format!("Match {words} of one name")).clicked();
        });
        if accept {
            commands.act("match the codes", move |act| {
                acts::match_as_equal(act.seen, act.draft, &same)
            });
        }
    }
}
