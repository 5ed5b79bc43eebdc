//! One code of the codebook as it will be read.

use crate::exchange::codebook::CodebookRow;
use crate::ui::prose::prose;
use crate::ui::theme::{metrics, parts, theme};
use crate::ui::{View, icons, many};
use egui::{Label, Sense, Ui, vec2};

/// Draws a code with everything the codebook says of it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, row: &CodebookRow) {
    let theme = theme(ui);
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
    if row.is_counted {
        words.push(format!(
            "{} in {} by {}",
            many(row.codings_with_below, "coding", "codings"),
            many(row.documents, "document", "documents"),
            many(row.analysts, "analyst", "analysts")
        ));
    }
    if !row.merged.is_empty() {
        words.push(format!("with {}", row.merged.join(", ")));
    }
    words.join(" · ")
}
