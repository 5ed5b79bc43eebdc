//! The list of quotations, by category.

use super::filter::Filter;
use super::row::Row;
use crate::analysis::quotations::ChosenQuotations;
use crate::model::{CategoryLevel, CodingId, QuotationUse};
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, many};
use egui::{EventFilter, Id, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo};

/// Height of a row that was not laid out yet.
const ESTIMATE: f32 = 96.0;

/// What a quotation is to be quoted for from now on; none for no quotation any more.
#[derive(Debug, Clone, Copy)]
pub(super) struct To(pub Option<QuotationUse>);

/// What was done on the list.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Done {
    /// A quotation that is to be selected.
    pub selected: Option<CodingId>,
    /// What the selected one is to be quoted for.
    pub choose: Option<To>,
    /// The quotation after the selected one, for when that leaves the list.
    pub after: Option<CodingId>,
    /// Whether it is to be read in its transcript.
    pub open: bool,
}

/// A heading or a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Heading(String, String),
    Row(Box<Row>),
}

/// The list.
#[derive(Debug, Default)]
pub(super) struct List {
    filter: Filter,
    key: Option<(u64, Filter, u64)>,
    pieces: Vec<(Piece, f32)>,
    /// Quotations on it, and all.
    count: (usize, usize),
    width: f32,
    /// A quotation to be brought into sight.
    reach: Option<CodingId>,
}

impl List {
    /// Draws it.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        (chosen, number): (&ChosenQuotations, u64),
        selected: Option<CodingId>,
    ) -> Done {
        let margin = egui::Margin::symmetric(24, 0);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            self.filter.show(ui, chosen, view);
            self.update(view, chosen, number);
            self.counted(ui, chosen);
        });
        self.rows(ui, selected)
    }

    fn update(&mut self, view: &View<'_>, chosen: &ChosenQuotations, number: u64) {
        let key = (view.revision(), self.filter.clone(), number);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.key = Some(key);
        let mark = view.seen.omission_mark();
        // Each stands under its first category; what is in none comes last.
        let mut placed: Vec<(usize, &crate::analysis::quotations::QuotedSegment)> = Vec::new();
        for it in chosen.all.iter().filter(|it| self.filter.takes(view, it)) {
            let of = chosen.categories.iter().enumerate();
            let of = of.filter(|(_, category)| it.categories.contains(&category.category));
            let first = of.min_by_key(|(at, category)| (above(category.level), *at));
            placed.push((first.map_or(usize::MAX, |(at, _)| at), it));
        }
        placed.sort_by_key(|(at, _)| *at);
        self.count = (placed.len(), chosen.all.len());
        let mut pieces = Vec::new();
        for same in placed.chunk_by(|a, b| a.0 == b.0) {
            let of = same.first().and_then(|(at, _)| chosen.categories.get(*at));
            let name = of.map_or("In no category", |it| &it.name).to_owned();
            let count = of.map_or_else(|| same.len().to_string(), |it| it.uses.words());
            pieces.push(Piece::Heading(name, count));
            let rows = same.iter();
            let rows = rows.map(|(_, it)| Row::of(view, chosen, mark, it));
            pieces.extend(rows.map(|row| Piece::Row(Box::new(row))));
        }
        let old = std::mem::take(&mut self.pieces);
        let same = old.len() == pieces.len();
        self.pieces = pieces
            .into_iter()
            .enumerate()
            .map(|(at, piece)| {
                let known = old.get(at).filter(|_| same).map(|(_, height)| *height);
                (piece, known.unwrap_or(ESTIMATE))
            })
            .collect();
    }

    /// “13 quotations: 8 in the main text…”, and how many categories have none.
    fn counted(&self, ui: &mut Ui, chosen: &ChosenQuotations) {
        let theme = theme(ui);
        let (shown, all) = self.count;
        let mut words = many(all, "quotation", "quotations");
        if self.filter.narrows() {
            words = format!("{shown} of {words}");
        }
        let unquoted = chosen.unquoted().count();
        let mut line = vec![format!("{words}: {}", chosen.uses().words())];
        if unquoted > 0 {
            let plural = if unquoted == 1 {
                "category has"
            } else {
                "categories have"
            };
            line.push(format!(
                "{unquoted} {plural} none in main text or supplement"
            ));
        }
        ui.add_space(metrics::GRID);
        ui.add(egui::Label::new(theme.small(line.join(" · "))).wrap());
        ui.add_space(metrics::GRID);
    }

    fn rows(&mut self, ui: &mut Ui, selected: Option<CodingId>) -> Done {
        let mut done = Done::default();
        let room = ui.available_rect_before_wrap();
        let id = Id::unique("quotations");
        let area = ui.interact(room, id, Sense::focusable_noninteractive());
        area.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, "Quotations by category"));
        parts::focus_ring(ui, &area, room.shrink(2.0));
        if area.has_focus() {
            self.keys(ui, &area, selected, &mut done);
        }
        let reach = self.reach.take();
        let scroll = ScrollArea::vertical()
            .id_salt("quotations")
            .auto_shrink(false);
        scroll.show_viewport(ui, |ui, viewport| {
            let margin = egui::Margin::symmetric(14, 4);
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(860.0));
                ui.spacing_mut().item_spacing.y = 0.0;
                if (self.width - ui.available_width()).abs() > 0.5 {
                    self.width = ui.available_width();
                    self.pieces
                        .iter_mut()
                        .for_each(|(_, height)| *height = ESTIMATE);
                }
                let top = ui.min_rect().top();
                for (piece, height) in &mut self.pieces {
                    let at = ui.cursor().top() - top;
                    let is_seen =
                        at + *height >= viewport.top() - 200.0 && at <= viewport.bottom() + 200.0;
                    let wanted = matches!(piece, Piece::Row(row) if reach == Some(row.coding));
                    if !is_seen && !wanted {
                        ui.add_space(*height);
                        continue;
                    }
                    let before = ui.cursor().top();
                    match piece {
                        Piece::Heading(name, count) => {
                            ui.add_space(metrics::GRID * 3.0);
                            parts::section(ui, name, count);
                        }
                        Piece::Row(row) => {
                            let is_selected = selected == Some(row.coding);
                            let response = row.show(ui, is_selected);
                            if response.clicked() {
                                area.request_focus();
                                done.selected = Some(row.coding);
                            }
                            done.open |= response.double_clicked();
                            if wanted {
                                response.scroll_to_me(None);
                            }
                        }
                    }
                    *height = ui.cursor().top() - before;
                }
                if self.pieces.is_empty() {
                    ui.add_space(metrics::GRID * 4.0);
                    let words = "No quotation is like this: widen the search above.";
                    ui.label(theme(ui).quiet(words));
                }
            });
        });
        done
    }

    fn keys(
        &mut self,
        ui: &Ui,
        area: &egui::Response,
        selected: Option<CodingId>,
        done: &mut Done,
    ) {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(area.id, filter));
        let rows: Vec<CodingId> = self
            .pieces
            .iter()
            .filter_map(|(piece, _)| match piece {
                Piece::Row(row) => Some(row.coding),
                Piece::Heading(..) => None,
            })
            .collect();
        let at = selected.and_then(|id| rows.iter().position(|it| *it == id));
        let last = rows.len().saturating_sub(1);
        done.after = at.and_then(|at| {
            rows.get(at + 1)
                .or_else(|| rows.get(at.checked_sub(1)?))
                .copied()
        });
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let mut to = None;
        if pressed(Key::ArrowDown) {
            to = Some(at.map_or(0, |at| (at + 1).min(last)));
        } else if pressed(Key::ArrowUp) {
            to = Some(at.map_or(0, |at| at.saturating_sub(1)));
        } else if pressed(Key::Home) {
            to = Some(0);
        } else if pressed(Key::End) {
            to = Some(last);
        }
        if let Some(id) = to.and_then(|to| rows.get(to)) {
            done.selected = Some(*id);
            self.reach = Some(*id);
        }
        for (key, quoted) in [
            (Key::Num1, Some(QuotationUse::Candidate)),
            (Key::Num2, Some(QuotationUse::MainText)),
            (Key::Num3, Some(QuotationUse::Supplement)),
            (Key::Num0, None),
        ] {
            if pressed(key) {
                done.choose = Some(To(quoted));
            }
        }
        done.open |= pressed(Key::Enter);
    }
}

/// How far above the category that a finding is told by.
const fn above(level: CategoryLevel) -> u8 {
    match level {
        CategoryLevel::Category => 0,
        CategoryLevel::Subcategory => 1,
        CategoryLevel::Theme => 2,
    }
}
