//! The consensus as a tab of Compare, and where its clicks lead.

use super::comparison::Comparison;
use super::{CompareWorkspace, Tab, consensus_page, filter};
use crate::model::Part;
use crate::ui::{Commands, View};
use egui::{ScrollArea, Ui};

impl CompareWorkspace {
    /// The consensus; what is clicked there is looked up among the passages.
    pub(super) fn consensus(&mut self, ui: &mut Ui, view: &View<'_>, comparison: &Comparison) {
        self.list.update(view, comparison);
        let Some(found) = self.list.found() else {
            self.list.while_there_is_nothing(ui);
            return;
        };
        let asked = self.consensus.show(ui, view, comparison, &found);
        self.go_where_asked(asked);
    }

    /// The part of the consensus that is chosen: closing it, and what was amended since.
    pub(super) fn part_of_consensus(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        comparison: &Comparison,
        commands: &mut Commands,
    ) {
        self.list.update(view, comparison);
        let Some(found) = self.list.found() else {
            return;
        };
        let session = self.session.current(view, comparison);
        let drawn = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let page = &mut self.consensus;
            page.part(ui, view, comparison, &found, session, commands)
        });
        self.go_where_asked(drawn.inner);
    }

    pub(super) fn go_where_asked(&mut self, asked: Option<consensus_page::Asked>) {
        match asked {
            None => {}
            Some(consensus_page::Asked::Differences { part, open_only }) => {
                let mut filter = filter::Filter {
                    state: open_only.then_some(filter::HowSettled::NotSettled),
                    ..filter::Filter::default()
                };
                match part {
                    Part::Document(document) => filter.document = Some(document),
                    Part::Construct(construct) => filter.within = Some(construct),
                }
                self.list.filter = filter;
                self.tab = Tab::Passages;
            }
            Some(consensus_page::Asked::Difference(ids)) => {
                self.list.go_to(&ids);
                self.tab = Tab::Passages;
            }
        }
    }
}
