//! Who is compared, and the tabs.

use super::comparison::Comparison;
use super::words::together;
use super::{CompareWorkspace, Tab};
use crate::ui::theme::{metrics, parts, theme};
use egui::Ui;

impl CompareWorkspace {
    /// Who is compared, and the tabs.
    pub(super) fn header(&mut self, ui: &mut Ui, comparison: &Comparison) {
        let theme = theme(ui);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;

            let title = match self.tab {
                Tab::Matching => together(&comparison.pair_names),
                Tab::Figures => self.figures.title(comparison),
                Tab::Passages | Tab::Consensus => comparison.title(true),
            };
            ui.label(theme.heading(title));
            // A tab's name stays on one line; the tab goes to the next.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            if comparison.pass.hidden.is_none() {
                if self.offered.here
                    && parts::tab(ui, "Matching", self.tab == Tab::Matching).clicked()
                {
                    self.tab = Tab::Matching;
                }
                let tabs = [
                    (Tab::Passages, "Passages to talk about"),
                    (Tab::Figures, "Figures"),
                    (Tab::Consensus, "Consensus"),
                ];
                // One analyst's two passes have figures and nothing to settle.
                let twice = self.shows_twice && self.twice.is_some();
                if twice && parts::tab(ui, "No second coder", false).clicked() {
                    self.shows_twice = false;
                }
                let tabs = tabs.into_iter();
                for (tab, name) in tabs.filter(|(tab, _)| !twice || *tab == Tab::Figures) {
                    if parts::tab(ui, name, self.tab == tab).clicked() {
                        self.tab = tab;
                    }
                }
            }
        });
        ui.add_space(metrics::GRID);
        let line = ui.available_rect_before_wrap().x_range();
        let y = ui.cursor().top();
        ui.painter().hline(line, y, theme.hairline());
        ui.add_space(metrics::GRID * 3.0);
    }
}
