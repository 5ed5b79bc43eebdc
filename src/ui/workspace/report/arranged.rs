//! Documents in an order arranged by hand.

use crate::model::DocumentKind;
use crate::ui::View;
use crate::ui::theme::theme;
use egui::{DragValue, Label, Role, ScrollArea, Ui, WidgetInfo};

/// How high the list gets, in points.
const HIGH: f32 = 260.0;

/// The documents there are, read once for each state of the study.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    of: Option<u64>,
    /// Id and name, in order of import.
    documents: Vec<(String, String)>,
}

impl Arranged {
    /// Offers to move documents by giving them another place; true when one was moved. `value` has their ids in order.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, value: &mut String) -> bool {
        if self.of != Some(view.revision()) {
            self.of = Some(view.revision());
            let documents = view.seen.documents().into_iter();
            let documents = documents
                .filter(|it| it.kind.get_or(DocumentKind::Transcript) != DocumentKind::FieldNote);
            self.documents = documents
                .map(|it| (it.id.to_string(), it.name.text().to_owned()))
                .collect();
        }
        let mut order: Vec<&(String, String)> = self.documents.iter().collect();
        let chosen: Vec<&str> = value.split(',').collect();
        order.sort_by_key(|(id, _)| chosen.iter().position(|it| it == id).unwrap_or(usize::MAX));
        let mut moved: Option<(usize, usize)> = None;
        let high = ui.spacing().interact_size.y;
        let list = ScrollArea::vertical()
            .id_salt("arranged")
            .max_height(HIGH)
            .auto_shrink([false, true]);
        list.show_rows(ui, high, order.len(), |ui, rows| {
            for n in rows {
                let Some((_, name)) = order.get(n) else {
                    continue;
                };
                ui.horizontal(|ui| {
                    let mut place = n + 1;
                    let field = DragValue::new(&mut place)
                        .range(1..=order.len())
                        .speed(0.05)
                        .update_while_editing(false);
                    let response = ui.add(field);
                    response.widget_info(|| {
                        WidgetInfo::labeled(Role::SpinButton, true, format!("Place of {name}"))
                    });
                    if response.changed() && place != n + 1 {
                        moved = Some((n, place - 1));
                    }
                    ui.add(Label::new(theme(ui).text(name)).truncate());
                });
            }
        });
        let Some((from, to)) = moved else {
            return false;
        };
        let it = order.remove(from);
        order.insert(to.min(order.len()), it);
        let ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
        *value = ids.join(",");
        true
    }
}
