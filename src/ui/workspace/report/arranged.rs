//! Documents in an order arranged by hand.

use crate::model::DocumentKind;
use crate::ui::View;
use crate::ui::theme::theme;
use egui::{DragValue, Label, Role, ScrollArea, Ui, WidgetInfo};
use std::collections::HashMap;

/// How high the list gets, in points.
const HIGH: f32 = 260.0;

/// The documents in the order that was arranged, derived once for each state of the study and each order.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    of: Option<(u64, String)>,
    /// Id and name; those that were arranged first, then the others in order of import.
    documents: Vec<(String, String)>,
}

impl Arranged {
    /// Offers to move documents by giving them another place; true when one was moved. `value` has their ids in order.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, value: &mut String) -> bool {
        let revision = view.revision();
        let same = |(of, order): &(u64, String)| *of == revision && order == value;
        if !self.of.as_ref().is_some_and(same) {
            self.of = Some((revision, value.clone()));
            let documents = view.seen.documents().into_iter();
            let documents = documents
                .filter(|it| it.kind.get_or(DocumentKind::Transcript) != DocumentKind::FieldNote);
            let documents = documents.map(|it| (it.id.to_string(), it.name.text().to_owned()));
            self.documents = in_order(documents.collect(), value);
        }
        let order = &self.documents;
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
        let mut ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
        let it = ids.remove(from);
        ids.insert(to.min(ids.len()), it);
        *value = ids.join(",");
        true
    }
}

/// Documents in the order of ids with commas between them; those that are not among them last, as they stand.
fn in_order(mut documents: Vec<(String, String)>, ids: &str) -> Vec<(String, String)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, id) in ids.split(',').enumerate() {
        places.entry(id).or_insert(place);
    }
    documents.sort_by_key(|(id, _)| places.get(id.as_str()).copied().unwrap_or(usize::MAX));
    documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_stand_as_arranged_and_new_ones_after_them() {
        let documents = ["a", "b", "c", "d"].map(|id| (id.to_owned(), String::new()));
        let order = |ids: &str| {
            let ordered = in_order(documents.to_vec(), ids).into_iter();
            ordered.map(|(id, _)| id).collect::<String>()
        };
        assert_eq!(order(""), "abcd");
        assert_eq!(order("d,b"), "dbac");
        assert_eq!(order("c,gone,a,c"), "cabd");
    }
}
