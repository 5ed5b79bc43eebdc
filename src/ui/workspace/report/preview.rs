//! The codebook as it will be read.

use crate::exchange::codebook::{Codebook, CodebookRow};
use crate::ui::prose::prose;
use crate::ui::theme::{Theme, metrics, parts, theme};
use crate::ui::{View, icons, many};
use egui::{Label, ScrollArea, Sense, Ui, vec2};

/// Draws the codebook. Rows differ in height, so each is laid out when it comes into sight; those that are out of
/// sight keep the height they had, or an estimate.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, codebook: &Codebook) {
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            egui::Frame::new().inner_margin(32).show(ui, |ui| {
                ui.set_width(ui.available_width().min(720.0));
                let theme = theme(ui);
                ui.label(theme.heading("Codebook"));
                ui.label(theme.small(format!(
                    "{} · {} codes",
                    codebook.title,
                    codebook.rows.len()
                )));
                ui.add_space(metrics::GRID * 4.0);
                let top = ui.min_rect().top();
                let heights = egui::Id::unique("codebook preview heights");
                let mut known: Vec<f32> = ui
                    .data_mut(|data| data.get_temp(heights))
                    .unwrap_or_default();
                known.resize(codebook.rows.len(), ESTIMATE);
                for (row, height) in codebook.rows.iter().zip(&mut known) {
                    let at = ui.cursor().top() - top;
                    let seen =
                        at + *height >= viewport.top() - 200.0 && at <= viewport.bottom() + 200.0;
                    if seen {
                        let before = ui.cursor().top();
                        show_row(ui, view, &theme, row);
                        *height = ui.cursor().top() - before;
                    } else {
                        ui.add_space(*height);
                    }
                }
                ui.data_mut(|data| data.insert_temp(heights, known));
            });
        });
}

/// Height of a row that was not laid out yet, in points.
const ESTIMATE: f32 = 64.0;

fn show_row(ui: &mut Ui, view: &View<'_>, theme: &Theme, row: &CodebookRow) {
    ui.horizontal_top(|ui| {
        ui.add_space(row.depth as f32 * 20.0);
        let colour = view.overview.code(row.code).map_or(0, |it| it.colour);
        let size = vec2(metrics::SWATCH + 4.0, metrics::TEXT_LINE);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let colour = theme.code_colour(colour);
        icons::paint_swatch(ui.painter(), rect.center(), metrics::SWATCH, colour);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(theme.strong(&row.name)).wrap());
            ui.add(Label::new(theme.small(under(row))).wrap());
            for (name, words) in [
                ("", &row.definition),
                ("Include", &row.include),
                ("Exclude", &row.exclude),
            ] {
                if words.is_empty() {
                    continue;
                }
                if !name.is_empty() {
                    parts::field_name(ui, name);
                }
                ui.add(Label::new(theme.text(words)).wrap());
            }
            if !row.example.is_empty() {
                prose(
                    ui,
                    theme.quote(format!("“{}”", row.example)),
                    egui::Sense::hover(),
                );
            }
        });
    });
    ui.add_space(metrics::GRID * 3.0);
}

/// “deductive · MRC · 41 codings in 9 documents by 2 analysts”.
fn under(row: &CodebookRow) -> String {
    let mut words = vec![row.origin_word().to_owned()];
    if row.in_vivo {
        words.push("in vivo".to_owned());
    }
    if !row.framework.is_empty() {
        words.push(row.framework.clone());
    }
    if !row.published_name.is_empty() && row.published_name != row.name {
        words.push(format!("published as “{}”", row.published_name));
    }
    words.push(format!(
        "{} in {} by {}",
        many(row.codings_with_below, "coding", "codings"),
        many(row.documents, "document", "documents"),
        many(row.analysts, "analyst", "analysts")
    ));
    if !row.merged.is_empty() {
        words.push(format!("with {}", row.merged.join(", ")));
    }
    words.join(" · ")
}
