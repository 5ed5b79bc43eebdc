//! How much of a pass's material is worked through, document by document: one's own figures, the others' once they are
//! revealed.

use super::material::MaterialList;
use crate::analysis::coverage::{
    Coverage, DENOMINATOR, DENOMINATOR_WITHIN, DoubleCoding, coverage, coverage_of_constructs,
    double_coding,
};
use crate::model::of_many;
use crate::model::{AnalystId, CodeId, DocumentId, PassId, Reading};
use crate::ui::table::{Cell, Column, table};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{Commands, Selected, View, grouped, many};
use egui::{Frame, Key, Label, Margin, Modifiers, Role, Ui, WidgetInfo};

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Document(DocumentId),
    Construct(CodeId),
}

/// A row of the table.
#[derive(Debug, Clone)]
struct Row {
    of: Of,
    name: String,
    coverage: Coverage,
}

/// The page of coverage.
#[derive(Debug, Default)]
pub(super) struct CoveragePage {
    /// Whether it is open.
    pub shown: bool,
    /// Whether the rows are sub-domains.
    by_construct: bool,
    who: Option<AnalystId>,
    key: Option<(u64, PassId, Option<AnalystId>, bool)>,
    /// Analysts whose figures show, in the pass's order.
    showing: Vec<AnalystId>,
    /// Those whose do not yet.
    hidden: Vec<String>,
    rows: Vec<Row>,
    whole: Option<Coverage>,
    worked_through: usize,
    both: Option<DoubleCoding>,
}

impl CoveragePage {
    /// Draws the page over the room there is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        material: &mut MaterialList,
        commands: &mut Commands,
    ) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.shown = false;
            return;
        }
        let margin = Margin {
            left: 24,
            right: 24,
            top: 20,
            bottom: 12,
        };
        let frame = Frame::new().inner_margin(margin);
        frame.show(ui, |ui| {
            self.head(ui, view);
            let Some(pass) = view.pass() else {
                let words = "There is no pass yet, so nothing is to be covered.";
                ui.label(theme(ui).quiet(words));
                return;
            };
            self.update(view, pass);
            self.choices(ui, view, pass);
            self.sentences(ui, view, pass);
            ui.add_space(metrics::GRID * 2.0);
            self.table(ui, view, pass, material, commands);
        });
    }

    fn head(&mut self, ui: &mut Ui, view: &View<'_>) {
        let name = view.pass().and_then(|pass| view.overview.pass(pass));
        let name = name.map_or("", |row| row.name.as_str());
        ui.horizontal(|ui| {
            let label = ui.label(theme(ui).heading("Coverage"));
            label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Coverage"));
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                let back = parts::link(ui, "Back to the transcript");
                if back.on_hover_text("Esc").clicked() {
                    self.shown = false;
                }
            });
        });
        ui.label(theme(ui).quiet(name));
        ui.add_space(metrics::GRID * 2.0);
    }

    /// Whose figures, and by what.
    fn choices(&mut self, ui: &mut Ui, view: &View<'_>, pass: PassId) {
        let constructs = view.overview.pass(pass);
        let constructs = constructs.is_some_and(|row| !row.constructs.is_empty());
        if self.showing.len() < 2 && self.hidden.is_empty() && !constructs {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            if constructs {
                for (by, words) in [(true, "By sub-domain"), (false, "By document")] {
                    if parts::tab(ui, words, self.by_construct == by).clicked() {
                        self.by_construct = by;
                    }
                }
                ui.add_space(metrics::GRID * 4.0);
            }
            if self.showing.len() > 1 {
                for who in self.showing.clone() {
                    let name = view.overview.person_name(who);
                    if parts::tab(ui, name, self.who == Some(who)).clicked() {
                        self.who = Some(who);
                    }
                }
            }
            if !self.hidden.is_empty() {
                let names = self.hidden.join(", ");
                let words = format!("The figures of {names} show once all have closed.");
                ui.label(theme(ui).small(words));
            }
        });
        ui.add_space(metrics::GRID);
    }

    fn update(&mut self, view: &View<'_>, pass: PassId) {
        let Some(row) = view.overview.pass(pass) else {
            return;
        };
        if row.constructs.is_empty() {
            self.by_construct = false;
        }
        let of_pass = |key: &(u64, PassId, Option<AnalystId>, bool)| key.1 == pass;
        if !self.key.as_ref().is_some_and(of_pass) {
            self.by_construct = !row.constructs.is_empty();
            self.who = None;
        }
        if self.key == Some((view.revision(), pass, self.who, self.by_construct)) {
            return;
        }
        let analysts = row.closed.iter().map(|(who, _)| *who);
        let (showing, hidden): (Vec<_>, Vec<_>) =
            analysts.partition(|who| view.seen.shows_work_of(*who, pass));
        if self.who.is_none_or(|who| !showing.contains(&who)) {
            let me = view.me().filter(|me| showing.contains(me));
            self.who = me.or_else(|| showing.first().copied());
        }
        let name = |who: &AnalystId| view.overview.person_name(*who).to_owned();
        self.hidden = hidden.iter().map(name).collect();
        self.showing = showing;
        self.rows = self.who.map_or_else(Vec::new, |who| {
            if self.by_construct {
                rows_by_construct(view, pass, who)
            } else {
                rows_by_document(view, pass, who)
            }
        });
        self.whole = self
            .rows
            .iter()
            .map(|row| row.coverage)
            .reduce(Coverage::with);
        let done = self
            .rows
            .iter()
            .filter(|it| it.coverage.is_worked_through());
        self.worked_through = done.count();
        self.both = double_coding(view.seen, pass);
        self.key = Some((view.revision(), pass, self.who, self.by_construct));
    }

    /// The sentences that go into a paper.
    fn sentences(&self, ui: &mut Ui, view: &View<'_>, pass: PassId) {
        let Some(whole) = self.whole else {
            ui.label(theme(ui).quiet("Nothing of this pass shows to you yet."));
            return;
        };
        let within = view.overview.pass(pass);
        let within = within.is_some_and(|row| !row.constructs.is_empty());
        let parts = if self.by_construct {
            many(self.rows.len(), "sub-domain", "sub-domains")
        } else {
            many(self.rows.len(), "document", "documents")
        };
        let worked = format!(
            "{} of {parts} worked through: closed, read through, or every {} coded or left out on purpose.",
            self.worked_through,
            if within { "segment" } else { "turn" }
        );
        ui.add(Label::new(theme(ui).strong(worked)).wrap());
        let of = if within {
            DENOMINATOR_WITHIN
        } else {
            DENOMINATOR
        };
        let over = if whole.passed_over > 0 {
            let over = grouped(whole.passed_over as usize);
            format!(" {over} characters were left out on purpose.")
        } else {
            String::new()
        };
        let share = whole.share().map_or_else(|| "–".to_owned(), percent);
        let words = format!(
            "{share} {of} is coded: {} of {} characters, {} of {} {}.{over}",
            grouped(whole.coded as usize),
            grouped(whole.characters as usize),
            whole.turns_coded,
            whole.turns,
            if within {
                "segments"
            } else {
                "participants' turns"
            },
        );
        ui.add(Label::new(theme(ui).text(words)).wrap());
        if let Some(both) = self.both {
            ui.add(Label::new(theme(ui).text(of_both(&both, within))).wrap());
        }
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        pass: PassId,
        material: &mut MaterialList,
        commands: &mut Commands,
    ) {
        let units = view.overview.pass(pass);
        let segments = units.is_some_and(|row| !row.constructs.is_empty());
        let units = if segments { "Segments" } else { "Turns" };
        let first = if self.by_construct {
            "Sub-domain"
        } else {
            "Document"
        };
        let columns = [
            Column::share(first, 1.0),
            Column::points("Codings", 64.0).right().from_width(520.0),
            Column::points("Coded", 58.0).right(),
            Column::points(format!("{units} coded"), 104.0).right(),
            Column::points("Left", 44.0).right(),
            Column::points("State", 116.0).from_width(460.0),
        ];
        let rows = &self.rows;
        let open = view.here.document.map(Of::Document);
        let selected = |at: usize| rows.get(at).map(|row| row.of) == open;
        let output = table(ui, "coverage", &columns, rows.len(), selected, |at| {
            rows.get(at).map_or_else(Vec::new, cells)
        });
        if let Some(row) = output.clicked.and_then(|at| rows.get(at)) {
            match row.of {
                Of::Document(document) => {
                    commands.open_document(document);
                    commands.select(Selected::Document(document));
                }
                Of::Construct(construct) => material.go_to(view, construct, commands),
            }
            self.shown = false;
        }
    }
}

fn rows_by_document(view: &View<'_>, pass: PassId, who: AnalystId) -> Vec<Row> {
    let rows = coverage(view.seen, pass, who).unwrap_or_default();
    let mut by_id: std::collections::BTreeMap<DocumentId, Coverage> = rows.into_iter().collect();
    let documents = view.overview.documents.iter();
    documents
        .filter_map(|row| {
            Some(Row {
                of: Of::Document(row.id),
                name: row.name.clone(),
                coverage: by_id.remove(&row.id)?,
            })
        })
        .collect()
}

fn rows_by_construct(view: &View<'_>, pass: PassId, who: AnalystId) -> Vec<Row> {
    let rows = coverage_of_constructs(view.seen, pass, who).into_iter();
    rows.filter_map(|(construct, shown)| {
        Some(Row {
            of: Of::Construct(construct),
            name: view.seen.code_name(construct),
            coverage: shown?,
        })
    })
    .collect()
}

fn cells(row: &Row) -> Vec<Cell> {
    let it = &row.coverage;
    let left = it
        .turns
        .saturating_sub(it.turns_coded + it.turns_passed_over);
    let share = it.share().map_or_else(|| "–".to_owned(), percent);
    vec![
        Cell::Text(row.name.clone()),
        Cell::Quiet(it.codings.to_string()),
        Cell::Text(share),
        Cell::Text(format!("{} of {}", it.turns_coded, it.turns)),
        Cell::Text(left.to_string()),
        Cell::Quiet(state(it).to_owned()),
    ]
}

/// How an analyst stands with a document, in a word or two.
fn state(it: &Coverage) -> &'static str {
    match it.reading {
        _ if it.closed => "finished",
        Reading::NothingRelevant => "nothing relevant",
        Reading::Read => "read through",
        Reading::Unread if it.is_worked_through() => "all accounted for",
        Reading::Unread if it.codings > 0 => "begun",
        Reading::Unread => "not begun",
    }
}

/// How much both have coded, as a sentence.
fn of_both(both: &DoubleCoding, within: bool) -> String {
    let (one, several) = if within {
        ("sub-domain", "sub-domains")
    } else {
        ("document", "documents")
    };
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), percent);
    format!(
        "Coded by at least two analysts: {} ({}), and in these {} ({}).",
        of_many(both.parts, both.all_parts, one, several),
        share(both.share_of_parts()),
        of_many(both.segments_of_both, both.segments, "segment", "segments"),
        share(both.share_of_segments())
    )
}

/// A proportion as whole per cent; what is more than nothing is not called nothing.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.5 {
        "< 1 %".to_owned()
    } else if percent < 100.0 && percent > 99.5 {
        "> 99 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_that_is_not_whole_is_never_called_whole_nor_nothing() {
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(percent(0.001), "< 1 %");
        assert_eq!(percent(0.999), "> 99 %");
        assert_eq!(percent(1.0), "100 %");
        assert_eq!(percent(0.624), "62 %");
    }
}
